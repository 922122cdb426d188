#pragma once
// One imported question as an [[item]] of a pack.

#include <string>

#include "core/interop/imported.h"

namespace cz::interop {

/// A kind as packs write it: "choice", "number" …
const char* typeOf(ImportedItem::Kind kind);

/// Whether a teacher marks it, by its rubric.
bool isMarked(const ImportedItem& item);

/// The whole table, ending in a line break. `rubric`: the id of the one that it is marked by.
std::string itemToml(const ImportedItem& item, const std::string& id, const std::string& rubric = "");

/// item.rubric as a [[rubric]], ending in a line break.
std::string rubricToml(const ImportedRubric& rubric, const std::string& id);

}  // namespace cz::interop
