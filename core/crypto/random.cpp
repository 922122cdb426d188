#include "core/crypto/random.h"

#include <sodium.h>

#include "core/crypto/ready.h"

namespace cz::crypto {
namespace {

class SystemRandom final : public Random {
 public:
  SystemRandom() { getReady(); }
  void fill(std::uint8_t* to, std::size_t count) override { randombytes_buf(to, count); }
};

}  // namespace

Random& systemRandom() {
  static SystemRandom random;
  return random;
}

}  // namespace cz::crypto
