#pragma once
// The station's database, step by step.

#include "core/store/migration.h"

namespace cz::station {

store::Schema schema();

}  // namespace cz::station
