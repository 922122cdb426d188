#include "core/ledger/cosignature.h"

#include <algorithm>

#include "core/crypto/hash.h"
#include "core/ledger/note_key.h"

namespace cz::ledger {
namespace {

constexpr std::uint8_t kCosignatureV1 = 0x04;
constexpr std::size_t kTimeBytes = 8;

Bytes messageOf(std::string_view text, std::uint64_t seconds) {
  const std::string message = "cosignature/v1\ntime " + std::to_string(seconds) + "\n" + std::string(text);
  return {message.begin(), message.end()};
}

Error bad(std::string_view why) {
  return {Fault::input, "A countersignature of this checkpoint is wrong: " + std::string(why) + ".", ""};
}

bool isBy(const NoteSignature& line, const std::string& name, std::uint32_t id) {
  return line.name == name && line.keyId == id;
}

}  // namespace

std::string witnessName(const crypto::Identity& identity) {
  return "mcz.invalid/witness/" + base32Of(identity.fingerprint().view()).substr(0, 26);
}

std::uint32_t keyIdOf(std::string_view name, const crypto::CosigKey& key) {
  return keyIdOf(name, kCosignatureV1, key.view());
}

Result<std::string> cosigned(std::string_view text, std::int64_t seconds, const crypto::DeviceKeys& keys) {
  CZ_TRY(note, parseNote(text));
  const auto time = static_cast<std::uint64_t>(std::max<std::int64_t>(seconds, 0));
  const crypto::Signature signature = keys.signCosig(messageOf(note.text, time));
  NoteSignature line{witnessName(keys.identity()), 0, {}};
  line.keyId = keyIdOf(line.name, keys.identity().cosig);
  for (int shift = 56; shift >= 0; shift -= 8) line.signature.push_back(static_cast<std::uint8_t>(time >> shift));
  line.signature.insert(line.signature.end(), signature.bytes.begin(), signature.bytes.end());
  std::erase_if(note.signatures, [&](const NoteSignature& old) { return isBy(old, line.name, line.keyId); });
  note.signatures.push_back(std::move(line));
  return write(note);
}

Result<std::optional<std::int64_t>> cosignedAt(const Note& note, const crypto::Identity& witness) {
  const std::string name = witnessName(witness);
  const std::uint32_t id = keyIdOf(name, witness.cosig);
  std::optional<std::int64_t> newest;
  for (const NoteSignature& line : note.signatures) {
    if (!isBy(line, name, id)) continue;
    if (line.signature.size() != kTimeBytes + crypto::Signature::size) return bad("it has another length");
    std::uint64_t seconds = 0;
    for (std::size_t i = 0; i < kTimeBytes; ++i) seconds = (seconds << 8U) | line.signature[i];
    if (seconds >> 63U != 0) return bad("its time is out of range");
    CZ_TRY(signature, fixedFrom<crypto::Signature>(ByteView(line.signature).subspan(kTimeBytes), "A signature"));
    if (!crypto::verify(witness.cosig, messageOf(note.text, seconds), signature))
      return bad("it is not by the device that it names");
    newest = std::max(newest.value_or(0), static_cast<std::int64_t>(seconds));
  }
  return newest;
}

}  // namespace cz::ledger
