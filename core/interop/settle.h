#pragma once
// Imported items against the pack's own validator: what it refuses stays out by name, so that the rest comes in.

#include "core/interop/imported.h"
#include "core/interop/pack_writer.h"

namespace cz::interop {

/// The pack of the items that the validator takes; the others move to imported.leftOut with its reasons. An error: it
/// refuses the pack whatever is left out.
Result<WrittenPack> settle(Imported& imported, const pack::Files& existing, const NewPack& newPack);

}  // namespace cz::interop
