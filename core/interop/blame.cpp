#include "core/interop/blame.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace cz::interop {
namespace {

using Places = std::vector<std::size_t>;

Places together(const Places& a, const Places& b) {
  Places all;
  std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all));
  return all;
}

class Search {
 public:
  explicit Search(const Against& against) : against_(against) {}

  /// Takes as many of `range` as there is nothing against, by halves.
  void take(const Places& range) {
    if (range.empty()) return;
    Places tried = together(kept_, range);
    std::string why = against_(tried);
    if (why.empty()) {
      kept_ = std::move(tried);
    } else if (range.size() == 1) {
      out_.push_back({range[0], std::move(why)});
    } else {
      const auto middle = range.begin() + static_cast<std::ptrdiff_t>(range.size() / 2);
      take({range.begin(), middle});
      take({middle, range.end()});
    }
  }

  /// One that was against the first items alone may be right among all of them.
  void takeBack() {
    for (std::size_t before = out_.size() + 1; before > out_.size();) {
      before = out_.size();
      for (const Blamed& one : std::exchange(out_, {})) take({one.place});
    }
  }

  std::vector<Blamed> out() && { return std::move(out_); }

 private:
  const Against& against_;
  Places kept_;
  std::vector<Blamed> out_;
};

}  // namespace

std::vector<Blamed> blame(const std::vector<std::size_t>& places, const Against& against) {
  Search search(against);
  search.take(places);
  search.takeBack();
  return std::move(search).out();
}

}  // namespace cz::interop
