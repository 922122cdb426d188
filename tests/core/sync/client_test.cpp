// The kiosk believes its own station only, and only the answer to what it asked last.

#include "core/sync/client.h"

#include "core/crypto/hash.h"
#include "core/sync/pairing.h"
#include "core/sync/wire.h"
#include "tests/core/sync/devices.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::sync;
using testing::askedOf;
using testing::downlogOf;
using testing::keysOf;
using testing::nonceOf;
using testing::toldBy;
using testing::uplogOf;

namespace {

PairToken tokenOf(const crypto::DeviceKeys& station) {
  PairSecret secret;
  secret.bytes.fill(9);
  return tokenFor(secret, station.identity().fingerprint());
}

/// What a station that knows `secret` answers.
Bytes pairAnswer(const PairSecret& secret, const ledger::LogKey& kiosk, const crypto::DeviceKeys& station) {
  return encode(PairReply{station.identity(), nonceOf(8),
                          pairReplyMac(secret, kiosk.identity, kiosk.nonce, station.identity(), nonceOf(8))});
}

SyncRequest requestIn(const Bytes& message) {
  return must(decodeSyncRequest(askedOf(message, BundleKind::sync, keysOf(1), keysOf(2)).body));
}

/// As the station of device 2 would answer the kiosk of device 1, but by `station`.
Bytes answerTo(const Bytes& message, const crypto::DeviceKeys& station, SyncReply reply = {}) {
  reply.request = crypto::sha256(message);
  return toldBy(station, keysOf(1), BundleKind::syncReply, encode(reply));
}

}  // namespace

TEST_CASE("Pairing gives the station's identity to who holds its token") {
  const auto kiosk = keysOf(1), station = keysOf(2);
  const PairToken token = tokenOf(station);
  const auto request = must(decodePairRequest(pairRequest(token, uplogOf(kiosk), "Seat 1")));
  CHECK(request.seat == "Seat 1");
  CHECK(request.mac == pairMac(token.secret, kiosk.identity(), nonceOf(7), "Seat 1"));
  const auto paired = takePairReply(token, uplogOf(kiosk), pairAnswer(token.secret, uplogOf(kiosk), station));
  REQUIRE(paired);
  CHECK(paired->station == station.identity());
  CHECK(paired->downNonce == nonceOf(8));
}

TEST_CASE("The proof of pairing depends on everything that it binds") {
  const auto kiosk = keysOf(1), other = keysOf(3);
  PairSecret secret, otherSecret;
  otherSecret.bytes.fill(1);
  const Hash mac = pairMac(secret, kiosk.identity(), nonceOf(7), "Seat 1");
  CHECK(mac != pairMac(otherSecret, kiosk.identity(), nonceOf(7), "Seat 1"));
  CHECK(mac != pairMac(secret, other.identity(), nonceOf(7), "Seat 1"));
  CHECK(mac != pairMac(secret, kiosk.identity(), nonceOf(8), "Seat 1"));
  CHECK(mac != pairMac(secret, kiosk.identity(), nonceOf(7), "Seat 2"));
}

TEST_CASE("A station between the kiosk and its own is not believed") {
  const auto kiosk = keysOf(1), station = keysOf(2), between = keysOf(4);
  const PairToken token = tokenOf(station);
  PairSecret guessed;
  const auto wrongStation = takePairReply(token, uplogOf(kiosk), pairAnswer(token.secret, uplogOf(kiosk), between));
  REQUIRE_FALSE(wrongStation);
  CHECK(wrongStation.error().fault == Fault::refused);
  CHECK_FALSE(takePairReply(token, uplogOf(kiosk), pairAnswer(guessed, uplogOf(kiosk), station)));
  CHECK_FALSE(takePairReply(token, uplogOf(kiosk), viewOf("no answer at all")));
}

TEST_CASE("A request says who asks, what is held and who sits there") {
  const auto kiosk = keysOf(1), station = keysOf(2);
  tests::CountingRandom random;
  Client client(kiosk, uplogOf(kiosk), downlogOf(station), random);
  Held held;
  held.downSize = 4;
  held.status.state = SeatStatus::State::signedIn;
  held.sent = {3, 61'000, 1'790'000'000'000, ledger::ClockState::hardware};
  const Bytes first = must(client.nextRequest(held));
  const Manifest manifest = askedOf(first, BundleKind::sync, kiosk, station).manifest;
  CHECK(manifest.sender == uplogOf(kiosk).id());
  CHECK(manifest.sent == held.sent);
  const SyncRequest request = requestIn(first);
  CHECK(request.downSize == 4);
  CHECK(request.status == held.status);
  const Bytes second = must(client.nextRequest(held));
  CHECK(askedOf(second, BundleKind::sync, kiosk, station).manifest.counter == manifest.counter + 1);
}

TEST_CASE("Only the station's own answer to the last question is taken") {
  const auto kiosk = keysOf(1), station = keysOf(2), other = keysOf(3);
  tests::CountingRandom random;
  Client client(kiosk, uplogOf(kiosk), downlogOf(station), random);
  const Bytes first = must(client.nextRequest({}));
  SyncReply reply;
  reply.upSize = 12;
  const Bytes answer = answerTo(first, station, reply);
  REQUIRE(client.takeReply(answer));
  CHECK(client.takeReply(answer)->upSize == 12);

  CHECK_FALSE(client.takeReply(answerTo(first, other)));
  CHECK_FALSE(client.takeReply(first));  // its own words thrown back
  const Bytes second = must(client.nextRequest({}));
  const auto late = client.takeReply(answer);
  REQUIRE_FALSE(late);
  CHECK(late.error().message.find("another request") != std::string::npos);
  CHECK(client.takeReply(answerTo(second, station)));
}
