#pragma once
// The machines that may join without anybody who compares a number: forty kiosks in one morning (trust: 2.7, enrolment
// by image). Each knows this station by its mark, and this station knows each by what its maker wrote on it. That is no
// secret, so the door for them is open for an hour at a time, each machine comes in once, and a second one that says
// the same is an alarm.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace cz::station {

class Station;

inline constexpr std::size_t kMostListed = 500;

struct ListedSeat {
  std::string machine;  ///< serial number, or the address of its network; lower case
  std::string seat;     ///< "Seat 7", for whoever reads the list; may be empty
  bool joined = false;
  friend bool operator==(const ListedSeat&, const ListedSeat&) = default;
};

/// A line "serial number;Seat 7" for each machine, as in seats.csv on the boot partition of kiosks: with semicolons,
/// commas or tabs, with or without quotes, a first line with names of columns, empty lines.
/// Errors (input) name the line: nothing stands before the first separator, or a machine stands there twice.
Result<std::vector<ListedSeat>> seatListFrom(std::string_view text);
/// Takes the place of the list before; who has joined stays known. An empty text: no list. Errors as above.
Result<void> setSeatList(Station& station, std::string_view text);
Result<std::vector<ListedSeat>> seatListOf(Station& station);
/// For an hour from now on those on the list join by themselves. refused: there is no list, or all have joined.
Result<void> openSeatList(Station& station);

/// A kiosk that says it is this machine has joined.
Result<void> noteListed(Station& station, const std::string& machine, const Hash& kiosk);

}  // namespace cz::station
