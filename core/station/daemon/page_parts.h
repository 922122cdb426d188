#pragma once
// What the pages share; for page_*.cpp only.

#include <string_view>

#include "core/station/daemon/look.h"
#include "core/station/daemon/pages.h"
#include "core/station/daemon/template.h"
#include "core/station/picks.h"

namespace cz::station {

/// One of a row of choices: "id", "title", "on".
Fields pickFields(const Pick& pick);
/// The answers of a reflection, each with what was asked where the number of answers is the kiosk's own.
Fields::List reflectionFields(const std::vector<std::string>& answers);
/// "says that the revision is done"; empty where none is asked for.
std::string revisionWords(LookingBack::Revision revision);

/// How the machine of a kiosk is: the lists and flags "health", "amiss?", "well", "verdict".
void addHealth(Fields& fields, const SeatCard& seat);
/// One kiosk as a card: who sits there, and when it was last heard from.
Fields seatFields(const SeatCard& seat);

/// A page's content with title, side and symbols around it. `at`: which entry of the side is the present one.
std::string inLayout(const Assets& assets, const std::string& title, const std::string& content, const Around& around,
                     std::string_view at);

}  // namespace cz::station
