// Joining by a stick: the kiosk's half, and its letters.

#include "core/sync/stick_join.h"

#include "core/sync/wire.h"
#include "tests/core/sync/devices.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::sync;
using testing::keysOf;
using testing::nonceOf;
using testing::uplogOf;
using State = JoiningKiosk::State;
using Heard = JoiningKiosk::Heard;

namespace {

/// A kiosk, and a station that says what it is told to.
struct Two {
  crypto::DeviceKeys kiosk = keysOf(1), station = keysOf(2);
  tests::CountingRandom random{11};
  KeptJoin begun = JoiningKiosk::begin("Seat 7", random);

  JoiningKiosk open() { return must(JoiningKiosk::open(kiosk, uplogOf(kiosk), begun)); }
  Hash commitment() { return enrolCommitment(begun.nonce, kiosk.identity()); }
  Bytes answer(const crypto::DeviceKeys& by, std::uint8_t dice = 5) {
    EnrolAnswer mine{by.identity(), {}, "Room 14"};
    mine.nonce.bytes.fill(dice);
    return encode(EnrolReply(mine));
  }
  Hash transcript() {
    const JoinAsk ask = answered().ask();
    return enrolTranscript(ask.hello, answer(station), ask.reveal);
  }
  JoiningKiosk answered() {
    JoiningKiosk joining = open();
    REQUIRE(joining.take({commitment(), answer(station), {}}) == Heard::news);
    return joining;
  }
  Bytes says(const crypto::DeviceKeys& by, Outcome outcome) {
    const auto down = outcome == Outcome::joined ? nonceOf(8) : ledger::LogNonce{};
    const Hash what = transcript();
    return encode(EnrolReply(StationSays{what, outcome, down, stationSigns(by, what, outcome, down)}));
  }
};

}  // namespace

TEST_CASE("the kiosk says no more than its commitment before it has the station's answer") {
  Two two;
  const auto joining = two.open();
  CHECK(joining.state() == State::asking);
  CHECK(joining.number().empty());
  const JoinAsk ask = joining.ask();
  const auto hello = std::get<EnrolHello>(must(decodeEnrolAsk(ask.hello)));
  CHECK(hello.seat == "Seat 7");
  CHECK(hello.commitment == two.commitment());
  CHECK(ask.reveal.empty());
  CHECK(ask.says.empty());
}

TEST_CASE("with the answer it has the number, and reveals its nonce with a signature that it took part") {
  Two two;
  const auto joining = two.answered();
  CHECK(joining.state() == State::numbered);
  CHECK(joining.number() == enrolNumber(two.transcript()));
  CHECK(joining.room() == "Room 14");
  const JoinAsk ask = joining.ask();
  const auto reveal = std::get<EnrolReveal>(must(decodeEnrolAsk(ask.reveal)));
  CHECK(reveal.nonce == two.begun.nonce);
  const auto says = std::get<KioskSays>(must(decodeEnrolAsk(ask.says)));
  CHECK(says.pressed == Pressed::nothing);
  CHECK(says.transcript == two.transcript());
  CHECK(isSigned(says, two.kiosk.identity().manifest));
}

TEST_CASE("one answer for one commitment: another nonce, or another station, changes nothing") {
  Two two;
  auto joining = two.answered();
  const std::string number = joining.number();
  CHECK(joining.take({two.commitment(), two.answer(two.station), {}}) == Heard::nothing);
  CHECK(joining.take({two.commitment(), two.answer(two.station, 6), {}}) == Heard::another);
  CHECK(joining.take({two.commitment(), two.answer(keysOf(3)), {}}) == Heard::another);
  CHECK(joining.take({Hash{}, two.answer(keysOf(3)), {}}) == Heard::nothing);  // of another ceremony
  CHECK(joining.number() == number);
}

TEST_CASE("joined, different and over are believed of the station that answered, and of nobody else") {
  Two two;
  for (const Outcome outcome : {Outcome::joined, Outcome::different, Outcome::over}) {
    auto joining = two.answered();
    CHECK(joining.take({two.commitment(), two.answer(two.station), two.says(keysOf(3), outcome)}) == Heard::notSigned);
    CHECK(joining.state() == State::numbered);
    CHECK(joining.take({two.commitment(), two.answer(two.station), two.says(two.station, outcome)}) == Heard::news);
    CHECK(joining.paired().has_value() == (outcome == Outcome::joined));
  }
  auto joining = two.answered();
  joining.take({two.commitment(), two.answer(two.station), two.says(two.station, Outcome::joined)});
  CHECK(joining.state() == State::answered);
  CHECK(joining.paired()->station == two.station.identity());
  CHECK(joining.paired()->downNonce == nonceOf(8));
}

TEST_CASE("what is kept goes on where it was, and a damaged rest is refused") {
  Two two;
  auto joining = two.answered();
  joining.take({two.commitment(), two.answer(two.station), two.says(two.station, Outcome::joined)});
  const Bytes kept = encode(joining.kept());
  const auto again = must(JoiningKiosk::open(two.kiosk, uplogOf(two.kiosk), must(decodeKeptJoin(kept))));
  CHECK(again.state() == State::answered);
  CHECK(again.number() == joining.number());
  for (std::size_t size = 0; size < kept.size(); ++size) CHECK_FALSE(decodeKeptJoin(ByteView(kept).first(size)));
}

TEST_CASE("letters read as they were written; cut, longer or half ones are refused") {
  Two two;
  const JoinAsk first = two.open().ask(), second = two.answered().ask();
  for (const JoinAsk& ask : {first, second}) {
    const Bytes bytes = encode(ask);
    CHECK(must(decodeJoinAsk(bytes)) == ask);
    for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(decodeJoinAsk(ByteView(bytes).first(size)));
    Bytes longer = bytes;
    longer.push_back(0);
    CHECK_FALSE(decodeJoinAsk(longer));
  }
  CHECK_FALSE(decodeJoinAsk(encode(JoinAsk{second.hello, second.reveal, {}})));
  CHECK_FALSE(decodeJoinAsk(encode(JoinAsk{Bytes(kMostEnrol + 1, 0), {}, {}})));
  const JoinReply reply{two.commitment(), two.answer(two.station), two.says(two.station, Outcome::joined)};
  const Bytes bytes = encode(reply);
  CHECK(must(decodeJoinReply(bytes)) == reply);
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(decodeJoinReply(ByteView(bytes).first(size)));
}
