#include "core/station/daemon/teacher_port.h"

#include "core/station/daemon/audit_part.h"
#include "core/station/daemon/checks_part.h"
#include "core/station/daemon/code_part.h"
#include "core/station/daemon/feed.h"
#include "core/station/daemon/gradebook_part.h"
#include "core/station/daemon/groups_part.h"
#include "core/station/daemon/kiosks_part.h"
#include "core/station/daemon/marking_part.h"
#include "core/station/daemon/preview_part.h"
#include "core/station/daemon/progress_part.h"
#include "core/station/daemon/receipt_part.h"
#include "core/station/daemon/rules_part.h"
#include "core/station/daemon/student_part.h"
#include "core/station/daemon/students_part.h"
#include "core/station/daemon/today_part.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr const char* kEvents = "/events";  // what a page that renews itself listens to

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

HttpResponse withCookie(HttpResponse response, const std::string& value, const std::string& more) {
  response.headers.emplace_back(
      "Set-Cookie", std::string(Gate::kCookie) + "=" + value + "; HttpOnly; SameSite=Strict; Path=/" + more);
  return response;
}

// A page that renews itself must not keep its teacher signed in.
bool isByHand(const HttpRequest& request) {
  return request.header("x-checkzone-quiet").empty() && request.path != kEvents;
}

}  // namespace

TeacherPort::TeacherPort(Station& station, std::mutex& stationMutex, Gate& gate, const Assets& assets, Feed* feed)
    : station_(station), stationMutex_(stationMutex), gate_(gate), assets_(assets), pages_(assets), feed_(feed) {
  parts_.push_back(std::make_unique<TodayPart>(station, pages_));
  parts_.push_back(std::make_unique<MarkingPart>(station, pages_, assets));
  parts_.push_back(std::make_unique<ProgressPart>(station, pages_, assets));
  parts_.push_back(std::make_unique<GroupsPart>(station, pages_));
  parts_.push_back(std::make_unique<GradebookPart>(station, pages_));
  parts_.push_back(std::make_unique<ChecksPart>(station, pages_));
  parts_.push_back(std::make_unique<PreviewPart>(station, pages_));
  parts_.push_back(std::make_unique<StudentsPart>(station, pages_, assets));
  parts_.push_back(std::make_unique<StudentPart>(station, pages_));
  parts_.push_back(std::make_unique<RulesPart>(station, pages_));
  parts_.push_back(std::make_unique<KiosksPart>(station, pages_));
  parts_.push_back(std::make_unique<CodePart>(station, pages_, assets));
  parts_.push_back(std::make_unique<AuditPart>(station, pages_));
  parts_.push_back(std::make_unique<ReceiptPart>(station, pages_));
}

std::vector<const Route*> TeacherPort::routes() const {
  std::vector<const Route*> all;
  for (const auto& part : parts_)
    for (const Route& route : part->routes()) all.push_back(&route);
  return all;
}

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
  if (reads) return ask(request, *session, true);
  if (!Gate::carriesToken(request, *session)) return plain(403, "That page is out of date. Load it again.");
  if (request.path == "/sign-out") return signOut(request);
  HttpResponse done = ask(request, *session, false);
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
  const auto noted =
      cookie ? noteSignIn() : noteWrong("sign-in.refused", "Somebody typed a passphrase that is not right.");
  if (!cookie) return signInPage(403, cookie.error().message);
  if (!noted) return signInPage(500, noted.error().message);
  return withCookie(seeOther("/"), *cookie, "");
}

HttpResponse TeacherPort::signOut(const HttpRequest& request) {
  gate_.signOut(request);
  return withCookie(seeOther("/sign-in"), "", "; Max-Age=0");
}

Result<void> TeacherPort::noteSignIn() {
  const std::lock_guard lock(stationMutex_);
  return noteAlone(station_, "sign-in", "Signed in.");
}

// At most every ten minutes: who guesses must not fill the disk.
Result<void> TeacherPort::noteWrong(const std::string& deed, const std::string& words) {
  constexpr std::int64_t kQuietMs = 600'000;
  const std::lock_guard lock(stationMutex_);
  const std::int64_t now = station_.clock().bootMs();
  const auto [quiet, isFirst] = quietUntilMs_.emplace(deed, 0);
  if (!isFirst && now < quiet->second) return {};
  quiet->second = now + kQuietMs;
  return noteAlone(station_, deed, words);
}

const Route* TeacherPort::find(const std::string& path, bool reads) const {
  for (const Route* route : routes())
    if ((route->kind == Route::Kind::page) == reads && route->isOf(path)) return route;
  return nullptr;
}

std::string TeacherPort::notice(const std::string& done) const {
  if (done.empty()) return "";
  for (const auto& part : parts_)
    if (std::string words = part->notice(done); !words.empty()) return words;
  return "";
}

// Without the station's mutex, as at the sign-in.
Result<void> TeacherPort::sure(const HttpRequest& request, const FormFields& fields) {
  auto confirmed = gate_.confirm(request.peer, fieldOf(fields, "passphrase"));
  if (!confirmed)
    CZ_CHECK(noteWrong("passphrase.refused", "Somebody who is signed in typed a passphrase that is not right."));
  return confirmed;
}

HttpResponse TeacherPort::ask(const HttpRequest& request, const Session& session, bool reads) {
  const Route* route = find(request.path, reads);
  if (route == nullptr && !reads) return plain(404, "The station can't do that.");
  const FormFields fields = reads ? request.query : request.form();
  Result<void> sure;
  if (route != nullptr && route->kind == Route::Kind::grave) sure = this->sure(request, fields);
  std::unique_lock lock(stationMutex_);
  const Today today = todayOf(station_);
  const Around around{
      station_.room(), session.token, today.requests.size(), heardLine(today), notice(fieldOf(request.query, "done")),
      today.toMark};
  if (route == nullptr) return html(404, pages_.message("Not here", "The station has no such page.", around));
  return route->answer({request, fields, today, around, sure, lock});
}

}  // namespace cz::station
