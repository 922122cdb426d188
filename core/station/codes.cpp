#include "core/station/codes.h"

#include <algorithm>
#include <set>

#include "core/journey/decide.h"
#include "core/records/offline_code.h"
#include "core/station/rules.h"
#include "core/station/rules_page.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

Error notFound(const char* sentence) { return {Fault::notFound, sentence, ""}; }

Result<void> keep(Station& station, const records::CodeFor& what, const std::string& code) {
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(station.db().run(
      "INSERT INTO code_issued(log, student, check_id, request, action, code, at_ms) VALUES(?1, ?2, ?3, ?4, ?5, ?6, "
      "?7) ON CONFLICT DO NOTHING",
      what.log, what.student, what.check, what.request, static_cast<int>(what.action), code, station.clock().wallMs()));
  return transaction.commit();
}

Result<std::vector<Pick>> seatsOf(Station& station) {
  CZ_TRY(kiosks, station.kiosks().inUse());
  std::vector<Pick> seats;
  for (const Kiosk& kiosk : kiosks) seats.push_back({kiosk.up.id().text, kiosk.seat, kiosks.size() == 1});
  return seats;
}

Result<std::vector<Pick>> studentsOf(Station& station) {
  CZ_TRY(roster, station.rosters().load());
  std::vector<Pick> students;
  for (const roster::Student& student : roster.students)
    if (student.active)
      students.push_back({student.id.text, station.rosters().nameOf(student.id).value_or(student.shownName()), false});
  std::sort(students.begin(), students.end(), [](const Pick& a, const Pick& b) { return a.title < b.title; });
  return students;
}

Result<std::vector<WaitingForCode>> waitingOf(Station& station) {
  CZ_TRY(notYet, station.facts().notYet());
  std::vector<WaitingForCode> waiting;
  std::set<std::pair<StudentId, CheckId>> seen;
  const journey::Moment now{station.clock().wallMs(), {}};
  for (const AttemptFact& attempt : notYet) {
    const FoundCheck found = station.packs().findCheck(attempt.check);
    const auto name = station.rosters().nameOf(attempt.student);
    if (!found || !name || !seen.emplace(attempt.student, attempt.check).second) continue;
    CZ_TRY(policy, policyFor(station, attempt.student, *found.check));
    CZ_TRY(journey, station.facts().journeyOf(attempt.student, attempt.check));
    // Whether the student's own steps are done is left to the kiosk: this station may not have heard of them yet.
    if (std::holds_alternative<journey::Allowed>(journey::decide(journey, journey::WantUseCode{}, policy, now)))
      waiting.push_back({attempt.student, *name, attempt.check, found.check->title});
  }
  return waiting;
}

/// `student`: empty for everybody's.
Result<std::vector<CodeUse>> codesUsedIn(Station& station, const StudentId& student) {
  CZ_TRY(row,
         station.db().query(
             "SELECT log, student, check_id, request, grant_id, min(at_ms), EXISTS(SELECT 1 FROM code_issued i WHERE "
             "i.log = u.log AND i.student = u.student AND i.check_id = u.check_id AND i.request = u.request AND "
             "i.action = u.action) OR EXISTS(SELECT 1 FROM went_on w WHERE w.log = u.log AND w.kind <> 1 AND w.idx > "
             "u.idx) "
             "FROM code_used u WHERE ?1 = '' OR student = ?1 GROUP BY log, student, check_id, "
             "request, action, grant_id "
             "ORDER BY log, min(idx)",
             student));
  std::vector<CodeUse> all;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return all;
    all.push_back({LogId(row.text(0)), StudentId(row.text(1)), CheckId(row.text(2)), row.text(3), GrantId(row.text(4)),
                   row.integer(5), row.integer(6) != 0});
  }
}

}  // namespace

Result<IssuedCode> issueCode(Station& station, const LogId& log, const StudentId& student, const CheckId& check,
                             std::string_view request) {
  const auto name = station.rosters().nameOf(student);
  if (!name) return notFound("This student is not on the roster. Choose one from the list.");
  const FoundCheck found = station.packs().findCheck(check);
  if (!found) return notFound("No pack has this check. Choose one from the list.");
  CZ_TRY(kiosk, station.kiosks().findByLog(log));
  if (!kiosk || kiosk->retired) return notFound("No kiosk of this station is at that seat. Choose one from the list.");
  CZ_TRY(symbols, records::requestTyped(request));
  CZ_TRY(journey, station.facts().journeyOf(student, check));
  if (journey.mastered())
    return Error{Fault::refused, *name + " has mastered \"" + found.check->title + "\". There is nothing to unlock.",
                 ""};
  CZ_TRY(key, records::codeKeyAtStation(station.keys(), kiosk->up.identity));
  const records::CodeFor what{log, student, check, symbols, records::CodeAction::unlock};
  const std::string code = records::codeOf(key, what);
  CZ_CHECK(keep(station, what, code));
  return IssuedCode{records::inThrees(code), *name, found.check->title, kiosk->seat, symbols};
}

Result<std::vector<CodeUse>> codesUsed(Station& station) { return codesUsedIn(station, {}); }

Result<std::vector<CodeUse>> codesUsedBy(Station& station, const StudentId& student) {
  return codesUsedIn(station, student);
}

Result<CodePage> codePageOf(Station& station) {
  CodePage page;
  CZ_TRY(seats, seatsOf(station));
  CZ_TRY(waiting, waitingOf(station));
  CZ_TRY(students, studentsOf(station));
  page.seats = std::move(seats);
  page.waiting = std::move(waiting);
  page.students = std::move(students);
  page.checks = checksOf(station);
  return page;
}

}  // namespace cz::station
