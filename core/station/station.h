#pragma once
// One classroom's station: its keys, its one database, and the parts that work on it. Not thread-safe: whoever has
// several threads lets one in at a time.

#include <filesystem>
#include <memory>
#include <string>

#include "core/base/outside.h"
#include "core/crypto/keys.h"
#include "core/station/audit.h"
#include "core/station/downlogs.h"
#include "core/station/fact_writer.h"
#include "core/station/facts.h"
#include "core/station/kiosks.h"
#include "core/station/packs.h"
#include "core/station/returning.h"
#include "core/station/rosters.h"
#include "core/station/settings.h"
#include "core/store/database.h"
#include "core/sync/enrol_station.h"
#include "core/sync/token.h"

namespace cz::station {

/// What a new station is told.
struct Birth {
  std::string room;            ///< "Room 14"
  std::string passphraseHash;  ///< crypto::hashPassphrase of the teacher's
};

class Station {
 public:
  static constexpr const char* kDatabase = "station.db";
  static constexpr const char* kSeedFile = "station.seed";

  /// Makes the folder, the keys and the database. refused: a station is there already; nothing is overwritten.
  static Result<void> create(const std::filesystem::path& folder, const Birth& birth, Clock& clock, Random& random);
  /// `clock` and `random` must outlive it. notFound: there is none in `folder`.
  static Result<std::unique_ptr<Station>> open(const std::filesystem::path& folder, Clock& clock, Random& random);

  const std::string& room() const { return room_; }
  const std::filesystem::path& folder() const { return folder_; }
  Result<std::string> passphraseHash() const { return settings().text("passphrase"); }
  const sync::PairToken& token() const { return token_; }
  /// Makes another token; the old one lets no kiosk in any more. Inside the caller's transaction, which must be
  /// committed then.
  Result<void> drawToken(store::Transaction& transaction);
  const crypto::DeviceKeys& keys() const { return keys_; }
  /// From before the keys were renewed, newest first, for kiosks that have not heard of it (rotation.h).
  const std::vector<crypto::DeviceKeys>& oldKeys() const { return oldKeys_; }
  Result<void> forgetOldKeys();
  /// Of the recovery sheet, while kiosks of a lost station are expected (replacement.h); null otherwise.
  const crypto::DeviceKeys* sheetKeys() const { return sheetKeys_ ? &*sheetKeys_ : nullptr; }
  void holdSheet(std::optional<crypto::DeviceKeys> keys) { sheetKeys_ = std::move(keys); }
  /// The present or the old ones with this public side; null: neither.
  const crypto::DeviceKeys* keysOf(const crypto::Identity& identity) const;
  /// All that can open what kiosks seal.
  std::vector<const crypto::DeviceKeys*> readers() const;
  /// From now on forms are seeded with this one, and those that were seeded with earlier ones are right, too. Inside
  /// the caller's transaction.
  Result<void> useFormKey(store::Transaction& transaction, const Seed& formKey);
  Clock& clock() { return clock_; }
  Random& random() { return random_; }

  store::Database& db() { return db_; }
  Settings settings() const { return Settings(db_); }
  Facts facts() const { return Facts(db_); }
  FactWriter& factWriter() { return factWriter_; }
  Kiosks& kiosks() { return kiosks_; }
  Downlogs& downlogs() { return downlogs_; }
  Audit& audit() { return audit_; }
  Packs& packs() { return packs_; }
  Rosters& rosters() { return rosters_; }
  Returning& returning() { return returning_; }
  sync::EnrolStation& enrolment() { return enrolment_; }  ///< enrolment.h has the deeds

  /// Deeds, each one commit.
  Result<Packs::Added> addPack(const pack::Files& files);  ///< also scores what waited for it
  Result<void> applyRoster(const roster::Plan& plan);
  /// Draws, hashes and gives in one go; see Rosters for the three. Slow, a tenth of a second each.
  Result<std::vector<PinSlip>> issuePins(int digits, const WhosePins& whose = {});
  Result<std::vector<PinSlip>> givePins(const std::vector<DrawnPin>& drawn);
  /// Something that a teacher should hear of; the same `key` again is no news.
  /// The same sentence under the same key again is no news; another one takes its place, and is.
  Result<void> alarm(const std::string& key, const std::string& what);
  /// It has come about, or was explained, and is no news any more: forgets alarms whose key begins so.
  Result<void> calm(const std::string& keyPrefix);
  /// Drops every table of facts and draws it anew from the logs. Gives the number of attempts.
  Result<std::int64_t> rebuild();

  /// The parts of that, for whoever changes what the logs say: every decision in the downlogs, and the drawing anew
  /// from them and from what arrived.
  Result<std::vector<Decided>> deeds();
  Result<void> redraw(store::Transaction& transaction, const std::vector<Decided>& deeds);

 private:
  Station(std::filesystem::path folder, store::Database db, crypto::DeviceKeys keys, Clock& clock, Random& random);
  Result<void> readSelf();
  Result<void> readKeys();
  Result<void> drawFormKeys(const std::vector<Seed>& keys);

  std::filesystem::path folder_;
  mutable store::Database db_;
  crypto::DeviceKeys keys_;
  std::vector<crypto::DeviceKeys> oldKeys_;
  std::optional<crypto::DeviceKeys> sheetKeys_;
  Clock& clock_;
  Random& random_;
  std::string room_;
  sync::PairToken token_;
  Packs packs_;
  Kiosks kiosks_;
  Rosters rosters_;
  Downlogs downlogs_;
  Audit audit_;
  FactWriter factWriter_;
  sync::EnrolStation enrolment_;
  Returning returning_;
};

}  // namespace cz::station
