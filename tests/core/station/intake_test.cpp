// What kiosks send: joined, verified, kept once, answered, whatever gets lost on the way.

#include "core/station/intake.h"

#include "core/ledger/tree.h"
#include "core/records/log_archive.h"
#include "core/station/today.h"
#include "core/sync/roster_parcel.h"
#include "core/sync/wire.h"
#include "tests/core/station/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using station::testing::Classroom;
using station::testing::SimKiosk;

namespace {

/// Four leaves after the genesis one: a start, a hand-in, an ask, another start.
void workAt(Classroom& room, SimKiosk& kiosk) {
  const auto attempt = kiosk.start(room.student("001"), "adding", 1);
  kiosk.handIn(attempt, false);
  kiosk.ask(attempt, "I will do better.");
  kiosk.start(room.student("002"), "adding", 1);
}

Result<Bytes> fetch(Classroom& room, SimKiosk& kiosk, const sync::ParcelRef& ref) {
  sync::Parcel parcel(ref);
  while (!parcel.complete()) {
    CZ_TRY(bytes, Intake(room.station()).piece(must(kiosk.client().pieceRequest(parcel))));
    CZ_CHECK(kiosk.client().takePiece(parcel, bytes));
  }
  return parcel.bytes();
}

}  // namespace

TEST_CASE("A kiosk joins with the token, and joining again changes nothing") {
  Classroom room;
  SimKiosk kiosk(room, 1, "  Seat\n 1 ");
  const auto first = kiosk.pair();
  REQUIRE(first);
  const auto again = kiosk.pair();
  REQUIRE(again);
  CHECK(again->downNonce == first->downNonce);
  const auto kiosks = must(room.station().kiosks().all());
  REQUIRE(kiosks.size() == 1);
  CHECK(kiosks[0].seat == "Seat 1");
  CHECK(kiosks[0].up == kiosk.log());
}

TEST_CASE("Who does not know the token does not join") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  sync::PairToken guessed = room.station().token();
  guessed.secret.bytes[15] ^= 1;
  const auto answer = Intake(room.station()).pair(sync::pairRequest(guessed, kiosk.log(), "Seat 1"));
  REQUIRE_FALSE(answer);
  CHECK(answer.error().fault == Fault::refused);
  CHECK(must(room.station().kiosks().all()).empty());
}

TEST_CASE("Several kiosks use one token, and seats are listed as people count") {
  Classroom room;
  SimKiosk ten(room, 1, "Seat 10"), two(room, 2, "Seat 2"), one(room, 3, "Seat 1");
  for (SimKiosk* kiosk : {&ten, &two, &one}) REQUIRE(kiosk->pair());
  std::vector<std::string> seats;
  for (const auto& kiosk : must(room.station().kiosks().all())) seats.push_back(kiosk.seat);
  CHECK(seats == std::vector<std::string>{"Seat 1", "Seat 2", "Seat 10"});
}

TEST_CASE("What a kiosk sends is kept and acknowledged") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  workAt(room, kiosk);
  const auto reply = kiosk.sync();
  REQUIRE(reply);
  CHECK(reply->upload == sync::Upload::stored);
  CHECK(reply->upSize == 5);
  CHECK(reply->room == "Room 14");
  CHECK(reply->down.leaves.size() == 3);  // the joining; a start of the station, and how far its own log has come
  const auto again = kiosk.sync();
  REQUIRE(again);
  CHECK(again->upload == sync::Upload::have);
  CHECK(again->upSize == 5);
  CHECK(again->down.leaves.empty());
}

TEST_CASE("The answer is lost, parcels overlap, and each entry is there once") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  workAt(room, kiosk);
  CHECK_FALSE(kiosk.sync(true));  // 0–4 arrive, the answer doesn't
  const auto more = kiosk.start(room.student("002"), "taking", 1);
  kiosk.handIn(more, true);
  CHECK(must(kiosk.send(kiosk.slice(0, 3))).upload == sync::Upload::have);  // 0–2 again, in other borders
  const auto rest = must(kiosk.send(kiosk.slice(2)));                       // 2–6
  CHECK(rest.upload == sync::Upload::stored);
  CHECK(rest.upSize == 7);
  CHECK(must(kiosk.send(kiosk.slice(1, 2))).upload == sync::Upload::have);
  CHECK(must(room.station().facts().countAttempts()) == 3);
  CHECK(must(room.station().facts().lastHandedIn(10)).size() == 2);
}

