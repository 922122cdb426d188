// The pairing token: 256 bits as 52 Crockford symbols.

#include "core/sync/token.h"

#include "tests/core/sync/devices.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::sync;

namespace {

PairToken sample() {
  PairToken token;
  for (std::uint8_t i = 0; i < 16; ++i) {
    token.secret.bytes[i] = i;
    token.station[i] = static_cast<std::uint8_t>(0xF0 + i);
  }
  return token;
}

}  // namespace

TEST_CASE("A token of zeros is zeros, and all ones end in a symbol with four bits spare") {
  PairToken token;
  CHECK(token.text() == "0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000");
  token.secret.bytes.fill(0xFF);
  token.station.fill(0xFF);
  // 51 symbols hold 255 ones; the last holds the 256th and four zeros: 10000 = 16 = G.
  CHECK(token.text() == "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZG");
}

TEST_CASE("The first symbols follow from the first bytes by hand") {
  PairToken token;
  token.secret.bytes[0] = 0x84;  // 10000 100|00 …: G, then 10000 = G
  CHECK(token.text().substr(0, 4) == "GG00");
}

TEST_CASE("What was printed is read back, however it was typed") {
  const std::string text = sample().text();
  std::string typed;
  for (const char letter : text) {
    if (letter == '-')
      typed += ' ';
    else if (letter == '0')
      typed += 'o';
    else if (letter == '1')
      typed += 'l';
    else
      typed += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
  }
  for (const std::string& each : {text, typed}) {
    const auto read = PairToken::parse(each);
    REQUIRE(read);
    CHECK(read->secret == sample().secret);
    CHECK(read->station == sample().station);
  }
}

TEST_CASE("A token with a slip is refused with a way out") {
  const std::string text = sample().text();
  for (const std::string& wrong : {text.substr(0, text.size() - 1), text + "0", std::string(), "U" + text.substr(1),
                                   text.substr(0, text.size() - 1) + "1", std::string("<script>")}) {
    INFO(wrong);
    const auto read = PairToken::parse(wrong);
    REQUIRE_FALSE(read);
    CHECK(read.error().fault == Fault::input);
    CHECK(read.error().message.find("Copy it again") != std::string::npos);
  }
}

TEST_CASE("A token knows its own station and no other") {
  const auto station = testing::keysOf(1), other = testing::keysOf(2);
  const PairToken token = tokenFor(sample().secret, station.identity().fingerprint());
  CHECK(token.names(station.identity().fingerprint()));
  CHECK_FALSE(token.names(other.identity().fingerprint()));
}
