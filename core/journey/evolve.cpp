// Every rule here gives the same state in whatever order the facts come: sets grow, of two decisions the later number
// counts, of two leaves of one log the place in it decides.

#include <algorithm>

#include "core/journey/journey.h"

namespace cz::journey {
namespace {

struct Evolve {
  Journey& journey;

  Attempt& attempt(const AttemptId& id) const {
    Attempt& found = journey.known[id];
    found.id = id;
    return found;
  }

  // Ids are drawn from 128 bits: a second start under one id is no accident, and the first in the order of logs counts.
  void operator()(const Started& happened) const {
    auto& start = attempt(happened.attempt).start;
    if (start && start->at <= happened.at) return;
    start = {happened.at,   happened.student, happened.number, happened.grant,
             happened.only, happened.deeds,   happened.factor};
  }
  void operator()(const HandedIn& happened) const {
    auto& handIns = attempt(happened.attempt).handIns;
    const auto [at, isNew] = handIns.try_emplace(happened.at.log);
    if (!isNew && at->second.index <= happened.at.index) return;  // handed in twice: once (case O-20)
    at->second = {happened.at.index, happened.outcome, happened.wallMs};
  }
  void operator()(const Paused& happened) const { turn(happened.attempt, happened.at, true, happened.atBell); }
  void operator()(const Resumed& happened) const { turn(happened.attempt, happened.at, false, false); }
  void operator()(const Reflected& happened) const { attempt(happened.attempt).reflected = true; }
  void operator()(const Revised& happened) const { attempt(happened.attempt).revised = true; }
  void operator()(const Asked& happened) const { attempt(happened.attempt).asked = true; }

  void operator()(const Marked& happened) const {
    attempt(happened.attempt).mark.take(happened.by, {happened.outcome, happened.regrade});
  }
  void operator()(const Regraded& happened) const {
    attempt(happened.attempt).regraded.take(happened.by, happened.outcome);
  }
  void operator()(const Unlocked& happened) const {
    const bool byCode = happened.by.number == 0;
    const auto [at, isNew] = journey.grants.try_emplace(
        happened.grant, Journey::Grant{happened.by, happened.sameForm, byCode, happened.after});
    if (!isNew && happened.by < at->second.by) at->second = {happened.by, happened.sameForm, byCode, happened.after};
  }
  // Without a number: before those that have one, as if it were from before decisions had numbers.
  void operator()(const CodeUsed& happened) const {
    journey.grants.insert_or_assign(happened.grant,
                                    Journey::Grant{{0, DeedId(happened.grant.text)}, false, true, happened.after});
  }
  void operator()(const Confirmed& happened) const { attempt(happened.attempt).confirmed = true; }
  void operator()(const Waived& happened) const { attempt(happened.attempt).waived = true; }
  void operator()(const Voided& happened) const { attempt(happened.attempt).voided.take(happened.by, happened.on); }
  void operator()(const Chosen& happened) const {
    Deed& chosen = attempt(happened.attempt).chosen;
    chosen = std::max(chosen, happened.by);
  }
  void operator()(const Corrected& happened) const {
    attempt(happened.attempt).correctedTo.take(happened.by, happened.to);
  }
  void operator()(const HandedOver& happened) const {
    attempt(happened.attempt).handedOverTo.take(happened.by, happened.to);
  }
  void operator()(const TimeGiven& happened) const {
    attempt(happened.attempt).given.emplace(happened.by.id, happened.ms);
  }
  void operator()(const Accommodated& happened) const { journey.help.emplace(happened.by, happened.help); }
  void operator()(const Excused& happened) const { journey.excused.take(happened.by, {happened.on, happened.answers}); }

  void turn(const AttemptId& id, const Stamp& at, bool paused, bool atBell) const {
    auto& turn = attempt(id).turns[at.log];
    if (at.index >= turn.index) turn = {at.index, paused, atBell};
  }
};

}  // namespace

Journey evolve(Journey journey, const Happening& happening) {
  std::visit(Evolve{journey}, happening);
  return journey;
}

}  // namespace cz::journey
