#pragma once
// What "Saved" costs: an answer committed by the kiosk's records, beside the disk's own write and fdatasync.

#include "core/base/result.h"
#include "core/pack/model.h"
#include "core/tools/bench/timings.h"

namespace cz::tools {

struct SaveBench {
  Timings answer;  ///< records.saveResponse, from call to return
  Timings disk;    ///< pwrite of 4 KiB and fdatasync, on the same disk
};

/// `check`: any check with a form. Works in a temporary folder; takes some seconds on a slow disk.
Result<SaveBench> benchSave(const pack::Check& check);

}  // namespace cz::tools
