#include "core/station/daemon/teacher_port.h"

#include <charconv>

#include "core/station/code_sheets.h"
#include "core/station/daemon/feed.h"
#include "core/station/daemon/links.h"
#include "core/station/daemon/page_code_sheet.h"
#include "core/station/daemon/rules_form.h"
#include "core/station/decisions.h"
#include "core/station/enrolment.h"
#include "core/station/kiosk_page.h"
#include "core/station/receipts.h"
#include "core/station/rules.h"
#include "core/station/station.h"
#include "core/station/unlock.h"

namespace cz::station {
namespace {

constexpr int kPinDigits = 4;
constexpr const char* kEvents = "/events";  // what a page that renews itself listens to
constexpr const char* kHtml = "text/html; charset=utf-8";
constexpr const char* kPlain = "text/plain; charset=utf-8";

const std::vector<std::pair<std::string, std::string>> kSecurity = {
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
     "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cache-Control", "no-store"},
};

HttpResponse plain(int status, const std::string& words) { return {status, kPlain, words + "\n", {}}; }
HttpResponse html(int status, const std::string& page) { return {status, kHtml, page, {}}; }
HttpResponse seeOther(const std::string& where) { return {303, kPlain, "", {{"Location", where}}}; }

HttpResponse withCookie(HttpResponse response, const std::string& value, const std::string& more) {
  response.headers.emplace_back(
      "Set-Cookie", std::string(Gate::kCookie) + "=" + value + "; HttpOnly; SameSite=Strict; Path=/" + more);
  return response;
}

// A page that renews itself must not keep its teacher signed in.
bool isByHand(const HttpRequest& request) {
  return request.header("x-checkzone-quiet").empty() && request.path != kEvents;
}

std::string fieldOf(const std::map<std::string, std::string>& fields, const std::string& name) {
  const auto found = fields.find(name);
  return found == fields.end() ? "" : found->second;
}

/// What the last deed did, by the word in the address.
std::string noticeOf(const std::string& done) {
  if (done == "unlock") return "Another try is open.";
  if (done == "met") return "Noted. It comes back here if the next try shows the same.";
  if (done == "not-met") return "Taken back.";
  if (done == "move") return "Saved. Its seat hears of it at its next contact.";
  if (done == "confirm") return "The revision is confirmed; the student can go on.";
  if (done == "retire") return "Out of use. Nobody can sign in there once it hears of it.";
  if (done == "take-in") return "It counts now.";
  if (done == "drop-aside") return "Deleted. It doesn't count.";
  if (done == "pace") return "Saved.";
  if (done == "rules") return "Saved. Kiosks get it at their next contact.";
  if (const std::string words = gradeNotice(done); !words.empty()) return words;
  if (const std::string words = checksNotice(done); !words.empty()) return words;
  if (done == "needs") return "Saved. It holds from now on, at every kiosk.";
  if (const std::string words = studentsNotice(done); !words.empty()) return words;
  return markingNotice(done);
}

std::optional<Hash> kioskFrom(const std::string& hex) {
  const auto bytes = bytesFromHex(hex);
  if (!bytes) return std::nullopt;
  const auto fingerprint = fixedFrom<Hash>(*bytes, "A fingerprint");
  return fingerprint ? std::optional(*fingerprint) : std::nullopt;
}

Around aroundOf(Station& station, const Today& today, const Session& session, const HttpRequest& request) {
  return {
      station.room(), session.token, today.requests.size(), heardLine(today), noticeOf(fieldOf(request.query, "done")),
      today.toMark};
}

}  // namespace

HttpResponse TeacherPort::answer(const HttpRequest& request) {
  HttpResponse response = route(request);
  response.headers.insert(response.headers.end(), kSecurity.begin(), kSecurity.end());
  return response;
}

