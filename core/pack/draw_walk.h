#pragma once
// Which draws of an item the validator looks at.

#include <cstdint>
#include <string>

#include "core/pack/model.h"

namespace cz::pack {

/// All of `raw` draws when they are at most `most`; else `most` of them, spread over the whole range so that every
/// parameter takes all its values: steps of about 0.618 of the range, with no common divisor with it.
class DrawWalk {
 public:
  DrawWalk(std::uint64_t raw, std::uint64_t most);

  std::uint64_t count() const { return count_; }
  bool isWhole() const { return count_ == raw_; }
  /// The next draw; call count() times. The first is 0.
  std::uint64_t next();

 private:
  std::uint64_t raw_;
  std::uint64_t count_;
  std::uint64_t step_ = 1;
  std::uint64_t at_ = 0;
};

/// "With n = 12, who = Ann: ", so that the author can see which draw is meant; empty without parameters.
std::string drawInWords(const Item& item, const Draw& draw);

}  // namespace cz::pack
