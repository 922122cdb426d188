// A kiosk that never has a network: everything goes by a stick, which may be lost, doubled, swapped, stale, or full
// (trust: 2.6, 2.16).

#include <algorithm>
#include <mutex>

#include "core/crypto/sheet.h"
#include "core/station/backup.h"
#include "core/station/kiosk_page.h"
#include "core/station/recovery.h"
#include "core/station/restore.h"
#include "core/station/stick.h"
#include "core/station/today.h"
#include "core/station/unlock.h"
#include "core/sync/bundle.h"
#include "kiosk/desk/stick.h"
#include "tests/journeys/checks.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"
#include "tests/support/where.h"

using namespace cz;
using namespace cz::tests;
namespace fs = std::filesystem;

namespace {

/// A seat that was paired once, and then lost its network for good.
struct LoneSeat {
  std::unique_ptr<Seat> seat;
  std::unique_ptr<desk::Stick> stick;

  /// `isNew`: it has to be paired.
  LoneSeat(Classroom& room, const std::string& name, bool isNew = true) : seat(room.seat(name)) {
    if (isNew) seat->pairWith(room.station());
    stick = std::make_unique<desk::Stick>(seat->desk());
  }
  desk::StickTaken take(const fs::path& folder) {
    const auto taken = must(stick->take(folder));
    if (taken.changed) seat->happens(app::FactsChanged{});
    return taken;
  }
  desk::StickWritten write(const fs::path& folder) { return must(stick->write(folder)); }
  std::uint64_t waiting() { return seat->contact().waiting; }
};

struct Room : Classroom {
  std::mutex mutex;
  fs::path stick(const std::string& name = "stick") {
    fs::create_directories(folder / name);
    return folder / name;
  }
  station::StickDone take(const fs::path& path) { return must(station::takeStick(station(), mutex, path)); }
  station::StickDone give(const fs::path& path) { return must(station::giveStick(station(), mutex, path)); }
  /// There and back: the seat has what the station has.
  void roundTrip(LoneSeat& lone, const fs::path& path) {
    lone.write(path);
    take(path);
    lone.take(path);
  }
  void notYet(LoneSeat& lone, const std::string& name) {
    finish(lone, name, false);
    lone.seat->lookBack();
    lone.seat->happens(app::AskPressed{});
    lone.seat->signOut();
  }
  void mastered(LoneSeat& lone, const std::string& name) {
    finish(lone, name, true);
    CHECK(lone.seat->screen<app::ResultScreen>().result.mastered);
    lone.seat->signOut();
  }
  void finish(LoneSeat& lone, const std::string& name, bool right) {
    lone.seat->signIn(slipOf(name));
    lone.seat->openCover(kFactors);
    lone.seat->happens(app::StartPressed{});
    lone.seat->answerAll(right);
    lone.seat->handIn();
  }
  /// A first try of a seat that knows nothing yet, heard by the station and unlocked there. No answer is taken yet.
  void notYetAndUnlocked(LoneSeat& lone, const fs::path& path, const std::string& name) {
    roundTrip(lone, path);
    notYet(lone, name);
    lone.write(path);
    take(path);
    unlock(name);
  }
  void unlock(const std::string& name) { must(station::unlock(station(), idOf(name), kFactors, false)); }
  std::size_t grantsAt(LoneSeat& lone) {
    const std::string facts = must(lone.seat->desk().records().factsAsText());
    std::size_t count = 0;
    for (std::size_t at = facts.find("granted "); at != std::string::npos; at = facts.find("granted ", at + 1)) ++count;
    return count;
  }
  std::int64_t attempts() { return must(station().facts().countAttempts()); }
};

crypto::DeviceKeys keysOf(std::uint8_t number) {
  crypto::MasterSeed seed;
  seed.bytes.fill(number);
  return crypto::DeviceKeys(seed);
}

void copyStick(const fs::path& from, const fs::path& to) {
  fs::remove_all(to / "MCZ");
  fs::copy(from / "MCZ", to / "MCZ", fs::copy_options::recursive);
}

std::vector<fs::path> filesOn(const fs::path& stick) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(stick / "MCZ")) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_CASE("A kiosk without a network: class list, check, unlock and second try go by the stick alone") {
  Room room;
  LoneSeat lone(room, "kiosk");
  const fs::path stick = room.stick();
  lone.write(stick);
  const auto first = room.take(stick);
  REQUIRE(first.seats.size() == 1);
  CHECK(first.seats[0].parcels == std::vector<std::string>{"roster", "factors-6"});
  CHECK(first.unwritten.empty());
  CHECK_FALSE(first.partly());
  CHECK(lone.take(stick).parcels);

  room.notYet(lone, "Lex Moreno");
  const std::uint64_t waiting = lone.waiting();
  CHECK(waiting > 0);
  CHECK(lone.write(stick).leaves == waiting);
  CHECK(lone.waiting() == waiting);  // written is not handed over
  const auto second = room.take(stick);
  CHECK(second.seats.at(0).fresh == waiting);
  CHECK(second.seats.at(0).parcels.empty());
  CHECK(filesOn(stick).size() == 2);  // one from each side: class list and pack are off the stick again
  CHECK(station::todayOf(room.station()).requests.size() == 1);
  CHECK(lone.waiting() == waiting);
  CHECK(lone.take(stick).handedOver == waiting);
  CHECK(lone.waiting() == 0);

  room.unlock("Lex Moreno");
  CHECK(room.give(stick).seats.at(0).decisions == 1);
  CHECK(lone.take(stick).decisions == 1);
  room.mastered(lone, "Lex Moreno");
  room.roundTrip(lone, stick);
  CHECK(lone.waiting() == 0);
  CHECK(must(room.station().facts().journeyOf(room.idOf("Lex Moreno"), kFactors)).mastered());
  CHECK(room.attempts() == 2);
  CHECK(station::todayOf(room.station()).alarms.empty());
}

