// Writing it down, and what was written.

#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "core/journey/decide.h"
#include "core/station/audit.h"
#include "core/station/decisions.h"
#include "core/station/regrade_inside.h"
#include "core/station/score_again.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using records::Regrade;
using records::TeachersDecision;

constexpr std::size_t kIdBytes = 16;

Result<void> expectWords(const RegradePlan& plan, const RegradeWords& words) {
  if (words.reason.size() > records::kLongestReason || !isUtf8(words.reason))
    return Error{Fault::input, "The reason is too long. Write at most 2000 letters.", ""};
  if (words.by.size() > records::kLongestBy || !isUtf8(words.by))
    return Error{Fault::input, "The name is too long. Write at most 200 letters.", ""};
  if (plan.changing() == 0) return Error{Fault::refused, "Nothing would change, so nothing was written down.", ""};
  if (plan.lowersSomebody() && trim(words.reason).empty())
    return Error{Fault::refused,
                 "Somebody would be lowered. Write down why: the student reads it. Or leave out lowering.", ""};
  return {};
}

/// The same places as they were.
std::vector<scoring::PlaceResult> barePlaces(const scoring::CheckResult& result,
                                             const std::vector<scoring::PlaceResult>& which) {
  std::vector<scoring::PlaceResult> places;
  for (const scoring::PlaceResult& place : result.places)
    if (std::any_of(which.begin(), which.end(), [&](const auto& one) { return one.slot == place.slot; }))
      places.push_back(records::bare(place));
  return places;
}

TeachersDecision decisionOf(const RegradePlan& plan, const RegradeLine& line, const RegradeWords& words,
                            const journey::DeedId& action, const journey::Deed& by) {
  Regrade regrade;
  regrade.kind = plan.takesBack.empty() ? Regrade::Kind::repaired : Regrade::Kind::takenBack;
  regrade.action = action;
  regrade.pack = plan.pack.hash;
  regrade.by = words.by;
  regrade.before = line.before;
  regrade.after = line.after;
  std::vector<scoring::PlaceResult> touched = differingFrom(line.before, line.after);
  touched.insert(touched.end(), line.instead.begin(), line.instead.end());
  regrade.before.places = barePlaces(line.before, touched);
  regrade.after.places = barePlaces(line.after, line.instead);
  const journey::Outcome outcome{line.after.mastered, line.after.waiting > 0, missedIn(line.after)};
  return {line.student, plan.check, words.reason, journey::Regraded{by, line.attempt, outcome}, std::move(regrade)};
}

/// The journey has the last word.
Result<void> expectAllowed(Station& station, const TeachersDecision& decision) {
  CZ_TRY(way, station.facts().journeyOf(decision.student, decision.check));
  const auto& what = std::get<journey::Regraded>(decision.what);
  const journey::WantRegrade wanted{what.by, what.attempt, what.outcome, decision.reason};
  const auto decided = journey::decide(way, wanted, {}, {});
  const auto* refused = std::get_if<journey::Refused>(&decided);
  if (refused == nullptr) return {};
  return Error{Fault::refused, refused->reason + " " + refused->next, journey::nameOf(refused->why)};
}

/// For who has to account for it later: no name and no result.
std::string deedIn(const RegradePlan& plan, const TeachersDecision& decision) {
  const bool lowers = isLowered(decision.regrade->before, decision.regrade->after);
  return std::string(plan.takesBack.empty() ? "Repaired a key" : "Took the repair of a key back") + " in “" +
         plan.title + "”: a result was " + (lowers ? "lowered." : "changed.");
}

Result<std::int64_t> newestArrival(Station& station) {
  CZ_TRY(row, station.db().query("SELECT coalesce(max(seq), 0) FROM arrival"));
  CZ_TRY(there, row.step());
  return there ? row.integer(0) : 0;
}

std::string linesOf(const std::set<ItemId>& items) {
  std::vector<std::string> ids;
  for (const ItemId& item : items) ids.push_back(item.text);
  return join(ids, "\n");
}

Result<void> remember(Station& station, const RegradePlan& plan, const journey::DeedId& action) {
  CZ_TRY(arrival, newestArrival(station));
  return station.db().run(
      "INSERT INTO regraded(action, check_id, at_ms, arrival, pack, withdrawn, lower, back) VALUES(?1, ?2, ?3, ?4, ?5, "
      "?6, ?7, ?8)",
      action, plan.check, station.clock().wallMs(), arrival, plan.pack.hash, linesOf(plan.withdrawn), plan.lower,
      !plan.takesBack.empty());
}

/// The last press for each check that was no taking back.
struct Repaired {
  HowToRegrade how;
  std::int64_t arrival = 0;
};

