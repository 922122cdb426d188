#pragma once
// What the pages share; for page_*.cpp only.

#include <string_view>

#include "core/station/daemon/look.h"
#include "core/station/daemon/pages.h"
#include "core/station/daemon/template.h"

namespace cz::station {

/// A page's content with title, side and symbols around it. `at`: which entry of the side is the present one.
std::string inLayout(const Assets& assets, const std::string& title, const std::string& content, const Around& around,
                     std::string_view at);

}  // namespace cz::station
