// Two devices and two people: the number is the same for both only when nobody sits in between, and nobody gets a
// second guess.

#include "core/sync/enrol_kiosk.h"
#include "core/sync/enrol_station.h"
#include "core/sync/wire.h"
#include "tests/core/sync/devices.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::sync;
using testing::keysOf;
using testing::nonceOf;
using testing::uplogOf;
using State = EnrolKiosk::State;
using Ending = EnrolKiosk::Ending;

namespace {

constexpr std::int64_t kMinute = 60'000;

template <class Message>
Message saidIn(const Bytes& reply) {
  return std::get<Message>(must(decodeEnrolReply(reply)));
}

template <class Message>
Message askedIn(const Bytes& ask) {
  return std::get<Message>(must(decodeEnrolAsk(ask)));
}

/// The station of device 2, with a window open at minute 0; it notes whom it would add.
struct Side {
  crypto::DeviceKeys keys;
  tests::CountingRandom random{3};
  EnrolStation half{keys, random};
  std::int64_t now = 0;
  std::vector<Agreed> added;
  bool diskIsFull = false;

  explicit Side(std::uint8_t number = 2) : keys(keysOf(number)) { REQUIRE(half.open(now)); }

  EnrolStation::Join join() {
    return [this](const Agreed& agreed) -> Result<ledger::LogNonce> {
      if (diskIsFull) return Error{Fault::full, "The disk is full.", ""};
      added.push_back(agreed);
      return nonceOf(8);
    };
  }
  Result<Bytes> answer(const Bytes& ask) { return half.answer(ask, now, "Room 14", join()); }
  Result<void> press(std::string_view number, bool same) { return half.press(number, same, now, join()); }
  EnrolStation::View view() { return half.view(now); }
};

/// A kiosk; every one that is made draws another nonce.
struct Kiosk {
  crypto::DeviceKeys keys;
  tests::CountingRandom random;
  EnrolKiosk half;

  explicit Kiosk(std::uint8_t number = 1, const std::string& seat = "Seat 1", std::uint64_t dice = 11)
      : Kiosk(number, EnrolKiosk::Who{seat}, dice) {}
  Kiosk(std::uint8_t number, EnrolKiosk::Who who, std::uint64_t dice)
      : keys(keysOf(number)), random(dice), half(keys, uplogOf(keys), std::move(who), random) {}

  /// One message and its answer.
  Result<void> ask(Side& side) {
    CZ_TRY(reply, side.answer(*half.next()));
    return half.take(reply);
  }
  /// Up to where both screens show the number.
  void meet(Side& side) {
    REQUIRE(ask(side));
    REQUIRE(ask(side));
    REQUIRE(half.state() == State::comparing);
  }
};

/// A ceremony that comes to nothing, by a kiosk of its own.
void comesToNothing(Side& side, std::uint64_t dice) {
  Kiosk kiosk(1, "Seat 1", dice);
  kiosk.meet(side);
  REQUIRE(side.press(kiosk.half.number(), false));
}

crypto::Identity identityFrom(std::uint8_t base) {
  crypto::Identity identity;
  identity.note.bytes.fill(static_cast<std::uint8_t>(base + 1));
  identity.cosig.bytes.fill(static_cast<std::uint8_t>(base + 2));
  identity.manifest.bytes.fill(static_cast<std::uint8_t>(base + 3));
  identity.box.bytes.fill(static_cast<std::uint8_t>(base + 4));
  return identity;
}

EnrolNonce enrolNonceOf(std::uint8_t byte) {
  EnrolNonce nonce;
  nonce.bytes.fill(byte);
  return nonce;
}

}  // namespace

TEST_CASE("Commitment, transcript and number are what trust 2.7 says, worked out by another program") {
  const crypto::Identity kiosk = identityFrom(0x10), station = identityFrom(0x20);
  const EnrolNonce nonce = enrolNonceOf(0xAB);
  const Hash commitment = enrolCommitment(nonce, kiosk);
  CHECK(hexOf(commitment.view()) == "6c2e171c070a2f15d822971ecea40dca357ca12417cad275fb5a8e72b37d1776");
  const Hash transcript = enrolTranscript(encode(EnrolHello{kiosk, nonceOf(7), "Seat 1", commitment}),
                                          encode(EnrolAnswer{station, enrolNonceOf(0xCD), "Room 14"}),
                                          encode(EnrolReveal{commitment, nonce}));
  CHECK(hexOf(transcript.view()) == "d751766f254de87e6506d3a0c5dfaaa073ad53832565d5257f6473cc5f032bf9");
  CHECK(enrolNumber(transcript) == "946 007");
}

