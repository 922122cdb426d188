#pragma once
// Response processing under way: the variables, and the expressions of QTI 2.x and 3.0 worked out over them.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/interop/qti/declaration.h"
#include "core/interop/qti/scorer.h"

namespace cz::interop::qti {

/// Numbers for what an item draws: the n-th draw takes its own way through everything that can come up, evenly spread.
/// No dice: the same file always gives the same draws.
struct Sample {
  std::uint64_t number = 0;  ///< which draw
  std::uint64_t asked = 0;   ///< how often it was asked

  /// From 0 to count - 1.
  std::uint64_t below(std::uint64_t count);
};

struct Scene {
  const Declarations& declared;
  Values variables;
  std::vector<Exact> edges;
  bool ended = false;  ///< exitResponse
  int steps = 0;
  Sample* sample = nullptr;  ///< null: nothing is drawn here

  /// A response, outcome or template variable; NULL when nobody has set it.
  Value variable(const std::string& id) const;
};

/// The value of an expression. NULL spreads as QTI says: through comparisons and arithmetic, not through isNull.
/// An error names an element that we don't know, or more than 100,000 steps.
Result<Value> evaluate(Scene& scene, const Element& expression);
Result<std::vector<Value>> evaluateChildren(Scene& scene, const Element& expression);
/// A condition holds when it is true; NULL does not hold.
Result<bool> holds(Scene& scene, const Element& expression);

/// A function of arguments that are worked out already; `as` has its attributes.
using Function = Result<Value> (*)(Scene& scene, const Element& as, const std::vector<Value>& arguments);
const std::map<std::string_view, Function>& comparisons();  ///< match, equal, lt …, stringMatch
const std::map<std::string_view, Function>& arithmetic();   ///< sum, divide, round …
const std::map<std::string_view, Function>& containers();   ///< multiple, member, index …
const std::map<std::string_view, Function>& chances();      ///< random, randomInteger, randomFloat

Error unknownElement(const Element& element);
Error belowZero(const std::string& tolerance);
/// A number written in an attribute, or the value of the variable that it names.
Result<Exact> numberAttribute(const Scene& scene, const std::string& text);

}  // namespace cz::interop::qti
