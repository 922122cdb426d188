#include "core/interop/qti/rounding.h"

#include <algorithm>

namespace cz::interop::qti {
namespace {

constexpr int kMostPlaces = 100;

Exact ten(std::int64_t power) {
  return must(powerOfTen(static_cast<int>(std::clamp<std::int64_t>(power, -kMostPlaces, kMostPlaces))));
}

/// Which power of ten the first digit stands for.
std::int64_t magnitude(const Exact& value) {
  std::int64_t power = 0;
  while (power < kMostPlaces && value.abs() >= ten(power + 1)) ++power;
  while (power > -kMostPlaces && value.abs() < ten(power)) --power;
  return power;
}

std::int64_t placesFor(const Rounding& rounding, const Exact& value) {
  if (!rounding.significant || value.sign() == 0) return rounding.figures;
  return rounding.figures - 1 - magnitude(value);
}

}  // namespace

Exact Rounding::rounded(const Exact& value) const {
  const auto places = placesFor(*this, value);
  const Exact half = must(Exact::ratio(1, 2));
  return (value * ten(places) + half).floor() * ten(-places);
}

std::vector<Exact> Rounding::edgesAround(const Exact& value) const {
  const Exact half = must(Exact::ratio(1, 2)) * ten(-placesFor(*this, value));
  return {rounded(value) - half, rounded(value) + half};
}

}  // namespace cz::interop::qti
