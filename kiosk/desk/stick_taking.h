#pragma once
// One reading of a stick by a kiosk; for stick.cpp only.

#include <map>
#include <utility>

#include "core/ledger/slice_parts.h"
#include "core/sync/bundle.h"
#include "kiosk/desk/stick.h"

namespace cz::desk {

class StickTaking {
 public:
  StickTaking(Desk& desk, const sync::StickFolder& stick) : desk_(desk), stick_(stick) {}

  Result<StickTaken> run();
  std::optional<std::uint64_t> stationHolds() const { return stationHolds_; }
  bool giveBack() const { return giveBack_; }
  /// A station looks for kiosks, and it is not the one that this kiosk knows.
  bool asks() const { return asks_; }

 private:
  /// Opened; nothing when it isn't for this kiosk, or can't be used.
  std::optional<sync::Bundle> open(const std::string& name);
  void sortIn(const std::string& name);
  Result<void> takeLetters();
  Result<void> takeSays(const std::string& name, ByteView message);
  /// Goes on after what one message alone is to blame for: it becomes a sentence.
  Result<void> tolerate(const Error& error);
  Result<void> takeAnswer(const sync::StickDown& answer);
  Result<void> takeRefusals(const sync::StickDown& answer);
  Result<void> takeOwn();
  Result<void> takeOwn(const ledger::Slice& own);
  Result<void> takeReceipt(const std::string& note);
  Result<bool> takeDown(const ledger::Slice& down);
  Result<bool> coversPacks();
  Result<void> useNamed();
  Result<bool> assemble(const sync::ParcelRef& ref);

  Desk& desk_;
  const sync::StickFolder& stick_;
  StickTaken taken_;
  std::vector<sync::StickDown> answers_;
  std::map<Hash, std::map<std::uint64_t, std::string>> pieces_;  ///< of a parcel: from which byte, in which file
  const sync::StickDown* newest_ = nullptr;                      ///< whose roster and packs are the present ones
  bool doubtful_ = false;                                        ///< its packs may be older than those in use
  std::uint64_t proven_ = 0;
  std::optional<std::uint64_t> stationHolds_;
  bool giveBack_ = false;
  bool asks_ = false;
  ledger::LogKey down_;  ///< by which the files are signed: this reading may bring new keys
};

}  // namespace cz::desk
