// Pairs that no cards can hold: each pair that could be made is a choice to tick.

#include "core/base/text.h"
#include "core/interop/qti/draft.h"

namespace cz::interop::qti {
namespace {

using Kind = Interaction::Kind;

constexpr std::size_t kMostPairs = 12;  ///< more would be no question any more

Choice pairOf(const Choice& first, const Choice& second, bool bothShown) {
  Choice pair;
  pair.id = first.id + " " + second.id;
  pair.html = first.html;
  if (bothShown) pair.html += " – " + second.html;
  return pair;
}

/// Every pair that the file lets one make; with one gap the gap itself goes without saying.
std::vector<Choice> pairsOf(const Interaction& main) {
  std::vector<Choice> pairs;
  const bool within = main.kind == Kind::associate;
  for (std::size_t a = 0; a < main.choices.size(); ++a) {
    const auto& others = within ? main.choices : main.targets;
    for (std::size_t b = within ? a + 1 : 0; b < others.size(); ++b)
      pairs.push_back(pairOf(main.choices[a], others[b], main.kind != Kind::gapMatch));
  }
  return pairs;
}

Question asTicks(const Question& question, bool onlyOne) {
  Question ticks = question;
  Interaction& main = ticks.interactions.front();
  main.choices = pairsOf(main);
  main.kind = Kind::choice;
  main.targets.clear();
  main.shuffle = onlyOne;
  main.most = onlyOne ? 1 : 0;
  return ticks;
}

}  // namespace

bool draftTicks(Draft& draft) {
  const Interaction& main = draft.main();
  const bool oneGap = main.kind == Kind::gapMatch && main.targets.size() == 1;
  if (main.kind == Kind::gapMatch && !oneGap) return false;
  const Question question = asTicks(draft.question(), oneGap);
  if (question.interactions.front().choices.size() > kMostPairs) return false;
  Draft ticks(question, draft.language(), draft.pictures());
  ticks.item = draft.item;
  ticks.item.pairs.clear();
  ticks.item.extra.clear();
  ticks.item.credit.clear();
  draftChoice(ticks);
  if (!ticks.why.empty()) return false;
  for (auto& choice : ticks.item.choices) choice.text = join(split(choice.text, '\n'), " ");
  draft.item = std::move(ticks.item);
  draft.probes = std::move(ticks.probes);
  draft.best = ticks.best;
  draft.notes.insert(draft.notes.end(), ticks.notes.begin(), ticks.notes.end());
  if (!oneGap) draft.notes.emplace_back("In the file its pairs are made; here those that are right are ticked.");
  return true;
}

}  // namespace cz::interop::qti
