#include "core/pack/draw_walk.h"

#include <algorithm>
#include <numeric>

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

}  // namespace cz::pack