TEST_CASE("The number is taken from the first eight bytes, lowest first, and keeps its leading zeros") {
  Hash transcript;
  CHECK(enrolNumber(transcript) == "000 000");
  transcript.bytes = {0x82, 0x1B, 0x0};  // 0x1B82 = 7042
  CHECK(enrolNumber(transcript) == "007 042");
  for (std::size_t i = 0; i < 8; ++i) transcript.bytes[i] = 0xFF;  // 18446744073709551615
  CHECK(enrolNumber(transcript) == "551 615");
}

TEST_CASE("Both screens show the same number, and after both presses each side knows the other") {
  Side side;
  Kiosk kiosk;
  kiosk.meet(side);
  CHECK(kiosk.half.number() == side.view().number);
  CHECK(kiosk.half.number().size() == 7);
  CHECK(side.view().seat == "Seat 1");
  kiosk.half.press(Pressed::same);
  REQUIRE(kiosk.ask(side));
  CHECK(kiosk.half.state() == State::comparing);
  CHECK(side.added.empty());  // one press is not enough
  REQUIRE(side.press(side.view().number, true));
  REQUIRE(side.added.size() == 1);
  CHECK(side.added[0].who.kiosk == kiosk.keys.identity());
  CHECK(side.added[0].who.nonce == nonceOf(7));
  REQUIRE(kiosk.ask(side));
  REQUIRE(kiosk.half.state() == State::joined);
  CHECK(kiosk.half.paired()->station == side.keys.identity());
  CHECK(kiosk.half.paired()->downNonce == nonceOf(8));
  CHECK_FALSE(kiosk.half.next());
  CHECK(side.view().last == Outcome::joined);
}

TEST_CASE("It makes no difference who presses first") {
  Side side;
  Kiosk kiosk;
  kiosk.meet(side);
  REQUIRE(side.press(side.view().number, true));
  CHECK(side.view().samePressed);
  REQUIRE(kiosk.ask(side));  // nothing pressed there yet
  CHECK(side.added.empty());
  kiosk.half.press(Pressed::same);
  REQUIRE(kiosk.ask(side));
  CHECK(kiosk.half.state() == State::joined);
  CHECK(side.added.size() == 1);
}

TEST_CASE("What both signed binds the transcript, and each signature says whose it is") {
  const auto kiosk = keysOf(1), station = keysOf(2);
  Hash one, other;
  other.bytes.fill(1);
  KioskSays says{one, Pressed::same, kioskSigns(kiosk, one, Pressed::same)};
  CHECK(isSigned(says, kiosk.identity().manifest));
  CHECK_FALSE(isSigned(says, station.identity().manifest));
  CHECK_FALSE(isSigned(KioskSays{other, says.pressed, says.signature}, kiosk.identity().manifest));
  CHECK_FALSE(isSigned(KioskSays{one, Pressed::different, says.signature}, kiosk.identity().manifest));
  const StationSays joined{one, Outcome::joined, nonceOf(8), stationSigns(station, one, Outcome::joined, nonceOf(8))};
  CHECK(isSigned(joined, station.identity().manifest));
  CHECK_FALSE(isSigned(StationSays{one, Outcome::joined, nonceOf(9), joined.signature}, station.identity().manifest));
  CHECK_FALSE(isSigned(StationSays{one, Outcome::open, nonceOf(8), joined.signature}, station.identity().manifest));
}

