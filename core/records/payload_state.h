#pragma once
// What was answered so far of an open attempt, on its way from one kiosk to another by the station.

#include <optional>
#include <set>

#include "core/base/ids.h"
#include "core/form/form.h"
#include "core/scoring/response.h"

namespace cz::records {

/// A kiosk tells its station the newest state of what is open there, sealed like everything that it sends; it is no
/// leaf of its log. attempt.state: a leaf that the station writes for the kiosk where the attempt goes on.
struct AttemptState {
  AttemptId attempt;
  /// False: no kiosk had told anything when the attempt was handed over; all that follows is as at its start.
  bool whole = true;
  scoring::Responses responses;
  int place = 0;
  std::set<SlotId> flagged;
  std::set<SlotId> seen;      ///< places whose items were on the screen
  std::int64_t workedMs = 0;  ///< at the attempt; this and the next two as in journey::TimeAccount
  std::int64_t awayMs = 0;
  std::int64_t outageMs = 0;
  bool atBell = false;                  ///< it was left at the bell
  std::optional<form::Form> form = {};  ///< as it was filled last; nothing: as it started
};
Bytes encode(const AttemptState& state);
Result<AttemptState> decodeAttemptState(ByteView payload);

/// The longest one that a station takes; a drawing on every place of a form is a fifth of it.
inline constexpr std::size_t kLongestState = std::size_t{1} << 20;

}  // namespace cz::records