TEST_CASE("By a stick alone, too, kiosk and station hold each other's signature on what they wrote") {
  Room room;
  LoneSeat lone(room, "kiosk");
  const fs::path stick = room.stick();
  room.notYetAndUnlocked(lone, stick, "Lex Moreno");
  room.roundTrip(lone, stick);
  auto& records = lone.seat->desk().records();
  const auto byStation = must(records.countersigned());
  REQUIRE(byStation);
  CHECK(byStation->size == must(records.ackedSize()));
  CHECK(lone.waiting() == 0);
  // What the kiosk took last, it signs with the next stick.
  lone.write(stick);
  room.take(stick);
  const auto page = must(station::kioskPageOf(room.station(), lone.seat->desk().keys().identity().fingerprint()));
  REQUIRE(page.signedFor);
  CHECK(page.signedFor->size == page.written);
}

TEST_CASE("A stick that is lost on the way is harmless: the next one carries everything again") {
  Room room;
  LoneSeat lone(room, "kiosk");
  room.roundTrip(lone, room.stick());
  room.notYet(lone, "Lex Moreno");
  const auto lost = lone.write(room.stick("lost"));
  room.notYet(lone, "Ada Novak");
  const auto next = lone.write(room.stick("next"));
  CHECK(next.leaves > lost.leaves);
  room.take(room.stick("next"));
  CHECK(room.attempts() == 2);
  CHECK(lone.waiting() == next.leaves);  // the answer gets lost, too
  lone.write(room.stick("third"));
  const auto again = room.take(room.stick("third"));
  CHECK(again.seats.at(0).fresh == 0);
  lone.take(room.stick("third"));
  CHECK(lone.waiting() == 0);
  // The lost one turns up after weeks.
  const auto late = room.take(room.stick("lost"));
  CHECK(late.seats.at(0).fresh == 0);
  CHECK_FALSE(late.partly());
  CHECK(room.attempts() == 2);
}

