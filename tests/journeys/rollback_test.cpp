// A disk goes back in time, the station's or a kiosk's, and nothing is lost or doubled (trust: 2.6, 2.16).

#include <set>

#include "core/crypto/sheet.h"
#include "core/ledger/leaf.h"
#include "core/station/backup.h"
#include "core/station/decisions.h"
#include "core/station/marking.h"
#include "core/station/recovery.h"
#include "core/station/restore.h"
#include "core/station/unlock.h"
#include "tests/journeys/checks.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;
namespace fs = std::filesystem;

namespace {

crypto::SheetSecret sheetSecret() {
  crypto::SheetSecret secret;
  secret.bytes.fill(5);
  return secret;
}

struct Room : TwoSeats {
  Room() {
    must(station().addPack(traitPack(2)));
    REQUIRE(station::useSheet(station(), {1, crypto::keysOfSheet(sheetSecret()).identity()}));
    talk();
  }
  fs::path vault() const { return folder / "vault"; }
  void backUp() { must(station::backUp(station(), vault(), 100)); }
  Result<station::Restored> restoreTo(const fs::path& data, std::uint64_t number) {
    return station::restore(vault(), number, crypto::keysOfSheet(sheetSecret()), data, clock, random);
  }
  /// The station's disk is gone; a new one is made of this backup.
  void restore(std::uint64_t number) {
    const fs::path data = folder / ("restored-" + std::to_string(number));
    must(restoreTo(data, number));
    moveTo(data);
  }
  void unlock(const std::string& name, const CheckId& check = kFactors) {
    must(station::unlock(station(), idOf(name), check, false));
  }
  void markOne(int level) {
    const auto waiting = must(station::toMark(station()));
    REQUIRE_FALSE(waiting.empty());
    must(station::giveMark(station(), waiting.front().attempt, waiting.front().slot,
                           {{{CriterionId("claim"), level}}, ""}));
  }
  bool isUnlockedAt(Seat& seat, const std::string& name) {
    const std::string facts = must(seat.desk().records().factsAsText());
    for (std::size_t at = facts.find("granted "); at != std::string::npos; at = facts.find("granted ", at + 1))
      if (facts.substr(at, facts.find('\n', at) - at).find(idOf(name).text) != std::string::npos) return true;
    return false;
  }
};

/// Twenty exchanges of a class, with a backup before each.
struct Days {
  static constexpr int kDays = 20;
  Room room;
  Days() {
    const char* const names[] = {"Lex Moreno", "Ada Novak", "Eli Stone", "Noor Haddad", "Tomás Vale"};
    for (int day = 0; day < kDays; ++day) {
      room.backUp();
      const std::string name = names[day / 4];
      Seat& seat = day / 4 % 2 == 0 ? *room.two : *room.one;
      switch (day % 4) {
        case 0: room.take(seat, name, kFactors, false); break;
        case 1: room.unlock(name); break;
        case 2: room.take(seat, name, day % 8 == 2 ? kTrait : kFactors, true); break;
        default:
          if (!must(station::toMark(room.station())).empty()) room.markOne(1);
          must(station::decide(room.station(), room.idOf(name), CheckId("primes"), journey::WantExcuse{}, "was ill"));
      }
      room.one->talkTo(room.station());
      if (day % 2 == 0) room.two->talkTo(room.station());
    }
    room.talk();
  }
};

}  // namespace

