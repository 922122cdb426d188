// What judging everybody again would come to. Changes nothing.

#include "core/station/regrade.h"

#include <algorithm>
#include <tuple>

#include "core/base/text.h"
#include "core/crypto/hash.h"
#include "core/station/regrade_inside.h"
#include "core/station/score_again.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using scoring::CheckResult;

/// The version whose keys count, with the check in it.
struct Chosen {
  sync::ParcelRef ref;
  FoundCheck found;
};

Error noCheck(const CheckId& check) {
  return {Fault::notFound, "No pack has a check \"" + check.text + "\". checkzone-station pack list shows the packs.",
          ""};
}

Result<Chosen> chosenOf(Station& station, const CheckId& check, const std::optional<Hash>& wanted) {
  CZ_TRY(versions, station.packs().versions());
  const FoundCheck present = station.packs().findCheck(check);
  for (const Packs::Version& one : versions) {
    if (wanted ? one.ref.hash != *wanted : !one.present) continue;
    Chosen chosen{one.ref, station.packs().findCheck(check, one.ref.hash)};
    if (!chosen.found) continue;
    if (present && present.pack->id != chosen.found.pack->id)
      return Error{Fault::input, "This version is of another pack than the check.", one.ref.id};
    return chosen;
  }
  if (!wanted) return noCheck(check);
  return Error{Fault::notFound, "This station holds no such version with the check \"" + check.text + "\".", ""};
}

Result<void> expectItems(const Chosen& chosen, const std::vector<AttemptFact>& attempts, Station& station,
                         const std::set<ItemId>& withdrawn) {
  for (const ItemId& item : withdrawn) {
    bool known = chosen.found.check->findItem(item) != nullptr;  // it may be gone from the newest version
    for (const AttemptFact& attempt : attempts) {
      if (known) break;
      const FoundCheck then = station.packs().findCheck(attempt.check, attempt.pack);
      known = then && then.check->findItem(item) != nullptr;
    }
    if (!known)
      return Error{Fault::input, "The check \"" + chosen.found.check->id.text + "\" has no item \"" + item.text + "\".",
                   ""};
  }
  return {};
}

/// A finished try with what it came to.
struct Judgement {
  FoundCheck found;  ///< by which it was taken
  records::AttemptStart start;
  records::AttemptDone done;
  CheckResult own;     ///< by its own pack, with marks
  CheckResult before;  ///< as it counts now
};

Result<Judgement> judgementOf(Station& station, const AttemptFact& fact) {
  Judgement one;
  one.found = station.packs().findCheck(fact.check, fact.pack);
  if (!one.found || fact.state != AttemptFact::State::scored)
    return Error{Fault::notFound, "The station does not have the pack that it was made from.", ""};
  CZ_TRY(start, startOf(station.db(), fact));
  CZ_TRY(done, doneOf(station.db(), fact));
  CZ_TRY(marks, station.facts().marksOf(fact.id));
  CZ_TRY(regrades, station.facts().regradesOf(fact.id));
  CZ_TRY(own, scoreAgain(*one.found.check, start, done, marks));
  CZ_TRY(before, scoreAgain(*one.found.check, start, done, marks, newestOf(regrades)));
  one.start = std::move(start);
  one.done = std::move(done);
  one.own = std::move(own.ours);
  one.before = std::move(before.ours);
  return one;
}

RegradeLine lineOf(Station& station, const AttemptFact& fact) {
  RegradeLine line;
  line.attempt = fact.id;
  line.student = fact.student;
  line.who = station.rosters().nameOf(fact.student).value_or("Someone who is not on the roster");
  line.number = fact.number;
  line.takenOut = fact.takenOut;
  return line;
}

/// `now`: null: back to what `places` say.
RegradeLine judged(Station& station, const AttemptFact& fact, const pack::Check* now, const RegradePlan& plan,
                   const std::vector<scoring::PlaceResult>& places) {
  RegradeLine line = lineOf(station, fact);
  const auto one = judgementOf(station, fact);
  if (!one) {
    line.why = one.error().message;
    return line;
  }
  line.before = line.after = one->before;
  line.instead = differingFrom(one->own, one->before);
  if (now == nullptr) {
    const auto back = scoring::replacePlaces(*one->found.check, one->start.form, one->own, places);
    if (!back) line.why = back.error().message;
    if (!back) return line;
    line.held = !plan.lower && isLowered(one->before, *back);
    if (line.held) return line;
    line.after = *back;
    line.instead = differingFrom(one->own, *back);
    return line;
  }
  const TryToRescore given{one->start.form, one->done.responses, one->own, one->before};
  const auto again = rescore({*one->found.check, *now, plan.withdrawn, plan.lower}, given);
  if (!again) line.why = again.error().message;
  if (!again) return line;
  line.after = again->after;
  line.instead = again->instead;
  line.kept = again->kept;
  line.held = again->held;
  return line;
}