TEST_CASE("A stick that comes twice changes nothing the second time, at either side") {
  Room room;
  LoneSeat lone(room, "kiosk");
  const fs::path stick = room.stick();
  room.notYetAndUnlocked(lone, stick, "Lex Moreno");
  const auto twice = room.take(stick);
  CHECK(twice.seats.at(0).fresh == 0);
  CHECK(room.attempts() == 1);
  const auto taken = lone.take(stick);
  CHECK(taken.decisions == 1);
  const auto size = must(lone.seat->desk().records().pending(0)).leaves.size();
  const auto again = lone.take(stick);
  CHECK(again.decisions == 0);
  CHECK(again.handedOver == 0);
  CHECK_FALSE(again.changed);
  CHECK(again.trouble.empty());
  CHECK(must(lone.seat->desk().records().pending(0)).leaves.size() == size);
  CHECK(room.grantsAt(lone) == 1);
}

TEST_CASE("An old stick after a newer one takes nothing back: no unlock, no receipt, no class list, no pack") {
  Room room;
  LoneSeat lone(room, "kiosk");
  const fs::path stick = room.stick();
  room.roundTrip(lone, stick);
  copyStick(stick, room.stick("old"));
  room.notYet(lone, "Lex Moreno");
  room.roundTrip(lone, stick);
  room.unlock("Lex Moreno");
  auto files = must(pack::readFolder(inTree("assets/packs/factors-6")));
  auto& text = files["pack.toml"];
  text += "\n# a second printing\n";
  must(room.station().addPack(files));
  room.roundTrip(lone, stick);
  auto& records = lone.seat->desk().records();
  const auto packs = must(records.packs());
  const auto roster = must(records.roster());
  const std::string facts = must(records.factsAsText());
  REQUIRE(packs.at(0).hash == must(room.station().packs().present()).at(0).hash);

  const std::uint64_t waiting = lone.waiting();
  CHECK(waiting == 1);  // "these packs are in use now": not carried yet

  const auto old = lone.take(room.stick("old"));
  CHECK(old.decisions == 0);
  CHECK(old.trouble.size() == 1);  // the packs may be older
  CHECK(must(records.packs()) == packs);
  CHECK(must(records.roster()) == roster);
  CHECK(must(records.factsAsText()) == facts);
  CHECK(lone.waiting() == waiting);
  room.mastered(lone, "Lex Moreno");
  room.roundTrip(lone, stick);
  CHECK(lone.waiting() == 0);
  CHECK(room.attempts() == 2);
}

TEST_CASE("Two kiosks share one stick, and each takes only what is for it") {
  Room room;
  LoneSeat one(room, "one"), two(room, "two");
  const fs::path stick = room.stick();
  one.write(stick);
  two.write(stick);
  CHECK(room.take(stick).seats.size() == 2);
  CHECK(one.take(stick).others > 0);
  two.take(stick);
  room.notYet(one, "Lex Moreno");
  room.notYet(two, "Ada Novak");
  one.write(stick);
  two.write(stick);
  room.take(stick);
  CHECK(room.attempts() == 2);
  room.unlock("Lex Moreno");
  room.unlock("Ada Novak");
  room.give(stick);
  one.take(stick);
  two.take(stick);
  for (LoneSeat* lone : {&one, &two}) {
    CHECK(room.grantsAt(*lone) == 2);
    CHECK(lone->waiting() == 0);
  }
  // Who unlocked at one seat may sit down at the other.
  room.mastered(two, "Lex Moreno");
}

TEST_CASE("Swapped sticks: the answers of one visit come to the kiosk in any order") {
  Room room;
  LoneSeat lone(room, "kiosk");
  room.roundTrip(lone, room.stick());
  room.notYet(lone, "Lex Moreno");
  lone.write(room.stick("a"));
  room.take(room.stick("a"));
  room.unlock("Lex Moreno");
  room.give(room.stick("b"));
  CHECK(lone.take(room.stick("b")).decisions == 1);
  CHECK(lone.waiting() == 0);  // this answer told of what the first stick had brought
  const auto first = lone.take(room.stick("a"));
  CHECK(first.decisions == 0);
  CHECK(first.trouble.empty());
  CHECK(room.grantsAt(lone) == 1);
}

