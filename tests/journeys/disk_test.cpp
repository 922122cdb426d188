// What is on a kiosk's disk after a day of real work, with a real class list, a real pack and a real station (I6).

#include <fstream>
#include <sstream>

#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

namespace {

std::string contentOf(const std::filesystem::path& folder) {
  std::string all;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (!file.is_regular_file() || file.path().filename() == "kiosk.key") continue;
    std::ifstream in(file.path(), std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    all += bytes.str();
  }
  return all;
}

/// What nobody may find who takes the disk: names and pseudonyms, PIN verifiers, a stem, a word of the feedback, the
/// student's own words.
std::vector<std::string> canaries(Classroom& room) {
  std::vector<std::string> all = {"Lex Moreno", "Moreno", "$argon2id", "My own words", "factors"};
  all.push_back(room.idOf("Lex Moreno").text);
  return all;
}

void dayOf(Classroom& room, Seat& seat) {
  seat.talkTo(room.station());
  seat.signIn(room.slipOf("Lex Moreno"));
  seat.openCover(CheckId("factors"));
  seat.happens(app::StartPressed{});
  seat.answerAll(false);
  seat.handIn();
  seat.lookBack();
  seat.happens(app::CodePressed{});  // a request for a code is kept
  seat.happens(app::BackPressed{});
  seat.happens(app::AskPressed{});
  seat.signOut();
  seat.talkTo(room.station());
}

}  // namespace

TEST_CASE("After a day of work neither a name nor an answer nor an item's text is on the kiosk's disk") {
  Classroom room;
  const auto folder = room.folder / "kiosk";
  {
    const auto seat = room.seat("kiosk");
    dayOf(room, *seat);
    for (const std::string& canary : canaries(room)) {
      INFO(canary);
      CHECK(contentOf(folder).find(canary) == std::string::npos);
    }
  }
  room.clock.boot = 20'000;  // off and on again
  const auto seat = room.seat("kiosk");
  seat->talkTo(room.station());
  const std::string disk = contentOf(folder);
  CHECK(disk.size() > 100'000);
  for (const std::string& canary : canaries(room)) {
    INFO(canary);
    CHECK(disk.find(canary) == std::string::npos);
  }
}

TEST_CASE("The scan bites: the station's disk, which is to be read by the teacher, has all of it") {
  Classroom room;
  const auto seat = room.seat("kiosk");
  dayOf(room, *seat);
  const std::string disk = contentOf(room.folder / "station");
  for (const std::string& canary : canaries(room)) {
    INFO(canary);
    CHECK(disk.find(canary) != std::string::npos);
  }
}
