// MCZB1 bundles: whole and for this device, or not at all (trust: T5).

#include "core/sync/bundle.h"

#include <cstdlib>

#include "core/crypto/box.h"
#include "core/crypto/hash.h"
#include "core/ledger/cbor.h"
#include "tests/core/sync/devices.h"
#include "tests/support/catch.h"
#include "tests/support/outside.h"

using namespace cz;
using namespace cz::sync;
using testing::keysOf;

namespace {

const LogId kKioskLog("kiosk-log");

Bundle someBundle(std::size_t size) {
  Bundle bundle;
  bundle.manifest = {BundleKind::sync, kKioskLog, {}, 7, {3, 61'000, 1'790'000'000'000, ledger::ClockState::hardware}};
  bundle.body.resize(size);
  for (std::size_t i = 0; i < size; ++i) bundle.body[i] = static_cast<std::uint8_t>(i * 31 + (i >> 8U));
  return bundle;
}

std::optional<crypto::ManifestKey> knownSender(const LogId& log) {
  if (log == kKioskLog) return keysOf(1).identity().manifest;
  return std::nullopt;
}

Bytes written(std::size_t size, const std::vector<crypto::Identity>& to) {
  tests::CountingRandom random;
  return must(writeBundle(someBundle(size), to, keysOf(1), random));
}

Bytes toStation(std::size_t size) { return written(size, {keysOf(2).identity()}); }

Result<Bundle> opened(ByteView bytes, std::uint8_t by = 2, BundleKind kind = BundleKind::sync) {
  return openBundle(bytes, kind, keysOf(by), knownSender);
}

constexpr std::size_t kBeforeHeader = 10;  // magic and length

/// The header of a bundle as bytes: what is signed.
Bytes headerOf(const Bytes& bundle) {
  const std::size_t length = bundle[8] * 256U + bundle[9];
  return {bundle.begin() + kBeforeHeader, bundle.begin() + static_cast<std::ptrdiff_t>(kBeforeHeader + length)};
}

/// Opens the stream with `own` and seals the same plaintext to `to`; to `own` itself, with the same header.
Bytes sealedAgain(const Bytes& bundle, const crypto::DeviceKeys& own, const crypto::Identity& to) {
  tests::CountingRandom random(99);
  Bytes header = headerOf(bundle);
  ledger::CborReader reader(header);
  reader.map();
  reader.key(0);
  const auto kind = reader.number();
  reader.key(1);
  reader.array();
  reader.array();
  reader.bytes();
  const auto key = must(fixedFrom<crypto::MessageKey>(must(own.unseal(reader.bytes())), "A key"));
  const auto front = static_cast<std::ptrdiff_t>(kBeforeHeader + header.size());
  const Hash bound = crypto::sha256(ByteView(bundle).first(static_cast<std::size_t>(front)));
  const Bytes sealed(bundle.begin() + front, bundle.end());
  const Bytes plain = must(crypto::decryptWhole(key, bound.view(), sealed, kMostBundle));
  if (to != own.identity()) {
    const Hash id = to.fingerprint();
    header = ledger::CborWriter()
                 .map(2)
                 .key(0)
                 .number(kind)
                 .key(1)
                 .array(1)
                 .array(2)
                 .bytes(ByteView(id.bytes).first(8))
                 .bytes(crypto::sealTo(to.box, key.view(), random))
                 .take();
  }
  Bytes out(bundle.begin(), bundle.begin() + 8);
  out.push_back(static_cast<std::uint8_t>(header.size() >> 8U));
  out.push_back(static_cast<std::uint8_t>(header.size()));
  out.insert(out.end(), header.begin(), header.end());
  const Bytes stream = crypto::encryptWhole(key, crypto::sha256(out).view(), plain, random);
  out.insert(out.end(), stream.begin(), stream.end());
  return out;
}

bool isDeep() { return std::getenv("CHECKZONE_DEEP") != nullptr; }

}  // namespace

TEST_CASE("A bundle opens at its recipient as it was written") {
  for (const std::size_t size : {0U, 1U, 3000U, 65'536U, 200'000U}) {
    const auto bundle = must(opened(toStation(size)));
    Manifest wanted = someBundle(0).manifest;
    wanted.recipient = keysOf(2).identity().fingerprint();
    CHECK(bundle.manifest == wanted);
    CHECK(bundle.body == someBundle(size).body);
  }
}

TEST_CASE("Bundles of about the same size have the same length, and a small one is below 8 KiB") {
  CHECK(toStation(10).size() == toStation(3000).size());
  CHECK(toStation(10).size() < 8192);
}

TEST_CASE("Every one of several recipients can open it when it is meant for him") {
  const Bytes bytes = written(50, {keysOf(2).identity(), keysOf(3).identity()});
  CHECK(opened(bytes));
  // The second one reads it for the first one, as the recovery sheet would: it isn't meant for her.
  const auto second = opened(bytes, 3);
  REQUIRE_FALSE(second);
  CHECK(second.error().message.find("meant for another device") != std::string::npos);
}

TEST_CASE("A bundle opens nowhere else, as nothing else, and from no stranger") {
  const Bytes bytes = toStation(50);
  const auto elsewhere = opened(bytes, 4);
  REQUIRE_FALSE(elsewhere);
  CHECK(elsewhere.error().fault == Fault::refused);
  CHECK(elsewhere.error().message.find("sealed to another") != std::string::npos);
  CHECK_FALSE(opened(bytes, 2, BundleKind::syncReply));
  const auto stranger = openBundle(bytes, BundleKind::sync, keysOf(2), [](const LogId&) { return std::nullopt; });
  REQUIRE_FALSE(stranger);
  CHECK(stranger.error().message.find("knows its sender") != std::string::npos);
  const auto forged = openBundle(bytes, BundleKind::sync, keysOf(2),
                                 [](const LogId&) { return std::optional(keysOf(5).identity().manifest); });
  REQUIRE_FALSE(forged);
  CHECK(forged.error().message.find("did not sign") != std::string::npos);
}

TEST_CASE("A recipient can't seal a bundle again for another") {
  // Device 2 opens it, keeps manifest, signature and body as they are, and seals them to device 3.
  const Bytes good = toStation(50);
  CHECK(must(opened(good)).body == must(opened(sealedAgain(good, keysOf(2), keysOf(2).identity()))).body);
  const auto passedOn = opened(sealedAgain(good, keysOf(2), keysOf(3).identity()), 3);
  REQUIRE_FALSE(passedOn);
  CHECK(passedOn.error().message.find("did not sign") != std::string::npos);
}

TEST_CASE("Every flipped bit of a small bundle is refused") {
  const Bytes good = toStation(100);
  for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
    Bytes flipped = good;
    flipped[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
    REQUIRE_FALSE(opened(flipped));
  }
}

TEST_CASE("Every truncation of a small bundle is refused, and anything behind it") {
  const Bytes good = toStation(100);
  for (std::size_t size = 0; size < good.size(); ++size) REQUIRE_FALSE(opened(ByteView(good).first(size)));
  Bytes longer = good;
  longer.push_back(0);
  CHECK_FALSE(opened(longer));
  longer.insert(longer.end(), good.begin(), good.end());
  CHECK_FALSE(opened(longer));
}

TEST_CASE("Flipped bits of a bundle of 64 KiB are refused: one in 97 in every run, all of them in a deep one") {
  const Bytes good = toStation((64U << 10U) - 600);
  REQUIRE(opened(good));
  const std::size_t step = isDeep() ? 1 : 97;
  std::size_t tried = 0;
  for (std::size_t bit = 0; bit < good.size() * 8; bit += step, ++tried) {
    Bytes flipped = good;
    flipped[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
    REQUIRE_FALSE(opened(flipped));
  }
  CHECK(tried >= good.size() * 8 / step);
}

TEST_CASE("What is too long is neither written nor read") {
  tests::CountingRandom random;
  CHECK_FALSE(writeBundle(someBundle((8U << 20U) + 1), {keysOf(2).identity()}, keysOf(1), random));
  CHECK_FALSE(writeBundle(someBundle(1), {}, keysOf(1), random));
  CHECK(opened(toStation(8U << 20U)));
  CHECK_FALSE(opened(Bytes(kMostBundle + 1, 'M')));
}