HttpResponse TeacherPort::route(const HttpRequest& request) {
  if (!gate_.knowsHost(request))
    return plain(421, "This station does not answer to that name. Use http://127.0.0.1 with its port.");
  const bool reads = request.method == "GET" || request.method == "HEAD";
  if (!reads && request.method != "POST") return plain(405, "That can't be done here.");
  if (!reads && !gate_.comesFromOurPages(request))
    return plain(403, "That did not come from one of the station's pages.");
  if (reads && request.path.starts_with("/assets/")) return asset(request.path.substr(8));
  if (request.path == "/sign-in") return reads ? signInPage(200, "") : signIn(request);
  const auto session = gate_.session(request, isByHand(request));
  if (!session) return reads ? seeOther("/sign-in") : plain(401, "Sign in first.");
  if (reads && request.path == kEvents && feed_ != nullptr) return {200, "text/event-stream", "", {}, feed_};
  if (reads) return page(request, *session);
  if (!Gate::carriesToken(request, *session)) return plain(403, "That page is out of date. Load it again.");
  HttpResponse done = deed(request, *session);
  if (feed_ != nullptr) feed_->tell();
  return done;
}

HttpResponse TeacherPort::asset(const std::string& name) const {
  const std::string type = mediaTypeOf(name);
  const std::string* bytes = type.empty() ? nullptr : assets_.find(name);
  if (bytes == nullptr) return plain(404, "There is no such file.");
  return {200, type, *bytes, {}};
}

HttpResponse TeacherPort::signInPage(int status, const std::string& problem) {
  const std::lock_guard lock(stationMutex_);
  return html(status, pages_.signIn(station_.room(), problem));
}

// Without the station's mutex: checking a passphrase takes long, and kiosks must not wait for it.
HttpResponse TeacherPort::signIn(const HttpRequest& request) {
  const auto cookie = gate_.signIn(request.peer, fieldOf(request.form(), "passphrase"));
  const auto noted = noteSignIn(cookie.ok());
  if (!cookie) return signInPage(403, cookie.error().message);
  if (!noted) return signInPage(500, noted.error().message);
  return withCookie(seeOther("/"), *cookie, "");
}

// Passphrases that are not right are told at most every ten minutes: who guesses must not fill the disk.
Result<void> TeacherPort::noteSignIn(bool right) {
  constexpr std::int64_t kQuietMs = 600'000;
  const std::lock_guard lock(stationMutex_);
  const std::int64_t now = station_.clock().bootMs();
  if (!right && now < quietUntilMs_) return {};
  if (!right) quietUntilMs_ = now + kQuietMs;
  CZ_TRY(transaction, store::Transaction::begin(station_.db()));
  CZ_CHECK(note(station_, transaction, right ? "sign-in" : "sign-in.refused",
                right ? "Signed in." : "Somebody typed a passphrase that is not right."));
  return transaction.commit();
}

HttpResponse TeacherPort::page(const HttpRequest& request, const Session& session) {
  const std::lock_guard lock(stationMutex_);
  const Today today = todayOf(station_);
  const Around around = aroundOf(station_, today, session, request);
  if (request.path == "/") return html(200, pages_.today(today, around));
  if (ProgressPort::isIts(request.path)) return progress_.page(request, around);
  if (MarkingPort::isIts(request.path)) return marking_.page(request, around);
  if (StudentsPort::isIts(request.path)) return students_.page(request, around);
  if (GradebookPort::isIts(request.path)) return gradebook_.page(request, around);
  if (ChecksPort::isIts(request.path)) return checks_.page(request, around);
  if (request.path == "/rules") return rulesPage(ClassId(fieldOf(request.query, "class")), "", around);
  if (request.path == "/kiosks") return kiosksPage(200, "", around);
  if (request.path == "/code") return codePage(200, std::nullopt, "", around);
  if (request.path == "/code/sheet") return codeSheetPage(200, "", around);
  if (request.path == "/groups") return groupsPage(ClassId(fieldOf(request.query, "class")), around);
  if (request.path == "/audit") return auditPage(request, around);
  if (request.path == "/receipt") return receiptPage(fieldOf(request.query, "code"), around);
  if (request.path.starts_with("/kiosk/"))
    if (const auto kiosk = kioskFrom(request.path.substr(7)))
      if (const auto page = kioskPageOf(station_, *kiosk)) return html(200, pages_.kiosk(*page, around));
  if (request.path.starts_with("/student/"))
    if (const auto student = studentPageOf(station_, StudentId(request.path.substr(9))))
      return html(200, pages_.student(*student, around));
  return html(404, pages_.message("Not here", "The station has no such page.", around));
}

