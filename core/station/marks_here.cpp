#include "core/station/marks_here.h"

#include "core/station/marking.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

struct Row {
  std::int64_t index = 0;
  records::MarkGiven given;
};

/// Of attempts whose hand-in at this kiosk counts and is scored: others wait, or are none of its business.
Result<std::vector<Row>> toSettle(Station& station, const LogId& log) {
  CZ_TRY(row,
         station.db().query(
             "SELECT h.idx, h.given FROM mark_here h JOIN attempt a ON a.id = h.attempt AND a.done_log = h.log AND "
             "a.state = 2 WHERE h.log = ?1 AND h.settled = 0 ORDER BY h.idx",
             log));
  std::vector<Row> rows;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return rows;
    CZ_TRY(given, records::decodeMarkGiven(row.blob(1)));
    rows.push_back({row.integer(0), std::move(given)});
  }
}

}  // namespace

Result<void> takeMarksOf(Station& station, const Kiosk& kiosk) {
  const LogId log = kiosk.up.id();
  CZ_TRY(rows, toSettle(station, log));
  for (const Row& one : rows) {
    CZ_TRY(known, station.facts().markOf(one.given.attempt, one.given.slot));
    if (!known || known->number < one.given.number) {
      const auto taken = takeMark(station, kiosk, one.given);
      const bool unfit = !taken && (taken.error().fault == Fault::input || taken.error().fault == Fault::notFound);
      if (!taken && !unfit) return taken.error();
    }
    CZ_CHECK(station.db().run("UPDATE mark_here SET settled = 1 WHERE log = ?1 AND idx = ?2", log, one.index));
  }
  return {};
}

Result<std::vector<MarkAtSeat>> marksGivenAtSeats(Station& station, const AttemptId& attempt) {
  CZ_TRY(row, station.db().query("SELECT h.log, h.given FROM mark_here h JOIN attempt a ON a.id = h.attempt AND "
                                 "a.done_log = h.log WHERE h.attempt = ?1 ORDER BY h.idx",
                                 attempt));
  std::vector<MarkAtSeat> all;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return all;
    CZ_TRY(given, records::decodeMarkGiven(row.blob(1)));
    CZ_TRY(known, station.facts().markOf(attempt, given.slot));
    const bool counts = known && known->number == given.number && known->mark == given.mark;
    all.push_back({station.kiosks().seatOf(LogId(row.text(0))), given.slot, std::move(given.mark), counts});
  }
}

}  // namespace cz::station
