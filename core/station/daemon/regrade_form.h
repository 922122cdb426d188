#pragma once
// What a regrade's page and command ask for, and their words.

#include <map>
#include <string>

#include "core/station/regrade.h"

namespace cz::station {

class Station;

/// "5 of 5 points, mastered".
std::string resultWords(const scoring::CheckResult& result);

/// What happens to one finished try.
enum class RegradeGroup { gains, loses, lower, points, held, unjudged, same };
RegradeGroup groupOf(const RegradeLine& line);
/// "They have mastered it now"; the heading of a group.
std::string headingOf(RegradeGroup group);
/// Why places or the whole of a try stay as they were: "s1: This version …"; empty: nothing stays.
std::string keptWords(const RegradeLine& line);

/// A version by what stands on the page or in the list: its hash, the beginning of it (8 digits or more), or what it
/// calls itself. Empty: the present one. notFound, or input when two are called so.
Result<std::optional<Hash>> versionNamed(Station& station, const CheckId& check, const std::string& name);

/// The fields check, pack, withdraw.ITEM = on, lower = on.
Result<HowToRegrade> howFrom(Station& station, const std::map<std::string, std::string>& fields);
/// The other way round, for links and hidden fields.
std::map<std::string, std::string> fieldsOf(const RegradePlan& plan);

}  // namespace cz::station
