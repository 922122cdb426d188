#include "core/station/decisions.h"

#include <algorithm>
#include <charconv>

#include "core/base/text.h"
#include "core/station/moving.h"
#include "core/station/rules.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr std::size_t kIdBytes = 16;
constexpr std::int64_t kMinuteMs = 60'000;

/// The command with its number, and with the reason where it needs one.
void sign(journey::Command& wanted, const journey::Deed& by, const std::string& reason) {
  std::visit(
      [&](auto& one) {
        if constexpr (requires { one.by; }) one.by = by;
        if constexpr (requires { one.reason; }) one.reason = reason;
      },
      wanted);
}

/// The decision that a journey allowed; nothing when it is of another kind.
std::optional<records::TeachersDecision::What> whatOf(const journey::Happening& leaf) {
  return std::visit(
      [](const auto& one) -> std::optional<records::TeachersDecision::What> {
        if constexpr (std::is_constructible_v<records::TeachersDecision::What, decltype(one)>)
          return records::TeachersDecision::What(one);
        else
          return std::nullopt;
      },
      leaf);
}

Result<void> expectOnRoster(Station& station, const StudentId& student) {
  if (station.rosters().nameOf(student)) return {};
  return Error{Fault::notFound, "This student is not on the roster. Bring the school's list in first.", ""};
}

std::string deedIn(const records::TeachersDecision& decision) {
  using ledger::LeafType;
  switch (records::typeOf(decision)) {
    case LeafType::waitWaived: return "Waived the wait";
    case LeafType::revisionConfirmed: return "Confirmed the revision";
    case LeafType::attemptVoided:
      return std::get<journey::Voided>(decision.what).on ? "Took a try out" : "Brought a try back";
    case LeafType::attemptChosen: return "Chose which try counts";
    case LeafType::attemptCorrected: return "Gave a try to another student";
    case LeafType::attemptHandedOver: return "Let a try go on at another seat";
    case LeafType::timeGiven:
      return "Gave " + std::to_string(std::get<journey::TimeGiven>(decision.what).ms / kMinuteMs) + " min more";
    case LeafType::accommodation: return "Changed what is needed";
    case LeafType::excused:
      return std::get<journey::Excused>(decision.what).on ? "Excused the student" : "Took an excuse back";
    default: return "Decided something";
  }
}

Result<void> write(Station& station, const records::TeachersDecision& decision) {
  CZ_TRY(kiosks, whoKeepsDecisions(station));
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  for (const Kiosk& kiosk : kiosks) CZ_CHECK(station.downlogs().add(transaction, kiosk.fingerprint(), decision));
  if (const auto* moved = std::get_if<journey::HandedOver>(&decision.what))
    CZ_CHECK(giveState(station, transaction, *moved));
  CZ_CHECK(station.factWriter().take(decision));
  const std::string deed = ledger::nameOf(records::typeOf(decision));
  const std::string where = " in “" + station.packs().titleOf(decision.check) + "”.";
  CZ_CHECK(note(station, transaction, deed, deedIn(decision) + where, decision.student));
  // An entry names one student: each of the two is forgotten alone.
  if (const StudentId to = decision.to(); !to.empty())
    CZ_CHECK(note(station, transaction, deed, "Got a try that was begun under another name" + where, to));
  return transaction.commit();
}

constexpr const char* kFirstNumber = "decisions.from";

}  // namespace

Result<std::vector<Kiosk>> whoKeepsDecisions(Station& station) {
  CZ_TRY(kiosks, station.kiosks().inUse());
  if (!kiosks.empty()) return kiosks;
  return Error{Fault::refused, "No kiosk of this station is in use, so no log could keep it. Add one first.", ""};
}

Result<std::uint64_t> firstNumber(Station& station) {
  CZ_TRY(text, station.settings().text(kFirstNumber));
  std::uint64_t from = 0;
  std::from_chars(text.data(), text.data() + text.size(), from);
  return from;
}

Result<std::uint64_t> nextDecision(Station& station) {
  CZ_TRY(row, station.db().query("SELECT max(coalesce((SELECT max(number) FROM decided), 0), coalesce((SELECT "
                                 "max(number) FROM grants), 0)) + 1"));
  CZ_TRY(there, row.step());
  const std::uint64_t next = there ? static_cast<std::uint64_t>(row.integer(0)) : 1;
  CZ_TRY(from, firstNumber(station));
  return std::max(next, from);
}

/// A lost station may have made any number of decisions since the backup; a million is more than one ever makes.
/// Seconds are a number, too, that no station before has reached by deciding: so that a second restore from one backup,
/// or a third station, begins behind the one before. A clock that is wrong harms nothing but that.
Result<void> numberBehindLost(Station& station, store::Transaction&) {
  constexpr std::uint64_t kMostLost = 1'000'000;
  CZ_TRY(next, nextDecision(station));
  const auto seconds = static_cast<std::uint64_t>(std::max<std::int64_t>(0, station.clock().wallMs() / 1000));
  return station.settings().put(kFirstNumber, viewOf(std::to_string(std::max(next + kMostLost, seconds))));
}

namespace {

/// A student's way, and what is asked of it.
struct Way {
  journey::Journey journey;
  journey::Policy policy;
  journey::Moment now;
};

Result<Way> wayOf(Station& station, const StudentId& student, const CheckId& check) {
  CZ_CHECK(expectOnRoster(station, student));
  const FoundCheck found = station.packs().findCheck(check);
  if (!found) return Error{Fault::notFound, "No pack has a check \"" + check.text + "\".", ""};
  CZ_TRY(journey, station.facts().journeyOf(student, check));
  CZ_TRY(policy, policyFor(station, student, *found.check));
  return Way{std::move(journey), std::move(policy), {station.clock().wallMs(), {}}};
}

}  // namespace

Result<DecisionOffer> offerNow(Station& station, const StudentId& student, const CheckId& check,
                               const WantedDecision& wanted) {
  CZ_TRY(way, wayOf(station, student, check));
  return offerOf(way.journey, way.policy, way.now, wanted);
}

Result<DecisionDone> decide(Station& station, const StudentId& student, const CheckId& check, journey::Command wanted,
                            const std::string& reason) {
  if (reason.size() > records::kLongestReason || !isUtf8(reason))
    return Error{Fault::input, "The reason is too long. Write at most 2000 letters.", ""};
  if (const auto* correct = std::get_if<journey::WantCorrect>(&wanted)) CZ_CHECK(expectOnRoster(station, correct->to));
  CZ_TRY(way, wayOf(station, student, check));
  CZ_TRY(number, nextDecision(station));
  sign(wanted, {number, journey::DeedId(hexOf(station.random().bytes(kIdBytes)))}, reason);
  const auto decision = journey::decide(way.journey, wanted, way.policy, way.now);
  if (const auto* refused = std::get_if<journey::Refused>(&decision))
    return Error{Fault::refused, refused->reason + " " + refused->next, journey::nameOf(refused->why)};
  const auto what = whatOf(std::get<journey::Allowed>(decision).leaves.front());
  if (!what) return Error{Fault::input, "This is not decided here.", ""};
  if (const auto* moved = std::get_if<journey::HandedOver>(&*what)) CZ_CHECK(expectPlace(station, *moved));
  CZ_CHECK(write(station, {student, check, reason, *what}));
  CZ_TRY(after, station.facts().journeyOf(student, check));
  return DecisionDone{number, after.standing()};
}

}  // namespace cz::station
