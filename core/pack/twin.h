#pragma once
// The same check in another language: same ids, parameters and orders, other words. A form that was made from one is a
// form of the other, so one seed gives the same items, numbers and order in every language.

#include <string>
#include <string_view>
#include <vector>

#include "core/pack/model.h"

namespace cz::pack {

/// The check's own language first, then every other that some of its words are written in, by name.
std::vector<std::string> languagesOf(const Check& check);

/// The check in that language; what has no words there stays in its own. Typed texts are judged by the keys and the
/// letter case of that language. Numbers are still typed in the check's style. The same check for its own language.
Check inLanguage(const Check& check, std::string_view language);

}  // namespace cz::pack
