#pragma once
// One imported question as an [[item]] of a pack.

#include <string>

#include "core/interop/imported.h"

namespace cz::interop {

/// The whole table, ending in a line break.
std::string itemToml(const ImportedItem& item, const std::string& id);

}  // namespace cz::interop
