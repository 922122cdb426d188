#include "core/sync/takeover.h"

#include <algorithm>

#include "core/ledger/tree.h"

namespace cz::sync {

using Kind = ledger::Succession::Kind;

Result<Belonging> belongingFrom(const ledger::LogKey& log, const ledger::Slice& whole) {
  const auto first = std::find_if(whole.payloads.begin(), whole.payloads.end(),
                                  [](const ledger::OpenPayload& one) { return one.index == 0; });
  if (whole.from != 0 || whole.leaves.empty() || first == whole.payloads.end())
    return Error{Fault::input, "The log of the station before does not say whom it was written for.", log.id().text};
  std::vector<Hash> hashes;
  for (const Bytes& leaf : whole.leaves) hashes.push_back(ledger::leafHash(leaf));
  return Belonging{log, whole.note, whole.leaves.front(), *first, ledger::inclusionProof(hashes, 0), 0, {}, {}};
}

bool isInLog(const Belonging& belonging) {
  const auto checkpoint = ledger::openCheckpoint(belonging.note, belonging.log);
  const auto leaf = ledger::decodeLeaf(belonging.first);
  if (!checkpoint || !leaf || leaf->type != ledger::LeafType::enrolled) return false;
  const ledger::TreeHead head{checkpoint->size, checkpoint->root};
  if (!ledger::checkInclusion(ledger::leafHash(belonging.first), 0, head, belonging.path)) return false;
  return leaf->payload == ledger::commitmentTo(belonging.payload.salt, belonging.payload.body);
}

bool isVouchedFor(const Belonging& belonging, const crypto::ManifestKey& sheet) {
  const auto vouched = [&](const crypto::Identity& station) {
    return ledger::isVouched(belonging.vouch, sheet, belonging.sheetVersion, station.fingerprint());
  };
  // Back from that station, step by step; each was signed by the keys before it.
  crypto::Identity at = belonging.log.identity;
  for (auto step = belonging.steps.rbegin(); step != belonging.steps.rend() && !vouched(at); ++step) {
    const ledger::Succession& what = step->how.what;
    const bool leadsHere = what.after == at && what.before == step->from.fingerprint();
    if (leadsHere && what.kind == Kind::replaced && isSigned(step->how, sheet)) return true;
    if (!leadsHere || what.kind != Kind::rotated || !isSigned(step->how, step->from.manifest)) return false;
    at = step->from;
  }
  return vouched(at);
}

}  // namespace cz::sync