HttpResponse TeacherPort::deed(const HttpRequest& request, const Session& session) {
  if (request.path == "/unlock") return unlockTry(request, session);
  if (request.path == "/confirm") return confirmRevision(request, session);
  if (request.path == "/groups/met" || request.path == "/groups/not-met") return meetGroup(request, session);
  if (request.path == "/move") return moveTry(request, session);
  if (ProgressPort::isIts(request.path)) return changePace(request, session);
  if (MarkingPort::isIts(request.path)) return changeMarks(request, session);
  if (StudentsPort::isIts(request.path)) return changeStudents(request, session);
  if (request.path == "/retire" || request.path == "/take-in" || request.path == "/drop-aside")
    return changeKiosk(request, session);
  if (request.path == "/pin") return givePin(request, session);
  if (request.path == "/rules" || request.path == "/calendar") return changeRules(request, session);
  if (GradebookPort::isIts(request.path)) return changeGrades(request, session);
  if (ChecksPort::isIts(request.path)) return changeChecks(request, session);
  if (request.path == "/code") return makeCode(request, session);
  if (request.path == "/code/sheet") return makeSheet(request, session);
  if (request.path == "/needs") return changeNeeds(request, session);
  if (request.path.starts_with("/enrol/")) return addKiosk(request, session);
  if (request.path == "/replace/finish") return finishReplacing(request, session);
  if (request.path != "/sign-out") return plain(404, "The station can't do that.");
  gate_.signOut(request);
  return withCookie(seeOther("/sign-in"), "", "; Max-Age=0");
}

HttpResponse TeacherPort::kiosksPage(int status, const std::string& problem, const Around& around) {
  return html(status, pages_.kiosks(todayOf(station_), enrolmentOf(station_), problem, around, keyPageOf(station_)));
}

// A kiosk gets names and PIN hashes: opening the door for one takes more than a browser that was left alone. The
// passphrase is checked without the station's mutex, as at the sign-in.
HttpResponse TeacherPort::addKiosk(const HttpRequest& request, const Session& session) {
  const auto fields = request.form();
  const std::string deed = request.path.substr(7), number = fieldOf(fields, "number");
  Result<void> done = Error{Fault::input, "The station can't do that.", ""};
  if (deed == "open") done = gate_.confirm(request.peer, fieldOf(fields, "passphrase"));
  const std::lock_guard lock(stationMutex_);
  if (deed == "open" && done) done = openEnrolment(station_);
  if (deed == "same" || deed == "different") done = pressEnrolment(station_, number, deed == "same");
  if (deed == "close") {
    closeEnrolment(station_);
    done = {};
  }
  if (done) return seeOther("/kiosks");
  return kiosksPage(409, done.error().message, aroundOf(station_, todayOf(station_), session, request));
}

// The sheet's keys go for good; a kiosk that comes later needs the sheet typed once more.
HttpResponse TeacherPort::finishReplacing(const HttpRequest& request, const Session& session) {
  const std::lock_guard lock(stationMutex_);
  const auto done = endReplacing(station_);
  if (done) return seeOther("/kiosks");
  return kiosksPage(409, done.error().message, aroundOf(station_, todayOf(station_), session, request));
}

