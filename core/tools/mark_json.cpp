#include "core/tools/mark_json.h"

#include <algorithm>

#include "core/tools/json_text.h"

namespace cz::tools {
namespace {

Result<scoring::Mark> markFrom(const pack::Rubric& rubric, const Json& json) {
  if (!json.is_object()) return fault("A mark is an object of criteria and levels, like {\"claim\": \"mastered\"}.");
  scoring::Mark mark;
  for (const auto& [name, level] : json.items()) {
    if (name == "comment" && level.is_string()) {
      mark.comment = level.get<std::string>();
      continue;
    }
    const auto number = smallFrom(level);
    if (!level.is_string() && !number)
      return fault("The level of " + name + " must be its title in quotes, or its number.");
    const std::string word = level.is_string() ? level.get<std::string>() : std::to_string(*number);
    CZ_TRY(index, scoring::levelNamed(rubric, CriterionId(name), word));
    mark.levels[CriterionId(name)] = index;
  }
  CZ_CHECK(scoring::checkMark(rubric, mark));
  return mark;
}

}  // namespace

Result<scoring::Marks> marksFromJson(const pack::Check& check, const form::Form& form, std::string_view text) {
  CZ_TRY(json, parsed(text, "list of marks"));
  if (!json.is_object()) return fault("The marks must be an object of slots, like {\"s1\": {\"claim\": \"nearly\"}}.");
  scoring::Marks marks;
  for (const auto& [slot, given] : json.items()) {
    const auto place = std::find_if(form.places.begin(), form.places.end(),
                                    [&, name = slot](const form::Place& one) { return one.slot.text == name; });
    if (place == form.places.end()) return fault("The marks name the slot \"" + slot + "\", which the form lacks.");
    CZ_TRY(question, form::questionAt(check, *place));
    if (!pack::isMarked(question.item->type))
      return fault("The item at slot " + slot + " is scored by its key and takes no mark.");
    auto mark = markFrom(question.item->rubric, given);
    if (!mark) return fault("The mark for slot " + slot + " can't be used: " + mark.error().message);
    marks[SlotId(slot)] = std::move(mark).value();
  }
  return marks;
}

}  // namespace cz::tools
