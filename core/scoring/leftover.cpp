#include "core/scoring/leftover.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/pack/units.h"
#include "core/scoring/symbols.h"
#include "core/scoring/trouble.h"

namespace cz::scoring {
namespace {

bool isLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 128;
}

/// The first character of well-formed text.
std::string firstCharacter(std::string_view text) { return utf8Of(codePoints(text).front()); }

/// Signs stand behind the number, or more numbers do.
Trouble arithmetic(std::string_view rest) {
  const bool more = std::any_of(rest.begin() + 1, rest.end(), isDigit);
  if (rest[0] == '-' || rest[0] == '+') return more ? Trouble::calculation : Trouble::signBehind;
  if (rest[0] == '/') return more ? Trouble::twoSlashes : Trouble::openFraction;
  return Trouble::calculation;
}

/// `asked`: the item asks for a unit.
Error whyNot(std::string_view rest, bool asked, pack::NumberStyle style) {
  const char first = rest[0];
  const bool multiplies = (first == 'x' || first == 'X') && rest.find_first_of("0123456789") != std::string_view::npos;
  if ((first == 'e' || first == 'E') && (rest.size() == 1 || !isLetter(rest[1])))
    return unreadable(Trouble::brokenPower, style);
  if (first == '\\') return unreadable(Trouble::backslash, style);
  if (first == '\'' || first == kGroupSign) return unreadable(Trouble::badGroups, style);
  if (multiplies || std::string_view("+-*/^=<>").find(first) != std::string_view::npos)
    return unreadable(arithmetic(rest), style);
  if (isDigit(first) || first == '.' || first == ',' || first == ';') return unreadable(Trouble::twoNumbers, style);
  if (first == '(' || first == ')') return unreadable(Trouble::brackets, style);
  if (isLetter(first))
    return unreadable(asked ? Trouble::unknownUnit : Trouble::unitHere, style, withRaisedPowers(rest));
  return unreadable(Trouble::strange, style, firstCharacter(rest));
}

}  // namespace

Result<Leftover> readLeftover(std::string_view rest, const Scanned& scanned, std::string_view unit,
                              pack::NumberStyle style) {
  Leftover leftover;
  if (scanned.unitInFront) leftover.unit = unit;
  if (rest == "." || rest == "%.") rest.remove_suffix(1);  // the end of a sentence
  if (rest.empty()) return leftover;
  const bool asked = !unit.empty() && !scanned.unitInFront;
  if (asked && pack::isSameUnit(rest, plainSymbols(unit, style))) {
    leftover.unit = unit;
    return leftover;
  }
  if (unit.empty() && rest == "%") {
    leftover.hundredths = true;
    return leftover;
  }
  const bool brokenPower = rest == "e" || rest == "E";
  // A word that is no unit may be a slip, or a thing that was counted: the student is asked, and loses nothing.
  if (!asked || brokenPower || !pack::isKnownUnit(rest)) return whyNot(rest, asked, style);
  leftover.unit = withRaisedPowers(rest);
  leftover.otherUnit = true;
  return leftover;
}

}  // namespace cz::scoring
