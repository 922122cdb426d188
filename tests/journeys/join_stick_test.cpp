// A seat that no network reaches joins by a stick: two walks there and back, one number, and then the first day.

#include <algorithm>
#include <fstream>
#include <mutex>

#include "core/station/retired.h"
#include "core/station/stick.h"
#include "core/sync/stick_folder.h"
#include "core/sync/stick_letter.h"
#include "core/sync/wire.h"
#include "kiosk/desk/join_stick.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;
namespace fs = std::filesystem;
using State = app::JoinView::State;
using Stick = app::JoinView::Stick;
using AtStation = station::JoiningSeat::State;

namespace {

struct Room : Classroom {
  std::mutex mutex;
  std::unique_ptr<Seat> kiosk = lone("kiosk", "Seat 7");

  std::unique_ptr<Seat> lone(const std::string& name, const std::string& called) {
    return std::make_unique<Seat>(folder / name, clock, random, "", std::function<void(desk::Desk&)>(),
                                  &desk::Space::freeOn, called);
  }
  fs::path stick(const std::string& name = "stick") {
    fs::create_directories(folder / name);
    return folder / name;
  }
  const app::JoinView& view(Seat& seat) const { return seat.screen<app::JoinScreen>().view; }
  const app::JoinView& view() const { return view(*kiosk); }
  void plugIn(Seat& seat, const fs::path& path) {
    seat.sticks = {path};
    seat.happens(app::JoinStickPressed{});
    seat.sticks.clear();
  }
  void plugIn(const fs::path& path) { plugIn(*kiosk, path); }
  station::StickDone take(const fs::path& path) { return must(station::takeStick(station(), mutex, path)); }
  station::JoiningSeat join(const fs::path& path) {
    const auto done = take(path);
    REQUIRE(done.joins.size() == 1);
    return done.joins.front();
  }
  /// Up to where the station shows the number as well.
  station::JoiningSeat meet(const fs::path& path) {
    kiosk->happens(app::JoinPressed{});
    plugIn(path);
    CHECK(join(path).state == AtStation::asked);
    plugIn(path);
    return join(path);
  }
  void answer(bool same, const fs::path& path) {
    kiosk->sticks = {path};
    kiosk->tick(kiosk->model().nowMs + app::kLookMs);  // read before it is answered
    kiosk->happens(app::JoinAnswered{same});
  }
  std::size_t kiosks() { return must(station().kiosks().all()).size(); }
};

/// Another station, with keys of its own.
struct Another {
  TempFolder folder;
  StillClock clock;
  CountingRandom random{77};
  std::mutex mutex;
  std::unique_ptr<cz::station::Station> station;

