#pragma once
// Formulas in other systems' texts: \(…\), \[…\], $$…$$ and $…$.

#include <string>
#include <string_view>

namespace cz::interop {

/// The text with every formula that Checkzone reads between single dollars. All else stays as it was typed; a dollar
/// that would open maths gets a backslash. What stands between single dollars counts as a formula only when it holds a
/// command, a power or an index, or no blank: "from $5, or 10$" is about money.
std::string importedMaths(std::string_view text);

/// Whether a formula of the text can't be read and is shown as typed.
bool holdsUnreadMaths(std::string_view text);

}  // namespace cz::interop
