#include "core/records/kiosk_records.h"

#include <algorithm>

#include "core/crypto/hash.h"
#include "core/ledger/cbor.h"
#include "core/ledger/sure_time.h"
#include "core/ledger/tree.h"
#include "core/records/kiosk_inside.h"
#include "core/records/payload_elsewhere.h"
#include "core/records/receipt.h"

namespace cz::records {
namespace {

constexpr std::int64_t kStepMs = 120'000;  ///< a jump of the wall clock that is worth a leaf

}  // namespace

KioskRecords::KioskRecords(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
KioskRecords::KioskRecords(KioskRecords&&) noexcept = default;
KioskRecords& KioskRecords::operator=(KioskRecords&&) noexcept = default;
KioskRecords::~KioskRecords() = default;

ledger::ClockState KioskRecords::Inside::clockState() const {
  if (clock.wallMs() < clockFloorMs) return ledger::ClockState::unset;
  if (clock.isCorrected()) return ledger::ClockState::disciplined;
  const bool isKept = !running.keepsTime || running.keepsTime();
  return isKept ? ledger::ClockState::hardware : ledger::ClockState::restored;
}

/// A clock that shows an earlier time than the log knows, or than this program was written, was never set (case O-25).
void KioskRecords::Inside::judgeClock() {
  const std::int64_t wall = clock.wallMs();
  up->setClockState(clockState());
  clockFloorMs = std::max(clockFloorMs, wall);
}

KioskRecords::ClockSample KioskRecords::clockSample() {
  return {inside_->boot, inside_->clock.bootMs(), inside_->clock.wallMs(), inside_->clockState()};
}

/// The step is written down at once, so that the next start knows what the station's clock said.
Result<bool> KioskRecords::hearTime(std::int64_t stationMs) {
  Inside& in = *inside_;
  const std::int64_t step = stationMs - in.clock.wallMs();
  const bool sure = ledger::isSure(in.clockState());
  if (stationMs < kEarliestMs || (sure && step > -kStepMs && step < kStepMs)) return false;
  in.clock.correct(stationMs);
  in.clockFloorMs = std::min(in.clockFloorMs, stationMs);
  in.judgeClock();
  CZ_TRY(transaction, store::Transaction::begin(in.database));
  CZ_CHECK(in.noteStep(transaction, step));
  CZ_CHECK(transaction.commit());
  return true;
}

Result<void> KioskRecords::Inside::noteStep(store::Transaction& transaction, std::int64_t step) {
  const Bytes pub = ledger::CborWriter().map(1).key(1).integer(step).take();
  CZ_CHECK(up->append(transaction, ledger::LeafType::clockStep, {}, pub));
  clockOffsetMs = clock.wallMs() - clock.bootMs();
  return {};
}

Result<store::Transaction> KioskRecords::Inside::begin() {
  judgeClock();
  const std::int64_t step = clock.wallMs() - clock.bootMs() - clockOffsetMs;
  if (step > -kStepMs && step < kStepMs) return store::Transaction::begin(database);
  CZ_TRY(transaction, store::Transaction::begin(database));
  CZ_CHECK(noteStep(transaction, step));
  CZ_CHECK(transaction.commit());
  return store::Transaction::begin(database);
}

Result<std::uint64_t> KioskRecords::Inside::append(store::Transaction& transaction, ledger::LeafType type,
                                                   const Bytes& payload) {
  CZ_CHECK(ledger::checkCbor(payload));
  CZ_CHECK(ensureEpoch(transaction));
  CZ_TRY(index, up->append(transaction, type, payload));
  // As it was written, with its time: what is drawn now is what would be drawn from the log.
  CZ_TRY(drawn, ownLeaf(index));
  CZ_CHECK(facts.applyOwn(drawn));
  return index;
}

Result<ArchivedLeaf> KioskRecords::Inside::ownLeaf(std::uint64_t index) {
  CZ_TRY(leaves, archive.read(LogId(kUplog), index, 1));
  if (leaves.size() == 1 && leaves.front().payload) return std::move(leaves.front());
  return Error{Fault::corrupt, "What was saved can't be read. Please call your teacher.",
               "leaf " + std::to_string(index) + " has no payload"};
}

Result<ArchivedLeaf> KioskRecords::Inside::leafOf(const LogId& log, std::uint64_t index) {
  if (log.empty()) return ownLeaf(index);
  CZ_TRY(told, facts.toldBy(log, index));
  if (told && down) {
    CZ_TRY(leaves, readDown(*told));
    if (leaves.size() == 1 && leaves.front().payload) {
      CZ_TRY(elsewhere, decodeElsewhere(*leaves.front().payload));
      ArchivedLeaf leaf{std::move(leaves.front().leaf), std::move(elsewhere.payload), false};
      leaf.leaf.index = index;
      return leaf;
    }
  }
  return Error{Fault::corrupt, "What was done at another seat can't be read. Please call your teacher.",
               "leaf " + std::to_string(index) + " of " + log.text};
}

/// Whoever goes on with an attempt writes down the form that it has there. So the newest form of the kiosk where it
/// ended or goes on is the one; before it was gone on with there, that of the kiosk where it began.
Result<AttemptStart> KioskRecords::Inside::startOf(const AttemptFact& fact) {
  CZ_TRY(leaf, leafOf(fact.log, fact.startLeaf));
  CZ_TRY(start, decodeAttemptStart(*leaf.payload));
  CZ_TRY(reformed, facts.reformed(fact.id));
  const LogId& at = fact.doneLeaf ? fact.doneLog : fact.holder;
  const Facts::Reformed* newest = nullptr;
  for (const Facts::Reformed& one : reformed)
    if (one.log == at || (one.log == fact.log && (newest == nullptr || newest->log != at))) newest = &one;
  if (newest == nullptr) return start;
  CZ_TRY(form, formAt(*newest));
  start.form = std::move(form);
  return start;
}

Result<form::Form> KioskRecords::Inside::formAt(const Facts::Reformed& where) {
  CZ_TRY(resumed, leafOf(where.log, where.leaf));
  CZ_TRY(turn, decodeAttemptTurn(*resumed.payload));
  if (turn.form) return std::move(*turn.form);
  return Error{Fault::corrupt, "What was saved can't be read. Please call your teacher.",
               "leaf " + std::to_string(where.leaf) + " has no form"};
}

Result<std::vector<form::Form>> KioskRecords::Inside::formsOf(const AttemptFact& fact) {
  CZ_TRY(leaf, leafOf(fact.log, fact.startLeaf));
  CZ_TRY(start, decodeAttemptStart(*leaf.payload));
  std::vector<form::Form> forms = {std::move(start.form)};
  CZ_TRY(reformed, facts.reformed(fact.id));
  for (const Facts::Reformed& again : reformed) {
    CZ_TRY(form, formAt(again));
    forms.push_back(std::move(form));
  }
  return forms;
}

Result<Finished> KioskRecords::Inside::finishedOf(const AttemptFact& fact) {
  CZ_TRY(start, startOf(fact));
  CZ_TRY(leaf, leafOf(fact.doneLog, fact.doneLeaf.value()));
  CZ_TRY(done, decodeAttemptDone(*leaf.payload));
  return Finished{std::move(start), std::move(done), *fact.doneLeaf, leaf.whole, fact.doneLog.empty()};
}

Result<Receipt> KioskRecords::receiptFor(const Finished& finished) {
  if (!finished.here) return Error{Fault::notFound, "The receipt is at the seat where this was handed in.", ""};
  CZ_TRY(leaf, inside_->ownLeaf(finished.leaf));
  Receipt receipt;
  receipt.log = uplog();
  receipt.index = finished.leaf;
  receipt.leaf = ledger::leafHash(ledger::encode(leaf.leaf));
  receipt.check = finished.start.check;
  receipt.wallSeconds = leaf.leaf.wallMs / 1000;
  return receipt;
}

Result<journey::Journey> KioskRecords::journey(const StudentId& student, const CheckId& check) {
  return inside_->facts.journey(student, check);
}

journey::Moment KioskRecords::now() const {
  journey::Moment now{inside_->clock.wallMs(), inside_->up->key().id()};
  if (!ledger::isSure(inside_->clockState())) now.wallMs.reset();
  return now;
}

Result<std::vector<form::Form>> KioskRecords::earlierForms(const StudentId& student, const CheckId& check) {
  CZ_TRY(way, inside_->facts.journey(student, check));
  std::vector<form::Form> forms;
  for (const journey::Attempt* attempt : way.attempts()) {
    CZ_TRY(fact, inside_->facts.attempt(attempt->id));
    if (!fact) continue;  // taken at another kiosk, and not told yet
    CZ_TRY(shown, inside_->formsOf(*fact));
    forms.insert(forms.end(), shown.begin(), shown.end());
  }
  return forms;
}

Result<std::optional<Finished>> KioskRecords::lastResult(const StudentId& student, const CheckId& check) {
  CZ_TRY(way, inside_->facts.journey(student, check));
  const journey::Attempt* last = way.last();
  if (last == nullptr) return std::optional<Finished>();
  CZ_TRY(fact, inside_->facts.attempt(last->id));
  if (!fact || !fact->doneLeaf) return std::optional<Finished>();  // handed in at another kiosk; not told yet
  CZ_TRY(finished, inside_->finishedOf(*fact));
  return std::optional<Finished>(std::move(finished));
}

Result<std::optional<TeachersDecision>> KioskRecords::regrade(const AttemptId& attempt) {
  return inside_->facts.regrade(attempt);
}

Result<bool> KioskRecords::wasTold(const AttemptId& attempt, const journey::Deed& deed) {
  CZ_TRY(told, inside_->setting(toldOf(attempt)));
  return told && textOf(*told) == deed.id.text;
}

Result<void> KioskRecords::noteTold(const AttemptId& attempt, const journey::Deed& deed) {
  CZ_TRY(transaction, inside_->begin());
  CZ_CHECK(inside_->putSetting(toldOf(attempt), viewOf(deed.id.text)));
  return transaction.commit();
}

Result<void> KioskRecords::rebuild() {
  CZ_TRY(transaction, inside_->begin());
  CZ_CHECK(inside_->drawFacts());
  return transaction.commit();
}

Result<std::string> KioskRecords::factsAsText() { return inside_->facts.asText(); }

}  // namespace cz::records