TEST_CASE("A station restored from a backup of any age up to twenty exchanges is as it was once its kiosks called") {
  Days days;
  Room& room = days.room;
  const std::string truth = memoryOf(room.station());
  room.one.reset();
  room.two.reset();
  for (int age = 1; age <= Days::kDays; ++age) {
    INFO("age " << age);
    for (const char* name : {"one", "two"}) {
      fs::remove_all(room.folder / (std::string("again-") + name));
      fs::copy(room.folder / name, room.folder / (std::string("again-") + name), fs::copy_options::recursive);
    }
    room.restore(static_cast<std::uint64_t>(Days::kDays + 1 - age));
    CHECK(memoryOf(room.station()) != truth);
    room.one = room.seat("again-one");
    room.two = room.seat("again-two");
    room.talk();
    room.talk();
    CHECK(memoryOf(room.station()) == truth);
    const std::string facts = must(room.station().facts().asText());
    must(room.station().rebuild());
    CHECK(must(room.station().facts().asText()) == facts);
    for (Seat* seat : {room.one.get(), room.two.get()}) {
      const auto kiosk = must(room.station().kiosks().find(seat->desk().records().uplog().identity.fingerprint()));
      REQUIRE(kiosk);
      CHECK(must(seat->desk().records().downSize()) == must(room.station().downlogs().size(kiosk->fingerprint())));
    }
    room.one.reset();
    room.two.reset();
  }
}

TEST_CASE("What a restored station decided before its kiosks called stands behind what they bring back") {
  Room room;
  room.take(*room.one, "Lex Moreno", kFactors, false);
  room.take(*room.one, "Ada Novak", kFactors, false);
  room.talk();
  room.backUp();
  room.unlock("Lex Moreno");
  room.talk();
  room.restore(1);
  CHECK(room.hasAlarm("This station was restored on"));
  CHECK(room.hasAlarm("Not heard from since: Seat 1, Seat 2."));
  room.unlock("Ada Novak");  // a decision of the same number as the lost one
  room.talk();
  room.talk();
  CHECK(room.hasAlarm("gave back 1 decision of yours that this station had lost"));
  CHECK(room.hasAlarm("What you decided since counts, too."));
  CHECK_FALSE(room.hasAlarm("Not heard from since"));
  CHECK(must(room.station().facts().grants()).size() == 2);
  for (Seat* seat : {room.one.get(), room.two.get()})
    for (const std::string name : {"Lex Moreno", "Ada Novak"}) CHECK(room.isUnlockedAt(*seat, name));
  const std::string facts = must(room.station().facts().asText());
  must(room.station().rebuild());
  CHECK(must(room.station().facts().asText()) == facts);
}

TEST_CASE("Of two decisions about one thing, the one after the restore counts, not the one that came back") {
  Room room;
  const std::vector<std::string> names = {"Lex Moreno", "Ada Novak"};
  const std::vector<CheckId> checks = {kFactors, kTrait};
  const auto help = [&](int factor) {
    for (const std::string& name : names)
      for (const CheckId& check : checks)
        must(station::decide(room.station(), room.idOf(name), check,
                             journey::WantAccommodate{{}, {Exact(factor), false}}, ""));
  };
  room.talk();
  room.backUp();
  help(2);
  room.talk();
  room.restore(1);
  help(3);  // the teacher has thought about it again
  room.talk();
  room.talk();
  for (const std::string& name : names)
    for (const CheckId& check : checks) {
      const auto there = must(room.station().facts().journeyOf(room.idOf(name), check));
      REQUIRE(there.help.size() == 2);
      CHECK(there.help.rbegin()->second.timeFactor == Exact(3));
      for (Seat* seat : {room.one.get(), room.two.get()})
        CHECK(must(seat->desk().records().journey(room.idOf(name), check)).help == there.help);
    }
}

TEST_CASE("A decision that one kiosk alone had heard of reaches the other after the restore") {
  Room room;
  room.take(*room.one, "Lex Moreno", kFactors, false);
  room.talk();
  room.backUp();
  room.unlock("Lex Moreno");
  room.one->talkTo(room.station());  // the other kiosk is off
  room.restore(1);
  room.two->talkTo(room.station());
  CHECK_FALSE(room.isUnlockedAt(*room.two, "Lex Moreno"));
  room.talk();
  room.talk();
  CHECK(room.isUnlockedAt(*room.two, "Lex Moreno"));
  CHECK(must(room.station().facts().grants()).size() == 1);
}

