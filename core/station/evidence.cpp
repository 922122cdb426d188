#include "core/station/evidence.h"

#include "core/ledger/fork_file.h"
#include "core/ledger/tree.h"
#include "core/records/log_archive.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

std::vector<Hash> hashesOf(const std::vector<Bytes>& leaves) {
  std::vector<Hash> hashes;
  hashes.reserve(leaves.size());
  for (const Bytes& leaf : leaves) hashes.push_back(ledger::leafHash(leaf));
  return hashes;
}

/// The way that came: up to where it begins, it is the one that is held.
std::vector<Hash> otherWay(const std::vector<Hash>& held, const records::Evidence& evidence) {
  std::vector<Hash> other(held.begin(), held.begin() + static_cast<std::ptrdiff_t>(evidence.from));
  const std::vector<Hash> came = hashesOf(evidence.leaves);
  other.insert(other.end(), came.begin(), came.end());
  return other;
}

void add(const ledger::LogKey& log, const std::vector<Hash>& held, const records::Evidence& one, ForkEvidence& all) {
  const auto then = ledger::openCheckpoint(one.heldNote, log);
  auto fork = Result<std::string>(Error{});
  if (then && then->size <= held.size() && one.from <= held.size()) {
    const std::vector<Hash> other = otherWay(held, one);
    fork = ledger::writeFork(log, {std::span(held).first(then->size), one.heldNote}, {other, one.otherNote});
  }
  all.proven += fork.ok();
  all.suspicious += !fork.ok();
  if (fork) all.text += *fork;
}

}  // namespace

Result<ForkEvidence> evidenceAgainst(Station& station, const Kiosk& kiosk) {
  records::LogArchive archive(station.db());
  ForkEvidence all;
  CZ_TRY(logs, archive.logs());
  for (const ledger::LogKey& log : logs) {
    if (log.identity != kiosk.up.identity) continue;
    CZ_TRY(evidence, archive.evidence(log.id()));
    if (evidence.empty()) continue;
    CZ_TRY(leaves, archive.leaves(log.id(), 0));
    const std::vector<Hash> held = hashesOf(leaves);
    for (const records::Evidence& one : evidence) add(log, held, one, all);
  }
  return all;
}

}  // namespace cz::station
