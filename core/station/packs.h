#pragma once
// The packs that the station holds, every version that ever came: an old attempt is scored by the pack that it was
// made from. One version of each pack is the present one; kiosks get that.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/pack/read.h"
#include "core/sync/messages.h"

namespace cz::store {
class Database;
}

namespace cz::station {

/// A check and the pack that keeps it alive.
struct FoundCheck {
  std::shared_ptr<const pack::Pack> pack;
  const pack::Check* check = nullptr;  ///< null: not found
  explicit operator bool() const { return check != nullptr; }
};

/// A unit and the pack that keeps it alive.
struct FoundUnit {
  std::string id;  ///< "pack/unit"
  std::shared_ptr<const pack::Pack> pack;
  const pack::Unit* unit = nullptr;  ///< null: not found
  explicit operator bool() const { return unit != nullptr; }
};

class Packs {
 public:
  explicit Packs(store::Database& db) : db_(db) {}

  struct Added {
    sync::ParcelRef ref;
    bool isNew = false;  ///< false: the station held these very bytes already
  };
  /// Keeps the pack and makes it the present version of its id. Inside the caller's transaction.
  /// input: it has errors (all of them are in the message), or another pack has a check of the same id.
  Result<Added> add(const pack::Files& files, std::int64_t nowMs);

  /// One version of a pack.
  struct Version {
    sync::ParcelRef ref;
    std::int64_t addedMs = 0;  ///< when it came first
    bool present = false;      ///< kiosks get it
  };
  /// Every version of every pack, by id, the newest first.
  Result<std::vector<Version>> versions() const;
  /// The present version of each pack, by id.
  Result<std::vector<sync::ParcelRef>> present() const;
  /// All present packs, by id. A pack that this program can't read is left out.
  std::vector<std::shared_ptr<const pack::Pack>> all();
  /// A version by its hash; null when the station does not hold it.
  std::shared_ptr<const pack::Pack> byHash(const Hash& hash);
  FoundCheck findCheck(const CheckId& id);                      ///< of a present pack
  FoundCheck findCheck(const CheckId& id, const Hash& inPack);  ///< of that version
  /// All units of present packs, by pack, in its order.
  std::vector<FoundUnit> units();
  FoundUnit findUnit(const std::string& id);  ///< "pack/unit", of a present pack
  /// The check's title by any pack; its id when none knows it.
  std::string titleOf(const CheckId& id);

 private:
  Result<void> refuseTakenChecks(const pack::Pack& added);

  store::Database& db_;
  std::map<Hash, std::shared_ptr<const pack::Pack>> read_;  // packs are parsed once
};

}  // namespace cz::station
