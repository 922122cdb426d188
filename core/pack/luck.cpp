#include "core/pack/luck.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <vector>

#include "core/pack/flaws.h"
#include "core/pack/outline.h"
#include "core/pack/told_ticks.h"

namespace cz::pack {
namespace {

constexpr std::size_t kMostSums = 2'000;  ///< different sums of credits; with more only all or nothing is counted
constexpr std::size_t kMostArranged = 7;  ///< steps of which every arrangement is looked at: 5,040

Exact share(std::int64_t part, std::int64_t whole) { return whole == 0 ? Exact(0) : must(Exact::ratio(part, whole)); }
Exact over(const Exact& part, const Exact& whole) { return must(Exact::ratio(part, whole)); }
std::int64_t sizeOf(const auto& list) { return static_cast<std::int64_t>(list.size()); }

Exact bounded(const Exact& value, bool floor) { return std::clamp(value, Exact(floor ? 0 : -1), Exact(1)); }

Luck allOrNothing(const Exact& chance) { return {{Exact(0), Exact(1) - chance}, {Exact(1), chance}}; }

/// n · (n-1) · …, `taken` factors.
Exact falling(std::int64_t n, std::int64_t taken) {
  Exact product = 1;
  for (std::int64_t i = 0; i < taken; ++i) product = product * Exact(n - i);
  return product;
}

Exact chosen(std::int64_t n, std::int64_t k) { return over(falling(n, k), falling(k, k)); }

Exact toThe(const Exact& base, std::int64_t exponent) {
  Exact power = 1;
  for (std::int64_t i = 0; i < exponent; ++i) power = power * base;
  return power;
}

/// `cards` places filled at random with different ones of `options`, each of which belongs to one place at most: the
/// chance that certain `right` ones stand where they belong and no others (inclusion and exclusion).
Exact exactlyThese(std::int64_t right, std::int64_t cards, std::int64_t options) {
  Exact ways = 0;
  for (std::int64_t more = 0; more <= cards - right; ++more) {
    const Exact fixed = chosen(cards - right, more) * falling(options - right - more, cards - right - more);
    ways += more % 2 == 0 ? fixed : -fixed;
  }
  return over(ways, falling(options, cards));
}

/// Every part right with its own chance, worth its weight.
struct Part {
  Exact weight;
  Luck luck;
};

Luck sumOfParts(const std::vector<Part>& parts) {
  Luck sum{{Exact(0), Exact(1)}};
  for (const Part& part : parts) {
    sum = sumOf(sum, timesOf(part.luck, part.weight));
    if (sum.size() > kMostSums) return {};
  }
  return sum;
}

/// What the parts pay together by the item's method.
Luck paidFor(const Item& item, const std::vector<Part>& parts) {
  Exact whole = 0;
  Exact chance = 1;
  for (const Part& part : parts) {
    whole += part.weight;
    chance = chance * chanceOfAtLeast(part.luck, 1);
  }
  const Luck sums = item.credit == Credit::perPart ? sumOfParts(parts) : Luck();
  if (sums.empty()) return allOrNothing(chance);
  Luck paid;
  for (const auto& [sum, likely] : sums) paid[inBand(item.bands, over(sum, whole))] += likely;
  return paid;
}

Luck ofChoice(const Item& item) {
  Luck luck;
  for (const Option& option : item.options)
    luck[option.key ? Exact(1) : bounded(option.credit, item.floor)] += share(1, sizeOf(item.options));
  return luck;
}

/// `told`: how many are ticked, where the item says so; else each is ticked or not, like a coin.
Exact chanceOfTicks(std::int64_t ticks, std::int64_t options, std::optional<int> told) {
  if (!told) return toThe(share(1, 2), options);
  return ticks == *told ? over(1, chosen(options, ticks)) : Exact(0);
}

Luck ofSets(const Item& item, std::optional<int> told) {
  Luck luck{{Exact(0), Exact(1)}};
  std::set<std::vector<ChoiceId>> known;
  for (const TickSet& set : item.sets) {
    if (!known.insert(set.ticks).second) continue;
    const Exact one = chanceOfTicks(sizeOf(set.ticks), sizeOf(item.options), told);
    luck[Exact(0)] += -one;
    luck[set.credit] += one;
  }
  return luck;
}

/// How many of all ways to tick make so many ticks and add up to so much. Empty when there are too many sums.
std::map<std::pair<std::int64_t, Exact>, Exact> waysToTick(const Item& item, std::int64_t keys) {
  std::map<std::pair<std::int64_t, Exact>, Exact> ways{{{0, Exact(0)}, Exact(1)}};
  for (const Option& option : item.options) {
    const Exact tick = item.credit == Credit::weights ? option.credit : share(option.key ? 1 : -1, keys);
    auto more = ways;
    for (const auto& [ticks, count] : ways) more[{ticks.first + 1, ticks.second + tick}] += count;
    ways = std::move(more);
    if (ways.size() > kMostSums) return {};
  }
  return ways;
}

Luck ofChoices(const Item& item) {
  const auto told = toldTicks(item);
  if (item.credit == Credit::sets) return ofSets(item, told);
  const auto keys = std::count_if(item.options.begin(), item.options.end(), [](const Option& one) { return one.key; });
  const auto ways =
      item.credit == Credit::allOrNothing ? std::map<std::pair<std::int64_t, Exact>, Exact>() : waysToTick(item, keys);
  if (ways.empty()) return allOrNothing(chanceOfTicks(keys, sizeOf(item.options), told));
  Luck paid;
  for (const auto& [ticks, count] : ways) {
    const Exact chance = count * chanceOfTicks(ticks.first, sizeOf(item.options), told);
    if (chance.sign() > 0) paid[bounded(ticks.second, item.floor)] += chance;
  }
  return paid;
}

/// Every card goes anywhere.
Luck ofSort(const Item& item) {
  std::vector<Part> parts;
  for (const Card& card : item.cards) parts.push_back({card.weight, allOrNothing(share(1, sizeOf(item.options)))});
  return paidFor(item, parts);
}

/// Every card takes a partner that no other has, when each has one of its own.
Luck ofMatch(const Item& item) {
  std::set<ChoiceId> wanted;
  for (const Card& card : item.cards) wanted.insert(card.partner);
  if (wanted.size() < item.cards.size()) return ofSort(item);
  const std::int64_t cards = sizeOf(item.cards);
  const std::int64_t partners = sizeOf(item.options);
  if (item.credit != Credit::perPart) return allOrNothing(exactlyThese(cards, cards, partners));
  Exact whole = 0;
  std::map<std::pair<std::int64_t, Exact>, Exact> groups{{{0, Exact(0)}, Exact(1)}};  // how many sets of cards
  for (const Card& card : item.cards) {
    whole += card.weight;
    auto more = groups;
    for (const auto& [group, count] : groups) more[{group.first + 1, group.second + card.weight}] += count;
    groups = std::move(more);
    if (groups.size() > kMostSums) return allOrNothing(exactlyThese(cards, cards, partners));
  }
  Luck luck;
  for (const auto& [group, count] : groups)
    luck[inBand(item.bands, over(group.second, whole))] += count * exactlyThese(group.first, cards, partners);
  return luck;
}

Luck ofGaps(const Item& item) {
  std::vector<Part> parts;
  for (const Item& gap : item.gaps) parts.push_back({gap.weight, luckOf(gap)});
  return paidFor(item, parts);
}

std::int64_t longestRun(const std::vector<std::int64_t>& places, std::int64_t steps) {
  std::vector<std::int64_t> tails;
  for (const std::int64_t place : places) {
    if (place >= steps) continue;
    const auto at = std::lower_bound(tails.begin(), tails.end(), place);
    at == tails.end() ? tails.push_back(place) : void(*at = place);
  }
  return sizeOf(tails);
}

/// As many of the steps as are wanted, in any order.
Luck ofOrder(const Item& item) {
  const auto steps = std::count_if(item.options.begin(), item.options.end(), [](const Option& o) { return !o.decoy; });
  const std::int64_t all = sizeOf(item.options);
  Luck luck;
  if (item.credit == Credit::byPosition) {
    for (std::int64_t right = 0; right <= steps; ++right)
      luck[share(right, steps)] += chosen(steps, right) * exactlyThese(right, steps, all);
    return luck;
  }
  if (item.credit != Credit::longestRun || item.options.size() > kMostArranged)
    return allOrNothing(over(1, falling(all, steps)));
  std::vector<std::int64_t> places(item.options.size());
  std::iota(places.begin(), places.end(), 0);
  const Exact one = over(1, falling(all, all));
  do {
    const std::int64_t run = longestRun({places.begin(), places.begin() + steps}, steps);
    luck[run < 2 && steps > 1 ? Exact(0) : share(run, steps)] += one;
  } while (std::next_permutation(places.begin(), places.end()));
  return luck;
}

/// The share of the picture that the box around the largest place covers.
Exact widestOf(const Item& item) {
  Exact widest = 0;
  for (const Option& option : item.options) {
    const Bounds bounds = boundsOf(option.outline);
    widest = std::max(widest, share(std::int64_t{bounds.width} * bounds.height,
                                    std::int64_t{item.hotspot.width} * item.hotspot.height));
  }
  return widest;
}

/// As many places as there are keys are picked. Without outlines a blind touch finds some key at most as often as the
/// boxes around all of them cover the picture.
Luck ofHotspot(const Item& item) {
  const std::int64_t keys = sizeOf(item.accepts);
  const std::int64_t all = sizeOf(item.options);
  const Exact hit = item.hotspot.outlines ? Exact(0) : std::min(widestOf(item) * Exact(keys), Exact(1));
  Luck luck;
  for (std::int64_t right = 0; right <= keys; ++right) {
    const std::int64_t wrong = keys - right;
    if (item.hotspot.outlines && wrong > all - keys) continue;
    const Exact chance = item.hotspot.outlines
                             ? over(chosen(keys, right) * chosen(all - keys, wrong), chosen(all, keys))
                             : chosen(keys, right) * toThe(hit, right) * toThe(Exact(1) - hit, wrong);
    const Exact part = item.credit == Credit::rightMinusWrong ? bounded(share(right - wrong, keys), item.floor)
                                                              : Exact(wrong == 0 ? 1 : 0);
    luck[part] += chance;
  }
  return luck;
}

/// Nobody guesses a word, but a key that is nothing but stars takes any.
Luck ofText(const Item& item) {
  Exact sure = 0;
  for (const Accept& accept : item.accepts)
    if (isAnything(accept.key.source(), item)) sure = std::max(sure, accept.credit);
  return {{sure, Exact(1)}};
}

}  // namespace

Luck sumOf(const Luck& one, const Luck& other) {
  Luck sum;
  for (const auto& [a, likelyA] : one)
    for (const auto& [b, likelyB] : other)
      if (likelyA.sign() > 0 && likelyB.sign() > 0) sum[a + b] += likelyA * likelyB;
  return sum;
}

Luck luckierOf(const Luck& one, const Luck& other) {
  std::set<Exact> lines;
  for (const auto& [line, likely] : one) lines.insert(line);
  for (const auto& [line, likely] : other) lines.insert(line);
  Luck luck;
  Exact above = 0;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    const Exact chance = std::max(chanceOfAtLeast(one, *line), chanceOfAtLeast(other, *line));
    if (chance > above) luck[*line] = chance - above;
    above = chance;
  }
  return luck;
}

Luck timesOf(const Luck& luck, const Exact& factor) {
  Luck times;
  for (const auto& [value, likely] : luck) times[value * factor] += likely;
  return times;
}

Exact chanceOfAtLeast(const Luck& luck, const Exact& line) {
  Exact chance = 0;
  for (auto at = luck.lower_bound(line); at != luck.end(); ++at) chance += at->second;
  return chance;
}

Luck luckOf(const Item& item) {
  switch (item.type) {
    case ItemType::choice: return ofChoice(item);
    case ItemType::choices: return ofChoices(item);
    case ItemType::match: return ofMatch(item);
    case ItemType::sort: return ofSort(item);
    case ItemType::order: return ofOrder(item);
    case ItemType::hotspot: return ofHotspot(item);
    case ItemType::gaps: return ofGaps(item);
    case ItemType::text: return ofText(item);
    case ItemType::number:
    case ItemType::numberList:
    case ItemType::written:
    case ItemType::drawing:
    case ItemType::spoken: break;
  }
  return {{Exact(0), Exact(1)}};
}

}  // namespace cz::pack
