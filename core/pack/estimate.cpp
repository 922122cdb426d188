#include "core/pack/estimate.h"

#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "core/maths/plain_text.h"
#include "core/pack/gap_text.h"
#include "core/pack/outline.h"

namespace cz::pack {
namespace {

constexpr std::uint64_t kMostTried = 64;     // draws, until one is legal
constexpr std::int64_t kWordsAMinute = 130;  // read with care by an eleven-year-old
constexpr std::size_t kLongWord = 6;         // letters; LIX counts longer ones

Exact share(std::int64_t part, std::int64_t whole) { return whole == 0 ? Exact(0) : must(Exact::ratio(part, whole)); }

/// 1 / (n · (n-1) · …), `taken` factors.
Exact oneArrangement(std::size_t n, std::size_t taken) {
  Exact chance = 1;
  for (std::size_t i = 0; i < taken && i < n; ++i) chance = chance * share(1, static_cast<std::int64_t>(n - i));
  return chance;
}

Exact toThe(const Exact& base, std::size_t exponent) {
  Exact power = 1;
  for (std::size_t i = 0; i < exponent; ++i) power = power * base;
  return power;
}

/// How long it takes to think and to answer, in seconds: a rule of thumb of ours.
int secondsFor(const Item& item) {
  switch (item.type) {
    case ItemType::choice: return 30;
    case ItemType::choices: return 45;
    case ItemType::number: return 60;
    case ItemType::numberList: return 75;
    case ItemType::text: return 30;
    case ItemType::match:
    case ItemType::sort: return 10 + 10 * static_cast<int>(item.cards.size());
    case ItemType::order: return 10 + 15 * static_cast<int>(item.options.size());
    case ItemType::hotspot: return 20 + 10 * static_cast<int>(item.accepts.size());
    case ItemType::gaps: return 25 * static_cast<int>(item.gaps.size());
    case ItemType::written: return std::max(180, 4 * std::max(item.words.atLeast, item.words.atMost / 2));
    case ItemType::drawing:
    case ItemType::spoken: return 180;
  }
  return 0;
}

/// Everything that is to be read in one draw of the item; empty when it can't be asked.
std::string wordsOf(const Item& item) {
  for (std::uint64_t i = 0; i < std::min(rawDraws(item), kMostTried); ++i) {
    const auto draw = drawAt(item, i);
    if (!draw || !*draw) continue;
    const auto question = ask(item, **draw);
    if (!question) return "";
    std::string words = plainText(stemInWords(*question)) + "\n";
    for (const auto& option : question->options) words += plainText(option.text) + ".\n";
    for (const auto& card : question->cards) words += plainText(card.text) + ".\n";
    return words;
  }
  return "";
}

struct Reading {
  std::int64_t words = 0;
  std::int64_t longWords = 0;
  std::int64_t sentences = 0;
};

bool isLetter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') ||
         (c > 0x7F && c != 0x00D7 && c != 0x00F7 && c < 0x2000) || c >= 0x3000;
}

Reading readingOf(std::string_view text) {
  Reading reading;
  std::size_t letters = 0;
  bool open = false;  // words since the last full stop
  const auto endWord = [&] {
    if (letters > 0) {
      ++reading.words;
      open = true;
    }
    if (letters > kLongWord) ++reading.longWords;
    letters = 0;
  };
  for (const char32_t c : codePoints(text)) {
    if (isLetter(c) || (c == U'\'' && letters > 0)) {
      ++letters;
      continue;
    }
    endWord();
    if (open && (c == U'.' || c == U'?' || c == U'!' || c == U':')) {
      ++reading.sentences;
      open = false;
    }
  }
  endWord();
  if (open) ++reading.sentences;
  return reading;
}

/// Points and how likely they are.
using Luck = std::map<Exact, Exact>;

void addPlace(Luck& luck, const Exact& points, const Exact& chance) {
  Luck next;
  for (const auto& [sum, likely] : luck) {
    next[sum + points] += likely * chance;
    next[sum] += likely * (Exact(1) - chance);
  }
  luck = std::move(next);
}

Exact atLeast(const Luck& luck, const Exact& line) {
  Exact chance = 0;
  for (const auto& [sum, likely] : luck)
    if (sum >= line) chance += likely;
  return chance;
}

/// The chance for places of these slots to reach a share of their points, or a number of items.
Exact reach(const Check& check, const SkillId& skill, const Exact& line, bool countsItems) {
  Luck luck{{Exact(0), Exact(1)}};
  Exact of = 0;
  for (const Slot& slot : check.slots) {
    if (!skill.empty() && slot.skill != skill) continue;
    Exact best = 0;
    for (const ItemId& id : slot.siblings)
      if (const Item* item = check.findItem(id)) best = std::max(best, guessOf(*item));
    for (int i = 0; i < slot.count; ++i) addPlace(luck, countsItems ? Exact(1) : slot.points, best);
    of += slot.points * slot.count;
  }
  return atLeast(luck, countsItems ? line : line * of);
}

/// How many sets of ticks earn everything.
std::int64_t wholeSets(const Item& item) {
  if (item.credit != Credit::sets) return 1;
  return std::count_if(item.sets.begin(), item.sets.end(), [](const TickSet& set) { return set.credit == Exact(1); });
}

/// The chance to reach the highest band when parts are guessed one by one.
Exact guessOfBands(const Item& item) {
  Luck luck{{Exact(0), Exact(1)}};
  Exact weights = 0;
  const Exact card = share(1, static_cast<std::int64_t>(std::max<std::size_t>(1, item.options.size())));
  for (const Card& one : item.cards) addPlace(luck, one.weight, card);
  for (const Item& gap : item.gaps) addPlace(luck, gap.weight, guessOf(gap));
  for (const Card& one : item.cards) weights += one.weight;
  for (const Item& gap : item.gaps) weights += gap.weight;
  return atLeast(luck, item.bands.back().from * weights);
}

/// The chance to point at the right places blindly. Without outlines: at most this, as boxes around the places.
Exact guessOfPlaces(const Item& item) {
  const std::size_t keys = item.accepts.size();
  if (item.hotspot.outlines) {
    Exact chance = oneArrangement(item.options.size(), keys);
    for (std::size_t i = 2; i <= keys; ++i) chance = chance * Exact(static_cast<std::int64_t>(i));
    return chance;
  }
  Exact widest = 0;
  for (const Option& option : item.options) {
    const Bounds bounds = boundsOf(option.outline);
    widest = std::max(widest, share(std::int64_t{bounds.width} * bounds.height,
                                    std::int64_t{item.hotspot.width} * item.hotspot.height));
  }
  return toThe(widest, keys);
}

Exact guessOfCheck(const Check& check) {
  const Mastery& mastery = check.mastery;
  if (mastery.rule == Mastery::Rule::itemsRight) return reach(check, {}, mastery.count, true);
  if (mastery.rule == Mastery::Rule::total) return reach(check, {}, mastery.atLeast, false);
  Exact chance = 1;
  for (const Skill& skill : check.skills) chance = chance * reach(check, skill.id, mastery.atLeast, false);
  return chance;
}

}  // namespace

