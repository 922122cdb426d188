#include "core/interop/rubric_points.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/interop/numeric.h"

namespace cz::interop {

std::optional<Exact> pointsIn(const std::string& written) {
  std::string pointed(trim(written));
  if (std::count(pointed.begin(), pointed.end(), ',') == 1 && pointed.find('.') == std::string::npos)
    std::replace(pointed.begin(), pointed.end(), ',', '.');
  const auto decimal = plainDecimal(pointed);
  if (!decimal) return std::nullopt;
  const Exact points = must(Exact::parse(*decimal));
  if (points.sign() < 0) return std::nullopt;
  return points;
}

}  // namespace cz::interop
