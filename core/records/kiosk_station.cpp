// What a kiosk hands to its station, and what it gets from there.

#include <algorithm>

#include "core/ledger/cbor.h"
#include "core/records/about.h"
#include "core/records/codec.h"
#include "core/records/kiosk_inside.h"
#include "core/records/payload_elsewhere.h"
#include "core/records/payload_marked.h"
#include "core/store/torn.h"

namespace cz::records {
namespace {

constexpr const char* kRoster = "roster";
constexpr const char* kPacks = "packs";

Error noBlob(const Hash& hash) { return {Fault::notFound, "This parcel has not arrived yet.", hexOf(hash.view())}; }

Result<void> expectBlob(store::Database& database, const Hash& hash) {
  CZ_TRY(row, database.query("SELECT 1 FROM blob WHERE sha256 = ?1", hash));
  CZ_TRY(there, row.step());
  if (!there) return noBlob(hash);
  return database.run("UPDATE blob SET used = 1 WHERE sha256 = ?1", hash);
}

Bytes encodeAll(const std::vector<PackApplied>& packs) {
  ledger::CborWriter writer;
  writer.array(packs.size());
  for (const PackApplied& pack : packs) writer.raw(encode(pack));
  return writer.take();
}

Result<std::vector<PackApplied>> decodeAll(ByteView bytes) {
  ledger::CborReader reader(bytes);
  std::vector<PackApplied> packs;
  for (std::size_t left = reader.array(); left > 0 && reader.ok(); --left) {
    CZ_TRY(pack, decodePackApplied(reader.skip()));
    packs.push_back(std::move(pack));
  }
  reader.leave();
  CZ_CHECK(reader.finish("The list of packs"));
  return packs;
}

}  // namespace

const ledger::LogKey& KioskRecords::uplog() const { return inside_->up->key(); }
Result<ledger::Slice> KioskRecords::pending(std::uint64_t from) { return inside_->up->slice(from); }
Result<std::uint64_t> KioskRecords::ackedSize() { return inside_->up->ackedSize(); }
Result<void> KioskRecords::setAcked(std::uint64_t size) { return inside_->up->setAcked(size); }
std::optional<ledger::LogKey> KioskRecords::downlog() const { return inside_->down; }

Result<void> KioskRecords::setDownlog(const crypto::Identity& station, const ledger::LogNonce& nonce) {
  const ledger::LogKey log{station, nonce, ledger::Role::down};
  if (inside_->down == log) return {};
  if (inside_->down) return Error{Fault::refused, "This kiosk belongs to another station already.", ""};
  CZ_TRY(transaction, inside_->begin());
  CZ_CHECK(inside_->archive.add(transaction, log));
  CZ_CHECK(inside_->handOverEpochs(transaction, station));
  CZ_CHECK(transaction.commit());
  inside_->down = log;
  return {};
}

Result<std::uint64_t> KioskRecords::downSize() {
  if (!inside_->down) return std::uint64_t{0};
  return inside_->archive.size(inside_->down->id());
}

Result<std::string> KioskRecords::countersignDown() {
  if (!inside_->down) return std::string();
  return countersign(inside_->database, *inside_->down, inside_->keys, inside_->clock.wallMs());
}

Result<void> KioskRecords::keepCountersigned(const std::string& note) {
  if (!inside_->down) return Error{Fault::refused, "This kiosk has no station yet.", ""};
  return records::keepCountersigned(inside_->database, uplog(), note, inside_->down->identity);
}

Result<std::optional<Countersigned>> KioskRecords::countersigned() {
  if (!inside_->down) return std::optional<Countersigned>();
  return records::countersigned(inside_->database, uplog(), inside_->down->identity);
}

Result<Received> KioskRecords::receiveDown(const ledger::Slice& slice) {
  if (!inside_->down) return Error{Fault::refused, "This kiosk has no station yet.", ""};
  const bool remembers = inside_->rememberedLeaves > 0;
  CZ_TRY(transaction, inside_->begin());
  CZ_TRY(received, inside_->archive.receive(transaction, inside_->down->id(), slice));
  for (const ArchivedLeaf& leaf : received.leaves) CZ_CHECK(inside_->hear(leaf));
  for (const ArchivedLeaf& leaf : received.late) CZ_CHECK(inside_->hear(leaf));
  for (const auto* some : {&received.leaves, &received.late})
    for (const ArchivedLeaf& leaf : *some)
      if (leaf.payload) CZ_CHECK(inside_->goOnHere(leaf));
  for (const ArchivedLeaf& leaf : received.leaves) CZ_CHECK(inside_->prune(leaf));
  bool erased = false;
  for (const auto* some : {&received.leaves, &received.late})
    for (const ArchivedLeaf& leaf : *some)
      if (leaf.leaf.type == ledger::LeafType::erase && leaf.payload)
        if (const auto whom = decodeErase(*leaf.payload)) {
          CZ_CHECK(inside_->erase(transaction, *whom));
          erased = true;
        }
  CZ_CHECK(inside_->followRotation(transaction, received));
  CZ_CHECK(transaction.commit());
  if (erased) CZ_CHECK(store::dropTornPieces(inside_->file));  // they hold what the database held
  if (!remembers || inside_->rememberedLeaves > 0) return received;
  // Something was deleted. What came is here, also when this fails: what is remembered only makes a start quicker.
  const auto remembered = inside_->rememberIfLong();
  if (!remembered && inside_->database.broken()) return remembered.error();
  return received;
}

Result<void> KioskRecords::Inside::erase(store::Transaction& transaction, const Erase& whom) {
  Forgetting forgetting(whom);
  CZ_CHECK(forget(transaction, &seal, forgetting));
  for (const AttemptId& attempt : forgetting.attempts()) {
    CZ_CHECK(database.run("DELETE FROM scratch WHERE attempt = ?1", attempt));
    for (const std::string& name : {draftOf(attempt), toldOf(attempt)})
      CZ_CHECK(database.run("DELETE FROM setting WHERE name = ?1", name));
    if (living && living->first == attempt) living.reset();
  }
  CZ_CHECK(database.run("DELETE FROM guard WHERE name = ?1", guardOf(seal, whom.student)));
  CZ_CHECK(database.run("DELETE FROM code_request WHERE whose = ?1", requestsOf(seal, whom.student)));
  CZ_CHECK(database.run("DELETE FROM look WHERE name = ?1", lookOf(seal, whom.student)));
  CZ_CHECK(database.run("DELETE FROM setting WHERE name = ?1", signedInOf(seal, whom.student)));
  CZ_CHECK(
      database.run("DELETE FROM blob WHERE used = 0"));  // class lists that were never used; what is needed comes again
  CZ_CHECK(forgetDrawn());
  return drawFacts();
}

Result<scoring::Marks> KioskRecords::marks(const AttemptId& attempt) {
  scoring::Marks marks;
  if (!inside_->down) return marks;
  CZ_TRY(places, inside_->facts.marksAt(attempt));
  for (const Facts::MarkedAt& at : places) {
    CZ_TRY(given, inside_->markAt(at));
    if (!given) continue;
    if (!given->mark.levels.empty()) marks[given->slot] = std::move(given->mark);  // else it was taken back
  }
  return marks;
}

Result<std::optional<MarkGiven>> KioskRecords::Inside::markAt(const Facts::MarkedAt& at) {
  using Given = std::optional<MarkGiven>;
  if (at.own) {
    CZ_TRY(leaf, ownLeaf(at.leaf));
    const auto marked = decodeMarkedHere(*leaf.payload);
    return marked ? Given(marked->given) : Given();
  }
  CZ_TRY(read, readDown(at.leaf));
  if (read.empty() || !read.front().payload) return Given();
  Bytes payload = *std::move(read.front().payload);
  if (read.front().leaf.type == ledger::LeafType::elsewhere) {
    CZ_TRY(elsewhere, decodeElsewhere(payload));
    payload = std::move(elsewhere.payload);
  }
  auto given = decodeMarkGiven(payload);
  return given ? Given(*std::move(given)) : Given();
}

Result<void> KioskRecords::useRoster(const RosterApplied& roster) {
  CZ_TRY(present, this->roster());
  if (present == roster) return {};
  if (present && present->version > roster.version)
    return Error{Fault::refused, "A newer class list is in use already.", std::to_string(roster.version)};
  CZ_TRY(transaction, inside_->begin());
  CZ_CHECK(expectBlob(inside_->database, roster.hash));
  CZ_CHECK(inside_->append(transaction, ledger::LeafType::rosterApplied, encode(roster)));
  CZ_CHECK(inside_->putSetting(kRoster, encode(roster)));
  CZ_CHECK(inside_->dropBlobs());
  return transaction.commit();
}

Result<void> KioskRecords::usePacks(const std::vector<PackApplied>& packs) {
  CZ_TRY(present, this->packs());
  if (present == packs) return {};
  CZ_TRY(transaction, inside_->begin());
  for (const PackApplied& pack : packs) {
    CZ_CHECK(expectBlob(inside_->database, pack.hash));
    if (std::find(present.begin(), present.end(), pack) != present.end()) continue;
    CZ_CHECK(inside_->append(transaction, ledger::LeafType::packApplied, encode(pack)));
  }
  CZ_CHECK(inside_->putSetting(kPacks, encodeAll(packs)));
  CZ_CHECK(inside_->dropBlobs());
  return transaction.commit();
}

Result<std::optional<RosterApplied>> KioskRecords::roster() {
  CZ_TRY(bytes, inside_->setting(kRoster));
  if (!bytes) return std::optional<RosterApplied>();
  CZ_TRY(roster, decodeRosterApplied(*bytes));
  return std::optional<RosterApplied>(roster);
}

Result<std::vector<PackApplied>> KioskRecords::packs() {
  CZ_TRY(bytes, inside_->setting(kPacks));
  if (!bytes) return std::vector<PackApplied>();
  return decodeAll(*bytes);
}

Result<void> KioskRecords::Inside::dropBlobs() {
  std::vector<Hash> needed;
  CZ_TRY(rosterNow, setting(kRoster));
  if (rosterNow) {
    CZ_TRY(roster, decodeRosterApplied(*rosterNow));
    needed.push_back(roster.hash);
  }
  CZ_TRY(packsNow, setting(kPacks));
  if (packsNow) {
    CZ_TRY(packs, decodeAll(*packsNow));
    for (const PackApplied& pack : packs) needed.push_back(pack.hash);
  }
  CZ_TRY(open, facts.openAttempts());
  CZ_TRY(marked, facts.lastWithMarks());
  for (const auto* some : {&open, &marked})
    for (const AttemptFact& fact : *some)
      if (const auto start = startOf(fact)) needed.push_back(start->pack);
  CZ_TRY(row, database.query("SELECT sha256 FROM blob WHERE used = 1"));
  std::vector<Bytes> unneeded;
  for (;;) {
    CZ_TRY(there, row.step());
    if (!there) break;
    const Bytes hash = row.blob(0);
    const bool keep = std::any_of(needed.begin(), needed.end(), [&](const Hash& wanted) {
      return std::equal(hash.begin(), hash.end(), wanted.bytes.begin(), wanted.bytes.end());
    });
    if (!keep) unneeded.push_back(hash);
  }
  for (const Bytes& hash : unneeded) CZ_CHECK(database.run("DELETE FROM blob WHERE sha256 = ?1", hash));
  return {};
}

}  // namespace cz::records
