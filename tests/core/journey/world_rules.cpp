// What was promised, told from the leaves: every check here is written apart from the rules that it checks.

#include <algorithm>

#include "tests/core/journey/world.h"

namespace cz::tests {
namespace {

template <class One>
void each(const std::vector<Told>& heard, const std::function<void(const One&)>& take) {
  for (const Told& told : heard)
    if (const auto* one = std::get_if<One>(&told.what)) take(*one);
}

/// What the leaves say of one attempt.
struct Traces {
  Started start;
  StudentId owner;
  LogId holder;
  std::map<LogId, std::optional<std::int64_t>> handIns;  ///< when, by each kiosk's clock; the first one of each
  bool handedIn = false;
  bool isVoid = false;
  bool reflected = false;
  bool revised = false;
  bool confirmed = false;
  bool waived = false;
  std::optional<std::int64_t> doneMs;
};

/// Decisions are numbered as they are made, so the last number is the last word.
std::vector<Traces> tracesIn(const std::vector<Told>& heard) {
  std::map<AttemptId, Traces> all;
  each<Started>(heard, [&](const Started& one) {
    all[one.attempt].start = one;
    all[one.attempt].owner = one.student;
    all[one.attempt].holder = one.at.log;
  });
  std::map<std::uint64_t, std::function<void()>> decided;
  const auto known = [&](const AttemptId& id) { return all.contains(id); };
  each<HandedIn>(heard, [&](const HandedIn& one) {
    if (!known(one.attempt)) return;
    all[one.attempt].handIns.try_emplace(one.at.log, one.wallMs);
  });
  each<Reflected>(heard, [&](const Reflected& one) { all[one.attempt].reflected = true; });
  each<Revised>(heard, [&](const Revised& one) { all[one.attempt].revised = true; });
  each<Confirmed>(heard, [&](const Confirmed& one) { all[one.attempt].confirmed = true; });
  each<Waived>(heard, [&](const Waived& one) { all[one.attempt].waived = true; });
  each<Voided>(heard,
               [&](const Voided& one) { decided[one.by.number] = [&, one] { all[one.attempt].isVoid = one.on; }; });
  each<Corrected>(
      heard, [&](const Corrected& one) { decided[one.by.number] = [&, one] { all[one.attempt].owner = one.to; }; });
  each<HandedOver>(
      heard, [&](const HandedOver& one) { decided[one.by.number] = [&, one] { all[one.attempt].holder = one.to; }; });
  for (const auto& [number, apply] : decided) apply();
  // Of several the one where it was to go on counts, else the first in the order of logs.
  for (auto& [id, one] : all) {
    one.handedIn = !one.handIns.empty();
    if (!one.handedIn) continue;
    const auto held = one.handIns.find(one.holder);
    one.doneMs = (held != one.handIns.end() ? held : one.handIns.begin())->second;
  }
  std::vector<Traces> traces;
  for (auto& [id, one] : all)
    if (!one.start.attempt.empty()) traces.push_back(one);
  return traces;
}

/// What the teacher said last about the result of a try, by marks or a regrade; else what its only hand-in came to.
/// Nothing: it can't be told so simply.
std::optional<Outcome> lastWord(const std::vector<Told>& heard, const AttemptId& id) {
  std::map<std::uint64_t, Outcome> words;
  std::vector<Outcome> handIns;
  const auto take = [&](const auto& one) {
    if (one.attempt == id) words[one.by.number] = one.outcome;
  };
  each<Marked>(heard, take);
  each<Regraded>(heard, take);
  each<HandedIn>(heard, [&](const HandedIn& one) {
    if (one.attempt == id) handIns.push_back(one.outcome);
  });
  if (!words.empty()) return words.rbegin()->second;
  return handIns.size() == 1 ? std::optional(handIns.front()) : std::nullopt;
}

bool any(const std::vector<Traces>& traces, const std::function<bool(const Traces&)>& is) {
  return std::any_of(traces.begin(), traces.end(), is);
}

bool fromOne(const Traces& one, const Traces& other, const StudentId& student) {
  const bool unlock = !one.start.grant.empty() && one.start.grant == other.start.grant;
  const bool number = one.start.student == student && other.start.student == student;
  return unlock || (number && one.start.number == other.start.number);
}

/// The student's last handed-in tries that stand, with those that came from one unlock or number, and so on.
std::vector<Traces> lastOf(const std::vector<Traces>& traces, const StudentId& student) {
  std::vector<Traces> own, last;
  int most = 0;
  for (const Traces& one : traces) {
    if (one.owner != student) continue;
    own.push_back(one);
    if (one.handedIn && !one.isVoid) most = std::max(most, one.start.number);
  }
  const auto isIn = [](const std::vector<Traces>& all, const Traces& wanted) {
    return any(all, [&](const Traces& one) { return one.start.attempt == wanted.start.attempt; });
  };
  for (const Traces& one : own)
    if (one.handedIn && !one.isVoid && one.start.number == most) last.push_back(one);
  for (std::size_t before = 0; before != last.size();) {
    before = last.size();
    for (const Traces& one : own)
      if (!isIn(last, one) && any(last, [&](const Traces& other) { return fromOne(one, other, student); }))
        last.push_back(one);
  }
  return last;
}

std::string shown(const Decision& decision) {
  if (const auto* refused = std::get_if<Refused>(&decision)) return nameOf(refused->why) + ": " + refused->reason;
  const auto& allowed = std::get<Allowed>(decision);
  return std::to_string(allowed.number) + " " + allowed.grant.text + " " + allowed.resume.value_or(AttemptId()).text +
         " " + std::to_string(allowed.leaves.size()) + (allowed.afterBell ? " bell" : "");
}

}  // namespace

/// Held against a start that was allowed.
struct Promises {
  World& world;
  const Kiosk& kiosk;
  StudentId student;
  Allowed start;
  std::vector<Traces> traces;

