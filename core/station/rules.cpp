#include "core/station/rules.h"

#include "core/station/local_time.h"
#include "core/station/station.h"

namespace cz::station {

Result<journey::Policy> policyFor(Station& station, const StudentId& student, const pack::Check& check) {
  CZ_TRY(rules, station.rosters().rulesOf(student));
  return journey::policyOf(check, rules);
}

Result<void> setRules(Station& station, const records::RuleBook& rules) {
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(station.rosters().setRules(rules));
  CZ_CHECK(note(station, transaction, "rules", "Changed the rules or the calendar."));
  return transaction.commit();
}

Result<void> refreshZone(Station& station) {
  CZ_TRY(rules, station.rosters().rules());
  auto offsets = offsetsAround(station.clock().wallMs());
  if (rules.calendar.offsets == offsets) return {};
  rules.calendar.offsets = std::move(offsets);
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(station.rosters().setRules(rules));
  return transaction.commit();
}

Result<void> setNeeds(Station& station, const StudentId& student, const roster::Needs& needs) {
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(station.rosters().setNeeds(student, needs));
  CZ_CHECK(note(station, transaction, "needs", "Changed what a student needs in every check.", student));
  return transaction.commit();
}

}  // namespace cz::station
