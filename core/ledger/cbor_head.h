#pragma once
// The first bytes of a CBOR value. Inside this room only.

#include <cstdint>
#include <string>

#include "core/base/bytes.h"

namespace cz::ledger {

enum CborMajor : unsigned { kUnsigned = 0, kNegative = 1, kBytes = 2, kText = 3, kArray = 4, kMap = 5, kSimple = 7 };
enum CborSimple : std::uint64_t { kFalse = 20, kTrue = 21, kNull = 22 };

struct CborHead {
  unsigned major = kUnsigned;
  std::uint64_t value = 0;  ///< the number, the length, or which simple value
  std::size_t size = 0;     ///< bytes of the head itself; 0 = there is none that we allow
  const char* why = "";     ///< when there is none
};

/// The head at `at`. Refuses heads that are longer than need be, indefinite lengths, tags and floats.
CborHead cborHeadAt(ByteView bytes, std::size_t at);

}  // namespace cz::ledger
