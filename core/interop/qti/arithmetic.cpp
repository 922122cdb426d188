// Calculating with exact numbers. NULL and a division by zero give NULL.

#include <algorithm>

#include "core/interop/qti/rounding.h"
#include "core/interop/qti/scene.h"

namespace cz::interop::qti {
namespace {

using Arguments = std::vector<Value>;
using Numbers = std::vector<Exact>;

constexpr std::int64_t kGreatestPower = 50;
constexpr std::int64_t kGreatestSquare = 1'000'000;

/// All numbers in the arguments, containers included; nothing when one is NULL or no number.
std::optional<Numbers> numbersOf(const Arguments& arguments) {
  Numbers numbers;
  for (const auto& argument : arguments) {
    if (argument.isNull()) return std::nullopt;
    for (const auto& atom : argument.atoms) {
      const auto number = single(atom).number();
      if (!number) return std::nullopt;
      numbers.push_back(*number);
    }
  }
  return numbers;
}

Value numberValue(const Exact& number) { return single(numberAtom(number)); }

template <class Join>
Result<Value> folded(const Arguments& arguments, Join join) {
  const auto numbers = numbersOf(arguments);
  if (!numbers || numbers->empty()) return nothing();
  Exact value = numbers->front();
  for (std::size_t i = 1; i < numbers->size(); ++i) value = join(value, (*numbers)[i]);
  return numberValue(value);
}

Result<Value> sum(Scene&, const Element&, const Arguments& a) { return folded(a, std::plus<Exact>()); }
Result<Value> product(Scene&, const Element&, const Arguments& a) { return folded(a, std::multiplies<Exact>()); }
Result<Value> subtract(Scene&, const Element&, const Arguments& a) { return folded(a, std::minus<Exact>()); }
Result<Value> most(Scene&, const Element&, const Arguments& a) {
  return folded(a, [](const Exact& x, const Exact& y) { return std::max(x, y); });
}
Result<Value> least(Scene&, const Element&, const Arguments& a) {
  return folded(a, [](const Exact& x, const Exact& y) { return std::min(x, y); });
}

/// divide, integerDivide (rounded down) and integerModulus.
Result<Value> divided(Scene&, const Element& as, const Arguments& arguments) {
  const auto numbers = numbersOf(arguments);
  if (!numbers || numbers->size() != 2) return nothing();
  const auto quotient = Exact::ratio((*numbers)[0], (*numbers)[1]);
  if (!quotient) return nothing();
  if (as.name == "divide") return numberValue(*quotient);
  const Exact whole = quotient->floor();
  return numberValue(as.name == "integerDivide" ? whole : (*numbers)[0] - whole * (*numbers)[1]);
}

/// The whole number whose square this is, or nothing.
std::optional<Exact> wholeRoot(const Exact& square) {
  const auto wanted = square.toInt();
  if (!wanted || *wanted < 0 || *wanted > kGreatestSquare) return std::nullopt;
  std::int64_t root = 0;
  while (root * root < *wanted) ++root;
  return root * root == *wanted ? std::optional(Exact(root)) : std::nullopt;
}

Result<Value> power(Scene&, const Element& as, const Arguments& arguments) {
  const auto numbers = numbersOf(arguments);
  if (!numbers || numbers->size() != 2) return nothing();
  if ((*numbers)[1] == must(Exact::ratio(1, 2))) {
    const auto root = wholeRoot((*numbers)[0]);
    return root ? Result<Value>(numberValue(*root)) : unknownElement(as);
  }
  const auto exponent = (*numbers)[1].toInt();
  if (!exponent || *exponent < 0 || *exponent > kGreatestPower) return unknownElement(as);
  Exact value = 1;
  for (std::int64_t i = 0; i < *exponent; ++i) value = value * (*numbers)[0];
  return numberValue(value);
}

Exact towardsZero(const Exact& x) { return x.sign() < 0 ? -(-x).floor() : x.floor(); }

/// round, truncate, roundTo, integerToFloat, and what mathOperator can do without infinite fractions.
Result<Value> ofOne(Scene& scene, const Element& as, const Arguments& arguments) {
  const auto numbers = numbersOf(arguments);
  if (!numbers || numbers->size() != 1) return nothing();
  const Exact& x = numbers->front();
  const std::string name = as.name == "mathOperator" ? as.attribute("name") : as.name;
  if (name == "round") return numberValue(Rounding{}.rounded(x));
  if (name == "truncate") return numberValue(towardsZero(x));
  if (name == "integerToFloat") return numberValue(x);
  if (name == "floor") return numberValue(x.floor());
  if (name == "ceil") return numberValue(-(-x).floor());
  if (name == "abs") return numberValue(x.abs());
  if (name == "signum") return numberValue(x.sign());
  if (name != "roundTo") return unknownElement(as);
  CZ_TRY(figures, numberAttribute(scene, as.attribute("figures", "0")));
  const bool significant = as.attribute("roundingMode") == "significantFigures";
  return numberValue(Rounding{significant, figures.toInt().value_or(0)}.rounded(x));
}

}  // namespace

const std::map<std::string_view, Function>& arithmetic() {
  static const std::map<std::string_view, Function> kFunctions = {{"sum", sum},
                                                                  {"product", product},
                                                                  {"subtract", subtract},
                                                                  {"max", most},
                                                                  {"min", least},
                                                                  {"divide", divided},
                                                                  {"integerDivide", divided},
                                                                  {"integerModulus", divided},
                                                                  {"power", power},
                                                                  {"round", ofOne},
                                                                  {"truncate", ofOne},
                                                                  {"roundTo", ofOne},
                                                                  {"mathOperator", ofOne},
                                                                  {"integerToFloat", ofOne}};
  return kFunctions;
}

}  // namespace cz::interop::qti
