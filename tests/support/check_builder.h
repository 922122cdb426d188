#pragma once
// Checks built by hand, for tests of the rooms above pack. Texts may hold {expressions}, as in a pack's files.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/pack/question.h"

namespace cz::tests {

inline pack::Template text(std::string_view source) { return must(pack::Template::parse(source)); }

inline Exact exact(std::string_view text) { return must(Exact::parse(text)); }

inline pack::Item newItem(const std::string& id, pack::ItemType type, std::string_view stem) {
  pack::Item item;
  item.id = ItemId(id);
  item.type = type;
  item.language = "en";
  item.stem = text(stem);
  return item;
}

inline void addOption(pack::Item& item, std::string_view words, bool key = false, bool decoy = false) {
  pack::Option option;
  option.id = ChoiceId("c" + std::to_string(item.options.size() + 1));
  option.text = text(words);
  option.key = key;
  option.decoy = decoy;
  item.options.push_back(std::move(option));
}

/// The first `keys` texts are right. One key makes a choice, more make choices with right-minus-wrong.
inline pack::Item choiceItem(const std::string& id, std::string_view stem, const std::vector<std::string>& texts,
                             std::size_t keys = 1) {
  pack::Item item = newItem(id, keys == 1 ? pack::ItemType::choice : pack::ItemType::choices, stem);
  for (const auto& words : texts) addOption(item, words, item.options.size() < keys);
  if (keys > 1) item.credit = pack::Credit::rightMinusWrong;
  return item;
}

/// number, number-list or text with one accepted answer.
inline pack::Item typedItem(const std::string& id, pack::ItemType type, std::string_view stem, std::string_view key) {
  pack::Item item = newItem(id, type, stem);
  pack::Accept accept;
  accept.key = text(key);
  item.accepts.push_back(std::move(accept));
  return item;
}

inline pack::Item numberItem(const std::string& id, std::string_view stem, std::string_view key) {
  return typedItem(id, pack::ItemType::number, stem, key);
}

/// `steps` in the right order.
inline pack::Item orderItem(const std::string& id, std::string_view stem, const std::vector<std::string>& steps,
                            const std::vector<std::string>& decoys = {}) {
  pack::Item item = newItem(id, pack::ItemType::order, stem);
  for (const auto& step : steps) addOption(item, step);
  for (const auto& decoy : decoys) addOption(item, decoy, false, true);
  return item;
}

inline void addCard(pack::Item& item, std::string_view words, std::size_t partner) {
  pack::Card card;
  card.id = ChoiceId("l" + std::to_string(item.cards.size() + 1));
  card.text = text(words);
  card.partner = ChoiceId("c" + std::to_string(partner));
  item.cards.push_back(std::move(card));
}

/// Card n belongs to option n; `extra` options have no card.
inline pack::Item matchItem(const std::string& id, std::string_view stem,
                            const std::vector<std::pair<std::string, std::string>>& pairs,
                            const std::vector<std::string>& extra = {}) {
  pack::Item item = newItem(id, pack::ItemType::match, stem);
  item.credit = pack::Credit::perPart;
  for (const auto& [left, right] : pairs) {
    addOption(item, right);
    addCard(item, left, item.options.size());
  }
  for (const auto& words : extra) addOption(item, words, false, true);
  return item;
}

/// Cards with the number of their category, from 1.
inline pack::Item sortItem(const std::string& id, std::string_view stem, const std::vector<std::string>& categories,
                           const std::vector<std::pair<std::string, std::size_t>>& cards) {
  pack::Item item = newItem(id, pack::ItemType::sort, stem);
  item.credit = pack::Credit::perPart;
  for (const auto& category : categories) addOption(item, category);
  for (const auto& [words, category] : cards) addCard(item, words, category);
  return item;
}

/// A drawn parameter with whole numbers.
inline void let(pack::Item& item, const std::string& name, const std::vector<int>& values) {
  pack::Parameter parameter;
  parameter.name = name;
  for (const int value : values) parameter.options.emplace_back(Exact(value));
  item.parameters.push_back(std::move(parameter));
}

inline void addSkill(pack::Check& check, const std::string& id) {
  pack::Skill skill;
  skill.id = SkillId(id);
  skill.can = "I can " + id + ".";
  check.skills.push_back(std::move(skill));
}

/// A slot of the skill that was added last.
inline pack::Slot& addSlot(pack::Check& check, const std::vector<std::string>& siblings, const Points& points = 1,
                           int count = 1) {
  pack::Slot slot;
  slot.id = SlotId("s" + std::to_string(check.slots.size() + 1));
  slot.skill = check.skills.back().id;
  slot.points = points;
  slot.count = count;
  for (const auto& id : siblings) slot.siblings.emplace_back(id);
  check.slots.push_back(std::move(slot));
  return check.slots.back();
}

/// An empty check with one skill.
inline pack::Check newCheck(const std::string& id) {
  pack::Check check;
  check.id = CheckId(id);
  check.language = "en";
  addSkill(check, "do it");
  return check;
}

}  // namespace cz::tests
