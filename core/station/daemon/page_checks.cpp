// The pages of packs and checks, and of a wrong key.

#include "core/base/text.h"
#include "core/station/daemon/links.h"
#include "core/station/daemon/page_parts.h"
#include "core/station/daemon/regrade_form.h"
#include "core/station/days.h"

namespace cz::station {
namespace {

Fields versionFields(const ChecksPage::Version& one) {
  Fields fields;
  fields.text("version", one.is.ref.version).text("hash", hexOf(one.is.ref.hash.view()).substr(0, 12));
  fields.text("came", dayOf(one.is.addedMs)).flag("present", one.is.present);
  return fields.text("tries", counted(one.tries, "try", "tries"));
}

std::string actionWords(const RegradeAction& one) {
  std::vector<std::string> parts;
  if (one.gained > 0) parts.push_back(std::to_string(one.gained) + " mastered since");
  if (one.lost > 0) parts.push_back(std::to_string(one.lost) + " not mastered any more");
  if (!one.by.empty()) parts.push_back("by " + one.by);
  if (!one.reason.empty()) parts.push_back("“" + one.reason + "”");
  return join(parts, " · ");
}

Fields actionFields(const RegradeAction& one) {
  Fields fields;
  fields.text("when", one.atMs == 0 ? "" : minuteOf(one.atMs)).text("words", actionWords(one));
  fields.text("what", std::string(one.back ? "Taken back" : "Key repaired") + ": " +
                          counted(one.tries, "try changed", "tries changed"));
  return fields.text("back", one.counts > 0 ? queryEscaped(one.id.text) : "");
}

Fields checkFields(const ChecksPage::Check& one) {
  Fields fields;
  fields.text("check", queryEscaped(one.id.text)).text("title", one.title).text("id", one.id.text);
  fields.text("tries", one.tries == 0 ? "not taken yet" : counted(one.tries, "try", "tries") + " handed in");
  fields.flag("any", one.tries > 0);
  return fields.list("regrades", listOf(one.regrades, actionFields));
}

Fields packFields(const ChecksPage::Pack& one) {
  Fields fields;
  fields.text("title", one.title).text("id", one.id);
  fields.list("versions", listOf(one.versions, versionFields));
  return fields.list("checks", listOf(one.checks, checkFields));
}

Fields lineFields(const RegradeLine& line) {
  Fields fields;
  fields.text("student", line.student.text).text("who", line.who).number("number", line.number);
  fields.text("before", resultWords(line.before)).text("after", resultWords(line.after));
  fields.flag("changes", line.changes()).text("kept", keptWords(line)).flag("judged", line.why.empty());
  fields.flag("out", line.takenOut).flag("open", line.openTry && line.after.mastered);
  return fields;
}

Fields groupFields(RegradeGroup group, const RegradePlan& plan) {
  Fields::List lines;
  for (const RegradeLine& line : plan.lines)
    if (groupOf(line) == group) lines.push_back(lineFields(line));
  Fields fields;
  fields.text("heading", headingOf(group)).number("count", static_cast<std::int64_t>(lines.size()));
  return fields.flag("lines?", !lines.empty()).list("lines", std::move(lines));
}

Fields::List hiddenFields(const RegradePlan& plan) {
  return listOf(fieldsOf(plan),
                [](const auto& one) { return Fields().text("name", one.first).text("value", one.second); });
}

Fields openFields(const OpenTry& one) {
  return Fields()
      .text("student", one.student.text)
      .text("who", one.who)
      .number("number", one.number)
      .text("seat", one.seat);
}

Fields::List itemFields(const RegradeChoices& choices, const RegradePlan& plan) {
  Fields::List list;
  for (std::size_t i = 0; i < choices.items.size(); ++i)
    list.push_back(Fields()
                       .text("item", choices.items[i].text)
                       .text("stem", choices.stems[i])
                       .flag("on", plan.withdrawn.contains(choices.items[i])));
  return list;
}

Fields::List versionPicks(const RegradeChoices& choices, const RegradePlan& plan) {
  return listOf(choices.versions, [&](const Packs::Version& one) {
    return Fields()
        .text("hash", hexOf(one.ref.hash.view()))
        .text("words", one.ref.version + ", " + dayOf(one.addedMs) + (one.present ? ", the present one" : ""))
        .flag("on", one.ref.hash == plan.pack.hash);
  });
}

}  // namespace

std::string Pages::checks(const ChecksPage& page, const Around& around) const {
  Fields fields;
  fields.text("notice", around.notice)
      .list("packs", listOf(page.packs, packFields))
      .flag("packs?", !page.packs.empty());
  return inLayout(assets_, "Checks", fill(assets_.get("checks.mustache"), fields), around, "checks");
}

std::string Pages::regrade(const RegradePlan& plan, const RegradeChoices& choices, const RegradeWords& words,
                           const std::string& problem, const Around& around) const {
  constexpr RegradeGroup kShown[] = {RegradeGroup::loses,  RegradeGroup::lower, RegradeGroup::gains,
                                     RegradeGroup::points, RegradeGroup::held,  RegradeGroup::unjudged};
  std::size_t same = 0;
  for (const RegradeLine& line : plan.lines) same += groupOf(line) == RegradeGroup::same ? 1 : 0;
  Fields fields;
  fields.text("title", plan.title).text("check", plan.check.text).text("version", plan.pack.version);
  fields.text("problem", problem).text("token", around.token).flag("back?", !plan.takesBack.empty());
  fields.text("back", plan.takesBack.text).flag("lower", plan.lower);
  fields.list("versions", versionPicks(choices, plan)).list("items", itemFields(choices, plan));
  fields.list("groups", listOf(kShown, [&](RegradeGroup group) { return groupFields(group, plan); }));
  fields.text("same", same == 0 ? "" : counted(same, "try is", "tries are"));
  fields.flag("none", plan.changing() == 0).flag("tries?", !plan.lines.empty());
  fields.flag("any", plan.changing() > 0).text("changing", counted(plan.changing(), "result", "results"));
  fields.flag("lowers", plan.lowersSomebody()).text("plan", plan.digest()).list("hidden", hiddenFields(plan));
  fields.list("open", listOf(plan.open, openFields)).flag("open?", !plan.open.empty());
  fields.text("by", words.by).text("reason", words.reason);
  return inLayout(assets_, "A key was wrong", fill(assets_.get("regrade.mustache"), fields), around, "checks");
}

}  // namespace cz::station