TEST_CASE("What is foreign, half-written, cut off, damaged or of another station stops nothing else") {
  Room room;
  LoneSeat lone(room, "kiosk");
  const fs::path stick = room.stick();
  room.roundTrip(lone, stick);
  room.notYet(lone, "Lex Moreno");
  lone.write(stick);
  const auto before = filesOn(stick);
  Bytes whole;
  for (const auto& file : before) whole = readBytes(file);
  const auto plant = [&](const std::string& name, const Bytes& bytes) { writeBytes(stick / ("MCZ/" + name), bytes); };
  const auto foreign = [&](std::uint8_t to, sync::BundleKind kind) {
    return must(
        sync::writeBundle({{kind, LogId("x"), {}, 1, {}}, {}}, {keysOf(to).identity()}, keysOf(99), room.random));
  };
  plant("up-00000000000000aa.mczb", foreign(97, sync::BundleKind::stickUp));
  plant("down-00000000000000aa.mczb", foreign(98, sync::BundleKind::stickDown));
  // Sealed to this station by a stranger.
  plant("up-00000000000000ab.mczb",
        must(sync::writeBundle({{sync::BundleKind::stickUp, LogId("x"), {}, 1, {}}, {}},
                               {room.station().keys().identity()}, keysOf(99), room.random)));
  plant("up-0000000000000000.mczb", Bytes(whole.begin(), whole.begin() + 700));
  whole[whole.size() / 2] ^= 1;
  plant("up-0000000000000001.mczb", whole);
  plant("down-0000000000000001.mczb", whole);
  plant("up-0000000000000002.mczb", {});
  plant("up-0000000000000003.mczb.part", whole);
  plant("holiday.jpg", {1, 2, 3});
  const auto done = room.take(stick);
  CHECK(done.seats.at(0).fresh > 0);
  CHECK(done.others == 1);
  CHECK(done.damaged.size() == 4);  // cut off, changed, empty, from a stranger
  CHECK(done.partly());
  CHECK(done.unwritten.empty());
  const auto taken = lone.take(stick);
  CHECK(taken.handedOver > 0);
  CHECK(taken.others == 2);  // for another kiosk, and for the station
  CHECK(taken.damaged.empty());
  CHECK(lone.waiting() == 0);
  CHECK(room.attempts() == 1);
  for (const char* name : {"up-00000000000000aa.mczb", "down-00000000000000aa.mczb", "holiday.jpg"})
    CHECK(fs::exists(stick / "MCZ" / name));
}

TEST_CASE("A file that was cut off anywhere is passed over and changes nothing") {
  Room room;
  LoneSeat lone(room, "kiosk");
  room.roundTrip(lone, room.stick());
  room.notYet(lone, "Lex Moreno");
  const fs::path stick = room.stick("cut");
  lone.write(stick);
  const auto file = filesOn(stick).at(0);
  const Bytes whole = readBytes(file);
  for (std::size_t length = 0; length < whole.size(); length += 211) {
    writeBytes(file, Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length)));
    const auto done = room.take(stick);
    CHECK(done.seats.empty());
    CHECK(done.damaged.size() == 1);
  }
  CHECK(room.attempts() == 0);
  writeBytes(file, whole);
  CHECK(room.take(stick).seats.at(0).fresh > 0);
  CHECK(room.attempts() == 1);
}

