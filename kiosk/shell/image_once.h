#pragma once
// checkzone-kiosk --prepare-image: makes the machine fit to be copied onto many, without a window.

#include "kiosk/shell/options.h"

namespace cz::shell {

/// Says in sentences what it did, and gives the exit status: 0 good · 1 refused, and nothing was removed · 3 something
/// lies in the folder that no kiosk made, and was left.
int prepareImageOnce(const Options& options);

}  // namespace cz::shell
