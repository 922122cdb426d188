#pragma once
// The packs that this kiosk has, read once from their parcels and kept until the station sends others.

#include <memory>
#include <vector>

#include "core/base/bytes.h"
#include "core/pack/read.h"

namespace cz::desk {

/// One pack in use. Shared with open attempts, which must outlive a change of packs.
struct Shelved {
  Hash hash;  ///< SHA-256 of its parcel
  pack::Pack pack;
  pack::Files media;  ///< its pictures
};
using ShelvedPtr = std::shared_ptr<const Shelved>;

/// A check and the pack that it comes from; both null when nothing was found.
struct Found {
  ShelvedPtr from;
  const pack::Check* check = nullptr;  ///< owned by `from`
};

class Library {
 public:
  /// Reads a parcel whose SHA-256 is `hash`. An error names what is wrong with the pack; nothing is shelved then.
  static Result<ShelvedPtr> read(const Hash& hash, ByteView parcel);

  /// The packs in use from now on, in the station's order.
  void use(std::vector<ShelvedPtr> packs) { packs_ = std::move(packs); }
  const std::vector<ShelvedPtr>& packs() const { return packs_; }
  Found find(const CheckId& check) const;
  ShelvedPtr find(const Hash& pack) const;

 private:
  std::vector<ShelvedPtr> packs_;
};

}  // namespace cz::desk
