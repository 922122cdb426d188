#include "core/station/settings.h"

#include "core/store/database.h"

namespace cz::station {

Result<void> Settings::put(const std::string& name, ByteView value) {
  return db_.run(
      "INSERT INTO setting(name, value) VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET value = excluded.value", name,
      value);
}

Result<std::optional<Bytes>> Settings::get(const std::string& name) const {
  CZ_TRY(row, db_.query("SELECT value FROM setting WHERE name = ?1", name));
  CZ_TRY(found, row.step());
  if (!found) return std::optional<Bytes>{};
  return std::optional<Bytes>{row.blob(0)};
}

Result<std::string> Settings::text(const std::string& name) const {
  CZ_TRY(value, get(name));
  return value ? std::string(textOf(*value)) : std::string();
}

}  // namespace cz::station
