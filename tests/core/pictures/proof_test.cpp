#include "core/pictures/proof.h"
#include "tests/support/catch.h"
#include "tests/support/tiny_pictures.h"

using namespace cz;
using namespace cz::pictures;
using Catch::Matchers::Contains;

namespace {

Proof proofOf(const std::vector<std::string>& files) {
  std::vector<ByteView> views;
  for (const std::string& file : files) views.push_back(viewOf(file));
  return must(prove(views));
}

/// Within every rule for drawings, and yet minutes of work: hundreds of large shapes, each blurred ten times.
std::string blurBomb() {
  std::string blurs;
  for (int i = 0; i < 10; ++i) blurs += "<feGaussianBlur stdDeviation=\"90\"/>";
  std::string shapes;
  for (int i = 0; i < 500; ++i) shapes += "<rect width=\"4000\" height=\"1000\" filter=\"url(#blur)\"/>";
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4000 1000\"><filter id=\"blur\">" + blurs +
         "</filter>" + shapes + "</svg>";
}

}  // namespace

TEST_CASE("Good pictures prove good, and no pictures are no work") {
  const Proof proof = proofOf({tests::tinyPng(), tests::tinyJpeg(), tests::tinySvg()});
  REQUIRE(proof.tried() == 3);
  CHECK(proof.faults == std::vector<std::optional<std::string>>(3));
  CHECK(proofOf({}).tried() == 0);
}

TEST_CASE("A damaged picture is told apart from its neighbours") {
  std::string damaged = tests::tinyPng();
  damaged[50] ^= 1;
  const Proof proof = proofOf({tests::tinyPng(), damaged, tests::tinySvg()});
  REQUIRE(proof.tried() == 3);
  CHECK(!proof.faults[0]);
  CHECK_THAT(proof.faults[1].value(), Contains("is damaged"));
  CHECK(!proof.faults[2]);
}

TEST_CASE("A drawing that would take for ever is stopped and blamed; what is behind it waits") {
  const Proof proof = proofOf({tests::tinyPng(), blurBomb(), tests::tinySvg()});
  REQUIRE(proof.tried() == 2);
  CHECK(!proof.faults[0]);
  CHECK_THAT(proof.faults[1].value(), Contains("takes too much time or memory"));
}
