// Messages as bytes: nothing but what was written is read, and nothing that isn't signed is believed.

#include "core/sync/wire.h"

#include "tests/core/sync/devices.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::sync;
using testing::keysOf;
using testing::nonceOf;

namespace {

Hash hashOf(std::uint8_t number) {
  Hash hash;
  hash.bytes.fill(number);
  return hash;
}

ledger::Slice sampleSlice() {
  ledger::Slice slice;
  slice.from = 40;
  slice.leaves = {{1, 2, 3}, {}, Bytes(300, 9)};
  ledger::OpenPayload payload;
  payload.index = 41;
  payload.salt.bytes.fill(5);
  payload.body = {0xFF, 0x00};
  slice.payloads = {payload};
  slice.note = "mcz.invalid/up/x\n43\nroot\n\n— sig\n";
  return slice;
}

SyncRequest sampleRequest() {
  return {sampleSlice(), 6, {SeatStatus::State::taking, StudentId("s1"), CheckId("gcf"), 2, 5, 60'000}};
}

SyncReply sampleReply() {
  SyncReply reply;
  reply.request = hashOf(2);
  reply.upload = Upload::gap;
  reply.upSize = 41;
  reply.reason = "a sentence";
  reply.down = sampleSlice();
  reply.roster = {"roster", "3", hashOf(3), 4000};
  reply.packs = {{"factors-6", "1.2", hashOf(4), 90'000}, {"science", "1", hashOf(5), 1}};
  reply.stationMs = 1'764'066'660'000;
  reply.room = "Room 14 · żółw";
  return reply;
}

template <class Decode>
void refusesEveryCut(const Bytes& bytes, Decode decode) {
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    INFO(length);
    CHECK_FALSE(decode(ByteView(bytes).first(length)));
  }
  Bytes longer = bytes;
  longer.push_back(0);
  CHECK_FALSE(decode(longer));
}

}  // namespace

TEST_CASE("Each message comes back as it was sent") {
  const auto request = decodeSyncRequest(encode(sampleRequest()));
  REQUIRE(request);
  CHECK(request->up.from == 40);
  CHECK(request->up.leaves == sampleSlice().leaves);
  CHECK(request->up.payloads == sampleSlice().payloads);
  CHECK(request->up.note == sampleSlice().note);
  CHECK(request->downSize == 6);
  CHECK(request->status == sampleRequest().status);

  const auto reply = decodeSyncReply(encode(sampleReply()));
  REQUIRE(reply);
  CHECK(reply->upload == Upload::gap);
  CHECK(reply->upSize == 41);
  CHECK(reply->packs == sampleReply().packs);
  CHECK(reply->roster == sampleReply().roster);
  CHECK(reply->stationMs == 1'764'066'660'000);
  CHECK(reply->room == "Room 14 · żółw");

  const auto keys = keysOf(1);
  const auto pair = decodePairRequest(encode(PairRequest{keys.identity(), nonceOf(7), "Seat 1", hashOf(6)}));
  REQUIRE(pair);
  CHECK(pair->kiosk == keys.identity());
  CHECK(pair->nonce == nonceOf(7));
  const auto piece = decodePieceReply(encode(PieceReply{hashOf(1), 12, {7, 8}}));
  REQUIRE(piece);
  CHECK(piece->bytes == Bytes{7, 8});
}

TEST_CASE(
    "What is open at a kiosk goes along when there is something to say of it, and older messages are still read") {
  SyncRequest request = sampleRequest();
  const Bytes before = encode(request);
  CHECK(before[0] == 0x83);  // three parts, as it was before attempts moved
  request.open = {{1, 2, 3}, {4}};
  request.moveHere = AttemptId("a1");
  const auto back = decodeSyncRequest(encode(request));
  REQUIRE(back);
  CHECK(back->open == request.open);
  CHECK(back->moveHere == AttemptId("a1"));
  refusesEveryCut(encode(request), decodeSyncRequest);
  request.open.assign(kMostOpen + 1, Bytes{1});
  CHECK_FALSE(decodeSyncRequest(encode(request)));
  Bytes nothing = before;  // five parts that say nothing more
  nothing[0] = 0x85;
  nothing.push_back(0x80);
  nothing.push_back(0x60);
  CHECK_FALSE(decodeSyncRequest(nothing));

  SyncReply reply = sampleReply();
  reply.notMoved = "You are still signed in at Seat 1.";
  CHECK(must(decodeSyncReply(encode(reply))).notMoved == reply.notMoved);
  refusesEveryCut(encode(reply), decodeSyncReply);
  StickUp stick{sampleSlice(), 6, {hashOf(1)}, {}, {{9, 9}}};
  CHECK(must(decodeStickUp(encode(stick))).open == stick.open);
  refusesEveryCut(encode(stick), decodeStickUp);
}

TEST_CASE("What brings back a lost part of a log comes back as it was sent, and cut off anywhere it is refused") {
  const Bytes down = encode(DownReturn{sampleSlice()});
  REQUIRE(decodeDownReturn(down));
  CHECK(decodeDownReturn(down)->down.leaves == sampleSlice().leaves);
  refusesEveryCut(down, decodeDownReturn);
  const Bytes healed = encode(DownReturnReply{hashOf(3), true, 17});
  REQUIRE(decodeDownReturnReply(healed));
  CHECK(decodeDownReturnReply(healed)->request == hashOf(3));
  CHECK(decodeDownReturnReply(healed)->healed);
  CHECK(decodeDownReturnReply(healed)->needsFrom == 17);
  refusesEveryCut(healed, decodeDownReturnReply);
  CHECK(decodeOwnRequest(encode(OwnRequest{40}))->from == 40);
  refusesEveryCut(encode(OwnRequest{40}), decodeOwnRequest);
  const Bytes own = encode(OwnReply{hashOf(4), sampleSlice()});
  REQUIRE(decodeOwnReply(own));
  CHECK(decodeOwnReply(own)->request == hashOf(4));
  CHECK(decodeOwnReply(own)->up.payloads == sampleSlice().payloads);
  refusesEveryCut(own, decodeOwnReply);
  ledger::Slice long_ = sampleSlice();
  long_.leaves.assign(kMostReturned, Bytes{1});
  CHECK(decodeDownReturn(encode(DownReturn{long_})));
  long_.leaves.push_back({1});
  CHECK_FALSE(decodeDownReturn(encode(DownReturn{long_})));
  CHECK_FALSE(decodeOwnReply(encode(OwnReply{hashOf(4), long_})));
}

TEST_CASE("What travels on a stick comes back as it was sent, and cut off anywhere it is refused") {
  StickUp up{sampleSlice(), 6, {hashOf(3), hashOf(4)}};
  const auto bare = decodeStickUp(encode(up));
  REQUIRE(bare);
  CHECK(bare->up.payloads == sampleSlice().payloads);
  CHECK(bare->downSize == 6);
  CHECK(bare->parcels == std::vector<Hash>{hashOf(3), hashOf(4)});
  CHECK_FALSE(bare->down);
  up.down = sampleSlice();
  CHECK(must(decodeStickUp(encode(up))).down->leaves == sampleSlice().leaves);
  refusesEveryCut(encode(up), decodeStickUp);
  up.parcels.assign(kMostHeld, hashOf(3));
  CHECK(decodeStickUp(encode(up)));
  up.parcels.push_back(hashOf(3));
  CHECK_FALSE(decodeStickUp(encode(up)));

  const SyncReply reply = sampleReply();
  StickDown down{Upload::refused, "note\n", "why", sampleSlice(), reply.roster, reply.packs, "Room 14"};
  const auto told = decodeStickDown(encode(down));
  REQUIRE(told);
  CHECK(told->upload == Upload::refused);
  CHECK(told->upNote == "note\n");
  CHECK(told->reason == "why");
  CHECK(told->down.leaves == sampleSlice().leaves);
  CHECK(told->roster == reply.roster);
  CHECK(told->packs == reply.packs);
  CHECK(told->room == "Room 14");
  CHECK_FALSE(told->own);
  down.own = sampleSlice();
  CHECK(must(decodeStickDown(encode(down))).own->note == sampleSlice().note);
  refusesEveryCut(encode(down), decodeStickDown);

  const Bytes piece = encode(StickPiece{hashOf(3), 4, {7, 8}});
  CHECK(must(decodeStickPiece(piece)).parcel == hashOf(3));
  CHECK(must(decodeStickPiece(piece)).from == 4);
  CHECK(must(decodeStickPiece(piece)).bytes == Bytes{7, 8});
  refusesEveryCut(piece, decodeStickPiece);
  CHECK(decodeStickPiece(encode(StickPiece{hashOf(3), 0, Bytes(kMostPiece)})));
  CHECK_FALSE(decodeStickPiece(encode(StickPiece{hashOf(3), 0, Bytes(kMostPiece + 1)})));
}

TEST_CASE("Wishes to move travel on a stick, with open attempts and without, and refusals come back") {
  for (const std::vector<Bytes>& open : {std::vector<Bytes>(), std::vector<Bytes>{{9, 9}}}) {
    StickUp up{sampleSlice(), 6, {}, {}, open, {{AttemptId("a1"), StudentId("lex"), LogId("seat 1"), 12}}};
    const auto read = must(decodeStickUp(encode(up)));
    CHECK(read.moves == up.moves);
    CHECK(read.open == open);
    refusesEveryCut(encode(up), decodeStickUp);
    up.moves.assign(kMostWishes, up.moves.front());
    CHECK(decodeStickUp(encode(up)));
    up.moves.push_back(up.moves.front());
    CHECK_FALSE(decodeStickUp(encode(up)));
  }
  const std::vector<MoveWish> kept{{AttemptId("a1"), StudentId("lex"), LogId("seat 1"), 12}};
  CHECK(must(decodeMoveWishes(encode(kept))) == kept);
  refusesEveryCut(encode(kept), decodeMoveWishes);
  StickDown down{Upload::have, "", "", sampleSlice(), {}, {}, "Room 14", {}, {{AttemptId("a1"), "Ask your teacher."}}};
  CHECK(must(decodeStickDown(encode(down))).notMoved == down.notMoved);
  refusesEveryCut(encode(down), decodeStickDown);
}

TEST_CASE("Countersigned checkpoints travel both ways, beside everything else and alone; messages of before are read") {
  for (const bool alone : {true, false}) {
    SyncRequest request = sampleRequest();
    request.downNote = "a note\n";
    SyncReply reply = sampleReply();
    reply.upNote = "a note\n";
    StickUp up{sampleSlice(), 6, {}, {}, {}, {}, "a note\n"};
    if (!alone) {
      request.open = {{1, 2, 3}};
      reply.notMoved = "You are still signed in at Seat 1.";
      up.moves = {{AttemptId("a1"), StudentId("lex"), LogId("seat 1"), 12}};
    }
    CHECK(must(decodeSyncRequest(encode(request))).downNote == "a note\n");
    CHECK(must(decodeSyncRequest(encode(request))).open == request.open);
    CHECK(must(decodeSyncReply(encode(reply))).upNote == "a note\n");
    CHECK(must(decodeSyncReply(encode(reply))).notMoved == reply.notMoved);
    CHECK(must(decodeStickUp(encode(up))).downNote == "a note\n");
    CHECK(must(decodeStickUp(encode(up))).moves == up.moves);
    refusesEveryCut(encode(request), decodeSyncRequest);
    refusesEveryCut(encode(reply), decodeSyncReply);
    refusesEveryCut(encode(up), decodeStickUp);
    request.downNote.assign(2001, 'a');
    CHECK_FALSE(decodeSyncRequest(encode(request)));
  }
}

TEST_CASE("A message that is cut off anywhere or goes on too long is refused") {
  refusesEveryCut(encode(sampleRequest()), decodeSyncRequest);
  refusesEveryCut(encode(sampleReply()), decodeSyncReply);
  refusesEveryCut(encode(PieceRequest{hashOf(3), 4}), decodePieceRequest);
  refusesEveryCut(encode(PairRequest{keysOf(1).identity(), nonceOf(7), "Seat 1", hashOf(6)}), decodePairRequest);
}

TEST_CASE("What is amiss with a kiosk's machine goes along, and only that: what is good is not told") {
  SyncRequest request = sampleRequest();
  request.health = {{"disk", doctor::Verdict::broken, "180 MB free.", "Make room."},
                    {"clock", doctor::Verdict::look, "Never set.", "Set it."}};
  const Bytes bytes = encode(request);
  CHECK(bytes[0] == 0x86);
  const auto back = decodeSyncRequest(bytes);
  REQUIRE(back);
  CHECK(back->health == request.health);
  CHECK(back->open.empty());
  CHECK(encode(*back) == bytes);
  refusesEveryCut(bytes, decodeSyncRequest);
  request.health[0].verdict = doctor::Verdict::good;
  CHECK_FALSE(decodeSyncRequest(encode(request)));
  request.health[0] = {"disk", doctor::Verdict::look, std::string(kLongestFinding + 1, 'x'), ""};
  CHECK_FALSE(decodeSyncRequest(encode(request)));
  request.health.assign(kMostFindings + 1, {"disk", doctor::Verdict::look, "180 MB free.", "Make room."});
  CHECK_FALSE(decodeSyncRequest(encode(request)));
  request.health.pop_back();
  CHECK(decodeSyncRequest(encode(request)));
}

TEST_CASE("Texts and lists that are too long are refused, whatever they say") {
  SyncReply reply = sampleReply();
  reply.room = std::string(401, 'x');
  CHECK_FALSE(decodeSyncReply(encode(reply)));
  SyncRequest request = sampleRequest();
  request.up.leaves.assign(kMostLeaves + 1, {1});
  CHECK_FALSE(decodeSyncRequest(encode(request)));
  request.up.leaves.assign(kMostLeaves, {1});
  CHECK(decodeSyncRequest(encode(request)));
  request.status.place = 100'001;
  CHECK_FALSE(decodeSyncRequest(encode(request)));
}
