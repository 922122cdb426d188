#include "core/pack/draw_walk.h"

#include <algorithm>
#include <numeric>

#include "core/base/text.h"

namespace cz::pack {

DrawWalk::DrawWalk(std::uint64_t raw, std::uint64_t most) : raw_(raw), count_(std::min(raw, most)) {
  if (isWhole()) return;
  step_ = raw / 1000 * 618 + 1;
  while (std::gcd(step_, raw_) != 1) ++step_;
}

std::uint64_t DrawWalk::next() {
  const std::uint64_t draw = at_;
  at_ = (at_ + step_) % raw_;
  return draw;
}

std::string drawInWords(const Item& item, const Draw& draw) {
  std::vector<std::string> parts;
  for (const Parameter& parameter : item.parameters) {
    const auto value = draw.find(parameter.name);
    if (value == draw.end() || parameter.formula || parameter.options.size() < 2) continue;
    parts.push_back(parameter.name + " = " + shown(value->second).substr(0, 60));
  }
  return parts.empty() ? "" : "With " + join(parts, ", ") + ": ";
}

}  // namespace cz::pack
