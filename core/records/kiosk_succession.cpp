// Another station in the place of the one that this kiosk knows: its own one with new keys, the next one after it was
// lost, or one that two people have connected it to. The own log goes on; what the stations before said stays.

#include <algorithm>

#include "core/ledger/succession_number.h"
#include "core/records/kiosk_inside.h"

namespace cz::records {
namespace {

using Kind = ledger::Succession::Kind;

Error noStation() { return {Fault::refused, "This kiosk has no station yet.", ""}; }

ledger::LeafType leafFor(Kind kind) {
  return kind == Kind::rotated ? ledger::LeafType::stationRotate : ledger::LeafType::stationReplace;
}

}  // namespace

std::uint64_t KioskRecords::Inside::pastLeaves() const {
  std::uint64_t leaves = 0;
  for (const PastDown& one : past) leaves += one.size;
  return leaves;
}

Result<std::vector<ArchivedLeaf>> KioskRecords::Inside::readDown(std::uint64_t place) {
  for (const PastDown& one : past) {
    if (place < one.size) return archive.read(one.key.id(), place, 1);
    place -= one.size;
  }
  return archive.read(down->id(), place, 1);
}

bool KioskRecords::Inside::isPressed(const crypto::Identity& station) const {
  return std::any_of(successions.begin(), successions.end(), [&](const ledger::SignedSuccession& one) {
    return one.what.kind == Kind::pressed && one.what.after == station;
  });
}

Result<void> KioskRecords::Inside::mayFollow(const ledger::SignedSuccession& next) const {
  if (!down) return noStation();
  const ledger::Succession& what = next.what;
  if (what.before != down->identity.fingerprint() || what.after == down->identity)
    return Error{Fault::refused,
                 "The station that answers says that it replaces another station than this kiosk's. It was not "
                 "believed.",
                 ""};
  const std::uint64_t number = ledger::nextNumber(successions, down->identity);
  if (what.number != number)
    return Error{Fault::refused,
                 "The station that answers shows a statement that is not the next one for this kiosk. It was not "
                 "believed.",
                 std::to_string(what.number) + " instead of " + std::to_string(number)};
  const bool rotated = what.kind == Kind::rotated;
  if (!rotated && !sheet)
    return Error{Fault::refused, "This kiosk knows no recovery sheet that could speak for another station.", ""};
  if (isSigned(next, rotated ? down->identity.manifest : sheet->sheet.manifest)) return {};
  return Error{Fault::refused,
               rotated ? "Another station says that it is this kiosk's with new keys, but this kiosk's did not sign it."
                       : "The station that answers is not approved by the recovery sheet that this kiosk knows.",
               ""};
}

Result<void> KioskRecords::Inside::follow(store::Transaction& transaction, const ledger::LogKey& next,
                                          const ledger::SignedSuccession& how, bool anew) {
  CZ_TRY(size, archive.size(down->id()));
  const auto held = std::pair(*down, sheet);
  const auto go = [&]() -> Result<void> {
    CZ_CHECK(archive.add(transaction, next));
    CZ_CHECK(ensureEpoch(transaction));
    CZ_CHECK(up->append(transaction, leafFor(how.what.kind), {}, ledger::encode(how)));
    return anew ? up->forgetAcked() : Result<void>();
  };
  past.push_back({*down, size});
  down = next;
  if (how.what.kind == Kind::pressed) sheet.reset();
  if (how.what.kind == Kind::pressed) unapproved.reset();
  const auto done = go();
  if (done) {
    successions.push_back(how);
    return {};
  }
  past.pop_back();
  down = held.first;
  sheet = held.second;
  return done;
}

Result<void> KioskRecords::Inside::followRotation(store::Transaction& transaction, const Received& received) {
  for (const ArchivedLeaf& leaf : received.leaves) {
    if (leaf.leaf.type != ledger::LeafType::stationRotate) continue;
    const auto said = ledger::decodeSuccession(leaf.leaf.pub);
    if (!said || said->what.kind != Kind::rotated || !mayFollow(*said)) continue;
    const ledger::LogNonce nonce = nonceAfter(said->what, keys.identity().fingerprint());
    return follow(transaction, {said->what.after, nonce, ledger::Role::down}, *said, false);
  }
  return {};
}

Result<void> KioskRecords::succeed(const ledger::SignedSuccession& next) {
  Inside& in = *inside_;
  CZ_CHECK(in.mayFollow(next));
  const ledger::LogNonce nonce = nonceAfter(next.what, in.keys.identity().fingerprint());
  CZ_TRY(transaction, in.begin());
  CZ_CHECK(
      in.follow(transaction, {next.what.after, nonce, ledger::Role::down}, next, next.what.kind == Kind::replaced));
  return transaction.commit();
}

Result<void> KioskRecords::joinAnother(const crypto::Identity& station, const ledger::LogNonce& nonce) {
  Inside& in = *inside_;
  const ledger::LogKey log{station, nonce, ledger::Role::down};
  if (!in.down || in.down == log) return setDownlog(station, nonce);
  for (const PastDown& one : in.past)
    if (one.key == log)
      return Error{Fault::refused,
                   "This station was this kiosk's before and has had new keys since, so it was restored from an old "
                   "backup. On it, type the recovery sheet: checkzone-station replace.",
                   ""};
  const ledger::Succession what{Kind::pressed, 0, in.down->identity.fingerprint(), station};
  CZ_TRY(transaction, in.begin());
  CZ_CHECK(in.follow(transaction, log, {what, {}, {}}, true));
  in.retired = false;
  return transaction.commit();
}

/// The first one is believed with the station. Whoever has stolen the station's keys could name another one.
void KioskRecords::Inside::hearOfSheet(const SheetKnown& named) {
  const bool same = sheet && sheet->sheet == named.sheet && named.version >= sheet->version;
  const bool newer = !sheet || named.version > sheet->version;
  if (!same && !newer) return;
  const bool byPeople = std::find(approved.begin(), approved.end(), named.sheet) != approved.end();
  if (!sheet || same || byPeople || isApproved(named, sheet->sheet.manifest)) {
    sheet = named;
    if (unapproved && unapproved->version <= named.version) unapproved.reset();
  } else if (!unapproved || named.version > unapproved->version) {
    unapproved = named;
  }
}

std::optional<SheetKnown> KioskRecords::unapprovedSheet() const { return inside_->unapproved; }

Result<void> KioskRecords::approveSheet() {
  Inside& in = *inside_;
  if (!in.unapproved) return {};
  CZ_TRY(transaction, in.begin());
  CZ_CHECK(in.up->append(transaction, ledger::LeafType::recoverySheet, {}, encode(*in.unapproved)));
  CZ_CHECK(transaction.commit());
  in.approved.push_back(in.unapproved->sheet);
  in.sheet = std::exchange(in.unapproved, std::nullopt);
  return {};
}

const std::vector<ledger::SignedSuccession>& KioskRecords::successions() const { return inside_->successions; }

std::vector<std::pair<ledger::LogKey, std::uint64_t>> KioskRecords::pastDownlogs() const {
  std::vector<std::pair<ledger::LogKey, std::uint64_t>> all;
  for (const PastDown& one : inside_->past) all.emplace_back(one.key, one.size);
  return all;
}

Result<ledger::Slice> KioskRecords::pastDown(const ledger::LogKey& log, std::uint64_t from) {
  return inside_->archive.slice(log.id(), from);
}

}  // namespace cz::records
