#include "core/station/daemon/undo.h"

#include "core/station/decisions.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using Kind = DecisionKind;

constexpr const char* kTakenBack = "Taken back.";

/// The reason of the newest decision to take out, or to excuse, that is to stand again.
template <class What>
std::string reasonBefore(Station& station, const StudentId& student, const CheckId& check, const AttemptId& attempt) {
  std::string reason = kTakenBack;
  const auto decisions = station.facts().decisionsOn(student, check);
  if (!decisions) return reason;
  for (const records::TeachersDecision& one : *decisions) {
    const auto* what = std::get_if<What>(&one.what);
    if (what != nullptr && what->on && one.attempt() == attempt) reason = one.reason;
  }
  return reason;
}

/// The try that counts of the wanted one and its rivals.
std::string countingNow(Station& station, const StudentId& student, const CheckId& check, const AttemptId& wanted) {
  const auto journey = station.facts().journeyOf(student, check);
  const journey::Attempt* attempt = journey ? journey->find(wanted) : nullptr;
  if (attempt == nullptr || !attempt->start) return "";
  for (const journey::Attempt* one : journey->counting())
    if (journey::areRivals(*journey, *one, *attempt)) return one->id.text;
  return "";
}

/// Nothing: it can't be taken back.
std::optional<WantedDecision> opposite(Station& station, const StudentId& student, const CheckId& check, Kind kind,
                                       const AttemptId& attempt, const std::string& was) {
  switch (kind) {
    case Kind::excuse: return WantedDecision{Kind::endExcuse, {}, kTakenBack};
    case Kind::endExcuse:
      return WantedDecision{Kind::excuse, {}, reasonBefore<journey::Excused>(station, student, check, {})};
    case Kind::takeOut: return WantedDecision{Kind::bringBack, attempt, kTakenBack};
    case Kind::bringBack:
      return WantedDecision{Kind::takeOut, attempt, reasonBefore<journey::Voided>(station, student, check, attempt)};
    case Kind::correct: return WantedDecision{Kind::correct, attempt, kTakenBack, StudentId(was)};
    case Kind::choose: return WantedDecision{Kind::choose, AttemptId(was), kTakenBack};
    case Kind::handOver: return WantedDecision{Kind::handOver, attempt, {}, {}, LogId(was)};
    case Kind::waive:
    case Kind::confirm:
    case Kind::giveTime: break;
  }
  return std::nullopt;
}

}  // namespace

std::string stoodBefore(Station& station, const StudentId& student, const CheckId& check,
                        const WantedDecision& wanted) {
  if (wanted.kind == Kind::correct) return student.text;
  if (wanted.kind == Kind::choose) return countingNow(station, student, check, wanted.attempt);
  if (wanted.kind != Kind::handOver) return "";
  const auto fact = station.facts().attempt(wanted.attempt);
  return fact && *fact ? (*fact)->place().text : "";
}

DecidedNow decidedNow(Station& station, const StudentId& student, Kind kind, const FormFields& query) {
  const CheckId check(fieldOf(query, "check"));
  const AttemptId attempt(fieldOf(query, "try"));
  const std::string was = fieldOf(query, "was");
  DecidedNow now;
  StudentId owner = student;
  if (kind == Kind::correct) {
    const auto fact = station.facts().attempt(attempt);
    if (!fact || !*fact) return now;
    owner = (*fact)->student;
  }
  if (owner != student) {
    now.link = owner;
    now.linkWho = station.rosters().nameOf(owner).value_or("another student");
  }
  const auto back = opposite(station, owner, check, kind, attempt, was);
  if (back && offerNow(station, owner, check, *back)) now.undo = DecidedNow::Undo{owner, check, *back};
  return now;
}

}  // namespace cz::station
