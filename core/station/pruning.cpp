#include "core/station/pruning.h"

#include <charconv>

#include "core/records/log_archive.h"
#include "core/station/backup.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr const char* kDays = "keep.days";
constexpr std::int64_t kDayMs = std::int64_t{24} * 3'600'000;

struct Told {
  records::PruneBefore before;
  std::int64_t atMs = 0;
};

Result<Told> toldTo(Station& station, const Hash& kiosk) {
  CZ_TRY(row, station.db().query("SELECT own, down, at_ms FROM pruned WHERE kiosk = ?1", kiosk));
  CZ_TRY(there, row.step());
  if (!there) return Told{};
  const auto number = [&](int column) { return static_cast<std::uint64_t>(row.integer(column)); };
  return Told{{number(0), number(1)}, row.integer(2)};
}

/// What came after this moment stays. Nothing: all of it does.
Result<std::optional<std::int64_t>> untilMs(Station& station) {
  using Moment = std::optional<std::int64_t>;
  CZ_TRY(days, keepDays(station));
  if (days == 0) return Moment();
  const std::int64_t old = station.clock().wallMs() - days * kDayMs;
  CZ_TRY(automatic, station.settings().text("backup.automatic"));
  CZ_TRY(last, lastBackupMs(station));
  if (last == 0) return automatic == "yes" ? Moment() : Moment(old);
  return Moment(std::min(old, last));
}

/// Leaves of a kiosk's log that all came before a moment.
Result<std::uint64_t> cameBefore(Station& station, const LogId& log, std::int64_t ms) {
  CZ_TRY(later, station.db().query("SELECT min(first) FROM arrival WHERE log = ?1 AND at_ms >= ?2", log, ms));
  CZ_TRY(there, later.step());
  if (there && !later.isNull(0)) return static_cast<std::uint64_t>(later.integer(0));
  return records::LogArchive(station.db()).size(log);
}

}  // namespace

Result<void> noteKeepDays(Station& station, int days) {
  CZ_TRY(known, keepDays(station));
  if (known == days) return {};
  return station.settings().put(kDays, viewOf(std::to_string(days)));
}

Result<int> keepDays(Station& station) {
  CZ_TRY(text, station.settings().text(kDays));
  int days = kKeepDays;
  std::from_chars(text.data(), text.data() + text.size(), days);
  return days;
}

Result<void> tellWhatMayGo(Station& station, const Kiosk& kiosk) {
  const Hash fingerprint = kiosk.fingerprint();
  const std::int64_t now = station.clock().wallMs();
  CZ_TRY(told, toldTo(station, fingerprint));
  if (told.atMs != 0 && now >= told.atMs && now - told.atMs < kDayMs) return {};
  CZ_TRY(until, untilMs(station));
  if (!until) return {};
  CZ_TRY(own, cameBefore(station, kiosk.up.id(), *until));
  CZ_TRY(size, station.downlogs().size(fingerprint));
  const std::uint64_t looked = told.before.down <= size ? told.before.down : 0;  // else it has a new log
  CZ_TRY(down, station.downlogs().writtenBefore(fingerprint, looked, *until));
  const records::PruneBefore before{std::max(own, told.before.own), down};
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  if (before != told.before) CZ_CHECK(station.downlogs().add(transaction, fingerprint, before));
  CZ_CHECK(station.db().run(
      "INSERT INTO pruned(kiosk, own, down, at_ms) VALUES(?1, ?2, ?3, ?4) ON CONFLICT(kiosk) DO UPDATE SET own = "
      "excluded.own, down = excluded.down, at_ms = excluded.at_ms",
      fingerprint, before.own, before.down, now));
  return transaction.commit();
}

}  // namespace cz::station