int lixOf(std::string_view text) {
  const Reading reading = readingOf(text);
  if (reading.words == 0) return 0;
  const Exact lix = share(reading.words, reading.sentences) + share(100 * reading.longWords, reading.words);
  return static_cast<int>((lix + share(1, 2)).floor().toInt().value_or(0));
}

Exact guessOf(const Item& item) {
  const bool parts = !item.cards.empty() || !item.gaps.empty();
  if (parts && !item.bands.empty() && item.bands.back().from < Exact(1)) return guessOfBands(item);
  const auto options = static_cast<std::int64_t>(item.options.size());
  const auto keys = std::count_if(item.options.begin(), item.options.end(),
                                  [](const Option& option) { return option.key || option.credit == Exact(1); });
  const auto steps =
      item.options.size() - static_cast<std::size_t>(std::count_if(item.options.begin(), item.options.end(),
                                                                   [](const Option& option) { return option.decoy; }));
  switch (item.type) {
    case ItemType::choice: return share(keys, options);
    case ItemType::choices: return Exact(wholeSets(item)) * toThe(share(1, 2), item.options.size());
    case ItemType::match: return oneArrangement(item.options.size(), item.cards.size());
    case ItemType::sort: return toThe(share(1, options), item.cards.size());
    case ItemType::order: return oneArrangement(item.options.size(), steps);
    case ItemType::hotspot: return guessOfPlaces(item);
    case ItemType::number:
    case ItemType::numberList:
    case ItemType::text:
    case ItemType::written:
    case ItemType::drawing:
    case ItemType::spoken: return 0;
    case ItemType::gaps: break;
  }
  Exact all = 1;
  for (const Item& gap : item.gaps) all = all * guessOf(gap);
  return all;
}

Estimate estimateOf(const Check& check) {
  Estimate estimate;
  estimate.check = check.id;
  std::map<ItemId, std::int64_t> seconds;
  std::string all;
  for (const Item& item : check.items) {
    const std::string words = wordsOf(item);
    seconds[item.id] = secondsFor(item) + readingOf(words).words * 60 / kWordsAMinute;
    all += words;
  }
  std::int64_t sum = 0;
  for (const Slot& slot : check.slots) {
    std::int64_t slowest = 0;
    for (const ItemId& id : slot.siblings) slowest = std::max(slowest, seconds[id]);
    sum += slowest * slot.count;
  }
  estimate.minutes = static_cast<int>((sum + 59) / 60);
  estimate.lix = lixOf(all);
  estimate.guess = guessOfCheck(check);
  return estimate;
}

}  // namespace cz::pack
