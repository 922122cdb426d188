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

Result<void> addTwice(Station& station, std::vector<std::string>& alarms) {
  CZ_TRY(twice, station.facts().handedInTwice());
  for (const AttemptFact& attempt : twice)
    alarms.push_back("Handed in at two seats: " + tryOf(station, attempt) +
                     ". Both are kept; the student's page says which counts, and lets you choose.");
  return {};
}

/// What was done, for the middle of a sentence: "opened another try of Adding for Ada Novak".
std::string deedOf(Station& station, const CodeUse& use) {
  using records::CodeAction;
  if (use.action == CodeAction::teacher) return "opened the teacher's panel";
  const std::string of = station.packs().titleOf(use.check) + " for " +
                         station.rosters().nameOf(use.student).value_or("someone who is not on the roster");
  if (use.action == CodeAction::teacherMark) return "marked an answer of " + of;
  if (records::confirmsRevision(use.action)) return "confirmed the revision of " + of;
  return (use.action == CodeAction::teacherRelease ? "took out a try of " : "opened another try of ") + of;
}

std::string whatIsKnown(Station& station, const CodeUse& use) {
  const bool panel = records::isAtPanel(use.action);
  const std::string seat = station.kiosks().seatOf(use.log);
  const std::string what = std::string(panel ? " let a teacher in who " : " ") + deedOf(station, use) + " at " +
                           (seat.empty() ? "a kiosk" : seat) + " (request " + use.request + "). ";
  const std::string after =
      use.action == records::CodeAction::teacher
          ? "What was done there is named here, too."
          : "What came of it is on the student's page; a try there can be taken out, and an answer marked anew.";
  switch (use.proof) {
    case Proof::issued: break;
    case Proof::noCode:
      return "Something that follows from no code of this station" + what +
             "The kiosk's program or its keys are not as they should be: take it out of use on its page, and have IT "
             "look at it. " +
             after;
    case Proof::mayBeLost:
      return "A code that this station has no record of" + what +
             "The code is the right one. This station was restored from a backup since: the code was made after that "
             "backup, or never made here and guessed. Ask who read it out. " +
             after;
    case Proof::guessed:
      return "A code that this station did not make" + what +
             "The code is the right one, so somebody guessed it. Ask who sat there. " + after;
  }
  return {};
}

Result<void> addCodes(Station& station, std::vector<std::string>& alarms) {
  CZ_TRY(used, codesUsed(station));
  for (const CodeUse& one : used)
    if (one.proof != Proof::issued) alarms.push_back(whatIsKnown(station, one));
  return {};
}

}  // namespace

Result<std::vector<std::string>> alarmsOf(Station& station) {
  CZ_TRY(alarms, station.alarms());
  CZ_CHECK(addCodes(station, alarms));
  CZ_CHECK(addSharedGrants(station, alarms));
  CZ_CHECK(addTwice(station, alarms));
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
