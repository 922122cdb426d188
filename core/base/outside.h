#pragma once
// The narrow window to what differs between a real day and a test: time and dice.

#include <cstdint>

#include "core/base/bytes.h"

namespace cz {

/// Time as the machine tells it. Order never comes from it (trust: 2.10).
class Clock {
 public:
  virtual ~Clock() = default;
  virtual std::int64_t wallMs() const = 0;  ///< milliseconds since 1970, as the machine believes
  virtual std::int64_t bootMs() const = 0;  ///< milliseconds since boot, counting sleep; never goes back
};

/// Unpredictable bytes for ids, salts and nonces.
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::uint8_t* to, std::size_t count) = 0;
  Bytes bytes(std::size_t count) {
    Bytes drawn(count);
    fill(drawn.data(), drawn.size());
    return drawn;
  }
};

/// The machine's own clock. Owned by the program; safe from any thread.
Clock& systemClock();

}  // namespace cz
