#include "core/crypto/one_time_sum.h"

#include <sodium.h>

#include "core/crypto/ready.h"

namespace cz::crypto {

struct OneTimeSum::State {
  crypto_onetimeauth_state inside;
};

OneTimeSum::OneTimeSum(const SumKey& key) : state_(std::make_unique<State>()) {
  getReady();
  crypto_onetimeauth_init(&state_->inside, key.bytes.data());
}

OneTimeSum::~OneTimeSum() { sodium_memzero(state_.get(), sizeof(State)); }

void OneTimeSum::add(ByteView bytes) { crypto_onetimeauth_update(&state_->inside, bytes.data(), bytes.size()); }

Sum OneTimeSum::take() {
  Sum sum;
  crypto_onetimeauth_final(&state_->inside, sum.bytes.data());
  return sum;
}

}  // namespace cz::crypto
