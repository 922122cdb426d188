#pragma once
// Elements of HTML as a whole: where they end, and what stands in them.

#include <cstddef>
#include <string>
#include <string_view>

namespace cz::interop {

/// Where `mark`, in small letters, begins in whatever letters; npos when it doesn't.
std::size_t findAnyCase(std::string_view html, std::string_view mark, std::size_t from);

/// Whether elements of this name hold nothing and have no closing tag: "br".
bool hasNoInside(std::string_view name);

struct Closed {
  std::size_t inside = 0;  ///< where the closing tag begins
  std::size_t end = 0;     ///< just past it
};

/// Where the element of that name (in small letters) ends whose tag ends at `at`, elements of the same name in it
/// passed over; both at the end of the text when it is never closed.
Closed closeOf(std::string_view html, std::string_view name, std::size_t at);

/// The words at the beginning of some HTML, for a report.
std::string wordsIn(std::string_view html);

}  // namespace cz::interop
