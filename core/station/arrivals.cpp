#include "core/station/arrivals.h"

#include <vector>

#include "core/records/log_archive.h"
#include "core/station/fact_writer.h"

namespace cz::station {
namespace {

struct Arrival {
  LogId log;
  std::uint64_t first = 0;
  std::uint64_t size = 0;
};

Result<std::vector<Arrival>> arrivals(store::Database& db) {
  CZ_TRY(row, db.query("SELECT log, first, size FROM arrival ORDER BY seq"));
  std::vector<Arrival> all;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return all;
    all.push_back(
        {LogId(row.text(0)), static_cast<std::uint64_t>(row.integer(1)), static_cast<std::uint64_t>(row.integer(2))});
  }
}

}  // namespace

Result<void> noteArrival(store::Database& db, const LogId& log, std::uint64_t first, std::uint64_t size,
                         std::int64_t nowMs) {
  return db.run("INSERT INTO arrival(log, first, size, at_ms) VALUES(?1, ?2, ?3, ?4)", log, first, size, nowMs);
}

Result<void> replayArrivals(store::Database& db, FactWriter& writer) {
  CZ_TRY(all, arrivals(db));
  records::LogArchive archive(db);
  for (const Arrival& arrival : all) {
    CZ_TRY(leaves, archive.read(arrival.log, arrival.first, arrival.size - arrival.first));
    for (const records::ArchivedLeaf& leaf : leaves) CZ_CHECK(writer.take(arrival.log, leaf));
  }
  return {};
}

}  // namespace cz::station