TEST_CASE("A stick that can't take all: what came in is kept, nothing half-written stays, and it is not called safe") {
  Room room;
  LoneSeat lone(room, "kiosk");
  const fs::path stick = room.stick();
  lone.write(stick);
  // The second file of the answer can't be written, the first one can.
  const auto kiosk = must(room.station().kiosks().all()).at(0).fingerprint();
  const auto inTheWay = stick / "MCZ" / sync::stickName(sync::StickWay::down, room.station().keys(), kiosk, 1);
  fs::create_directory(inTheWay);
  const auto done = room.take(stick);
  CHECK_FALSE(done.unwritten.empty());
  CHECK(done.partly());
  CHECK(done.seats.at(0).fresh > 0);
  CHECK(done.seats.at(0).written == 1);
  for (const auto& file : filesOn(stick)) CHECK(file.extension() == ".mczb");
  fs::remove(inTheWay);
  const auto taken = lone.take(stick);
  CHECK(taken.trouble.size() == 2);  // the class list is not whole, and the pack is not
  CHECK(taken.handedOver == done.seats.at(0).fresh);
  CHECK(must(lone.seat->desk().records().packs()).empty());
  room.roundTrip(lone, stick);
  CHECK(must(lone.seat->desk().records().packs()).size() == 1);
}

TEST_CASE("A station restored from a backup gets its own decisions back by the stick") {
  Room room;
  crypto::SheetSecret secret;
  secret.bytes.fill(5);
  REQUIRE(station::useSheet(room.station(), {1, crypto::keysOfSheet(secret).identity()}));
  LoneSeat lone(room, "kiosk");
  const fs::path stick = room.stick();
  room.roundTrip(lone, stick);
  room.notYet(lone, "Lex Moreno");
  room.notYet(lone, "Ada Novak");
  room.roundTrip(lone, stick);
  must(station::backUp(room.station(), room.folder / "vault", 100));
  room.unlock("Lex Moreno");
  room.roundTrip(lone, stick);
  CHECK(room.grantsAt(lone) == 1);
  must(station::restore(room.folder / "vault", 1, crypto::keysOfSheet(secret), room.folder / "again", room.clock,
                        room.random));
  room.moveTo(room.folder / "again");
  CHECK(must(room.station().facts().grants()).empty());
  room.unlock("Ada Novak");  // a decision of the same number as the lost one
  room.roundTrip(lone, stick);
  room.roundTrip(lone, stick);
  CHECK(must(room.station().facts().grants()).size() == 2);
  room.roundTrip(lone, stick);
  CHECK(room.grantsAt(lone) == 2);
  CHECK(lone.waiting() == 0);
}

TEST_CASE("A kiosk whose disk went back in time gets its own checks back by the stick, and keeps those since") {
  Room room;
  const fs::path stick = room.stick();
  {
    LoneSeat lone(room, "kiosk");
    room.roundTrip(lone, stick);
    lone.write(stick);
  }
  fs::copy(room.folder / "kiosk", room.folder / "image", fs::copy_options::recursive);
  {
    LoneSeat lone(room, "kiosk", false);
    room.mastered(lone, "Lex Moreno");
    room.roundTrip(lone, stick);
  }
  fs::remove_all(room.folder / "kiosk");
  fs::rename(room.folder / "image", room.folder / "kiosk");
  LoneSeat lone(room, "kiosk", false);
  room.mastered(lone, "Ada Novak");
  // The receipt on the stick is for leaves that this disk has lost: it counts for no others.
  const std::uint64_t waiting = lone.waiting();
  const auto receipt = lone.take(stick);
  CHECK(receipt.handedOver == 0);
  CHECK(receipt.trouble.size() == 1);
  CHECK(lone.waiting() == waiting);
  lone.write(stick);
  CHECK(room.take(stick).seats.at(0).upload == sync::Upload::refused);
  CHECK(lone.take(stick).trouble.empty());
  room.roundTrip(lone, stick);
  CHECK(lone.waiting() == 0);
  CHECK(room.attempts() == 2);
  for (const std::string name : {"Lex Moreno", "Ada Novak"})
    CHECK(must(room.station().facts().journeyOf(room.idOf(name), kFactors)).mastered());
}

