#pragma once
// What a student answered, kept exactly as given: typed text byte for byte (rule 2 of the cases),
// everything else by stable ids, never by a position on the screen.

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "core/base/ids.h"

namespace cz::scoring {

using Typed = std::string;             ///< number, number-list, text: raw, as typed
using Picked = std::vector<ChoiceId>;  ///< choice: one; choices: in order of picking; order: in the student's order
using Paired = std::map<ChoiceId, ChoiceId>;  ///< match, sort: card → option; cards left out are not there
/// gaps: by the gap's id, what was typed, raw, or the id of the choice. Empty gaps are not there.
using Filled = std::map<ChoiceId, std::string>;

/// A place on a picture or a drawing's canvas: thousandths of its width from the left, of its height from the top.
struct Spot {
  int x = 0;
  int y = 0;
  friend bool operator==(const Spot&, const Spot&) = default;
};

/// One line of ink, from where the pen went down to where it was lifted; a single spot is a dot.
struct Stroke {
  int width = 0;  ///< of the pen, in thousandths of the canvas's width
  std::vector<Spot> spots;
  friend bool operator==(const Stroke&, const Stroke&) = default;
};

/// drawing: ink in the order it was drawn, and words, for who can't draw or has more to say.
struct Drawn {
  std::vector<Stroke> ink;
  std::string note;  ///< raw, as typed
  friend bool operator==(const Drawn&, const Drawn&) = default;
};

/// hotspot without outlines: where the student pointed, in that order.
struct Pointed {
  std::vector<Spot> spots;
  friend bool operator==(const Pointed&, const Pointed&) = default;
};

inline constexpr int kCanvas = 1000;               ///< thousandths: a spot's x and y are from 0 to this
inline constexpr std::size_t kMostSpots = 12'000;  ///< of one drawing: a page full of writing has about 5,000
inline constexpr std::size_t kMostStrokes = 2'000;

/// monostate: nothing given yet. written: Typed. hotspot with outlines: Picked. spoken: Picked{kSaid} once the student
/// has spoken.
using Response = std::variant<std::monostate, Typed, Picked, Paired, Filled, Drawn, Pointed>;
inline constexpr const char* kSaid = "said";

using Responses = std::map<SlotId, Response>;

/// Nothing there, only white space, no tick, no card placed.
bool isBlank(const Response& response);

}  // namespace cz::scoring
