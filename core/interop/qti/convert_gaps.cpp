// Several answers in one text. Each is drafted alone while the others are right; then the whole is proved.

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/interop/qti/draft.h"
#include "core/interop/qti/other_fixed.h"
#include "core/pack/draw_walk.h"

namespace cz::interop::qti {
namespace {

using Kind = Interaction::Kind;

constexpr std::size_t kMostGaps = 20;
constexpr std::size_t kMostBands = 10;
constexpr std::uint64_t kMostSheets = 2000;
constexpr std::uint64_t kTooManySheets = 1'000'000'000;

bool canBeGap(const Interaction& one) {
  const bool kind = one.kind == Kind::inlineChoice || one.kind == Kind::textEntry || one.kind == Kind::choice;
  return kind && one.shape == Value::Shape::single && one.type != "hottextInteraction";
}

/// Everything that may be right in one place.
std::vector<Value> candidatesFor(const Interaction& one) {
  std::vector<Value> all;
  if (!one.correct.isNull()) all.push_back({Value::Shape::single, {one.correct.atoms.front()}});
  for (const auto& choice : one.choices)
    all.push_back(single(atomOf(one.base, choice.id).value_or(textAtom(choice.id))));
  for (const auto& key : one.keys)
    if (const auto atom = atomOf(one.base, key)) all.push_back(single(*atom));
  return all;
}

class GapsDraft {
 public:
  explicit GapsDraft(Draft& draft) : draft_(draft), all_(draft.question().interactions) {}

  void make() {
    draft_.item.kind = ImportedItem::Kind::gaps;
    check();
    if (draft_.why.empty()) findBest();
    for (std::size_t n = 0; n < all_.size() && draft_.why.empty(); ++n) addGap(n);
    if (!draft_.why.empty()) return;
    placeMarks();
    addProbes();
    draft_.measure();
    draft_.settle(candidates());
    if (!everySheet_) draft_.noteSample(draft_.probes.size());
  }

 private:
  /// A gap with what was tried in it.
  struct Gap {
    std::vector<Probe> probes;
    Exact adds;
  };

  void check() {
    for (const auto& one : all_)
      if (!canBeGap(one))
        draft_.why = "It asks for " + std::to_string(all_.size()) + " answers at once. Make a question of each.";
    if (all_.size() > kMostGaps) draft_.why = "It has more than 20 gaps. Make several questions of it.";
  }

  Exact pointsOf(const Values& values) {
    const auto outcome = draft_.question().scorer->run(values);
    if (!outcome) draft_.why = outcome.error().message;
    return outcome ? outcome->score(draft_.question().scorer->scoreName()) : Exact(0);
  }

  /// Starts from the keys and takes whatever earns more, one place after another, twice.
  void findBest() {
    for (const auto& one : all_)
      if (const auto first = candidatesFor(one); !first.empty()) best_[one.response] = first.front();
    Exact most = pointsOf(best_);
    for (int round = 0; round < 2; ++round)
      for (const auto& one : all_)
        for (const auto& value : candidatesFor(one)) {
          Values other = best_;
          other[one.response] = value;
          const Exact points = pointsOf(other);
          if (points <= most) continue;
          most = points;
          best_ = other;
        }
    if (draft_.why.empty() && most.sign() <= 0)
      draft_.why = "No answer to it earns points. Give it a key in the other program.";
  }

