#include "core/station/downlogs.h"

namespace cz::station {
namespace {

std::string nameFor(const Hash& kiosk) { return "down/" + hexOf(kiosk.view()); }

Result<bool> isGrant(const Bytes& leafBytes) {
  CZ_TRY(leaf, ledger::decodeLeaf(leafBytes));
  return leaf.type == ledger::LeafType::grant;
}

}  // namespace

Result<ledger::LogKey> Downlogs::create(store::Transaction& transaction, const crypto::Identity& kiosk) {
  const Hash fingerprint = kiosk.fingerprint();
  CZ_TRY(log, records::OwnLog::create(transaction, nameFor(fingerprint), ledger::Role::down, keys_, clock_, random_));
  log.setClockState(ledger::ClockState::hardware);
  CZ_TRY(first, log.append(transaction, ledger::LeafType::enrolled, kiosk.encode()));
  static_cast<void>(first);
  return log.key();
}

Result<records::OwnLog> Downlogs::open(const Hash& kiosk) {
  CZ_TRY(log, records::OwnLog::open(db_, nameFor(kiosk), keys_, clock_, random_));
  log.setClockState(ledger::ClockState::hardware);
  return log;
}

// The first leaf of this run is a boot leaf: from it on, times since boot count anew.
Result<records::OwnLog> Downlogs::openForWriting(store::Transaction& transaction, const Hash& kiosk) {
  CZ_TRY(log, open(kiosk));
  if (!booted_.contains(kiosk)) {
    CZ_TRY(index, log.appendBoot(transaction));
    static_cast<void>(index);
    booted_.insert(kiosk);
  }
  return log;
}

Result<void> Downlogs::add(store::Transaction& transaction, const Hash& kiosk, const records::Grant& grant) {
  CZ_TRY(log, openForWriting(transaction, kiosk));
  const Bytes payload = records::encode(grant);
  CZ_TRY(index, log.append(transaction, ledger::LeafType::grant, payload));
  static_cast<void>(index);
  return {};
}

Result<ledger::Slice> Downlogs::slice(const Hash& kiosk, std::uint64_t from) {
  CZ_TRY(log, open(kiosk));
  return log.slice(from);
}

Result<void> Downlogs::setAcked(const Hash& kiosk, std::uint64_t size) {
  CZ_TRY(log, open(kiosk));
  return log.setAcked(size);
}

Result<std::vector<records::Grant>> Downlogs::grants(const Hash& kiosk) {
  CZ_TRY(log, open(kiosk));
  CZ_TRY(size, log.size());
  std::vector<records::Grant> grants;
  for (std::uint64_t at = 0; at < size;) {
    CZ_TRY(part, log.slice(at));
    for (const ledger::OpenPayload& payload : part.payloads) {
      const Bytes& leaf = part.leaves.at(payload.index - part.from);
      CZ_TRY(wanted, isGrant(leaf));
      if (!wanted) continue;
      CZ_TRY(grant, records::decodeGrant(payload.body));
      grants.push_back(grant);
    }
    if (part.leaves.empty()) break;
    at += part.leaves.size();
  }
  return grants;
}

}  // namespace cz::station
