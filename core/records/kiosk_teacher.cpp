// What the teacher may do at a kiosk after a code of their own was typed there (trust 2.8, 2.11: never by a secret that
// is used again). Every deed is a leaf that names the code's request, so that the station knows whose it was.

#include <algorithm>

#include "core/records/kiosk_inside.h"
#include "core/records/payload_code.h"
#include "core/records/payload_marked.h"

namespace cz::records {
namespace {

Error nobodyHere() {
  return {Fault::refused, "The teacher's time at this seat is over. Ask the station for another code.", ""};
}

Error noSuchTry() {
  return {Fault::notFound, "That try is not open at this seat any more. Look at the list again.", ""};
}

}  // namespace

Error nothingWaits() {
  return {Fault::refused, "That answer doesn't wait for a mark at this seat any more. Look at the list again.", ""};
}

Result<CodeDoor> KioskRecords::teacherDoor() { return inside_->doorFor({{}, {}, {CodeAction::teacher}}); }

Result<CodeTried> KioskRecords::tryTeacherCode(std::string_view typed) {
  Inside& in = *inside_;
  CZ_TRY(tried, in.tryFor({{}, {}, {CodeAction::teacher}}, typed));
  if (tried.outcome != CodeTried::Outcome::right) return tried;
  in.teacher = Inside::TeacherHere{tried.request, in.clock.bootMs()};
  return tried;
}

bool KioskRecords::teacherIsHere() const {
  const auto& here = inside_->teacher;
  return here && inside_->clock.bootMs() - here->lastMs < kTeacherVisitMs;
}

void KioskRecords::teacherLeaves() { inside_->teacher.reset(); }

Result<void> KioskRecords::teacherStays() { return inside_->expectTeacher(); }

Result<void> KioskRecords::Inside::expectTeacher() {
  const std::int64_t now = clock.bootMs();
  if (teacher && now - teacher->lastMs >= kTeacherVisitMs) teacher.reset();
  if (!teacher) return nobodyHere();
  teacher->lastMs = now;
  return {};
}

Result<void> KioskRecords::Inside::noteTeacher(CodeAction action, const StudentId& student, const CheckId& check,
                                               const AttemptId& attempt) {
  CZ_TRY(deed, teachersDeed(action, student, check, attempt));
  CZ_TRY(transaction, begin());
  CZ_CHECK(append(transaction, ledger::LeafType::offlineUsed, deed));
  return transaction.commit();
}

Result<Bytes> KioskRecords::Inside::teachersDeed(CodeAction action, const StudentId& student, const CheckId& check,
                                                 const AttemptId& attempt) {
  CZ_CHECK(expectTeacher());
  if (!down) return nobodyHere();
  CZ_TRY(key, codeKeyAtKiosk(keys, down->identity));
  const CodeFor what{up->key().id(), student, check, teacher->request, action};
  return encode(CodeUsed{student, check, teacher->request, action, grantOf(key, what), attempt});
}

Result<void> KioskRecords::unlockAsTeacher(const StudentId& student, const CheckId& check) {
  CZ_TRY(last, inside_->lastTry(student, check));
  return inside_->noteTeacher(CodeAction::teacherUnlock, student, check, last);
}

Result<void> KioskRecords::confirmAsTeacher(const StudentId& student, const CheckId& check) {
  CZ_TRY(last, inside_->lastTry(student, check));
  if (last.empty()) return Error{Fault::notFound, "There is no revision to confirm.", ""};
  return inside_->noteTeacher(CodeAction::teacherConfirm, student, check, last);
}

Result<void> KioskRecords::releaseAsTeacher(const AttemptId& attempt) {
  CZ_CHECK(inside_->expectTeacher());
  CZ_TRY(tries, openTries());
  for (const OpenTry& one : tries)
    if (one.attempt == attempt)
      return inside_->noteTeacher(CodeAction::teacherRelease, one.student, one.check, attempt);
  return noSuchTry();
}

Result<void> KioskRecords::putAsideAsTeacher(const AttemptId& attempt) {
  CZ_CHECK(inside_->expectTeacher());
  CZ_TRY(tries, openTries());
  for (const OpenTry& one : tries)
    if (one.attempt == attempt) return one.atBell ? Result<void>() : pauseAttempt(attempt, kAtBell);
  return noSuchTry();
}

Result<std::vector<TryToMark>> KioskRecords::triesToMark() {
  Inside& in = *inside_;
  CZ_TRY(facts, in.facts.lastWithMarks());
  std::vector<TryToMark> tries;
  for (const AttemptFact& fact : facts) {
    CZ_TRY(journey, in.facts.journey(fact.student, fact.check));
    const journey::Attempt* attempt = journey.find(fact.id);
    if (attempt == nullptr || !attempt->start || attempt->isVoid() || !attempt->isWaiting()) continue;
    CZ_TRY(finished, in.finishedOf(fact));
    tries.push_back({std::move(finished), attempt->owner()});
  }
  return tries;
}

Result<void> KioskRecords::markAsTeacher(MarkGiven mark) {
  Inside& in = *inside_;
  CZ_CHECK(in.expectTeacher());
  CZ_TRY(tries, triesToMark());
  const auto at = std::find_if(tries.begin(), tries.end(),
                               [&](const TryToMark& one) { return one.finished.start.attempt == mark.attempt; });
  if (at == tries.end()) return nothingWaits();
  CZ_TRY(number, in.facts.markNumber(mark.attempt, mark.slot));
  mark.number = number + 1;
  CZ_TRY(heard, downSize());
  CZ_TRY(deed,
         in.teachersDeed(CodeAction::teacherMark, at->student, at->finished.start.check, at->finished.start.attempt));
  CZ_TRY(transaction, in.begin());
  CZ_CHECK(in.append(transaction, ledger::LeafType::offlineUsed, deed));
  CZ_CHECK(in.append(transaction, ledger::LeafType::rubricMark,
                     encode(MarkedHere{std::move(mark), in.pastLeaves() + heard})));
  return transaction.commit();
}

Result<std::vector<OpenTry>> KioskRecords::openTries() {
  Inside& in = *inside_;
  CZ_TRY(facts, in.facts.openAttempts());
  std::vector<OpenTry> tries;
  for (const AttemptFact& fact : facts) {
    CZ_TRY(journey, in.facts.journey(fact.student, fact.check));
    const journey::Attempt* attempt = journey.find(fact.id);
    if (attempt == nullptr || !attempt->isOpen() || attempt->holder() != in.up->key().id()) continue;
    const auto turn = attempt->turns.find(in.up->key().id());
    const bool paused = turn != attempt->turns.end() && turn->second.paused;
    tries.push_back({fact.id, attempt->owner(), fact.check, fact.number, paused, paused && turn->second.atBell});
  }
  return tries;
}

Result<std::vector<std::pair<StudentId, CheckId>>> KioskRecords::ways() { return inside_->facts.ways(); }

Result<std::uint64_t> KioskRecords::triesToHandOver() {
  CZ_TRY(acked, ackedSize());
  return inside_->facts.doneSince(acked);
}

}  // namespace cz::records
