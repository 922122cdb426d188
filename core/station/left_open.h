#pragma once
// Tries that were begun and left: looking is using, so a teacher sees who opened one and when (case O-22). The try
// stays what it is; nobody gets fresh items for having left it.

#include <cstdint>
#include <string>
#include <vector>

#include "core/station/facts.h"
#include "core/station/moments.h"

namespace cz::station {

class Station;

/// Somebody sat down to a try: its start, and each time it was gone on with.
struct Opening {
  When at;
  std::int64_t arrivedMs = 0;  ///< when the station heard of it, by its own clock; 0: not known
};
/// In the order in which they came in; the start comes first.
Result<std::vector<Opening>> openingsOf(Station& station, const AttemptFact& attempt);

/// A try that nobody went on with for kLeftMs.
struct LeftCard {
  StudentId student;
  std::string who;
  CheckId check;
  std::string title;
  int number = 0;
  std::string seat;  ///< where it goes on; may be empty
  std::vector<Opening> openings;
};

inline constexpr std::int64_t kLeftMs = std::int64_t{12} * 3'600'000;

/// The one that was opened last comes first, by when the station heard of it.
Result<std::vector<LeftCard>> leftOpen(Station& station);

}  // namespace cz::station
