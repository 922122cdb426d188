// The station is lost and there is no backup: a new machine, the recovery sheet and the kiosks bring everything back
// that kiosks know (trust: 2.2, 2.16). What is not approved by the sheet changes nothing.

#include <mutex>

#include "core/crypto/sheet.h"
#include "core/ledger/succession.h"
#include "core/station/decisions.h"
#include "core/station/enrolment.h"
#include "core/station/marking.h"
#include "core/station/recovery.h"
#include "core/station/replacement.h"
#include "core/station/seal_again.h"
#include "core/station/stick.h"
#include "core/station/student.h"
#include "core/station/today.h"
#include "core/station/unlock.h"
#include "kiosk/desk/stick.h"
#include "tests/journeys/checks.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;
namespace fs = std::filesystem;

namespace {

crypto::SheetSecret secretOf(std::uint8_t byte) {
  crypto::SheetSecret secret;
  secret.bytes.fill(byte);
  return secret;
}

struct Room : TwoSeats {
  int made = 0;

  Room() {
    must(station().addPack(traitPack()));
    REQUIRE(station::useSheet(station(), station::sheetFor(station(), 1, crypto::keysOfSheet(secretOf(5)))));
    talk();
  }
  /// The old machine and its disk are gone; an empty station, and nothing else.
  void replaceBy(const crypto::SheetSecret& sheet) {
    emptyStation();
    REQUIRE(station::awaitKiosks(station(), sheet));
  }
  void emptyStation() {
    const fs::path home = folder / ("station-" + std::to_string(++made));
    REQUIRE(station::Station::create(home, {"Room 14", "unused"}, clock, random));
    moveTo(home);
  }
  /// Off and on: the keys of what was written before are in no kiosk's memory any more.
  void restartSeats() {
    one.reset();
    two.reset();
    clock.boot = 20'000 * ++made;
    one = seat("one", "Seat 1");
    two = seat("two", "Seat 2");
  }
  void call(Seat& seat, int rounds = 4) {
    for (int round = 0; round < rounds; ++round)
      seat.talkOver([&](const desk::Post& post) -> std::optional<Bytes> {
        const auto reply = delivered(station(), post);
        return reply ? std::optional(*reply) : std::nullopt;
      });
  }
  void mark(int level) {
    const auto waiting = must(station::toMark(station()));
    REQUIRE_FALSE(waiting.empty());
    must(station::giveMark(station(), waiting.front().attempt, waiting.front().slot,
                           {{{CriterionId("claim"), level}}, "Well argued."}));
  }
  /// A day at two seats, with an unlock, a mark and an excuse.
  void day() {
    take(*one, "Lex Moreno", kFactors, false);
    take(*two, "Ada Novak", kTrait, true);
    talk();
    must(station::unlock(station(), idOf("Lex Moreno"), kFactors, false));
    mark(1);
    must(station::decide(station(), idOf("Eli Stone"), CheckId("primes"), journey::WantExcuse{}, "was ill"));
    talk();
    talk();
  }
};

}  // namespace

TEST_CASE("What a kiosk brought of the station before may come again, at any time, and accuses nobody") {
  Room room;
  room.day();
  const std::string truth = memoryOf(room.station());
  room.restartSeats();
  room.replaceBy(secretOf(5));
  std::vector<desk::Post> brought;
  for (Seat* seat : {room.one.get(), room.two.get(), room.one.get()})
    for (int round = 0; round < 4; ++round)
      seat->talkOver([&](const desk::Post& post) -> std::optional<Bytes> {
        for (const desk::Post& earlier : brought) static_cast<void>(delivered(room.station(), earlier));
        const auto reply = delivered(room.station(), post);
        if (post.path == "/v1/past") brought.push_back(post);
        return reply ? std::optional(*reply) : std::nullopt;
      });
  CHECK(brought.size() > 4);
  CHECK(memoryOf(room.station()) == truth);
  CHECK(station::todayOf(room.station()).alarms.empty());
}

