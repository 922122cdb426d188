#pragma once
// What the author's commands have in common: a file, a check or an item by the names on the command line.

#include <cstdint>
#include <optional>
#include <string>

#include "core/pack/question.h"
#include "core/pack/read.h"

namespace cz::tools {

/// A whole file. Errors: not there, not readable, over 16 MiB.
Result<std::string> textOfFile(const std::string& path);

/// The pack in a folder. An error lists the pack's problems, one a line with file and line.
Result<pack::Pack> packAt(const std::string& folder);

/// The check by its id; an error names the checks that there are.
Result<const pack::Check*> checkIn(const pack::Pack& pack, const std::string& id);

/// The check in that language; as it is when `language` is empty. An error names the languages that there are.
Result<pack::Check> spoken(const pack::Check& check, const std::string& language);

/// An item and its check.
struct Found {
  const pack::Check* check = nullptr;
  const pack::Item* item = nullptr;
};
/// By "item" or "check/item". Errors: none of that name; several checks have one.
Result<Found> itemIn(const pack::Pack& pack, const std::string& name);

/// The item with the numbers of raw draw `draw`; without one, of the first draw that its rules allow.
Result<pack::Question> questionOf(const pack::Item& item, std::optional<std::uint64_t> draw);

/// What the item is worth on a form: the points of the first slot that lists it, else 1.
Points pointsOf(const pack::Check& check, const ItemId& item);

/// Prints an error to standard error, as "checkzone: …"; the exit status for a fault of the input.
int reported(const Error& error);

}  // namespace cz::tools
