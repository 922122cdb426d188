#pragma once
// A kiosk's database for tests that change it behind its back.

#include "core/store/database.h"

namespace cz::tests {

/// As many steps as the kiosk's tables have; what they do is the kiosk's business.
inline const store::Schema kKioskFile{0x4D435A4B, "kiosk database", {"", "", "", "", "", "", "", "", "", ""}};

}  // namespace cz::tests
