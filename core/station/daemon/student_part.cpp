#include "core/station/daemon/student_part.h"

#include <cstdint>

#include "core/station/daemon/decision_words.h"
#include "core/station/daemon/links.h"
#include "core/station/daemon/undo.h"
#include "core/station/decisions.h"
#include "core/station/rules.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr const char* kStudent = "/student/";
constexpr int kPinDigits = 4;
constexpr std::int64_t kMinuteMs = 60'000;

StudentId studentIn(const Asked& asked) { return StudentId(fieldOf(asked.fields, "student")); }
CheckId checkIn(const Asked& asked) { return CheckId(fieldOf(asked.fields, "check")); }

/// On whose page the form was: a decision that is undone may be about another student's way.
StudentId pageOf(const Asked& asked) {
  const std::string page = fieldOf(asked.fields, "page");
  return page.empty() ? studentIn(asked) : StudentId(page);
}

WantedDecision wantedIn(const Asked& asked, DecisionKind kind) {
  WantedDecision wanted;
  wanted.kind = kind;
  wanted.attempt = AttemptId(fieldOf(asked.fields, "attempt"));
  wanted.reason = fieldOf(asked.fields, "reason");
  const std::string to = fieldOf(asked.fields, "to");
  if (kind == DecisionKind::correct) wanted.to = StudentId(to);
  if (kind == DecisionKind::handOver) wanted.seat = LogId(to);
  wanted.ms = minutesIn(fieldOf(asked.fields, "minutes")) * kMinuteMs;
  return wanted;
}

}  // namespace

StudentPart::StudentPart(Station& station, const Pages& pages) : Part(station, pages) {
  page(kStudent, &StudentPart::student);
  grave("/pin", &StudentPart::givePin);
  deed("/needs", &StudentPart::changeNeeds);
  page("/whose", &StudentPart::whose);
  deed("/decide", &StudentPart::decideWay);
}

std::string StudentPart::notice(const std::string& done) const {
  if (done == "needs") return "Saved. It holds from now on, at every kiosk.";
  const auto kind = kindOf(done);
  return kind ? doneWords(*kind) : "";
}

HttpResponse StudentPart::student(const Asked& asked) {
  const auto student = studentPageOf(station_, StudentId(below(kStudent, asked)));
  if (!student) return notHere(asked.around);
  const auto kind = kindOf(fieldOf(asked.fields, "done"));
  const auto decided = kind ? decidedNow(station_, student->student, *kind, asked.fields) : DecidedNow();
  return html(200, pages_.student(*student, asked.around, {}, decided));
}

HttpResponse StudentPart::whosePage(const AttemptId& attempt, const TriedDecision& tried, const Around& around) {
  const auto page = whosePageOf(station_, attempt);
  if (!page && page.error().fault == Fault::notFound) return message(404, "Not here", page.error().message, around);
  if (!page) return message(409, "This can't be decided", page.error().message, around);
  return html(tried.problem.empty() ? 200 : 409, pages_.whose(*page, tried, around));
}

HttpResponse StudentPart::whose(const Asked& asked) {
  return whosePage(AttemptId(fieldOf(asked.fields, "try")), {}, asked.around);
}

HttpResponse StudentPart::decideWay(const Asked& asked) {
  const auto kind = kindOf(fieldOf(asked.fields, "what"));
  if (!kind) return message(409, "Nothing was decided", "It was not understood. Load the page again.", asked.around);
  const StudentId student = studentIn(asked);
  const CheckId check = checkIn(asked);
  const WantedDecision wanted = wantedIn(asked, *kind);
  if (*kind == DecisionKind::correct && wanted.to.empty())
    return refused(asked, wanted, {Fault::input, "Choose the student who took it.", ""});
  const std::string was = stoodBefore(station_, student, check, wanted);
  const auto done = decide(station_, student, check, commandOf(wanted), wanted.reason);
  if (!done) return refused(asked, wanted, done.error());
  return seeOther(kStudent + queryEscaped(pageOf(asked).text) + "?done=" + nameOf(*kind) + "&check=" +
                  queryEscaped(check.text) + "&try=" + queryEscaped(wanted.attempt.text) + "&was=" + queryEscaped(was));
}

HttpResponse StudentPart::refused(const Asked& asked, const WantedDecision& wanted, const Error& why) {
  const TriedDecision tried{checkIn(asked), wanted, fieldOf(asked.fields, "minutes"), why.message};
  const bool isOnPage = fieldOf(asked.fields, "page").empty();
  if (wanted.kind == DecisionKind::correct && isOnPage) return whosePage(wanted.attempt, tried, asked.around);
  const auto page = studentPageOf(station_, pageOf(asked));
  if (!page) return message(409, "Nothing was decided", why.message, asked.around);
  return html(409, pages_.student(*page, asked.around, tried));
}

// Shown once: the station keeps a hash of it.
HttpResponse StudentPart::givePin(const Asked& asked) {
  const StudentId student = studentIn(asked);
  if (!asked.sure) return message(409, "No new PIN", asked.sure.error().message, asked.around);
  const auto slips = station_.issuePins(kPinDigits, {WhosePins::Who::one, student, {}});
  if (!slips) return message(409, "No new PIN", slips.error().message, asked.around);
  return html(200, pages_.pin(student, slips->front(), asked.around));
}

HttpResponse StudentPart::changeNeeds(const Asked& asked) {
  const StudentId student = studentIn(asked);
  const auto factor = Exact::parse(fieldOf(asked.fields, "time"));
  const auto done = factor ? setNeeds(station_, student, {*factor, fieldOf(asked.fields, "fewer") == "on"})
                           : Result<void>(Error{Fault::input, "A time was not understood. Load the page again.", ""});
  if (!done) return message(409, "Nothing was changed", done.error().message, asked.around);
  return seeOther(kStudent + student.text + "?done=needs");
}

}  // namespace cz::station
