#pragma once
// What the teacher's browser may ask for.

#include <mutex>

#include "core/station/daemon/checks_port.h"
#include "core/station/daemon/gate.h"
#include "core/station/daemon/gradebook_port.h"
#include "core/station/daemon/marking_port.h"
#include "core/station/daemon/pages.h"
#include "core/station/daemon/progress_port.h"
#include "core/station/daemon/students_port.h"

namespace cz::station {

class Station;

/// Answers requests on the teacher port. Safe from several threads: the station is used under its mutex only.
class TeacherPort {
 public:
  /// All of them must outlive the port. `feed`: told after each deed, and what browsers listen to; may be null.
  TeacherPort(Station& station, std::mutex& stationMutex, Gate& gate, const Assets& assets, Feed* feed = nullptr)
      : station_(station),
        stationMutex_(stationMutex),
        gate_(gate),
        assets_(assets),
        pages_(assets),
        gradebook_(station, pages_),
        checks_(station, pages_),
        marking_(station, pages_, assets),
        students_(station, pages_, assets),
        progress_(station, pages_, assets),
        feed_(feed) {}

  /// Every answer carries the security headers of trust 2.13.
  HttpResponse answer(const HttpRequest& request);

 private:
  HttpResponse route(const HttpRequest& request);
  HttpResponse asset(const std::string& name) const;
  HttpResponse signInPage(int status, const std::string& problem);
  HttpResponse signIn(const HttpRequest& request);
  HttpResponse page(const HttpRequest& request, const Session& session);
  HttpResponse deed(const HttpRequest& request, const Session& session);
  HttpResponse changeStudents(const HttpRequest& request, const Session& session);
  HttpResponse changePace(const HttpRequest& request, const Session& session);
  HttpResponse changeMarks(const HttpRequest& request, const Session& session);
  Result<void> noteSignIn(bool right);
  /// Under the station's mutex.
  HttpResponse groupsPage(const ClassId& inClass, const Around& around);
  HttpResponse meetGroup(const HttpRequest& request, const Session& session);
  /// Under the station's mutex.
  HttpResponse auditPage(const HttpRequest& request, const Around& around);
  /// Under the station's mutex.
  HttpResponse receiptPage(const std::string& code, const Around& around);
  /// Under the station's mutex. `problem`: why the last change was not made; may be empty.
  HttpResponse rulesPage(const ClassId& shown, const std::string& problem, const Around& around);
  /// Under the station's mutex. `made`, `problem`: see Pages::code.
  HttpResponse codePage(int status, const std::optional<IssuedCode>& made, const std::string& problem,
                        const Around& around);
  HttpResponse makeCode(const HttpRequest& request, const Session& session);
  /// Under the station's mutex. `problem`: why no sheet was made; may be empty.
  HttpResponse codeSheetPage(int status, const std::string& problem, const Around& around);
  HttpResponse makeSheet(const HttpRequest& request, const Session& session);
  HttpResponse changeRules(const HttpRequest& request, const Session& session);
  HttpResponse changeNeeds(const HttpRequest& request, const Session& session);
  HttpResponse changeKiosk(const HttpRequest& request, const Session& session);
  HttpResponse givePin(const HttpRequest& request, const Session& session);
  HttpResponse confirmRevision(const HttpRequest& request, const Session& session);
  HttpResponse moveTry(const HttpRequest& request, const Session& session);
  /// Under the station's mutex. `problem`: why the last deed was not done; may be empty.
  HttpResponse kiosksPage(int status, const std::string& problem, const Around& around);
  HttpResponse addKiosk(const HttpRequest& request, const Session& session);
  HttpResponse finishReplacing(const HttpRequest& request, const Session& session);
  HttpResponse changeGrades(const HttpRequest& request, const Session& session);
  HttpResponse changeChecks(const HttpRequest& request, const Session& session);
  HttpResponse unlockTry(const HttpRequest& request, const Session& session);

  Station& station_;
  std::mutex& stationMutex_;
  Gate& gate_;
  const Assets& assets_;
  Pages pages_;
  GradebookPort gradebook_;
  std::int64_t quietUntilMs_ = 0;  // passphrases that are not right are not told before; Clock::bootMs
  ChecksPort checks_;
  MarkingPort marking_;
  StudentsPort students_;
  ProgressPort progress_;
  Feed* feed_;
};

}  // namespace cz::station
