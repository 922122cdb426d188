#include "tests/core/journey/world.h"

#include "tests/support/check_builder.h"

namespace cz::tests {
namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kHour = 60 * kMinute;

/// Two skills with three siblings each.
pack::Check smallCheck() {
  pack::Check check = newCheck("factors");
  for (int slot = 1; slot <= 2; ++slot) {
    std::vector<std::string> ids;
    for (int i = 1; i <= 3; ++i) {
      ids.push_back("i" + std::to_string(slot) + std::to_string(i));
      check.items.push_back(numberItem(ids.back(), "One more than one?", "2"));
    }
    addSlot(check, ids);
  }
  return check;
}

}  // namespace

World::World(const Room& room, const Seed& seed) : room_(room), dice_(seed), check_(smallCheck()) {
  policy_.unlock.is = static_cast<pack::Reassess::Unlock>(below(3));
  policy_.wait.is = {oneIn(2) ? pack::Wait::Unit::hours : pack::Wait::Unit::schoolDays, static_cast<int>(below(3))};
  policy_.tries.is = static_cast<int>(below(4));
  policy_.reflect.is = !oneIn(4);
  policy_.revise.is = !oneIn(4);
  policy_.confirm.is = static_cast<pack::Reassess::Confirm>(below(2));
  policy_.form.is = oneIn(4) ? pack::Reassess::FormRule::same : pack::Reassess::FormRule::unseen;
  policy_.retake.is = static_cast<pack::Reassess::Retake>(below(2));
  if (oneIn(4)) policy_.window.is = Window{nowMs_ + static_cast<std::int64_t>(below(3)) * kHour, nowMs_ + 8 * kHour};
  for (const char* name : {"lex", "sam"}) students_.emplace_back(name);
  for (const char* log : {"seat 1", "seat 2", "seat 3"}) {
    kiosks_.emplace_back();
    kiosks_.back().log = LogId(log);
    kiosks_.back().clockSet = !oneIn(5);
  }
  for (const StudentId& student : students_) {
    station_.journeys[student].student = student;
    for (Kiosk& kiosk : kiosks_) kiosk.journeys[student].student = student;
  }
}

void World::breakPromise(const std::string& what) {
  if (broken_.empty()) broken_ = what;
}

Deed World::deed() {
  ++deeds_;
  return {deeds_, DeedId("d" + std::to_string(deeds_))};
}

Moment World::momentAt(const Kiosk& kiosk) const {
  return {kiosk.clockSet ? std::optional(nowMs_) : std::nullopt, kiosk.log};
}

/// What names an attempt is told to both students' journeys: a correction may move it.
void World::hear(Listener& listener, const Told& told) {
  listener.heard.push_back(told);
  for (auto& [student, journey] : listener.journeys)
    if (told.about.empty() || told.about == student) journey = room_.evolve(std::move(journey), told.what);
}

void World::write(Kiosk& kiosk, const Told& told) {
  kiosk.up.push_back({told.about, stamped(told.what, {kiosk.log, kiosk.up.size()})});
  hear(kiosk, kiosk.up.back());
}

void World::newsTravels(std::size_t at, std::size_t most) {
  Kiosk& kiosk = kiosks_[at];
  for (std::size_t i = 0; i < most && kiosk.sent < kiosk.up.size(); ++i) {
    const Told told = kiosk.up[kiosk.sent++];
    hear(station_, told);
    for (Kiosk& other : kiosks_)
      if (&other != &kiosk) other.down.push_back(told);
  }
  for (std::size_t i = 0; i < most && kiosk.got < kiosk.down.size(); ++i) hear(kiosk, Told(kiosk.down[kiosk.got++]));
}

AttemptId World::someAttempt(const Listener& listener) {
  const auto& known = listener.journeys.begin()->second.known;
  if (known.empty() || oneIn(50)) return AttemptId("nobody's");
  return std::next(known.begin(), static_cast<std::ptrdiff_t>(below(known.size())))->first;
}

/// Mostly the one that is open here.
AttemptId World::openAttempt(const Kiosk& kiosk, const StudentId& student) {
  const Attempt* open = kiosk.journeys.at(student).open(kiosk.log);
  return open != nullptr && !oneIn(10) ? open->id : someAttempt(kiosk);
}

Outcome World::someOutcome() {
  Outcome outcome{oneIn(8), oneIn(5), {}};
  if (oneIn(2)) outcome.missed.push_back(check_.skills[below(check_.skills.size())].id);
  return outcome;
}

/// What the teacher decides by a code, so without a number. An excuse that was ended is not given back by one.
Command World::byCode(const Kiosk& kiosk, const StudentId& student) {
  const Deed by{0, DeedId("c" + std::to_string(++attempts_))};
  switch (below(3)) {
    case 0: return WantGiveTime{by, openAttempt(kiosk, student), 10 * kMinute};
    case 1: return WantUnlock{by, GrantId(by.id.text), true, false};
    default: break;
  }
  if (kiosk.journeys.at(student).excused.value) return WantReflect{};
  return WantExcuse{by, true, "by a code"};
}

