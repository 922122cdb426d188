#include "core/station/downlogs.h"

namespace cz::station {
namespace {

std::string nameFor(const Hash& kiosk) { return "down/" + hexOf(kiosk.view()); }

/// Nothing when the leaf is no deed.
Result<std::optional<Decided>> deedOf(const Bytes& leafBytes, ByteView payload) {
  CZ_TRY(leaf, ledger::decodeLeaf(leafBytes));
  if (leaf.type == ledger::LeafType::grant) {
    CZ_TRY(grant, records::decodeGrant(payload));
    return std::optional<Decided>(std::move(grant));
  }
  if (records::isTeachersDecision(leaf.type)) {
    CZ_TRY(decision, records::decodeTeachersDecision(leaf.type, payload));
    return std::optional<Decided>(std::move(decision));
  }
  if (leaf.type != ledger::LeafType::mark) return std::optional<Decided>();
  CZ_TRY(mark, records::decodeMarkGiven(payload));
  return std::optional<Decided>(std::move(mark));
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
  return append(transaction, kiosk, ledger::LeafType::grant, records::encode(grant));
}

Result<void> Downlogs::add(store::Transaction& transaction, const Hash& kiosk, const records::MarkGiven& mark) {
  return append(transaction, kiosk, ledger::LeafType::mark, records::encode(mark));
}

Result<void> Downlogs::add(store::Transaction& transaction, const Hash& kiosk,
                           const records::TeachersDecision& decision) {
  return append(transaction, kiosk, records::typeOf(decision), records::encode(decision));
}

Result<void> Downlogs::append(store::Transaction& transaction, const Hash& kiosk, ledger::LeafType type,
                              const Bytes& payload) {
  CZ_TRY(log, openForWriting(transaction, kiosk));
  CZ_TRY(index, log.append(transaction, type, payload));
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

Result<std::vector<Decided>> Downlogs::deeds(const Hash& kiosk) {
  CZ_TRY(log, open(kiosk));
  CZ_TRY(size, log.size());
  std::vector<Decided> deeds;
  for (std::uint64_t at = 0; at < size;) {
    CZ_TRY(part, log.slice(at));
    for (const ledger::OpenPayload& payload : part.payloads) {
      CZ_TRY(deed, deedOf(part.leaves.at(payload.index - part.from), payload.body));
      if (deed) deeds.push_back(*std::move(deed));
    }
    if (part.leaves.empty()) break;
    at += part.leaves.size();
  }
  return deeds;
}

}  // namespace cz::station
