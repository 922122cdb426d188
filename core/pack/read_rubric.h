#pragma once
// [[rubric]]: criteria and levels; and the items that a teacher marks by one.

#include <vector>

#include "core/pack/item_texts.h"

namespace cz::pack {

/// Reads as far as it can; whether it is whole shows in the notes' errors.
Rubric readRubric(const Node& table, const Notes& notes);

/// The part of an item of type written, drawing or spoken. `rubrics`: those of the check.
void readMarked(Fields& fields, const ItemTexts& texts, const std::vector<Rubric>& rubrics, Item& item);

}  // namespace cz::pack
