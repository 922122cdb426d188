#include "core/station/blobs.h"

#include "core/crypto/hash.h"
#include "core/store/database.h"

namespace cz::station {

Result<Hash> putBlob(store::Database& db, ByteView body) {
  const Hash hash = crypto::sha256(body);
  CZ_CHECK(db.run("INSERT INTO blob(sha256, body) VALUES(?1, ?2) ON CONFLICT(sha256) DO NOTHING", hash, body));
  return hash;
}

Result<std::optional<Bytes>> getBlob(store::Database& db, const Hash& hash) {
  CZ_TRY(row, db.query("SELECT body FROM blob WHERE sha256 = ?1", hash));
  CZ_TRY(found, row.step());
  if (!found) return std::optional<Bytes>{};
  return std::optional<Bytes>{row.blob(0)};
}

}  // namespace cz::station
