// Functions that make and read lists of numbers. Places count from 1.

#include <algorithm>
#include <array>

#include "core/pack/functions.h"

namespace cz::pack {
namespace {

using List = std::vector<Exact>;

bool has(const List& list, const Exact& number) { return std::find(list.begin(), list.end(), number) != list.end(); }

Result<Value> range(const Call& call) {
  CZ_TRY(from, call.whole(0));
  CZ_TRY(to, call.whole(1));
  if (to - from >= Exact(static_cast<std::int64_t>(kLongestList)))
    return Error{Fault::input, "This list has grown past 1,000 numbers.", ""};
  List list;
  for (Exact n = from; n <= to; n += 1) list.push_back(n);
  CZ_CHECK(call.budget.divisions(list.size()));
  return Value(std::move(list));
}

Result<Value> list(const Call& call) {
  CZ_TRY(numbers, call.numbers(0));
  return Value(std::move(numbers));
}

Result<Value> sum(const Call& call) {
  CZ_TRY(numbers, call.numbers(0));
  Exact total = 0;
  for (const Exact& number : numbers) {
    total += number;
    CZ_CHECK(checkSize(Value(total)));
  }
  return Value(total);
}

Result<Value> count(const Call& call) {
  CZ_TRY(numbers, call.list(0));
  return Value(Exact(static_cast<std::int64_t>(numbers.size())));
}

Result<Value> at(const Call& call) {
  CZ_TRY(numbers, call.list(0));
  CZ_TRY(place, call.number(1));
  const auto index = place.toInt();
  if (!index || *index < 1 || *index > static_cast<std::int64_t>(numbers.size()))
    return Error{
        Fault::input,
        "The list has no place " + place.toText() + "; its places are 1 to " + std::to_string(numbers.size()) + ".",
        ""};
  return Value(numbers[static_cast<std::size_t>(*index - 1)]);
}

Result<Value> contains(const Call& call) {
  CZ_TRY(numbers, call.list(0));
  CZ_TRY(wanted, call.number(1));
  CZ_CHECK(call.budget.divisions(numbers.size()));
  return Value(has(numbers, wanted));
}

/// The first list without every number that the others name.
Result<Value> without(const Call& call) {
  CZ_TRY(numbers, call.list(0));
  CZ_TRY(unwanted, call.numbers(1));
  CZ_CHECK(call.budget.divisions(numbers.size() * unwanted.size()));
  std::erase_if(numbers, [&](const Exact& number) { return has(unwanted, number); });
  return Value(std::move(numbers));
}

/// What both lists have, each number once, in the order of the first.
Result<Value> common(const Call& call) {
  CZ_TRY(first, call.list(0));
  CZ_TRY(second, call.list(1));
  CZ_CHECK(call.budget.divisions(first.size() * second.size()));
  List both;
  for (const Exact& number : first)
    if (has(second, number) && !has(both, number)) both.push_back(number);
  return Value(std::move(both));
}

Result<Value> sorted(const Call& call) {
  CZ_TRY(numbers, call.list(0));
  CZ_CHECK(call.budget.divisions(numbers.size()));
  std::sort(numbers.begin(), numbers.end());
  return Value(std::move(numbers));
}

constexpr std::array kFunctions = {
    Function{"range", 2, 2, "range(a, b)", range},
    Function{"list", 0, -1, "list(a, b, …)", list},
    Function{"sum", 1, -1, "sum(list)", sum},
    Function{"count", 1, 1, "count(list)", count},
    Function{"at", 2, 2, "at(list, place)", at},
    Function{"contains", 2, 2, "contains(list, x)", contains},
    Function{"without", 2, -1, "without(list, x, …)", without},
    Function{"common", 2, 2, "common(list, list)", common},
    Function{"sorted", 1, 1, "sorted(list)", sorted},
};

}  // namespace

std::span<const Function> listFunctions() { return kFunctions; }

}  // namespace cz::pack
