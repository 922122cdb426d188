#include "core/station/hold.h"

#include "core/base/text.h"
#include "core/station/days.h"
#include "core/station/erase.h"
#include "core/station/station.h"

namespace cz::station {
namespace {
constexpr std::size_t kLongestHold = 2000;  // letters
}

Result<std::optional<Hold>> holdOn(Station& station, const StudentId& student) {
  CZ_TRY(row, station.db().query("SELECT reason, at_ms FROM hold WHERE student = ?1", student));
  CZ_TRY(there, row.step());
  if (!there) return std::optional<Hold>();
  return std::optional(Hold{row.text(0), row.integer(1)});
}

Result<void> holdRecord(Station& station, const StudentId& student, const std::string& reason) {
  if (trim(reason).empty())
    return Error{Fault::refused, "This needs a reason; it is kept with the record. Say it with --reason.",
                 "reason-needed"};
  CZ_CHECK(expectLetters(reason, kLongestHold, "The reason"));
  CZ_TRY(about, whatErasingTakes(station, student));
  static_cast<void>(about);
  CZ_TRY(held, holdOn(station, student));
  if (held)
    return Error{Fault::refused,
                 "This record is held since " + dayOf(held->atMs) + " already. Nothing needs to be done.",
                 "held-already"};
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(station.db().run("INSERT INTO hold(student, reason, at_ms) VALUES(?1, ?2, ?3)", student, reason,
                            station.clock().wallMs()));
  CZ_CHECK(note(station, transaction, "hold", "Kept one student's record from being erased.", student));
  return transaction.commit();
}

Result<void> endHold(Station& station, const StudentId& student) {
  CZ_TRY(held, holdOn(station, student));
  if (!held) return Error{Fault::refused, "This record is not held. Nothing needs to be done.", "not-held"};
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(station.db().run("DELETE FROM hold WHERE student = ?1", student));
  CZ_CHECK(note(station, transaction, "hold.end", "One student's record may be erased again.", student));
  return transaction.commit();
}

}  // namespace cz::station
