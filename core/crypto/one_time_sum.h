#pragma once
// A sum over many bytes that takes a tenth of the time of a hash. It tells whether they are still the same, to whoever
// keeps key and sum secret.

#include <memory>

#include "core/base/bytes.h"

namespace cz::crypto {

using SumKey = FixedBytes<struct SumKeyTag, 32>;  ///< secret: of one sum, never of two that differ
using Sum = FixedBytes<struct SumTag, 16>;        ///< secret like its key

/// Poly1305 (crypto_onetimeauth). Bytes may come in any pieces: what counts is how they read one after the other.
class OneTimeSum {
 public:
  explicit OneTimeSum(const SumKey& key);
  ~OneTimeSum();
  OneTimeSum(const OneTimeSum&) = delete;
  OneTimeSum& operator=(const OneTimeSum&) = delete;

  void add(ByteView bytes);
  /// Once, at the end.
  Sum take();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cz::crypto
