// The teacher's pages over a real connection, for tests with a real browser: two students have each handed in writing
// to two checks. Listens at 127.0.0.1, prints a line when it is ready, then one for each deed ("POST /marking/level"),
// and ends with its standard input.
//
// usage: desk_server PORT

#include <cstdio>
#include <iostream>
#include <string>

#include "core/station/daemon/teacher_port.h"
#include "tests/core/station/written.h"
#include "tests/support/where.h"

using namespace cz;
using namespace cz::station;

namespace {

void say(const std::string& line) {
  std::fputs((line + "\n").c_str(), stdout);
  std::fflush(stdout);
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) return 2;
  const std::string port = words[1];
  testing::Classroom room;
  testing::SimKiosk kiosk(room, 7, "Seat 1");
  must(room.station().addPack(testing::writtenPack()));
  must(kiosk.pair());
  for (const std::string check : {"trait", "tone"})
    for (const std::string student : {"001", "002"})
      testing::handInWriting(room, kiosk, room.student(student), "She went in first.", check);

  const Assets assets = must(Assets::read(tests::inTree("assets")));
  std::mutex mutex;
  Gate gate(room.clock, room.random, must(room.station().passphraseHash()), {"127.0.0.1:" + port});
  TeacherPort pages(room.station(), mutex, gate, assets);
  HttpLimits limits;
  limits.port = static_cast<std::uint16_t>(std::stoi(port));
  const auto server = must(HttpServer::start(limits, [&](const HttpRequest& request) {
    if (request.method == "POST") say("POST " + request.path);
    return pages.answer(request);
  }));
  say("ready");
  for (std::string line; std::getline(std::cin, line);) {
  }
}
