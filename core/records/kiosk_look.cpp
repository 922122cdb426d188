// How a student likes to read, kept for the next visit.

#include "core/records/kiosk_inside.h"

namespace cz::records {

std::string lookOf(const KioskSeal& seal, const Hash& student) { return seal.nameOf("look/" + hexOf(student.view())); }

Result<void> KioskRecords::keepLook(const StudentId& student, const std::string& look) {
  Inside& in = *inside_;
  const std::string name = lookOf(in.seal, eraseOf(student).student);
  CZ_TRY(transaction, in.begin());
  CZ_CHECK(in.database.run("INSERT INTO look VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET look = ?2", name,
                           in.seal.close(name, viewOf(look))));
  return transaction.commit();
}

Result<std::string> KioskRecords::look(const StudentId& student) {
  Inside& in = *inside_;
  const std::string name = lookOf(in.seal, eraseOf(student).student);
  CZ_TRY(row, in.database.query("SELECT look FROM look WHERE name = ?1", name));
  CZ_TRY(there, row.step());
  if (!there) return std::string();
  CZ_TRY(look, in.seal.open(name, row.blob(0)));
  return std::string(look.begin(), look.end());
}

}  // namespace cz::records
