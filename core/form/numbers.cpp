#include "core/form/numbers.h"

#include <algorithm>
#include <optional>

namespace cz::form {
namespace {

constexpr int kThrows = 64;
constexpr std::uint64_t kLongestWalk = 65536;

/// Looks at raw draws one by one and keeps the best so far.
class Search {
 public:
  Search(const pack::Item& item, const std::vector<pack::Draw>& seen, const Allowed& allowed)
      : item_(item), seen_(seen), allowed_(allowed) {}

  /// True when the draw is legal and fresh: the search is over.
  Result<bool> look(std::uint64_t draw) {
    CZ_TRY(values, pack::drawAt(item_, draw));
    if (!values || (allowed_ && !allowed_(*values))) return false;
    const std::size_t age = lastUse(*values);
    if (best_ && age >= age_) return false;
    age_ = age;
    best_ = Numbers{draw, std::move(*values), age == 0};
    return age == 0;
  }

  Result<Numbers> best() const {
    if (best_) return *best_;
    return Error{Fault::input,
                 "The item " + item_.id.text + " has no numbers that its rules allow. Loosen `only` or add values.",
                 item_.where.file + ":" + std::to_string(item_.where.line)};
  }

 private:
  /// 0 for numbers never seen, else the place of their last use, from 1.
  std::size_t lastUse(const pack::Draw& values) const {
    const auto last = std::find(seen_.rbegin(), seen_.rend(), values);
    return static_cast<std::size_t>(seen_.rend() - last);
  }

  const pack::Item& item_;
  const std::vector<pack::Draw>& seen_;
  const Allowed& allowed_;
  std::optional<Numbers> best_;
  std::size_t age_ = 0;
};

}  // namespace

Result<Numbers> drawNumbers(const pack::Item& item, const std::vector<pack::Draw>& seen, crypto::Stream& dice,
                            const Allowed& allowed) {
  const std::uint64_t raw = pack::rawDraws(item);
  Search search(item, seen, allowed);
  std::uint64_t draw = 0;
  for (int i = 0; i < kThrows && raw > 0; ++i) {
    draw = dice.below(raw);
    CZ_TRY(found, search.look(draw));
    if (found) return search.best();
  }
  for (std::uint64_t step = 0; step < std::min(raw, kLongestWalk); ++step) {
    draw = draw + 1 < raw ? draw + 1 : 0;
    CZ_TRY(found, search.look(draw));
    if (found) return search.best();
  }
  return search.best();
}

}  // namespace cz::form
