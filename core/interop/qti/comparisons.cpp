// Comparing: every comparison with a number also says where the points may change.

#include "core/base/text.h"
#include "core/interop/qti/area.h"
#include "core/interop/qti/rounding.h"
#include "core/interop/qti/scene.h"

namespace cz::interop::qti {
namespace {

using Arguments = std::vector<Value>;

Value truthOf(bool truth) { return single(truthAtom(truth)); }

bool anyNull(const Arguments& arguments, std::size_t wanted) {
  if (arguments.size() != wanted) return true;
  for (const auto& argument : arguments)
    if (argument.isNull()) return true;
  return false;
}

void edge(Scene& scene, const Exact& at) {
  if (scene.edges.size() < 1000) scene.edges.push_back(at);
}

struct TwoNumbers {
  Exact first;
  Exact second;
};

/// Both arguments as numbers, or nothing when one is NULL or none.
std::optional<TwoNumbers> twoNumbers(Scene& scene, const Arguments& arguments) {
  if (anyNull(arguments, 2)) return std::nullopt;
  const auto first = arguments[0].number();
  const auto second = arguments[1].number();
  if (!first || !second) return std::nullopt;
  edge(scene, *first);
  edge(scene, *second);
  return TwoNumbers{*first, *second};
}

Result<Value> match(Scene& scene, const Element&, const Arguments& arguments) {
  if (anyNull(arguments, 2)) return nothing();
  for (const auto& argument : arguments)
    if (const auto number = argument.number()) edge(scene, *number);
  return truthOf(arguments[0].sameAs(arguments[1]));
}

template <class Holds>
Result<Value> compared(Scene& scene, const Arguments& arguments, Holds holds) {
  const auto both = twoNumbers(scene, arguments);
  return both ? truthOf(holds(both->first, both->second)) : nothing();
}

Result<Value> lt(Scene& s, const Element&, const Arguments& a) { return compared(s, a, std::less<Exact>()); }
Result<Value> lte(Scene& s, const Element&, const Arguments& a) { return compared(s, a, std::less_equal<Exact>()); }
Result<Value> gt(Scene& s, const Element&, const Arguments& a) { return compared(s, a, std::greater<Exact>()); }
Result<Value> gte(Scene& s, const Element&, const Arguments& a) { return compared(s, a, std::greater_equal<Exact>()); }

/// How far below and above a number another one may be: "0.1" or "0.1 0.2"; relative ones are per cent of it.
struct Tolerances {
  Exact below = 0;
  Exact above = 0;
  bool relative = false;

  /// The limits are those of the first operand: between these numbers it must lie for `y` to be within its limits.
  std::vector<Exact> turned(const Exact& y) const {
    if (!relative) return {y - above, y + below};
    std::vector<Exact> edges;
    for (const Exact& share : {below, above})
      for (const Exact& sign : {Exact(1), Exact(-1)})
        if (const auto at = Exact::ratio(y, Exact(1) + sign * share * must(powerOfTen(-2)))) edges.push_back(*at);
    return edges;
  }

