#pragma once
// Formulas that are one number, as plain text.

#include <string>
#include <string_view>

namespace cz::pack {

/// The text with every formula that is one number spelled as such: "$2\frac{2}{5}$ m" as "2 2/5 m", "$3{,}5$" as "3,5",
/// "$-\frac{3}{4}$" as "-3/4". Other formulas stay as they are written.
std::string withPlainAmounts(std::string_view utf8);

}  // namespace cz::pack