TEST_CASE("Somebody in the middle who puts in an identity gets two numbers") {
  Side station, middle(4);
  Kiosk kiosk, posing(4, "Seat 1", 12);
  kiosk.meet(middle);    // the kiosk believes that device 4 is the station
  posing.meet(station);  // the station believes that device 4 is the kiosk
  CHECK(kiosk.half.number() != station.view().number);
  // With what is left to it, the station's answer passed on with another identity in it:
  Side other;
  Kiosk second(1, "Seat 1", 13);
  auto answer = saidIn<EnrolAnswer>(must(other.answer(*second.half.next())));
  answer.station = keysOf(4).identity();
  REQUIRE(second.half.take(encode(answer)));
  const Bytes reply = must(other.answer(*second.half.next()));
  const auto believed = second.half.take(reply);  // signed by the station whose identity was taken out
  REQUIRE_FALSE(believed);
  CHECK(believed.error().fault == Fault::refused);
  CHECK(second.half.number().empty());
}

TEST_CASE("A reveal that doesn't fit the commitment ends the ceremony, and the try is counted") {
  Side side;
  Kiosk kiosk;
  REQUIRE(kiosk.ask(side));
  auto reveal = askedIn<EnrolReveal>(*kiosk.half.next());
  reveal.nonce.bytes[31] ^= 1;
  CHECK(saidIn<EnrolNo>(must(side.answer(encode(reveal)))).why == EnrolNo::Why::unknown);
  CHECK(side.view().number.empty());
  CHECK(side.view().last == Outcome::over);
  // Not even the right one is taken now.
  CHECK(saidIn<EnrolNo>(must(side.answer(*kiosk.half.next()))).why == EnrolNo::Why::unknown);
  comesToNothing(side, 21);
  comesToNothing(side, 22);
  CHECK(side.view().pauseMs > 0);
}

TEST_CASE("The same hello gets the same answer, so that nobody can draw the station's nonce twice") {
  Side side;
  Kiosk kiosk;
  const Bytes hello = *kiosk.half.next();
  const Bytes first = must(side.answer(hello));
  CHECK(must(side.answer(hello)) == first);
  REQUIRE(kiosk.half.take(first));
  REQUIRE(kiosk.ask(side));
  CHECK(must(side.answer(hello)) == first);
  const std::string number = side.view().number;
  REQUIRE(side.press(number, false));
  // Its nonce is known to everybody on the network by now.
  CHECK(saidIn<EnrolNo>(must(side.answer(hello))).why == EnrolNo::Why::unknown);
  CHECK_FALSE(side.view().calling);
}

TEST_CASE("A second answer to the kiosk's hello changes nothing") {
  Side side, middle(4);
  Kiosk kiosk;
  const Bytes hello = *kiosk.half.next();
  const Bytes mine = must(middle.answer(hello));
  kiosk.meet(side);
  const std::string number = kiosk.half.number();
  const auto taken = kiosk.half.take(mine);
  REQUIRE_FALSE(taken);
  CHECK(taken.error().fault == Fault::refused);
  CHECK(kiosk.half.number() == number);
}

TEST_CASE("Another kiosk is told to wait while one is being added, also one with the same name") {
  Side side;
  Kiosk first, second(3, "Seat 1", 12);
  first.meet(side);
  REQUIRE(second.ask(side));
  CHECK(second.half.state() == State::ended);
  CHECK(second.half.ending() == Ending::busy);
  CHECK(side.view().number == first.half.number());
}

TEST_CASE("Different on either side adds nobody, and the other side hears of it") {
  Side side;
  Kiosk kiosk;
  kiosk.meet(side);
  kiosk.half.press(Pressed::same);
  REQUIRE(kiosk.ask(side));
  REQUIRE(side.press(side.view().number, false));
  REQUIRE(kiosk.ask(side));
  CHECK(kiosk.half.state() == State::ended);
  CHECK(kiosk.half.ending() == Ending::different);

  Kiosk other(1, "Seat 1", 12);
  other.meet(side);
  const std::string number = side.view().number;
  REQUIRE(side.press(number, true));
  other.half.press(Pressed::different);
  other.half.press(Pressed::same);  // too late
  REQUIRE(other.ask(side));
  CHECK(other.half.ending() == Ending::different);
  CHECK(side.view().last == Outcome::different);
  CHECK_FALSE(side.press(number, true));
  CHECK(side.added.empty());
}

