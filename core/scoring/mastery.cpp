// A whole form: points, skills and whether the check is mastered, all decided on exact points (case O-19).

#include <algorithm>

#include "core/base/text.h"
#include "core/scoring/numeral.h"
#include "core/scoring/scoring.h"

namespace cz::scoring {
namespace {

/// Points as shown: cut to two places and never rounded up, without zeros at the end.
std::string cutPoints(const Points& points, pack::NumberStyle style) {
  if (points.isWhole()) return points.toText();
  std::string text = points.toCutDecimal(2);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  std::replace(text.begin(), text.end(), '.', pack::decimalMark(style));
  return text;
}

std::string shownPoints(const Points& points, const Points& of, pack::NumberStyle style) {
  return cutPoints(points, style) + " of " + cutPoints(of, style) + (of == Points(1) ? " point" : " points");
}

std::int64_t countRight(const std::vector<PlaceResult>& places) {
  return std::count_if(places.begin(), places.end(),
                       [](const PlaceResult& place) { return place.result.verdict == Verdict::right; });
}

std::string shownOf(const pack::Check& check, const CheckResult& result) {
  if (result.waiting > 0)
    return cutPoints(result.points, check.style) + (result.points == Points(1) ? " point so far" : " points so far");
  if (check.mastery.rule != pack::Mastery::Rule::itemsRight) return shownPoints(result.points, result.of, check.style);
  return std::to_string(countRight(result.places)) + " of " + counted(result.places.size(), "item", "items") + " right";
}

/// Under the rule of levels, rubrics decide by their levels alone; the other items by points.
bool reachesLevels(const pack::Check& check, const form::Form& form, const SkillId& skill,
                   const std::vector<PlaceResult>& places) {
  Points points = 0;
  Points of = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].skill != skill) continue;
    const pack::Item* item = check.findItem(form.places[i].item);
    if (item != nullptr && pack::isMarked(item->type)) {
      if (!places[i].result.onLine) return false;
      continue;
    }
    points += places[i].result.points;
    of += places[i].result.of;
  }
  return points >= check.mastery.atLeast * of;
}

/// `places`: of the form, in its order.
SkillResult skillResult(const pack::Check& check, const form::Form& form, const SkillId& skill,
                        const std::vector<PlaceResult>& places) {
  SkillResult sum;
  sum.skill = skill;
  for (const auto& place : places) {
    if (place.skill != skill) continue;
    sum.points += place.result.points;
    sum.of += place.result.of;
  }
  // Where all points count together, a skill is there when its own share is: then something is missing as long as the
  // whole is not mastered, and nothing is called "not yet" in a whole that is mastered by its weakest skill.
  const auto rule = check.mastery.rule;
  const bool hasLine = rule == pack::Mastery::Rule::everySkill || rule == pack::Mastery::Rule::total;
  const Exact line = hasLine ? check.mastery.atLeast : Exact(1);
  sum.mastered = check.mastery.rule == pack::Mastery::Rule::levels ? reachesLevels(check, form, skill, places)
                                                                   : sum.points >= line * sum.of;
  return sum;
}

bool isMastered(const pack::Mastery& rule, const CheckResult& result) {
  switch (rule.rule) {
    case pack::Mastery::Rule::everySkill:
    case pack::Mastery::Rule::levels:
      return std::all_of(result.skills.begin(), result.skills.end(),
                         [](const SkillResult& skill) { return skill.mastered; });
    case pack::Mastery::Rule::total: return result.points >= rule.atLeast * result.of;
    case pack::Mastery::Rule::itemsRight: return countRight(result.places) >= rule.count;
  }
  return false;
}

bool hasSlot(const form::Form& form, const SlotId& slot) {
  return std::any_of(form.places.begin(), form.places.end(),
                     [&](const form::Place& place) { return place.slot == slot; });
}

Error atSlot(const SlotId& slot, const std::string& why) {
  return {Fault::input, "The answer to slot " + slot.text + " can't be used: " + why, ""};
}

/// What no kiosk would send: slots that the form lacks, the wrong kind of answer, ids that the item lacks.
Result<void> checkFits(const pack::Question& question, const SlotId& slot, const Response& response,
                       pack::NumberStyle style) {
  if (std::holds_alternative<Typed>(response)) {
    const auto type = question.item->type;
    const bool typed = type == pack::ItemType::number || type == pack::ItemType::numberList ||
                       type == pack::ItemType::text || type == pack::ItemType::written;
    if (typed || isBlank(response)) return {};
  }
  const Reading reading = read(question, response, style);
  if (reading.state == Reading::State::unreadable) return atSlot(slot, reading.why);
  return {};
}

Result<const Mark*> markFor(const pack::Question& question, const SlotId& slot, const Marks& marks) {
  const auto mark = marks.find(slot);
  if (mark == marks.end()) return static_cast<const Mark*>(nullptr);
  const std::string at = "The mark for slot " + slot.text + " can't be used: ";
  if (!pack::isMarked(question.item->type)) return Error{Fault::input, at + "its item is scored by its key.", ""};
  if (auto fits = checkMark(question.item->rubric, mark->second); !fits)
    return Error{Fault::input, at + fits.error().message, ""};
  return &mark->second;
}

