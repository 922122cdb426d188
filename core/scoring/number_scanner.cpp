#include "core/scoring/number_scanner.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/pack/units.h"
#include "core/scoring/symbols.h"
#include "core/scoring/trouble.h"

namespace cz::scoring {
namespace {

constexpr int kMostPower = 100;

std::string withoutLeadingZeros(const std::string& digits) {
  const auto first = digits.find_first_not_of('0');
  return first == std::string::npos ? "0" : digits.substr(first);
}

std::string decimalText(const Exact& value, pack::NumberStyle style) {
  // Up to 60 digits and a power down to -100: 160 places are always enough.
  std::string text = value.toDecimal(160).value_or(value.toText());
  std::replace(text.begin(), text.end(), '.', pack::decimalMark(style));
  return text;
}

Result<Exact> fractionOf(const Numeral& above, const Numeral& below, pack::NumberStyle style) {
  const bool stopped = below.hasMark && below.fraction.empty();  // "1/2." ends a sentence
  if (above.hasMark || (below.hasMark && !stopped)) return unreadable(Trouble::wholeOnly, style);
  if (below.value().sign() == 0) return unreadable(Trouble::zeroBelow, style);
  return Exact::ratio(above.value(), below.value());
}

std::string fractionText(const Numeral& above, const Numeral& below) {
  return withoutLeadingZeros(above.whole) + "/" + withoutLeadingZeros(below.whole);
}

/// "12 345/5" where blanks are the style's group signs: 12345/5, or 12 and 345/5?
bool mayBeOneNumerator(const Numeral& whole, const std::string& digits, pack::NumberStyle style) {
  const bool spaces = style == pack::NumberStyle::spacePoint || style == pack::NumberStyle::spaceComma;
  return spaces && !whole.hasMark && whole.whole.size() <= 3 && whole.whole[0] != '0' && digits.size() == 3;
}

/// A currency sign may stand in front of the number.
bool goesInFront(std::string_view unit) {
  constexpr std::array kInFront = {"$", "€", "£", "¥", "₹", "CHF", "EUR", "Fr.", "Fr", "sFr."};
  return std::find(kInFront.begin(), kInFront.end(), unit) != kInFront.end();
}

}  // namespace

Result<Scanned> NumberScanner::scan(std::string_view unit, bool price) {
  price_ = price;
  CZ_CHECK(scanSign());
  scanUnitInFront(unit);
  if (unitInFront_ && !signed_) CZ_CHECK(scanSign());
  CZ_CHECK(checkCents(unit));
  CZ_TRY(scanned, scanMagnitude());
  scanned.unitInFront = unitInFront_;
  if (negative_) {
    if (scanned.value.sign() != 0) scanned.readAs.insert(0, 1, '-');
    scanned.value = -scanned.value;
  }
  return scanned;
}

std::string_view NumberScanner::rest() const { return trimSymbols(text_.substr(at_)); }

Result<void> NumberScanner::scanSign() {
  skipBlanks();
  if (peek() != '-' && peek() != '+') return {};
  negative_ = peek() == '-';
  signed_ = true;
  ++at_;
  skipBlanks();
  if (peek() == '-' || peek() == '+') return unreadable(Trouble::manySigns, rules_.style);
  return {};
}

void NumberScanner::scanUnitInFront(std::string_view unit) {
  if (!goesInFront(unit) || !text_.substr(at_).starts_with(unit)) return;
  at_ += unit.size();
  unitInFront_ = true;
  skipBlanks();
}

Result<void> NumberScanner::checkCents(std::string_view unit) const {
  const bool cents = negative_ && peek() == pack::decimalMark(rules_.style) && isDigit(peek(1));
  const bool priceTag = price_ && pack::isMoney(unit) && !pack::isSameUnit(unit, "$") && !pack::isSameUnit(unit, "£");
  if (!cents || !priceTag) return {};
  const std::string_view digits = text_.substr(at_);
  const std::string written = "0" + std::string(digits.substr(0, digits.find_first_not_of("0123456789", 1)));
  return unreadable(Trouble::twoMeanings, rules_.style, written + " or -" + written);
}

void NumberScanner::skipPriceDash() {
  const std::size_t mark = at_;
  if (take('-')) take('-');
  const auto next = text_.find_first_not_of(" \x1e", at_);
  const bool ends = next == std::string_view::npos ||
                    std::string_view("0123456789-+*/^%.,").find(text_[next]) == std::string_view::npos;
  if (!ends && text_.substr(next) != ".") at_ = mark;
}

Result<Scanned> NumberScanner::scanMagnitude() {
  CZ_TRY(first, numeral());
  if (!first) return noNumberHere();
  at_ = first->end;
  const std::size_t behind = at_;
  skipBlanks();
  if (take('/')) return scanFraction(nullptr, *first);
  at_ = behind;
  CZ_TRY(mixed, scanMixed(*first));
  if (mixed) return std::move(*mixed);
  at_ = behind;
  CZ_TRY(power, scanPower(*first));
  if (power) return std::move(*power);
  at_ = behind;
  if (price_ && first->hasMark && first->fraction.empty()) skipPriceDash();
  const Exact value = first->value();
  const auto kind = first->hasMark ? Spelling::Kind::decimal : Spelling::Kind::whole;
  return Scanned{value, decimalText(value, rules_.style), Spelling::ofNumeral(*first, kind), false};
}

Result<Scanned> NumberScanner::scanFraction(const Numeral* whole, const Numeral& above) {
  skipBlanks();
  if (peek() == '-' || peek() == '+') return unreadable(Trouble::minusBelow, rules_.style);
  CZ_TRY(below, numeral());
  if (!below) return unreadable(peek() == '/' ? Trouble::twoSlashes : Trouble::openFraction, rules_.style);
  at_ = below->end;
  CZ_TRY(value, fractionOf(above, *below, rules_.style));
  return Scanned{value, fractionText(above, *below), Spelling::ofFraction(whole, above, *below), false};
}

Result<std::optional<Scanned>> NumberScanner::scanMixed(const Numeral& whole) {
  const bool joined = take(kJoined);
  const bool apart = joined || isBlankSymbol(peek());
  skipBlanks();
  const bool plus = take('+');
  if (!apart && !plus) return std::optional<Scanned>();
  skipBlanks();
  auto above = numeral();
  if (!above || !*above) return std::optional<Scanned>();  // no fraction follows: not a mixed number
  at_ = (*above)->end;
  skipBlanks();
  if (!take('/')) return std::optional<Scanned>();
  if (plus && negative_) return unreadable(Trouble::mixedSign, rules_.style);
  const std::string& digits = (*above)->whole;
  const bool unclear = digits.size() > 1 && digits[0] == '0';  // "12 000/5": 12000/5 or 12 and 0/5?
  if (unclear) return unreadable(Trouble::badGroups, rules_.style);
  const bool mayGroup = apart && !plus && !joined && mayBeOneNumerator(whole, digits, rules_.style);
  CZ_TRY(part, scanFraction(&whole, **above));
  if (mayGroup) return twoFractions(whole, part.readAs);
  if (whole.hasMark) return unreadable(Trouble::wholeOnly, rules_.style);
  part.value += whole.value();
  part.readAs = withoutLeadingZeros(whole.whole) + " " + part.readAs;
  return std::optional<Scanned>(std::move(part));
}

Error NumberScanner::twoFractions(const Numeral& whole, const std::string& fraction) const {
  const std::string one = (negative_ ? "-" : "") + whole.whole + fraction;
  const std::string two = negative_ ? "one fraction for the mixed number" : whole.whole + "+" + fraction;
  return unreadable(Trouble::twoMeanings, rules_.style, one + " or " + two);
}

bool NumberScanner::takePowerOfTen() {
  const bool times = take('*') || take('x') || take('X');
  skipBlanks();
  const bool ten = times && peek() == '1' && peek(1) == '0' && !isDigit(peek(2));
  if (!ten) return false;
  at_ += 2;
  skipBlanks();
  return take('^');
}

Result<std::optional<Scanned>> NumberScanner::scanPower(const Numeral& base) {
  const std::size_t behind = at_;
  skipBlanks();
  const bool isTen = base.whole == "10" && !base.hasMark;
  if (isTen && take('^')) {
    CZ_TRY(power, poweredBy(base, true));
    return std::optional<Scanned>(std::move(power));
  }
  const bool letter = peek() == 'e' || peek() == 'E';
  const bool sign = peek(1) == '-' || peek(1) == '+';
  if (letter && isDigit(peek(sign ? 2 : 1))) {
    ++at_;
  } else if (!takePowerOfTen()) {
    at_ = behind;
    return std::optional<Scanned>();
  }
  CZ_TRY(power, poweredBy(base, false));
  return std::optional<Scanned>(std::move(power));
}

Result<Scanned> NumberScanner::poweredBy(const Numeral& base, bool tenAlone) {
  skipBlanks();
  const bool bracket = take('(');
  skipBlanks();
  const bool down = take('-');
  if (!down) take('+');
  skipBlanks();
  int exponent = 0;
  const std::size_t digits = at_;
  for (; isDigit(peek()); ++at_) exponent = std::min(exponent * 10 + (peek() - '0'), kMostPower + 1);
  if (at_ == digits || (bracket && !take(')'))) return unreadable(Trouble::brokenPower, rules_.style);
  if (exponent > kMostPower) return unreadable(Trouble::hugePower, rules_.style);
  CZ_TRY(power, powerOfTen(down ? -exponent : exponent));
  const Exact value = tenAlone ? power : base.value() * power;
  return Scanned{value, decimalText(value, rules_.style), Spelling::ofNumeral(base, Spelling::Kind::power), false};
}

Error NumberScanner::noNumberHere() const {
  const std::string_view here = text_.substr(at_);
  if (here.find_first_of("0123456789") == std::string_view::npos) return unreadable(Trouble::noNumber, rules_.style);
  if (here[0] == '(') return unreadable(Trouble::brackets, rules_.style);
  return unreadable(Trouble::strange, rules_.style, utf8Of(codePoints(here).front()));
}

bool NumberScanner::take(char c) {
  if (peek() != c || at_ >= text_.size()) return false;
  ++at_;
  return true;
}

void NumberScanner::skipBlanks() {
  while (at_ < text_.size() && isBlankSymbol(text_[at_])) ++at_;
}

}  // namespace cz::scoring