  void hold() const {
    if (start.resume) return goesOn();
    for (const Traces& one : traces)
      if (one.owner == student && !one.handedIn && !one.isVoid) world.breakPromise("a try beside an open one");
    for (const Traces& one : traces)
      if (one.start.student == student && one.start.number == start.number)
        world.breakPromise("a number, and with it a form, comes again");
    steps();
    unlock();
  }

  void goesOn() const {
    const bool here = any(traces, [&](const Traces& one) {
      return one.start.attempt == *start.resume && one.owner == student && !one.handedIn && !one.isVoid &&
             one.holder == kiosk.log;
    });
    if (!here) world.breakPromise("a try goes on that is not open here");
  }

  void steps() const {
    const auto last = lastOf(traces, student);
    if (last.empty()) return;
    const Policy& policy = world.policy_;
    if (policy.reflect.is && !any(last, [](const Traces& one) { return one.reflected; }))
      world.breakPromise("reflection was skipped");
    const bool studentsWord = policy.confirm.is == pack::Reassess::Confirm::student;
    if (policy.revise.is &&
        !any(last, [&](const Traces& one) { return one.confirmed || (studentsWord && one.revised); }))
      world.breakPromise("revision was skipped");
  }

  void unlock() const {
    const bool wasUnlocked = std::any_of(kiosk.heard.begin(), kiosk.heard.end(), [&](const Told& told) {
      const auto* one = std::get_if<Unlocked>(&told.what);
      const auto* code = std::get_if<CodeUsed>(&told.what);
      const GrantId* grant = one != nullptr ? &one->grant : code != nullptr ? &code->grant : nullptr;
      return grant != nullptr && told.about == student && *grant == start.grant;
    });
    if (!start.grant.empty() && !wasUnlocked) world.breakPromise("an unlock that nobody gave");
    if (!start.grant.empty() && any(traces, [&](const Traces& one) {
          return one.owner == student && !one.isVoid && one.start.grant == start.grant;
        }))
      world.breakPromise("an unlock was used twice");
    const auto last = lastOf(traces, student);
    if (last.empty() || !start.grant.empty()) return;
    if (world.policy_.unlock.is == pack::Reassess::Unlock::teacher) world.breakPromise("a try without an unlock");
    const bool waits = world.policy_.unlock.is == pack::Reassess::Unlock::automatic && world.policy_.wait.is.count > 0;
    if (waits && !any(last, [&](const Traces& one) { return one.waived || isOver(one); }))
      world.breakPromise("a wait was not kept");
  }

