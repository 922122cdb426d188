#include "core/station/past_parcels.h"

#include <algorithm>

#include "core/records/log_archive.h"
#include "core/station/blobs.h"
#include "core/station/station.h"
#include "core/sync/roster_parcel.h"

namespace cz::station {
namespace {

/// What a kiosk's log says that it used.
struct Used {
  std::optional<Hash> roster;  ///< the last one
  std::vector<Hash> packs;     ///< oldest first
};

Result<Used> usedBy(Station& station, const Kiosk& kiosk) {
  constexpr std::size_t kStep = 500;
  records::LogArchive archive(station.db());
  Used used;
  for (std::uint64_t at = 0;; at += kStep) {
    CZ_TRY(leaves, archive.read(kiosk.up.id(), at, kStep));
    for (const auto& leaf : leaves) {
      if (!leaf.payload) continue;
      if (leaf.leaf.type == ledger::LeafType::rosterApplied)
        if (const auto roster = records::decodeRosterApplied(*leaf.payload)) used.roster = roster->hash;
      if (leaf.leaf.type != ledger::LeafType::packApplied) continue;
      const auto pack = records::decodePackApplied(*leaf.payload);
      if (!pack) continue;
      std::erase(used.packs, pack->hash);
      used.packs.push_back(pack->hash);
    }
    if (leaves.size() < kStep) return used;
  }
}

Result<bool> isWanted(Station& station, const Kiosk& kiosk, const Hash& parcel) {
  CZ_TRY(row, station.db().query("SELECT 1 FROM blob WHERE sha256 = ?1 UNION SELECT 1 FROM parcel_gone WHERE kiosk = "
                                 "?2 AND hash = ?1",
                                 parcel.view(), kiosk.fingerprint().view()));
  CZ_TRY(there, row.step());
  return !there;
}

Result<void> takeRoster(Station& station, const Kiosk& kiosk, const Bytes& parcel) {
  const auto seats = sync::seatRosterOfParcel(parcel);
  if (!seats)
    return station.alarm("past/" + kiosk.up.id().text + "/roster",
                         "The class list that " + kiosk.seat + " gave back can't be read. Bring in the school's list.");
  {
    CZ_TRY(transaction, store::Transaction::begin(station.db()));
    CZ_TRY(adopted, station.rosters().adopt(*seats));
    if (!adopted) return {};
    CZ_CHECK(station.useFormKey(transaction, seats->formKey));
    CZ_CHECK(transaction.commit());
  }
  CZ_CHECK(station.rebuild());  // whether a form was drawn as it should have been is seen only now
  return {};
}

Result<void> takePack(Station& station, const Kiosk& kiosk, const Bytes& parcel, const Hash& hash) {
  const auto files = pack::filesOfParcel(textOf(parcel));
  CZ_TRY(used, usedBy(station, kiosk));
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_TRY(present, station.packs().present());
  const auto added =
      files ? station.packs().add(*files, station.clock().wallMs()) : Result<Packs::Added>(files.error());
  if (!added) {
    CZ_CHECK(noteGone(station, kiosk, hash));
    CZ_CHECK(station.alarm("past/" + hexOf(hash.view()),
                           "A pack that " + kiosk.seat + " gave back can't be used. " + added.error().message));
    return transaction.commit();
  }
  // Another version of it is in use: the one that came to the kiosk later stays.
  const auto place = [&](const Hash& one) { return std::find(used.packs.begin(), used.packs.end(), one); };
  for (const sync::ParcelRef& ref : present)
    if (ref.id == added->ref.id && ref.hash != hash &&
        (place(ref.hash) == used.packs.end() || place(hash) < place(ref.hash)))
      CZ_CHECK(station.db().run("UPDATE pack SET present = (hash = ?1) WHERE id = ?2", ref.hash.view(), ref.id));
  CZ_CHECK(station.factWriter().attachWaiting());
  return transaction.commit();
}

}  // namespace

Result<std::optional<Hash>> wantedParcel(Station& station, const Kiosk& kiosk) {
  CZ_TRY(used, usedBy(station, kiosk));
  std::vector<Hash> all(used.packs.rbegin(), used.packs.rend());
  if (used.roster) all.insert(all.begin(), *used.roster);
  for (const Hash& one : all) {
    CZ_TRY(wanted, isWanted(station, kiosk, one));
    if (wanted) return std::optional(one);
  }
  return std::optional<Hash>();
}

Result<void> noteGone(Station& station, const Kiosk& kiosk, const Hash& parcel) {
  return station.db().run("INSERT INTO parcel_gone(kiosk, hash) VALUES(?1, ?2) ON CONFLICT DO NOTHING",
                          kiosk.fingerprint().view(), parcel.view());
}

Result<void> takeParcel(Station& station, const Kiosk& kiosk, const Bytes& parcel, const Hash& hash) {
  CZ_TRY(used, usedBy(station, kiosk));
  if (used.roster != hash) return takePack(station, kiosk, parcel, hash);
  CZ_CHECK(takeRoster(station, kiosk, parcel));
  return noteGone(station, kiosk, hash);
}

}  // namespace cz::station
