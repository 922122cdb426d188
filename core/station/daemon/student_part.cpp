#include "core/station/daemon/student_part.h"

#include "core/station/rules.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr const char* kStudent = "/student/";
constexpr int kPinDigits = 4;

}  // namespace

StudentPart::StudentPart(Station& station, const Pages& pages) : Part(station, pages) {
  page(kStudent, &StudentPart::student);
  grave("/pin", &StudentPart::givePin);
  deed("/needs", &StudentPart::changeNeeds);
}

std::string StudentPart::notice(const std::string& done) const {
  return done == "needs" ? "Saved. It holds from now on, at every kiosk." : "";
}

HttpResponse StudentPart::student(const Asked& asked) {
  const auto student = studentPageOf(station_, StudentId(below(kStudent, asked)));
  return student ? html(200, pages_.student(*student, asked.around)) : notHere(asked.around);
}

// Shown once: the station keeps a hash of it.
HttpResponse StudentPart::givePin(const Asked& asked) {
  const StudentId student(fieldOf(asked.fields, "student"));
  if (!asked.sure) return message(409, "No new PIN", asked.sure.error().message, asked.around);
  const auto slips = station_.issuePins(kPinDigits, {WhosePins::Who::one, student, {}});
  if (!slips) return message(409, "No new PIN", slips.error().message, asked.around);
  return html(200, pages_.pin(student, slips->front(), asked.around));
}

HttpResponse StudentPart::changeNeeds(const Asked& asked) {
  const StudentId student(fieldOf(asked.fields, "student"));
  const auto factor = Exact::parse(fieldOf(asked.fields, "time"));
  const auto done = factor ? setNeeds(station_, student, {*factor, fieldOf(asked.fields, "fewer") == "on"})
                           : Result<void>(Error{Fault::input, "A time was not understood. Load the page again.", ""});
  if (!done) return message(409, "Nothing was changed", done.error().message, asked.around);
  return seeOther(kStudent + student.text + "?done=needs");
}

}  // namespace cz::station
