#include "core/station/alarms.h"

#include <algorithm>
#include <set>

#include "core/station/audit.h"
#include "core/station/backup.h"
#include "core/station/code_words.h"
#include "core/station/codes.h"
#include "core/station/healing.h"
#include "core/station/regrade.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

std::string tryOf(Station& station, const AttemptFact& attempt) {
  return "try " + std::to_string(attempt.number) + " of " + station.packs().titleOf(attempt.check) + " by " +
         station.rosters().nameOf(attempt.student).value_or("someone who is not on the roster");
}

Result<void> addDifferences(Station& station, std::vector<Alarm>& alarms) {
  CZ_TRY(differing, station.facts().differing());
  for (const AttemptFact& attempt : differing) {
    if (attempt.differs)
      alarms.push_back({"differs/" + attempt.id.text,
                        "The station scores " + tryOf(station, attempt) +
                            " otherwise than the kiosk did. Both are on the student's page.",
                        attempt.student});
    if (attempt.otherSeed)
      alarms.push_back({"seed/" + attempt.id.text,
                        "The form of " + tryOf(station, attempt) + " was not drawn as it should have been.",
                        attempt.student});
  }
  return {};
}

Result<void> addSharedGrants(Station& station, std::vector<Alarm>& alarms) {
  CZ_TRY(shared, station.facts().onSharedGrants());
  for (std::size_t i = 1; i < shared.size(); ++i)
    if (shared[i].grant == shared[i - 1].grant && shared[i].student == shared[i - 1].student)
      alarms.push_back({"grant/" + shared[i].id.text,
                        "One unlock was used twice: " + tryOf(station, shared[i]) + ". Both attempts are kept.",
                        shared[i].student});
  return {};
}

/// Where an unlock was used twice, that is said already.
Result<void> addRivals(Station& station, std::vector<Alarm>& alarms) {
  CZ_TRY(rivals, station.facts().underOneNumber());
  for (std::size_t i = 1; i < rivals.size(); ++i) {
    const AttemptFact &one = rivals[i - 1], &other = rivals[i];
    const bool same = one.student == other.student && one.check == other.check && one.number == other.number;
    if (!same || (!one.grant.empty() && one.grant == other.grant)) continue;
    alarms.push_back({"number/" + other.id.text,
                      "Begun at two seats that had not heard of each other: " + tryOf(station, other) +
                          ". Both attempts are kept, and one of them counts; the other one can be taken out on the "
                          "student's page.",
                      other.student});
  }
  return {};
}

Result<void> addTwice(Station& station, std::vector<Alarm>& alarms) {
  CZ_TRY(twice, station.facts().handedInTwice());
  for (const AttemptFact& attempt : twice)
    alarms.push_back({"twice/" + attempt.id.text,
                      "Handed in at two seats: " + tryOf(station, attempt) +
                          ". Both are kept; the student's page says which counts, and lets you choose.",
                      attempt.student});
  return {};
}

std::string deedOf(Station& station, const CodeUse& use) {
  return didOf(use.action, station.packs().titleOf(use.check),
               station.rosters().nameOf(use.student).value_or("someone who is not on the roster"));
}

std::string whatIsKnown(Station& station, const CodeUse& use) {
  const bool panel = records::isAtPanel(use.action);
  const std::string seat = station.kiosks().seatOf(use.log);
  const std::string what = std::string(panel ? " let a teacher in who " : " ") + deedOf(station, use) + " at " +
                           (seat.empty() ? "a kiosk" : seat) + " (request " + use.request + "). ";
  const std::string after =
      use.action == records::CodeAction::teacher
          ? "What was done there is named here, too."
          : "What came of it is on the student's page; a try there can be taken out, an answer marked anew, and an "
            "excuse ended.";
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

Result<void> addCodes(Station& station, std::vector<Alarm>& alarms) {
  CZ_TRY(used, codesUsed(station));
  for (const CodeUse& one : used)
    if (one.proof != Proof::issued)
      alarms.push_back({"code/" + one.log.text + "/" + one.request + "/" +
                            std::to_string(static_cast<int>(one.action)) + "/" + one.grant.text,
                        whatIsKnown(station, one), one.student});
  return {};
}

Result<void> addOddities(Station& station, std::vector<Alarm>& alarms) {
  CZ_TRY(oddities, station.facts().oddities());
  for (const OddFact& one : oddities)
    alarms.push_back({"odd/" + one.log.text + "/" + std::to_string(one.leaf), one.what});
  return {};
}

/// What ends by itself.
Result<void> addStanding(Station& station, std::vector<Alarm>& alarms) {
  CZ_TRY(backup, backupAlarm(station));
  if (!backup.empty()) alarms.push_back({"", backup});
  CZ_TRY(healing, healingAlarms(station));
  for (const std::string& one : healing) alarms.push_back({"", one});
  CZ_TRY(regrades, regradeAlarms(station));
  for (const std::string& one : regrades) alarms.push_back({"", one});
  return {};
}

/// Newest first.
Result<void> addWhatCameIn(Station& station, std::vector<Alarm>& alarms) {
  CZ_TRY(row, station.db().query("SELECT key, what FROM alarm ORDER BY at_ms DESC, key"));
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return {};
    alarms.push_back({row.text(0), row.text(1)});
  }
}

Result<std::set<std::string>> seenIds(Station& station) {
  CZ_TRY(row, station.db().query("SELECT id FROM alarm_seen"));
  std::set<std::string> ids;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return ids;
    ids.insert(row.text(0));
  }
}

}  // namespace

Result<Alarms> allAlarms(Station& station) {
  std::vector<Alarm> all;
  CZ_CHECK(addStanding(station, all));
  CZ_CHECK(addCodes(station, all));
  CZ_CHECK(addSharedGrants(station, all));
  CZ_CHECK(addRivals(station, all));
  CZ_CHECK(addTwice(station, all));
  CZ_CHECK(addDifferences(station, all));
  CZ_CHECK(addOddities(station, all));
  CZ_CHECK(addWhatCameIn(station, all));
  CZ_TRY(ids, seenIds(station));
  Alarms alarms;
  for (Alarm& one : all) (ids.contains(one.id) ? alarms.seen : alarms.open).push_back(std::move(one));
  return alarms;
}

Result<std::vector<std::string>> alarmsOf(Station& station) {
  CZ_TRY(alarms, allAlarms(station));
  std::vector<std::string> sentences;
  for (const Alarm& one : alarms.open) sentences.push_back(one.what);
  return sentences;
}

Result<void> seeAlarm(Station& station, const std::string& id) {
  CZ_TRY(alarms, allAlarms(station));
  const auto found = std::find_if(alarms.open.begin(), alarms.open.end(),
                                  [&](const Alarm& one) { return !id.empty() && one.id == id; });
  if (found == alarms.open.end()) return Error{Fault::notFound, "There is no such alarm any more.", ""};
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(station.db().run("INSERT INTO alarm_seen(id, at_ms) VALUES(?1, ?2)", id, station.clock().wallMs()));
  CZ_CHECK(note(station, transaction, "alarm.seen", "Saw: " + found->what, found->student));
  return transaction.commit();
}

}  // namespace cz::station
