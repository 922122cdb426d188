#pragma once
// checkzone-kiosk --exchange FOLDER: the exchange by a stick without a window, for whoever carries it.

#include "kiosk/shell/options.h"

namespace cz::shell {

/// A seat that has no station yet joins one (desk: join_stick.h), by `number` in the end. Any other
/// takes what the station wrote, writes what it lacks, says in sentences what happened, and gives the exit status:
/// 0 good · 1 nothing was written, or no such folder · 3 written, but something on the stick could not be used.
int exchangeOnce(const Options& options);

}  // namespace cz::shell
