#include "core/station/schema.h"

#include "core/records/log_tables.h"
#include "station_sql.h"

namespace cz::station {

store::Schema schema() {
  constexpr std::int32_t kApplication = 0x4D435A53;  // "MCZS"
  return {kApplication,
          "station database",
          {records::logTablesSql(),
           kTables,
           kFacts,
           kMarks,
           kJourney,
           kNeeds,
           kForms,
           kHealing,
           kEpochs,
           kRebases,
           kRelay,
           kRetired,
           kErased,
           kCodes,
           kGradebook,
           kMoments,
           kAudit,
           kGroups,
           kMoving,
           kPruning,
           kRegrade,
           kSuccession,
           kPanel,
           kRuns,
           kStarts,
           kHolds,
           kMarksHere,
           kStickJoin,
           kCodeSheets,
           kDesk,
           kPace,
           kDeskUndo,
           kStickJoinAgain,
           kFreshness,
           kSheetNumbers,
           kCodeReasons}};
}

}  // namespace cz::station
