// A kiosk that two people agreed on is one of the station's like one that came with the token; any other isn't.

#include "core/station/enrolment.h"

#include "core/records/enrolled.h"
#include "core/station/unlock.h"
#include "core/sync/enrol_kiosk.h"
#include "core/sync/wire.h"
#include "tests/core/station/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using station::testing::Classroom;
using station::testing::SimKiosk;

namespace {

/// A kiosk's half of a ceremony with the station of `room`.
struct Calling {
  Classroom& room;
  SimKiosk& kiosk;
  sync::EnrolKiosk half;

  Calling(Classroom& station, SimKiosk& caller, const std::string& seat)
      : room(station), kiosk(caller), half(caller.keys(), caller.log(), {seat}, station.random) {}

  void ask() {
    const Bytes reply = must(Intake(room.station()).enrol(*half.next()));
    REQUIRE(half.take(reply));
  }
  void meet() {
    ask();
    ask();
    REQUIRE(half.number() == enrolmentOf(room.station()).number);
  }
};

records::Enrolled leafOf(Classroom& room, const Hash& kiosk, std::uint64_t index) {
  const auto slice = must(room.station().downlogs().slice(kiosk, 0));
  for (const auto& payload : slice.payloads)
    if (payload.index == index) return must(records::decodeEnrolled(payload.body));
  throw std::runtime_error("there is no such leaf");
}

/// Every row of the tables that joining writes to.
std::string rowsOf(Classroom& room) {
  std::string all;
  for (const char* query :
       {"SELECT quote(fingerprint) || quote(seat) || quote(up) || quote(down) FROM kiosk ORDER BY 1",
        "SELECT quote(name) || quote(size) FROM log ORDER BY 1"}) {
    auto row = must(room.station().db().query(query));
    while (must(row.step())) all += row.text(0) + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("When both have pressed The same, the kiosk has a row, a downlog and what was decided before it came") {
  Classroom room;
  SimKiosk first(room, 2, "Seat 2");
  must(first.pair());
  const StudentId ada = room.student("001");
  const auto attempt = first.start(ada, "adding", 1);
  first.handIn(attempt, false);
  must(first.sync());
  must(unlock(room.station(), ada, CheckId("adding"), false));

  SimKiosk kiosk(room, 1, "unused");
  REQUIRE(openEnrolment(room.station()));
  Calling calling(room, kiosk, " Seat\n 1 ");
  calling.meet();
  CHECK(enrolmentOf(room.station()).seat == "Seat 1");
  calling.half.press(sync::Pressed::same);
  calling.ask();
  CHECK(must(room.station().kiosks().all()).size() == 1);
  REQUIRE(pressEnrolment(room.station(), calling.half.number(), true));
  calling.ask();
  REQUIRE(calling.half.paired());

  const auto known = must(room.station().kiosks().find(kiosk.keys().identity().fingerprint()));
  REQUIRE(known);
  CHECK(known->seat == "Seat 1");
  CHECK(known->up == kiosk.log());
  CHECK(known->down.nonce == calling.half.paired()->downNonce);
  CHECK(calling.half.paired()->station == room.station().keys().identity());
  const auto slice = must(room.station().downlogs().slice(known->fingerprint(), 0));
  CHECK(slice.leaves.size() == 3);  // enrolled, boot, grant
  CHECK(enrolmentOf(room.station()).lastSeat == "Seat 1");
}

TEST_CASE("The first leaf of its downlog keeps what both devices signed, and the signatures hold") {
  Classroom room;
  SimKiosk kiosk(room, 1, "unused");
  REQUIRE(openEnrolment(room.station()));
  Calling calling(room, kiosk, "Seat 1");
  calling.meet();
  calling.half.press(sync::Pressed::same);
  REQUIRE(pressEnrolment(room.station(), calling.half.number(), true));
  calling.ask();
  REQUIRE(calling.half.paired());
  const auto leaf = leafOf(room, kiosk.keys().identity().fingerprint(), 0);
  CHECK(leaf.kiosk == kiosk.keys().identity());
  REQUIRE(leaf.ceremony);
  const auto& ceremony = *leaf.ceremony;
  CHECK(sync::isSigned(sync::KioskSays{ceremony.transcript, sync::Pressed::same, ceremony.kiosk},
                       kiosk.keys().identity().manifest));
  CHECK(sync::isSigned(
      sync::StationSays{ceremony.transcript, sync::Outcome::joined, calling.half.paired()->downNonce, ceremony.station},
      room.station().keys().identity().manifest));
}

TEST_CASE("A kiosk that joins once more keeps its downlog, which gets another leaf about it") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  const auto paired = must(kiosk.pair());
  const Hash name = kiosk.keys().identity().fingerprint();
  CHECK_FALSE(leafOf(room, name, 0).ceremony);  // by the token
  REQUIRE(openEnrolment(room.station()));
  Calling calling(room, kiosk, "Seat 9");
  calling.meet();
  calling.half.press(sync::Pressed::same);
  REQUIRE(pressEnrolment(room.station(), calling.half.number(), true));
  calling.ask();
  REQUIRE(calling.half.paired());
  CHECK(calling.half.paired()->downNonce == paired.downNonce);
  const auto all = must(room.station().kiosks().all());
  REQUIRE(all.size() == 1);
  CHECK(all[0].seat == "Seat 9");
  CHECK(leafOf(room, name, 2).ceremony);  // behind the boot leaf of this run
  must(kiosk.sync());                     // and it talks on as before
}

TEST_CASE("Different, a closed door and a forged word leave every row as it was") {
  Classroom room;
  SimKiosk kiosk(room, 1, "unused");
  const std::string before = rowsOf(room);
  Calling early(room, kiosk, "Seat 1");
  early.ask();
  CHECK(early.half.ending() == sync::EnrolKiosk::Ending::closed);
  REQUIRE(openEnrolment(room.station()));
  Calling calling(room, kiosk, "Seat 1");
  calling.meet();
  calling.half.press(sync::Pressed::same);
  calling.ask();
  REQUIRE(pressEnrolment(room.station(), calling.half.number(), false));
  calling.ask();
  CHECK(calling.half.ending() == sync::EnrolKiosk::Ending::different);
  CHECK_FALSE(Intake(room.station()).enrol(viewOf("no message at all")));
  closeEnrolment(room.station());
  CHECK(rowsOf(room) == before);
}

TEST_CASE("A restart closes the door, and a kiosk that was in it starts again") {
  Classroom room;
  SimKiosk kiosk(room, 1, "unused");
  REQUIRE(openEnrolment(room.station()));
  Calling calling(room, kiosk, "Seat 1");
  calling.meet();
  room.reopen();
  calling.half.press(sync::Pressed::same);
  calling.ask();
  CHECK(calling.half.ending() == sync::EnrolKiosk::Ending::over);
  CHECK(enrolmentOf(room.station()).openMs == 0);
}

TEST_CASE("What the leaf of an enrolment says comes back as it was written, and nothing else is read") {
  const crypto::MasterSeed seed;
  const crypto::DeviceKeys keys(seed);
  Hash transcript;
  transcript.bytes.fill(7);
  const auto signature = keys.signManifest(transcript.view());
  const records::Enrolled byToken{keys.identity(), {}};
  const records::Enrolled byNumber{keys.identity(), records::Enrolled::Ceremony{transcript, signature, signature}};
  CHECK(records::encode(byToken) == keys.identity().encode());  // as it always was
  CHECK(must(records::decodeEnrolled(records::encode(byToken))) == byToken);
  const Bytes bytes = records::encode(byNumber);
  CHECK(must(records::decodeEnrolled(bytes)) == byNumber);
  for (std::size_t length = 0; length < bytes.size(); ++length)
    CHECK_FALSE(records::decodeEnrolled(ByteView(bytes).first(length)));
}