HttpResponse TeacherPort::unlockTry(const HttpRequest& request, const Session& session) {
  const auto fields = request.form();
  const StudentId student(fieldOf(fields, "student"));
  const CheckId check(fieldOf(fields, "check"));
  const bool repeat = fieldOf(fields, "repeat") == "yes";
  const std::lock_guard lock(stationMutex_);
  const auto done = unlock(station_, student, check, repeat);
  if (!done) {
    const Around around = aroundOf(station_, todayOf(station_), session, request);
    return html(409, pages_.message("Nothing was unlocked", done.error().message, around));
  }
  const bool back = fieldOf(fields, "back") == "student";
  return seeOther(back ? "/student/" + student.text + "?done=unlock" : "/?done=unlock");
}

HttpResponse TeacherPort::changeKiosk(const HttpRequest& request, const Session& session) {
  const auto fields = request.form();
  const bool retires = request.path == "/retire";
  const std::string number = fieldOf(fields, "number");
  const std::lock_guard lock(stationMutex_);
  const auto change = [&]() -> Result<void> {
    const auto kiosk = kioskFrom(fieldOf(fields, "kiosk"));
    if (!kiosk) return Error{Fault::input, "The kiosk was not understood. Load the page again.", ""};
    if (retires && fieldOf(fields, "sure") != "on")
      return Error{Fault::input, "Say that you are sure: it can't be undone.", ""};
    if (retires) return retire(station_, *kiosk);
    std::int64_t which = 0;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), which);
    if (read.ec != std::errc() || read.ptr != number.data() + number.size())
      return Error{Fault::input, "The number was not understood. Load the page again.", ""};
    if (request.path == "/drop-aside") return dropAside(station_, which);
    CZ_TRY(checks, takeInAside(station_, which));
    static_cast<void>(checks);
    return {};
  };
  const auto done = change();
  if (!done) {
    const Around around = aroundOf(station_, todayOf(station_), session, request);
    return html(409, pages_.message("Nothing was changed", done.error().message, around));
  }
  return seeOther("/kiosk/" + fieldOf(fields, "kiosk") + "?done=" + request.path.substr(1));
}

// Shown once: the station keeps a hash of it.
HttpResponse TeacherPort::givePin(const HttpRequest& request, const Session& session) {
  const StudentId student(fieldOf(request.form(), "student"));
  const std::lock_guard lock(stationMutex_);
  const auto slips = station_.issuePins(kPinDigits, {WhosePins::Who::one, student});
  const Around around = aroundOf(station_, todayOf(station_), session, request);
  if (!slips) return html(409, pages_.message("No new PIN", slips.error().message, around));
  return html(200, pages_.pin(student, slips->front(), around));
}

HttpResponse TeacherPort::receiptPage(const std::string& code, const Around& around) {
  if (code.empty()) return html(200, pages_.receipt("", "", "", around));
  const auto says = checkedReceipt(station_, code);
  if (!says) return html(200, pages_.receipt(code, "", says.error().message, around));
  return html(200, pages_.receipt(code, *says, "", around));
}

HttpResponse TeacherPort::groupsPage(const ClassId& inClass, const Around& around) {
  const auto page = groupsOf(station_, inClass);
  if (!page) return html(500, pages_.message("Groups", page.error().message, around));
  return html(200, pages_.groups(*page, around));
}

HttpResponse TeacherPort::meetGroup(const HttpRequest& request, const Session& session) {
  const auto fields = request.form();
  const ClassId inClass(fieldOf(fields, "class"));
  const bool met = request.path == "/groups/met";
  const std::lock_guard lock(stationMutex_);
  const auto done = setMet(station_, inClass, fieldOf(fields, "about"), met);
  if (!done) {
    const Around around = aroundOf(station_, todayOf(station_), session, request);
    return html(409, pages_.message("Nothing was changed", done.error().message, around));
  }
  return seeOther("/groups?class=" + queryEscaped(inClass.text) + "&done=" + (met ? "met" : "not-met"));
}

HttpResponse TeacherPort::auditPage(const HttpRequest& request, const Around& around) {
  const StudentId student(fieldOf(request.query, "student"));
  const auto page = auditPageOf(station_, fieldOf(request.query, "before"), student);
  if (!page) return html(404, pages_.message("Audit log", page.error().message, around));
  return html(200, pages_.audit(*page, around));
}

