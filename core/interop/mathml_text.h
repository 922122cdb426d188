#pragma once
// Formulas in MathML as TeX that a pack can hold.

#include <string>
#include <string_view>

namespace cz::interop {

struct MathsShown {
  std::string text;
  bool whole = false;  ///< false: it is words that stand for the formula
};

/// What stands in a text for a whole <math> element: "\(…\)" where Checkzone reads the TeX of it; nothing for an empty
/// one; else its alttext or its letters in square brackets, with a blank between any two parts, so that no digits of
/// two parts make one number. "[…]" when there are none, or when it is no well-formed XML.
MathsShown mathsOf(std::string_view math);

}  // namespace cz::interop
