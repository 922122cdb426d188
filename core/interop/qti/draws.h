#pragma once
// QTI's template processing: the numbers and words that an item draws anew for everyone. We take a sample of draws,
// always the same ones, and each becomes an item without anything to draw.

#include <string>
#include <vector>

#include "core/interop/qti/declaration.h"
#include "core/interop/qti/scorer.h"

namespace cz::interop::qti {

inline constexpr std::size_t kMostDraws = 8;

/// One draw.
struct Drawn {
  Values templates;  ///< template variables
  Values correct;    ///< responses whose key was set
  Values usual;      ///< responses and outcomes whose default was set
};

/// Whether the item draws anything.
bool hasTemplates(const Element& item);

/// Different draws of the item, at most kMostDraws. Draws that break the item's own constraints are passed over, and so
/// are those that need a number without an exact value, such as a root; when none is left, the error of the last one.
Result<std::vector<Drawn>> drawsOf(const Element& item);

/// What stands for a template variable in the text: by its format ("%.2f", "%.3r"), else as short as it can be. Nothing
/// when there is no such variable. "list[i]" is an entry of a list, from 0, as some programs write it.
std::optional<std::string> printed(const Drawn& drawn, const std::string& name, const std::string& format);

}  // namespace cz::interop::qti
