#pragma once
// What the pages of marking share; for page_marking.cpp, page_desk.cpp and page_two_marks.cpp only.

#include "core/station/daemon/marking_pages.h"
#include "core/station/daemon/page_parts.h"

namespace cz::station {

/// The levels of a criterion, the highest first. `on`: the chosen one; none: below 0.
Fields::List levelFields(const pack::Rubric& rubric, const pack::Criterion& criterion, int on);
/// What was asked: in full, or behind a line that opens it.
enum class Stem { shown, folded };
/// The response as it is shown on each of the pages, and what a form about it says. `hidden`: without the student's
/// name.
void addResponse(Fields& fields, const Assets& assets, const ToMark& entry, bool hidden, Stem stem = Stem::shown);
/// The sayings as boxes to tick.
Fields::List sayingFields(const std::vector<std::string>& sayings);
/// What is to be told of the rubric; empty when it is as it was.
std::string editWords(PresentRubric::Edit edit);

}  // namespace cz::station
