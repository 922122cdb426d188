#pragma once
// What the teacher's browser may ask for: the door before it. What is behind stands in the parts.

#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "core/station/daemon/gate.h"
#include "core/station/daemon/part.h"

namespace cz::station {

/// Answers requests on the teacher port. Safe from several threads: the station is used under its mutex only.
class TeacherPort {
 public:
  /// All of them must outlive the port. `feed`: told after each deed, and what browsers listen to; may be null.
  TeacherPort(Station& station, std::mutex& stationMutex, Gate& gate, const Assets& assets, Feed* feed = nullptr);

  /// Every answer carries the security headers of trust 2.13.
  HttpResponse answer(const HttpRequest& request);
  /// Everything behind the sign-in, but for signing out and listening.
  std::vector<const Route*> routes() const;

 private:
  HttpResponse route(const HttpRequest& request);
  HttpResponse asset(const std::string& name) const;
  HttpResponse signInPage(int status, const std::string& problem);
  HttpResponse signIn(const HttpRequest& request);
  HttpResponse signOut(const HttpRequest& request);
  const Route* find(const std::string& path, bool reads) const;
  HttpResponse ask(const HttpRequest& request, const Session& session, bool reads);
  std::string notice(const std::string& done) const;
  Result<void> sure(const HttpRequest& request, const FormFields& fields);
  Result<void> noteSignIn();
  Result<void> noteWrong(const std::string& deed, const std::string& words);

  Station& station_;
  std::mutex& stationMutex_;
  Gate& gate_;
  const Assets& assets_;
  Pages pages_;
  std::vector<std::unique_ptr<Part>> parts_;
  std::map<std::string, std::int64_t> quietUntilMs_;  // by deed: it is not told again before; Clock::bootMs
  Feed* feed_;
};

}  // namespace cz::station
