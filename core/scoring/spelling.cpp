#include "core/scoring/spelling.h"

#include "core/base/text.h"

namespace cz::scoring {
namespace {

using Kind = Spelling::Kind;

int countFrom(const std::string& digits, std::size_t at) { return static_cast<int>(digits.size() - at); }

bool isLowest(const Numeral& above, const Numeral& below) {
  const Exact ratio = must(Exact::ratio(above.value(), below.value()));
  return ratio.numerator() == above.value() && ratio.denominator() == below.value();
}

std::string shape(const pack::WrittenAs& wanted) {
  using Shape = pack::WrittenAs::Shape;
  switch (wanted.shape) {
    case Shape::lowestTerms: return "in lowest terms";
    case Shape::fraction: return "as a fraction";
    case Shape::mixed: return "as a mixed number in lowest terms";
    case Shape::decimal: return "as a decimal";
    case Shape::decimals: return "with " + counted(static_cast<std::size_t>(wanted.count), "decimal", "decimals");
    case Shape::figures:
      return "with " + counted(static_cast<std::size_t>(wanted.count), "significant figure", "significant figures");
    case Shape::any: break;
  }
  return "";
}

}  // namespace

Spelling Spelling::ofNumeral(const Numeral& numeral, Kind kind) {
  Spelling spelling;
  spelling.kind = kind;
  spelling.decimals = static_cast<int>(numeral.fraction.size());
  const std::string digits = numeral.whole + numeral.fraction;
  const auto first = digits.find_first_not_of('0');
  if (first == std::string::npos) {  // 0 has one figure, 0.00 may be meant to three
    spelling.figuresLeast = 1;
    spelling.figuresMost = static_cast<int>(numeral.fraction.size()) + 1;
    return spelling;
  }
  spelling.figuresMost = countFrom(digits, first);
  const auto last = digits.find_last_not_of('0');
  spelling.figuresLeast = numeral.hasMark ? spelling.figuresMost : static_cast<int>(last - first) + 1;
  return spelling;
}

Spelling Spelling::ofFraction(const Numeral* whole, const Numeral& above, const Numeral& below) {
  Spelling spelling;
  spelling.kind = whole != nullptr ? Kind::mixed : Kind::fraction;
  spelling.lowest = isLowest(above, below) && (whole == nullptr || above.value() < below.value());
  return spelling;
}

bool isWrittenAs(const Spelling& spelling, const pack::WrittenAs& wanted) {
  using Shape = pack::WrittenAs::Shape;
  const bool plain = spelling.kind == Kind::whole || spelling.kind == Kind::decimal;
  const bool parts = spelling.kind == Kind::fraction || spelling.kind == Kind::mixed;
  switch (wanted.shape) {
    case Shape::any: return true;
    case Shape::lowestTerms: return spelling.kind == Kind::whole || (parts && spelling.lowest);
    case Shape::fraction: return spelling.kind == Kind::fraction;
    case Shape::mixed: return spelling.kind == Kind::whole || (spelling.kind == Kind::mixed && spelling.lowest);
    case Shape::decimal: return plain;
    case Shape::decimals: return plain && spelling.decimals == wanted.count;
    case Shape::figures:
      return (plain || spelling.kind == Kind::power) && spelling.figuresLeast <= wanted.count &&
             wanted.count <= spelling.figuresMost;
  }
  return false;
}

std::string askFor(const pack::WrittenAs& wanted) { return "Your value is right. Write it " + shape(wanted) + "."; }

}  // namespace cz::scoring
