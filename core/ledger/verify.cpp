#include "core/ledger/verify.h"

#include "core/ledger/cosignature.h"
#include "core/ledger/note.h"
#include "core/ledger/tree.h"

namespace cz::ledger {
namespace {

std::string leafNamed(std::uint64_t index) { return "Leaf " + std::to_string(index); }

/// The checkpoint of a file bears the writer's signature, that of the witness that the file names, and no other line:
/// nobody vouches for more of them.
Result<Checkpoint> checkpointOf(const LogFile& file, Report& report) {
  CZ_TRY(note, parseNote(file.slice.note));
  if (note.signatures.size() != (file.witness ? 2 : 1))
    return Error{Fault::input, "The checkpoint bears lines beside the signatures of those whom the file names.", ""};
  CZ_TRY(checkpoint, openCheckpoint(file.slice.note, file.log));
  if (!file.witness) return checkpoint;
  CZ_TRY(seconds, cosignedAt(note, *file.witness));
  if (!seconds) return Error{Fault::input, "The checkpoint is not countersigned by whom the file names.", ""};
  report.witness = hexOf(file.witness->fingerprint().view());
  report.witnessedAt = *seconds;
  return checkpoint;
}

Result<void> checkTree(const Checkpoint& checkpoint, const std::vector<Bytes>& leaves) {
  if (leaves.size() != checkpoint.size)
    return Error{Fault::input,
                 "The checkpoint signs " + std::to_string(checkpoint.size) + " leaves, but " +
                     std::to_string(leaves.size()) + " are here.",
                 ""};
  if (frontierOf(leaves).root() == checkpoint.root) return {};
  return Error{Fault::input, "The leaves are not the ones that were signed: at least one was changed, added or moved.",
               ""};
}

Result<void> checkPayloads(const std::vector<Leaf>& leaves, const std::vector<OpenPayload>& payloads) {
  for (const OpenPayload& payload : payloads) {
    const Leaf& leaf = leaves.at(payload.index);
    const bool fits =
        leaf.payloadSize == payload.body.size() && leaf.payload == commitmentTo(payload.salt, payload.body);
    if (!fits)
      return Error{Fault::input,
                   "The payload of leaf " + std::to_string(payload.index) + " (" + nameOf(leaf.type) +
                       ") is not the one that was signed.",
                   ""};
  }
  return {};
}

Result<void> verifyInto(Report& report, ByteView bytes) {
  CZ_TRY(file, readLogFile(bytes));
  report.kind = "log";
  report.log = file.log.id().text;
  report.role = nameOf(file.log.role);
  report.key = hexOf(file.log.identity.fingerprint().view());
  CZ_TRY(checkpoint, checkpointOf(file, report));
  report.size = checkpoint.size;
  report.root = base64Of(checkpoint.root.view());
  CZ_TRY(leaves, decodeLeaves(0, file.slice.leaves, 0));
  CZ_CHECK(checkTree(checkpoint, file.slice.leaves));
  CZ_CHECK(checkPayloads(leaves, file.slice.payloads));
  report.payloads = file.slice.payloads.size();
  return {};
}

}  // namespace

Report verifyLogFile(ByteView bytes) {
  Report report;
  report.kind = "unknown";
  const auto verified = verifyInto(report, bytes);
  report.ok = verified.ok();
  if (!verified) report.problems.push_back(verified.error().message);
  return report;
}

Result<std::vector<Leaf>> decodeLeaves(std::uint64_t from, const std::vector<Bytes>& leaves, std::uint64_t lastBoot) {
  std::vector<Leaf> decoded;
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    const std::uint64_t place = from + i;
    auto leaf = decodeLeaf(leaves[i]);
    if (!leaf) return Error{Fault::input, leafNamed(place) + " is damaged: " + leaf.error().message, ""};
    if (leaf->index != place)
      return Error{Fault::input, leafNamed(place) + " says that it is leaf " + std::to_string(leaf->index) + ".", ""};
    if (leaf->boot < lastBoot)
      return Error{Fault::input, leafNamed(place) + " comes from an earlier start of the device than the leaf before.",
                   ""};
    lastBoot = leaf->boot;
    decoded.push_back(std::move(*leaf));
  }
  return decoded;
}

}  // namespace cz::ledger