Result<PlaceResult> scorePlace(const pack::Check& check, const form::Place& place, const Responses& responses,
                               const Marks& marks) {
  if (check.findSkill(place.skill) == nullptr)
    return Error{Fault::input,
                 "The form names the skill " + place.skill.text + ", which the check " + check.id.text +
                     " does not have. Score it with the pack that it was made from.",
                 ""};
  CZ_TRY(question, form::questionAt(check, place));
  const auto given = responses.find(place.slot);
  const Response response = given == responses.end() ? Response() : given->second;
  CZ_CHECK(checkFits(question, place.slot, response, check.style));
  CZ_TRY(mark, markFor(question, place.slot, marks));
  return PlaceResult{place.slot, place.skill, scoreItem(question, response, place.points, check.style, mark)};
}

Result<void> checkWhole(const pack::Check& check, const form::Form& form, const Responses& responses,
                        const Marks& marks) {
  if (form.check != check.id)
    return Error{Fault::input, "The form belongs to the check " + form.check.text + ", not to " + check.id.text + ".",
                 ""};
  if (form.places.empty()) return Error{Fault::input, "The form has no places, so there is nothing to score.", ""};
  for (const auto& [slot, response] : responses)
    if (!hasSlot(form, slot)) return atSlot(slot, "the form has no such slot.");
  for (const auto& [slot, mark] : marks)
    if (!hasSlot(form, slot))
      return Error{Fault::input, "The form has no slot " + slot.text + ", so it can't be marked.", ""};
  return {};
}

}  // namespace

void countWaiting(CheckResult& result) {
  result.waiting = 0;
  for (auto& skill : result.skills) skill.waiting = 0;
  for (const auto& place : result.places) {
    if (place.result.verdict != Verdict::needsMark) continue;
    ++result.waiting;
    for (auto& skill : result.skills)
      if (skill.skill == place.skill) ++skill.waiting;
  }
}

namespace {

CheckResult sumUp(const pack::Check& check, const form::Form& form, std::vector<PlaceResult> places) {
  CheckResult result;
  result.places = std::move(places);
  for (const auto& place : result.places) {
    result.points += place.result.points;
    result.of += place.result.of;
  }
  for (const auto& skill : check.skills) {
    SkillResult sum = skillResult(check, form, skill.id, result.places);
    if (sum.of.sign() > 0) result.skills.push_back(std::move(sum));
  }
  countWaiting(result);
  for (auto& skill : result.skills) skill.mastered = skill.mastered && skill.waiting == 0;
  result.mastered = result.waiting == 0 && isMastered(check.mastery, result);
  result.shown = shownOf(check, result);
  return result;
}

}  // namespace

Result<CheckResult> scoreForm(const pack::Check& check, const form::Form& form, const Responses& responses,
                              const Marks& marks) {
  CZ_CHECK(checkWhole(check, form, responses, marks));
  std::vector<PlaceResult> places;
  for (const auto& place : form.places) {
    CZ_TRY(scored, scorePlace(check, place, responses, marks));
    places.push_back(std::move(scored));
  }
  return sumUp(check, form, std::move(places));
}

Result<CheckResult> addMarks(const pack::Check& check, const form::Form& form, const CheckResult& before,
                             const Marks& marks) {
  CZ_CHECK(checkWhole(check, form, {}, marks));
  std::vector<PlaceResult> places;
  for (const auto& place : form.places) {
    const auto known = std::find_if(before.places.begin(), before.places.end(),
                                    [&](const PlaceResult& one) { return one.slot == place.slot; });
    if (known == before.places.end())
      return Error{Fault::input, "The result is not one of this form: it lacks slot " + place.slot.text + ".", ""};
    CZ_TRY(scored, marks.contains(place.slot) ? scorePlace(check, place, {}, marks) : Result<PlaceResult>(*known));
    places.push_back(std::move(scored));
  }
  return sumUp(check, form, std::move(places));
}

Result<CheckResult> replacePlaces(const pack::Check& check, const form::Form& form, const CheckResult& before,
                                  const std::vector<PlaceResult>& places) {
  CheckResult result = before;
  for (const PlaceResult& place : places) {
    const auto known = std::find_if(result.places.begin(), result.places.end(),
                                    [&](const PlaceResult& one) { return one.slot == place.slot; });
    if (known == result.places.end())
      return Error{Fault::input, "The result is not one of this form: it lacks slot " + place.slot.text + ".", ""};
    std::string readAs = place.result.readAs.empty() ? known->result.readAs : place.result.readAs;
    known->result = place.result;
    known->result.readAs = std::move(readAs);
  }
  return addMarks(check, form, result, {});
}

}  // namespace cz::scoring