TEST_CASE("Who walks away from the question hasn't answered it, but what both had agreed on stands") {
  Side side;
  Kiosk kiosk;
  kiosk.meet(side);
  kiosk.half.press(Pressed::left);
  REQUIRE(kiosk.ask(side));
  CHECK(kiosk.half.ending() == Ending::over);
  CHECK(side.view().last == Outcome::over);
  Kiosk second(1, "Seat 1", 12);
  second.meet(side);
  second.half.press(Pressed::same);
  REQUIRE(second.ask(side));
  REQUIRE(side.press(side.view().number, true));
  second.half.press(Pressed::left);  // the station had said "joined" already
  REQUIRE(second.ask(side));
  CHECK(second.half.state() == State::joined);
}

TEST_CASE("No kiosk is heard while nobody wants to add one, nor after five minutes") {
  Side side;
  side.half.close(side.now);
  Kiosk early;
  REQUIRE(early.ask(side));
  CHECK(early.half.ending() == Ending::closed);
  CHECK_FALSE(early.half.begun());
  REQUIRE(side.half.open(side.now));
  side.now = 5 * kMinute - 1;
  CHECK(side.view().openMs == 1);
  ++side.now;
  Kiosk late(1, "Seat 1", 12);
  REQUIRE(late.ask(side));
  CHECK(late.half.ending() == Ending::closed);
}

TEST_CASE("Closing the window ends the ceremony in it") {
  Side side;
  Kiosk kiosk;
  kiosk.meet(side);
  side.half.close(side.now);
  kiosk.half.press(Pressed::same);
  REQUIRE(kiosk.ask(side));
  CHECK(kiosk.half.ending() == Ending::over);
  CHECK(side.added.empty());
}

TEST_CASE("After three tries in ten minutes the fourth is told how long to wait, and then it goes on") {
  Side side;
  for (std::uint64_t dice = 21; dice < 24; ++dice) {
    comesToNothing(side, dice);
    side.now += kMinute;
  }  // at minute 0, 1 and 2; it is minute 3
  Kiosk fourth;
  REQUIRE(fourth.ask(side));
  CHECK(fourth.half.ending() == Ending::pause);
  CHECK(fourth.half.waitSeconds() == 7 * 60);
  CHECK(side.view().openMs == 0);  // of the window that would have had two minutes left
  const auto opened = side.half.open(side.now);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().message.find("7 min") != std::string::npos);
  side.now = 10 * kMinute - 1;
  CHECK_FALSE(side.half.open(side.now));
  ++side.now;
  REQUIRE(side.half.open(side.now));
  Kiosk fifth(1, "Seat 1", 25);
  fifth.meet(side);
}

TEST_CASE("A kiosk that was added doesn't count among the tries") {
  Side side;
  for (std::uint64_t dice = 21; dice < 26; ++dice) {
    Kiosk kiosk(1, "Seat 1", dice);
    kiosk.meet(side);
    kiosk.half.press(Pressed::same);
    REQUIRE(side.press(side.view().number, true));
    REQUIRE(kiosk.ask(side));
    REQUIRE(kiosk.half.state() == State::joined);
  }
  CHECK(side.view().pauseMs == 0);
}

TEST_CASE("Words of another ceremony, or of another kiosk, press nothing") {
  Side side;
  Kiosk first;
  first.meet(side);
  first.half.press(Pressed::same);
  const Bytes same = *first.half.next();
  REQUIRE(side.press(side.view().number, false));
  Kiosk second(1, "Seat 1", 12);  // the same device, once more
  second.meet(side);
  REQUIRE(side.press(side.view().number, true));
  const auto old = saidIn<StationSays>(must(side.answer(same)));
  CHECK(old.outcome == Outcome::different);  // the last word about the first one
  auto forged = askedIn<KioskSays>(*second.half.next());
  forged.pressed = Pressed::same;
  forged.signature = kioskSigns(keysOf(4), forged.transcript, Pressed::same);
  const auto answer = side.answer(encode(forged));
  REQUIRE_FALSE(answer);
  CHECK(answer.error().fault == Fault::refused);
  CHECK(side.added.empty());
}

