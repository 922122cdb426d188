#include "core/station/daemon/pages.h"

#include "core/journey/reflection.h"
#include "core/station/daemon/page_parts.h"

namespace cz::station {

Fields pickFields(const Pick& pick) {
  return Fields().text("id", pick.id).text("title", pick.title).flag("on", pick.on);
}

Fields::List reflectionFields(const std::vector<std::string>& answers) {
  const auto& asked = journey::kReflectionAsks;
  Fields::List list;
  for (std::size_t i = 0; i < answers.size(); ++i)
    list.push_back(
        Fields().text("asked", answers.size() == asked.size() ? std::string(asked[i]) : "").text("answer", answers[i]));
  return list;
}

std::string revisionWords(LookingBack::Revision revision) {
  switch (revision) {
    case LookingBack::Revision::none: return "";
    case LookingBack::Revision::open: return "Revision: not done yet";
    case LookingBack::Revision::said: return "Revision: says that it is done";
    case LookingBack::Revision::toConfirm: return "Revision: to be confirmed by you";
    case LookingBack::Revision::confirmed: return "Revision: confirmed";
  }
  return "";
}

std::string inLayout(const Assets& assets, const std::string& title, const std::string& content, const Around& around,
                     std::string_view at) {
  Fields fields;
  fields.text("title", title).text("room", around.room).text("token", around.token).text("heard", around.heard);
  fields.text("requests", around.requests == 0 ? "" : std::to_string(around.requests));
  fields.text("to_mark", around.toMark == 0 ? "" : std::to_string(around.toMark)).flag("at_marking", at == "marking");
  fields.flag("at_today", at == "today").flag("at_progress", at == "progress").flag("at_rules", at == "rules");
  fields.flag("at_gradebook", at == "gradebook")
      .flag("at_audit", at == "audit")
      .flag("at_groups", at == "groups")
      .flag("at_checks", at == "checks");
  fields.flag("at_students", at == "students");
  fields.flag("at_kiosks", at == "kiosks").flag("at_code", at == "code");
  fields.text("content", content);
  return fill(assets.get("layout.mustache"), fields);
}

std::string Pages::signIn(const std::string& room, const std::string& problem) const {
  Fields fields;
  fields.text("room", room).text("problem", problem);
  return fill(assets_.get("sign_in.mustache"), fields);
}

std::string Pages::receipt(const std::string& code, const std::string& says, const std::string& problem,
                           const Around& around) const {
  Fields fields;
  fields.text("code", code).text("says", says).text("problem", problem);
  return inLayout(assets_, "Check a receipt", fill(assets_.get("receipt.mustache"), fields), around, "");
}

std::string Pages::pin(const StudentId& student, const PinSlip& slip, const Around& around) const {
  Fields fields;
  fields.text("student", student.text).text("who", slip.name).text("pin", slip.pin);
  return inLayout(assets_, "New PIN", fill(assets_.get("pin.mustache"), fields), around, "");
}

std::string Pages::message(const std::string& heading, const std::string& words, const Around& around) const {
  Fields fields;
  fields.text("heading", heading).text("words", words);
  return inLayout(assets_, heading, fill(assets_.get("message.mustache"), fields), around, "");
}

}  // namespace cz::station
