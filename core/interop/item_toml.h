#pragma once
// One imported question as an [[item]] of a pack.

#include <string>

#include "core/interop/imported.h"

namespace cz::interop {

/// A kind as packs write it: "choice", "number" …
const char* typeOf(ImportedItem::Kind kind);

/// The whole table, ending in a line break.
std::string itemToml(const ImportedItem& item, const std::string& id);

}  // namespace cz::interop
