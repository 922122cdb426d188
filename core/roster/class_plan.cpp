#include "core/roster/class_plan.h"

#include <algorithm>
#include <optional>

#include "core/roster/lookalike.h"

namespace cz::roster {
namespace {

using ClassSet = std::set<ClassId>;

ClassSet idsOf(const std::vector<Class>& classes) {
  ClassSet ids;
  for (const auto& one : classes) ids.insert(one.id);
  return ids;
}

bool speaksOfClasses(const Incoming& incoming) {
  return !incoming.classes.empty() ||
         std::any_of(incoming.students.begin(), incoming.students.end(), [](const IncomingStudent& student) {
           return !student.classes.empty() || !student.leaves.empty();
         });
}

/// A class of the roster, not in the file, that this new id may be after a spreadsheet had it in its hands.
std::optional<ClassId> damaged(const ClassId& id, const Roster& roster, const ClassSet& inFile) {
  for (const auto& known : roster.classes)
    if (inFile.count(known.id) == 0 && (idCore(known.id.text) == idCore(id.text) || isDateOf(id.text, known.id.text)))
      return known.id;
  return std::nullopt;
}

void findDoubts(ClassPlan& plan, const Roster& roster, const Incoming& incoming) {
  const ClassSet onRoster = idsOf(roster.classes);
  const ClassSet inFile = idsOf(incoming.classes);
  for (const auto& one : incoming.classes) {
    if (onRoster.count(one.id) != 0) continue;
    const auto whole = damaged(one.id, roster, inFile);
    if (!whole) continue;
    plan.doubtful[one.id] = *whole;
    plan.doubts.push_back(
        "The class \"" + one.id.text + "\" is not on the roster. Did you mean \"" + whole->text +
        "\"? A spreadsheet may have changed the id; import the file as the school's system wrote it.");
  }
}

Class classAfter(const Class& known, const ClassPlan& plan, const Incoming& incoming) {
  for (const auto& one : incoming.classes)
    if (one.id == known.id) return {known.id, one.title.empty() ? known.title : one.title, one.active};
  Class after = known;
  const bool inDoubt = std::any_of(plan.doubtful.begin(), plan.doubtful.end(),
                                   [&](const auto& pair) { return pair.second == known.id; });
  if (plan.says && !incoming.changesOnly && !inDoubt) after.active = false;
  return after;
}

void describe(ClassPlan& plan, const Roster& roster) {
  std::map<ClassId, const Class*> before;
  for (const auto& known : roster.classes) before[known.id] = &known;
  for (const auto& one : plan.classes) {
    const auto known = before.find(one.id);
    const std::string title = plan.titleOf(one.id);
    if (known == before.end())
      plan.changes.push_back("new class " + title);
    else if (known->second->active != one.active)
      plan.changes.push_back(title + (one.active ? " is open again" : " is not in the file any more"));
    else if (known->second->title != one.title)
      plan.changes.push_back(known->second->title + " is now called " + title);
  }
}

}  // namespace

std::string ClassPlan::titleOf(const ClassId& id) const {
  const auto at = std::find_if(classes.begin(), classes.end(), [&](const Class& one) { return one.id == id; });
  return at == classes.end() || at->title.empty() ? id.text : at->title;
}

std::set<ClassId> ClassPlan::after(const IncomingStudent& from, const Student* known, bool changesOnly) const {
  ClassSet before;
  if (known != nullptr) before.insert(known->classes.begin(), known->classes.end());
  ClassSet after;
  if (!says || changesOnly) after = before;
  for (const auto& id : from.classes) {
    const auto doubt = doubtful.find(id);
    if (doubt == doubtful.end())
      after.insert(id);
    else if (before.count(doubt->second) != 0)
      after.insert(doubt->second);
  }
  for (const auto& id : from.leaves) after.erase(id);
  return after;
}

ClassPlan planClasses(const Roster& roster, const Incoming& incoming) {
  ClassPlan plan;
  plan.says = speaksOfClasses(incoming);
  findDoubts(plan, roster, incoming);
  const ClassSet onRoster = idsOf(roster.classes);
  for (const auto& known : roster.classes) plan.classes.push_back(classAfter(known, plan, incoming));
  for (const auto& one : incoming.classes)
    if (onRoster.count(one.id) == 0 && plan.doubtful.count(one.id) == 0) plan.classes.push_back(one);
  describe(plan, roster);
  return plan;
}

}  // namespace cz::roster
