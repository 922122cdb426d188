#include "core/crypto/hash.h"

#include "tests/support/catch.h"

using namespace cz;

// The values of SHA-256 are those of FIPS 180-2; the keyed BLAKE2b was worked out with Python's hashlib.

TEST_CASE("SHA-256 is the one that everybody knows") {
  CHECK(hexOf(crypto::sha256({}).view()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hexOf(crypto::sha256(viewOf("abc")).view()) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("A keyed hash is that of BLAKE2b with 32 bytes") {
  const std::string key(32, 'k');
  CHECK(hexOf(crypto::blake2b(viewOf(key), viewOf("factors")).view()) ==
        "22e65e4bc042cb7d74a749619845b1be97afe36c589d26b3bcc129fd51dba9b3");
}

TEST_CASE("Another key gives another hash") {
  CHECK(crypto::blake2b(viewOf("one"), viewOf("factors")) != crypto::blake2b(viewOf("two"), viewOf("factors")));
}

TEST_CASE("Secrets are the same when every byte is") {
  CHECK(crypto::sameSecret(viewOf("483102754"), viewOf("483102754")));
  CHECK_FALSE(crypto::sameSecret(viewOf("483102754"), viewOf("483102755")));
  CHECK_FALSE(crypto::sameSecret(viewOf("483102754"), viewOf("48310275")));
  CHECK(crypto::sameSecret({}, {}));
}
