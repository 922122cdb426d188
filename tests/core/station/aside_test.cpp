// What kiosks sent and what doesn't count before somebody has looked at it.

#include "core/station/aside.h"

#include "core/ledger/tree.h"
#include "core/station/erase.h"
#include "core/station/left_open.h"
#include "core/station/retired.h"
#include "core/station/today.h"
#include "tests/core/station/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using ledger::LeafType;
using station::testing::Classroom;
using station::testing::SimKiosk;

namespace {

const CheckId kAdding{"adding"};

struct Room : Classroom {
  SimKiosk kiosk{*this, 1, "Seat 1"};
  SimKiosk other{*this, 2, "Seat 2"};
  StudentId ada = student("001"), sam = student("002");
  std::uint8_t made = 8;

  Room() {
    must(kiosk.pair());
    must(other.pair());
    kiosk.handIn(kiosk.start(ada, "adding", 1), false);
    must(kiosk.sync());
  }
  bool mastered(const StudentId& who) { return must(station().facts().journeyOf(who, kAdding)).mastered(); }
  std::vector<Aside> aside() { return must(keptAside(station())); }

  /// As a copy of the kiosk's disk would write it: the log up to leaf `from`, and then these. Sent from `shown` on.
  ledger::Slice anotherWay(std::uint64_t from, const std::vector<std::pair<LeafType, Bytes>>& then,
                           std::uint64_t shown) {
    ledger::Slice way = kiosk.slice(0);
    way.leaves.resize(static_cast<std::size_t>(from));
    way.payloads.clear();
    for (const auto& [type, body] : then) {
      ledger::OpenPayload payload{way.leaves.size(), {}, body};
      payload.salt.bytes.fill(static_cast<std::uint8_t>(100 + way.leaves.size()));
      ledger::Leaf leaf;
      leaf.type = type;
      leaf.index = payload.index;
      leaf.boot = must(ledger::decodeLeaf(way.leaves.back())).boot;
      leaf.payload = ledger::commitmentTo(payload.salt, payload.body);
      leaf.payloadSize = payload.body.size();
      way.leaves.push_back(ledger::encode(leaf));
      way.payloads.push_back(std::move(payload));
    }
    const Hash root = ledger::frontierOf(way.leaves).root();
    way.note = ledger::signCheckpoint(kiosk.log(), way.leaves.size(), root, kiosk.keys());
    way.leaves.erase(way.leaves.begin(), way.leaves.begin() + static_cast<std::ptrdiff_t>(shown));
    way.from = shown;
    return way;
  }
  /// What a right first try of this student's at another kiosk wrote, for anotherWay.
  std::vector<std::pair<LeafType, Bytes>> rightTry(const StudentId& who) {
    SimKiosk maker(*this, ++made, "unused");
    maker.handIn(maker.start(who, "adding", 1), true);
    std::vector<std::pair<LeafType, Bytes>> all;
    const ledger::Slice slice = maker.slice(0);
    for (const ledger::OpenPayload& payload : slice.payloads) {
      const auto leaf = must(ledger::decodeLeaf(slice.leaves.at(static_cast<std::size_t>(payload.index))));
      if (leaf.type != LeafType::genesis) all.emplace_back(leaf.type, payload.body);
    }
    return all;
  }
};

}  // namespace

TEST_CASE("Everything that a kiosk out of use sends is kept aside, part after part, and counts in its order") {
  Room room;
  const std::uint64_t held = must(room.kiosk.sync()).upSize;
  REQUIRE(retire(room.station(), room.kiosk.keys().identity().fingerprint()));
  const AttemptId attempt = room.kiosk.start(room.sam, "adding", 1);
  for (int again = 0; again < 1100; ++again) {
    room.kiosk.append(LeafType::attemptPause, records::encode(records::AttemptTurn{attempt, 1, "by-time"}));
    room.kiosk.append(LeafType::attemptResume, records::encode(records::AttemptTurn{attempt, 1, ""}));
  }
  room.kiosk.handIn(attempt, true);
  std::uint64_t from = held;
  for (int part = 0; part < 3; ++part) {
    const auto reply = must(room.kiosk.send(room.kiosk.slice(from)));
    CHECK(reply.upload == sync::Upload::have);
    CHECK(reply.upSize == std::min(from + 1000, held + 2202));
    from = reply.upSize;
  }
  CHECK(must(room.kiosk.send(room.kiosk.slice(held))).upSize == held + 2202);  // an answer was lost
  REQUIRE(room.aside().size() == 1);
  CHECK(room.aside()[0].size == 2202);
  CHECK(room.aside()[0].checks == 1);
  CHECK_FALSE(room.mastered(room.sam));
  CHECK(must(takeInAside(room.station(), room.aside()[0].number)) == 1);
  CHECK(room.mastered(room.sam));
  CHECK(must(openingsOf(room.station(), *must(room.station().facts().attempt(attempt)))).size() == 1101);
  CHECK(room.aside().empty());
}

