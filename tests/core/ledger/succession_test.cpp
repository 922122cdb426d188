// The statement that another station stands in the place of a kiosk's.

#include "core/ledger/succession.h"

#include "tests/support/catch.h"
#include "tests/support/outside.h"

using namespace cz;
using ledger::Succession;
using Kind = Succession::Kind;

namespace {

crypto::DeviceKeys keysOf(std::uint8_t number) {
  crypto::MasterSeed seed;
  seed.bytes.fill(number);
  return crypto::DeviceKeys(seed);
}

Succession oneTo(const crypto::DeviceKeys& after, std::uint64_t number = 1) {
  return {Kind::replaced, number, keysOf(1).identity().fingerprint(), after.identity()};
}

}  // namespace

TEST_CASE("A statement has one spelling, and is signed by whose word counts and by the station that it names") {
  const auto sheet = keysOf(9), after = keysOf(2);
  const auto made = ledger::signSuccession(oneTo(after), sheet, after);
  CHECK(isSigned(made, sheet.identity().manifest));
  CHECK_FALSE(isSigned(made, keysOf(8).identity().manifest));
  const Bytes bytes = ledger::encode(made);
  CHECK(must(ledger::decodeSuccession(bytes)) == made);
  CHECK(bytes.front() == 0xa6);  // a map of six
  for (std::size_t length = 0; length < bytes.size(); ++length)
    CHECK_FALSE(ledger::decodeSuccession(ByteView(bytes).first(length)));
  Bytes longer = bytes;
  longer.push_back(0);
  CHECK_FALSE(ledger::decodeSuccession(longer));
}

TEST_CASE("Every part of a statement is under both signatures") {
  const auto sheet = keysOf(9), after = keysOf(2);
  const auto made = ledger::signSuccession(oneTo(after), sheet, after);
  const auto changed = [&](auto change) {
    auto other = made;
    change(other);
    return isSigned(other, sheet.identity().manifest);
  };
  CHECK_FALSE(changed([](auto& one) { one.what.kind = Kind::rotated; }));
  CHECK_FALSE(changed([](auto& one) { one.what.kind = Kind::pressed; }));
  CHECK_FALSE(changed([](auto& one) { ++one.what.number; }));
  CHECK_FALSE(changed([](auto& one) { one.what.before.bytes[0] ^= 1; }));
  CHECK_FALSE(changed([](auto& one) { one.what.after = keysOf(3).identity(); }));
  CHECK_FALSE(changed([](auto& one) { one.by.bytes[10] ^= 1; }));
  CHECK_FALSE(changed([](auto& one) { one.of.bytes[10] ^= 1; }));
  CHECK_FALSE(changed([](auto& one) { std::swap(one.by, one.of); }));
}

TEST_CASE("The log of the next station has a name that both sides know, and no other kiosk's or station's") {
  const Hash lex = keysOf(5).identity().fingerprint(), sam = keysOf(6).identity().fingerprint();
  const auto nonce = ledger::nonceAfter(oneTo(keysOf(2)), lex);
  CHECK(nonce == ledger::nonceAfter(oneTo(keysOf(2)), lex));
  CHECK(nonce != ledger::nonceAfter(oneTo(keysOf(2)), sam));
  CHECK(nonce != ledger::nonceAfter(oneTo(keysOf(3)), lex));
  CHECK(nonce != ledger::nonceAfter(oneTo(keysOf(2), 2), lex));
}

TEST_CASE("The sheet's word for a station holds for that station and that version of the sheet alone") {
  const auto sheet = keysOf(9);
  const Hash station = keysOf(1).identity().fingerprint();
  const auto vouch = ledger::vouchFor(sheet, 258, station);
  const auto& key = sheet.identity().manifest;
  CHECK(ledger::isVouched(vouch, key, 258, station));
  CHECK_FALSE(ledger::isVouched(vouch, key, 257, station));
  CHECK_FALSE(ledger::isVouched(vouch, key, 258, keysOf(2).identity().fingerprint()));
  CHECK_FALSE(ledger::isVouched(vouch, keysOf(8).identity().manifest, 258, station));
}
