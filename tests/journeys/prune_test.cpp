// What a kiosk handed over long ago goes there, and nothing that anybody still asks for (trust: 2.12).

#include "core/crypto/sheet.h"
#include "core/station/backup.h"
#include "core/station/pruning.h"
#include "core/station/recovery.h"
#include "core/station/restore.h"
#include "core/station/today.h"
#include "core/station/unlock.h"
#include "tests/journeys/checks.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

namespace {

constexpr std::int64_t kDay = std::int64_t{24} * 3'600'000;

crypto::SheetSecret sheetSecret() {
  crypto::SheetSecret secret;
  secret.bytes.fill(5);
  return secret;
}

struct Room : TwoSeats {
  Room() { talk(); }
  void goBy(int days) { clock.wall += days * kDay; }
  /// Payloads of its own log that a seat could still hand over.
  static std::size_t copiesAt(Seat& seat) {
    std::size_t copies = 0;
    for (std::uint64_t at = 0;;) {
      const auto slice = must(seat.desk().records().pending(at));
      copies += slice.sealed.size();
      for (const auto& payload : slice.payloads) copies += payload.body.empty() ? 0 : 1;
      if (slice.leaves.empty()) return copies;
      at += slice.leaves.size();
    }
  }
  std::size_t told(Seat& seat) {
    std::size_t count = 0;
    for (const auto& kiosk : must(station().kiosks().all()))
      if (kiosk.up.id() == seat.desk().records().uplog().id())
        for (const Bytes& leaf : must(station().downlogs().slice(kiosk.fingerprint(), 0)).leaves)
          count += must(ledger::decodeLeaf(leaf)).type == ledger::LeafType::pruneBefore ? 1 : 0;
    return count;
  }
};

}  // namespace

TEST_CASE("after sixty days the copies go, and the student's way, forms and results are as they were") {
  Room room;
  room.take(*room.one, "Lex Moreno", kFactors, false);
  room.begin(*room.one, "Ada Novak", kFactors);
  room.one->stop();  // stays open all the time
  room.begin(*room.two, "Eli Stone", kFactors);
  room.two->stop();
  room.talk();
  room.begin(*room.two, "Eli Stone", kFactors);
  room.two->answerAll(true);
  room.two->handIn();
  room.two->signOut();
  room.talk();
  CHECK(Room::copiesAt(*room.one) > 0);
  room.goBy(59);
  room.talk();
  CHECK(room.told(*room.one) == 0);
  room.goBy(2);
  room.talk();
  CHECK(room.told(*room.one) == 1);
  CHECK(Room::copiesAt(*room.one) == 0);

  const auto lex = room.idOf("Lex Moreno");
  for (Seat* seat : {room.one.get(), room.two.get()}) {
    auto& records = seat->desk().records();
    CHECK(must(records.journey(lex, kFactors)) == must(room.station().facts().journeyOf(lex, kFactors)));
    CHECK(must(records.earlierForms(lex, kFactors)).size() == 1);
    CHECK(must(records.lastResult(lex, kFactors))->done.result.shown.empty() == false);
    const std::string facts = must(records.factsAsText());
    REQUIRE(records.rebuild());
    CHECK(must(records.factsAsText()) == facts);
  }
  // Restarted, and everybody goes on.
  room.one.reset();
  room.one = room.seat("one", "Seat 1");
  room.one->signIn(room.slipOf("Ada Novak"));
  room.one->happens(app::OpenPressed{});
  CHECK(room.one->screen<app::AttemptScreen>().view.check == kFactors);
  room.one->answerAll(true);
  room.one->handIn();
  CHECK(room.one->screen<app::ResultScreen>().result.mastered);
  room.one->signOut();
  REQUIRE(station::unlock(room.station(), lex, kFactors, false));
  room.talk();
  room.take(*room.two, "Lex Moreno", kFactors, true);
  room.talk();
  CHECK(must(room.station().facts().journeyOf(lex, kFactors)).standing() == journey::Standing::mastered);
  CHECK(station::todayOf(room.station()).alarms.empty());
}

TEST_CASE("a kiosk is told at most once a day, and nothing where the school keeps everything") {
  Room room;
  room.take(*room.one, "Lex Moreno", kFactors, true);
  room.talk();
  room.goBy(70);
  room.talk();
  room.talk();
  CHECK(room.told(*room.one) == 1);
  room.take(*room.one, "Ada Novak", kFactors, true);
  room.talk();
  room.goBy(70);
  room.talk();
  CHECK(room.told(*room.one) == 2);
  REQUIRE(station::noteKeepDays(room.station(), 0));
  room.take(*room.one, "Eli Stone", kFactors, true);
  room.talk();
  room.goBy(70);
  room.talk();
  CHECK(room.told(*room.one) == 2);
  CHECK(Room::copiesAt(*room.one) > 0);
}

TEST_CASE("where backups are made, nothing goes that lies in none; and a station of before is told what is gone") {
  Room room;
  REQUIRE(station::useSheet(room.station(), {1, crypto::keysOfSheet(sheetSecret()).identity()}));
  REQUIRE(station::noteAutomatic(room.station(), true));
  const auto vault = room.folder / "vault";
  room.take(*room.one, "Lex Moreno", kFactors, true);
  room.talk();
  room.goBy(70);
  room.talk();
  CHECK(room.told(*room.one) == 0);  // there is no backup yet
  must(station::backUp(room.station(), vault, 100));
  room.take(*room.one, "Ada Novak", kFactors, true);
  room.talk();
  room.goBy(70);
  room.talk();
  REQUIRE(room.told(*room.one) >= 1);
  // Ada's came after that backup.
  const std::size_t left = Room::copiesAt(*room.one);
  CHECK(left > 0);
  must(station::backUp(room.station(), vault, 100));
  room.goBy(70);
  room.talk();
  CHECK(Room::copiesAt(*room.one) < left);

  // Somebody restores the first backup all the same.
  const auto data = room.folder / "restored";
  must(station::restore(vault, 1, crypto::keysOfSheet(sheetSecret()), data, room.clock, room.random));
  room.moveTo(data);
  room.talk();
  CHECK(room.hasAlarm("Seat 1 gave back "));
  CHECK(room.hasAlarm("If a newer backup of this station exists, restore that one instead."));
  CHECK(must(room.station().facts().journeyOf(room.idOf("Lex Moreno"), kFactors)).standing() ==
        journey::Standing::mastered);
}