Result<std::vector<Repaired>> repairedChecks(Station& station) {
  CZ_TRY(row,
         station.db().query("SELECT check_id, arrival, pack, withdrawn, lower FROM regraded r WHERE back = 0 AND "
                            "seq = (SELECT max(seq) FROM regraded WHERE check_id = r.check_id) ORDER BY check_id"));
  std::vector<Repaired> all;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return all;
    CZ_TRY(pack, fixedFrom<Hash>(row.blob(2), "A pack's hash"));
    Repaired one{{CheckId(row.text(0)), pack, {}, row.integer(4) != 0}, row.integer(1)};
    if (!row.text(3).empty())
      for (const std::string& item : split(row.text(3), '\n')) one.how.withdrawn.emplace(item);
    all.push_back(std::move(one));
  }
}

}  // namespace

Result<RegradeDone> applyRegrade(Station& station, const RegradePlan& plan, const RegradeWords& words) {
  CZ_CHECK(expectWords(plan, words));
  CZ_TRY(kiosks, whoKeepsDecisions(station));
  CZ_TRY(number, nextDecision(station));
  const auto newId = [&] { return journey::DeedId(hexOf(station.random().bytes(kIdBytes))); };
  RegradeDone done{newId(), 0};
  std::vector<TeachersDecision> decisions;
  for (const RegradeLine& line : plan.lines) {
    if (!line.changes()) continue;
    decisions.push_back(decisionOf(plan, line, words, done.action, {number++, newId()}));
    CZ_CHECK(expectAllowed(station, decisions.back()));
  }
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  for (const TeachersDecision& one : decisions) {
    for (const Kiosk& kiosk : kiosks) CZ_CHECK(station.downlogs().add(transaction, kiosk.fingerprint(), one));
    CZ_CHECK(station.factWriter().take(one));
    CZ_CHECK(note(station, transaction, ledger::nameOf(records::typeOf(one)), deedIn(plan, one), one.student));
  }
  CZ_CHECK(remember(station, plan, done.action));
  CZ_CHECK(transaction.commit());
  done.changed = decisions.size();
  return done;
}

Result<CheckId> checkOf(Station& station, const journey::DeedId& action) {
  CZ_TRY(row, station.db().query("SELECT check_id FROM regraded WHERE action = ?1", action));
  CZ_TRY(there, row.step());
  if (there) return CheckId(row.text(0));
  // It came back from a kiosk after a restore.
  CZ_TRY(decisions, station.facts().decisions());
  for (const TeachersDecision& one : decisions)
    if (one.regrade && one.regrade->action == action) return one.check;
  return Error{Fault::notFound, "There was no such regrade. checkzone-station regrade --check ID --list shows them.",
               ""};
}

Result<std::vector<RegradeAction>> regradesOf(Station& station, const CheckId& check) {
  CZ_TRY(decisions, station.facts().regradesOf(check));
  std::vector<RegradeAction> actions;
  std::map<AttemptId, journey::DeedId> newest;
  for (const TeachersDecision& one : decisions) {
    const Regrade& regrade = *one.regrade;
    auto at = std::find_if(actions.begin(), actions.end(), [&](const auto& each) { return each.id == regrade.action; });
    if (at == actions.end()) {
      actions.push_back({regrade.action, 0, regrade.kind == Regrade::Kind::takenBack, regrade.by, one.reason});
      at = actions.end() - 1;
    }
    ++at->tries;
    at->gained += !regrade.before.mastered && regrade.after.mastered ? 1 : 0;
    at->lost += regrade.before.mastered && !regrade.after.mastered ? 1 : 0;
    newest[one.attempt()] = regrade.action;
  }
  for (const auto& [attempt, action] : newest)
    for (RegradeAction& each : actions) each.counts += each.id == action ? 1 : 0;
  for (RegradeAction& each : actions) {
    CZ_TRY(row, station.db().query("SELECT at_ms FROM regraded WHERE action = ?1", each.id));
    CZ_TRY(there, row.step());
    if (there) each.atMs = row.integer(0);
  }
  std::reverse(actions.begin(), actions.end());
  return actions;
}

Result<std::vector<std::string>> regradeAlarms(Station& station) {
  CZ_TRY(checks, repairedChecks(station));
  std::vector<std::string> alarms;
  for (const Repaired& one : checks) {
    CZ_TRY(late, station.facts().ofCheckSince(one.how.check, one.arrival));
    if (one.how.withdrawn.empty())  // by the version itself nothing would change
      std::erase_if(late, [&](const AttemptFact& each) { return each.pack == *one.how.pack; });
    if (late.empty()) continue;
    const auto plan = planFor(station, one.how, late);
    if (!plan || plan->changing() == 0) continue;
    alarms.push_back(counted(plan->changing(), "try of ", "tries of ") + plan->title +
                     " came in after its key was repaired, judged by the old key. Look at Checks: nothing is changed "
                     "before you say so.");
  }
  return alarms;
}

}  // namespace cz::station
