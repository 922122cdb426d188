#include "core/station/rules_page.h"

#include <algorithm>

#include "core/station/rules.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

Error noClass() { return {Fault::notFound, "The roster has no such class. Load the page again.", ""}; }

}  // namespace

std::vector<Pick> checksOf(Station& station) {
  std::vector<Pick> checks;
  for (const auto& pack : station.packs().all())
    for (const auto& unit : pack->units)
      for (const auto& lesson : unit.lessons)
        if (const auto* check = pack->findCheck(lesson.check))
          checks.push_back({check->id.text, lesson.number + " " + check->title + " (" + unit.title + ")", false});
  return checks;
}

Result<RulesPage> rulesPageOf(Station& station, const ClassId& shown) {
  RulesPage page;
  CZ_TRY(roster, station.rosters().load());
  page.shown = chooseClass(roster, page.classes, shown);
  CZ_TRY(book, station.rosters().rules());
  page.calendar = book.calendar;
  page.checks = checksOf(station);
  if (page.shown.empty()) return page;
  page.heading = titleOn(page.classes);
  const auto found = book.byClass.find(page.shown);
  if (found == book.byClass.end()) return page;
  page.defaults = found->second.defaults;
  for (const auto& [check, rules] : found->second.byCheck)
    page.byCheck.push_back({check, station.packs().titleOf(check), rules});
  return page;
}

Result<void> decideRules(Station& station, const ClassId& shown, const CheckId& check, const journey::Rules& rules) {
  CZ_TRY(roster, station.rosters().load());
  if (std::none_of(roster.classes.begin(), roster.classes.end(),
                   [&](const roster::Class& each) { return each.active && each.id == shown; }))
    return noClass();
  CZ_TRY(book, station.rosters().rules());
  auto& own = book.byClass[shown];
  const bool nothing = rules == journey::Rules{};
  if (check.empty()) {
    own.defaults = rules;
  } else if (nothing) {
    own.byCheck.erase(check);
  } else {
    if (!station.packs().findCheck(check))
      return Error{Fault::notFound, "No pack has a check \"" + check.text + "\".", ""};
    own.byCheck[check] = rules;
  }
  if (own == records::RuleBook::ForClass{}) book.byClass.erase(shown);
  return setRules(station, book);
}

}  // namespace cz::station
