#include "core/station/alarms.h"

#include "core/station/backup.h"
#include "core/station/codes.h"
#include "core/station/healing.h"
#include "core/station/regrade.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr std::size_t kMost = 20;

std::string tryOf(Station& station, const AttemptFact& attempt) {
  return "try " + std::to_string(attempt.number) + " of " + station.packs().titleOf(attempt.check) + " by " +
         station.rosters().nameOf(attempt.student).value_or("someone who is not on the roster");
}

Result<void> addDifferences(Station& station, std::vector<std::string>& alarms) {
  CZ_TRY(differing, station.facts().differing());
  for (const AttemptFact& attempt : differing) {
    if (attempt.differs)
      alarms.push_back("The station scores " + tryOf(station, attempt) +
                       " otherwise than the kiosk did. Both are on the student's page.");
    if (attempt.otherSeed)
      alarms.push_back("The form of " + tryOf(station, attempt) + " was not drawn as it should have been.");
  }
  return {};
}

Result<void> addSharedGrants(Station& station, std::vector<std::string>& alarms) {
  CZ_TRY(shared, station.facts().onSharedGrants());
  for (std::size_t i = 1; i < shared.size(); ++i)
    if (shared[i].grant == shared[i - 1].grant && shared[i].student == shared[i - 1].student)
      alarms.push_back("One unlock was used twice: " + tryOf(station, shared[i]) + ". Both attempts are kept.");
  return {};
}

Result<void> addCodes(Station& station, std::vector<std::string>& alarms) {
  CZ_TRY(used, codesUsed(station));
  for (const CodeUse& one : used) {
    if (one.issued) continue;
    const std::string seat = station.kiosks().seatOf(one.log);
    alarms.push_back("A code that this station did not make opened another try of " +
                     station.packs().titleOf(one.check) + " for " +
                     station.rosters().nameOf(one.student).value_or("someone who is not on the roster") + " at " +
                     (seat.empty() ? "a kiosk" : seat) + " (request " + one.request +
                     "). Somebody guessed it, or this station was restored from an older backup since. What came of "
                     "it is on the student's page; a try there can be taken out.");
  }
  return {};
}

}  // namespace

Result<std::vector<std::string>> alarmsOf(Station& station) {
  CZ_TRY(alarms, station.alarms());
  CZ_CHECK(addCodes(station, alarms));
  CZ_CHECK(addSharedGrants(station, alarms));
  CZ_CHECK(addDifferences(station, alarms));
  CZ_TRY(regrades, regradeAlarms(station));
  alarms.insert(alarms.begin(), regrades.begin(), regrades.end());
  CZ_TRY(healing, healingAlarms(station));
  alarms.insert(alarms.begin(), healing.begin(), healing.end());
  CZ_TRY(backup, backupAlarm(station));
  if (!backup.empty()) alarms.insert(alarms.begin(), backup);
  CZ_TRY(odd, station.facts().oddities());
  alarms.insert(alarms.end(), odd.begin(), odd.end());
  if (alarms.size() <= kMost) return alarms;
  const std::size_t more = alarms.size() - kMost;
  alarms.resize(kMost);
  alarms.push_back("And " + std::to_string(more) + " more.");
  return alarms;
}

}  // namespace cz::station