HttpResponse TeacherPort::codePage(int status, const std::optional<IssuedCode>& made, const std::string& problem,
                                   const Around& around) {
  const auto page = codePageOf(station_);
  if (!page) return html(500, pages_.message("Code", page.error().message, around));
  return html(status, pages_.code(*page, made, problem, around));
}

// Shown at once and not by another address: a code has no place in a browser's history. Loading it again makes the
// same.
HttpResponse TeacherPort::makeCode(const HttpRequest& request, const Session& session) {
  const auto fields = request.form();
  const std::string pair = fieldOf(fields, "pair");
  const std::size_t bar = pair.find('/');
  const bool picked = bar != std::string::npos;  // from those who wait
  const StudentId student(picked ? pair.substr(0, bar) : fieldOf(fields, "student"));
  const CheckId check(picked ? pair.substr(bar + 1) : fieldOf(fields, "check"));
  const std::lock_guard lock(stationMutex_);
  const LogId seat(fieldOf(fields, "seat"));
  const std::string asked = fieldOf(fields, "request");
  const bool teacher = fieldOf(fields, "for") == "teacher";
  const auto made =
      teacher ? issueTeacherCode(station_, seat, asked) : issueCode(station_, seat, student, check, asked);
  const Around around = aroundOf(station_, todayOf(station_), session, request);
  if (!made) return codePage(409, std::nullopt, made.error().message, around);
  return codePage(200, *made, "", around);
}

HttpResponse TeacherPort::codeSheetPage(int status, const std::string& problem, const Around& around) {
  const auto page = codeSheetsOf(station_);
  if (!page) return html(500, pages_.message("Code sheet", page.error().message, around));
  return html(status, codeSheetHtml(assets_, *page, problem, around));
}

// Twenty keys on paper: that takes more than a browser that was left alone. The passphrase is checked without the
// station's mutex, as at the sign-in.
HttpResponse TeacherPort::makeSheet(const HttpRequest& request, const Session& session) {
  constexpr std::string_view kSeat = "seat.";
  const auto fields = request.form();
  std::vector<LogId> seats;
  for (const auto& [name, value] : fields)
    if (name.starts_with(kSeat)) seats.emplace_back(name.substr(kSeat.size()));
  const std::string typed = fieldOf(fields, "days");
  int days = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), days);
  Result<void> done = gate_.confirm(request.peer, fieldOf(fields, "passphrase"));
  const std::lock_guard lock(stationMutex_);
  if (done) done = makeCodeSheet(station_, seats, days);
  if (done) return seeOther("/code/sheet");
  return codeSheetPage(409, done.error().message, aroundOf(station_, todayOf(station_), session, request));
}

HttpResponse TeacherPort::rulesPage(const ClassId& shown, const std::string& problem, const Around& around) {
  const auto page = rulesPageOf(station_, shown);
  if (!page) return html(500, pages_.message("Rules", page.error().message, around));
  return html(problem.empty() ? 200 : 409, pages_.rules(*page, problem, around));
}

HttpResponse TeacherPort::changeRules(const HttpRequest& request, const Session& session) {
  const auto fields = request.form();
  const ClassId shown(fieldOf(fields, "class"));
  const std::lock_guard lock(stationMutex_);
  const auto change = [&]() -> Result<void> {
    CZ_TRY(book, station_.rosters().rules());
    if (request.path == "/calendar") {
      CZ_TRY(calendar, calendarFrom(fields, book.calendar));
      book.calendar = std::move(calendar);
      return setRules(station_, book);
    }
    CZ_TRY(rules, rulesFrom(fields, book.calendar));
    return decideRules(station_, shown, CheckId(fieldOf(fields, "check")), rules);
  };
  const auto done = change();
  if (!done) return rulesPage(shown, done.error().message, aroundOf(station_, todayOf(station_), session, request));
  return seeOther("/rules?class=" + queryEscaped(shown.text) + "&done=rules");
}

