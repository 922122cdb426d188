#include "core/station/downlogs.h"

#include <algorithm>

#include "core/records/enrolled.h"

namespace cz::station {
namespace {

std::string nameFor(const Hash& kiosk) { return "down/" + hexOf(kiosk.view()); }
/// Logs that were written with earlier keys, from 1.
std::string nameFor(const Hash& kiosk, int former) { return nameFor(kiosk) + "/" + std::to_string(former); }

/// What the leaf of a ceremony says in the log with this nonce.
Bytes enrolledBy(const sync::Agreed& agreed, const ledger::LogNonce& down, const crypto::DeviceKeys& keys) {
  const auto joined = sync::stationSigns(keys, agreed.transcript, sync::Outcome::joined, down);
  return records::encode(
      records::Enrolled{agreed.who.kiosk, records::Enrolled::Ceremony{agreed.transcript, agreed.kiosk, joined}});
}

}  // namespace

Result<std::optional<Decided>> deedOf(ledger::LeafType type, ByteView payload) {
  if (type == ledger::LeafType::grant) {
    CZ_TRY(grant, records::decodeGrant(payload));
    return std::optional<Decided>(std::move(grant));
  }
  if (records::isTeachersDecision(type)) {
    CZ_TRY(decision, records::decodeTeachersDecision(type, payload));
    return std::optional<Decided>(std::move(decision));
  }
  if (type != ledger::LeafType::mark) return std::optional<Decided>();
  CZ_TRY(mark, records::decodeMarkGiven(payload));
  return std::optional<Decided>(std::move(mark));
}

Result<ledger::LogKey> Downlogs::create(store::Transaction& transaction, const crypto::Identity& kiosk,
                                        const sync::Agreed* agreed) {
  const Hash fingerprint = kiosk.fingerprint();
  CZ_TRY(log, records::OwnLog::create(transaction, nameFor(fingerprint), ledger::Role::down, keys_, clock_, random_));
  log.setClockState(ledger::ClockState::hardware);
  const Bytes payload =
      agreed == nullptr ? records::encode(records::Enrolled{kiosk, {}}) : enrolledBy(*agreed, log.key().nonce, keys_);
  CZ_TRY(first, log.append(transaction, ledger::LeafType::enrolled, payload));
  static_cast<void>(first);
  return log.key();
}

Result<ledger::LogKey> Downlogs::createAfter(store::Transaction& transaction, const crypto::Identity& kiosk,
                                             const ledger::SignedSuccession& how) {
  const Hash fingerprint = kiosk.fingerprint();
  const ledger::LogKey key{keys_.identity(), ledger::nonceAfter(how.what, fingerprint), ledger::Role::down};
  CZ_TRY(log, records::OwnLog::create(transaction, nameFor(fingerprint), key, keys_, clock_, random_));
  log.setClockState(ledger::ClockState::hardware);
  CZ_CHECK(log.append(transaction, ledger::LeafType::enrolled, records::encode(records::Enrolled{kiosk, {}})));
  const bool rotated = how.what.kind == ledger::Succession::Kind::rotated;
  CZ_CHECK(log.append(transaction, rotated ? ledger::LeafType::stationRotate : ledger::LeafType::stationReplace, {},
                      ledger::encode(how)));
  return key;
}

Result<void> Downlogs::closeWith(store::Transaction& transaction, const Hash& kiosk,
                                 const ledger::SignedSuccession& how) {
  CZ_TRY(log, openForWriting(transaction, kiosk));
  CZ_CHECK(log.append(transaction, ledger::LeafType::stationRotate, {}, ledger::encode(how)));
  return setAside(transaction, kiosk);
}

Result<void> Downlogs::setAside(store::Transaction&, const Hash& kiosk) {
  int number = 1;
  for (;; ++number) {
    CZ_TRY(row, db_.query("SELECT 1 FROM log WHERE name = ?1", nameFor(kiosk, number)));
    CZ_TRY(taken, row.step());
    if (!taken) break;
  }
  opened_.erase(kiosk);
  booted_.erase(kiosk);
  return db_.run("UPDATE log SET name = ?2 WHERE name = ?1", nameFor(kiosk), nameFor(kiosk, number));
}

Result<std::optional<Downlogs::Former>> Downlogs::former(const Hash& kiosk, const crypto::Identity& with) {
  CZ_TRY(row, db_.query("SELECT name, nonce FROM log WHERE identity = ?1 AND substr(name, 1, ?3) = ?2", with.encode(),
                        nameFor(kiosk) + "/", static_cast<std::int64_t>(nameFor(kiosk).size() + 1)));
  CZ_TRY(there, row.step());
  if (!there) return std::optional<Former>();
  CZ_TRY(nonce, fixedFrom<ledger::LogNonce>(row.blob(1), "A log's nonce"));
  return std::optional<Former>(Former{row.text(0), {with, nonce, ledger::Role::down}});
}

Result<void> Downlogs::eachFormer(const Hash& kiosk, const Look& look) {
  for (int number = 1;; ++number) {
    const LogId name(nameFor(kiosk, number));
    const auto leaves = records::LogArchive(db_).read(name, 0);
    if (!leaves && leaves.error().fault == Fault::notFound) return {};
    if (!leaves) return leaves.error();
    for (const records::ArchivedLeaf& leaf : *leaves)
      if (leaf.payload) CZ_CHECK(look(ledger::encode(leaf.leaf), *leaf.payload));
  }
}

Result<void> Downlogs::enrolAgain(store::Transaction& transaction, const ledger::LogKey& down,
                                  const sync::Agreed& agreed) {
  return append(transaction, agreed.who.kiosk.fingerprint(), ledger::LeafType::enrolled,
                enrolledBy(agreed, down.nonce, keys_));
}

Result<records::OwnLog> Downlogs::open(const Hash& kiosk) {
  if (const auto known = opened_.find(kiosk); known != opened_.end()) return known->second;
  CZ_TRY(log, records::OwnLog::open(db_, nameFor(kiosk), keys_, clock_, random_));
  log.setClockState(ledger::ClockState::hardware);
  opened_.emplace(kiosk, log);
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

Result<void> Downlogs::add(store::Transaction& transaction, const Hash& kiosk, const records::CodeSheet& sheet) {
  return append(transaction, kiosk, ledger::LeafType::settings, records::encode(sheet));
}

Result<void> Downlogs::add(store::Transaction& transaction, const Hash& kiosk, const records::MarkGiven& mark) {
  return append(transaction, kiosk, ledger::LeafType::mark, records::encode(mark));
}

Result<void> Downlogs::add(store::Transaction& transaction, const Hash& kiosk,
                           const records::TeachersDecision& decision) {
  return append(transaction, kiosk, records::typeOf(decision), records::encode(decision));
}

Result<void> Downlogs::add(store::Transaction& transaction, const Hash& kiosk, const records::SheetKnown& sheet) {
  return append(transaction, kiosk, ledger::LeafType::recoverySheet, records::encode(sheet));
}

Result<void> Downlogs::add(store::Transaction& transaction, const Hash& kiosk, const records::Retired& retired) {
  return append(transaction, kiosk, ledger::LeafType::retire, records::encode(retired));
}

Result<void> Downlogs::add(store::Transaction& transaction, const Hash& kiosk, const records::Erase& whom) {
  return append(transaction, kiosk, ledger::LeafType::erase, records::encode(whom));
}

Result<void> Downlogs::add(store::Transaction& transaction, const Hash& kiosk, const records::Anchor& anchor) {
  return append(transaction, kiosk, ledger::LeafType::anchor, records::encode(anchor));
}

Result<void> Downlogs::add(store::Transaction& transaction, const Hash& kiosk, const records::AttemptState& state) {
  return append(transaction, kiosk, ledger::LeafType::attemptState, records::encode(state));
}

Result<void> Downlogs::add(store::Transaction& transaction, const Hash& kiosk, const records::PruneBefore& before) {
  return append(transaction, kiosk, ledger::LeafType::pruneBefore, records::encode(before));
}

Result<void> Downlogs::add(store::Transaction& transaction, const Hash& kiosk,
                           const std::vector<records::Elsewhere>& told) {
  for (const records::Elsewhere& one : told)
    CZ_CHECK(append(transaction, kiosk, ledger::LeafType::elsewhere, records::encode(one)));
  return {};
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

Result<std::uint64_t> Downlogs::acked(const Hash& kiosk) {
  CZ_TRY(log, open(kiosk));
  return log.ackedSize();
}

Result<void> Downlogs::each(const Hash& kiosk, const Look& look) {
  CZ_CHECK(eachFormer(kiosk, look));
  CZ_TRY(log, open(kiosk));
  CZ_TRY(size, log.size());
  for (std::uint64_t at = 0; at < size;) {
    CZ_TRY(part, log.slice(at));
    for (const ledger::OpenPayload& payload : part.payloads)
      CZ_CHECK(look(part.leaves.at(payload.index - part.from), payload.body));
    if (part.leaves.empty()) break;
    at += part.leaves.size();
  }
  return {};
}

Result<std::vector<Decided>> Downlogs::deeds(const Hash& kiosk) {
  std::vector<Decided> deeds;
  CZ_CHECK(each(kiosk, [&](const Bytes& bytes, ByteView payload) -> Result<void> {
    CZ_TRY(leaf, ledger::decodeLeaf(bytes));
    CZ_TRY(deed, deedOf(leaf.type, payload));
    if (deed) deeds.push_back(*std::move(deed));
    return {};
  }));
  return deeds;
}

Result<std::vector<records::Anchor>> Downlogs::anchors(const Hash& kiosk) {
  std::vector<records::Anchor> anchors;
  CZ_CHECK(each(kiosk, [&](const Bytes& bytes, ByteView payload) -> Result<void> {
    CZ_TRY(leaf, ledger::decodeLeaf(bytes));
    if (leaf.type != ledger::LeafType::anchor) return {};
    CZ_TRY(anchor, records::decodeAnchor(payload));
    anchors.push_back(std::move(anchor));
    return {};
  }));
  return anchors;
}

Result<Downlogs::Holdings> Downlogs::holdings(const Hash& kiosk) {
  Holdings holdings;
  CZ_CHECK(each(kiosk, [&](const Bytes& bytes, ByteView payload) -> Result<void> {
    CZ_TRY(leaf, ledger::decodeLeaf(bytes));
    if (leaf.type == ledger::LeafType::recoverySheet) {
      CZ_TRY(sheet, records::decodeSheetKnown(payload));
      holdings.sheet = std::max(holdings.sheet, sheet.version);
    }
    if (leaf.type == ledger::LeafType::settings)
      if (const auto sheet = records::decodeCodeSheet(payload))
        holdings.codeSheet = std::max(holdings.codeSheet, sheet->number);
    if (leaf.type == ledger::LeafType::erase) {
      CZ_TRY(whom, records::decodeErase(payload));
      holdings.erased.insert(whom.student);
    }
    if (leaf.type == ledger::LeafType::retire) {
      CZ_TRY(retired, records::decodeRetired(payload));
      holdings.retired.insert(retired.kiosk);
    }
    CZ_TRY(deed, deedOf(leaf.type, payload));
    if (!deed) return {};
    if (const auto* grant = std::get_if<records::Grant>(&*deed)) holdings.deeds.insert(grant->grant.text);
    if (const auto* decision = std::get_if<records::TeachersDecision>(&*deed))
      holdings.deeds.insert(decision->by().id.text);
    return {};
  }));
  return holdings;
}

// Asked at every call of a kiosk, so it does not examine the whole log.
Result<std::uint64_t> Downlogs::size(const Hash& kiosk) { return records::LogArchive(db_).size(LogId(nameFor(kiosk))); }

Result<std::uint64_t> Downlogs::writtenBefore(const Hash& kiosk, std::uint64_t from, std::int64_t ms) {
  constexpr std::uint64_t kStep = 500;  // looked at together
  CZ_TRY(held, acked(kiosk));
  while (from < held) {
    const auto step = static_cast<std::size_t>(std::min(kStep, held - from));
    CZ_TRY(leaves, records::LogArchive(db_).read(LogId(nameFor(kiosk)), from, step));
    for (const records::ArchivedLeaf& leaf : leaves) {
      if (leaf.leaf.wallMs > ms) return from;
      ++from;
    }
    if (leaves.empty()) break;
  }
  return from;
}

Result<records::TakenBack> Downlogs::takeBack(store::Transaction& transaction, const Hash& kiosk,
                                              const ledger::Slice& theirs) {
  CZ_TRY(log, open(kiosk));
  CZ_TRY(back, log.takeBack(transaction, theirs));
  // A rebase writes a boot leaf of this run.
  if (back.state == records::TakenBack::State::rebased) booted_.insert(kiosk);
  return back;
}

Result<void> Downlogs::addAgain(store::Transaction& transaction, const Hash& kiosk, const ledger::Leaf& leaf,
                                const Bytes& payload) {
  CZ_TRY(log, openForWriting(transaction, kiosk));
  CZ_TRY(index, log.appendAgain(transaction, leaf, payload));
  static_cast<void>(index);
  return {};
}

}  // namespace cz::station