/// Anything; the next step of the way twice as often, or nobody would get far.
Command World::studentsCommand(const Kiosk& kiosk, const StudentId& student) {
  if (oneIn(2)) {
    switch (nextStep(kiosk.journeys.at(student), policy_, momentAt(kiosk))) {
      case NextStep::goOn: return WantHandIn{openAttempt(kiosk, student), someOutcome()};
      case NextStep::reflect: return WantReflect{};
      case NextStep::revise: return WantRevise{};
      case NextStep::ask: return WantAsk{};
      default: break;
    }
  }
  if (oneIn(12)) return byCode(kiosk, student);
  switch (below(8)) {
    case 0: return WantPause{openAttempt(kiosk, student), oneIn(2)};
    case 1: return WantHandIn{openAttempt(kiosk, student), someOutcome()};
    case 2: return WantReflect{};
    case 3: return WantRevise{};
    case 4: return WantAsk{};
    case 5: return WantUseCode{GrantId("c" + std::to_string(++attempts_))};
    default: return WantStart{AttemptId("a" + std::to_string(++attempts_))};
  }
}

bool isAboutAStudent(const Happening& what) {
  return std::holds_alternative<Unlocked>(what) || std::holds_alternative<Accommodated>(what) ||
         std::holds_alternative<Excused>(what) || std::holds_alternative<CodeUsed>(what);
}

void World::studentWants() {
  Kiosk& kiosk = kiosks_[below(kiosks_.size())];
  const StudentId student = someStudent();
  const Command command = studentsCommand(kiosk, student);
  const Decision decision = room_.decide(kiosk.journeys.at(student), command, policy_, momentAt(kiosk));
  const auto* allowed = std::get_if<Allowed>(&decision);
  if (allowed == nullptr) return;
  ++reached_[command.index()];
  const auto* start = std::get_if<WantStart>(&command);
  if (start != nullptr) started(kiosk, student, *allowed, start->fresh);
  for (const Happening& leaf : allowed->leaves) write(kiosk, {isAboutAStudent(leaf) ? student : StudentId(), leaf});
}

Command World::teachersCommand() {
  const AttemptId attempt = someAttempt(station_);
  switch (below(15)) {
    case 0: return WantWaive{deed()};
    case 1:
    case 2: return WantConfirm{deed()};
    case 3: return WantVoid{deed(), attempt, !oneIn(3), "a reason"};  // also a mastered one: the way goes on
    case 4: return WantChoose{deed(), attempt, "a reason"};
    case 5:
      return oneIn(3) ? Command(WantCorrect{deed(), attempt, someStudent(), "a reason"}) : Command(WantWaive{deed()});
    case 6: return WantHandOver{deed(), attempt, kiosks_[below(kiosks_.size())].log};
    case 7: return WantGiveTime{deed(), attempt, static_cast<std::int64_t>(below(10)) * kMinute};
    case 8: return WantAccommodate{deed(), {static_cast<std::int64_t>(below(4)), oneIn(2)}};
    case 9: return WantExcuse{deed(), oneIn(2), "a reason"};
    case 10: return WantMoveHere{deed(), attempt, kiosks_[below(kiosks_.size())].log};  // the student's, by the station
    case 11: return WantRegrade{deed(), attempt, {oneIn(3), oneIn(6), {}}, oneIn(2) ? "" : "a reason"};
    default: return WantUnlock{deed(), GrantId("g" + std::to_string(deeds_)), oneIn(6), oneIn(2)};
  }
}

void World::decideAt(const StudentId& student, const Command& command) {
  const Decision decision = room_.decide(station_.journeys.at(student), command, policy_, {nowMs_, {}});
  const auto* allowed = std::get_if<Allowed>(&decision);
  if (allowed == nullptr) return;
  ++reached_[command.index()];
  if (const auto* regrade = std::get_if<WantRegrade>(&command)) regraded(*regrade);
  for (const Happening& leaf : allowed->leaves) {
    const Told told{isAboutAStudent(leaf) ? student : StudentId(), leaf};
    hear(station_, told);
    for (Kiosk& kiosk : kiosks_) kiosk.down.push_back(told);
  }
}

/// The newest mark counts, also one for a try that was decided before.
void World::mark() {
  const AttemptId id = someAttempt(station_);
  const Attempt* attempt = station_.journeys.begin()->second.find(id);
  if (attempt == nullptr || !attempt->isHandedIn() || (!attempt->isWaiting() && !oneIn(10))) return;
  const Told told{{}, Marked{deed(), id, {oneIn(4), oneIn(4), {}}, attempt->regraded.by.number}};
  hear(station_, told);
  for (Kiosk& kiosk : kiosks_) kiosk.down.push_back(told);
}

void World::teacherWants() {
  if (oneIn(4)) return mark();
  decideAt(someStudent(), teachersCommand());
}

bool World::step() {
  switch (below(12)) {
    case 0:
    case 1:
    case 2:
    case 10:
    case 11: newsTravels(below(kiosks_.size()), 1 + below(12)); break;
    case 3: nowMs_ += static_cast<std::int64_t>(below(300)) * kMinute; break;
    case 4:
    case 5: teacherWants(); break;
    default: studentWants();
  }
  return broken_.empty();
}

bool World::settle() {
  for (int round = 0; round < 2; ++round)
    for (std::size_t i = 0; i < kiosks_.size(); ++i) newsTravels(i, ~std::size_t{0});
  agree();
  mergeAnyhow();
  for (const auto& [student, journey] : station_.journeys)
    if (!leadsToMastery(journey)) breakPromise("a student is stuck");
  return broken_.empty();
}

}  // namespace cz::tests
