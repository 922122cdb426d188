#pragma once
// What a station says to kiosks that know the one before it (sync: takeover.h).

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace cz::station {

class Station;

/// Answers SuccessorAsk: with a statement when this station renewed its keys, or expects kiosks of a lost station.
Result<Bytes> successorSays(Station& station, ByteView ask);

/// A kiosk that believes such a statement: it is one of ours from now on, with a downlog of its own. Again is harmless.
/// refused: it did not belong to the station that it names, the recovery sheet does not say so of that station, or it
/// was taken out of use.
Result<void> takeOver(Station& station, ByteView move);

}  // namespace cz::station
