#include "core/station/code_words.h"
#include "core/station/daemon/page_parts.h"

namespace cz::station {
namespace {

Fields waitingFields(const WaitingForCode& one) {
  return Fields()
      .text("student", one.student.text)
      .text("check", one.check.text)
      .text("who", one.who)
      .text("title", one.title);
}

/// What a code may do; `open`: also for a try that is open, which nobody has who waits after one.
std::vector<Fields> deedFields(bool open) {
  std::vector<Fields> deeds;
  for (const records::CodeAction one : studentsCodes())
    if (open || one != records::CodeAction::moreTime)
      deeds.push_back(Fields().text("name", nameOf(one)).text("offer", offerOf(one)));
  return deeds;
}

}  // namespace

std::string Pages::code(const CodePage& page, const std::optional<IssuedCode>& made, const std::string& problem,
                        const Around& around) const {
  Fields fields;
  fields.text("problem", problem).text("token", around.token);
  fields.list("seats", listOf(page.seats, pickFields)).flag("seats?", !page.seats.empty());
  fields.list("waiting", listOf(page.waiting, waitingFields)).flag("waiting?", !page.waiting.empty());
  fields.list("closed", listOf(page.closed, [](const std::string& one) { return Fields().text("words", one); }));
  fields.list("students", listOf(page.students, pickFields)).list("checks", listOf(page.checks, pickFields));
  fields.list("deeds", deedFields(true)).list("deeds_after", deedFields(false));
  if (made) {
    fields.flag("made?", true).text("code", made->code).text("who", made->who).text("title", made->title);
    fields.text("seat", made->seat).text("request", made->request);
    fields.flag("teacher?", made->who.empty()).flag("student?", !made->who.empty());
    fields.text("does", doesOf(made->action, made->title, made->who));
    fields.list("warnings", listOf(made->warnings, [](const std::string& one) { return Fields().text("words", one); }));
  }
  return inLayout(assets_, "Code", fill(assets_.get("code.mustache"), fields), around, "code");
}

}  // namespace cz::station