TEST_CASE("A kiosk that joins after a restore offers no try that was unlocked twice and taken once") {
  Room room;
  const StudentId lex = room.idOf("Lex Moreno");
  room.take(*room.one, "Lex Moreno", kFactors, false);
  room.talk();
  room.backUp();
  room.unlock("Lex Moreno");
  room.one->talkTo(room.station());
  room.restore(1);
  room.clock.boot += 1000;
  room.unlock("Lex Moreno");  // once more: the station has forgotten the first
  room.talk();
  room.talk();
  REQUIRE(must(room.station().facts().grants()).size() == 2);
  room.take(*room.one, "Lex Moreno", kFactors, false);
  room.talk();
  const auto there = must(room.station().facts().journeyOf(lex, kFactors));
  REQUIRE(there.tries() == 2);
  REQUIRE(there.openGrants().empty());
  auto late = room.seat("three", "Seat 3");
  late->talkTo(room.station());
  const auto here = must(late->desk().records().journey(lex, kFactors));
  CHECK(here == there);
  CHECK(here.openGrants().empty());
  CHECK(here.standing() == journey::Standing::asked);
  late->signIn(room.slipOf("Lex Moreno"));
  late->openCover(kFactors);
  CHECK(late->screen<app::CoverScreen>().cover.standing == app::Standing::asked);
  CHECK_FALSE(late->screen<app::CoverScreen>().cover.canStart);
}

TEST_CASE("Marks before and after a restore count together, and the newer one of a response stands") {
  Room room;
  room.take(*room.one, "Lex Moreno", kTrait, true);
  room.talk();
  const auto waiting = must(station::toMark(room.station()));
  REQUIRE(waiting.size() == 2);
  const auto mark = [&](std::size_t at, int level) {
    must(station::giveMark(room.station(), waiting[at].attempt, waiting[at].slot,
                           {{{CriterionId("claim"), level}}, ""}));
  };
  room.backUp();
  mark(0, 0);
  mark(1, 1);
  room.talk();
  room.restore(1);
  mark(0, 1);  // the teacher has thought about it again
  room.talk();
  room.talk();
  const auto fact = must(room.station().facts().attempt(waiting[0].attempt));
  REQUIRE(fact);
  CHECK(fact->marksMissing == 0);
  CHECK(fact->mastered);
  CHECK(must(room.one->desk().records().journey(room.idOf("Lex Moreno"), kTrait)).standing() ==
        journey::Standing::mastered);
}

TEST_CASE("A new sheet that was made after the backup comes back with the kiosks") {
  Room room;
  room.backUp();
  crypto::SheetSecret second;
  second.bytes.fill(6);
  const auto next = crypto::keysOfSheet(second).identity();
  const auto approval = records::approvalOf(crypto::keysOfSheet(sheetSecret()), 2, next);
  REQUIRE(station::useSheet(room.station(), {2, next, {}, approval}));
  room.talk();
  CHECK(room.two->desk().records().recoverySheet()->version == 2);
  room.restore(1);
  CHECK(must(station::nextSheet(room.station())) == 2);
  room.talk();
  CHECK(must(station::nextSheet(room.station())) == 3);
  CHECK(must(station::sheetOf(room.station()))->known.sheet == crypto::keysOfSheet(second).identity());
}

