#include "core/base/bytes.h"

#include "tests/support/catch.h"

using namespace cz;

TEST_CASE("base64 of the RFC 4648 examples") {
  CHECK(base64Of(viewOf("")) == "");
  CHECK(base64Of(viewOf("f")) == "Zg==");
  CHECK(base64Of(viewOf("fo")) == "Zm8=");
  CHECK(base64Of(viewOf("foobar")) == "Zm9vYmFy");
  CHECK(textOf(must(bytesFromBase64("Zm9vYg=="))) == "foob");
}

TEST_CASE("base32 of the RFC 4648 examples, in lower case and without padding") {
  CHECK(base32Of(viewOf("f")) == "my");
  CHECK(base32Of(viewOf("foobar")) == "mzxw6ytboi");
  CHECK(textOf(must(bytesFromBase32("mzxw6ytboi"))) == "foobar");
}

TEST_CASE("a value has one spelling: anything else is refused") {
  for (const char* bad : {"Zg=", "Zh==", "Zg", "Z===", "Zg==\n", " Zg=="}) {
    INFO(bad);
    CHECK_FALSE(bytesFromBase64(bad));
  }
  CHECK_FALSE(bytesFromHex("0A"));
  CHECK_FALSE(bytesFromHex("abc"));
  CHECK_FALSE(bytesFromBase32("mz"));
  CHECK_FALSE(bytesFromBase32("MY"));
}

TEST_CASE("hexadecimal goes there and back") {
  const Bytes bytes{0x00, 0x0f, 0xa5, 0xff};
  CHECK(hexOf(bytes) == "000fa5ff");
  CHECK(must(bytesFromHex("000fa5ff")) == bytes);
}

TEST_CASE("fixed bytes take exactly their length") {
  CHECK(fixedFrom<Hash>(Bytes(32, 7), "A hash"));
  const auto wrong = fixedFrom<Hash>(Bytes(31, 7), "A hash");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().message == "A hash must be 32 bytes long.");
}
