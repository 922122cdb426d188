#pragma once
// What a leaf says when somebody is to be forgotten (trust: 2.12).

#include "core/base/bytes.h"
#include "core/base/ids.h"

namespace cz::records {

/// erase: whatever names this student goes, on every device that hears of it. The leaves stay, and say nothing of
/// anybody.
struct Erase {
  Hash student;  ///< SHA-256 of the pseudonym, so that this leaf names nobody
  bool isAbout(const StudentId& student) const;
  friend bool operator==(const Erase&, const Erase&) = default;
};
Erase eraseOf(const StudentId& student);
Bytes encode(const Erase& erase);
Result<Erase> decodeErase(ByteView payload);

}  // namespace cz::records
