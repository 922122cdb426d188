#pragma once
// The one loop: wait for something to happen, draw, show. Sleeps when nothing happens; shows nothing twice.

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "kiosk/shell/app.h"
#include "kiosk/shell/script.h"

namespace cz::shell {

struct RunOptions {
  std::string title = "Checkzone";
  std::optional<std::pair<int, int>> window;  ///< pixels; none = full screen, which ignores requests to close
  std::filesystem::path script;               ///< drives the program instead of a person; empty = a person
  std::filesystem::path screenshots;          ///< folder of the script's pictures
  VerbHandler verbs;                          ///< script commands of the program's own; may be empty
};

/// Shows the program until it wants to quit (or the script ends). 0 good; 1 when there is no display or no OpenGL, or
/// the script failed; the reason is on standard error.
int run(App& app, const RunOptions& options);

/// Any thread: makes the loop draw soon. Harmless while no loop runs.
void wake();

}  // namespace cz::shell