TEST_CASE("Leaves with a gap before them wait until the gap is filled") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  workAt(room, kiosk);
  const auto reply = must(kiosk.send(kiosk.slice(3)));
  CHECK(reply.upload == sync::Upload::gap);
  CHECK(reply.upSize == 0);
  CHECK(must(kiosk.send(kiosk.slice(0))).upSize == 5);
}

TEST_CASE("A known entry with one byte changed is refused, kept as evidence and shown to the teacher") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  workAt(room, kiosk);
  must(kiosk.sync());
  const std::string before = must(room.station().facts().asText());

  // One byte of the leaf changed, once under the old checkpoint, once signed anew by the device's own key.
  const auto forged = [&] {
    ledger::Slice slice = kiosk.slice(0);
    slice.leaves[2].back() ^= 1;
    return slice;
  }();
  const auto unsignedChange = must(kiosk.send(forged));
  CHECK(unsignedChange.upload == sync::Upload::refused);
  CHECK_FALSE(unsignedChange.reason.empty());

  ledger::Frontier tree;
  for (const Bytes& leaf : forged.leaves) tree.append(ledger::leafHash(leaf));
  ledger::Slice resigned = forged;
  resigned.note = ledger::signCheckpoint(kiosk.log(), tree.size(), tree.root(), kiosk.keys());
  const auto refused = must(kiosk.send(resigned));
  CHECK(refused.upload == sync::Upload::refused);
  CHECK(refused.upSize == 5);

  CHECK(must(room.station().facts().asText()) == before);
  records::LogArchive archive(room.station().db());
  CHECK_FALSE(must(archive.evidence(kiosk.log().id())).empty());
  bool told = false;
  for (const std::string& alarm : todayOf(room.station()).alarms)
    told = told || alarm.find("Seat 1 sent entries that can't be true") == 0;
  CHECK(told);
  CHECK(must(kiosk.sync()).upload == sync::Upload::have);  // the honest history goes on
}

TEST_CASE("A kiosk that makes up what thousands of entries say is one line on Today, however often it calls") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  kiosk.start(room.student("001"), "adding", 1);
  for (int message = 0; message < 3; ++message) {
    ledger::Slice slice = kiosk.slice(0);
    slice.payloads.back().body.push_back(static_cast<std::uint8_t>(message));  // not what its leaf commits to
    for (std::uint64_t made = 0; made < 1000; ++made) slice.payloads.push_back({1000 + made, {}, {1}});
    must(kiosk.send(slice));
  }
  const auto alarms = todayOf(room.station()).alarms;
  REQUIRE(alarms.size() == 1);
  CHECK(alarms[0] ==
        "Seat 1 signed entry 1, but what it says there arrived damaged and can't be used. Have IT look at this kiosk.");
}

TEST_CASE("A message by somebody else in a kiosk's name is refused before it counts") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1"), stranger(room, 2, "Seat 2");
  must(kiosk.pair());
  sync::SyncRequest request;
  request.up = kiosk.slice(0);
  const auto sentAs = [&](const LogId& name) {
    return Intake(room.station())
        .sync(must(sync::writeBundle({{sync::BundleKind::sync, name, {}, 1, {}}, sync::encode(request)},
                                     {room.station().keys().identity()}, stranger.keys(), room.random)));
  };
  const auto forged = sentAs(kiosk.log().id());
  REQUIRE_FALSE(forged);
  CHECK(forged.error().fault == Fault::refused);
  CHECK(forged.error().message.find("did not sign") != std::string::npos);
  const auto unknown = sentAs(stranger.log().id());
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().fault == Fault::refused);
  CHECK(unknown.error().message.find("has not joined") != std::string::npos);
  CHECK(must(room.station().facts().countAttempts()) == 0);
}

TEST_CASE("A message that was recorded and is sent again is no news of who sits there") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  const auto stateNow = [&] {
    return room.station().kiosks().lastOf(kiosk.keys().identity().fingerprint()).value().status.state;
  };
  kiosk.status.state = sync::SeatStatus::State::signedIn;
  kiosk.status.student = room.student("001");
  const Bytes recorded = kiosk.request(kiosk.slice(0));
  must(Intake(room.station()).sync(recorded));
  CHECK(stateNow() == sync::SeatStatus::State::signedIn);
  kiosk.status = {};
  must(kiosk.sync());
  CHECK(stateNow() == sync::SeatStatus::State::free);
  must(Intake(room.station()).sync(recorded));
  CHECK(stateNow() == sync::SeatStatus::State::free);
}

