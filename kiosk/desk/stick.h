#pragma once
// The talk with the station by a USB stick, or any folder that somebody carries (sync: stick_folder.h, messages.h): for
// a kiosk without a network. `take` reads what the station wrote, `write` leaves what the station lacks. Each may be
// done at any time and any number of times; a stick that never comes back, comes twice or comes late does no harm.
//
// What is written counts for nothing: own leaves are handed over when the station's signed receipt for them has come
// back, and until then every stick carries them again.
//
// Packs carry no number of their own. Those that an answer names are taken when the answer can't be older than what is
// in use here: it brings new decisions, or its receipt covers the leaf that says which packs were taken last.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/sync/stick_folder.h"
#include "kiosk/desk/desk.h"

namespace cz::desk {

/// What came of reading a stick.
struct StickTaken {
  std::size_t files = 0;             ///< for this kiosk
  std::size_t others = 0;            ///< for other kiosks; not opened
  std::vector<std::string> damaged;  ///< names with the reason; passed over
  std::uint64_t decisions = 0;       ///< new ones of the teacher
  std::uint64_t handedOver = 0;      ///< own leaves for which the receipt has come
  bool parcels = false;              ///< another class list, or other packs are in use now
  std::vector<std::string> trouble;  ///< sentences, each with its way out
  bool changed = false;              ///< what is on the screen may be old: tell app::FactsChanged
};

/// What was written to a stick, and can be read there.
struct StickWritten {
  std::size_t files = 0;
  std::uint64_t leaves = 0;  ///< own ones that the station isn't known to hold
  std::uint64_t left = 0;    ///< of those, how many had no room in one exchange: they go with the next one
};

/// Runs on the desk's thread. `desk` must outlive it. Used by `checkzone-kiosk --exchange`, and by
/// exchangeBy: `take`, then `write`, then "safe to remove".
class Stick {
 public:
  explicit Stick(Desk& desk) : desk_(desk) {}

  /// notFound: nothing for Checkzone lies there · io: no such folder · refused: this kiosk has no station yet. A file
  /// that can't be used never keeps the others from being taken.
  Result<StickTaken> take(const std::filesystem::path& folder);
  /// full, io: as the stick says; what is on it is whole, and what is on the kiosk stays.
  Result<StickWritten> write(const std::filesystem::path& folder);

 private:
  Result<void> ready();
  Result<std::vector<Bytes>> openStates();
  enum class PastPart { before, after };  ///< the own log
  Result<void> put(const sync::StickFolder& stick, const sync::StickUp& message, StickWritten& written);
  Result<void> putSealed(const sync::StickFolder& stick, sync::BundleKind kind, Bytes body, StickWritten& written);
  Result<void> putLetters(const sync::StickFolder& stick, std::uint64_t acked);
  Result<void> putPast(const sync::StickFolder& stick, std::uint64_t acked, PastPart part, StickWritten& written);
  Result<std::vector<Hash>> heldParcels();

  Desk& desk_;
  std::uint64_t counter_ = 0;
  std::optional<std::uint64_t> stationHolds_;  ///< by the newest receipt that was taken: fewer than once, if restored
  bool asks_ = false;                          ///< another station looks for kiosks, and may be the next one
  bool giveBack_ = false;                      ///< the station may have lost leaves of the downlog, or has others
};

/// Takes what the station wrote, and leaves what it lacks. "Done" only after what was written was read back.
app::StickView exchangeBy(Desk& desk, const std::filesystem::path& place);

}  // namespace cz::desk
