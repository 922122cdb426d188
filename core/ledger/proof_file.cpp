#include "core/ledger/proof_file.h"

#include "core/base/text.h"
#include "core/ledger/decimal.h"
#include "core/ledger/proof_lines.h"
#include "core/ledger/tree.h"

namespace cz::ledger {
namespace {

constexpr std::uint64_t kVersion = 1;
constexpr std::size_t kLongest = std::size_t{16} << 20;

Bytes extraOf(const LeafProof& proof) {
  CborWriter writer;
  writer.map(proof.payload ? 7 : 5);
  writer.key(0).number(kVersion);
  writeLogKey(writer, proof.log);
  writer.key(4).bytes(proof.leaf);
  if (proof.payload) writer.key(5).bytes(proof.payload->salt.view()).key(6).bytes(proof.payload->body);
  return writer.take();
}

Result<void> readExtra(ByteView bytes, LeafProof& proof) {
  CborReader reader(bytes);
  reader.map();
  reader.key(0);
  if (reader.number() != kVersion) reader.fail("its version is unknown; install a newer Checkzone");
  proof.log = readLogKey(reader);
  reader.key(4);
  proof.leaf = reader.bytes();
  if (reader.has(5)) {
    OpenPayload payload{proof.index, readFixed<Salt>(reader), {}};
    reader.key(6);
    payload.body = reader.bytes();
    proof.payload = std::move(payload);
  }
  reader.leave();
  return reader.finish("The extra line of a proof");
}

Result<void> checkOpened(const LeafProof& proof, const Leaf& leaf) {
  if (!proof.payload) return {};
  const OpenPayload& payload = *proof.payload;
  const bool fits = leaf.payloadSize == payload.body.size() && leaf.payload == commitmentTo(payload.salt, payload.body);
  return fits ? Result<void>() : badProof("what it says was recorded is not what was signed");
}

Result<void> verifyInto(Report& report, std::string_view text) {
  CZ_TRY(proof, readProof(text));
  report.kind = "proof";
  report.log = proof.log.id().text;
  report.role = nameOf(proof.log.role);
  report.key = hexOf(proof.log.identity.fingerprint().view());
  CZ_TRY(checkpoint, openOwnCheckpoint(proof.note, proof.log));
  report.size = checkpoint.size;
  report.root = base64Of(checkpoint.root.view());
  CZ_TRY(leaf, decodeLeaf(proof.leaf));
  if (leaf.index != proof.index) return badProof("its leaf says that it stands at another place");
  CZ_CHECK(checkInclusion(leafHash(proof.leaf), proof.index, {checkpoint.size, checkpoint.root}, proof.path));
  CZ_CHECK(checkOpened(proof, leaf));
  report.payloads = proof.payload ? 1 : 0;
  return {};
}

}  // namespace

Result<LeafProof> proofOf(const LogFile& file, std::uint64_t index, bool withPayload) {
  const auto& leaves = file.slice.leaves;
  if (index >= leaves.size())
    return Error{Fault::notFound, "The log has " + counted(leaves.size(), "leaf", "leaves") + ", counted from 0.", ""};
  std::vector<Hash> hashes;
  for (const Bytes& leaf : leaves) hashes.push_back(leafHash(leaf));
  CZ_TRY(note, ofWriter(file.slice.note, file.log));
  LeafProof proof{file.log, index, leaves[index], std::nullopt, inclusionProof(hashes, index), std::move(note)};
  for (const OpenPayload& payload : file.slice.payloads)
    if (withPayload && payload.index == index) proof.payload = payload;
  return proof;
}

std::string writeProof(const LeafProof& proof) {
  std::string text(kProofMagic);
  text += "extra " + base64Of(extraOf(proof)) + "\nindex " + std::to_string(proof.index) + "\n";
  for (const Hash& hash : proof.path) text += base64Of(hash.view()) + "\n";
  return text + "\n" + proof.note;
}

Result<LeafProof> readProof(std::string_view text) {
  if (text.size() > kLongest) return badProof("it is too long");
  if (!text.starts_with(kProofMagic)) return badProof("it doesn't begin as one");
  text.remove_prefix(kProofMagic.size());
  LeafProof proof;
  const auto extra = takeLine(text, "extra ");
  if (!extra) return badProof("it doesn't say which log it is of");
  const auto place = takeLine(text, "index ");
  const auto index = place ? decimalFrom(*place) : std::nullopt;
  if (!index) return badProof("it doesn't say which leaf it is of");
  proof.index = *index;
  CZ_TRY(bytes, bytesFromBase64(*extra));
  CZ_CHECK(readExtra(bytes, proof));
  CZ_TRY(path, takePath(text));
  proof.path = std::move(path);
  proof.note = text;
  return proof;
}

Report verifyProof(std::string_view text) {
  Report report;
  report.kind = "unknown";
  const auto verified = verifyInto(report, text);
  report.ok = verified.ok();
  if (!verified) report.problems.push_back(verified.error().message);
  return report;
}

}  // namespace cz::ledger
