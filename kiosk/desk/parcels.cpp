#include "kiosk/desk/parcels.h"

#include <charconv>

namespace cz::desk {

records::RosterApplied rosterOf(const sync::ParcelRef& ref) {
  std::int64_t version = 0;
  std::from_chars(ref.version.data(), ref.version.data() + ref.version.size(), version);
  return {version, ref.hash};
}

std::vector<records::PackApplied> packsOf(const std::vector<sync::ParcelRef>& refs) {
  std::vector<records::PackApplied> packs;
  for (const auto& ref : refs) packs.push_back({PackId(ref.id), ref.version, ref.hash});
  return packs;
}

Result<bool> useParcels(Desk& desk, const std::optional<sync::ParcelRef>& roster,
                        const std::optional<std::vector<sync::ParcelRef>>& packs) {
  auto& records = desk.records();
  CZ_TRY(rosterNow, records.roster());
  CZ_TRY(packsNow, records.packs());
  const bool olderRoster = roster && rosterNow && rosterNow->version > rosterOf(*roster).version;
  const bool otherRoster = roster && roster->size > 0 && !olderRoster && rosterNow != rosterOf(*roster);
  const bool otherPacks = packs && packsNow != packsOf(*packs);
  if (otherRoster) CZ_CHECK(records.useRoster(rosterOf(*roster)));
  if (otherPacks) CZ_CHECK(records.usePacks(packsOf(*packs)));
  if (otherRoster || otherPacks) CZ_CHECK(desk.reload());
  return otherRoster || otherPacks;
}

Result<bool> useRoom(Desk& desk, const std::string& room) {
  if (room.empty()) return false;
  CZ_TRY(known, desk.records().setting("room"));
  if (known && textOf(*known) == room) return false;
  CZ_CHECK(desk.records().putSetting("room", viewOf(room)));
  desk.setRoom(room);
  return true;
}

}  // namespace cz::desk
