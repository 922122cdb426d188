#include "core/station/daemon/today_part.h"

#include "core/station/alarms.h"
#include "core/station/decisions.h"
#include "core/station/station.h"
#include "core/station/unlock.h"

namespace cz::station {
namespace {

/// Where the button was: on Today, or on the student's page.
HttpResponse back(const Asked& asked, const std::string& done) {
  const bool atStudent = fieldOf(asked.fields, "back") == "student";
  return seeOther((atStudent ? "/student/" + fieldOf(asked.fields, "student") : "/") + "?done=" + done);
}

StudentId studentIn(const Asked& asked) { return StudentId(fieldOf(asked.fields, "student")); }
CheckId checkIn(const Asked& asked) { return CheckId(fieldOf(asked.fields, "check")); }

}  // namespace

TodayPart::TodayPart(Station& station, const Pages& pages) : Part(station, pages) {
  page("/", &TodayPart::today);
  page("/alarms", &TodayPart::alarms);
  deed("/see-alarm", &TodayPart::seeOne);
  deed("/unlock", &TodayPart::unlockTry);
  deed("/confirm", &TodayPart::confirmRevision);
  deed("/move", &TodayPart::moveTry);
}

std::string TodayPart::notice(const std::string& done) const {
  if (done == "unlock") return "Another try is open.";
  if (done == "move") return "Saved. Its seat hears of it at its next contact.";
  if (done == "seen") return "Put away. It comes back when it happens again.";
  return done == "confirm" ? "The revision is confirmed; the student can go on." : "";
}

HttpResponse TodayPart::today(const Asked& asked) { return html(200, pages_.today(asked.today, asked.around)); }

HttpResponse TodayPart::alarms(const Asked& asked) {
  const auto all = allAlarms(station_);
  if (!all) return message(500, "Needs a look", all.error().message, asked.around);
  return html(200, pages_.alarms(*all, asked.around));
}

HttpResponse TodayPart::seeOne(const Asked& asked) {
  const auto seen = seeAlarm(station_, fieldOf(asked.fields, "id"));
  if (!seen && seen.error().fault != Fault::notFound)
    return message(500, "Nothing was put away", seen.error().message, asked.around);
  return seeOther("/alarms?done=seen");
}

HttpResponse TodayPart::unlockTry(const Asked& asked) {
  HowToUnlock how;
  how.repeat = fieldOf(asked.fields, "repeat") == "yes";
  how.waive = fieldOf(asked.fields, "waive") == "yes";
  const auto done = unlock(station_, studentIn(asked), checkIn(asked), how);
  if (!done) return message(409, "Nothing was unlocked", done.error().message, asked.around);
  return back(asked, "unlock");
}

HttpResponse TodayPart::confirmRevision(const Asked& asked) {
  const auto done = decide(station_, studentIn(asked), checkIn(asked), journey::WantConfirm{}, "");
  if (!done) return message(409, "Nothing was confirmed", done.error().message, asked.around);
  return back(asked, "confirm");
}

HttpResponse TodayPart::moveTry(const Asked& asked) {
  const journey::WantHandOver wanted{
      {}, AttemptId(fieldOf(asked.fields, "attempt")), LogId(fieldOf(asked.fields, "to"))};
  const auto done = decide(station_, studentIn(asked), checkIn(asked), wanted, "");
  if (!done) return message(409, "Nothing was moved", done.error().message, asked.around);
  return back(asked, "move");
}

}  // namespace cz::station
