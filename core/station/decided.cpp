#include "core/station/decided.h"

#include <algorithm>

#include "core/records/offline_code.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using records::TeachersDecision;
using Decisions = std::vector<TeachersDecision>;

constexpr std::int64_t kMinuteMs = 60'000;

/// The reason of the newest decision of a kind; empty: there was none.
template <class What>
std::string reasonOf(const Decisions& decisions, const AttemptId& attempt) {
  std::string reason;
  for (const TeachersDecision& one : decisions)
    if (std::holds_alternative<What>(one.what) && one.attempt() == attempt) reason = one.reason;
  return reason;
}

/// Of an excuse by a code that this station made.
Result<std::string> reasonOfCode(Station& station, const StudentId& student, const CheckId& check) {
  CZ_TRY(row, station.db().query("SELECT i.reason FROM code_used u JOIN code_issued i ON i.log = u.log AND i.student = "
                                 "u.student AND i.check_id = u.check_id AND i.request = u.request AND i.action = "
                                 "u.action WHERE u.student = ?1 AND u.check_id = ?2 AND u.action = ?3 ORDER BY u.log, "
                                 "u.idx LIMIT 1",
                                 student, check, static_cast<int>(records::CodeAction::excuse)));
  CZ_TRY(there, row.step());
  return there ? row.text(0) : std::string();
}

std::string nameOr(Station& station, const StudentId& student) {
  return station.rosters().nameOf(student).value_or("someone who is not on the roster");
}

std::string withReason(std::string words, const std::string& reason) {
  return std::move(words) + (reason.empty() ? "." : ": " + reason);
}

void addToAttempt(Station& station, const journey::Journey& journey, const Decisions& decisions, AttemptPart& part) {
  const journey::Attempt* attempt = journey.find(part.id);
  if (attempt == nullptr || !attempt->start) return;
  if (const std::int64_t minutes = attempt->givenMs() / kMinuteMs; minutes > 0)
    part.decided.push_back("More time was given: " + std::to_string(minutes) + " min.");
  const auto counting = journey.counting();
  const bool counts = std::find(counting.begin(), counting.end(), attempt) != counting.end();
  if (!counts && !attempt->isVoid())
    part.decided.emplace_back("Another try from the same unlock counts. This one is kept.");
  if (counts && attempt->chosen.number > 0)
    part.decided.push_back(withReason("Of the tries from one unlock, you chose that this one counts",
                                      reasonOf<journey::Chosen>(decisions, part.id)));
  if (attempt->start->student == journey.student) return;
  part.begunBy = attempt->start->student;
  part.begunByWho = nameOr(station, part.begunBy);
  part.decided.push_back(
      withReason("It was begun under another name", reasonOf<journey::Corrected>(decisions, part.id)));
}

}  // namespace

Result<void> addDecided(Station& station, const journey::Journey& journey, CheckPart& part) {
  CZ_TRY(decisions, station.facts().decisionsOn(journey.student, part.check));
  if (journey.isExcused() && journey.excused.by.number > 0) part.whyExcused = reasonOf<journey::Excused>(decisions, {});
  if (journey.isExcused() && journey.excused.by.number == 0) {
    CZ_TRY(why, reasonOfCode(station, journey.student, part.check));
    part.whyExcused = std::move(why);
  }
  for (AttemptPart& attempt : part.attempts) addToAttempt(station, journey, decisions, attempt);
  for (const auto& [id, attempt] : journey.known)
    if (attempt.start && attempt.start->student == journey.student && attempt.owner() != journey.student)
      part.givenAway.push_back({id, attempt.start->number, attempt.owner(), nameOr(station, attempt.owner()),
                                reasonOf<journey::Corrected>(decisions, id)});
  return {};
}

}  // namespace cz::station
