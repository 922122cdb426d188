// Functions from numbers to numbers.

#include <algorithm>
#include <array>

#include "core/pack/functions.h"

namespace cz::pack {
namespace {

Exact tenTo(int places) {
  Exact power = 1;
  for (int i = 0; i < places; ++i) power = power * 10;
  return power;
}

/// Greatest common divisor of whole numbers, never negative. Euclid on exact numbers.
Result<Exact> commonDivisor(const Call& call, Exact a, Exact b) {
  a = a.abs();
  b = b.abs();
  while (b.sign() != 0) {
    CZ_CHECK(call.budget.step());
    CZ_TRY(quotient, Exact::ratio(a, b));
    const Exact rest = a - quotient.floor() * b;
    a = b;
    b = rest;
  }
  return a;
}

Result<std::vector<Exact>> someWholes(const Call& call) {
  CZ_TRY(numbers, call.numbers(0));
  if (numbers.empty()) return Error{Fault::input, std::string(call.function) + "() of an empty list is unknown.", ""};
  for (const Exact& number : numbers)
    if (!number.isWhole())
      return Error{Fault::input, std::string(call.function) + "() needs whole numbers, not " + number.toText() + ".",
                   ""};
  return numbers;
}

Result<Value> absolute(const Call& call) {
  CZ_TRY(x, call.number(0));
  return Value(x.abs());
}

Result<Value> down(const Call& call) {
  CZ_TRY(x, call.number(0));
  return Value(x.floor());
}

Result<Value> up(const Call& call) {
  CZ_TRY(x, call.number(0));
  return Value(-(-x).floor());
}

Result<Value> roundTo(const Call& call) {
  CZ_TRY(x, call.number(0));
  if (call.size() == 1) return Value(rounded(x, 0));
  CZ_TRY(places, call.between(1, 0, 30));
  return Value(rounded(x, static_cast<int>(places)));
}

template <bool kGreatest>
Result<Value> extreme(const Call& call) {
  CZ_TRY(numbers, call.numbers(0));
  if (numbers.empty()) return Error{Fault::input, std::string(call.function) + "() of an empty list is unknown.", ""};
  const auto [least, greatest] = std::minmax_element(numbers.begin(), numbers.end());
  return Value(kGreatest ? *greatest : *least);
}

Result<Value> greatestCommonDivisor(const Call& call) {
  CZ_TRY(numbers, someWholes(call));
  Exact result = 0;
  for (const Exact& number : numbers) {
    CZ_TRY(next, commonDivisor(call, result, number));
    result = next;
  }
  return Value(result);
}

Result<Value> leastCommonMultiple(const Call& call) {
  CZ_TRY(numbers, someWholes(call));
  Exact result = 1;
  for (const Exact& number : numbers) {
    if (number.sign() == 0) return Value(Exact(0));
    CZ_TRY(divisor, commonDivisor(call, result, number));
    CZ_TRY(rest, Exact::ratio(number.abs(), divisor));
    result = result * rest;
    CZ_CHECK(checkSize(Value(result)));
  }
  return Value(result);
}

/// How often `b` fits into `a`, rounded down; so mod(-7, 3) is 2.
Result<Exact> timesIn(const Call& call) {
  CZ_TRY(a, call.number(0));
  CZ_TRY(b, call.number(1));
  if (b.sign() == 0) return Error{Fault::input, "Division by zero. Forbid these numbers with `only`.", ""};
  CZ_TRY(quotient, Exact::ratio(a, b));
  return quotient.floor();
}

Result<Value> wholeQuotient(const Call& call) {
  CZ_TRY(times, timesIn(call));
  return Value(times);
}

Result<Value> rest(const Call& call) {
  CZ_TRY(times, timesIn(call));
  CZ_TRY(a, call.number(0));
  CZ_TRY(b, call.number(1));
  return Value(a - times * b);
}

Result<Value> isWhole(const Call& call) {
  CZ_TRY(x, call.number(0));
  return Value(x.isWhole());
}

Result<Value> numerator(const Call& call) {
  CZ_TRY(x, call.number(0));
  return Value(x.numerator());
}

Result<Value> denominator(const Call& call) {
  CZ_TRY(x, call.number(0));
  return Value(x.denominator());
}

constexpr std::array kFunctions = {
    Function{"abs", 1, 1, "abs(x)", absolute},
    Function{"floor", 1, 1, "floor(x)", down},
    Function{"ceil", 1, 1, "ceil(x)", up},
    Function{"round", 1, 2, "round(x) or round(x, places)", roundTo},
    Function{"min", 1, -1, "min(a, b, …) or min(list)", extreme<false>},
    Function{"max", 1, -1, "max(a, b, …) or max(list)", extreme<true>},
    Function{"gcd", 1, -1, "gcd(a, b, …)", greatestCommonDivisor},
    Function{"lcm", 1, -1, "lcm(a, b, …)", leastCommonMultiple},
    Function{"mod", 2, 2, "mod(a, b)", rest},
    Function{"div", 2, 2, "div(a, b)", wholeQuotient},
    Function{"is_whole", 1, 1, "is_whole(x)", isWhole},
    Function{"num", 1, 1, "num(x)", numerator},
    Function{"den", 1, 1, "den(x)", denominator},
};

}  // namespace

Exact rounded(const Exact& value, int places) {
  const Exact scale = tenTo(places);
  const Exact half = must(Exact::ratio(1, 2));
  const Exact cut = (value.abs() * scale + half).floor();
  const Exact size = must(Exact::ratio(cut, scale));
  return value.sign() < 0 ? -size : size;
}

std::span<const Function> numberFunctions() { return kFunctions; }

}  // namespace cz::pack
