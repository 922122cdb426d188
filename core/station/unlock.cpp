#include "core/station/unlock.h"

#include "core/form/form.h"
#include "core/journey/decide.h"
#include "core/station/decisions.h"
#include "core/station/rules.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr std::size_t kGrantBytes = 16;

Error nobody() { return {Fault::notFound, "This student is not on the roster. Bring the school's list in first.", ""}; }

Result<void> refuseRepeats(Station& station, const FoundCheck& found, const StudentId& student,
                           const std::string& name) {
  CZ_TRY(usedUp, poolIsUsedUp(station, found, student));
  if (!usedUp) return {};
  return Error{
      Fault::refused,
      name + " has seen every item of \"" + found.check->title + "\". Unlock it with repeats, or ask aloud instead.",
      "pool-used-up"};
}

Result<void> write(Station& station, const records::Grant& grant) {
  CZ_TRY(kiosks, whoKeepsDecisions(station));
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  for (const Kiosk& kiosk : kiosks) CZ_CHECK(station.downlogs().add(transaction, kiosk.fingerprint(), grant));
  CZ_CHECK(station.factWriter().take(grant));
  const bool same = grant.action == records::Grant::Action::sameForm;
  CZ_CHECK(note(
      station, transaction, "unlock",
      "Opened another try of “" + station.packs().titleOf(grant.check) + "”" + (same ? ", with the same form." : "."),
      grant.student));
  return transaction.commit();
}

}  // namespace

Result<bool> poolIsUsedUp(Station& station, const FoundCheck& found, const StudentId& student) {
  CZ_TRY(policy, policyFor(station, student, *found.check));
  if (policy.form.is == pack::Reassess::FormRule::same) return false;  // a form that is known is what is asked for
  CZ_TRY(attempts, station.facts().attemptsOf(student, found.check->id));
  std::vector<form::Form> earlier;
  for (const AttemptFact& attempt : attempts) {
    CZ_TRY(shown, formsOf(station.db(), attempt));
    earlier.insert(earlier.end(), shown.begin(), shown.end());
  }
  return form::poolIsUsedUp(*found.check, earlier);
}

Result<Unlocked> unlock(Station& station, const StudentId& student, const CheckId& check, const HowToUnlock& how) {
  const auto name = station.rosters().nameOf(student);
  if (!name) return nobody();
  const FoundCheck found = station.packs().findCheck(check);
  if (!found) return Error{Fault::notFound, "No pack has a check \"" + check.text + "\".", ""};
  CZ_TRY(journey, station.facts().journeyOf(student, check));
  const journey::Moment now{station.clock().wallMs(), {}};
  const journey::WantUnlock wanted{{}, {}, how.sameForm, how.waive};
  CZ_TRY(policy, policyFor(station, student, *found.check));
  const auto decision = journey::decide(journey, wanted, policy, now);
  if (const auto* refused = std::get_if<journey::Refused>(&decision))
    return Error{Fault::refused, refused->reason + " " + refused->next, journey::nameOf(refused->why)};
  if (!how.repeat && !how.sameForm) CZ_CHECK(refuseRepeats(station, found, student, *name));
  const GrantId grant(hexOf(station.random().bytes(kGrantBytes)));
  CZ_TRY(number, nextDecision(station));
  const AttemptId after = journey.last() == nullptr ? AttemptId() : journey.last()->id;
  const auto action = how.sameForm ? records::Grant::Action::sameForm : records::Grant::Action::unlock;
  CZ_CHECK(write(station, {grant, student, check, action, number, after}));
  return Unlocked{grant, std::get<journey::Allowed>(decision).number};
}

}  // namespace cz::station
