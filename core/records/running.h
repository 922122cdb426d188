#pragma once
// What a kiosk's program knows of itself and of its machine; told once, at the start.

#include <functional>
#include <optional>

#include "core/base/bytes.h"

namespace cz::records {

struct Running {
  /// Whether the machine's wall clock went on while it was off, or was set since; asked whenever it matters. Empty:
  /// yes.
  std::function<bool()> keepsTime = {};
  std::optional<Hash> program = {};   ///< SHA-256 of the file that runs; nothing: it can't be read
  std::optional<Hash> settings = {};  ///< the same of its settings file; nothing: there is none
};

}  // namespace cz::records
