#pragma once
// What leaves say about signing in.

#include <cstdint>

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/base/result.h"

namespace cz::records {

/// signin: the right PIN was typed.
struct SignedIn {
  StudentId student;
  friend bool operator==(const SignedIn&, const SignedIn&) = default;
};
Bytes encode(const SignedIn& signedIn);
Result<SignedIn> decodeSignedIn(ByteView payload);

/// signin.fail: so many PINs that were not right were typed at a kiosk within an hour that it takes none for now. It
/// names no student.
struct PinsMissed {
  std::uint64_t inHour = 0;  ///< within an hour of powered time, over all students
  friend bool operator==(const PinsMissed&, const PinsMissed&) = default;
};
Bytes encode(const PinsMissed& missed);
Result<PinsMissed> decodePinsMissed(ByteView payload);

}  // namespace cz::records
