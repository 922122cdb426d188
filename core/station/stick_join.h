#pragma once
// Kiosks that join by a stick, where no network is (sync: stick_join.h). Times by the wall clock only say when
// something is given up; nothing is decided by them.

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/result.h"
#include "core/sync/stick_join.h"

namespace cz::station {

class Station;

inline constexpr std::size_t kMostJoining = 64;  ///< at one time

/// A kiosk that asks to join, for whoever stands at the station.
struct JoiningSeat {
  enum class State {
    asked,      ///< it has this station's answer on the stick now; it shows a number once it has read it
    comparing,  ///< it waits for somebody to say whether `number` is the one that the kiosk shows
    joined,     ///< it belongs to this station
    different,  ///< somebody said that the numbers differ
    refused     ///< `why`
  } state = State::refused;
  std::string seat;
  Hash kiosk;          ///< its fingerprint
  std::string number;  ///< "417 902"; comparing alone
  std::string why;
};

/// What a kiosk says on a stick, and what the stick carries back to it, if anything. Again is harmless, and gives the
/// same answer. A kiosk that starts again takes the place of what it began before. Nothing: it has long joined, and the
/// letter was left lying.
Result<std::optional<std::pair<JoiningSeat, std::optional<sync::JoinReply>>>> hearJoin(Station& station,
                                                                                       const sync::JoinAsk& ask);

/// Whoever carries the stick says whether `number` is the one that the kiosk shows. Blanks don't count. The same: the
/// kiosk is added, and that is committed; the next visit of the stick carries it there. refused: no kiosk waits with
/// this number.
Result<void> pressJoin(Station& station, std::string_view number, bool same);

}  // namespace cz::station
