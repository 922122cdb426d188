#pragma once
// What is kept of an open attempt between two answers. Inside this room only.

#include <optional>
#include <set>

#include "core/base/ids.h"
#include "core/form/form.h"
#include "core/journey/time_account.h"
#include "core/records/kiosk_seal.h"
#include "core/scoring/response.h"
#include "core/store/database.h"

namespace cz::records {

struct Scratch {
  scoring::Responses responses;
  int place = 0;
  std::set<SlotId> flagged;
  journey::TimeAccount time;
  std::set<SlotId> seen;  ///< places whose items were on the screen
  /// It came from another kiosk and was not gone on with since.
  struct Came {
    bool atBell = false;             ///< it was left there at the bell
    bool whole = true;               ///< false: that kiosk told the station nothing; its answers stayed there
    std::optional<form::Form> form;  ///< as it was filled last; nothing: as it started
  };
  std::optional<Came> came = {};
};

Bytes encode(const Scratch& scratch);
Result<Scratch> decodeScratch(ByteView bytes);

/// corrupt: it is missing, or not what was saved; it is left as it is (case O-21).
Result<Scratch> loadScratch(store::Database& database, const KioskSeal& seal, const AttemptId& attempt);
Result<void> saveScratch(store::Database& database, const KioskSeal& seal, const AttemptId& attempt,
                         const Scratch& scratch);

}  // namespace cz::records