TEST_CASE("What a kiosk says of its machine stands on its card until it says that all is well") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  const auto card = [&] { return todayOf(room.station()).seats.at(0); };
  kiosk.health = {{"disk", doctor::Verdict::look, "700 MB free.", "Make room."}};
  must(kiosk.sync());
  CHECK(card().health == kiosk.health);
  kiosk.health.clear();
  must(kiosk.sync());
  CHECK(card().health.empty());
}

TEST_CASE("Nothing of a message or its answer can be read on the way") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  workAt(room, kiosk);
  const Bytes asked = kiosk.request(kiosk.slice(0));
  const Bytes told = must(Intake(room.station()).sync(asked));
  for (const Bytes& bytes : {asked, told})
    for (const std::string& canary : {std::string("adding"), room.student("001").text, std::string("mcz.invalid"),
                                      kiosk.log().id().text, std::string("Room 14")})
      CHECK(textOf(bytes).find(canary) == std::string_view::npos);
}

TEST_CASE("Bytes that are no message change nothing, at whatever length they are cut") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  workAt(room, kiosk);
  const Bytes message = kiosk.request(kiosk.slice(0));
  for (std::size_t length = 0; length < message.size(); length += 7)
    CHECK_FALSE(Intake(room.station()).sync(ByteView(message).first(length)));
  for (std::size_t at = 0; at < message.size(); at += 13) {
    Bytes flipped = message;
    flipped[at] ^= 0x10;
    CHECK_FALSE(Intake(room.station()).sync(flipped));
  }
  CHECK(must(room.station().facts().countAttempts()) == 0);
}

TEST_CASE("A kiosk fetches roster and packs by their hash, and nobody else does") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1"), stranger(room, 2, "Seat 2");
  must(kiosk.pair());
  const auto reply = must(kiosk.sync());
  REQUIRE(reply.packs.size() == 1);
  CHECK(reply.packs[0].id == "sums");
  CHECK(pack::filesOfParcel(textOf(must(fetch(room, kiosk, reply.packs[0])))).value() == station::testing::sumsPack());
  const auto roster = must(sync::seatRosterOfParcel(must(fetch(room, kiosk, reply.roster))));
  CHECK(roster.students.size() == 2);
  CHECK(roster.formKey == room.station().keys().formKey());

  const ledger::LogKey guessed{room.station().keys().identity(), {}, ledger::Role::down};
  sync::Client other(stranger.keys(), stranger.log(), guessed, room.random);
  CHECK_FALSE(Intake(room.station()).piece(must(other.pieceRequest(sync::Parcel(reply.roster)))));
  CHECK_FALSE(Intake(room.station()).piece(must(kiosk.client().pieceRequest(sync::Parcel({"x", "1", Hash{}, 5})))));
}

TEST_CASE("A large pack travels in several pieces") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  pack::Files files = station::testing::sumsPack("2");
  files["media/noise.png"] = std::string(sync::kMostPiece + 1000, 'n');
  const auto added = must(room.station().addPack(files));
  CHECK(added.ref.size > sync::kMostPiece);
  CHECK(must(fetch(room, kiosk, added.ref)).size() == added.ref.size);
}

TEST_CASE("Results that came before their pack and student wait, and attach by themselves") {
  Classroom room(true);
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  const StudentId ada(std::string(32, 'a'));
  kiosk.handIn(kiosk.start(ada, "adding", 1), true);
  CHECK(must(kiosk.sync()).upload == sync::Upload::stored);
  Today today = todayOf(room.station());
  REQUIRE(today.results.size() == 1);
  CHECK(today.results[0].state == ResultCard::State::waiting);
  CHECK(today.results[0].shown == "waiting for the pack that it was made from, waiting for the roster");
  must(room.station().addPack(station::testing::sumsPack()));
  today = todayOf(room.station());
  CHECK(today.results[0].state == ResultCard::State::mastered);
  CHECK(today.alarms.empty());
}
