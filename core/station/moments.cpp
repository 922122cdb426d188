#include "core/station/moments.h"

#include <cstdlib>
#include <optional>

#include "core/store/database.h"

namespace cz::station {
namespace {

constexpr std::int64_t kClose = 2000;   // milliseconds; a call is on its way for less
constexpr std::int64_t kOld = 600'000;  // no disk is to be worn out by calls that tell nothing new

Result<std::optional<std::int64_t>> aheadOf(store::Database& db, const LogId& log, std::int64_t boot) {
  CZ_TRY(row, db.query("SELECT ahead_ms FROM clock_sample WHERE log = ?1 AND boot = ?2", log, boot));
  CZ_TRY(there, row.step());
  return there ? std::optional(row.integer(0)) : std::nullopt;
}

When asTheKioskSays(std::int64_t wallMs, ledger::ClockState clock) {
  if (clock == ledger::ClockState::unset) return {};
  return {wallMs, clock == ledger::ClockState::restored};
}

}  // namespace

Result<bool> isLaterCall(store::Database& db, const sync::Manifest& call) {
  const sync::Sent& sent = call.sent;
  if (sent.boot == 0) return true;  // before its first start a kiosk has counted nothing
  CZ_TRY(row, db.query("SELECT 1 FROM clock_sample WHERE log = ?1 AND (boot, mono_ms, counter) >= (?2, ?3, ?4) LIMIT 1",
                       call.sender, sent.boot, sent.monoMs, call.counter));
  CZ_TRY(there, row.step());
  return !there;
}

// The newest one counts, not the first: when either clock was wrong and was set, the next call tells.
Result<void> noteClock(store::Database& db, const sync::Manifest& call, std::int64_t nowMs, bool did) {
  const sync::Sent& sent = call.sent;
  if (sent.boot == 0) return {};
  const std::int64_t ahead = nowMs - sent.monoMs;
  {
    CZ_TRY(row,
           db.query("SELECT ahead_ms, mono_ms FROM clock_sample WHERE log = ?1 AND boot = ?2", call.sender, sent.boot));
    CZ_TRY(there, row.step());
    const bool known = there && std::abs(row.integer(0) - ahead) <= kClose && sent.monoMs - row.integer(1) < kOld;
    if (known && !did) return {};
  }
  return db.run("INSERT OR REPLACE INTO clock_sample(log, boot, ahead_ms, mono_ms, counter) VALUES(?1, ?2, ?3, ?4, ?5)",
                call.sender, sent.boot, ahead, sent.monoMs, call.counter);
}

Result<void> noteMoment(store::Database& db, const LogId& log, const ledger::Leaf& leaf) {
  return db.run("INSERT OR IGNORE INTO moment(log, idx, boot, mono_ms, wall_ms, clock) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
                log, leaf.index, leaf.boot, leaf.monoMs, leaf.wallMs, static_cast<int>(leaf.clock));
}

When whenWas(store::Database& db, const LogId& log, std::uint64_t leaf, std::int64_t believedMs) {
  auto row = db.query("SELECT boot, mono_ms, wall_ms, clock FROM moment WHERE log = ?1 AND idx = ?2", log, leaf);
  if (!row) return {believedMs, false};
  const auto there = row->step();
  if (!there || !*there) return {believedMs, false};
  const auto ahead = aheadOf(db, log, row->integer(0));
  if (ahead && *ahead) return {**ahead + row->integer(1), false};
  return asTheKioskSays(row->integer(2), static_cast<ledger::ClockState>(row->integer(3)));
}

}  // namespace cz::station