TEST_CASE("A station that is lost with no backup comes back from the recovery sheet and the kiosks") {
  Room room;
  room.day();
  const std::string truth = memoryOf(room.station());
  const StudentId lex = room.idOf("Lex Moreno");
  const std::string page = must(room.station().facts().asText());
  REQUIRE(page.find("Well argued.") == std::string::npos);  // it is in a blob of CBOR
  room.restartSeats();
  room.replaceBy(secretOf(5));
  CHECK(memoryOf(room.station()) != truth);
  room.call(*room.one);
  room.call(*room.two);
  room.call(*room.one);
  CHECK(memoryOf(room.station()) == truth);
  CHECK(room.idOf("Lex Moreno") == lex);  // the class list, with its pseudonyms
  const auto student = station::studentPageOf(room.station(), lex);
  REQUIRE(student);
  REQUIRE(student->checks.size() == 1);
  const auto& attempt = student->checks.front().attempts.front();
  CHECK(attempt.items.size() > 2);
  CHECK_FALSE(attempt.items.front().response.empty());  // what was answered can be read again
  CHECK(attempt.reflection.front() == "My own words, 1");
  CHECK(attempt.notes.empty());
  CHECK(must(room.station().facts().grants()).size() == 1);
  const std::string facts = must(room.station().facts().asText());
  must(room.station().rebuild());
  CHECK(must(room.station().facts().asText()) == facts);

  const auto replacing = must(station::replacingOf(room.station()));
  REQUIRE(replacing);
  CHECK(replacing->open);
  REQUIRE(replacing->kiosks.size() == 2);
  for (const auto& kiosk : replacing->kiosks) {
    CHECK(kiosk.done);
    CHECK(kiosk.closed == 0);
    CHECK(kiosk.lost == 0);
    CHECK(kiosk.decisions >= 2);
  }
  CHECK(replacing->missing == 0);
  CHECK(station::todayOf(room.station()).alarms.empty());
}

TEST_CASE("Students go on at a replaced station: the same PIN, the unlock that was given, and the next unseen form") {
  Room room;
  room.day();
  room.restartSeats();
  room.replaceBy(secretOf(5));
  room.call(*room.one);
  room.call(*room.two);
  room.take(*room.one, "Lex Moreno", kFactors, true);
  room.call(*room.one);
  const auto way = must(room.station().facts().journeyOf(room.idOf("Lex Moreno"), kFactors));
  CHECK(way.mastered());
  CHECK(way.attempts().size() == 2);
  CHECK(station::todayOf(room.station()).alarms.empty());  // drawn with the key of the lost station, and right so
  // Decisions reach the kiosks again.
  room.take(*room.two, "Noor Haddad", kFactors, false);
  room.call(*room.two);
  must(station::unlock(room.station(), room.idOf("Noor Haddad"), kFactors, false));
  room.call(*room.two);
  CHECK(must(room.two->desk().records().journey(room.idOf("Noor Haddad"), kFactors)).standing() ==
        journey::Standing::unlocked);
}

TEST_CASE("What a kiosk had not handed over when the station was lost arrives at the next one") {
  Room room;
  room.take(*room.one, "Lex Moreno", kFactors, true);  // the network is down already
  room.restartSeats();
  room.take(*room.one, "Ada Novak", kFactors, true);
  room.replaceBy(secretOf(5));
  room.call(*room.one);
  CHECK(must(room.station().facts().countAttempts()) == 2);
  for (const std::string name : {"Lex Moreno", "Ada Novak"})
    CHECK(must(room.station().facts().journeyOf(room.idOf(name), kFactors)).mastered());
  CHECK(room.one->contact().waiting == 0);
}

