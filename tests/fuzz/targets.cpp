#include "tests/fuzz/targets.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace cz::fuzz {
namespace {

constexpr std::array<Target, 17> kTargets = {{{"aiken", aiken},
                                              {"cloze", cloze},
                                              {"csv", csv},
                                              {"enrol", enrol},
                                              {"gift", gift},
                                              {"intake", intake},
                                              {"ledger", ledger},
                                              {"moodle-xml", moodleXml},
                                              {"pack", pack},
                                              {"payload", payload},
                                              {"proof", proof},
                                              {"qti", qti},
                                              {"rubric", rubric},
                                              {"sync", sync},
                                              {"takeover", takeover},
                                              {"tex", tex},
                                              {"typed", typed}}};

}  // namespace

void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "This did not hold: %s.\n", what);
  std::abort();
}

std::span<const Target> targets() { return kTargets; }

const Target* targetCalled(std::string_view name) {
  const auto found =
      std::find_if(kTargets.begin(), kTargets.end(), [&](const Target& target) { return target.name == name; });
  return found == kTargets.end() ? nullptr : &*found;
}

}  // namespace cz::fuzz
