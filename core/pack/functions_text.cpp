// Functions that spell numbers for people.

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/pack/functions.h"

namespace cz::pack {
namespace {

std::string withMark(std::string decimal, NumberStyle style) {
  std::replace(decimal.begin(), decimal.end(), '.', decimalMark(style));
  return decimal;
}

/// decimal(x): all its places; decimal(x, 2): rounded to two places, zeros kept ("2.50").
Result<Value> decimal(const Call& call) {
  CZ_TRY(x, call.number(0));
  if (call.size() == 2) {
    CZ_TRY(places, call.between(1, 0, 30));
    return Value(withMark(rounded(x, static_cast<int>(places)).toCutDecimal(static_cast<int>(places)), call.style));
  }
  const auto spelled = x.toDecimal();
  if (!spelled)
    return Error{Fault::input,
                 x.toText().substr(0, 40) + " has no finite decimal. Write decimal(x, places), or {x} for a fraction.",
                 ""};
  return Value(withMark(*spelled, call.style));
}

/// grouped(x): with groups of digits, as the check's students write them ("1,234,567").
Result<Value> inGroups(const Call& call) {
  CZ_TRY(x, call.number(0));
  const auto spelled = x.toDecimal();
  if (!spelled)
    return Error{Fault::input, x.toText().substr(0, 40) + " has no finite decimal. Round it first: round(x, 2).", ""};
  return Value(grouped(*spelled, call.style));
}

Result<Value> fraction(const Call& call) {
  CZ_TRY(x, call.number(0));
  return Value(x.toText());
}

/// 12/5 as "2 2/5", -12/5 as "-2 2/5", 2/5 as "2/5".
Result<Value> mixed(const Call& call) {
  CZ_TRY(x, call.number(0));
  const Exact whole = x.abs().floor();
  const Exact rest = x.abs() - whole;
  if (whole.sign() == 0 || rest.sign() == 0) return Value(x.toText());
  return Value((x.sign() < 0 ? "-" : "") + whole.toText() + " " + rest.toText());
}

Result<Value> plural(const Call& call) {
  CZ_TRY(n, call.number(0));
  CZ_TRY(one, call.text(1));
  CZ_TRY(many, call.text(2));
  return Value(n == Exact(1) ? one : many);
}

Result<Value> joinedBy(const Call& call) {
  CZ_TRY(numbers, call.list(0));
  CZ_TRY(between, call.text(1));
  CZ_CHECK(call.budget.divisions(numbers.size()));
  std::vector<std::string> parts;
  for (const Exact& number : numbers) parts.push_back(number.toText());
  return Value(join(parts, between));
}

constexpr std::array kFunctions = {
    Function{"decimal", 1, 2, "decimal(x) or decimal(x, places)", decimal},
    Function{"grouped", 1, 1, "grouped(x)", inGroups},
    Function{"fraction", 1, 1, "fraction(x)", fraction},
    Function{"mixed", 1, 1, "mixed(x)", mixed},
    Function{"plural", 3, 3, "plural(n, 'apple', 'apples')", plural},
    Function{"join", 2, 2, "join(list, ' and ')", joinedBy},
};

}  // namespace

std::span<const Function> textFunctions() { return kFunctions; }

}  // namespace cz::pack