TEST_CASE("A sheet that the kiosk doesn't know changes not one byte of it and is named") {
  Room room;
  room.day();
  const auto held = [&] { return must(room.one->desk().records().pending(0)).leaves.size(); };
  room.replaceBy(secretOf(6));
  const std::size_t before = held();
  std::string why;
  for (int round = 0; round < 4; ++round) {
    desk::Exchange talk(room.one->desk(), "");
    for (;;) {
      const auto post = must(talk.next());
      if (!post) break;
      const auto reply = delivered(room.station(), *post);
      if (!reply) talk.failed();
      if (!reply) continue;
      const auto taken = talk.take(*reply);
      if (!taken) why = taken.error().message;
      if (!taken) break;
    }
  }
  CHECK(why == "The station that answers is not approved by the recovery sheet that this kiosk knows.");
  CHECK(held() == before);
  CHECK(room.one->desk().records().successions().empty());
  CHECK(must(room.station().kiosks().all()).empty());
}

TEST_CASE("A statement is believed once, in its turn, and only whole") {
  Room room;
  room.day();
  auto& records = room.one->desk().records();
  const auto old = records.downlog()->identity;
  crypto::MasterSeed seed;
  seed.bytes.fill(77);
  const crypto::DeviceKeys next(seed);
  const auto sheet = crypto::keysOfSheet(secretOf(5));
  using Kind = ledger::Succession::Kind;
  const ledger::Succession right{Kind::replaced, 1, old.fingerprint(), next.identity()};
  const auto size = [&] { return must(records.pending(0)).leaves.size(); };
  const std::size_t before = size();
  const std::string facts = must(records.factsAsText());
  const auto refuses = [&](const ledger::SignedSuccession& one) {
    const auto done = records.succeed(one);
    CHECK_FALSE(done);
    if (!done) CHECK(done.error().fault == Fault::refused);
    CHECK(size() == before);
    CHECK(records.downlog()->identity == old);
  };
  // Another sheet, another old station, an earlier and a later number, the new station's word alone, the old one's.
  refuses(ledger::signSuccession(right, crypto::keysOfSheet(secretOf(6)), next));
  refuses(ledger::signSuccession({Kind::replaced, 1, next.identity().fingerprint(), next.identity()}, sheet, next));
  refuses(ledger::signSuccession({Kind::replaced, 0, old.fingerprint(), next.identity()}, sheet, next));
  refuses(ledger::signSuccession({Kind::replaced, 2, old.fingerprint(), next.identity()}, sheet, next));
  refuses(ledger::signSuccession(right, next, next));
  refuses(ledger::signSuccession(right, sheet, sheet));
  refuses(ledger::signSuccession({Kind::rotated, 1, old.fingerprint(), next.identity()}, sheet, next));
  refuses(ledger::signSuccession({Kind::pressed, 1, old.fingerprint(), next.identity()}, sheet, next));
  const Bytes whole = ledger::encode(ledger::signSuccession(right, sheet, next));
  for (std::size_t at = 0; at < whole.size(); ++at)
    for (unsigned bit = 0; bit < 8; ++bit) {
      Bytes flipped = whole;
      flipped[at] ^= static_cast<std::uint8_t>(1U << bit);
      const auto read = ledger::decodeSuccession(flipped);
      if (read && records.succeed(*read)) FAIL("bit " << bit << " of byte " << at << " does not count");
    }
  for (std::size_t length = 0; length < whole.size(); ++length)
    CHECK_FALSE(ledger::decodeSuccession(ByteView(whole).first(length)));
  CHECK(size() == before);
  CHECK(must(records.factsAsText()) == facts);
  REQUIRE(records.succeed(*ledger::decodeSuccession(whole)));
  CHECK(records.downlog()->identity == next.identity());
  CHECK(must(records.factsAsText()) == facts);                     // what the lost station said stays
  CHECK_FALSE(records.succeed(*ledger::decodeSuccession(whole)));  // again
  CHECK(records.successions().size() == 1);
}

