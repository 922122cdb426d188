#pragma once
// A text with gaps: every gap is read and scored like an item of its own type.

#include "core/scoring/scoring.h"
#include "core/scoring/share.h"

namespace cz::scoring {

/// Readable when every filled gap is; unreadable gaps are named by their number, from 1 ("In gap 2: …"). `readAs` tells
/// the typed numbers: "(1) 3/4, (3) 12".
Reading readFilled(const pack::Question& question, const Filled& filled, pack::NumberStyle style);

/// Per part: the gaps' shares by their weights; an empty or unreadable gap earns nothing. All-or-nothing: 1 when every
/// gap is fully right.
Share shareOfFilled(const pack::Question& question, const Filled& filled, pack::NumberStyle style);

}  // namespace cz::scoring
