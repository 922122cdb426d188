#pragma once
// The last resort: a message in the drawing machine's own letters, for when the seat has no font or no words.

#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include "core/base/result.h"

namespace cz::shell {

struct PlainMessage {
  std::string title;              ///< ASCII; for whoever stands before the seat
  std::string line;               ///< ASCII; what to do
  std::string cause;              ///< ASCII; for IT
  double seconds = 20;            ///< shown for; then whoever starts the kiosk starts it again
  std::filesystem::path picture;  ///< where to leave a screenshot; may be empty
};

/// Returns when the time is over or the window was closed. Errors: no display, no OpenGL.
Result<void> show(const PlainMessage& message, std::optional<std::pair<int, int>> window);

}  // namespace cz::shell