TEST_CASE("A kiosk that is cut off after any message of the move comes back with everything") {
  Room room;
  room.day();
  const std::string truth = memoryOf(room.station());
  room.restartSeats();
  room.replaceBy(secretOf(5));
  room.call(*room.two);
  room.one.reset();
  const fs::path empty = room.station().folder();
  const fs::path station = room.folder / "cut-station", kiosk = room.folder / "one", image = room.folder / "image";
  room.moveTo(room.folder / "station");  // let go of it, so that it can be copied
  fs::copy(kiosk, image, fs::copy_options::recursive);
  int messages = 1000;
  for (int cut = 0; cut <= messages; ++cut) {
    INFO("cut after message " << cut);
    room.moveTo(room.folder / "station");
    fs::remove_all(station);
    fs::copy(empty, station, fs::copy_options::recursive);
    room.moveTo(station);
    fs::remove_all(kiosk);
    fs::copy(image, kiosk, fs::copy_options::recursive);
    int sent = 0;
    {
      const auto seat = room.seat("one");
      for (int round = 0; round < 5; ++round)
        seat->talkOver([&](const desk::Post& post) -> std::optional<Bytes> {
          if (sent++ >= cut) return std::nullopt;
          // The station has it; its answer is lost with the last one.
          const auto reply = delivered(room.station(), post);
          return reply && sent < cut ? std::optional(*reply) : std::nullopt;
        });
    }
    if (sent <= cut) messages = cut;
    const auto seat = room.seat("one");
    room.call(*seat, 5);
    CHECK(memoryOf(room.station()) == truth);
    CHECK(seat->contact().waiting == 0);
  }
  CHECK(messages > 8);
}

TEST_CASE("A kiosk that nobody vouches for is not taken in") {
  Room room;
  room.day();
  room.replaceBy(secretOf(5));
  const auto sheet = crypto::keysOfSheet(secretOf(5));
  // A station that somebody made up, with the sheet's open half, which every kiosk knows.
  Classroom other;
  REQUIRE(station::useSheet(other.station(), {1, sheet.identity(), {}, {}}));
  const auto seat = other.seat("stranger");
  seat->talkTo(other.station());
  room.call(*seat);
  CHECK(must(room.station().kiosks().all()).empty());
  CHECK(must(room.station().facts().countAttempts()) == 0);
}

TEST_CASE("With another sheet two people connect the kiosk by a number once, and it keeps its log") {
  Room room;
  room.day();
  room.one.reset();
  room.emptyStation();
  room.one = std::make_unique<Seat>(room.folder / "one", room.clock, room.random, "");
  room.call(*room.one);
  room.one->happens(app::BackPressed{});
  CHECK(room.one->model().zone.canChange);
  REQUIRE(station::openEnrolment(room.station()));
  room.one->happens(app::ConnectPressed{});
  room.call(*room.one);
  const std::string number = station::enrolmentOf(room.station()).number;
  REQUIRE_FALSE(number.empty());
  CHECK(room.one->screen<app::ConnectScreen>().view.number == number);
  room.one->happens(app::SameNumber{});
  REQUIRE(station::pressEnrolment(room.station(), number, true));
  room.call(*room.one);
  CHECK(room.one->screen<app::ConnectScreen>().view.state == app::ConnectView::State::joined);
  room.one->happens(app::BackPressed{});
  CHECK_FALSE(room.one->model().zone.canChange);
  const auto kiosks = must(room.station().kiosks().all());
  REQUIRE(kiosks.size() == 1);
  const auto held = must(records::LogArchive(room.station().db()).size(kiosks.front().up.id()));
  CHECK(held == must(room.one->desk().records().pending(0)).leaves.size());
  CHECK(held > 10);
  CHECK(room.hasAlarm("sealed with a key that this station doesn't have"));
}

