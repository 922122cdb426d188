#include "core/pack/structure.h"

#include <algorithm>
#include <map>

#include "core/pack/item_index.h"
#include "core/pack/language_tag.h"
#include "core/pack/near.h"
#include "core/pack/practice.h"

namespace cz::pack {
namespace {

Spot spotOf(const Where& where) { return {where.line, where.column}; }

template <class Ids>
std::vector<std::string> textsOf(const Ids& ids) {
  std::vector<std::string> texts;
  for (const auto& id : ids) texts.push_back(id.text);
  return texts;
}

void expectLanguage(const std::string& name, const Spot& spot, const Notes& notes) {
  if (!isLanguageTag(name))
    notes.error(spot, "\"" + name.substr(0, 40) +
                          "\" is no short name of a language. Write it like \"en\", \"es\" or \"pt-BR\".");
}

/// The names of one check.
class CheckNames {
 public:
  CheckNames(const DraftCheck& draft, const Notes& notes) : draft_(draft), check_(draft.check), notes_(notes) {}

  /// `usual`: the pack's language, which is looked at once.
  void checkLanguages(const std::string& usual) const {
    std::set<std::string> known{usual};
    const auto look = [&](const std::string& name, const Where& where) {
      if (known.insert(name).second) expectLanguage(name, spotOf(where), notes_);
    };
    look(check_.language, check_.where);
    for (const auto& [name, title] : check_.titles) look(name, check_.where);
    for (const Skill& skill : check_.skills)
      for (const auto& [name, words] : skill.in) look(name, skill.where);
    for (const Item& item : check_.items) {
      look(item.language, item.where);
      for (const Item& twin : item.in) look(twin.language, item.where);
    }
    for (const Rubric& rubric : check_.rubrics)
      for (const Rubric& twin : rubric.in) look(twin.language, rubric.where);
  }

  void run() const {
    if (check_.skills.empty()) notes_.error({1, 1}, "This check has no skills. Add [[skill]] with id, can and revise.");
    if (check_.slots.empty()) notes_.error({1, 1}, "This check has no slots. Add [[slot]] with skill and siblings.");
    checkSkills();
    std::set<SlotId> seen;
    for (const Slot& slot : check_.slots) {
      if (!seen.insert(slot.id).second)
        notes_.error(spotOf(slot.where), "Two slots are called \"" + slot.id.text + "\". Rename one.");
      checkSlot(slot);
    }
    warnOfUnused();
    checkSharedItems();
    checkRubrics();
    checkMastery();
  }

 private:
  void checkSkills() const {
    std::set<SkillId> seen;
    for (const Skill& skill : check_.skills) {
      if (skill.id.empty()) continue;
      if (!seen.insert(skill.id).second)
        notes_.error(spotOf(skill.where), "Two skills are called \"" + skill.id.text + "\". Rename one.");
      const auto asks = [&](const Slot& slot) { return slot.skill == skill.id; };
      if (!check_.slots.empty() && std::none_of(check_.slots.begin(), check_.slots.end(), asks))
        notes_.error(spotOf(skill.where),
                     "No slot asks for the skill \"" + skill.id.text + "\". Add a slot for it, or take the skill out.");
    }
  }

  void checkSlot(const Slot& slot) const {
    const Spot spot = spotOf(slot.where);
    if (!slot.skill.empty() && !check_.findSkill(slot.skill)) {
      std::vector<std::string> known;
      for (const Skill& skill : check_.skills) known.push_back(skill.id.text);
      std::string advice = didYouMean(slot.skill.text, known);
      if (advice.empty()) advice = " Add it as [[skill]].";
      notes_.error(spot, "Slot " + slot.id.text + ": there is no skill \"" + slot.skill.text + "\"." + advice);
    }
    checkSiblings(slot, slot.siblings);
    checkSiblings(slot, slot.practice);
    for (const ItemId& item : slot.practice)
      if (isSibling(check_, item))
        notes_.error(spot, "Slot " + slot.id.text + ": \"" + item.text +
                               "\" is for practice, but real forms have it, too. Take it out of `siblings`, or out of "
                               "`practice`.");
    const auto have = static_cast<int>(slot.siblings.size());
    if (slot.siblings.empty()) return;
    if (slot.count > have) {
      notes_.error(spot, "Slot " + slot.id.text + " asks for " + std::to_string(slot.count) + " items but has only " +
                             std::to_string(have) + ". Lower `count` or add siblings.");
    } else if (check_.ready && have < slot.count + 2) {
      notes_.error(spot, "Slot " + slot.id.text + " has too few siblings for a check that is ready: " +
                             std::to_string(have) + " instead of " + std::to_string(slot.count + 2) +
                             ". Add siblings, so that another try is an unseen one, or write ready = false.");
    }
  }

  void checkSiblings(const Slot& slot, const std::vector<ItemId>& siblings) const {
    std::set<ItemId> seen;
    for (const ItemId& sibling : siblings) {
      if (!seen.insert(sibling).second)
        notes_.error(spotOf(slot.where),
                     "Slot " + slot.id.text + " names \"" + sibling.text + "\" twice. Take one out.");
      if (draft_.itemIds.contains(sibling)) continue;
      std::string advice = didYouMean(sibling.text, textsOf(draft_.itemIds));
      if (advice.empty()) advice = " Add it as [[item]], or take it out.";
      notes_.error(spotOf(slot.where),
                   "Slot " + slot.id.text + ": there is no item \"" + sibling.text + "\"." + advice);
    }
  }

