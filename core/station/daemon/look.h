#pragma once
// How a state looks on the pages: colour, icon and word always come together.

#include "core/journey/journey.h"
#include "core/scoring/scoring.h"
#include "core/station/today.h"

namespace cz::station {

struct Look {
  const char* colour;  ///< class in style.css
  const char* icon;    ///< symbol "i-…" in layout.mustache
  const char* words;
};

Look lookOf(journey::Standing standing);
Look lookOf(ResultCard::State state);
Look lookOf(scoring::Verdict verdict);

}  // namespace cz::station