  Another() {
    REQUIRE(cz::station::Station::create(folder / "station", {"Room 15", "unused"}, clock, random));
    station = must(cz::station::Station::open(folder / "station", clock, random));
  }
  cz::station::StickDone take(const fs::path& path) { return must(cz::station::takeStick(*station, mutex, path)); }
};

/// The names of what the station wrote.
std::vector<fs::path> filesOf(const fs::path& stick, const std::string& beginning) {
  std::vector<fs::path> files;
  for (const auto& file : fs::directory_iterator(stick / "MCZ"))
    if (file.path().filename().string().starts_with(beginning)) files.push_back(file.path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_CASE("two walks, one number, and the seat has its class list and its checks") {
  Room room;
  CHECK(room.kiosk->model().zone.canJoinByStick);
  const auto stick = room.stick();
  room.kiosk->happens(app::JoinPressed{});
  CHECK(room.view().state == State::asking);
  room.plugIn(stick);
  CHECK(room.view().state == State::asking);
  CHECK(room.view().stick == Stick::done);
  auto seen = room.join(stick);
  CHECK(seen.state == AtStation::asked);
  CHECK(seen.seat == "Seat 7");
  CHECK(seen.number.empty());
  room.plugIn(stick);
  REQUIRE(room.view().state == State::numbered);
  const std::string number = room.view().number;
  CHECK(number.size() == 7);
  seen = room.join(stick);
  CHECK(seen.state == AtStation::comparing);
  CHECK(seen.number == number);
  CHECK(room.kiosks() == 0);
  REQUIRE(station::pressJoin(room.station(), number, true));
  CHECK(room.kiosks() == 1);
  CHECK(room.join(stick).state == AtStation::joined);
  room.plugIn(stick);
  REQUIRE(room.view().state == State::answered);
  CHECK_FALSE(room.kiosk->desk().records().downlog());  // nobody has pressed here
  room.answer(true, stick);
  CHECK(room.view().state == State::joined);
  CHECK(room.view().room == "Room 14");
  CHECK(room.view().filled);
  room.kiosk->happens(app::BackPressed{});
  CHECK_FALSE(room.kiosk->model().zone.canJoinByStick);
  CHECK(room.kiosk->model().zone.hasStation);
  room.kiosk->signIn(room.slipOf("Lex Moreno"));
  CHECK_FALSE(room.kiosk->screen<app::PathScreen>().path.units.empty());
  // What it wrote with the last walk is this station's, and nothing of joining is left on the stick.
  const auto done = room.take(stick);
  CHECK(done.joins.empty());
  REQUIRE(done.seats.size() == 1);
  CHECK(done.seats[0].seat == "Seat 7");
  CHECK(done.seats[0].fresh > 0);
  CHECK_FALSE(done.partly());
}

TEST_CASE("a restart of either side between two walks loses nothing") {
  Room room;
  const auto stick = room.stick();
  const auto again = [&] {
    room.kiosk.reset();
    room.kiosk = room.lone("kiosk", "Seat 7");
    room.kiosk->happens(app::JoinPressed{});
    room.moveTo(room.folder / "station");
  };
  room.kiosk->happens(app::JoinPressed{});
  room.plugIn(stick);
  again();
  room.join(stick);
  room.plugIn(stick);
  const std::string number = room.view().number;
  again();
  CHECK(room.view().state == State::numbered);
  CHECK(room.view().number == number);
  CHECK(room.join(stick).number == number);
  again();
  REQUIRE(station::pressJoin(room.station(), number, true));
  room.take(stick);
  again();
  room.plugIn(stick);
  again();
  CHECK(room.view().state == State::answered);
  room.answer(true, stick);
  CHECK(room.view().state == State::joined);
}

TEST_CASE("what is amiss with the stick after joining is told, and the seat belongs to its station all the same") {
  const auto asked = [](Room& room, const fs::path& stick) {
    REQUIRE(station::pressJoin(room.station(), room.meet(stick).number, true));
    room.take(stick);
    room.plugIn(stick);
    REQUIRE(room.view().state == State::answered);
  };
  Room damaged, fresh, pulled, none;
  asked(damaged, damaged.stick());
  for (const auto& file : filesOf(damaged.stick(), "down-")) fs::resize_file(file, fs::file_size(file) - 1);
  damaged.answer(true, damaged.stick());
  CHECK(damaged.view().stick == Stick::done);
  REQUIRE_FALSE(damaged.view().trouble.empty());
  CHECK(damaged.view().trouble[0].starts_with("Passed over: "));
  // Another stick was put in meanwhile: an empty one is no fault, and takes what the station lacks.
  asked(fresh, fresh.stick());
  fresh.answer(true, fresh.stick("second"));
  CHECK(fresh.view().stick == Stick::done);
  CHECK(fresh.view().trouble.empty());
  CHECK_FALSE(filesOf(fresh.stick("second"), "up-").empty());
  asked(pulled, pulled.stick());
  pulled.answer(true, pulled.folder / "pulled");
  CHECK(pulled.view().stick == Stick::notDone);
  CHECK_FALSE(pulled.view().sentence.empty());
  asked(none, none.stick());
  none.kiosk->tick(none.kiosk->model().nowMs + app::kLookMs);
  none.kiosk->happens(app::JoinAnswered{true});
  CHECK(none.view().stick == Stick::none);
  for (Room* room : {&damaged, &fresh, &pulled, &none}) {
    CHECK(room->view().state == State::joined);
    CHECK_FALSE(room->view().filled);
    CHECK(room->kiosk->model().zone.hasStation);  // nobody has to press Done for that
  }
}

TEST_CASE("each walk twice is one walk, and one ceremony") {
  Room room;
  const auto stick = room.stick();
  room.kiosk->happens(app::JoinPressed{});
  room.plugIn(stick);
  room.plugIn(stick);
  room.take(stick);
  const auto answers = filesOf(stick, "down-");
  REQUIRE(answers.size() == 1);
  CHECK(room.join(stick).state == AtStation::asked);
  CHECK(filesOf(stick, "down-") == answers);
  room.plugIn(stick);
  const std::string number = room.view().number;
  room.plugIn(stick);
  CHECK(room.view().number == number);
  CHECK(room.join(stick).number == number);
  CHECK(room.join(stick).number == number);
  REQUIRE(station::pressJoin(room.station(), number, true));
  CHECK(station::pressJoin(room.station(), number, true).error().fault == Fault::refused);
  room.take(stick);
  CHECK(room.join(stick).state == AtStation::joined);
  CHECK(room.kiosks() == 1);
}

TEST_CASE("Different at the station adds nobody, and the seat says so and begins anew with another number") {
  Room room;
  const auto stick = room.stick();
  const std::string number = room.meet(stick).number;
  REQUIRE(station::pressJoin(room.station(), number, false));
  CHECK(room.join(stick).state == AtStation::different);
  CHECK(room.kiosks() == 0);
  room.plugIn(stick);
  CHECK(room.view().state == State::different);
  room.kiosk->happens(app::JoinAnewPressed{});
  CHECK(room.view().state == State::asking);
  room.plugIn(stick);
  CHECK(room.join(stick).state == AtStation::asked);
  room.plugIn(stick);
  REQUIRE(room.view().state == State::numbered);
  CHECK(room.view().number != number);
}

TEST_CASE("Different at the seat believes nobody, whatever the stick says") {
  Room room;
  const auto stick = room.stick();
  REQUIRE(station::pressJoin(room.station(), room.meet(stick).number, true));
  room.take(stick);
  room.plugIn(stick);
  room.answer(false, stick);
  CHECK(room.view().state == State::different);
  CHECK_FALSE(room.kiosk->desk().records().downlog());
}

TEST_CASE("whoever sits in between with an answer of their own shows themself by the number") {
  Room room;
  Another between;
  const auto stick = room.stick();
  room.kiosk->happens(app::JoinPressed{});
  room.plugIn(stick);
  between.take(stick);  // in place of the station
  room.plugIn(stick);
  REQUIRE(room.view().state == State::numbered);
  // The station answers a hello of theirs, and never this seat's: its nonce is known by now.
  const auto seen = room.join(stick);
  CHECK(seen.state == AtStation::refused);
  CHECK(seen.why.find("Start again on the kiosk.") != std::string::npos);
  CHECK(room.kiosks() == 0);
  // Their second answer, or anybody's, is passed over.
  const std::string number = room.view().number;
  room.plugIn(stick);
  CHECK(room.view().number == number);
}

TEST_CASE("two stations that answer on one stick: the first one read counts, and the seat says that there were two") {
  Room room;
  Another other;
  const auto stick = room.stick();
  room.kiosk->happens(app::JoinPressed{});
  room.plugIn(stick);
  room.take(stick);
  other.take(stick);
  room.plugIn(stick);
  REQUIRE(room.view().state == State::numbered);
  REQUIRE(room.view().trouble.size() == 1);
  CHECK(room.view().trouble[0].starts_with("A second station has answered as well."));
  const auto here = room.join(stick), there = other.take(stick).joins.at(0);
  CHECK((here.state == AtStation::comparing) != (there.state == AtStation::comparing));
  CHECK((here.state == AtStation::comparing ? here : there).number == room.view().number);
  CHECK((here.state == AtStation::comparing ? there : here).state == AtStation::refused);
}

TEST_CASE("a letter that is cut, changed or swapped changes nothing, and the whole one still works") {
  Room room;
  const auto stick = room.stick();
  room.kiosk->happens(app::JoinPressed{});
  room.plugIn(stick);
  const auto letter = filesOf(stick, "up-").front();
  const auto whole = room.folder / "whole";
  fs::copy_file(letter, whole);
  for (const std::uintmax_t size :
       {std::uintmax_t{0}, std::uintmax_t{6}, std::uintmax_t{7}, fs::file_size(whole) / 2, fs::file_size(whole) - 1}) {
    fs::copy_file(whole, letter, fs::copy_options::overwrite_existing);
    fs::resize_file(letter, size);
    const auto done = room.take(stick);
    CHECK(done.joins.empty());
    CHECK(done.damaged.size() == 1);
  }
  fs::copy_file(whole, letter, fs::copy_options::overwrite_existing);
  CHECK(room.join(stick).state == AtStation::asked);
  const auto reply = filesOf(stick, "down-").front();
  const auto size = fs::file_size(reply);
  fs::resize_file(reply, size - 1);
  room.plugIn(stick);
  CHECK(room.view().state == State::asking);
  CHECK(room.view().trouble.size() == 1);
  room.take(stick);
  room.plugIn(stick);
  CHECK(room.view().state == State::numbered);
}

TEST_CASE("a stick that is pulled, missing or one of two says so, and nothing is lost") {
  Room room;
  room.kiosk->happens(app::JoinPressed{});
  room.kiosk->happens(app::JoinStickPressed{});
  CHECK(room.view().stick == Stick::none);
  room.kiosk->sticks = {room.stick(), room.stick("second")};
  room.kiosk->happens(app::JoinStickPressed{});
  CHECK(room.view().stick == Stick::several);
  room.plugIn(room.folder / "pulled");
  CHECK(room.view().stick == Stick::notDone);
  CHECK_FALSE(room.view().sentence.empty());
  room.plugIn(room.stick());
  CHECK(room.view().stick == Stick::done);
}

TEST_CASE("the fourth try within ten minutes is not heard at the station") {
  Room room;
  const auto stick = room.stick();
  room.kiosk->happens(app::JoinPressed{});
  for (int tries = 0; tries < 3; ++tries) {
    room.plugIn(stick);
    room.take(stick);
    room.plugIn(stick);
    REQUIRE(station::pressJoin(room.station(), room.join(stick).number, false));
    room.take(stick);
    room.plugIn(stick);
    REQUIRE(room.view().state == State::different);
    room.kiosk->happens(app::JoinAnewPressed{});
  }
  CHECK(room.view().state == State::pause);  // the seat itself waits as well
  auto other = room.lone("other", "Seat 8");
  const auto second = room.stick("second");
  other->happens(app::JoinPressed{});
  room.plugIn(*other, second);
  CHECK(room.join(second).state == AtStation::refused);
  room.clock.pass(600'000);
  CHECK(room.join(second).state == AtStation::asked);
}

TEST_CASE("one stick carries several seats, each with a number of its own") {
  Room room;
  const auto stick = room.stick();
  auto other = room.lone("other", "Seat 8");
  for (Seat* seat : {room.kiosk.get(), other.get()}) {
    seat->happens(app::JoinPressed{});
    room.plugIn(*seat, stick);
  }
  CHECK(room.take(stick).joins.size() == 2);
  for (Seat* seat : {room.kiosk.get(), other.get()}) room.plugIn(*seat, stick);
  CHECK(room.take(stick).joins.size() == 2);
  CHECK(room.view().number != room.view(*other).number);
  REQUIRE(station::pressJoin(room.station(), room.view(*other).number, true));
  room.take(stick);
  for (Seat* seat : {room.kiosk.get(), other.get()}) room.plugIn(*seat, stick);
  CHECK(room.view().state == State::numbered);
  CHECK(room.view(*other).state == State::answered);
  CHECK(must(room.station().kiosks().all()).front().seat == "Seat 8");
}

TEST_CASE("a seat that was taken out of use is not heard") {
  Room room;
  const auto stick = room.stick();
  REQUIRE(station::pressJoin(room.station(), room.meet(stick).number, true));
  REQUIRE(station::retire(room.station(), room.kiosk->desk().keys().identity().fingerprint()));
  const auto seen = room.join(stick);
  CHECK(seen.state == AtStation::refused);
  CHECK(seen.why.starts_with("This kiosk was taken out of use."));
}