TEST_CASE("A student who is forgotten is forgotten in every part of what is kept aside") {
  Room room;
  const std::uint64_t held = must(room.kiosk.sync()).upSize;
  REQUIRE(retire(room.station(), room.kiosk.keys().identity().fingerprint()));
  const AttemptId attempt = room.kiosk.start(room.sam, "adding", 1);
  must(room.kiosk.send(room.kiosk.slice(held)));
  room.kiosk.handIn(attempt, true);
  must(room.kiosk.send(room.kiosk.slice(held + 1)));
  REQUIRE(room.aside().at(0).size == 2);
  must(eraseStudent(room.station(), room.sam));
  must(takeInAside(room.station(), room.aside().at(0).number));
  CHECK_FALSE(must(room.station().facts().attempt(attempt)));
}

TEST_CASE("Another way of a log that its kiosk signed is kept aside, and counts beside it when the teacher says so") {
  Room room;
  const std::string before = must(room.station().facts().asText());
  const ledger::Slice way = room.anotherWay(2, room.rightTry(room.sam), 1);
  CHECK(must(room.kiosk.send(way)).upload == sync::Upload::refused);
  CHECK(must(room.station().facts().asText()) == before);
  REQUIRE(room.aside().size() == 1);
  CHECK(room.aside()[0].forks);
  CHECK(room.aside()[0].checks == 1);
  const auto alarms = todayOf(room.station()).alarms;
  REQUIRE(alarms.size() == 1);
  CHECK(alarms[0] ==
        "Seat 1 signed two ways of its log, as two kiosks do that run with copies of one disk. What came second "
        "doesn't count yet; it is kept aside, with 1 check that was handed in. The way out: say on the kiosk's page "
        "whether it counts; have IT set up both kiosks anew, each with a data folder of its own, and let both join "
        "again; then take Seat 1 out of use on its page.");
  must(room.kiosk.send(way));  // it calls again
  CHECK(room.aside().size() == 1);

  CHECK(must(takeInAside(room.station(), room.aside()[0].number)) == 1);
  CHECK(room.mastered(room.sam));
  CHECK(room.aside().empty());
  CHECK(todayOf(room.station()).alarms.empty());
  CHECK(todayOf(room.station()).results.at(0).seat == "Seat 1");
  const std::string facts = must(room.station().facts().asText());
  must(room.station().rebuild());
  CHECK(must(room.station().facts().asText()) == facts);
  must(room.kiosk.send(way));  // it goes on calling: that counts already
  CHECK(room.aside().empty());
  CHECK(todayOf(room.station()).alarms.empty());
  // The log itself goes on.
  room.kiosk.start(room.sam, "taking", 1);
  CHECK(must(room.kiosk.sync()).upload == sync::Upload::stored);
}

TEST_CASE("Another way that goes on after it was let count is kept aside from there, and goes on beside the log") {
  Room room;
  auto then = room.rightTry(room.sam);
  must(room.kiosk.send(room.anotherWay(2, then, 1)));
  must(takeInAside(room.station(), room.aside().at(0).number));
  for (auto& more : room.rightTry(room.ada)) then.push_back(std::move(more));
  must(room.kiosk.send(room.anotherWay(2, then, 1)));
  REQUIRE(room.aside().size() == 1);
  CHECK_FALSE(room.mastered(room.ada));
  must(takeInAside(room.station(), room.aside()[0].number));
  CHECK(room.mastered(room.ada));
  CHECK(room.mastered(room.sam));
  CHECK(must(room.station().facts().countAttempts()) == 3);
}

TEST_CASE("What no checkpoint signs is kept as evidence alone") {
  Room room;
  ledger::Slice way = room.anotherWay(2, room.rightTry(room.sam), 1);
  way.leaves.back().back() ^= 1;
  CHECK(must(room.kiosk.send(way)).upload == sync::Upload::refused);
  CHECK(room.aside().empty());
  REQUIRE(todayOf(room.station()).alarms.size() == 1);
  CHECK(todayOf(room.station()).alarms[0].starts_with("Seat 1 sent entries that can't be true"));
}