TEST_CASE("A seat without a network comes back by a stick: it asks, it believes, and it brings everything") {
  Room room;
  room.day();
  const std::string truth = memoryOf(room.station());
  room.restartSeats();
  room.replaceBy(secretOf(5));
  const fs::path stick = room.folder / "stick";
  fs::create_directories(stick);
  std::mutex mutex;
  const auto visitSeats = [&] {
    for (Seat* seat : {room.one.get(), room.two.get()}) {
      desk::Stick one(seat->desk());
      must(one.take(stick));
      must(one.write(stick));
    }
  };
  must(station::giveStick(room.station(), mutex, stick));
  visitSeats();  // they find a station that they don't know, and ask
  must(station::takeStick(room.station(), mutex, stick));
  visitSeats();  // its statement is there
  for (Seat* seat : {room.one.get(), room.two.get()})
    CHECK(seat->desk().records().downlog()->identity == room.station().keys().identity());
  const auto done = must(station::takeStick(room.station(), mutex, stick));
  CHECK(done.seats.size() == 2);
  CHECK(memoryOf(room.station()) == truth);
  visitSeats();  // and now they use the class list of the new station, and say so
  must(station::takeStick(room.station(), mutex, stick));
  visitSeats();
  for (Seat* seat : {room.one.get(), room.two.get()}) CHECK(seat->contact().waiting == 0);
  const auto replacing = must(station::replacingOf(room.station()));
  REQUIRE(replacing);
  CHECK(replacing->kiosks.size() == 2);
  for (const auto& kiosk : replacing->kiosks) CHECK(kiosk.done);
}

TEST_CASE("After a new sheet the lost station comes back from that one, with what was sealed to the sheets before") {
  for (const bool approved : {true, false}) {
    INFO("the old sheet speaks for the new one: " << approved);
    Room room;
    room.day();
    room.restartSeats();
    auto next = station::sheetFor(room.station(), 2, crypto::keysOfSheet(secretOf(8)));
    if (approved) next.approval = records::approvalOf(crypto::keysOfSheet(secretOf(5)), 2, next.sheet);
    REQUIRE(station::useSheet(room.station(), next));
    room.talk();
    room.talk();
    for (Seat* seat : {room.one.get(), room.two.get()}) {
      auto& records = seat->desk().records();
      CHECK(records.unapprovedSheet().has_value() != approved);
      CHECK(records.recoverySheet()->version == (approved ? 2U : 1U));
      REQUIRE(records.approveSheet());
      CHECK(records.recoverySheet()->version == 2);
    }
    room.take(*room.one, "Noor Haddad", kFactors, true);
    room.talk();
    CHECK(must(station::onEarlierSheet(room.station())) == std::vector<std::string>{"Seat 2"});  // the other seat
    const std::string truth = memoryOf(room.station());
    room.restartSeats();
    CHECK(room.one->desk().records().recoverySheet()->version == 2);
    room.replaceBy(secretOf(8));
    room.call(*room.one);
    room.call(*room.two);
    CHECK(memoryOf(room.station()) == truth);
    for (const auto& kiosk : must(station::replacingOf(room.station()))->kiosks) CHECK(kiosk.closed == 0);
  }
}

TEST_CASE("Two people confirm a new sheet at a kiosk when the old one is lost") {
  Room room;
  room.one.reset();
  room.one = std::make_unique<Seat>(room.folder / "one", room.clock, room.random, "");
  REQUIRE(station::useSheet(room.station(), station::sheetFor(room.station(), 2, crypto::keysOfSheet(secretOf(8)))));
  room.call(*room.one);
  room.one->happens(app::FactsChanged{});
  REQUIRE(room.one->model().zone.newSheet);
  REQUIRE(station::openEnrolment(room.station()));
  room.one->happens(app::ConnectPressed{});
  room.call(*room.one);
  const std::string number = station::enrolmentOf(room.station()).number;
  REQUIRE_FALSE(number.empty());
  room.one->happens(app::SameNumber{});
  CHECK(room.one->desk().records().recoverySheet()->version == 1);
  REQUIRE(station::pressEnrolment(room.station(), number, true));
  room.call(*room.one);
  CHECK(room.one->desk().records().recoverySheet()->version == 2);
  CHECK_FALSE(room.one->desk().records().unapprovedSheet());
  room.one->happens(app::BackPressed{});
  CHECK_FALSE(room.one->model().zone.newSheet);
}
