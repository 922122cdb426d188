#include "core/paper/key_words.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/paper/answer_space.h"
#include "core/paper/hotspot.h"
#include "core/paper/number_key.h"

namespace cz::paper {
namespace {

using pack::ItemType;

std::string valueInWords(const pack::Value& value, const pack::Item& item, pack::NumberStyle style) {
  if (const Exact* number = std::get_if<Exact>(&value)) return numberInWords(*number, item.writtenAs.shape, style);
  const auto* list = std::get_if<std::vector<Exact>>(&value);
  if (list == nullptr) return pack::shown(value);
  std::vector<std::string> parts;
  for (const Exact& number : *list) parts.push_back(numberInWords(number, item.writtenAs.shape, style));
  // A comma can't stand between numbers that have one inside.
  return join(parts, pack::decimalMark(style) == ',' ? "; " : ", ");
}

std::string typedKeys(const pack::Question& question, pack::NumberStyle style) {
  std::vector<std::string> keys;
  for (const auto& accept : question.accepts)
    if (accept.credit == Exact(1)) keys.push_back(acceptInWords(question, accept, style));
  const std::string unit = question.item->unit.empty() ? "" : " " + question.item->unit;
  return join(keys, " or ") + unit;
}

/// Every set of ticks that is fully right.
std::string setKeys(const pack::Question& question) {
  std::vector<std::string> sets;
  for (const auto& set : question.item->sets)
    if (set.credit == Exact(1)) sets.push_back(ticksInWords(question, set));
  return join(sets, " or ");
}

std::string pickedKeys(const pack::Question& question) {
  if (question.item->credit == pack::Credit::sets) return setKeys(question);
  std::vector<std::string> keys;
  for (const auto& option : question.options)
    if (option.key) keys.push_back(option.text);
  return join(keys, "; ");
}

std::string placedKeys(const pack::Question& question, const form::Place& place) {
  std::vector<std::string> keys;
  for (const ChoiceId& id : place.cards)
    for (const auto& card : question.cards) {
      if (card.id != id) continue;
      const auto at = std::find(place.options.begin(), place.options.end(), card.partner);
      keys.push_back(card.text + " → " + letterOf(static_cast<std::size_t>(at - place.options.begin())));
    }
  return join(keys, "; ");
}

std::string stepKeys(const pack::Question& question) {
  std::vector<std::string> keys;
  for (const auto& step : question.options)
    if (!step.decoy) keys.push_back(std::to_string(keys.size() + 1) + " " + step.text);
  return join(keys, "; ");
}

/// What the line of mastery looks like, criterion by criterion.
std::string lineInWords(const pack::Question& question) {
  const pack::Rubric& rubric = question.item->rubric;
  std::vector<std::string> words;
  for (const auto& criterion : rubric.criteria) words.push_back(criterion.levels[rubric.mastered]);
  std::string line = rubric.levels[rubric.mastered].title + ": " + join(words, " ");
  return question.sample.empty() ? line : line + " For example: " + question.sample;
}

}  // namespace

std::string acceptInWords(const pack::Question& question, const pack::AskedAccept& accept, pack::NumberStyle style) {
  std::string key = valueInWords(accept.key, *question.item, style);
  if (accept.upTo) key += " to " + valueInWords(*accept.upTo, *question.item, style);
  if (accept.margin.sign() > 0) key += " ± " + valueInWords(accept.margin, *question.item, style);
  return key;
}

std::string ticksInWords(const pack::Question& question, const pack::TickSet& set) {
  std::vector<std::string> ticks;
  for (const auto& option : question.options)
    if (std::find(set.ticks.begin(), set.ticks.end(), option.id) != set.ticks.end()) ticks.push_back(option.text);
  return join(ticks, "; ");
}

std::string keyInWords(const pack::Question& question, const form::Place& place, pack::NumberStyle style) {
  switch (question.item->type) {
    case ItemType::choice:
    case ItemType::choices: return pickedKeys(question);
    case ItemType::match:
    case ItemType::sort: return placedKeys(question, place);
    case ItemType::order: return stepKeys(question);
    case ItemType::hotspot: return placesInWords(question);
    case ItemType::written:
    case ItemType::drawing:
    case ItemType::spoken: return lineInWords(question);
    case ItemType::gaps: break;
    default: return typedKeys(question, style);
  }
  std::vector<std::string> keys;
  for (const auto& gap : question.gaps)
    keys.push_back("(" + std::to_string(keys.size() + 1) + ") " + keyInWords(gap, place, style));
  return join(keys, "; ");
}

}  // namespace cz::paper
