#pragma once
// Both ports of a station as real servers on loopback, and somebody at the teacher's.

#include <memory>

#include "core/station/daemon/kiosk_port.h"
#include "core/station/daemon/teacher_port.h"
#include "tests/core/station/classroom.h"
#include "tests/core/station/web_client.h"
#include "tests/core/station/words_in.h"
#include "tests/support/catch.h"
#include "tests/support/where.h"

namespace cz::station::testing {

/// A station with both ports open. The teacher's pages call themselves by the port they really have.
struct Zone {
  Classroom room;
  std::mutex mutex;
  Assets assets = must(Assets::read(tests::inTree("assets")));
  std::unique_ptr<Gate> gate;
  std::unique_ptr<TeacherPort> teacher;
  KioskPort kiosk{room.station(), mutex, room.clock};
  std::unique_ptr<HttpServer> teacherServer;
  std::unique_ptr<HttpServer> kioskServer;
  std::string cookie;
  std::string token;

  Zone() {
    teacherServer =
        must(HttpServer::start({}, [this](const HttpRequest& request) { return teacher->answer(request); }));
    HttpLimits limits;
    limits.mostBody = sync::kMostBundle;
    kioskServer = must(HttpServer::start(limits, [this](const HttpRequest& request) { return kiosk.answer(request); }));
    gate = std::make_unique<Gate>(room.clock, room.random, must(room.station().passphraseHash()),
                                  std::vector<std::string>{host()});
    teacher = std::make_unique<TeacherPort>(room.station(), mutex, *gate, assets);
  }

  std::string host() const { return "127.0.0.1:" + std::to_string(teacherServer->port()); }

  WebAnswer get(const std::string& path, std::vector<std::string> headers = {}) const {
    if (!cookie.empty()) headers.push_back("Cookie: " + cookie);
    return web(teacherServer->port(), {"GET", path, headers, "", false});
  }
  WebAnswer post(const std::string& path, const std::string& body,
                 std::vector<std::string> headers = {"Sec-Fetch-Site: same-origin"}) const {
    if (!cookie.empty()) headers.push_back("Cookie: " + cookie);
    return web(teacherServer->port(), {"POST", path, headers, body, false});
  }
  void signIn() {
    const auto answer = post("/sign-in", "passphrase=correct+horse");
    REQUIRE(answer.status == 303);
    const std::string& set = answer.headers.at("set-cookie");
    cookie = set.substr(0, set.find(';'));
    const std::string page = get("/").body;
    const std::string mark = "name=\"token\" value=\"";
    token = page.substr(page.find(mark) + mark.size(), 32);
  }
};

/// One try that is not yet, with a request for another; gives the form fields of its unlock.
inline std::string asksForAnother(Zone& zone, SimKiosk& kiosk) {
  const StudentId ada = zone.room.student("001");
  const auto attempt = kiosk.start(ada, "adding", 1);
  kiosk.handIn(attempt, false);
  kiosk.ask(attempt, "Again, please.");
  must(kiosk.sync());
  return "student=" + ada.text + "&check=adding";
}

}  // namespace cz::station::testing
