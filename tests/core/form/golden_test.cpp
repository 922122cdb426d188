#include <fstream>
#include <sstream>

#include "tests/core/form/golden_forms.h"
#include "tests/support/catch.h"
#include "tests/support/where.h"

using namespace cz;
using namespace cz::tests;

namespace {

std::string fileOf(const std::string& name) {
  std::ifstream file(inTree("tests/golden/forms/" + name + ".txt"), std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("forms of this build are the golden ones, so June draws as January did (O-13)") {
  for (const std::string name : {"every-type", "parallels", "pool"}) {
    const std::string golden = fileOf(name);
    INFO("tests/golden/forms/" << name << ".txt; if the drawing rules have changed on purpose, raise kAlgorithm");
    CHECK(golden.size() > 1000);
    CHECK((goldenListing(name) == golden));
  }
}
