#pragma once
// How much of a typed text is read.

#include <cstddef>

namespace cz::scoring {

/// The longest typed text that is read, in bytes.
inline constexpr std::size_t kMostTextBytes = 8000;
inline constexpr std::size_t kMostWrittenBytes = 60'000;  ///< of a written response: some twenty pages

}  // namespace cz::scoring
