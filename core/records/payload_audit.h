#pragma once
// What a station writes down about itself (trust: 2.3): in a log of its own what people did there, and in each kiosk's
// downlog how far that log had come.

#include <string>

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/base/result.h"

namespace cz::records {

/// noted: what somebody did, for whoever has to account for it later.
struct Noted {
  std::string deed;   ///< a name for filters that never changes, "grades.file"; 1 to 40 bytes
  std::string words;  ///< a sentence that names no student; 1 to 500 bytes
  std::string by;     ///< from where: "browser", "command line"; at most 40 bytes
  StudentId student;  ///< whom it is about; empty: nobody
  friend bool operator==(const Noted&, const Noted&) = default;
};
Bytes encode(const Noted& noted);
Result<Noted> decodeNoted(ByteView payload);

/// anchor: the newest checkpoint of that log. A kiosk that holds it is a witness: entries up to there can't be changed
/// or left out any more without being found out.
struct Anchor {
  std::string note;  ///< signed (ledger/checkpoint.h); at most 1000 bytes
  friend bool operator==(const Anchor&, const Anchor&) = default;
};
Bytes encode(const Anchor& anchor);
Result<Anchor> decodeAnchor(ByteView payload);

}  // namespace cz::records
