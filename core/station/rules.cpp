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
  return transaction.commit();
}

Result<void> refreshZone(Station& station) {
  CZ_TRY(rules, station.rosters().rules());
  auto offsets = offsetsAround(station.clock().wallMs());
  if (rules.calendar.offsets == offsets) return {};
  rules.calendar.offsets = std::move(offsets);
  return setRules(station, rules);
}

Result<void> setNeeds(Station& station, const StudentId& student, const roster::Needs& needs) {
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(station.rosters().setNeeds(student, needs));
  return transaction.commit();
}

}  // namespace cz::station
