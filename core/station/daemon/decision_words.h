#pragma once
// How decisions about a student's way are called in forms and addresses, and what the page says of each: before it is
// decided, and when it is.

#include <optional>
#include <string>

#include "core/station/offers.h"

namespace cz::station {

/// "take-out": in forms and addresses.
std::string nameOf(DecisionKind kind);
std::optional<DecisionKind> kindOf(const std::string& name);

/// On its button.
std::string buttonOf(DecisionKind kind);
/// What deciding it will do, and what the way will be.
std::string effectOf(const DecisionOffer& offer, journey::Standing now);
/// That it is done. correct: without saying whose it is now.
std::string doneWords(DecisionKind kind);

/// How long was typed, in minutes, as the journey is asked for it: what can't be meant is 0, which it refuses.
std::int64_t minutesIn(const std::string& typed);

}  // namespace cz::station