void sortByName(std::vector<RegradeLine>& lines) {
  std::stable_sort(lines.begin(), lines.end(), [](const RegradeLine& a, const RegradeLine& b) {
    return std::tie(a.who, a.student, a.number) < std::tie(b.who, b.student, b.number);
  });
}

void addOpen(Station& station, const std::vector<AttemptFact>& attempts, RegradePlan& plan) {
  for (const AttemptFact& fact : attempts) {
    if (fact.doneLeaf || fact.takenOut) continue;
    plan.open.push_back({fact.student, lineOf(station, fact).who, fact.number, station.kiosks().seatOf(fact.place())});
    for (RegradeLine& line : plan.lines) line.openTry = line.openTry || line.student == fact.student;
  }
}

bool isSamePlace(const scoring::PlaceResult& a, const scoring::PlaceResult& b) {
  return a.slot == b.slot && a.result.verdict == b.result.verdict && a.result.points == b.result.points &&
         a.result.of == b.result.of;
}

}  // namespace

bool RegradeLine::changes() const {
  if (!why.empty()) return false;
  const bool samePlaces =
      std::equal(before.places.begin(), before.places.end(), after.places.begin(), after.places.end(), isSamePlace);
  return !samePlaces || before.mastered != after.mastered;
}

std::size_t RegradePlan::changing() const {
  return static_cast<std::size_t>(
      std::count_if(lines.begin(), lines.end(), [](const RegradeLine& line) { return line.changes(); }));
}

bool RegradePlan::lowersSomebody() const {
  return std::any_of(lines.begin(), lines.end(), [](const RegradeLine& line) { return line.isLowered(); });
}

std::string RegradePlan::digest() const {
  std::string all = check.text + "\n" + hexOf(pack.hash.view()) + "\n" + takesBack.text + (lower ? "\nlower\n" : "\n");
  for (const ItemId& item : withdrawn) all += item.text + "\n";
  for (const RegradeLine& line : lines) {
    if (!line.changes()) continue;
    all += line.attempt.text + " " + line.student.text + (line.after.mastered ? " mastered\n" : "\n");
    for (const scoring::PlaceResult& place : line.instead)
      all += place.slot.text + " " + std::string(scoring::nameOf(place.result.verdict)) + " " +
             place.result.points.toText() + " " + place.result.of.toText() + "\n";
  }
  return hexOf(crypto::sha256(viewOf(all)).view()).substr(0, 32);
}

Result<RegradePlan> planFor(Station& station, const HowToRegrade& how, const std::vector<AttemptFact>& attempts) {
  CZ_TRY(chosen, chosenOf(station, how.check, how.pack));
  CZ_CHECK(expectItems(chosen, attempts, station, how.withdrawn));
  RegradePlan plan;
  plan.check = how.check;
  plan.title = chosen.found.check->title;
  plan.pack = chosen.ref;
  plan.withdrawn = how.withdrawn;
  plan.lower = how.lower;
  for (const AttemptFact& fact : attempts)
    if (fact.doneLeaf) plan.lines.push_back(judged(station, fact, chosen.found.check, plan, {}));
  sortByName(plan.lines);
  addOpen(station, attempts, plan);
  return plan;
}

Result<RegradePlan> planRegrade(Station& station, const HowToRegrade& how) {
  CZ_TRY(attempts, station.facts().ofCheck(how.check));
  return planFor(station, how, attempts);
}

Result<RegradePlan> planTakeBack(Station& station, const journey::DeedId& action, bool lower) {
  CZ_TRY(check, checkOf(station, action));
  CZ_TRY(attempts, station.facts().ofCheck(check));
  CZ_TRY(chosen, chosenOf(station, check, {}));
  RegradePlan plan;
  plan.check = check;
  plan.title = chosen.found.check->title;
  plan.pack = chosen.ref;
  plan.takesBack = action;
  plan.lower = lower;
  for (const AttemptFact& fact : attempts) {
    CZ_TRY(regrades, station.facts().regradesOf(fact.id));
    if (regrades.empty() || regrades.back().regrade->action != action) continue;
    regrades.pop_back();
    const records::Regrade* earlier = newestOf(regrades);
    plan.lines.push_back(judged(station, fact, nullptr, plan,
                                earlier == nullptr ? std::vector<scoring::PlaceResult>{} : earlier->after.places));
  }
  sortByName(plan.lines);
  addOpen(station, attempts, plan);
  return plan;
}

}  // namespace cz::station
