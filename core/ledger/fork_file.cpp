#include "core/ledger/fork_file.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/ledger/proof_lines.h"
#include "core/ledger/tree.h"

namespace cz::ledger {
namespace {

constexpr std::uint64_t kVersion = 1;
constexpr std::size_t kLongest = std::size_t{16} << 20;

struct Fork {
  LogKey log;
  Hash root;
  Path path;
  std::string longer, shorter;
};

Result<void> expectOf(const Way& way, const Checkpoint& checkpoint) {
  const bool its = checkpoint.size == way.leaves.size() && rootOf(way.leaves) == checkpoint.root;
  return its ? Result<void>() : badProof("a checkpoint does not sign the leaves that are here");
}

Bytes extraOf(const LogKey& log) {
  CborWriter writer;
  writer.map(4).key(0).number(kVersion);
  writeLogKey(writer, log);
  return writer.take();
}

Result<LogKey> readExtra(ByteView bytes) {
  CborReader reader(bytes);
  reader.map();
  reader.key(0);
  if (reader.number() != kVersion) reader.fail("its version is unknown; install a newer Checkzone");
  const LogKey log = readLogKey(reader);
  reader.leave();
  CZ_CHECK(reader.finish("The extra line of a proof"));
  return log;
}

/// One of them, without its first line.
Result<Fork> readFork(std::string_view text) {
  const auto extra = takeLine(text, "extra ");
  const auto root = extra ? takeLine(text, "root ") : std::nullopt;
  if (!root) return badProof("it doesn't say which log it is of");
  CZ_TRY(extraBytes, bytesFromBase64(*extra));
  CZ_TRY(log, readExtra(extraBytes));
  CZ_TRY(rootBytes, bytesFromBase64(*root));
  CZ_TRY(rootHash, fixedFrom<Hash>(rootBytes, "A root"));
  CZ_TRY(path, takePath(text));
  // Of a checkpoint an empty line comes before its signatures, too.
  const auto middle = text.find("\n\n", text.find("\n\n") + 1);
  if (middle == std::string_view::npos) return badProof("it has no second checkpoint");
  return Fork{log, rootHash, std::move(path), std::string(text.substr(0, middle + 1)),
              std::string(text.substr(middle + 2))};
}

Result<void> verifyOne(Report& report, std::string_view text) {
  CZ_TRY(fork, readFork(text));
  const std::string key = hexOf(fork.log.identity.fingerprint().view());
  if (!report.key.empty() && report.key != key) return badProof("its parts are by two writers");
  report.log = fork.log.id().text;
  report.role = nameOf(fork.log.role);
  report.key = key;
  CZ_TRY(longer, openOwnCheckpoint(fork.longer, fork.log));
  CZ_TRY(shorter, openOwnCheckpoint(fork.shorter, fork.log));
  if (longer.size > report.size || report.root.empty()) report.root = base64Of(longer.root.view());
  report.size = std::max(report.size, longer.size);
  if (shorter.size == 0) return badProof("a log without leaves is the beginning of every other one");
  CZ_CHECK(checkConsistency({shorter.size, fork.root}, {longer.size, longer.root}, fork.path));
  if (fork.root == shorter.root) return badProof("one checkpoint goes on where the other one ended");
  return {};
}

Result<void> verifyInto(Report& report, std::string_view text) {
  if (text.size() > kLongest) return badProof("it is too long");
  if (!text.starts_with(kForkMagic)) return badProof("it doesn't begin as one");
  report.kind = "fork";
  const std::string next = "\n" + std::string(kForkMagic);
  for (std::string_view rest = text;;) {
    rest.remove_prefix(kForkMagic.size());
    const auto end = rest.find(next);
    CZ_CHECK(verifyOne(report, end == std::string_view::npos ? rest : rest.substr(0, end + 1)));
    if (end == std::string_view::npos) return {};
    rest.remove_prefix(end + 1);
  }
}

}  // namespace

Result<std::string> writeFork(const LogKey& log, const Way& one, const Way& other) {
  const Way& longer = one.leaves.size() < other.leaves.size() ? other : one;
  const Way& shorter = &longer == &one ? other : one;
  CZ_TRY(longNote, ofWriter(longer.note, log));
  CZ_TRY(shortNote, ofWriter(shorter.note, log));
  CZ_TRY(longSigned, openCheckpoint(longNote, log));
  CZ_TRY(shortSigned, openCheckpoint(shortNote, log));
  CZ_CHECK(expectOf(longer, longSigned));
  CZ_CHECK(expectOf(shorter, shortSigned));
  const Hash root = rootOf(longer.leaves.first(shorter.leaves.size()));
  if (shorter.leaves.empty() || root == shortSigned.root)
    return badProof("one checkpoint goes on where the other one ended");
  std::string text(kForkMagic);
  text += "extra " + base64Of(extraOf(log)) + "\nroot " + base64Of(root.view()) + "\n";
  for (const Hash& hash : consistencyProof(longer.leaves, shorter.leaves.size())) text += base64Of(hash.view()) + "\n";
  return text + "\n" + longNote + "\n" + shortNote;
}

Report verifyForks(std::string_view text) {
  Report report;
  report.kind = "unknown";
  const auto verified = verifyInto(report, text);
  report.ok = verified.ok();
  if (!verified) report.problems.push_back(verified.error().message);
  return report;
}

}  // namespace cz::ledger
