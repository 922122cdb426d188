#include "core/crypto/pin.h"

#include "tests/support/catch.h"

using namespace cz;

TEST_CASE("A PIN fits its own hash and no other PIN does") {
  const std::string hash = must(crypto::hashPin("4711"));
  CHECK(crypto::checkPin(hash, "4711"));
  CHECK_FALSE(crypto::checkPin(hash, "4712"));
  CHECK_FALSE(crypto::checkPin(hash, ""));
}

TEST_CASE("A PIN is kept with at least the strength that OWASP asks for") {
  const std::string hash = must(crypto::hashPin("4711"));
  CHECK(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
}

TEST_CASE("Two students with the same PIN have different hashes") {
  CHECK(must(crypto::hashPin("1470")) != must(crypto::hashPin("1470")));
}

TEST_CASE("A teacher's passphrase is kept stronger than a PIN") {
  const std::string hash = must(crypto::hashPassphrase("seven quiet otters"));
  CHECK(hash.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
  CHECK(crypto::checkPin(hash, "seven quiet otters"));
  CHECK_FALSE(crypto::checkPin(hash, "seven quiet otter"));
}

TEST_CASE("Without an issued PIN nothing fits") {
  CHECK_FALSE(crypto::checkPin("", ""));
  CHECK_FALSE(crypto::checkPin("", "0000"));
}

TEST_CASE("A hash that is not one fits nothing") {
  CHECK_FALSE(crypto::checkPin("4711", "4711"));
  CHECK_FALSE(crypto::checkPin("$argon2id$v=19$m=19456,t=2,p=1$", "4711"));
  CHECK_FALSE(crypto::checkPin(std::string(500, '$'), "4711"));
}
