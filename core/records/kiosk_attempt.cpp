// One attempt from its start to its end.

#include <algorithm>

#include "core/base/text.h"
#include "core/records/kiosk_inside.h"

namespace cz::records {
namespace {

constexpr std::size_t kLongestWords = 2000;

Error notOpen(const AttemptId& attempt) {
  return {Fault::notFound, "This try is not open. Go back to your path.", attempt.text};
}

Error handedIn(const AttemptFact& fact) {
  const std::string here = journey::refused(journey::Refusal::handedInAlready).reason;
  return {Fault::refused, fact.doneLog.empty() ? here : "This try was handed in at another seat. Look at its result.",
          fact.id.text};
}

Error goesOnElsewhere(const AttemptId& attempt) {
  return {Fault::refused, "This try goes on at another seat now. Ask your teacher if that is not right.", attempt.text};
}

bool hasSlot(const form::Form& form, const SlotId& slot) {
  return std::any_of(form.places.begin(), form.places.end(),
                     [&](const form::Place& place) { return place.slot == slot; });
}

bool isSpent(const journey::Journey& journey, const GrantId& grant) {
  const auto attempts = journey.attempts();
  return !grant.empty() && std::any_of(attempts.begin(), attempts.end(), [&](const journey::Attempt* attempt) {
    return !attempt->isVoid() && attempt->start->grant == grant;
  });
}

/// What was kept of items that are no longer on the form.
void forgetOther(const form::Form& before, const form::Form& now, Scratch& scratch) {
  for (std::size_t i = 0; i < before.places.size() && i < now.places.size(); ++i) {
    if (before.places[i] == now.places[i]) continue;
    scratch.responses.erase(before.places[i].slot);
    scratch.flagged.erase(before.places[i].slot);
    scratch.seen.erase(before.places[i].slot);
  }
  if (scratch.place >= 0 && static_cast<std::size_t>(scratch.place) < now.places.size())
    scratch.seen.insert(now.places[static_cast<std::size_t>(scratch.place)].slot);  // it is on the screen at once
}

Result<void> expectShort(const Reflection& reflection) {
  for (const std::string& answer : reflection.answers)
    if (answer.size() > kLongestAnswer || !isUtf8(answer))
      return Error{Fault::input, "These words are too long to keep. Please write less.", ""};
  if (reflection.answers.size() > kMostAnswers)
    return Error{Fault::input, "There are too many answers.", std::to_string(reflection.answers.size())};
  return {};
}

/// Why this attempt may not start, whatever the journey said when it was asked; the log is asked last.
Result<void> mayStart(Facts& facts, const NewAttempt& attempt) {
  CZ_TRY(journey, facts.journey(attempt.student, attempt.check));
  if (journey.open() != nullptr)
    return Error{Fault::refused, "You have a try that is not handed in yet. Go on with it.", journey.open()->id.text};
  if (attempt.number != journey.nextNumber())
    return Error{Fault::refused, "This try has been started already. Go back to your path and look again.",
                 "number " + std::to_string(attempt.number) + " and not " + std::to_string(journey.nextNumber())};
  if (isSpent(journey, attempt.grant))
    return Error{Fault::refused, "This unlock has been used already. Ask your teacher.", attempt.grant.text};
  return {};
}

}  // namespace

std::string draftOf(const AttemptId& attempt) { return "reflecting/" + attempt.text; }
std::string toldOf(const AttemptId& attempt) { return "told/" + attempt.text; }

Result<AttemptId> KioskRecords::startAttempt(const NewAttempt& attempt) {
  Inside& in = *inside_;
  CZ_TRY(transaction, in.begin());
  CZ_CHECK(mayStart(in.facts, attempt));
  const AttemptId id(hexOf(in.random.bytes(16)));
  const AttemptStart start{
      attempt.student, attempt.check,      id,           attempt.number, attempt.pack,      attempt.form, attempt.grant,
      attempt.style,   attempt.confidence, attempt.only, attempt.deeds,  attempt.timeFactor};
  CZ_CHECK(in.append(transaction, ledger::LeafType::attemptStart, encode(start)));
  Scratch scratch;
  scratch.time = in.countedOn({});
  if (!start.form.places.empty()) scratch.seen.insert(start.form.places.front().slot);
  CZ_CHECK(saveScratch(in.database, in.seal, id, scratch));
  CZ_CHECK(transaction.commit());
  in.living = {id, scratch.time};
  return id;
}

Result<AttemptFact> KioskRecords::Inside::openAttempt(const AttemptId& attempt) {
  CZ_TRY(fact, facts.attempt(attempt));
  if (!fact) return notOpen(attempt);
  if (fact->doneLeaf) return handedIn(*fact);
  if (!fact->isHere()) return goesOnElsewhere(attempt);
  return std::move(*fact);
}

Result<void> KioskRecords::mayGoOn(const AttemptId& attempt) {
  CZ_TRY(fact, inside_->openAttempt(attempt));
  return inside_->mayGoOn(fact);
}

/// No policy has a say in it.
Result<void> KioskRecords::Inside::mayGoOn(const AttemptFact& fact) {
  CZ_TRY(way, facts.journey(fact.student, fact.check));
  const auto may = journey::decide(way, journey::WantPause{fact.id, false}, {}, {{}, up->key().id()});
  if (const auto* refused = std::get_if<journey::Refused>(&may))
    return Error{Fault::refused, refused->reason, fact.id.text};
  return {};
}

Result<LiveAttempt> KioskRecords::Inside::liveOf(const AttemptFact& fact) {
  CZ_TRY(start, startOf(fact));
  CZ_TRY(scratch, loadScratch(database, seal, fact.id));
  if (living && living->first == fact.id) scratch.time = living->second;
  if (scratch.came && scratch.came->form) start.form = *scratch.came->form;
  const auto came = !scratch.came         ? LiveAttempt::Came::no
                    : scratch.came->whole ? LiveAttempt::Came::withAnswers
                                          : LiveAttempt::Came::withNothing;
  return LiveAttempt{
      std::move(start), std::move(scratch.responses), scratch.place, std::move(scratch.flagged),
      scratch.time,     std::move(scratch.seen),      came,          scratch.came && scratch.came->atBell};
}

Result<LiveAttempt> KioskRecords::liveAttempt(const AttemptId& attempt) {
  CZ_TRY(fact, inside_->openAttempt(attempt));
  return inside_->liveOf(fact);
}

Result<std::optional<LiveAttempt>> KioskRecords::liveAttempt(const StudentId& student) {
  CZ_TRY(open, inside_->facts.openAttempts());
  for (const AttemptFact& fact : open) {
    if (fact.student != student) continue;
    CZ_TRY(way, inside_->facts.journey(student, fact.check));
    const journey::Attempt* attempt = way.find(fact.id);
    if (attempt != nullptr && attempt->isVoid()) continue;
    CZ_TRY(live, inside_->liveOf(fact));
    return std::optional<LiveAttempt>(std::move(live));
  }
  return std::optional<LiveAttempt>();
}

Result<std::optional<LiveAttempt>> KioskRecords::liveAttempt(const StudentId& student, const CheckId& check) {
  CZ_TRY(way, inside_->facts.journey(student, check));
  const journey::Attempt* open = way.open(inside_->up->key().id());
  if (open == nullptr) return std::optional<LiveAttempt>();
  CZ_TRY(fact, inside_->facts.attempt(open->id));
  if (!fact || !fact->isHere()) return std::optional<LiveAttempt>();
  CZ_TRY(live, liveAttempt(open->id));
  return std::optional<LiveAttempt>(std::move(live));
}

Result<void> KioskRecords::saveResponse(const AttemptId& attempt, const SlotId& slot, const scoring::Response& response,
                                        int place, const std::set<SlotId>& flagged) {
  Inside& in = *inside_;
  return in.changeScratch(attempt, [&](store::Transaction&, const AttemptFact& fact, Scratch& scratch) -> Result<void> {
    CZ_TRY(start, in.startOf(fact));
    if (!hasSlot(start.form, slot))
      return Error{Fault::input, "There is no such item on this form.", attempt.text + " " + slot.text};
    scratch.time = in.countedOn(scratch.time);
    scratch.responses[slot] = response;
    scratch.place = place;
    scratch.flagged = flagged;
    return {};
  });
}

Result<void> KioskRecords::savePlace(const AttemptId& attempt, int place) {
  Inside& in = *inside_;
  return in.changeScratch(attempt, [&](store::Transaction&, const AttemptFact& fact, Scratch& scratch) -> Result<void> {
    CZ_TRY(start, in.startOf(fact));
    scratch.time = in.countedOn(scratch.time);
    scratch.place = place;
    const auto& places = start.form.places;
    if (place >= 0 && static_cast<std::size_t>(place) < places.size())
      scratch.seen.insert(places[static_cast<std::size_t>(place)].slot);
    return {};
  });
}

Result<journey::TimeAccount> KioskRecords::atWork(const AttemptId& attempt) {
  Inside& in = *inside_;
  constexpr std::int64_t kUnsavedMs = 60'000;
  CZ_TRY(fact, in.openAttempt(attempt));
  CZ_TRY(saved, loadScratch(in.database, in.seal, attempt));
  const bool known = in.living && in.living->first == attempt;
  const journey::TimeAccount time = in.countedOn(known ? in.living->second : saved.time);
  in.living = {attempt, time};
  if (time.workedMs + time.awayMs - saved.time.workedMs - saved.time.awayMs < kUnsavedMs) return time;
  CZ_CHECK(in.changeScratch(attempt, [](auto&, const auto&, auto&) -> Result<void> { return {}; }));
  return time;
}

Result<void> KioskRecords::pauseAttempt(const AttemptId& attempt, const std::string& reason) {
  Inside& in = *inside_;
  return in.changeScratch(
      attempt, [&](store::Transaction& now, const AttemptFact& fact, Scratch& scratch) -> Result<void> {
        CZ_CHECK(in.mayGoOn(fact));
        scratch.time = journey::pause(scratch.time, in.boot, in.clock.bootMs());
        CZ_CHECK(in.append(now, ledger::LeafType::attemptPause, encode(AttemptTurn{attempt, scratch.place, reason})));
        return {};
      });
}

Result<void> KioskRecords::resumeAttempt(const AttemptId& attempt, const std::optional<form::Form>& form) {
  Inside& in = *inside_;
  return in.changeScratch(attempt,
                          [&](store::Transaction& now, const AttemptFact& fact, Scratch& scratch) -> Result<void> {
                            CZ_CHECK(in.mayGoOn(fact));
                            scratch.time = in.countedOn(scratch.time);
                            CZ_TRY(start, in.startOf(fact));
                            form::Form before = std::move(start.form);
                            AttemptTurn turn{attempt, scratch.place, "", form};
                            if (scratch.came) {
                              if (scratch.came->form) before = std::move(*scratch.came->form);
                              if (!turn.form)
                                turn.form = before;  // what this kiosk shows from here on, whatever others hear when
                              scratch.came.reset();
                            }
                            if (form) forgetOther(before, *form, scratch);
                            CZ_CHECK(in.append(now, ledger::LeafType::attemptResume, encode(turn)));
                            return {};
                          });
}

Result<int> KioskRecords::refills(const AttemptId& attempt) {
  CZ_TRY(leaves, inside_->facts.reformed(attempt));
  return static_cast<int>(leaves.size());
}

Result<Finished> KioskRecords::handIn(const AttemptId& attempt, const scoring::CheckResult& result) {
  Inside& in = *inside_;
  CZ_TRY(fact, in.facts.attempt(attempt));
  if (!fact) return notOpen(attempt);
  if (fact->doneLeaf && fact->doneLog.empty()) return in.finishedOf(*fact);
  if (fact->doneLeaf) return handedIn(*fact);
  if (!fact->isHere()) return goesOnElsewhere(attempt);
  CZ_CHECK(in.mayGoOn(*fact));
  CZ_TRY(transaction, in.begin());
  CZ_TRY(start, in.startOf(*fact));
  CZ_TRY(scratch, loadScratch(in.database, in.seal, attempt));
  if (in.living && in.living->first == attempt) scratch.time = in.living->second;
  AttemptDone done{attempt, std::move(scratch.responses), result, in.countedOn(scratch.time).workedMs};
  CZ_TRY(leaf, in.append(transaction, ledger::LeafType::attemptDone, encode(done)));
  CZ_CHECK(in.database.run("DELETE FROM scratch WHERE attempt = ?1", attempt));
  CZ_CHECK(transaction.commit());
  return Finished{std::move(start), std::move(done), leaf};
}

/// Writes a step after a finished try of the student's, unless the way has it already.
template <class Wanted>
Result<void> KioskRecords::Inside::writeStep(ledger::LeafType type, const Wanted& step, bool journey::Attempt::*done,
                                             const char* nothing) {
  CZ_TRY(way, facts.journey(step.student, step.check));
  const journey::Attempt* attempt = way.find(step.attempt);
  const bool theirs = attempt != nullptr && attempt->start && attempt->owner() == step.student && attempt->isHandedIn();
  if (!theirs || attempt->isVoid()) return Error{Fault::notFound, nothing, step.attempt.text};
  if (attempt->*done) return {};
  CZ_TRY(transaction, begin());
  CZ_CHECK(append(transaction, type, encode(step)));
  if (type == ledger::LeafType::attemptReflect)
    CZ_CHECK(database.run("DELETE FROM setting WHERE name = ?1", draftOf(step.attempt)));
  return transaction.commit();
}

Result<void> KioskRecords::reflect(const Reflection& reflection) {
  CZ_CHECK(expectShort(reflection));
  return inside_->writeStep(ledger::LeafType::attemptReflect, reflection, &journey::Attempt::reflected,
                            "There is no finished try to look back at.");
}

Result<void> KioskRecords::saveReflection(const Reflection& draft) {
  CZ_CHECK(expectShort(draft));
  CZ_TRY(known, inside_->facts.attempt(draft.attempt));
  if (!known) return Error{Fault::notFound, "There is no finished try to look back at.", draft.attempt.text};
  CZ_TRY(transaction, inside_->begin());
  CZ_CHECK(inside_->putSetting(draftOf(draft.attempt), encode(draft)));
  return transaction.commit();
}

Result<std::optional<Reflection>> KioskRecords::savedReflection(const AttemptId& attempt) {
  CZ_TRY(bytes, inside_->setting(draftOf(attempt)));
  if (!bytes) return std::optional<Reflection>();
  CZ_TRY(draft, decodeReflection(*bytes));
  return std::optional<Reflection>(std::move(draft));
}

Result<void> KioskRecords::revise(const Revision& revision) {
  return inside_->writeStep(ledger::LeafType::attemptRevise, revision, &journey::Attempt::revised,
                            "There is no finished try to look back at.");
}

Result<void> KioskRecords::noteFault(const FaultSeen& fault) {
  CZ_TRY(transaction, inside_->begin());
  CZ_CHECK(inside_->append(transaction, ledger::LeafType::fault, encode(fault)));
  return transaction.commit();
}

Result<void> KioskRecords::ask(const StudentId& student, const CheckId& check, const AttemptId& attempt,
                               const std::string& words) {
  Inside& in = *inside_;
  if (words.size() > kLongestWords || !isUtf8(words))
    return Error{Fault::input, "These words are too long to send. Please write less.", ""};
  return in.writeStep(ledger::LeafType::attemptAsk, AttemptAsk{student, check, attempt, words},
                      &journey::Attempt::asked, "There is no finished try to ask about.");
}

}  // namespace cz::records
