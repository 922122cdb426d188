#pragma once
// Which words a language has for how many: Unicode CLDR's plural categories, for whole numbers.

#include <span>
#include <string_view>

namespace cz::app {

/// "one", "few", "other" …: the words for `n` things in the language (BCP 47). Never negative numbers. A language that
/// isn't known here has English's two.
std::string_view pluralForm(std::string_view language, int n);
/// All that a language has, "other" last: what its strings file must say of everything that is counted.
std::span<const std::string_view> pluralForms(std::string_view language);

}  // namespace cz::app
