#pragma once
// The functions of the expression language, by name. Each is exact, finite and without effects.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/pack/expression.h"
#include "core/pack/limits.h"

namespace cz::pack {

/// What one evaluation may still spend.
class Budget {
 public:
  Result<void> step() { return divisions(kDivisionsPerStep); }
  /// Small steps: this many trial divisions or list cells.
  Result<void> divisions(std::size_t count);

 private:
  std::size_t left_ = kMostSteps * kDivisionsPerStep;
};

struct Call {
  std::string_view function;
  const std::vector<Value>& given;
  Budget& budget;
  NumberStyle style = NumberStyle::point;

  std::size_t size() const { return given.size(); }
  Result<Exact> number(std::size_t at) const;
  Result<Exact> whole(std::size_t at) const;
  Result<std::int64_t> between(std::size_t at, std::int64_t least, std::int64_t most) const;
  Result<std::string> text(std::size_t at) const;
  Result<std::vector<Exact>> list(std::size_t at) const;
  /// All arguments from `from` on as one list: numbers and lists of numbers.
  Result<std::vector<Exact>> numbers(std::size_t from) const;
};

struct Function {
  std::string_view name;
  int least;  ///< how many arguments
  int most;   ///< -1 = any number
  std::string_view usage;
  Result<Value> (*run)(const Call& call);
};

std::span<const Function> numberFunctions();
std::span<const Function> listFunctions();
std::span<const Function> divisorFunctions();
std::span<const Function> textFunctions();

/// Nothing when there is no such function.
const Function* findFunction(std::string_view name);
/// Every function's name, for "did you mean".
std::vector<std::string> functionNames();

/// "a number", "a text", "true or false", "a list".
std::string_view kindOf(const Value& value);
/// Refuses numbers, lists and texts that have grown too long.
Result<void> checkSize(const Value& value);
/// The nearest decimal with this many places, halves away from zero.
Exact rounded(const Exact& value, int places);

}  // namespace cz::pack