TEST_CASE("A kiosk whose disk went back gets its checks back, keeps those since, and the teacher hears of it") {
  Room room;
  room.one.reset();
  fs::copy(room.folder / "one", room.folder / "image", fs::copy_options::recursive);
  room.one = room.seat("one");
  room.take(*room.one, "Lex Moreno", kFactors, true);
  room.talk();
  room.one.reset();
  fs::remove_all(room.folder / "one");
  fs::rename(room.folder / "image", room.folder / "one");
  room.one = room.seat("one");
  room.take(*room.one, "Ada Novak", kFactors, true);
  room.talk();
  room.talk();
  CHECK(room.hasAlarm("Seat 1's disk went back in time; seen on"));
  CHECK(room.hasAlarm("1 check that was taken since is kept."));
  CHECK_FALSE(room.hasAlarm("can't be true"));
  CHECK(must(room.station().facts().countAttempts()) == 2);
  for (const std::string name : {"Lex Moreno", "Ada Novak"}) {
    CHECK(must(room.station().facts().journeyOf(room.idOf(name), kFactors)).mastered());
    CHECK(must(room.one->desk().records().journey(room.idOf(name), kFactors)).mastered());
  }
}

TEST_CASE("More than four thousand leaves of a downlog come back to a restored station, part by part") {
  Room room;
  room.take(*room.one, "Lex Moreno", kFactors, false);
  room.talk();
  room.backUp();
  const Hash kiosk = room.one->desk().records().uplog().identity.fingerprint();
  {
    auto transaction = must(store::Transaction::begin(room.station().db()));
    std::vector<records::Elsewhere> told;
    for (std::uint64_t i = 0; i < 4300; ++i)
      told.push_back({LogId(std::string(26, 'a')), i, ledger::LeafType::attemptPause, 0, ledger::ClockState::unset,
                      records::encode(records::AttemptTurn{AttemptId("elsewhere"), 0, "by-hand"})});
    REQUIRE(room.station().downlogs().add(transaction, kiosk, told));
    REQUIRE(transaction.commit());
  }
  room.unlock("Lex Moreno");
  for (int call = 0; call < 4; ++call) room.talk();
  const auto held = must(room.one->desk().records().downSize());
  REQUIRE(held > 4300);
  room.restore(1);
  REQUIRE(must(room.station().downlogs().size(kiosk)) < 100);
  for (int call = 0; call < 3; ++call) room.talk();
  CHECK(must(room.station().downlogs().size(kiosk)) >= held);
  CHECK(must(room.station().facts().grants()).size() == 1);
  CHECK(must(room.one->desk().records().downSize()) == must(room.station().downlogs().size(kiosk)));
  CHECK(room.isUnlockedAt(*room.two, "Lex Moreno"));
}

TEST_CASE("A kiosk whose disk went back gets all of its own back, however much that is, part by part") {
  Room room;
  room.one.reset();
  fs::copy(room.folder / "one", room.folder / "image", fs::copy_options::recursive);
  room.one = room.seat("one");
  const std::vector<std::string> names = {"Lex Moreno", "Ada Novak", "Eli Stone", "Noor Haddad"};
  for (const std::string& name : names) {  // a megabyte and a half each, and no message carries six
    room.one->signIn(room.slipOf(name));
    room.one->openCover(kFactors);
    room.one->happens(app::StartPressed{});
    const auto view = room.one->screen<app::AttemptScreen>().view;
    auto& records = room.one->desk().records();
    REQUIRE(
        records.saveResponse(view.attempt, view.places[0].slot, scoring::Typed(std::string(1'500'000, '7')), 0, {}));
    REQUIRE(records.handIn(view.attempt, {}));
    room.one.reset();
    room.one = room.seat("one");
    room.one->talkTo(room.station());
  }
  REQUIRE(must(room.station().facts().countAttempts()) == 4);
  room.one.reset();
  fs::remove_all(room.folder / "one");
  fs::rename(room.folder / "image", room.folder / "one");
  room.one = room.seat("one");
  room.take(*room.one, "Tomás Vale", kFactors, true);
  room.talk();
  room.talk();
  CHECK(room.hasAlarm("Seat 1's disk went back in time; seen on"));
  CHECK_FALSE(room.hasAlarm("can't be true"));
  CHECK(must(room.station().facts().countAttempts()) == 5);
  for (const std::string& name : names)
    CHECK(must(room.one->desk().records().journey(room.idOf(name), kFactors)).last() != nullptr);
}
