#pragma once
// Time and dice for tests: they do as they are told.

#include <cstdint>

#include "core/base/outside.h"

namespace cz::tests {

/// Stands still until it is set.
class StillClock final : public Clock {
 public:
  std::int64_t wall = 1'790'000'000'000;  ///< a day in September 2026
  std::int64_t boot = 60'000;
  std::int64_t wallMs() const override { return wall; }
  std::int64_t bootMs() const override { return boot; }
  void pass(std::int64_t ms) {
    wall += ms;
    boot += ms;
  }
};

/// Different bytes at every call and the same in every run; for ids and salts, not for secrets.
class CountingRandom final : public Random {
 public:
  explicit CountingRandom(std::uint64_t start = 1) : state_(start) {}
  void fill(std::uint8_t* to, std::size_t count) override {
    for (std::size_t i = 0; i < count; ++i) {
      state_ = state_ * 6364136223846793005U + 1442695040888963407U;
      to[i] = static_cast<std::uint8_t>(state_ >> 56);
    }
  }

 private:
  std::uint64_t state_;
};

}  // namespace cz::tests
