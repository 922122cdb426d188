#pragma once
// What a kiosk's program knows of itself and of its machine; told once, at the start.

#include <functional>

namespace cz::records {

struct Running {
  /// Whether the machine's wall clock went on while it was off, or was set since; asked whenever it matters. Empty:
  /// yes.
  std::function<bool()> keepsTime = {};
};

}  // namespace cz::records
