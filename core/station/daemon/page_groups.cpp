// Who could sit together, and about what.

#include "core/base/text.h"
#include "core/station/daemon/page_parts.h"
#include "core/station/daemon/rich.h"
#include "core/station/days.h"

namespace cz::station {
namespace {

Fields memberFields(const GroupMember& member) {
  Fields fields;
  fields.text("student", member.student.text)
      .text("attempt", member.attempt.text)
      .text("who", member.who)
      .number("number", member.number);
  fields.text("evidence", member.evidence.empty() ? "" : "“" + join(member.evidence, "”, “") + "”");
  return fields.text("gone_through", member.metMs == 0 ? "" : dayOf(member.metMs));
}

Fields groupFields(const Group& group, const std::string& inClass, const std::string& token) {
  const std::string many = counted(group.members.size(), "student", "students");
  Fields fields;
  fields.text("check", group.title).text("what_html", richHtml(group.what)).text("revise_html", richHtml(group.revise));
  fields.text("kind", group.isIdea ? "A wrong idea" : "A skill that is missing").text("many", many);
  fields.flag("revise?", !group.revise.empty()).flag("met", group.isMet());
  fields.text("met_ms", group.lastMetMs == 0 ? "" : std::to_string(group.lastMetMs));
  fields.text("about", group.about).text("class", inClass).text("token", token);
  return fields.list("members", listOf(group.members, memberFields));
}

}  // namespace

std::string Pages::groups(const GroupsPage& page, const Around& around) const {
  const std::string inClass = chosen(page.classes);
  const auto shown = [&](const Group& group) { return groupFields(group, inClass, around.token); };
  Fields fields;
  fields.text("notice", around.notice).list("classes", listOf(page.classes, pickFields));
  fields.list("groups", listOf(page.groups, shown)).list("alone", listOf(page.alone, shown));
  fields.flag("groups?", !page.groups.empty()).flag("alone?", !page.alone.empty());
  return inLayout(assets_, "Groups", fill(assets_.get("groups.mustache"), fields), around, "groups");
}

}  // namespace cz::station
