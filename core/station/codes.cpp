#include "core/station/codes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "core/base/text.h"
#include "core/journey/decide.h"
#include "core/records/code_guard.h"
#include "core/records/offline_code.h"
#include "core/records/payload_journey.h"
#include "core/station/code_words.h"
#include "core/station/rotation.h"
#include "core/station/rules.h"
#include "core/station/rules_page.h"
#include "core/station/station.h"
#include "core/station/unlock.h"

namespace cz::station {
namespace {

using records::CodeAction;

Error notFound(const char* sentence) { return {Fault::notFound, sentence, ""}; }

Result<void> keep(Station& station, const records::CodeFor& what, const std::string& code,
                  const std::string& reason = {}) {
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(station.db().run(
      "INSERT INTO code_issued(log, student, check_id, request, action, code, at_ms, reason) VALUES(?1, ?2, ?3, ?4, "
      "?5, ?6, ?7, ?8) ON CONFLICT DO UPDATE SET reason = excluded.reason WHERE excluded.reason <> ''",
      what.log, what.student, what.check, what.request, static_cast<int>(what.action), code, station.clock().wallMs(),
      reason));
  const std::string title = "“" + station.packs().titleOf(what.check) + "”";
  const std::string does = doesOf(what.action, title, "the student");
  CZ_CHECK(note(
      station, transaction, "code",
      "Made a code that " + does + ", at " + station.kiosks().seatOf(what.log) + (reason.empty() ? "." : ": " + reason),
      what.student));
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

/// What this station was not there for: since a backup it was restored from. Nothing: it never was.
Result<std::optional<std::int64_t>> lostSince(Station& station) {
  CZ_TRY(row, station.db().query("SELECT min(backup_ms) FROM restored"));
  CZ_TRY(there, row.step());
  if (!there || row.isNull(0)) return std::optional<std::int64_t>();
  return std::optional(row.integer(0));
}

/// Tells of each use what is known of its code. Any code can be made again from the key, so that a leaf which follows
/// from none shows itself; one that does proves no more than that the kiosk, or somebody who guessed, had the digits.
class Proving {
 public:
  Proving(Station& station, std::optional<std::int64_t> lostSince) : station_(station), lostSince_(lostSince) {}

  struct Known {
    bool issued = false;     ///< this station has written down that it made it
    bool byOther = false;    ///< it was used while the kiosk belonged to the station before this one
    bool byOldKeys = false;  ///< it was used before this station changed its keys
  };
  Result<Proof> proofOf(const CodeUse& use, const Known& known) {
    if (known.byOther || (known.byOldKeys && known.issued)) return Proof::issued;
    CZ_TRY(fits, known.byOldKeys ? Result<bool>(true) : followsFromACode(use));
    if (!fits) return Proof::noCode;
    if (known.issued) return Proof::issued;
    // A clock that was not set says nothing about before and after.
    const bool lost = lostSince_ && (use.atMs == 0 || use.atMs >= *lostSince_);
    return lost ? Proof::mayBeLost : Proof::guessed;
  }

 private:
  Result<bool> followsFromACode(const CodeUse& use) {
    auto known = keys_.find(use.log);
    if (known == keys_.end()) {
      CZ_TRY(kiosk, station_.kiosks().findByLog(use.log));
      if (!kiosk) return false;
      CZ_TRY(key, records::codeKeyAtStation(station_.keys(), kiosk->up.identity));
      known = keys_.emplace(use.log, key).first;
    }
    return records::grantOf(known->second, {use.log, use.student, use.check, use.request, use.action}) == use.grant;
  }

  Station& station_;
  std::optional<std::int64_t> lostSince_;
  std::map<LogId, crypto::SharedKey> keys_;
};

/// `student`: empty for everybody's. What the teacher did at a kiosk is as good as the code that let the teacher in.
Result<std::vector<CodeUse>> codesUsedIn(Station& station, const StudentId& student) {
  CZ_TRY(since, lostSince(station));
  Proving proving(station, since);
  CZ_TRY(row,
         station.db().query(
             "SELECT log, student, check_id, request, grant_id, min(at_ms), EXISTS(SELECT 1 FROM code_issued i WHERE "
             "i.log = u.log AND i.request = u.request AND i.student = u.student AND i.check_id = u.check_id AND "
             "i.action = u.action), action, EXISTS(SELECT 1 FROM went_on w "
             "WHERE w.log = u.log AND w.kind <> 1 AND w.idx > u.idx), EXISTS(SELECT 1 FROM went_on w WHERE w.log = "
             "u.log AND w.kind = 1 AND w.idx > u.idx), EXISTS(SELECT 1 FROM code_issued i WHERE i.log = u.log AND "
             "i.request = u.request AND i.action = ?2) FROM code_used u WHERE ?1 = '' OR student = ?1 GROUP BY log, "
             "student, check_id, request, action, grant_id ORDER BY log, min(idx)",
             student, static_cast<int>(records::CodeAction::teacher)));
  std::vector<CodeUse> all;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return all;
    CodeUse use{LogId(row.text(0)),
                StudentId(row.text(1)),
                CheckId(row.text(2)),
                row.text(3),
                GrantId(row.text(4)),
                row.integer(5),
                {},
                {}};
    use.action = static_cast<records::CodeAction>(row.integer(7));
    const bool issued = row.integer(6) != 0 || (records::isAtPanel(use.action) && row.integer(10) != 0);
    CZ_TRY(proof, proving.proofOf(use, {issued, row.integer(8) != 0, row.integer(9) != 0}));
    use.proof = proof;
    all.push_back(std::move(use));
  }
}

/// When the twentieth miss of a day came in, as far as this station has heard; by its own clock.
Result<std::optional<std::string>> closedSeat(Station& station, const Kiosk& kiosk) {
  CZ_TRY(row, station.db().query("SELECT misses, at_ms FROM code_missed WHERE log = ?1", kiosk.up.id()));
  CZ_TRY(there, row.step());
  const bool today = there && station.clock().wallMs() - row.integer(1) < records::kCodeDayMs;
  if (!today || row.integer(0) < records::kCodeTriesPerDay) return std::optional<std::string>();
  return std::optional(kiosk.seat + " takes no codes for now: " + std::to_string(row.integer(0)) +
                       " that were not right were typed there within a day. Unlock on Today as soon as it reaches this "
                       "station, or let the student go on at another seat.");
}

Result<std::vector<std::string>> warningsFor(Station& station, const Kiosk& kiosk) {
  std::vector<std::string> warnings;
  CZ_TRY(closed, closedSeat(station, kiosk));
  if (closed) warnings.push_back(*std::move(closed));
  return warnings;
}

/// What is to be done when a check is mastered, for the end of a sentence; empty: that harms nothing.
std::string idleWords(CodeAction action) {
  if (action == CodeAction::confirm) return "confirm";
  if (action == CodeAction::moreTime) return "give time for";
  return records::opensATry(action) ? "unlock" : "";
}

/// An excuse is decided like any other, with a reason, in the journey's words. One that was ended counts after any
/// code.
Result<void> expectExcuse(Station& station, const StudentId& student, const FoundCheck& found,
                          const journey::Journey& journey, const std::string& reason) {
  if (reason.size() > records::kLongestReason || !isUtf8(reason))
    return Error{Fault::input, "The reason is too long. Write at most 2000 letters.", ""};
  CZ_TRY(policy, policyFor(station, student, *found.check));
  const auto decision =
      journey::decide(journey, journey::WantExcuse{{}, true, reason}, policy, {station.clock().wallMs(), {}});
  if (const auto* refused = std::get_if<journey::Refused>(&decision))
    return Error{Fault::refused, refused->reason + " " + refused->next, journey::nameOf(refused->why)};
  if (!journey.excused.value) return {};
  return Error{Fault::refused,
               "An excuse from \"" + found.check->title +
                   "\" was ended before, and no code can give it back. Excuse on the student's page: kiosks hear of it "
                   "at their next contact, or by a USB stick.",
               ""};
}

/// Whether such a code could do anything, as far as is known here.
Result<void> expectUse(Station& station, const std::string& name, const StudentId& student, const FoundCheck& found,
                       const CodeDeed& deed) {
  CZ_TRY(journey, station.facts().journeyOf(student, found.check->id));
  const std::string idle = idleWords(deed.action);
  if (journey.mastered() && !idle.empty())
    return Error{Fault::refused,
                 name + " has mastered \"" + found.check->title + "\". There is nothing to " + idle + ".", ""};
  if (deed.action == CodeAction::moreTime && found.check->limitMinutes == 0)
    return Error{Fault::refused, "\"" + found.check->title + "\" takes as long as it takes: there is no time to give.",
                 ""};
  return deed.action == CodeAction::excuse ? expectExcuse(station, student, found, journey, deed.reason)
                                           : Result<void>();
}

/// A kiosk takes a code only for a try that it knows. Nothing: this station knows of one, or none is needed.
Result<std::optional<std::string>> missingTry(Station& station, const std::string& name, const StudentId& student,
                                              const FoundCheck& found, CodeAction action) {
  CZ_TRY(journey, station.facts().journeyOf(student, found.check->id));
  const bool time = action == CodeAction::moreTime;
  const bool after = action == CodeAction::sameForm || action == CodeAction::confirm;
  if (time ? journey.open() != nullptr : !after || journey.last() != nullptr) return std::optional<std::string>();
  return std::optional(name + (time ? " has no try open of \"" : " has handed in no try of \"") + found.check->title +
                       "\", as far as this station knows. Where the seat knows of none either, the code is not right "
                       "there.");
}

/// A kiosk in use by its log.
Result<Kiosk> seatOf(Station& station, const LogId& log) {
  CZ_TRY(kiosk, station.kiosks().findByLog(log));
  if (!kiosk || kiosk->retired) return notFound("No kiosk of this station is at that seat. Choose one from the list.");
  return *std::move(kiosk);
}

}  // namespace

Result<IssuedCode> issueCode(Station& station, const LogId& log, const StudentId& student, const CheckId& check,
                             std::string_view request, const CodeDeed& deed) {
  const auto name = station.rosters().nameOf(student);
  if (!name) return notFound("This student is not on the roster. Choose one from the list.");
  const FoundCheck found = station.packs().findCheck(check);
  if (!found) return notFound("No pack has this check. Choose one from the list.");
  CZ_TRY(kiosk, seatOf(station, log));
  CZ_TRY(symbols, records::requestTyped(request));
  CZ_CHECK(expectUse(station, *name, student, found, deed));
  CZ_TRY(keys, keysKnownTo(station, kiosk));
  CZ_TRY(key, records::codeKeyAtStation(*keys, kiosk.up.identity));
  const records::CodeFor what{log, student, check, symbols, deed.action};
  const std::string code = records::codeOf(key, what);
  CZ_TRY(warnings, warningsFor(station, kiosk));
  CZ_TRY(missing, missingTry(station, *name, student, found, deed.action));
  if (missing) warnings.push_back(*std::move(missing));
  CZ_TRY(usedUp, poolIsUsedUp(station, found, student));
  if (usedUp && deed.action == CodeAction::unlock)
    warnings.push_back(
        *name + " has seen every item of \"" + found.check->title +
        "\", as far as this station knows: some come again. Read the code out only if that is all right.");
  CZ_CHECK(keep(station, what, code, deed.action == CodeAction::excuse ? deed.reason : ""));
  return IssuedCode{records::inThrees(code), *name,      found.check->title, kiosk.seat, symbols,
                    std::move(warnings),     deed.action};
}

Result<IssuedCode> issueTeacherCode(Station& station, const LogId& log, std::string_view request) {
  CZ_TRY(kiosk, seatOf(station, log));
  CZ_TRY(symbols, records::requestTyped(request));
  CZ_TRY(keys, keysKnownTo(station, kiosk));
  CZ_TRY(key, records::codeKeyAtStation(*keys, kiosk.up.identity));
  const records::CodeFor what{log, {}, {}, symbols, records::CodeAction::teacher};
  const std::string code = records::codeOf(key, what);
  CZ_TRY(warnings, warningsFor(station, kiosk));
  CZ_CHECK(keep(station, what, code));
  return IssuedCode{records::inThrees(code),     "", "", kiosk.seat, symbols, std::move(warnings),
                    records::CodeAction::teacher};
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
  CZ_TRY(kiosks, station.kiosks().inUse());
  for (const Kiosk& kiosk : kiosks) {
    CZ_TRY(closed, closedSeat(station, kiosk));
    if (closed) page.closed.push_back(*std::move(closed));
  }
  return page;
}

}  // namespace cz::station
