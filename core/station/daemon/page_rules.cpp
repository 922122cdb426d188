#include "core/station/daemon/page_parts.h"
#include "core/station/daemon/rules_form.h"

namespace cz::station {
namespace {

struct Option {
  const char* value;
  const char* words;
};

Fields choice(const RuleFields& now, const char* name, const char* label, std::initializer_list<Option> options) {
  const auto found = now.find(name);
  const std::string chosen = found == now.end() ? "" : found->second;
  Fields::List list;
  list.push_back(Fields().text("value", "").text("words", "as the check says").flag("on", chosen.empty()));
  for (const Option& one : options)
    list.push_back(Fields().text("value", one.value).text("words", one.words).flag("on", chosen == one.value));
  return Fields().text("name", name).text("label", label).flag("choice", true).list("options", std::move(list));
}

Fields box(const RuleFields& now, const char* name, const char* label, const char* type, const char* hint = "") {
  const auto found = now.find(name);
  return Fields()
      .text("name", name)
      .text("label", label)
      .text("type", type)
      .text("hint", hint)
      .text("now", found == now.end() ? "" : found->second);
}

Fields::List controls(const journey::Rules& rules, const journey::Calendar& calendar, bool withWindow) {
  const RuleFields now = fieldsOf(rules, calendar);
  Fields::List list;
  list.push_back(choice(now, "unlock", "Another try is opened",
                        {{"teacher", "by me"}, {"automatic", "by itself, after the wait"}, {"always", "at any time"}}));
  list.push_back(box(now, "wait", "Wait before it", "number", "0 = no wait"));
  list.push_back(choice(now, "wait_unit", "counted in", {{"school-days", "school days"}, {"hours", "hours"}}));
  list.push_back(box(now, "tries", "Tries", "number", "0 = as many as it takes"));
  list.push_back(choice(now, "reflect", "Reflection", {{"yes", "three questions first"}, {"no", "none"}}));
  list.push_back(choice(now, "revise", "Revision", {{"yes", "of what was missed first"}, {"no", "none"}}));
  list.push_back(choice(now, "confirm", "Who says that it is done", {{"student", "the student"}, {"teacher", "me"}}));
  list.push_back(
      choice(now, "form", "The next form is", {{"unseen", "one not seen before"}, {"same", "the same again"}}));
  list.push_back(
      choice(now, "retake", "The next form asks for", {{"everything", "everything"}, {"missed", "missed skills"}}));
  list.push_back(choice(now, "away", "Time signed out", {{"pauses", "doesn't count"}, {"counts", "counts"}}));
  if (!withWindow) return list;
  list.push_back(box(now, "from", "Can be started from", "datetime-local"));
  list.push_back(box(now, "until", "and until", "datetime-local"));
  return list;
}

Fields::List weekFields(const journey::Calendar& calendar) {
  static const char* const kNames[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  Fields::List list;
  for (std::size_t day = 0; day < calendar.schoolDays.size(); ++day)
    list.push_back(Fields()
                       .text("name", "day" + std::to_string(day))
                       .text("words", kNames[day])
                       .flag("on", calendar.schoolDays[day]));
  return list;
}

Fields ownFields(const RulesPage::OwnRules& own, const RulesPage& page, const std::string& token) {
  return Fields()
      .text("check", own.check.text)
      .text("title", own.title)
      .text("class", page.shown.text)
      .text("token", token)
      .text("words", inWords(own.rules, page.calendar));
}

}  // namespace

std::string Pages::rules(const RulesPage& page, const std::string& problem, const Around& around) const {
  const RuleFields days = fieldsOf(page.calendar);
  Fields fields;
  fields.text("notice", around.notice).text("problem", problem).text("token", around.token);
  fields.text("class", page.shown.text).text("heading", page.heading).flag("class?", !page.shown.empty());
  fields.list("classes", listOf(page.classes, pickFields)).list("checks", listOf(page.checks, pickFields));
  fields.list("week", weekFields(page.calendar)).text("holidays", days.at("holidays")).text("extra", days.at("extra"));
  fields.text("bells", days.at("bells")).list("defaults", controls(page.defaults, page.calendar, false));
  fields.list("single", controls({}, page.calendar, true)).flag("own?", !page.byCheck.empty());
  fields.list("own", listOf(page.byCheck, [&](const auto& own) { return ownFields(own, page, around.token); }));
  return inLayout(assets_, "Rules", fill(assets_.get("rules.mustache"), fields), around, "rules");
}

}  // namespace cz::station
