#pragma once
// What the page of rules shows: the school's days, and what is decided for one class.

#include <string>
#include <vector>

#include "core/records/class_rules.h"
#include "core/station/progress.h"

namespace cz::station {

class Station;

struct RulesPage {
  std::vector<Pick> classes;  ///< active ones; one is on
  ClassId shown;              ///< empty: there is no class yet
  std::string heading;        ///< its title
  journey::Calendar calendar;
  journey::Rules defaults;
  struct OwnRules {
    CheckId check;
    std::string title;
    journey::Rules rules;
  };
  std::vector<OwnRules> byCheck;
  std::vector<Pick> checks;  ///< of all packs, in the order of their lessons
};

/// `shown`: the class that was asked for; the first one when there is no such class.
Result<RulesPage> rulesPageOf(Station& station, const ClassId& shown);

/// Decides for a class, and with `check` for that check alone; rules without anything decided take it back.
/// notFound: no such class, or no pack has the check.
Result<void> decideRules(Station& station, const ClassId& shown, const CheckId& check, const journey::Rules& rules);

/// The checks of all packs to choose from, in the order of their lessons; none is on.
std::vector<Pick> checksOf(Station& station);

}  // namespace cz::station
