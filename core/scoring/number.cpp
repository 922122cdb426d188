#include "core/scoring/number.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/pack/units.h"
#include "core/scoring/leftover.h"
#include "core/scoring/number_scanner.h"
#include "core/scoring/symbols.h"
#include "core/scoring/trouble.h"

namespace cz::scoring {
namespace {

constexpr std::size_t kMostDigits = 60;
constexpr std::size_t kMostCharacters = 200;

bool tooLong(std::string_view plain) {
  const auto digits = std::count_if(plain.begin(), plain.end(), isDigit);
  return plain.size() > 4 * kMostCharacters || codePoints(plain).size() > kMostCharacters ||
         static_cast<std::size_t>(digits) > kMostDigits;
}

/// Puts the scanned parts and what stood behind them together.
TypedNumber together(const Scanned& scanned, const Leftover& leftover, pack::NumberStyle style) {
  TypedNumber number;
  number.value = scanned.value;
  number.unit = leftover.unit;
  number.otherUnit = leftover.otherUnit;
  number.readAs = scanned.readAs;
  number.spelling = scanned.spelling;
  if (leftover.hundredths) {
    number.value = number.value * must(powerOfTen(-2));
    number.readAs = spelled(number.value, style);
    number.spelling.kind = Spelling::Kind::percent;
  }
  if (!leftover.unit.empty()) number.readAs += " " + leftover.unit;
  return number;
}

}  // namespace

Result<std::optional<TypedNumber>> readNumber(std::string_view typed, pack::NumberStyle style, std::string_view unit) {
  if (!isUtf8(typed)) return unreadable(Trouble::notText, style);
  const std::string whole = plainSymbols(typed, style);
  const std::string_view plain = trimSymbols(whole);
  if (plain.empty()) return std::optional<TypedNumber>();
  if (tooLong(plain)) return unreadable(Trouble::tooLong, style);
  if (mixesScripts(typed, true)) return unreadable(Trouble::mixedDigits, style);

  const std::string unitPlain = plainSymbols(unit, style);
  NumberScanner scanner(plain, {style, true});
  CZ_TRY(scanned, scanner.scan(unitPlain, unit.empty() || pack::isMoney(unit)));
  CZ_TRY(leftover, readLeftover(scanner.rest(), scanned, unit, style));
  return std::optional<TypedNumber>(together(scanned, leftover, style));
}

Result<TypedNumber> readListed(std::string_view plain, pack::NumberStyle style) {
  if (tooLong(plain)) return unreadable(Trouble::tooLong, style);
  NumberScanner scanner(trimSymbols(plain), {style, false});
  CZ_TRY(scanned, scanner.scan("", false));
  CZ_TRY(leftover, readLeftover(scanner.rest(), scanned, "", style));
  return together(scanned, leftover, style);
}

std::string spelled(const Exact& value, pack::NumberStyle style) {
  const auto decimal = value.toDecimal();
  if (!decimal) return value.toText();
  std::string text = *decimal;
  std::replace(text.begin(), text.end(), '.', pack::decimalMark(style));
  return text;
}

}  // namespace cz::scoring
