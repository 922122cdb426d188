#include "core/station/counts.h"

#include "core/station/station.h"

namespace cz::station {

Result<Counts> countsOf(Station& station) {
  CZ_TRY(row, station.db().query("SELECT (SELECT count(*) FROM attempt), (SELECT count(*) FROM grants), "
                                 "(SELECT count(*) FROM decided), (SELECT count(*) FROM mark), "
                                 "(SELECT count(*) FROM step) + (SELECT count(*) FROM ask)"));
  CZ_TRY(there, row.step());
  if (!there) return Counts{};
  return Counts{row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4)};
}

}  // namespace cz::station