// Files leave the station: that takes more than a browser that was left alone. The passphrase is checked without the
// station's mutex, as at the sign-in.
HttpResponse TeacherPort::changeGrades(const HttpRequest& request, const Session& session) {
  Result<void> sure;
  if (GradebookPort::givesOut(request.path)) sure = gate_.confirm(request.peer, fieldOf(request.form(), "passphrase"));
  const std::lock_guard lock(stationMutex_);
  return gradebook_.deed(request, sure, aroundOf(station_, todayOf(station_), session, request));
}

HttpResponse TeacherPort::changeChecks(const HttpRequest& request, const Session& session) {
  const std::lock_guard lock(stationMutex_);
  return checks_.deed(request, aroundOf(station_, todayOf(station_), session, request));
}

// As with grades: names and PINs leave the station, or go for good.
HttpResponse TeacherPort::changeStudents(const HttpRequest& request, const Session& session) {
  Result<void> sure;
  if (StudentsPort::isGrave(request.path)) sure = gate_.confirm(request.peer, fieldOf(request.form(), "passphrase"));
  const std::lock_guard lock(stationMutex_);
  return students_.deed(request, sure, aroundOf(station_, todayOf(station_), session, request));
}

HttpResponse TeacherPort::changePace(const HttpRequest& request, const Session& session) {
  const std::lock_guard lock(stationMutex_);
  return progress_.deed(request, aroundOf(station_, todayOf(station_), session, request));
}

HttpResponse TeacherPort::changeMarks(const HttpRequest& request, const Session& session) {
  const std::lock_guard lock(stationMutex_);
  return marking_.deed(request, aroundOf(station_, todayOf(station_), session, request));
}

HttpResponse TeacherPort::changeNeeds(const HttpRequest& request, const Session& session) {
  const auto fields = request.form();
  const StudentId student(fieldOf(fields, "student"));
  const std::lock_guard lock(stationMutex_);
  const auto factor = Exact::parse(fieldOf(fields, "time"));
  const auto done = factor ? setNeeds(station_, student, {*factor, fieldOf(fields, "fewer") == "on"})
                           : Result<void>(Error{Fault::input, "A time was not understood. Load the page again.", ""});
  if (!done) {
    const Around around = aroundOf(station_, todayOf(station_), session, request);
    return html(409, pages_.message("Nothing was changed", done.error().message, around));
  }
  return seeOther("/student/" + student.text + "?done=needs");
}

HttpResponse TeacherPort::confirmRevision(const HttpRequest& request, const Session& session) {
  const auto fields = request.form();
  const StudentId student(fieldOf(fields, "student"));
  const std::lock_guard lock(stationMutex_);
  const auto done = decide(station_, student, CheckId(fieldOf(fields, "check")), journey::WantConfirm{}, "");
  if (!done) {
    const Around around = aroundOf(station_, todayOf(station_), session, request);
    return html(409, pages_.message("Nothing was confirmed", done.error().message, around));
  }
  const bool back = fieldOf(fields, "back") == "student";
  return seeOther(back ? "/student/" + student.text + "?done=confirm" : "/?done=confirm");
}

HttpResponse TeacherPort::moveTry(const HttpRequest& request, const Session& session) {
  const auto fields = request.form();
  const StudentId student(fieldOf(fields, "student"));
  const journey::WantHandOver wanted{{}, AttemptId(fieldOf(fields, "attempt")), LogId(fieldOf(fields, "to"))};
  const std::lock_guard lock(stationMutex_);
  const auto done = decide(station_, student, CheckId(fieldOf(fields, "check")), wanted, "");
  if (!done) {
    const Around around = aroundOf(station_, todayOf(station_), session, request);
    return html(409, pages_.message("Nothing was moved", done.error().message, around));
  }
  const bool back = fieldOf(fields, "back") == "student";
  return seeOther(back ? "/student/" + student.text + "?done=move" : "/?done=move");
}

}  // namespace cz::station
