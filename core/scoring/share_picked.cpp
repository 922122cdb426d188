#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/pack/outline.h"
#include "core/scoring/share.h"

namespace cz::scoring {
namespace {

Exact ratio(std::int64_t part, std::size_t whole) {
  return whole == 0 ? Exact(0) : must(Exact::ratio(Exact(part), Exact(static_cast<std::int64_t>(whole))));
}

/// From 0 to 1; without the floor from -1.
Exact bounded(const Exact& value, bool floor) {
  const Exact least = floor ? 0 : -1;
  return value < least ? least : value > Exact(1) ? Exact(1) : value;
}

struct Ticks {
  std::int64_t right = 0;
  std::int64_t wrong = 0;
  std::int64_t keys = 0;
  Exact credits = 0;
};

/// The set of exactly these ticks; null when there is none.
const pack::TickSet* setOf(const pack::Item& item, Picked picked) {
  std::sort(picked.begin(), picked.end());
  picked.erase(std::unique(picked.begin(), picked.end()), picked.end());
  const auto found =
      std::find_if(item.sets.begin(), item.sets.end(), [&](const pack::TickSet& set) { return set.ticks == picked; });
  return found == item.sets.end() ? nullptr : &*found;
}

std::string setInWords(const pack::TickSet* set) {
  if (set == nullptr) return "What was ticked is none of the sets that earn something.";
  return "Exactly what was ticked is a set with a credit of " + set->credit.toText() + ".";
}

Exact shareOfTicks(const Ticks& ticks, const pack::Item& item) {
  if (item.credit == pack::Credit::weights) return bounded(ticks.credits, item.floor);
  if (item.credit == pack::Credit::rightMinusWrong)
    return bounded(ratio(ticks.right - ticks.wrong, static_cast<std::size_t>(ticks.keys)), item.floor);
  return ticks.right == ticks.keys && ticks.wrong == 0 ? 1 : 0;
}

/// "2 of 3 right answers, 1 wrong one: (2 - 1) ÷ 3, not below 0."
std::string ticksInWords(const Ticks& ticks, const pack::Item& item) {
  const std::string right = std::to_string(ticks.right);
  const std::string wrong = std::to_string(ticks.wrong);
  const std::string keys = std::to_string(ticks.keys);
  const std::string end = item.floor ? ", not below 0." : ".";
  if (item.credit == pack::Credit::weights)
    return "The credits of what was ticked are together " + ticks.credits.toText() + end;
  const std::string counts = right + " of " + keys + " right answers, " + wrong + " wrong";
  if (item.credit == pack::Credit::rightMinusWrong) {
    const std::string difference = right + " - " + wrong;
    return counts + ": " + (ticks.keys == 1 ? difference : "(" + difference + ") ÷ " + keys) + end;
  }
  return counts + "; the points are for exactly the right ones.";
}

std::string choiceInWords(const pack::Question& question, const pack::AskedOption& picked) {
  if (picked.key) return quoted(picked.text) + " is the key.";
  std::string words = quoted(picked.text) + " is not the key";
  for (const auto& option : question.options)
    if (option.key) words += " " + quoted(option.text);
  return words + (picked.credit.sign() != 0 ? ", and has a credit of " + picked.credit.toText() + "." : ".");
}

/// The authored place of every picked card; -1 for a decoy and for a card that was used before.
std::vector<int> placesOf(const pack::Question& question, const Picked& picked) {
  std::vector<int> places;
  std::set<ChoiceId> used;
  for (const auto& id : picked) {
    int place = -1;
    int next = 0;
    for (const auto& option : question.options) {
      if (option.id == id && !option.decoy && used.insert(id).second) place = next;
      if (!option.decoy) ++next;
    }
    places.push_back(place);
  }
  return places;
}

std::int64_t standing(const std::vector<int>& places) {
  std::int64_t count = 0;
  for (std::size_t i = 0; i < places.size(); ++i)
    if (places[i] == static_cast<int>(i)) ++count;
  return count;
}

/// The length of the longest rising row of places, leaving others out.
std::int64_t longestRun(const std::vector<int>& places) {
  std::vector<int> tails;  // tails[n]: the lowest end of a run of n+1 cards
  for (const int place : places) {
    if (place < 0) continue;
    const auto at = std::lower_bound(tails.begin(), tails.end(), place);
    if (at == tails.end()) {
      tails.push_back(place);
    } else {
      *at = place;
    }
  }
  return static_cast<std::int64_t>(tails.size());
}

/// `strays`: ticks that belong to no option.
Share shareOf(const pack::Question& question, const Picked& picked, std::int64_t strays) {
  Share share;
  Ticks ticks;
  ticks.wrong = strays;
  const bool bySets = question.item->credit == pack::Credit::sets;
  const pack::TickSet* set = bySets ? setOf(*question.item, picked) : nullptr;
  const bool whole = set != nullptr && set->credit == Exact(1);  // then nothing in it is a wrong idea
  Exact best = 0;
  for (const auto& option : question.options) {
    if (option.key) ++ticks.keys;
    if (std::find(picked.begin(), picked.end(), option.id) == picked.end()) continue;
    ++(option.key ? ticks.right : ticks.wrong);
    ticks.credits += option.credit;
    best = option.key ? Exact(1) : option.credit;
    if (!whole || option.key) share.note(option.says, option.key ? std::string() : option.misconception);
    if (question.item->type == pack::ItemType::choice) share.because(choiceInWords(question, option));
  }
  if (bySets) {
    share.because(setInWords(set));
    share.share = set == nullptr ? Exact(0) : set->credit;
    return share;
  }
  const bool one = question.item->type == pack::ItemType::choice;
  if (!one) share.because(ticksInWords(ticks, *question.item));
  share.share = one ? bounded(best, question.item->floor) : shareOfTicks(ticks, *question.item);
  return share;
}

}  // namespace

Share shareOfPicked(const pack::Question& question, const Picked& picked) { return shareOf(question, picked, 0); }

Share shareOfPointed(const pack::Question& question, const Pointed& pointed) {
  Picked picked;
  std::int64_t strays = 0;
  for (const Spot& spot : pointed.spots) {
    const pack::Option* place = pack::placeAt(*question.item, spot.x, spot.y);
    if (place == nullptr) {
      ++strays;
    } else {
      picked.push_back(place->id);
    }
  }
  return shareOf(question, picked, strays);
}

Share shareOfOrder(const pack::Question& question, const Picked& picked) {
  Share share;
  const auto places = placesOf(question, picked);
  const auto steps = static_cast<std::size_t>(std::count_if(
      question.options.begin(), question.options.end(), [](const pack::AskedOption& option) { return !option.decoy; }));
  const std::size_t longer = std::max(steps, places.size());
  const std::int64_t inPlace = standing(places);
  const std::string ofAll = " of " + counted(longer, "step", "steps");
  if (question.item->credit == pack::Credit::byPosition) {
    share.share = ratio(inPlace, longer);
    share.because(std::to_string(inPlace) + ofAll + " stand at their place.");
  } else if (question.item->credit == pack::Credit::longestRun) {
    const std::int64_t run = longestRun(places);
    share.share = run < 2 && steps > 1 ? Exact(0) : ratio(run, longer);
    share.because("The longest run in the right order has " + std::to_string(run) + ofAll + "; one alone is no run.");
  } else {
    share.share = inPlace == static_cast<std::int64_t>(longer) ? 1 : 0;
    share.because(std::to_string(inPlace) + ofAll + " stand at their place; the points are for all of them.");
  }
  for (const auto& option : question.options) {
    const bool used = std::find(picked.begin(), picked.end(), option.id) != picked.end();
    if (option.decoy && used) share.note(option.says, option.misconception);
  }
  return share;
}

}  // namespace cz::scoring