TEST_CASE("A kiosk that missed the last word gets it again, and is added once") {
  Side side;
  Kiosk kiosk;
  kiosk.meet(side);
  REQUIRE(side.press(side.view().number, true));
  kiosk.half.press(Pressed::same);
  const Bytes word = *kiosk.half.next();
  const Bytes lost = must(side.answer(word));
  side.half.close(side.now);
  CHECK(must(side.answer(word)) == lost);
  REQUIRE(kiosk.ask(side));
  CHECK(kiosk.half.state() == State::joined);
  CHECK(side.added.size() == 1);
}

TEST_CASE("The kiosk joins nobody before somebody pressed The same on it") {
  Side side;
  Kiosk kiosk;
  kiosk.meet(side);
  const Hash transcript = askedIn<KioskSays>(*kiosk.half.next()).transcript;
  const Bytes eager = encode(StationSays{transcript, Outcome::joined, nonceOf(8),
                                         stationSigns(side.keys, transcript, Outcome::joined, nonceOf(8))});
  CHECK_FALSE(kiosk.half.take(eager));
  CHECK(kiosk.half.state() == State::comparing);
  kiosk.half.press(Pressed::same);
  CHECK(kiosk.half.take(eager));
}

TEST_CASE("Nobody else on the network speaks for the station, although everybody can work out the transcript") {
  Side side;
  Kiosk kiosk;
  kiosk.meet(side);
  kiosk.half.press(Pressed::same);
  const Hash transcript = askedIn<KioskSays>(*kiosk.half.next()).transcript;
  for (const Outcome outcome : {Outcome::joined, Outcome::different, Outcome::over}) {
    const auto signature = stationSigns(keysOf(4), transcript, outcome, nonceOf(9));
    const auto taken = kiosk.half.take(encode(StationSays{transcript, outcome, nonceOf(9), signature}));
    REQUIRE_FALSE(taken);
    CHECK(taken.error().fault == Fault::refused);
    CHECK(kiosk.half.state() == State::comparing);
  }
  // Nor does the station's word about another log, or about nothing yet, become a word about this one.
  const auto open = stationSigns(side.keys, transcript, Outcome::open, {});
  CHECK_FALSE(kiosk.half.take(encode(StationSays{transcript, Outcome::joined, {}, open})));
  CHECK_FALSE(kiosk.half.paired());
}

TEST_CASE("A late press below another number is refused") {
  Side side;
  Kiosk first;
  first.meet(side);
  const std::string old = side.view().number;
  side.now += EnrolStation::kCeremonyMs;
  Kiosk second(3, "Seat 2", 12);
  second.meet(side);
  REQUIRE(side.view().number != old);
  const auto pressed = side.press(old, true);
  REQUIRE_FALSE(pressed);
  CHECK(pressed.error().fault == Fault::refused);
  CHECK_FALSE(side.view().samePressed);
  std::string digits = side.view().number;
  digits.erase(3, 1);
  CHECK(side.press(digits, true));  // as it is typed at a command line
}

TEST_CASE("A kiosk that stops halfway holds the others up for seconds, one that is not answered for minutes") {
  Side side;
  Kiosk silent;
  REQUIRE(silent.ask(side));
  side.now += EnrolStation::kRevealMs - 1;
  CHECK(side.view().calling);
  ++side.now;
  CHECK_FALSE(side.view().calling);
  Kiosk kiosk(3, "Seat 2", 12);
  kiosk.meet(side);
  side.now += EnrolStation::kCeremonyMs;
  kiosk.half.press(Pressed::same);
  REQUIRE(kiosk.ask(side));
  CHECK(kiosk.half.ending() == Ending::over);
  CHECK(side.view().last == Outcome::over);
}

TEST_CASE("When the kiosk can't be kept, nothing is called joined, and its next message tries again") {
  Side side;
  Kiosk kiosk;
  kiosk.meet(side);
  kiosk.half.press(Pressed::same);
  REQUIRE(kiosk.ask(side));
  side.diskIsFull = true;
  const auto pressed = side.press(side.view().number, true);
  REQUIRE_FALSE(pressed);
  CHECK(pressed.error().fault == Fault::full);
  CHECK_FALSE(kiosk.ask(side));
  CHECK(kiosk.half.state() == State::comparing);
  side.diskIsFull = false;
  REQUIRE(kiosk.ask(side));
  CHECK(kiosk.half.state() == State::joined);
}

