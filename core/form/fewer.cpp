#include "core/form/fewer.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/form/dice.h"
#include "core/pack/look_alike.h"

namespace cz::form {
namespace {

constexpr int kLeastAnswers = 2;

bool pays(const pack::Item& item, const pack::Option& option) {
  const auto has = [&](const pack::TickSet& set) {
    return std::find(set.ticks.begin(), set.ticks.end(), option.id) != set.ticks.end();
  };
  return option.key || option.credit.sign() > 0 || std::any_of(item.sets.begin(), item.sets.end(), has);
}

/// The options of a choice that stay, by id.
std::set<ChoiceId> staying(const pack::Item& item, int distractors, crypto::Stream& dice) {
  std::set<ChoiceId> stay;
  std::vector<ChoiceId> loose;
  int wrong = 0;
  for (const auto& option : item.options) {
    if (pays(item, option) || option.pinned) {
      stay.insert(option.id);
      wrong += pays(item, option) ? 0 : 1;
    } else {
      loose.push_back(option.id);
    }
  }
  shuffle(loose, dice);
  for (const auto& id : loose) {
    if (wrong >= distractors && static_cast<int>(stay.size()) >= kLeastAnswers) break;
    stay.insert(id);
    ++wrong;
  }
  return stay;
}

/// "Both of these", "All of the above": among fewer it would say something else, or become right (case O-11). "None of
/// these" is as true of some as of all.
bool speaksOfOthers(const pack::Item& choice) {
  return std::any_of(choice.options.begin(), choice.options.end(), [](const pack::Option& option) {
    const std::string& text = option.text.source();
    return option.pinned && pack::pointsAtOthers(text) && !foldCase(text, "en").starts_with("none");
  });
}

bool isChosen(const pack::Item& item) {
  return item.type == pack::ItemType::choice || item.type == pack::ItemType::choices;
}

/// As a place names them: a gap's options as "gap.option".
std::set<ChoiceId> stayingIn(const pack::Item& item, int distractors, crypto::Stream& dice) {
  if (isChosen(item)) return staying(item, distractors, dice);
  std::set<ChoiceId> stay;
  for (const auto& gap : item.gaps)
    for (const auto& id : staying(gap, distractors, dice)) stay.emplace(gap.id.text + "." + id.text);
  return stay;
}

/// Whether the answers to one choice are enough. `before`: what stands in front of its ids on a form.
bool isEnoughOf(const pack::Item& choice, const std::string& before, const std::set<ChoiceId>& shown) {
  int count = 0;
  for (const auto& option : choice.options) {
    const bool there = shown.contains(ChoiceId(before + option.id.text));
    if (!there && (pays(choice, option) || option.pinned)) return false;
    count += there ? 1 : 0;
  }
  return count >= kLeastAnswers;
}

}  // namespace

bool isEnough(const pack::Item& item, const std::vector<ChoiceId>& shown) {
  const std::set<ChoiceId> ids(shown.begin(), shown.end());
  const auto authored = pack::optionIds(item);
  const bool known = std::all_of(ids.begin(), ids.end(), [&](const ChoiceId& id) {
    return std::find(authored.begin(), authored.end(), id) != authored.end();
  });
  if (!known || ids.size() != shown.size()) return false;
  if (isChosen(item)) return isEnoughOf(item, "", ids);
  return item.type == pack::ItemType::gaps &&
         std::all_of(item.gaps.begin(), item.gaps.end(), [&](const pack::Item& gap) {
           return gap.options.empty() || isEnoughOf(gap, gap.id.text + ".", ids);
         });
}

Form withFewerChoices(const pack::Check& check, Form form, int distractors) {
  for (auto& place : form.places) {
    const pack::Item* item = check.findItem(place.item);
    if (item == nullptr || speaksOfOthers(*item) || (!isChosen(*item) && item->type != pack::ItemType::gaps)) continue;
    auto dice = streamFor(form.seed, "fewer", place.slot.text);
    const auto stay = stayingIn(*item, distractors, dice);
    std::erase_if(place.options, [&](const ChoiceId& id) { return !stay.contains(id); });
  }
  return form;
}

}  // namespace cz::form
