#pragma once
// The picture of a hotspot on paper: its places outlined and lettered, or nothing on it, to mark by hand.

#include "core/pack/question.h"
#include "core/paper/sheet.h"
#include "core/paper/words.h"

namespace cz::paper {

void drawHotspot(Sheet& sheet, const Words& words, const pack::Question& question, double left);

/// "B, the nucleus": the places that are right, by the letters that stand on the sheet.
std::string placesInWords(const pack::Question& question);

}  // namespace cz::paper
