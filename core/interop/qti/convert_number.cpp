// Typed numbers: where the points change is found by asking the file at, between and beyond every number that
// something is compared with.

#include <algorithm>

#include "core/base/text.h"
#include "core/interop/qti/draft.h"

namespace cz::interop::qti {
namespace {

constexpr std::size_t kMostEdges = 200;
constexpr std::int64_t kMostWhole = 20;  ///< whole numbers in a range that are written as keys of their own

std::string written(const Exact& number) { return number.toDecimal().value_or(number.toText()); }

Value numberValue(const Interaction& main, const Exact& number) {
  Atom atom = numberAtom(number);
  atom.base = isNumber(main.base) ? main.base : Base::text;
  return {main.shape, {atom}};
}

/// Every number that a run compares with, for some responses that lead into different branches.
std::vector<Exact> edgesOf(const Draft& draft) {
  std::set<Exact> edges;
  std::vector<Exact> asked = {0, 1};
  for (const auto& key : draft.main().keys)
    if (const auto number = numberOf(key)) asked.push_back(*number);
  edges.insert(asked.begin() + 2, asked.end());
  for (const auto& number : asked) {
    const auto outcome = draft.outcomeOf(numberValue(draft.main(), number));
    if (outcome) edges.insert(outcome->edges.begin(), outcome->edges.end());
  }
  std::vector<Exact> all(edges.begin(), edges.end());
  if (all.size() > kMostEdges) all.resize(kMostEdges);
  return all;
}

/// Below the first edge, at each edge, between each two, above the last. A whole-number response has no between where
/// there is no whole number.
std::vector<Exact> pointsAround(std::vector<Exact> edges, bool whole) {
  if (whole) {
    std::set<Exact> rounded;
    for (const auto& edge : edges) {
      rounded.insert(edge.floor());
      rounded.insert(-(-edge).floor());
    }
    edges.assign(rounded.begin(), rounded.end());
  }
  std::vector<Exact> points;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const Exact before = i == 0 ? edges[0] - Exact(2) : edges[i - 1];
    const Exact middle = (before + edges[i]) * must(Exact::ratio(1, 2));
    const Exact between = whole ? middle.floor() : middle;
    if (between > before && between < edges[i]) points.push_back(between);
    points.push_back(edges[i]);
  }
  if (!edges.empty()) points.push_back(edges.back() + Exact(1));
  return points;
}

/// Neighbouring points with the same share.
struct Stretch {
  std::size_t from = 0;
  std::size_t to = 0;
  Exact share;
};

std::vector<Stretch> stretchesOf(const std::vector<Exact>& shares) {
  std::vector<Stretch> stretches;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (!stretches.empty() && stretches.back().share == shares[i])
      stretches.back().to = i;
    else
      stretches.push_back({i, i, shares[i]});
  }
  std::erase_if(stretches, [](const Stretch& one) { return one.share.sign() <= 0; });
  return stretches;
}

class NumberDraft {
 public:
  explicit NumberDraft(Draft& draft) : draft_(draft), whole_(draft.main().base == Base::integer) {}

  void make() {
    draft_.item.kind = ImportedItem::Kind::number;
    edges_ = edgesOf(draft_);
    points_ = pointsAround(edges_, whole_);
    for (const auto& point : points_) draft_.probe(numberValue(draft_.main(), point), written(point));
    draft_.measure();
    if (!draft_.why.empty()) return;
    for (const auto& point : points_) shares_.push_back(draft_.shareOf(numberValue(draft_.main(), point)));
    for (const auto& stretch : stretchesOf(shares_)) add(stretch);
    draft_.settle({draft_.item});
  }

 private:
  bool isEdge(const Exact& point) const { return std::find(edges_.begin(), edges_.end(), point) != edges_.end(); }

  void add(const Stretch& stretch) {
    if (stretch.from == 0 || stretch.to + 1 == points_.size()) {
      draft_.why = "A number of any size earns points in it. Say from where to where.";
      return;
    }
    // A stretch that starts between two edges is open at the edge before it; ours are closed.
    const bool lowOpen = !whole_ && !isEdge(points_[stretch.from]);
    const bool highOpen = !whole_ && !isEdge(points_[stretch.to]);
    addRange(points_[stretch.from - (lowOpen ? 1 : 0)], points_[stretch.to + (highOpen ? 1 : 0)], stretch.share);
  }

  void addRange(const Exact& low, const Exact& high, const Exact& share) {
    for (const auto& limit : {low, high})
      if (!limit.toDecimal() && draft_.why.empty())
        draft_.why = "A right answer to it ends at " + limit.toText() +
                     ", which is no decimal number, so ours can't end there. Say from where to where it goes.";
    auto& answers = draft_.item.answers;
    const std::string percent = percentOf(share);
    if (low == high) {
      answers.push_back({written(low), "", "", percent, ""});
    } else if (whole_ && high - low <= Exact(kMostWhole)) {
      for (Exact n = low; n <= high; n += Exact(1)) answers.push_back({written(n), "", "", percent, ""});
    } else if (const Exact middle = (low + high) * must(Exact::ratio(1, 2)); isKey(middle)) {
      answers.push_back({written(middle), "", written(high - middle), percent, ""});
    } else {
      answers.push_back({written(low), written(high), "", percent, ""});
    }
  }

  bool isKey(const Exact& number) const {
    const auto& keys = draft_.main().keys;
    return std::any_of(keys.begin(), keys.end(), [&](const auto& key) { return numberOf(key) == number; });
  }

  Draft& draft_;
  bool whole_;
  std::vector<Exact> edges_;
  std::vector<Exact> points_;
  std::vector<Exact> shares_;
};

}  // namespace

void draftNumber(Draft& draft) { NumberDraft(draft).make(); }

}  // namespace cz::interop::qti
