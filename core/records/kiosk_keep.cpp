// Blobs and settings: sealed, so that a changed byte is noticed and nobody else can read them.

#include "core/crypto/hash.h"
#include "core/records/kiosk_inside.h"

namespace cz::records {
namespace {

Error damagedThing(const std::string& what) {
  return {Fault::corrupt, "Something that this kiosk keeps is damaged: " + what + ". Fetch it from the station again.",
          ""};
}

std::string placeOf(const std::string& setting) { return "setting/" + setting; }

}  // namespace

std::string placeOf(const Hash& blob) { return "blob/" + hexOf(blob.view()); }

Result<Hash> KioskRecords::putBlob(ByteView body) {
  const Hash hash = crypto::sha256(body);
  CZ_TRY(transaction, inside_->begin());
  // A body that was damaged on the disk is replaced by the good one.
  CZ_CHECK(
      inside_->database.run("INSERT INTO blob(sha256, body) VALUES(?1, ?2) ON CONFLICT(sha256) DO UPDATE SET body = ?2",
                            hash, inside_->seal.close(placeOf(hash), body)));
  CZ_CHECK(transaction.commit());
  return hash;
}

Result<std::optional<Bytes>> KioskRecords::blob(const Hash& hash) {
  CZ_TRY(row, inside_->database.query("SELECT body FROM blob WHERE sha256 = ?1", hash));
  CZ_TRY(there, row.step());
  if (!there) return std::optional<Bytes>();
  auto body = inside_->seal.open(placeOf(hash), row.blob(0));
  if (!body || crypto::sha256(*body) != hash) return damagedThing("parcel " + hexOf(hash.view()).substr(0, 12));
  return std::optional<Bytes>(std::move(*body));
}

Result<void> KioskRecords::Inside::putSetting(const std::string& name, ByteView value) {
  return database.run("INSERT INTO setting VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET value = ?2", name,
                      seal.close(placeOf(name), value));
}

Result<std::optional<Bytes>> KioskRecords::Inside::setting(const std::string& name) {
  CZ_TRY(row, database.query("SELECT value FROM setting WHERE name = ?1", name));
  CZ_TRY(there, row.step());
  if (!there) return std::optional<Bytes>();
  auto value = seal.open(placeOf(name), row.blob(0));
  if (!value) return damagedThing("setting " + name);
  return std::optional<Bytes>(std::move(*value));
}

Result<void> KioskRecords::putSetting(const std::string& key, ByteView value) {
  CZ_TRY(transaction, inside_->begin());
  CZ_CHECK(inside_->putSetting("kept/" + key, value));
  return transaction.commit();
}

Result<std::optional<Bytes>> KioskRecords::setting(const std::string& key) { return inside_->setting("kept/" + key); }

}  // namespace cz::records