TEST_CASE("Messages of enrolment come back as they were sent, and cut off anywhere they are refused") {
  const auto keys = keysOf(1);
  Hash hash;
  hash.bytes.fill(5);
  const crypto::Signature signature = keys.signManifest(hash.view());
  const std::vector<EnrolAsk> asks = {EnrolHello{keys.identity(), nonceOf(7), "Seat 1 · żółw", hash},
                                      EnrolReveal{hash, enrolNonceOf(9)}, KioskSays{hash, Pressed::left, signature}};
  const std::vector<EnrolReply> replies = {EnrolAnswer{keys.identity(), enrolNonceOf(9), "Room 14"},
                                           StationSays{hash, Outcome::over, nonceOf(8), signature},
                                           EnrolNo{EnrolNo::Why::unknown, 600}};
  const auto refusesEveryCut = [](const Bytes& bytes, auto decode) {
    for (std::size_t length = 0; length < bytes.size(); ++length) CHECK_FALSE(decode(ByteView(bytes).first(length)));
    Bytes longer = bytes;
    longer.push_back(0);
    CHECK_FALSE(decode(longer));
  };
  for (const EnrolAsk& ask : asks) {
    CHECK(must(decodeEnrolAsk(encode(ask))) == ask);
    CHECK_FALSE(decodeEnrolReply(encode(ask)));
    refusesEveryCut(encode(ask), decodeEnrolAsk);
  }
  for (const EnrolReply& reply : replies) {
    CHECK(must(decodeEnrolReply(encode(reply))) == reply);
    CHECK_FALSE(decodeEnrolAsk(encode(reply)));
    refusesEveryCut(encode(reply), decodeEnrolReply);
  }
}

TEST_CASE("A message of enrolment that says too much, or what nobody knows, is refused") {
  const auto keys = keysOf(1);
  Hash hash;
  CHECK_FALSE(decodeEnrolAsk(encode(EnrolHello{keys.identity(), nonceOf(7), std::string(401, 'x'), hash})));
  CHECK_FALSE(decodeEnrolAsk(Bytes(kMostEnrol + 1, 0x80)));
  CHECK_FALSE(decodeEnrolAsk(encode(KioskSays{hash, static_cast<Pressed>(4), {}})));
  CHECK_FALSE(decodeEnrolReply(encode(StationSays{hash, static_cast<Outcome>(4), {}, {}})));
  CHECK_FALSE(decodeEnrolReply(encode(EnrolNo{static_cast<EnrolNo::Why>(4), 0})));
  Side side;
  CHECK_FALSE(side.answer(Bytes(kMostEnrol + 1, 0)));
  CHECK_FALSE(side.view().calling);
}

TEST_CASE("A station's mark is the first 120 bits of its fingerprint, and is read however it was written down") {
  // base64.b32encode(sha256(...)[:15]) in Python, of the identity with keys of bytes 0x21 … 0x24
  const crypto::Identity station = identityFrom(0x20);
  const std::string mark = markOf(station);
  CHECK(mark == "s7ar nmry r3qh tzyq leg2 ollb");
  std::string plain = mark;
  std::erase(plain, ' ');
  CHECK(plain.size() == 24);
  CHECK(must(markTyped(plain)) == mark);
  CHECK(must(markTyped(" " + mark + " ")) == mark);
  std::string loud = mark;
  for (char& c : loud) c = c == ' ' ? '-' : static_cast<char>(std::toupper(c));
  CHECK(must(markTyped(loud)) == mark);
  for (const std::string& wrong :
       {std::string(), plain.substr(1), plain + "a", "0" + plain.substr(1), "ä" + plain.substr(2)})
    CHECK_FALSE(markTyped(wrong));
}

