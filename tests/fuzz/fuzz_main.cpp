// The entry of libFuzzer for the target that CHECKZONE_FUZZ_TARGET names.

#include <cstddef>
#include <cstdint>

#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const cz::fuzz::Target* target = cz::fuzz::targetCalled(CHECKZONE_FUZZ_TARGET);
  cz::fuzz::demand(target != nullptr, "the target is known");
  target->feed({reinterpret_cast<const char*>(data), size});
  return 0;
}