  void addGap(std::size_t n) {
    Values others = best_;
    others.erase(all_[n].response);
    const std::string place = "In gap " + std::to_string(n + 1) + ": ";
    if (pointsOf(others) == pointsOf(best_)) {
      draft_.why = place +
                   "What is in it changes no points once the others are right: the file pays by all gaps together. "
                   "Ask for each part in a question of its own.";
      return;
    }
    Question part = draft_.question();
    part.interactions = {all_[n]};
    part.feedback.clear();
    part.scorer = std::make_shared<const OtherFixed>(draft_.question().scorer, others, pointsOf(others));
    Draft gap(part, draft_.language(), draft_.pictures());
    gap.item.stem = "_";
    all_[n].kind == Kind::textEntry ? (isNumber(all_[n].base) ? draftNumber(gap) : draftText(gap)) : draftChoice(gap);
    if (!gap.why.empty()) draft_.why = place + gap.why;
    for (const auto& note : gap.notes) draft_.notes.push_back(place + note);
    draft_.lost.insert(gap.lost.begin(), gap.lost.end());
    draft_.item.gaps.push_back(gap.item);
    gaps_.push_back({gap.probes, gap.best});
    countTheSame_ = countTheSame_ && gaps_.back().adds == gaps_.front().adds;
  }

  /// [[gap-1]], [[gap-2]] …, in the order of the interactions; one without a place of its own gets it at the end.
  void placeMarks() {
    for (std::size_t n = 0; n < all_.size(); ++n) {
      const std::string ours = "[[gap-" + std::to_string(n + 1) + "]]";
      const std::string mark = all_[n].gap < 0 ? "" : gapMark(static_cast<std::size_t>(all_[n].gap));
      const auto at = mark.empty() ? std::string::npos : draft_.item.stem.find(mark);
      if (at != std::string::npos)
        draft_.item.stem.replace(at, mark.size(), ours);
      else
        draft_.item.stem += "\n" + ours;
    }
  }

  static std::string filledWith(const scoring::Response& response) {
    if (const auto* picked = std::get_if<scoring::Picked>(&response))
      return picked->empty() ? "" : picked->front().text;
    const auto* typed = std::get_if<scoring::Typed>(&response);
    return typed == nullptr ? "" : *typed;
  }

  /// For every gap which of its probes is taken; none = it stays empty.
  using Choice = std::vector<const Probe*>;

  void addProbe(const Choice& taken) {
    Probe made;
    scoring::Filled filled;
    for (std::size_t n = 0; n < taken.size(); ++n) {
      const Value given = taken[n] == nullptr ? nothing() : taken[n]->given;
      if (n == 0)
        made.given = given;
      else
        made.also[all_[n].response] = given;
      const std::string words = taken[n] == nullptr ? "" : filledWith(taken[n]->ours);
      if (!words.empty()) filled[ChoiceId("gap-" + std::to_string(n + 1))] = words;
    }
    if (filled.empty()) return;
    made.ours = std::move(filled);
    draft_.probes.push_back(std::move(made));
    parts_.push_back(partsOf(taken));
  }

  /// What this answer earns in the n-th gap alone; it may be another gap's.
  Exact shareIn(std::size_t n, const Probe* taken) const {
    if (taken == nullptr) return 0;
    for (const auto& probe : gaps_[n].probes)
      if (&probe == taken || probe.given.sameAs(taken->given)) return probe.share;
    return 0;
  }

  /// The share of the parts that we would count.
  Exact partsOf(const Choice& taken) const {
    Exact earned = 0;
    Exact all = 0;
    for (std::size_t n = 0; n < taken.size(); ++n) {
      const Exact weight = countTheSame_ ? Exact(1) : gaps_[n].adds;
      earned += weight * shareIn(n, taken[n]);
      all += weight;
    }
    return must(Exact::ratio(earned, all));
  }

  static const Probe* fullOf(const Gap& gap) {
    for (const auto& probe : gap.probes)
      if (probe.share == Exact(1)) return &probe;
    return nullptr;
  }

  static const Probe* wrongOf(const Gap& gap) {
    for (const auto& probe : gap.probes)
      if (probe.share.sign() == 0 && !probe.given.isNull()) return &probe;
    return nullptr;
  }

  /// One answer of each worth to a gap, and none.
  std::vector<Choice> worths() const {
    std::vector<Choice> all;
    for (const auto& gap : gaps_) {
      Choice some = {nullptr};
      std::set<Exact> known;
      for (const auto& probe : gap.probes)
        if (!probe.given.isNull() && known.insert(probe.share).second) some.push_back(&probe);
      all.push_back(std::move(some));
    }
    return all;
  }

