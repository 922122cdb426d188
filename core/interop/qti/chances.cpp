// What an item draws.

#include "core/interop/qti/scene.h"

namespace cz::interop::qti {
namespace {

using Arguments = std::vector<Value>;

constexpr std::int64_t kMostOutcomes = 1'000'000'000;
constexpr std::int64_t kParts = 1000;  ///< a decimal number is one of so many between its bounds

/// An odd number near 2^64 divided by the golden ratio: its multiples are spread evenly over all numbers.
constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15U;

Result<Exact> wholeAttribute(Scene& scene, const Element& as, const char* name, const char* otherwise) {
  CZ_TRY(number, numberAttribute(scene, as.attribute(name, otherwise)));
  if (number.floor() != number) return unknownElement(as);
  return number;
}

Result<Value> randomInteger(Scene& scene, const Element& as, const Arguments&) {
  CZ_TRY(low, wholeAttribute(scene, as, "min", "0"));
  CZ_TRY(high, wholeAttribute(scene, as, "max", "0"));
  CZ_TRY(step, wholeAttribute(scene, as, "step", "1"));
  if (scene.sample == nullptr || step.sign() <= 0 || high < low) return unknownElement(as);
  const auto steps = must(Exact::ratio(high - low, step)).floor().toInt();
  if (!steps || *steps >= kMostOutcomes) return unknownElement(as);
  const auto n = scene.sample->below(static_cast<std::uint64_t>(*steps) + 1);
  Atom atom = numberAtom(low + step * Exact(static_cast<std::int64_t>(n)));
  atom.base = Base::integer;
  return single(atom);
}

Result<Value> randomFloat(Scene& scene, const Element& as, const Arguments&) {
  CZ_TRY(low, numberAttribute(scene, as.attribute("min", "0")));
  CZ_TRY(high, numberAttribute(scene, as.attribute("max", "0")));
  if (scene.sample == nullptr || high < low) return unknownElement(as);
  const auto n = static_cast<std::int64_t>(scene.sample->below(kParts + 1));
  return single(numberAtom(low + (high - low) * must(Exact::ratio(n, kParts))));
}

Result<Value> random(Scene& scene, const Element& as, const Arguments& arguments) {
  if (scene.sample == nullptr || arguments.size() != 1) return unknownElement(as);
  if (arguments[0].isNull()) return nothing();
  return single(arguments[0].atoms[scene.sample->below(arguments[0].atoms.size())]);
}

}  // namespace

std::uint64_t Sample::below(std::uint64_t count) {
  const std::uint64_t way = kSpread * (2 * asked++ + 1);
  const std::uint64_t high = (way * (number + 1)) >> 32;  // the upper half: less than 2^32
  return (high * count) >> 32;
}

const std::map<std::string_view, Function>& chances() {
  static const std::map<std::string_view, Function> kFunctions = {
      {"random", random}, {"randomInteger", randomInteger}, {"randomFloat", randomFloat}};
  return kFunctions;
}

}  // namespace cz::interop::qti
