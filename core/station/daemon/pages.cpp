#include "core/station/daemon/pages.h"

#include "core/station/daemon/page_parts.h"

namespace cz::station {

std::string inLayout(const Assets& assets, const std::string& title, const std::string& content, const Around& around,
                     std::string_view at) {
  Fields fields;
  fields.text("title", title).text("room", around.room).text("token", around.token).text("heard", around.heard);
  fields.text("requests", around.requests == 0 ? "" : std::to_string(around.requests));
  fields.text("to_mark", around.toMark == 0 ? "" : std::to_string(around.toMark)).flag("at_marking", at == "marking");
  fields.flag("at_today", at == "today").flag("at_progress", at == "progress").text("content", content);
  return fill(assets.get("layout.mustache"), fields);
}

std::string Pages::signIn(const std::string& room, const std::string& problem) const {
  Fields fields;
  fields.text("room", room).text("problem", problem);
  return fill(assets_.get("sign_in.mustache"), fields);
}

std::string Pages::message(const std::string& heading, const std::string& words, const Around& around) const {
  Fields fields;
  fields.text("heading", heading).text("words", words);
  return inLayout(assets_, heading, fill(assets_.get("message.mustache"), fields), around, "");
}

}  // namespace cz::station
