#include "core/ledger/checkpoint.h"

#include "core/base/text.h"
#include "core/crypto/hash.h"
#include "core/ledger/decimal.h"
#include "core/ledger/note.h"

namespace cz::ledger {
namespace {

constexpr std::string_view kLogId{"mcz/log/1\0", 10};
constexpr std::string_view kOrigin = "mcz.invalid/";
constexpr std::size_t kIdSymbols = 26;

Error bad(std::string_view why) {
  return {Fault::input, "This checkpoint can't be used: " + std::string(why) + ".", ""};
}

}  // namespace

std::string_view nameOf(Role role) { return role == Role::up ? "up" : role == Role::down ? "down" : "st"; }

Result<Role> roleNamed(std::string_view name) {
  for (const Role role : {Role::up, Role::down, Role::station})
    if (name == nameOf(role)) return role;
  return Error{Fault::input, "A log is \"up\", \"down\" or \"st\".", std::string(name.substr(0, 40))};
}

LogId LogKey::id() const {
  Bytes message(kLogId.begin(), kLogId.end());
  const Hash fingerprint = identity.fingerprint();
  message.insert(message.end(), fingerprint.bytes.begin(), fingerprint.bytes.end());
  message.insert(message.end(), nonce.bytes.begin(), nonce.bytes.end());
  return LogId(base32Of(crypto::sha256(message).view()).substr(0, kIdSymbols));
}

std::string LogKey::origin() const { return std::string(kOrigin) + std::string(nameOf(role)) + "/" + id().text; }

std::string signCheckpoint(const LogKey& log, std::uint64_t size, const Hash& root, const crypto::DeviceKeys& keys) {
  const std::string origin = log.origin();
  Note note;
  note.text = origin + "\n" + std::to_string(size) + "\n" + base64Of(root.view()) + "\n";
  const crypto::Signature signature = keys.signNote(viewOf(note.text));
  note.signatures.push_back(
      {origin, keyIdOf(origin, log.identity.note), {signature.bytes.begin(), signature.bytes.end()}});
  return write(note);
}

Result<Checkpoint> openCheckpoint(std::string_view text, const LogKey& log) {
  CZ_TRY(note, parseNote(text));
  const auto lines = split(note.text, '\n');
  if (lines.size() != 4) return bad("it must have three lines: log, size and root");
  Checkpoint checkpoint;
  checkpoint.origin = lines[0];
  if (checkpoint.origin != log.origin()) return bad("it is of another log");
  CZ_CHECK(checkNote(note, checkpoint.origin, log.identity.note));
  const auto size = decimalFrom(lines[1]);
  if (!size) return bad("its size is not a number");
  checkpoint.size = *size;
  CZ_TRY(root, bytesFromBase64(lines[2]));
  CZ_TRY(hash, fixedFrom<Hash>(root, "A root"));
  checkpoint.root = hash;
  return checkpoint;
}

}  // namespace cz::ledger
