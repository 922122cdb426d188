// Looking functions up, reading their arguments, and the limits on what values may become.

#include "core/pack/functions.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"

namespace cz::pack {
namespace {

constexpr std::array<std::string_view, 4> kKinds = {"a number", "a text", "true or false", "a list"};

Error needs(const Call& call, std::string_view wanted, const Value& given) {
  return {Fault::input,
          std::string(call.function) + "() needs " + std::string(wanted) + ", not " + std::string(kindOf(given)) + ".",
          ""};
}

/// Every function, ordered by name.
const std::vector<const Function*>& allFunctions() {
  static const std::vector<const Function*> all = [] {
    std::vector<const Function*> found;
    for (const auto& table : {numberFunctions(), listFunctions(), divisorFunctions(), textFunctions()})
      for (const Function& function : table) found.push_back(&function);
    std::sort(found.begin(), found.end(), [](const Function* a, const Function* b) { return a->name < b->name; });
    return found;
  }();
  return all;
}

const Exact& tooManyDigits() {
  static const Exact limit = [] {
    Exact power = 1;
    for (std::size_t i = 0; i < kMostDigits; ++i) power = power * 10;
    return power;
  }();
  return limit;
}

bool isTooLong(const Exact& number) {
  if (number.toInt()) return false;  // the usual case, without copies
  return number.numerator().abs() >= tooManyDigits() || number.denominator() >= tooManyDigits();
}

}  // namespace

Result<void> Budget::divisions(std::size_t count) {
  if (count > left_) return Error{Fault::input, "This takes too many steps. Use smaller numbers.", ""};
  left_ -= count;
  return {};
}

Result<Exact> Call::number(std::size_t at) const {
  if (const Exact* held = std::get_if<Exact>(&given[at])) return *held;
  return needs(*this, "a number", given[at]);
}

Result<Exact> Call::whole(std::size_t at) const {
  CZ_TRY(value, number(at));
  if (value.isWhole()) return value;
  return Error{Fault::input, std::string(function) + "() needs a whole number, not " + value.toText() + ".", ""};
}

Result<std::int64_t> Call::between(std::size_t at, std::int64_t least, std::int64_t most) const {
  CZ_TRY(value, number(at));
  const auto held = value.toInt();
  if (held && *held >= least && *held <= most) return *held;
  return Error{Fault::input,
               std::string(function) + "() needs a whole number from " + std::to_string(least) + " to " +
                   std::to_string(most) + ", not " + value.toText().substr(0, 40) + ".",
               ""};
}

Result<std::string> Call::text(std::size_t at) const {
  if (const auto* held = std::get_if<std::string>(&given[at])) return *held;
  return needs(*this, "a text in 'quotes'", given[at]);
}

Result<std::vector<Exact>> Call::list(std::size_t at) const {
  if (const auto* held = std::get_if<std::vector<Exact>>(&given[at])) return *held;
  return needs(*this, "a list", given[at]);
}

Result<std::vector<Exact>> Call::numbers(std::size_t from) const {
  std::vector<Exact> all;
  for (std::size_t at = from; at < given.size(); ++at) {
    if (const auto* many = std::get_if<std::vector<Exact>>(&given[at])) {
      all.insert(all.end(), many->begin(), many->end());
    } else if (const auto* one = std::get_if<Exact>(&given[at])) {
      all.push_back(*one);
    } else {
      return needs(*this, "numbers or lists of numbers", given[at]);
    }
  }
  CZ_CHECK(budget.divisions(all.size()));
  return all;
}

const Function* findFunction(std::string_view name) {
  const auto& all = allFunctions();
  const auto found = std::lower_bound(all.begin(), all.end(), name,
                                      [](const Function* one, std::string_view wanted) { return one->name < wanted; });
  return found != all.end() && (*found)->name == name ? *found : nullptr;
}

std::vector<std::string> functionNames() {
  std::vector<std::string> names = {"if"};
  for (const Function* function : allFunctions()) names.emplace_back(function->name);
  return names;
}

std::string_view kindOf(const Value& value) { return kKinds[value.index()]; }

Result<void> checkSize(const Value& value) {
  if (const Exact* number = std::get_if<Exact>(&value)) {
    if (isTooLong(*number)) return Error{Fault::input, "This number has grown past 2,000 digits.", ""};
  } else if (const auto* list = std::get_if<std::vector<Exact>>(&value)) {
    if (list->size() > kLongestList) return Error{Fault::input, "This list has grown past 1,000 numbers.", ""};
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    if (text->size() > kLongestText) return Error{Fault::input, "This text has grown past 10,000 bytes.", ""};
  }
  return {};
}

std::string shown(const Value& value) {
  if (const Exact* number = std::get_if<Exact>(&value)) return number->toText();
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const bool* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  std::vector<std::string> parts;
  for (const Exact& number : std::get<std::vector<Exact>>(value)) parts.push_back(number.toText());
  return join(parts, ", ");
}

}  // namespace cz::pack
