#include "core/station/whose.h"

#include <algorithm>
#include <map>

#include "core/station/decisions.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

/// A class in the list: those of the student whose try it is now come first.
struct Heading {
  enum class Where { own, elsewhere, none } where = Where::none;
  std::string title = "In no class";
  friend auto operator<=>(const Heading&, const Heading&) = default;
};

Heading headingOf(const roster::Roster& roster, const roster::Student& one, const roster::Student* owner) {
  Heading best;
  for (const roster::Class& each : roster.classes) {
    const auto isIn = [&](const roster::Student& who) {
      return std::find(who.classes.begin(), who.classes.end(), each.id) != who.classes.end();
    };
    if (!isIn(one)) continue;
    best = std::min(
        best, Heading{owner == nullptr || !isIn(*owner) ? Heading::Where::elsewhere : Heading::Where::own, each.title});
  }
  return best;
}

std::vector<WhosePage::Class> everybodyBut(Station& station, const StudentId& owner, const roster::Roster& roster) {
  std::map<Heading, std::vector<WhosePage::Class::One>> byClass;
  for (const roster::Student& one : roster.students)
    if (one.active && one.id != owner)
      byClass[headingOf(roster, one, roster.find(owner))].push_back(
          {one.id, station.rosters().nameOf(one.id).value_or(one.shownName())});
  std::vector<WhosePage::Class> classes;
  for (auto& [heading, students] : byClass) {
    std::sort(students.begin(), students.end(), [](const auto& a, const auto& b) { return a.who < b.who; });
    classes.push_back({heading.title, std::move(students)});
  }
  return classes;
}

}  // namespace

Result<WhosePage> whosePageOf(Station& station, const AttemptId& attempt) {
  CZ_TRY(fact, station.facts().attempt(attempt));
  if (!fact) return Error{Fault::notFound, "There is no such try.", attempt.text};
  CZ_TRY(offer, offerNow(station, fact->student, fact->check, {DecisionKind::correct, attempt}));
  CZ_TRY(roster, station.rosters().load());
  WhosePage page;
  page.student = fact->student;
  page.who = station.rosters().nameOf(fact->student).value_or("");
  page.check = fact->check;
  page.title = station.packs().titleOf(fact->check);
  page.attempt = attempt;
  page.number = fact->number;
  page.shown = fact->shown;
  page.seat = station.kiosks().seatOf(fact->place());
  page.at = whenWas(station.db(), fact->doneLog, fact->doneLeaf.value_or(0), fact->doneMs);
  page.arrivedMs = fact->arrivedMs;
  page.then = offer.then;
  page.classes = everybodyBut(station, fact->student, roster);
  return page;
}

}  // namespace cz::station
