#pragma once
// Parcels by their hash.

#include <optional>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace cz::store {
class Database;
}

namespace cz::station {

/// Keeps the bytes under their SHA-256; the same bytes again are no change.
Result<Hash> putBlob(store::Database& db, ByteView body);
Result<std::optional<Bytes>> getBlob(store::Database& db, const Hash& hash);

}  // namespace cz::station