  /// School days: at least one midnight for each.
  bool isOver(const Traces& one) const {
    if (!kiosk.clockSet || !one.doneMs) return false;
    const auto& wait = world.policy_.wait.is;
    const std::int64_t hour = 3'600'000;
    if (wait.unit == pack::Wait::Unit::hours) return world.nowMs_ - *one.doneMs >= wait.count * hour;
    return world.nowMs_ / (24 * hour) - *one.doneMs / (24 * hour) >= wait.count;
  }
};

/// Draws the form of a new try as a kiosk does, from what the student has seen as far as is known here.
void World::started(Kiosk& kiosk, const StudentId& student, const Allowed& start, const AttemptId& id) {
  Promises{*this, kiosk, student, start, tracesIn(kiosk.heard)}.hold();
  if (start.resume || !broken_.empty()) return;
  if (start.number > 1) ++reached_[reached_.size() - 2];
  std::vector<form::Form> earlier;
  for (const Attempt* attempt : kiosk.journeys.at(student).attempts()) earlier.push_back(forms_.at(attempt->id));
  if (start.form == pack::Reassess::FormRule::same && !earlier.empty()) {
    forms_[id] = earlier.back();
    return;
  }
  forms_[id] = must(form::build(check_, form::seedFor(Seed{}, student, check_.id, start.number), earlier));
  std::set<ItemId> seen;
  for (const Traces& one : tracesIn(kiosk.heard))
    if (one.owner == student)
      for (const form::Place& place : forms_.at(one.start.attempt).places) seen.insert(place.item);
  for (const form::Place& place : forms_[id].places)
    for (const pack::Slot& slot : check_.slots)
      if (slot.id == place.slot && seen.contains(place.item) &&
          std::any_of(slot.siblings.begin(), slot.siblings.end(),
                      [&](const ItemId& one) { return !seen.contains(one); }))
        breakPromise("an item came again while an unseen one was left");
}

/// Held against a regrade that was allowed.
void World::regraded(const WantRegrade& want) {
  const auto before = lastWord(station_.heard, want.attempt);
  if (before && before->mastered && !want.outcome.mastered && want.reason.empty())
    breakPromise("a result was lowered without a word");
}

/// Kiosks and station know the same logs now: the same journeys, the same decisions, and no attempt lost.
void World::agree() {
  const auto traces = tracesIn(station_.heard);
  for (auto& [student, journey] : station_.journeys) {
    const auto own =
        std::count_if(traces.begin(), traces.end(), [&](const Traces& one) { return one.owner == student; });
    if (static_cast<std::ptrdiff_t>(journey.attempts().size()) != own) breakPromise("an attempt was lost");
    for (const Attempt* one : journey.attempts())
      if (const auto word = lastWord(station_.heard, one->id); word && one->isHandedIn() && one->outcome() != word)
        breakPromise("the teacher's last word about a result doesn't count");
    if (journey.mastered() && !any(traces, [&](const Traces& one) {
          return one.owner == student && !one.isVoid && one.handedIn && one.start.only.empty();
        }))
      breakPromise("a check is mastered by tries at some skills alone");
    for (const Attempt* one : journey.attempts())
      for (const Attempt* other : journey.attempts()) reached_.back() += areRivals(journey, *one, *other);
    for (const Kiosk& kiosk : kiosks_) {
      const Journey& there = kiosk.journeys.at(student);
      if (!(there == journey)) breakPromise("kiosk and station come to different journeys");
      for (const Command& command : {Command(WantStart{}), Command(WantAsk{}), Command(WantReflect{}),
                                     Command(WantRevise{}), Command(WantUnlock{}), Command(WantUseCode{})})
        if (shown(room_.decide(there, command, policy_, momentAt(kiosk))) !=
            shown(room_.decide(journey, command, policy_, momentAt(kiosk))))
          breakPromise("kiosk and station decide differently");
    }
  }
}

/// All logs, leaf by leaf, in an order that keeps that of each log and nothing else.
void World::mergeAnyhow() {
  std::vector<std::vector<Told>> logs;
  for (const Kiosk& kiosk : kiosks_) logs.push_back(kiosk.up);
  logs.emplace_back();
  for (const Told& told : station_.heard)
    if (std::visit(
            [](const auto& one) {
              return requires { one.by; };
            },
            told.what))
      logs.back().push_back(told);
  Listener anybody;
  for (const StudentId& student : students_) anybody.journeys[student].student = student;
  std::vector<std::size_t> at(logs.size(), 0);
  for (std::size_t left = logs.size(); left > 0;) {
    const std::size_t log = below(logs.size());
    if (at[log] > logs[log].size()) continue;
    if (at[log] == logs[log].size()) {
      ++at[log];
      --left;
      continue;
    }
    hear(anybody, logs[log][at[log]++]);
  }
  for (const StudentId& student : students_)
    if (!(anybody.journeys.at(student) == station_.journeys.at(student)))
      breakPromise("the journey depends on the order in which logs are heard");
}

/// Somebody can always do something: the student, or the teacher who helps.
bool World::leadsToMastery(Journey journey) {
  std::uint64_t leaf = 1'000'000;
  const LogId home("seat 1");
  for (int turn = 0; turn < 60; ++turn) {
    const Attempt* open = journey.open();
    const Moment now{turn % 2 == 0 ? std::optional(nowMs_) : std::nullopt, open != nullptr ? open->holder() : home};
    const auto wants = [&](const Command& command, const Moment& when) {
      const Decision decision = room_.decide(journey, command, policy_, when);
      const auto* allowed = std::get_if<Allowed>(&decision);
      if (allowed == nullptr) return false;
      for (const Happening& one : allowed->leaves)
        journey = room_.evolve(std::move(journey), stamped(one, {when.seat.empty() ? home : when.seat, leaf++}));
      return true;
    };
    const AttemptId fresh("f" + std::to_string(turn));
    if (wants(WantStart{fresh}, now)) {
      const Attempt* going = journey.open(now.seat);
      if (going == nullptr || !wants(WantHandIn{AttemptId(going->id), {true, false, {}}}, now)) return false;
    }
    if (journey.standing() == Standing::mastered) return true;
    if (journey.waiting())
      for (const Attempt* attempt : journey.counting())
        if (attempt->isWaiting()) {
          journey = room_.evolve(
              journey, Marked{deed(), AttemptId(attempt->id), {true, false, {}}, attempt->regraded.by.number});
          break;
        }
    wants(WantReflect{}, now);
    wants(WantRevise{}, now);
    wants(WantAsk{}, now);
    wants(WantConfirm{deed()}, {nowMs_, {}});
    wants(WantUnlock{deed(), GrantId("r" + std::to_string(turn)), false, true}, {nowMs_, {}});
  }
  return false;
}

}  // namespace cz::tests
