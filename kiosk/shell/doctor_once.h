#pragma once
// checkzone-kiosk --doctor: for IT, on a terminal, while the kiosk runs or at rest.

#include "kiosk/shell/options.h"

namespace cz::shell {

/// Prints every check of this seat with its way out, as text or as JSON. Changes nothing. Gives the exit status: 0
/// good, 1 look at it, 2 broken.
int doctorOnce(const Options& options);

/// Says what a code on the screen of a resting seat means. Gives the exit status: 0; 1: no seat shows this one.
int explainOnce(const Options& options);

}  // namespace cz::shell