  Exact low(const Exact& x) const { return relative ? x - x.abs() * below * must(powerOfTen(-2)) : x - below; }
  Exact high(const Exact& x) const { return relative ? x + x.abs() * above * must(powerOfTen(-2)) : x + above; }
};

Result<Tolerances> tolerancesOf(const Scene& scene, const Element& as) {
  Tolerances made;
  const std::string mode = as.attribute("toleranceMode", "exact");
  if (mode == "exact") return made;
  made.relative = mode == "relative";
  const auto parts = split(tidySpaces(as.attribute("tolerance", "0")), ' ');
  CZ_TRY(below, numberAttribute(scene, parts.front()));
  CZ_TRY(above, numberAttribute(scene, parts.back()));
  for (const auto& one : {below, above})
    if (one.sign() < 0) return belowZero(one.toDecimal().value_or(one.toText()));
  made.below = below;
  made.above = above;
  return made;
}

Result<Value> equal(Scene& scene, const Element& as, const Arguments& arguments) {
  const auto both = twoNumbers(scene, arguments);
  if (!both) return nothing();
  CZ_TRY(tolerances, tolerancesOf(scene, as));
  const Exact low = tolerances.low(both->first);
  const Exact high = tolerances.high(both->first);
  // The response may stand on either side; too many edges do no harm.
  edge(scene, low);
  edge(scene, high);
  for (const auto& at : tolerances.turned(both->second)) edge(scene, at);
  const bool withLow = as.attribute("includeLowerBound") != "false" || low == high;
  const bool withHigh = as.attribute("includeUpperBound") != "false" || low == high;
  const bool above = withLow ? low <= both->second : low < both->second;
  const bool below = withHigh ? both->second <= high : both->second < high;
  return truthOf(above && below);
}

Result<Value> equalRounded(Scene& scene, const Element& as, const Arguments& arguments) {
  const auto both = twoNumbers(scene, arguments);
  if (!both) return nothing();
  CZ_TRY(figures, numberAttribute(scene, as.attribute("figures", "0")));
  const Rounding rounding{as.attribute("roundingMode") == "significantFigures", figures.toInt().value_or(0)};
  for (const auto& one : {both->first, both->second})
    for (const auto& at : rounding.edgesAround(one)) edge(scene, at);
  return truthOf(rounding.rounded(both->first) == rounding.rounded(both->second));
}

Result<Value> stringMatch(Scene&, const Element& as, const Arguments& arguments) {
  if (anyNull(arguments, 2)) return nothing();
  const bool fold = as.attribute("caseSensitive", "true") == "false";
  const auto plain = [&](const Value& value) {
    return fold ? foldCase(value.atoms[0].text, "en") : value.atoms[0].text;
  };
  const std::string first = plain(arguments[0]);
  const std::string second = plain(arguments[1]);
  const bool part = as.name == "substring"
                        ? second.find(first) != std::string::npos
                        : as.attribute("substring") == "true" && first.find(second) != std::string::npos;
  return truthOf(part || (as.name != "substring" && first == second));
}

/// Whether a point, or one of several, lies in an area.
Result<Value> inside(Scene&, const Element& as, const Arguments& arguments) {
  const auto area = areaOf(as.attribute("shape"), as.attribute("coords"));
  if (!area || arguments.size() != 1) return unknownElement(as);
  if (arguments[0].isNull()) return nothing();
  bool any = false;
  for (const auto& atom : arguments[0].atoms)
    if (const auto point = pointOf(atom)) any = any || area->holds(point->x, point->y);
  return truthOf(any);
}

/// A pattern without any sign that means something in one is a word.
Result<Value> patternMatch(Scene&, const Element& as, const Arguments& arguments) {
  if (arguments.empty() || arguments[0].isNull()) return nothing();
  const bool second = arguments.size() > 1 && !arguments[1].isNull();  // some programs write it as an argument
  const std::string pattern = second ? arguments[1].atoms[0].text : as.attribute("pattern");
  if (pattern.find_first_of("\\[](){}.*+?^$|") != std::string::npos) return unknownElement(as);
  const bool fold = as.attribute("caseSensitive", "true") == "false";
  const std::string& given = arguments[0].atoms[0].text;
  return truthOf(fold ? foldCase(given, "en") == foldCase(pattern, "en") : given == pattern);
}

/// Two operators of Cito's programs; all others are unknown. "qade:Trim" takes blanks off, "qade:ToAscii" accents.
Result<Value> custom(Scene&, const Element& as, const Arguments& arguments) {
  const std::string name = as.attribute("definition", as.attribute("class"));
  const bool trims = name.ends_with(":Trim");
  if ((!trims && !name.ends_with(":ToAscii")) || arguments.size() != 1) return unknownElement(as);
  Value value = arguments[0];
  for (auto& atom : value.atoms) atom.text = trims ? std::string(trim(atom.text)) : stripMarks(atom.text);
  return value;
}

}  // namespace

const std::map<std::string_view, Function>& comparisons() {
  static const std::map<std::string_view, Function> kFunctions = {{"match", match},
                                                                  {"lt", lt},
                                                                  {"lte", lte},
                                                                  {"gt", gt},
                                                                  {"gte", gte},
                                                                  {"equal", equal},
                                                                  {"equalRounded", equalRounded},
                                                                  {"stringMatch", stringMatch},
                                                                  {"substring", stringMatch},
                                                                  {"inside", inside},
                                                                  {"patternMatch", patternMatch},
                                                                  {"customOperator", custom}};
  return kFunctions;
}

}  // namespace cz::interop::qti
