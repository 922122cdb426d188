// What kiosks are told of one another, however much came at once.

#include "core/station/relay.h"

#include "core/records/log_archive.h"
#include "core/station/arrivals.h"
#include "tests/core/station/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using namespace cz::station::testing;

namespace {

/// Every attempt that the downlog of a kiosk tells of, in its order.
std::vector<AttemptId> toldTo(Classroom& room, SimKiosk& kiosk) {
  const auto found = must(room.station().kiosks().find(kiosk.keys().identity().fingerprint()));
  std::vector<AttemptId> all;
  for (std::uint64_t at = 0;;) {
    const auto slice = must(room.station().downlogs().slice(found->fingerprint(), at));
    if (slice.leaves.empty()) return all;
    for (const auto& payload : slice.payloads) {
      const auto leaf = must(ledger::decodeLeaf(slice.leaves.at(payload.index - slice.from)));
      if (leaf.type != ledger::LeafType::elsewhere) continue;
      const auto told = must(records::decodeElsewhere(payload.body));
      all.push_back(must(records::decodeAttemptTurn(told.payload)).attempt);
    }
    at += slice.leaves.size();
  }
}

}  // namespace

TEST_CASE("One arrival of more than a thousand leaves is told whole, over several calls, in its order and once") {
  Classroom room;
  SimKiosk one(room, 1, "Seat 1"), two(room, 2, "Seat 2");
  must(one.pair());
  must(two.pair());
  must(one.sync());
  must(two.sync());
  std::vector<AttemptId> written;
  for (int i = 0; i < 1700; ++i) {
    written.emplace_back("attempt-" + std::to_string(i));
    one.append(ledger::LeafType::attemptPause, records::encode(records::AttemptTurn{written.back(), 0, "by-hand"}));
  }
  // As somebody lets it count that was kept aside: all of it is one arrival.
  {
    auto transaction = must(store::Transaction::begin(room.station().db()));
    records::LogArchive archive(room.station().db());
    const std::uint64_t before = must(archive.size(one.log().id()));
    for (std::uint64_t at = before;;) {
      const auto received = must(archive.receive(transaction, one.log().id(), one.slice(at)));
      if (received.size == at) break;
      at = received.size;
    }
    REQUIRE(noteArrival(room.station().db(), one.log().id(), before, must(archive.size(one.log().id())), 1));
    REQUIRE(transaction.commit());
  }
  for (int call = 0; call < 8; ++call) must(two.sync());
  CHECK(toldTo(room, two) == written);
}
