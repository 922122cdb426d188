#pragma once
// What a kiosk writes down when the teacher who is at it marks an answer (kiosk_teacher.cpp).

#include "core/records/payload.h"

namespace cz::records {

/// rubric.mark: a mark that was given at this kiosk. It goes with an offline.used leaf, which names the code that let
/// the teacher in. Its number is one more than that of the newest mark that this kiosk knew: of two marks with one
/// number, one from here and one from the station, that of the station counts, everywhere.
struct MarkedHere {
  MarkGiven given;
  std::uint64_t after = 0;  ///< leaves of the station's logs that were here already: what they say came before it
};
Bytes encode(const MarkedHere& marked);
Result<MarkedHere> decodeMarkedHere(ByteView payload);

}  // namespace cz::records
