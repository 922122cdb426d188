// One pick, several picks, and words of a text to pick.

#include <algorithm>
#include <optional>

#include "core/base/text.h"
#include "core/interop/qti/draft.h"
#include "core/pack/draw_walk.h"

namespace cz::interop::qti {
namespace {

using Kind = ImportedItem::Kind;

constexpr std::size_t kMostBits = 40;  ///< choices that are drawn apart from each other; more repeat the first ones
constexpr std::uint64_t kMostSampled = 1000;  ///< sets of picks
constexpr std::size_t kMostSets = 64;         ///< that one item is paid by
constexpr std::size_t kMostListed = 12;       ///< choices of which every set of picks is tried: 4096 sets

ChoiceId idAt(std::size_t n) { return ChoiceId("c" + std::to_string(n + 1)); }

Atom atomAt(const Interaction& main, std::size_t n) {
  return atomOf(main.base, main.choices[n].id).value_or(textAtom(main.choices[n].id));
}

void addChoices(Draft& draft) {
  std::set<std::string> texts;
  for (const auto& from : draft.main().choices) {
    ImportedChoice choice;
    choice.text = draft.shownPart(from.html);
    choice.says = draft.shown(from.says);
    choice.pinned = from.fixed;
    if (choice.text.empty()) draft.why = "One of its choices is nothing but a picture or empty. Write it in words.";
    if (!texts.insert(tidySpaces(choice.text)).second && !choice.text.empty())
      draft.why = "Two of its choices are the same. Change one of them.";
    draft.item.choices.push_back(std::move(choice));
  }
  if (draft.item.choices.size() < 2) draft.why = "There are fewer than two choices. Add wrong ones.";
  draft.item.shuffle = draft.main().shuffle;
}

void draftOne(Draft& draft) {
  ImportedItem& item = draft.item;
  item.kind = Kind::choice;
  for (std::size_t n = 0; n < item.choices.size(); ++n)
    draft.probe({draft.main().shape, {atomAt(draft.main(), n)}}, scoring::Picked{idAt(n)});
  draft.measure();
  if (!draft.why.empty()) return;
  const auto full = std::count_if(draft.probes.begin(), draft.probes.end(),
                                  [](const Probe& probe) { return probe.share == Exact(1); });
  const bool partly = std::any_of(draft.probes.begin(), draft.probes.end(), [](const Probe& probe) {
    return probe.share.sign() > 0 && probe.share < Exact(1) && !probe.given.isNull();
  });
  item.weighted = full > 1 || partly;
  for (std::size_t n = 0; n < item.choices.size(); ++n) {
    item.choices[n].key = draft.probes[n].share == Exact(1);
    if (item.weighted) item.choices[n].percent = percentOf(draft.probes[n].share);
  }
  if (full > 1)
    draft.notes.push_back("Any one of its " + std::to_string(full) + " right choices earns all the points.");
  draft.settle({item});
}

using Picks = std::vector<bool>;

struct PickSet {
  Value given;
  scoring::Picked ours;
};

PickSet setOf(const Interaction& main, const Picks& picks) {
  PickSet made;
  made.given.shape = Value::Shape::multiple;
  for (std::size_t n = 0; n < picks.size(); ++n) {
    if (!picks[n]) continue;
    made.given.atoms.push_back(atomAt(main, n));
    made.ours.push_back(idAt(n));
  }
  return made;
}

std::size_t countOf(const Picks& picks) {
  return static_cast<std::size_t>(std::count(picks.begin(), picks.end(), true));
}

/// With more choices than that: what differs from nothing, everything and the key in at most two picks, and many sets
/// spread over all.
std::vector<Picks> someSets(const Interaction& main) {
  const std::size_t count = main.choices.size();
  Picks key(count);
  for (std::size_t n = 0; n < count; ++n)
    for (const auto& atom : main.correct.atoms) key[n] = key[n] || atom.sameAs(atomAt(main, n));
  std::vector<Picks> sets;
  for (const auto& start : {Picks(count, false), Picks(count, true), key}) {
    sets.push_back(start);
    for (std::size_t a = 0; a < count; ++a)
      for (std::size_t b = a; b < count; ++b) {
        Picks made = start;
        made[a] = !made[a];
        if (a != b) made[b] = !made[b];
        sets.push_back(made);
      }
  }
  pack::DrawWalk walk(std::uint64_t{1} << std::min<std::size_t>(count, kMostBits), kMostSampled);
  for (std::uint64_t i = 0; i < walk.count(); ++i) {
    const std::uint64_t bits = walk.next();
    Picks made(count);
    for (std::size_t n = 0; n < count; ++n) made[n] = (bits >> (n % kMostBits) & 1) != 0;
    sets.push_back(made);
  }
  return sets;
}

std::vector<Picks> allSets(const Interaction& main) {
  const std::size_t count = main.choices.size();
  if (count > kMostListed) return someSets(main);
  std::vector<Picks> sets;
  for (std::size_t bits = 1; bits < std::size_t{1} << count; ++bits) {
    Picks picks(count);
    for (std::size_t n = 0; n < count; ++n) picks[n] = (bits >> n & 1) != 0;
    sets.push_back(picks);
  }
  return sets;
}

/// What each choice adds: the loss without it when it is among the best picks, else the change when it comes along.
std::vector<Exact> weightsAround(const Draft& draft, const Picks& best) {
  std::vector<Exact> weights;
  for (std::size_t n = 0; n < best.size(); ++n) {
    Picks other = best;
    other[n] = !other[n];
    const Exact change = draft.shareOf(setOf(draft.main(), other).given) - Exact(1);
    weights.push_back(best[n] ? -change : change);
  }
  return weights;
}

/// What each choice earns alone.
std::vector<Exact> weightsAlone(const Draft& draft) {
  std::vector<Exact> weights;
  for (std::size_t n = 0; n < draft.main().choices.size(); ++n) {
    Picks one(draft.main().choices.size());
    one[n] = true;
    weights.push_back(draft.shareOf(setOf(draft.main(), one).given));
  }
  return weights;
}

/// What each choice earns alone; one that earns nothing alone may still take something off the best picks.
std::vector<Exact> weightsBoth(const std::vector<Exact>& alone, const std::vector<Exact>& around) {
  std::vector<Exact> weights = alone;
  for (std::size_t n = 0; n < weights.size(); ++n)
    if (weights[n].sign() == 0) weights[n] = around[n];
  return weights;
}

ImportedItem weighted(const Draft& draft, const std::vector<Exact>& weights) {
  ImportedItem item = draft.item;
  item.weighted = true;
  for (std::size_t n = 0; n < weights.size(); ++n) {
    item.choices[n].key = weights[n].sign() > 0;
    item.choices[n].percent = percentOf(std::max(Exact(-1), std::min(Exact(1), weights[n])));
  }
  return item;
}

ImportedItem keyed(const Draft& draft, const Picks& keys, const std::string& credit) {
  ImportedItem item = draft.item;
  item.credit = credit;
  for (std::size_t n = 0; n < keys.size(); ++n) item.choices[n].key = keys[n];
  return item;
}

bool addUp(const std::vector<Exact>& weights) {
  Exact sum = 0;
  for (const auto& weight : weights) sum += std::max(Exact(0), weight);
  return sum == Exact(1);
}

/// What the file gives for each set of ticks, one by one: probes and sets go side by side. Nothing when they are too
/// many to be read.
std::optional<ImportedItem> listed(const Draft& draft, const std::vector<Picks>& sets) {
  const bool paysForNothing = draft.shareOf(nothing()).sign() > 0;  // and ours never does
  if (draft.main().choices.size() > kMostListed || paysForNothing) return std::nullopt;
  ImportedItem item = draft.item;
  item.credit = "sets";
  for (std::size_t i = 0; i < sets.size(); ++i) {
    if (draft.probes[i].share.sign() <= 0) continue;
    ImportedSet set;
    set.percent = percentOf(draft.probes[i].share);
    for (std::size_t n = 0; n < sets[i].size(); ++n)
      if (sets[i][n]) set.ticks.push_back(n);
    item.sets.push_back(std::move(set));
  }
  if (item.sets.size() > kMostSets) return std::nullopt;
  return item;
}

/// Ticking everything must not pay; where the file forbids it and a pack can't, the author hears of it.
void noteAll(Draft& draft) {
  Exact sum = 0;
  for (const auto& choice : draft.item.choices)
    if (!choice.percent.empty()) sum += must(Exact::parse(choice.percent));
  if (draft.item.weighted && sum.sign() > 0)
    draft.notes.push_back("Ticking everything earns " + percentOf(must(Exact::ratio(std::min(sum, Exact(100)), 100))) +
                          " % of the points." +
                          (draft.main().most > 0 ? " In the file at most " + std::to_string(draft.main().most) +
                                                       " choices could be ticked."
                                                 : ""));
}

void draftSeveral(Draft& draft) {
  draft.item.kind = Kind::choices;
  std::vector<Picks> sets;
  for (auto& picks : allSets(draft.main())) {
    const bool allowed = draft.main().most == 0 || countOf(picks) <= static_cast<std::size_t>(draft.main().most);
    if (!allowed || countOf(picks) == 0) continue;
    auto made = setOf(draft.main(), picks);
    draft.probe(std::move(made.given), std::move(made.ours));
    sets.push_back(std::move(picks));
  }
  draft.measure();
  if (!draft.why.empty()) return;
  Picks best;
  for (std::size_t i = 0; i < sets.size(); ++i)
    if (draft.probes[i].share == Exact(1) && (best.empty() || countOf(sets[i]) < countOf(best))) best = sets[i];
  if (best.empty()) {
    draft.why = "It is right to tick nothing. Add a choice like \"none of these\".";
    return;
  }
  const auto around = weightsAround(draft, best);
  const auto alone = weightsAlone(draft);
  std::vector<ImportedItem> candidates = {keyed(draft, best, ""), keyed(draft, best, "all-or-nothing")};
  std::vector<ImportedItem> uneven;  // credits that `checkzone check` would have the author correct
  for (const auto& weights : {around, alone, weightsBoth(alone, around)})
    (addUp(weights) ? candidates : uneven).push_back(weighted(draft, weights));
  if (auto all = listed(draft, sets)) candidates.push_back(std::move(*all));
  candidates.insert(candidates.end(), uneven.begin(), uneven.end());
  draft.settle(candidates);
  if (draft.why.empty()) noteAll(draft);
  if (draft.main().choices.size() > kMostListed) draft.noteSample(draft.probes.size());
  if (!draft.item.sets.empty())
    draft.notes.push_back(
        "None of our methods counts its points; what each set of ticks earns in the file is listed: " +
        counted(draft.item.sets.size(), "set", "sets") + ".");
}

}  // namespace

void draftChoice(Draft& draft) {
  addChoices(draft);
  if (!draft.why.empty()) return;
  const bool several = draft.main().shape == Value::Shape::multiple && draft.main().most != 1;
  several ? draftSeveral(draft) : draftOne(draft);
}

}  // namespace cz::interop::qti
