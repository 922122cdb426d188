#include "core/ledger/proof_lines.h"

#include "core/base/text.h"
#include "core/ledger/note.h"

namespace cz::ledger {
namespace {

constexpr std::size_t kLongestPath = 64;  ///< a tree of 2^64 leaves

Role readRole(CborReader& reader) {
  const std::uint64_t role = reader.number();
  if (role < 1 || role > 3) reader.fail("a log is of another kind");
  return reader.ok() ? static_cast<Role>(role) : Role::up;
}

}  // namespace

Error badProof(std::string_view why) {
  return {Fault::input, "This proof can't be used: " + std::string(why) + ".", ""};
}

std::optional<std::string_view> takeLine(std::string_view& text, std::string_view word) {
  const auto end = text.find('\n');
  if (end == std::string_view::npos || !text.starts_with(word)) return std::nullopt;
  const std::string_view line = text.substr(word.size(), end - word.size());
  text.remove_prefix(end + 1);
  return line;
}

Result<Path> takePath(std::string_view& text) {
  Path path;
  while (!text.empty() && text.front() != '\n') {
    const auto line = takeLine(text, "");
    if (!line || path.size() == kLongestPath) return badProof("its hashes don't end");
    CZ_TRY(bytes, bytesFromBase64(*line));
    CZ_TRY(hash, fixedFrom<Hash>(bytes, "A hash of a proof"));
    path.push_back(hash);
  }
  if (text.empty()) return badProof("it has no checkpoint");
  text.remove_prefix(1);
  return path;
}

void writeLogKey(CborWriter& writer, const LogKey& log) {
  writer.key(1).bytes(log.identity.encode());
  writer.key(2).bytes(log.nonce.view());
  writer.key(3).number(static_cast<std::uint64_t>(log.role));
}

LogKey readLogKey(CborReader& reader) {
  LogKey log;
  reader.key(1);
  const auto identity = crypto::Identity::decode(reader.bytes());
  if (identity)
    log.identity = *identity;
  else
    reader.fail("an identity is not well formed");
  reader.key(2);
  log.nonce = readFixed<LogNonce>(reader);
  reader.key(3);
  log.role = readRole(reader);
  return log;
}

Result<Checkpoint> openOwnCheckpoint(std::string_view text, const LogKey& log) {
  CZ_TRY(note, parseNote(text));
  if (note.signatures.size() > 1) return badProof("its checkpoint bears lines that nobody can check here");
  return openCheckpoint(text, log);
}

Result<std::string> ofWriter(const std::string& text, const LogKey& log) {
  CZ_TRY(note, parseNote(text));
  std::erase_if(note.signatures, [&](const NoteSignature& line) { return line.name != log.origin(); });
  return write(note);
}

}  // namespace cz::ledger
