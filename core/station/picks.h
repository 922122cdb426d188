#pragma once
// What a page lets the teacher choose from: its classes, units, checks, seats.

#include <string>
#include <vector>

#include "core/roster/roster.h"
#include "core/station/packs.h"

namespace cz::station {

/// One thing to pick from.
struct Pick {
  std::string id;
  std::string title;
  bool on = false;
};

/// The classes in use; the wanted one is on, or the first when none is meant. Gives it; empty: there is none.
ClassId chooseClass(const roster::Roster& roster, std::vector<Pick>& picks, const ClassId& wanted);
/// The same of the units of present packs. `wanted`: "pack/unit".
FoundUnit chooseUnit(Packs& packs, std::vector<Pick>& picks, const std::string& wanted);

/// Id of the pick that is on; empty: none is.
std::string chosen(const std::vector<Pick>& picks);
/// Its title.
std::string titleOn(const std::vector<Pick>& picks);

}  // namespace cz::station