  void warnOfUnused() const {
    std::set<ItemId> used;
    for (const Slot& slot : check_.slots) {
      used.insert(slot.siblings.begin(), slot.siblings.end());
      used.insert(slot.practice.begin(), slot.practice.end());
    }
    for (const Item& item : check_.items)
      if (!used.contains(item.id))
        notes_.forItem(item.id).error(spotOf(item.where),
                                      "No slot uses this item. Name it in `siblings` of a slot, or take it out.");
  }

  /// An item may stand in several slots only where it is worth the same and shows the same skill in each.
  void checkSharedItems() const {
    std::map<ItemId, const Slot*> first;
    for (const Slot& slot : check_.slots)
      for (const auto* list : {&slot.siblings, &slot.practice})
        for (const ItemId& item : *list) {
          const Slot& other = *first.emplace(item, &slot).first->second;
          const std::string differ = other.skill != slot.skill     ? "show different skills"
                                     : other.points != slot.points ? "are worth different points"
                                                                   : "";
          if (!differ.empty())
            notes_.error(spotOf(slot.where), "The slots " + other.id.text + " and " + slot.id.text +
                                                 " both name the item \"" + item.text + "\", but " + differ +
                                                 ". Give each of them items of its own.");
        }
  }

  /// Siblings are marked by one rubric, else one form would ask for more than another.
  void checkRubrics() const {
    const ItemIndex items(check_);
    for (const Slot& slot : check_.slots) {
      const Item* first = nullptr;
      for (const ItemId& sibling : slot.siblings) {
        const Item* item = items.find(sibling);
        if (!item) continue;
        if (first && first->rubric.id != item->rubric.id)
          notes_.error(spotOf(slot.where), "Slot " + slot.id.text + ": \"" + first->id.text + "\" and \"" +
                                               item->id.text +
                                               "\" are not marked by the same rubric. Siblings need one rubric.");
        if (!first) first = item;
      }
    }
    for (const Rubric& rubric : check_.rubrics) {
      const auto uses = [&](const Item& item) { return item.rubric.id == rubric.id; };
      if (std::none_of(check_.items.begin(), check_.items.end(), uses))
        notes_.warning(spotOf(rubric.where), "No item uses the rubric \"" + rubric.id.text +
                                                 "\". Name it as `rubric` "
                                                 "of an item of type written, drawing or spoken.");
    }
  }

  void checkMastery() const {
    const Mastery& mastery = check_.mastery;
    const auto marked = [](const Item& item) { return isMarked(item.type); };
    if (mastery.rule == Mastery::Rule::levels && std::none_of(check_.items.begin(), check_.items.end(), marked) &&
        check_.items.size() == draft_.itemIds.size())
      notes_.error(spotOf(mastery.where),
                   "The rule levels looks at rubrics, but no item of this check has one. Write "
                   "rule = \"every-skill\".");
    if (mastery.rule == Mastery::Rule::itemsRight) {
      if (mastery.count > check_.itemCount() && check_.itemCount() > 0)
        notes_.error(spotOf(mastery.where), "Mastery asks for " + std::to_string(mastery.count) +
                                                " items right, but a form has only " +
                                                std::to_string(check_.itemCount()) + ". Lower `count`.");
    } else if (mastery.atLeast.sign() <= 0 || mastery.atLeast > Exact(1)) {
      notes_.error(spotOf(mastery.where), "`at_least` must be above 0 and at most \"100 %\": nobody can reach more.");
    }
  }

  const DraftCheck& draft_;
  const Check& check_;
  const Notes& notes_;
};

/// Lessons name checks, each once; a check that no lesson names can't be reached.
void checkLessons(Draft& draft) {
  std::map<CheckId, std::string> named;
  for (const DraftUnit& one : draft.units) {
    const Notes notes(draft.problems, one.file);
    for (std::size_t i = 0; i < one.unit.lessons.size(); ++i) {
      const Lesson& lesson = one.unit.lessons[i];
      if (lesson.check.empty()) continue;
      if (!named.emplace(lesson.check, one.file).second)
        notes.error(one.lessonSpots[i], "The check \"" + lesson.check.text + "\" belongs to two lessons. Keep one.");
      if (draft.checkIds.contains(lesson.check)) continue;
      std::string advice = didYouMean(lesson.check.text, textsOf(draft.checkIds));
      if (advice.empty()) advice = " Add checks/" + lesson.check.text + ".toml, or take the lesson out.";
      notes.error(one.lessonSpots[i], "There is no check \"" + lesson.check.text + "\"." + advice);
    }
  }
  for (const DraftCheck& one : draft.checks)
    if (!named.contains(one.check.id))
      Notes(draft.problems, one.check.where.file)
          .warning({1, 1}, "No unit has a lesson for this check, so students don't see it. Add one in units/.");
}

}  // namespace

void checkStructure(Draft& draft) {
  for (const DraftCheck& one : draft.checks) {
    const Notes notes(draft.problems, one.check.where.file);
    CheckNames(one, notes).run();
    CheckNames(one, notes).checkLanguages(draft.pack.language);
  }
  if (!draft.pack.language.empty()) expectLanguage(draft.pack.language, {1, 1}, Notes(draft.problems, "pack.toml"));
  if (draft.checks.empty() && draft.checkIds.empty())
    Notes(draft.problems, "pack.toml").warning({}, "This pack has no checks. Add files to checks/.");
  checkLessons(draft);
}

}  // namespace cz::pack