  /// Answers of every worth in every gap together: all such sheets, or many of them, spread over all.
  void addMixedProbes() {
    const auto all = worths();
    std::uint64_t sheets = 1;
    for (const auto& some : all) sheets = std::min(sheets * some.size(), kTooManySheets);
    pack::DrawWalk walk(sheets, kMostSheets);
    everySheet_ = walk.isWhole();
    for (std::uint64_t i = 0; i < walk.count(); ++i) {
      std::uint64_t sheet = walk.next();
      Choice taken;
      for (const auto& some : all) {
        taken.push_back(some[sheet % some.size()]);
        sheet /= some.size();
      }
      addProbe(taken);
    }
  }

  /// Right answers in each other's gap.
  void addSwapped(const Choice& full, std::size_t n, std::size_t m) {
    if (all_[n].kind != Kind::textEntry || all_[m].kind != Kind::textEntry || all_[n].base != all_[m].base) return;
    Choice taken = full;
    std::swap(taken[n], taken[m]);
    addProbe(taken);
  }

  /// Everything in one gap, the others right or empty; every two gaps wrong or exchanged; and sheets of every worth.
  void addProbes() {
    Choice full;
    for (const auto& gap : gaps_) full.push_back(fullOf(gap));
    addProbe(full);
    for (std::size_t n = 0; n < gaps_.size(); ++n) {
      for (const auto& probe : gaps_[n].probes)
        for (Choice taken : {full, Choice(gaps_.size(), nullptr)}) {
          taken[n] = probe.given.isNull() ? nullptr : &probe;
          addProbe(taken);
        }
      for (std::size_t m = n + 1; m < gaps_.size(); ++m) {
        Choice taken = full;
        taken[n] = wrongOf(gaps_[n]);
        taken[m] = wrongOf(gaps_[m]);
        addProbe(taken);
        addSwapped(full, n, m);
      }
    }
    addMixedProbes();
  }

  /// By part, with weights when the gaps don't count the same; or all or nothing.
  std::vector<ImportedItem> candidates() {
    ImportedItem whole = draft_.item;
    whole.credit = "all-or-nothing";
    ImportedItem parts = draft_.item;
    for (std::size_t n = 0; n < gaps_.size() && !countTheSame_; ++n) parts.gaps[n].weight = gaps_[n].adds;
    std::vector<ImportedItem> some = {parts, whole};
    if (const auto steps = bands(); !steps.empty()) {
      some.push_back(parts);
      some.back().bands = steps;
    }
    return some;
  }

  /// Where the file pays by how much of the whole is right: a band for each step upwards. None when it doesn't, and
  /// when not every sheet was asked about: nothing may lie between the steps that are known.
  std::vector<ImportedBand> bands() const {
    if (!everySheet_) return {};
    std::map<Exact, Exact> paid;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const auto [at, fresh] = paid.emplace(parts_[i], draft_.probes[i].share);
      if (!fresh && at->second != draft_.probes[i].share) return {};
    }
    std::vector<ImportedBand> all;
    Exact last = 0;
    for (const auto& [from, share] : paid) {
      if (share < last) return {};
      if (share > last) all.push_back({from, share});
      last = share;
    }
    return all.size() <= kMostBands ? all : std::vector<ImportedBand>();
  }

  Draft& draft_;
  const std::vector<Interaction>& all_;
  Values best_;
  std::vector<Gap> gaps_;
  bool countTheSame_ = true;
  std::vector<Exact> parts_;  ///< for every probe
  bool everySheet_ = false;   ///< answers of every worth were tried together in every way
};

}  // namespace

void draftGaps(Draft& draft) { GapsDraft(draft).make(); }

}  // namespace cz::interop::qti
