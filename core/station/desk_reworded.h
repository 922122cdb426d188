#pragma once
// Marks that were given while their rubric had other words.

#include <string>
#include <vector>

#include "core/station/desk_rows.h"

namespace cz::station {

class Station;

/// Of one check.
struct DeskReworded {
  CheckId check;
  std::string title;
  std::size_t marks = 0;
  std::vector<DeskPlace> places;  ///< not more than kMostReworded
};
inline constexpr std::size_t kMostReworded = 20;

/// By check. Only marks that count: what was taken back is asked for again at the desk.
Result<std::vector<DeskReworded>> rewordedOf(Station& station);
/// Those of a check stay as they are. notFound: no pack has it.
Result<void> keepUnderNewWords(Station& station, const CheckId& check);

}  // namespace cz::station
