#pragma once
// Where a student answers on paper: boxes to tick, lines to write on.

#include "core/form/form.h"
#include "core/paper/sheet.h"
#include "core/paper/words.h"

namespace cz::paper {

/// "A", "B" … "Z", "AA": names of partners and categories on paper.
std::string letterOf(std::size_t index);

/// Below the stem. Everything stands in the shown order of the form.
void drawAnswerSpace(Sheet& sheet, const Words& words, const pack::Question& question, const form::Place& place);

}  // namespace cz::paper
