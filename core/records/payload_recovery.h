#pragma once
// What leaves say about recovery: who can open backups, and where a log went on after its disk had gone back in time.

#include <cstdint>
#include <optional>

#include "core/base/bytes.h"
#include "core/crypto/keys.h"

namespace cz::records {

/// recovery.sheet: the open half of the sheet in the school's safe. A higher version takes the place of a lower one.
struct SheetKnown {
  std::uint64_t version = 0;
  crypto::Identity sheet;  ///< box: backups are sealed to it; manifest: signs a replacement of the station
  /// That it is this station's sheet (ledger::vouchFor). Nothing: from before sheets said so; then kiosks of a lost
  /// station join the next one by a number.
  std::optional<crypto::Signature> vouch = {};
  /// That it takes the place of the sheet before (approvalOf). Nothing: that one was lost, or it is the first.
  std::optional<crypto::Signature> approval = {};
  friend bool operator==(const SheetKnown&, const SheetKnown&) = default;
};
Bytes encode(const SheetKnown& sheet);
Result<SheetKnown> decodeSheetKnown(ByteView payload);

/// The old sheet's word for the next one: by its manifest key over "mcz/sheet-next/1\0" ‖ version, 8 bytes ‖ identity.
crypto::Signature approvalOf(const crypto::DeviceKeys& old, std::uint64_t version, const crypto::Identity& next);
bool isApproved(const SheetKnown& next, const crypto::ManifestKey& old);

/// retire: a kiosk was taken out of use. It stands in every kiosk's downlog.
struct Retired {
  Hash kiosk;  ///< its fingerprint
  friend bool operator==(const Retired&, const Retired&) = default;
};
Bytes encode(const Retired& retired);
Result<Retired> decodeRetired(ByteView payload);

/// rebase: this log has gone two ways. What it went the other way is written again behind this leaf.
struct Rebase {
  std::uint64_t base = 0;    ///< leaves that both ways have in common
  std::uint64_t size = 0;    ///< how long the other way was
  Hash root;                 ///< its root: who finds a checkpoint of it can tell that it is explained
  std::uint64_t again = 0;   ///< leaves that are written again
  std::uint64_t checks = 0;  ///< how many of those are checks that were handed in
  friend bool operator==(const Rebase&, const Rebase&) = default;
};
Bytes encode(const Rebase& rebase);
Result<Rebase> decodeRebase(ByteView payload);

}  // namespace cz::records
