#pragma once
// The kiosks that have joined this station, and what each one said last.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/ledger/checkpoint.h"
#include "core/sync/messages.h"

namespace cz::store {
class Database;
class Statement;
}  // namespace cz::store

namespace cz::station {

struct Kiosk {
  ledger::LogKey up;     ///< the log that the kiosk writes; its identity is the kiosk's
  ledger::LogKey down;   ///< the log that the station writes for it
  std::string seat;      ///< "Seat 1"
  bool retired = false;  ///< out of use (retired.h)
  Hash fingerprint() const { return up.identity.fingerprint(); }
};

/// What a kiosk said last. Not kept over a restart: it is news only while it is fresh.
struct Heard {
  std::int64_t atBootMs = 0;  ///< by Clock::bootMs, which never goes back
  sync::SeatStatus status;
  std::uint64_t boot = 0;                    ///< of the kiosk, and
  std::int64_t monoMs = 0;                   ///< since then, and
  std::uint64_t counter = 0;                 ///< of its messages: one that was recorded and is sent again is no news
  std::vector<doctor::Finding> health = {};  ///< what is amiss with its machine
};

class Kiosks {
 public:
  /// `down` logs are all written by `station`.
  Kiosks(store::Database& db, crypto::Identity station) : db_(db), station_(station) {}

  /// Adds it, or keeps the new seat and log of one that pairs again.
  Result<void> keep(const Kiosk& kiosk);
  Result<std::optional<Kiosk>> find(const Hash& fingerprint) const;
  /// The kiosk that writes this log now.
  Result<std::optional<Kiosk>> findByLog(const LogId& up) const;
  /// By seat, as people count: "Seat 2" before "Seat 10". Also those out of use.
  Result<std::vector<Kiosk>> all() const;
  Result<std::vector<Kiosk>> inUse() const;
  /// The seat whose kiosk writes (or wrote) this log; empty when unknown.
  std::string seatOf(const LogId& up) const;

  /// Whether nothing as new was heard since this program started.
  bool isNews(const Hash& fingerprint, const Heard& heard) const;
  /// Does nothing when it is no news.
  void hear(const Hash& fingerprint, const Heard& heard);
  std::optional<Heard> lastOf(const Hash& fingerprint) const;

 private:
  Result<Kiosk> read(const store::Statement& row) const;

  store::Database& db_;
  crypto::Identity station_;
  std::map<Hash, Heard> heard_;
};

}  // namespace cz::station