TEST_CASE("A kiosk that knows its station by the mark says the same by itself, and the teacher's press is enough") {
  Side side;
  Kiosk kiosk(1, EnrolKiosk::Who{"Seat 1", "10000000abcd", markOf(side.keys.identity())}, 11);
  kiosk.meet(side);
  CHECK(kiosk.half.saidSame());
  CHECK_FALSE(kiosk.half.begun());  // nothing was guessed
  REQUIRE(kiosk.ask(side));
  REQUIRE(side.press(kiosk.half.number(), true));
  REQUIRE(kiosk.ask(side));
  CHECK(kiosk.half.state() == State::joined);
  CHECK(side.added.at(0).who.machine == "10000000abcd");
}

TEST_CASE("A kiosk that knows its station by the mark tells nothing more to any other") {
  Side other(4);
  Kiosk kiosk(1, EnrolKiosk::Who{"Seat 1", "", markOf(keysOf(2).identity())}, 11);
  REQUIRE(kiosk.ask(other));
  CHECK(kiosk.half.state() == State::ended);
  CHECK(kiosk.half.ending() == Ending::notMarked);
  CHECK_FALSE(kiosk.half.next());
}

TEST_CASE("Machines of a list join with nobody at the station, while it is open for them, and no others do") {
  Side side;
  side.half.close(side.now);
  const auto listed = [](const EnrolHello& who) { return who.machine == "on-the-list"; };
  const auto seat = [&](std::uint8_t number, const std::string& machine) {
    return Kiosk(number, EnrolKiosk::Who{"Seat", machine, markOf(side.keys.identity())}, 10 + number);
  };
  Kiosk early = seat(5, "on-the-list");
  REQUIRE(early.ask(side));
  CHECK(early.half.ending() == Ending::closed);
  side.half.openFor(listed, side.now);
  CHECK(side.view().listMs == EnrolStation::kListMs);
  Kiosk good = seat(6, "on-the-list");
  for (int message = 0; message < 3; ++message) REQUIRE(good.ask(side));
  CHECK(good.half.state() == State::joined);
  CHECK(side.added.size() == 1);
  Kiosk strange = seat(7, "another"), nameless = seat(8, "");
  for (Kiosk* one : {&strange, &nameless}) {
    REQUIRE(one->ask(side));
    CHECK(one->half.ending() == Ending::closed);
  }
  side.now += EnrolStation::kListMs;
  Kiosk late = seat(9, "on-the-list");
  REQUIRE(late.ask(side));
  CHECK(late.half.ending() == Ending::closed);
}

TEST_CASE("Machines of the list that give up make no pause, hold others up for seconds, and come in during a pause") {
  Side side;
  for (std::uint64_t dice = 20; dice < 23; ++dice) comesToNothing(side, dice);
  REQUIRE(side.view().pauseMs > 0);
  const std::int64_t pause = side.view().pauseMs;
  side.half.openFor([](const EnrolHello&) { return true; }, side.now);
  const auto seat = [&](std::uint8_t number) {
    return Kiosk(number, EnrolKiosk::Who{"Seat", "m", markOf(side.keys.identity())}, 30 + number);
  };
  for (std::uint8_t number = 5; number < 10; ++number) {
    Kiosk gone = seat(number);
    gone.meet(side);
    Kiosk waits = seat(20);
    REQUIRE(waits.ask(side));
    CHECK(waits.half.ending() == Ending::busy);
    side.now += EnrolStation::kRevealMs;
  }
  Kiosk good = seat(11);
  for (int message = 0; message < 3; ++message) REQUIRE(good.ask(side));
  CHECK(good.half.state() == State::joined);
  CHECK(side.view().pauseMs == pause - 5 * EnrolStation::kRevealMs);
}

TEST_CASE("A hello names its machine or leaves it out, and has one spelling for each") {
  const EnrolHello without{keysOf(1).identity(), nonceOf(7), "Seat 1", {}, ""};
  EnrolHello with = without;
  with.machine = "10000000abcd";
  for (const EnrolHello& hello : {without, with})
    CHECK(std::get<EnrolHello>(must(decodeEnrolAsk(encode(hello)))) == hello);
  Bytes empty = encode(with);
  empty.resize(empty.size() - 12);
  empty.back() = 0x60;  // a text of no letters
  CHECK_FALSE(decodeEnrolAsk(empty));
}
