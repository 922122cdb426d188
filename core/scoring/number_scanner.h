#pragma once
// The grammar of one typed number over its plain spelling (symbols.h), read from the left as far as it goes.
//
//   number    = [sign] [unit that goes in front] magnitude
//   magnitude = mixed | fraction | decimal [power] | price
//   mixed     = whole (blank | '+') fraction
//   fraction  = whole '/' whole
//   price     = decimal that ends in its mark, '-' or "--"        "24.-", "24,–": no cents
//   power     = ('e' | 'E') exponent | ('*' | 'x' | 'X') "10" '^' exponent        "10^5" alone is one, too

#include <string>
#include <string_view>

#include "core/base/exact.h"
#include "core/base/result.h"
#include "core/scoring/numeral.h"
#include "core/scoring/spelling.h"

namespace cz::scoring {

struct Scanned {
  Exact value;
  std::string readAs;  ///< spelled as it was meant, in the pack's style, with its sign
  Spelling spelling;
  bool unitInFront = false;  ///< "€12"
};

class NumberScanner {
 public:
  NumberScanner(std::string_view plain, const NumeralRules& rules) : text_(plain), rules_(rules) {}

  /// Reads one number. `unit`: the plain spelling of a unit that may stand in front when it is a currency sign.
  /// `price`: it may be spelled like a price. An error's message is the sentence for the student.
  Result<Scanned> scan(std::string_view unit, bool price);
  /// What was not read, without white space at its ends.
  std::string_view rest() const;

 private:
  Result<void> scanSign();
  void scanUnitInFront(std::string_view unit);
  /// "–.50" on a price tag are 50 Rappen; elsewhere half of one less than nothing.
  Result<void> checkCents(std::string_view unit) const;
  /// The dash of a price in place of its cents.
  void skipPriceDash();
  Result<Scanned> scanMagnitude();
  /// `whole`: the whole number in front, null when there is none.
  Result<Scanned> scanFraction(const Numeral* whole, const Numeral& above);
  Result<std::optional<Scanned>> scanMixed(const Numeral& whole);
  Error twoFractions(const Numeral& whole, const std::string& fraction) const;
  Result<std::optional<Scanned>> scanPower(const Numeral& base);
  Result<Scanned> poweredBy(const Numeral& base, bool tenAlone);
  bool takePowerOfTen();
  Error noNumberHere() const;
  Result<std::optional<Numeral>> numeral() { return scanNumeral(text_, at_, rules_); }

  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  bool take(char c);
  void skipBlanks();

  std::string_view text_;
  NumeralRules rules_;
  std::size_t at_ = 0;
  bool negative_ = false;
  bool signed_ = false;
  bool unitInFront_ = false;
  bool price_ = false;
};

}  // namespace cz::scoring
