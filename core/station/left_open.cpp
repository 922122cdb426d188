#include "core/station/left_open.h"

#include <algorithm>

#include "core/station/station.h"

namespace cz::station {
namespace {

Result<std::int64_t> arrivedAt(Station& station, const LogId& log, std::uint64_t leaf) {
  CZ_TRY(row,
         station.db().query("SELECT at_ms FROM arrival WHERE log = ?1 AND first <= ?2 AND size > ?2 ORDER BY first "
                            "DESC LIMIT 1",
                            log, leaf));
  CZ_TRY(there, row.step());
  return there ? row.integer(0) : 0;
}

Result<Opening> openingAt(Station& station, const LogId& log, std::uint64_t leaf, std::int64_t believedMs) {
  CZ_TRY(arrived, arrivedAt(station, log, leaf));
  return Opening{whenWas(station.db(), log, leaf, believedMs), arrived};
}

std::int64_t timeOf(const Opening& opening) { return opening.at.ms != 0 ? opening.at.ms : opening.arrivedMs; }

}  // namespace

Result<std::vector<Opening>> openingsOf(Station& station, const AttemptFact& attempt) {
  CZ_TRY(start, openingAt(station, attempt.log, attempt.startLeaf, attempt.startMs));
  std::vector<Opening> all = {start};
  // Rows are written as leaves come in, and at a rebuild in that order again.
  CZ_TRY(row, station.db().query("SELECT log, idx FROM reopened WHERE attempt = ?1 ORDER BY rowid", attempt.id));
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return all;
    CZ_TRY(again, openingAt(station, LogId(row.text(0)), static_cast<std::uint64_t>(row.integer(1)), 0));
    all.push_back(again);
  }
}

Result<std::vector<LeftCard>> leftOpen(Station& station) {
  CZ_TRY(open, station.facts().stillOpen());
  const std::int64_t now = station.clock().wallMs();
  std::vector<LeftCard> left;
  for (const AttemptFact& attempt : open) {
    CZ_TRY(openings, openingsOf(station, attempt));
    if (now - timeOf(openings.back()) < kLeftMs) continue;
    left.push_back({attempt.student,
                    station.rosters().nameOf(attempt.student).value_or("Someone who is not on the roster"),
                    attempt.check, station.packs().titleOf(attempt.check), attempt.number,
                    station.kiosks().seatOf(attempt.holder), std::move(openings)});
  }
  std::stable_sort(left.begin(), left.end(), [](const LeftCard& one, const LeftCard& other) {
    return one.openings.back().arrivedMs > other.openings.back().arrivedMs;
  });
  return left;
}

}  // namespace cz::station
