// Rosters and packs in pieces: what is complete is exactly what the station signed.

#include "core/crypto/hash.h"
#include "core/sync/client.h"
#include "core/sync/roster_parcel.h"
#include "core/sync/wire.h"
#include "tests/core/sync/devices.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::sync;
using testing::keysOf;

namespace {

ParcelRef refOf(const Bytes& bytes) { return {"pack", "1", crypto::sha256(bytes), bytes.size()}; }

PieceReply piece(std::uint64_t from, Bytes bytes) { return {{}, from, std::move(bytes)}; }

roster::SeatRoster sampleRoster() {
  roster::SeatRoster roster;
  roster.version = 3;
  roster.formKey.bytes.fill(6);
  roster.classes = {{ClassId("p3"), "Period 3", true}, {ClassId("p4"), "Period 4", false}};
  roster.students = {{StudentId("aa"), "Lex Moreno", {ClassId("p3"), ClassId("p4")}, "$argon2id$x"},
                     {StudentId("bb"), "Żółw 龟", {}, ""}};
  return roster;
}

}  // namespace

TEST_CASE("Pieces in order make the parcel") {
  const Bytes whole = {1, 2, 3, 4, 5};
  Parcel parcel(refOf(whole));
  REQUIRE(parcel.add(piece(0, {1, 2, 3})));
  CHECK_FALSE(parcel.complete());
  CHECK(parcel.have() == 3);
  REQUIRE(parcel.add(piece(3, {4, 5})));
  CHECK(parcel.complete());
  CHECK(parcel.bytes() == whole);
}

TEST_CASE("A wrong piece empties the parcel, and it can be fetched again") {
  const Bytes whole = {1, 2, 3, 4, 5};
  for (const PieceReply& wrong : {piece(2, {4, 5}), piece(3, {4, 6}), piece(3, {4, 5, 6}), piece(3, {})}) {
    Parcel parcel(refOf(whole));
    REQUIRE(parcel.add(piece(0, {1, 2, 3})));
    CHECK_FALSE(parcel.add(wrong));
    CHECK_FALSE(parcel.complete());
    CHECK(parcel.have() == 0);
    CHECK(parcel.add(piece(0, whole)));
    CHECK(parcel.complete());
  }
}

TEST_CASE("A parcel never holds more than was signed, whatever is sent") {
  Parcel parcel({"pack", "1", {}, 4});
  CHECK_FALSE(parcel.add(piece(0, Bytes(kMostPiece, 1))));
  CHECK(parcel.have() == 0);
}

TEST_CASE("A piece is asked for by hash and place, and taken from the station only") {
  const auto kiosk = keysOf(1), station = keysOf(2), other = keysOf(3);
  tests::CountingRandom random;
  Client client(kiosk, testing::uplogOf(kiosk), testing::downlogOf(station), random);
  const Bytes whole = {7, 7};
  Parcel parcel(refOf(whole));
  const Bytes asked = must(client.pieceRequest(parcel));
  const auto request = must(decodePieceRequest(testing::askedOf(asked, BundleKind::piece, kiosk, station).body));
  CHECK(request.parcel == crypto::sha256(whole));
  CHECK(request.from == 0);
  const Bytes reply = encode(PieceReply{crypto::sha256(asked), 0, whole});
  CHECK_FALSE(client.takePiece(parcel, testing::toldBy(other, kiosk, BundleKind::pieceReply, reply)));
  CHECK_FALSE(client.takePiece(parcel, testing::toldBy(station, kiosk, BundleKind::syncReply, reply)));
  CHECK_FALSE(client.takePiece(parcel, testing::toldBy(station, other, BundleKind::pieceReply, reply)));
  CHECK(client.takePiece(parcel, testing::toldBy(station, kiosk, BundleKind::pieceReply, reply)));
  CHECK(parcel.complete());
}

TEST_CASE("A roster comes back as it was sent, and one roster has one parcel") {
  const Bytes parcel = parcelOf(sampleRoster());
  CHECK(parcel == parcelOf(sampleRoster()));
  const auto read = seatRosterOfParcel(parcel);
  REQUIRE(read);
  CHECK(read->version == 3);
  CHECK(read->formKey == sampleRoster().formKey);
  REQUIRE(read->classes.size() == 2);
  CHECK(read->classes[1].title == "Period 4");
  CHECK_FALSE(read->classes[1].active);
  REQUIRE(read->students.size() == 2);
  CHECK(read->students[0].classes == std::vector<ClassId>{ClassId("p3"), ClassId("p4")});
  CHECK(read->students[1].name == "Żółw 龟");
  for (std::size_t length = 0; length < parcel.size(); ++length)
    CHECK_FALSE(seatRosterOfParcel(ByteView(parcel).first(length)));
}

TEST_CASE("Rules and needs travel with the roster; a roster without any is written as before there were any") {
  const Bytes plain = parcelOf(sampleRoster());
  CHECK(plain[0] == 0x84);  // an array of four
  roster::SeatRoster roster = sampleRoster();
  roster.rules = {1, 2, 3};
  roster.students[1].needs = {must(Exact::parse("3/2")), true};
  const Bytes parcel = parcelOf(roster);
  CHECK(parcel[0] == 0x85);
  const auto read = must(seatRosterOfParcel(parcel));
  CHECK(read.rules == Bytes{1, 2, 3});
  CHECK(read.students[0].needs == roster::Needs{});
  CHECK(read.students[1].needs == roster.students[1].needs);
  for (std::size_t length = 0; length < parcel.size(); ++length)
    CHECK_FALSE(seatRosterOfParcel(ByteView(parcel).first(length)));
}

TEST_CASE("A roster that takes time away from a student is refused") {
  roster::SeatRoster roster = sampleRoster();
  roster.students[1].needs.timeFactor = must(Exact::parse("1/2"));
  CHECK_FALSE(seatRosterOfParcel(parcelOf(roster)));
}

TEST_CASE("A school of ten thousand fits in one roster") {
  roster::SeatRoster roster;
  for (int i = 0; i < 10'000; ++i)
    roster.students.push_back({StudentId(std::to_string(i)), "Name", {ClassId("c")}, ""});
  const auto read = seatRosterOfParcel(parcelOf(roster));
  REQUIRE(read);
  CHECK(read->students.size() == 10'000);
  CHECK(read->students[9'999].id == StudentId("9999"));
}
