#include "core/ledger/note.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/crypto/hash.h"
#include "core/ledger/note_key.h"

namespace cz::ledger {
namespace {

constexpr std::string_view kDash = "\u2014 ";
constexpr std::size_t kMostSignatures = 100;
constexpr std::size_t kLongest = 64 * 1024;
constexpr std::uint8_t kEd25519 = 0x01;

Error bad(std::string_view why) {
  return {Fault::input, "This is not a signed checkpoint: " + std::string(why) + ".", ""};
}

bool hasControls(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 32 && c != '\n'; });
}

/// Names hold no '+' and no white space of any kind.
bool isName(std::string_view name) {
  return !name.empty() && name.find('+') == std::string_view::npos && name.find(' ') == std::string_view::npos &&
         tidySpaces(name) == name;
}

std::uint32_t bigEndian(ByteView bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = (value << 8U) | bytes[i];
  return value;
}

/// "— name base64(id ‖ signature)", without the line break.
Result<NoteSignature> parseLine(std::string_view line) {
  if (!line.starts_with(kDash)) return bad("a signature line doesn't begin with a dash");
  line.remove_prefix(kDash.size());
  const auto blank = line.find(' ');
  if (blank == std::string_view::npos) return bad("a signature line has no signature");
  NoteSignature signature;
  signature.name = line.substr(0, blank);
  if (!isName(signature.name)) return bad("the name of a key is not allowed");
  CZ_TRY(decoded, bytesFromBase64(line.substr(blank + 1)));
  if (decoded.size() < 5) return bad("a signature is too short");
  signature.keyId = bigEndian(decoded);
  signature.signature.assign(decoded.begin() + 4, decoded.end());
  return signature;
}

}  // namespace

std::uint32_t keyIdOf(std::string_view name, std::uint8_t kind, ByteView key) {
  Bytes message(name.begin(), name.end());
  message.push_back('\n');
  message.push_back(kind);
  message.insert(message.end(), key.begin(), key.end());
  return bigEndian(crypto::sha256(message).view());
}

std::uint32_t keyIdOf(std::string_view name, const crypto::NoteKey& key) { return keyIdOf(name, kEd25519, key.view()); }

std::string write(const Note& note) {
  std::string text = note.text + "\n";
  for (const NoteSignature& signature : note.signatures) {
    Bytes bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(signature.keyId >> shift));
    bytes.insert(bytes.end(), signature.signature.begin(), signature.signature.end());
    text += std::string(kDash) + signature.name + " " + base64Of(bytes) + "\n";
  }
  return text;
}

Result<Note> parseNote(std::string_view text) {
  if (text.size() > kLongest) return bad("it is too long");
  if (!isUtf8(text) || hasControls(text)) return bad("it holds bytes that are no text");
  if (!text.ends_with('\n')) return bad("it ends too early");
  const auto gap = text.rfind("\n\n");
  if (gap == std::string_view::npos || gap == 0) return bad("it has no empty line before its signatures");
  Note note;
  note.text = text.substr(0, gap + 1);
  std::string_view rest = text.substr(gap + 2);
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    CZ_TRY(signature, parseLine(rest.substr(0, end)));
    note.signatures.push_back(std::move(signature));
    rest.remove_prefix(end + 1);
  }
  if (note.signatures.empty()) return bad("it is not signed");
  if (note.signatures.size() > kMostSignatures) return bad("it bears too many signatures");
  return note;
}

Result<void> checkNote(const Note& note, std::string_view name, const crypto::NoteKey& key) {
  const std::uint32_t id = keyIdOf(name, key);
  bool found = false;
  for (const NoteSignature& line : note.signatures) {
    if (line.name != name || line.keyId != id) continue;
    found = true;
    const auto signature = fixedFrom<crypto::Signature>(line.signature, "A signature");
    if (!signature || !crypto::verify(key, viewOf(note.text), *signature)) return bad("its signature is wrong");
  }
  return found ? Result<void>() : bad("it is not signed by this device");
}

}  // namespace cz::ledger
