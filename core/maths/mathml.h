#pragma once
// A formula as MathML Core, for the pages of the station.

#include <string>
#include <string_view>

#include "core/maths/tree.h"

namespace cz::maths {

/// A whole <math> element; every text in it is escaped. `block`: on a line of its own, in display style. Its words go
/// along for those who listen.
std::string mathml(const Row& formula, bool block);
/// The same for TeX; TeX that can't be read comes as <code>.
std::string mathml(std::string_view tex, bool block);

}  // namespace cz::maths
