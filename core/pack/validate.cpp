#include "core/pack/validate.h"

#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "core/pack/item_index.h"
#include "core/pack/notes.h"
#include "core/pack/practice.h"
#include "core/pack/same_siblings.h"
#include "core/pack/twin.h"

namespace cz::pack {
namespace {

Exact bestShare(const Item& item);

/// All-or-nothing needs every gap whole.
Exact bestOfGaps(const Item& item) {
  Exact earned = 0;
  Exact weights = 0;
  for (const Item& gap : item.gaps) {
    earned += gap.weight * bestShare(gap);
    weights += gap.weight;
  }
  const bool whole = earned == weights;
  if (item.credit == Credit::allOrNothing || whole) return whole ? 1 : 0;
  return inBand(item.bands, must(Exact::ratio(earned, weights)));
}

/// The largest share of its points that an item can pay.
Exact bestShare(const Item& item) {
  if (item.type == ItemType::gaps) return bestOfGaps(item);
  // The shares of a rubric never fall. One without levels has been refused already.
  if (isMarked(item.type)) return item.rubric.levels.empty() ? Exact(1) : item.rubric.levels.back().credit;
  if (item.credit != Credit::weights) return 1;
  Exact sum = 0;
  Exact best = 0;
  for (const Option& option : item.options) {
    const Exact credit = option.key && item.type == ItemType::choice ? Exact(1) : option.credit;
    best = std::max(best, credit);
    if (credit.sign() > 0) sum += credit;
  }
  return item.type == ItemType::choice ? best : std::min(sum, Exact(1));
}

/// What the unluckiest sibling of a slot can pay.
Exact worstBest(const ItemIndex& items, const Slot& slot) {
  Exact worst = 1;
  for (const ItemId& sibling : slot.siblings)
    if (const Item* item = items.find(sibling)) worst = std::min(worst, bestShare(*item));
  return worst;
}

struct Reach {
  Points points = 0;
  Points of = 0;

  void add(const Slot& slot, const Exact& share) {
    of += slot.points * slot.count;
    points += slot.points * slot.count * share;
  }
  bool misses(const Exact& line) const { return of.sign() > 0 && points < line * of; }
};

/// Under the rule of levels the points of what a teacher marks don't count towards the line.
bool countsByLevels(const Check& check, const ItemIndex& items, const Slot& slot) {
  return check.mastery.rule == Mastery::Rule::levels &&
         std::any_of(slot.siblings.begin(), slot.siblings.end(), [&](const ItemId& sibling) {
           const Item* item = items.find(sibling);
           return item != nullptr && isMarked(item->type);
         });
}

/// Whether every form can reach the line of mastery.
void checkReach(const Check& check, const Notes& notes) {
  const Spot spot{check.mastery.where.line, check.mastery.where.column};
  const ItemIndex items(check);
  Reach total;
  std::map<SkillId, Reach> skills;
  int fullPlaces = 0;
  for (const Slot& slot : check.slots) {
    if (countsByLevels(check, items, slot)) continue;
    const Exact share = worstBest(items, slot);
    total.add(slot, share);
    skills[slot.skill].add(slot, share);
    if (share == Exact(1)) fullPlaces += slot.count;
  }
  const std::string advice =
      " Some choices with weights, or the best level of a rubric, pay too little: let their credits reach 100 %.";
  if (check.mastery.rule == Mastery::Rule::total && total.misses(check.mastery.atLeast))
    notes.error(spot, "The line of mastery can't be reached on every form." + advice);
  if (check.mastery.rule == Mastery::Rule::itemsRight && fullPlaces < check.mastery.count &&
      check.mastery.count <= check.itemCount())
    notes.error(spot, "The line of mastery can't be reached on every form." + advice);
  const bool bySkill = check.mastery.rule == Mastery::Rule::everySkill || check.mastery.rule == Mastery::Rule::levels;
  if (!bySkill) return;
  for (const auto& [skill, reach] : skills)
    if (reach.misses(check.mastery.atLeast))
      notes.error(spot, "The line of mastery can't be reached for the skill \"" + skill.text + "\"." + advice);
}

/// A check that promises practice must be able to keep the promise in every slot.
void checkPractice(const Check& check, const Notes& notes) {
  const bool promised = check.practice || std::any_of(check.slots.begin(), check.slots.end(),
                                                      [](const Slot& slot) { return !slot.practice.empty(); });
  if (!promised) return;
  for (const SlotId& id : slotsWithoutPractice(check)) {
    const auto slot =
        std::find_if(check.slots.begin(), check.slots.end(), [&](const Slot& one) { return one.id == id; });
    notes.warning(
        {slot->where.line, slot->where.column},
        "No practice form is possible: for slot " + id.text + " too few items are left to practise with. " +
            (check.practice ? "Give a sibling four draws or more with `let`, or" : "Write practice = true, or") +
            " name items for practice only: practice = [\"…\"].");
  }
}

/// What of the check has no words in that language.
void noteWordless(const Check& check, const std::string& language, const Notes& notes) {
  std::vector<std::string> without;
  if (!check.titles.contains(language)) without.emplace_back("the title");
  for (const Skill& skill : check.skills)
    if (!skill.in.contains(language)) without.push_back("skill " + skill.id.text);
  for (const Item& item : check.items)
    if (item.language != language &&
        std::none_of(item.in.begin(), item.in.end(), [&](const Item& twin) { return twin.language == language; }))
      without.push_back("item " + item.id.text);
  for (const Rubric& rubric : check.rubrics)
    if (std::none_of(rubric.in.begin(), rubric.in.end(), [&](const Rubric& twin) { return twin.language == language; }))
      without.push_back("rubric " + rubric.id.text);
  if (!without.empty())
    notes.warning({1, 1}, "In \"" + language + "\" these have no words and are shown in \"" + check.language +
                              "\": " + join(without, ", ") + ".");
}

/// The draws again in every other language. What was found before is not said twice.
void checkLanguages(const Check& check, const SamePictures& pictures, const Notes& notes,
                    std::vector<Problem>& problems, std::uint64_t most) {
  const auto languages = languagesOf(check);
  for (std::size_t i = 1; i < languages.size(); ++i) {
    noteWordless(check, languages[i], notes);
    const Check twin = inLanguage(check, languages[i]);
    std::vector<Problem> there;
    for (const Item& item : twin.items)
      if (item.language == languages[i]) validateItem(twin, item, pictures, there, most);
    for (Problem& one : there) {
      const bool known = std::any_of(problems.begin(), problems.end(), [&](const Problem& before) {
        return before.item == one.item && before.message == one.message;
      });
      if (known) continue;
      one.message = "In \"" + languages[i] + "\": " + one.message;
      problems.push_back(std::move(one));
    }
  }
}

}  // namespace

std::uint64_t mostWalked(std::size_t itemsInPack) {
  constexpr std::uint64_t kInAll = 100'000;
  constexpr std::uint64_t kLeast = 100;
  return std::clamp<std::uint64_t>(kInAll / std::max<std::size_t>(1, itemsInPack), kLeast, kMostWalked);
}

void validate(const Check& check, const SamePictures& pictures, std::vector<Problem>& problems, std::uint64_t most) {
  ShownDraws shown(pictures);
  for (const Item& item : check.items) validateItem(check, item, pictures, problems, most, &shown);
  const Notes notes(problems, check.where.file);
  checkReach(check, notes);
  shown.compare(check, problems);
  checkPractice(check, notes);
  checkLanguages(check, pictures, notes, problems, most);
}

}  // namespace cz::pack
