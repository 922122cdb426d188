#include "core/pack/estimate.h"

#include <algorithm>
#include <map>
#include <optional>

#include "core/base/text.h"
#include "core/maths/plain_text.h"
#include "core/pack/gap_text.h"
#include "core/pack/luck.h"

namespace cz::pack {
namespace {

constexpr std::uint64_t kMostTried = 64;     // draws, until one is legal
constexpr std::int64_t kWordsAMinute = 130;  // read with care by an eleven-year-old
constexpr std::size_t kLongWord = 6;         // letters; LIX counts longer ones

Exact share(std::int64_t part, std::int64_t whole) { return whole == 0 ? Exact(0) : must(Exact::ratio(part, whole)); }

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
    std::string words =
        plainText(stemInWords(*question)) + ".\n";  // a stem ends a sentence, with a full stop or without
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

using Lucks = std::map<ItemId, Luck>;

/// What the luckiest sibling earns, in points; or in whole items when these are what counts.
Luck luckOfSlot(const Slot& slot, const Lucks& lucks, bool countsItems) {
  std::optional<Luck> best;
  for (const ItemId& id : slot.siblings) {
    const auto found = lucks.find(id);
    if (found == lucks.end()) continue;
    const Exact right = chanceOfAtLeast(found->second, 1);
    const Luck luck =
        countsItems ? Luck{{Exact(0), Exact(1) - right}, {Exact(1), right}} : timesOf(found->second, slot.points);
    best = best ? luckierOf(*best, luck) : luck;
  }
  return best.value_or(Luck{{Exact(0), Exact(1)}});
}

/// Whether a teacher marks the place, whichever sibling is on it.
bool isForTeacher(const Check& check, const Slot& slot) {
  return std::all_of(slot.siblings.begin(), slot.siblings.end(), [&](const ItemId& id) {
    const Item* item = check.findItem(id);
    return item != nullptr && isMarked(item->type);
  });
}

/// The chance for places of this skill (empty: of any) to reach a share of their points, or a number of items.
Exact reach(const Check& check, const Lucks& lucks, const SkillId& skill, const Exact& line, bool countsItems) {
  Luck luck{{Exact(0), Exact(1)}};
  Exact of = 0;
  for (const Slot& slot : check.slots) {
    if (!skill.empty() && slot.skill != skill) continue;
    if (check.mastery.rule == Mastery::Rule::levels && isForTeacher(check, slot)) return 0;
    const Luck one = luckOfSlot(slot, lucks, countsItems);
    for (int i = 0; i < slot.count; ++i) luck = sumOf(luck, one);
    of += slot.points * slot.count;
  }
  return chanceOfAtLeast(luck, countsItems ? line : line * of);
}

Exact guessOfCheck(const Check& check) {
  Lucks lucks;
  for (const Item& item : check.items) lucks[item.id] = luckOf(item);
  const Mastery& mastery = check.mastery;
  if (mastery.rule == Mastery::Rule::itemsRight) return reach(check, lucks, {}, mastery.count, true);
  if (mastery.rule == Mastery::Rule::total) return reach(check, lucks, {}, mastery.atLeast, false);
  Exact chance = 1;
  for (const Skill& skill : check.skills) chance = chance * reach(check, lucks, skill.id, mastery.atLeast, false);
  return chance;
}

}  // namespace

int lixOf(std::string_view text) {
  const Reading reading = readingOf(text);
  if (reading.words == 0) return 0;
  const Exact lix = share(reading.words, reading.sentences) + share(100 * reading.longWords, reading.words);
  return static_cast<int>((lix + share(1, 2)).floor().toInt().value_or(0));
}

Exact guessOf(const Item& item) { return chanceOfAtLeast(luckOf(item), 1); }

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
