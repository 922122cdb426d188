#include "core/interop/qti/sides.h"

#include <set>

#include "core/base/text.h"

namespace cz::interop::qti {
namespace {

using Pair = std::pair<std::string, std::string>;  ///< first and second id, as in the file

std::optional<Pair> pairOf(const Atom& atom) {
  const auto parts = split(tidySpaces(atom.text), ' ');
  if (parts.size() != 2) return std::nullopt;
  return Pair(parts[0], parts[1]);
}

std::vector<const Choice*> pointers(const std::vector<Choice>& choices) {
  std::vector<const Choice*> all;
  for (const auto& choice : choices) all.push_back(&choice);
  return all;
}

/// The key with one partner for every card, or nothing. `orNobody`: some cards may have none.
std::optional<std::map<std::string, std::string>> keyFor(const std::vector<const Choice*>& cards,
                                                         const std::vector<Pair>& pairs, bool turned, bool orNobody) {
  std::map<std::string, std::string> key;
  for (const auto& [first, second] : pairs)
    if (!key.emplace(turned ? second : first, turned ? first : second).second) return std::nullopt;
  for (const auto* card : cards)
    if (key.count(card->id) == 0 && !orNobody) return std::nullopt;
  for (const auto* card : cards) key.emplace(card->id, kNobody);
  return key.size() == cards.size() ? std::optional(key) : std::nullopt;
}

std::optional<Sides> twoSides(const std::vector<const Choice*>& first, const std::vector<const Choice*>& second,
                              const std::vector<Pair>& pairs, bool turnedFirst) {
  for (const bool orNobody : {false, true})
    for (const bool turned : {turnedFirst, !turnedFirst}) {
      Sides sides{turned ? second : first, turned ? first : second, {}, turned};
      const auto key = keyFor(sides.cards, pairs, turned, orNobody);
      if (!key) continue;
      sides.key = *key;
      return sides;
    }
  return std::nullopt;
}

/// Partners that go together without a left and a right: the first of every pair is the card.
std::optional<Sides> associated(const Interaction& main, const std::vector<Pair>& pairs) {
  std::map<std::string, const Choice*> byId;
  for (const auto& choice : main.choices) byId[choice.id] = &choice;
  Sides sides;
  std::set<std::string> used;
  for (const auto& [first, second] : pairs) {
    if (byId.count(first) == 0 || byId.count(second) == 0) return std::nullopt;
    if (!used.insert(first).second || !used.insert(second).second) return std::nullopt;
    sides.cards.push_back(byId[first]);
    sides.partners.push_back(byId[second]);
    sides.key[first] = second;
  }
  for (const auto& choice : main.choices)
    if (used.count(choice.id) == 0) sides.partners.push_back(&choice);
  return sides;
}

std::vector<Pair> pairsOf(const Value& correct) {
  std::vector<Pair> pairs;
  for (const auto& atom : correct.atoms)
    if (const auto pair = pairOf(atom)) pairs.push_back(*pair);
  return pairs;
}

}  // namespace

std::optional<Sides> sidesOf(const Interaction& interaction) {
  const auto pairs = pairsOf(interaction.correct);
  if (pairs.empty()) return std::nullopt;
  if (interaction.kind == Interaction::Kind::associate) return associated(interaction, pairs);
  return twoSides(pointers(interaction.choices), pointers(interaction.targets), pairs,
                  interaction.kind == Interaction::Kind::gapMatch);
}

}  // namespace cz::interop::qti
