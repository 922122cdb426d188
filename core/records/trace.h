#pragma once
// What a kiosk must know of a leaf after its key is gone, to go on with a student's way: who, which check, which form,
// what came of it. Not what was answered.

#include "core/ledger/leaf.h"

namespace cz::records {

/// A payload of the same kind without the student's own words and answers. One that can't be read, or of a kind that
/// has none, is as it was.
Bytes traceOf(ledger::LeafType type, ByteView payload);

}  // namespace cz::records
