#include "core/crypto/keys.h"

#include "tests/support/catch.h"

using namespace cz;
using crypto::DeviceKeys;
using crypto::Identity;

namespace {

crypto::MasterSeed countingSeed() {
  crypto::MasterSeed seed;
  for (std::size_t i = 0; i < crypto::MasterSeed::size; ++i) seed.bytes[i] = static_cast<std::uint8_t>(i);
  return seed;
}

}  // namespace

// All values: keys derived with Python's hashlib (BLAKE2b with salt and person), then Ed25519 and X25519 by the
// formulas of RFC 8032 and RFC 7748 in Python's whole numbers.

TEST_CASE("All keys of a device follow from its seed as trust 2.2 says") {
  const DeviceKeys keys(countingSeed());
  const Identity& identity = keys.identity();
  CHECK(hexOf(identity.note.view()) == "842a49db5cd3696d5a595e33f77a51746571dceede50a4b480bee2ed3f913510");
  CHECK(hexOf(identity.cosig.view()) == "bdd73a287d6b03cc09f0b5831643152fe0b04dfeb815cd17f5cd4ae1f02c01d5");
  CHECK(hexOf(identity.manifest.view()) == "e4ab3cc31a6b4597a5bd7b9cbbbd43430045f05b77290420f8ea837a22b5fcd9");
  CHECK(hexOf(identity.box.view()) == "c3a37e36030c236e004efef51a6cc87372a0e0b32505aa37d36bcb6a359f9c54");
  CHECK(hexOf(keys.formKey().view()) == "aa51885e5e47bd866f20a97dc37544b9455797dc6bd06e2ee9c35e3821614411");
}

TEST_CASE("A device's fingerprint is the SHA-256 of its public keys in CBOR") {
  const DeviceKeys keys(countingSeed());
  CHECK(keys.identity().encode().size() == 141);
  CHECK(hexOf(keys.identity().fingerprint().view()) ==
        "e39e721095fbd21f9df3231e40e856016fcca5fbfec4cedc4ed370af7ec902c9");
}

TEST_CASE("An identity is read back as it was written, and only in that one spelling") {
  const Identity identity = DeviceKeys(countingSeed()).identity();
  const Bytes bytes = identity.encode();
  CHECK(must(Identity::decode(bytes)) == identity);

  for (std::size_t cut = 0; cut < bytes.size(); ++cut) CHECK_FALSE(Identity::decode(ByteView(bytes).first(cut)));
  Bytes longer = bytes;
  longer.push_back(0);
  CHECK_FALSE(Identity::decode(longer));
  for (std::size_t frame : {0U, 1U, 2U, 3U, 36U, 37U, 38U}) {
    Bytes changed = bytes;
    changed[frame] ^= 1;
    CHECK_FALSE(Identity::decode(changed));
  }
}

TEST_CASE("A signature holds for its message, its key and its purpose only") {
  const DeviceKeys keys(countingSeed());
  const Identity& identity = keys.identity();
  const auto signature = keys.signNote(viewOf("log X has 3 leaves"));
  CHECK(crypto::verify(identity.note, viewOf("log X has 3 leaves"), signature));
  CHECK_FALSE(crypto::verify(identity.note, viewOf("log X has 4 leaves"), signature));

  // The same bytes as another kind of key: what a checkpoint's key signed is no message and no countersignature.
  CHECK_FALSE(crypto::verify(identity.manifest, viewOf("log X has 3 leaves"), signature));
  CHECK_FALSE(crypto::verify(identity.cosig, viewOf("log X has 3 leaves"), signature));
  CHECK(crypto::verify(identity.manifest, viewOf("m"), keys.signManifest(viewOf("m"))));
  CHECK(crypto::verify(identity.cosig, viewOf("c"), keys.signCosig(viewOf("c"))));
}

TEST_CASE("No bit of a signature can be changed") {
  const DeviceKeys keys(countingSeed());
  const auto signature = keys.signNote(viewOf("saved"));
  for (std::size_t bit = 0; bit < crypto::Signature::size * 8; ++bit) {
    auto changed = signature;
    changed.bytes[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
    CHECK_FALSE(crypto::verify(keys.identity().note, viewOf("saved"), changed));
  }
}

TEST_CASE("Keys can be moved to where they are needed") {
  DeviceKeys first(countingSeed());
  const Identity identity = first.identity();
  const DeviceKeys second(std::move(first));
  CHECK(second.identity() == identity);
  CHECK(crypto::verify(identity.note, viewOf("x"), second.signNote(viewOf("x"))));
}

TEST_CASE("Two devices make one key for one purpose, and a third one another") {
  crypto::MasterSeed seed = countingSeed();
  const DeviceKeys one(seed);
  seed.bytes[0] ^= 1U;
  const DeviceKeys two(seed);
  seed.bytes[0] ^= 2U;
  const DeviceKeys three(seed);
  const auto key = must(one.sharedKey(two.identity().box, viewOf("p")));
  CHECK(key == must(two.sharedKey(one.identity().box, viewOf("p"))));
  CHECK_FALSE(key == must(one.sharedKey(two.identity().box, viewOf("q"))));
  CHECK_FALSE(key == must(one.sharedKey(three.identity().box, viewOf("p"))));
}

TEST_CASE("A key that is none makes no shared key") {
  CHECK(DeviceKeys(countingSeed()).sharedKey({}, viewOf("p")).error().fault == Fault::input);
}