TEST_CASE(
    "More than one message carries goes in several files, each proven on its own, and one that is lost is sent again") {
  Room room;
  LoneSeat lone(room, "kiosk");
  const fs::path stick = room.stick();
  room.roundTrip(lone, stick);
  auto& records = lone.seat->desk().records();
  for (int i = 0; i < 1100; ++i) REQUIRE(records.useRoster({100 + i, must(records.roster())->hash}));
  const auto written = lone.write(stick);
  CHECK(written.leaves > 1100);
  CHECK(written.files == 2);
  const auto kiosk = lone.seat->desk().keys().identity().fingerprint();
  const auto fileOf = [&](std::size_t part) {
    return stick / "MCZ" / sync::stickName(sync::StickWay::up, lone.seat->desk().keys(), kiosk, part);
  };
  std::mutex mutex;
  CHECK(must(station::showBundle(room.station(), mutex, fileOf(0))).proven);
  const auto second = must(station::showBundle(room.station(), mutex, fileOf(1)));
  CHECK_FALSE(second.proven);  // not before the first one is in
  CHECK(second.leaves.back() == "roster.applied");
  const fs::path lost = room.folder / "lost";
  fs::rename(fileOf(0), lost);
  const auto gap = room.take(stick);
  CHECK(gap.seats.at(0).upload == sync::Upload::gap);
  CHECK(gap.seats.at(0).fresh == 0);
  CHECK(gap.partly());
  lone.take(stick);
  CHECK(lone.waiting() >= 1000);
  // By name the second one comes first now.
  fs::rename(lost, stick / "MCZ/up-ffffffffffffffff.mczb");
  fs::rename(fileOf(1), stick / "MCZ/up-0000000000000000.mczb");
  CHECK(room.take(stick).seats.at(0).fresh == written.leaves);
  lone.take(stick);
  CHECK(lone.waiting() == 0);
}

TEST_CASE("A stick with leaves of a way that the kiosk has left comes late, and is no news") {
  Room room;
  LoneSeat lone(room, "kiosk");
  room.roundTrip(lone, room.stick());
  lone.seat.reset();
  fs::copy(room.folder / "kiosk", room.folder / "before", fs::copy_options::recursive);
  lone = LoneSeat(room, "kiosk", false);
  room.notYet(lone, "Lex Moreno");
  room.roundTrip(lone, room.stick());

  LoneSeat back(room, "before", false);
  room.notYet(back, "Noor Haddad");
  CHECK(back.write(room.stick("late")).leaves > 0);
  back.seat->talkTo(room.station());  // it hears what it had forgotten
  const auto alarms = station::todayOf(room.station()).alarms;
  REQUIRE(alarms.size() == 1);
  CHECK(alarms[0].find("went back in time") != std::string::npos);
  CHECK(room.attempts() == 2);

  const auto late = room.take(room.stick("late"));
  CHECK(late.seats.at(0).upload == sync::Upload::refused);
  CHECK(station::todayOf(room.station()).alarms == alarms);
  CHECK(room.attempts() == 2);
}

TEST_CASE("A stick with leaves of a way that the kiosk knows nothing of is named") {
  Room room;
  LoneSeat lone(room, "kiosk");
  room.roundTrip(lone, room.stick());
  lone.seat.reset();
  fs::copy(room.folder / "kiosk", room.folder / "before", fs::copy_options::recursive);
  lone = LoneSeat(room, "kiosk", false);
  room.notYet(lone, "Lex Moreno");
  lone.write(room.stick("late"));

  LoneSeat back(room, "before", false);
  room.notYet(back, "Noor Haddad");
  room.roundTrip(back, room.stick());
  CHECK(station::todayOf(room.station()).alarms.empty());
  room.take(room.stick("late"));
  const auto alarms = station::todayOf(room.station()).alarms;
  REQUIRE(alarms.size() == 1);
  CHECK(alarms[0].find("signed two ways of its log") != std::string::npos);
}
