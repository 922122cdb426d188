#include "core/store/migration.h"

#include "core/store/database.h"
#include "core/store/transaction.h"

namespace cz::store {

Result<void> migrate(Database& database, const Schema& schema) {
  CZ_TRY(statement, database.prepare("PRAGMA user_version"));
  CZ_TRY(row, statement.step());
  const auto version = row ? static_cast<std::size_t>(statement.integer(0)) : 0;
  statement.reset();
  if (version > schema.steps.size())
    return Error{Fault::refused, "The " + schema.name + " was written by a newer Checkzone. Install that version.", ""};
  for (std::size_t step = version; step < schema.steps.size(); ++step) {
    CZ_TRY(transaction, Transaction::begin(database));
    CZ_CHECK(database.runScript("PRAGMA application_id=" + std::to_string(schema.applicationId)));
    CZ_CHECK(database.runScript(schema.steps[step]));
    CZ_CHECK(database.runScript("PRAGMA user_version=" + std::to_string(step + 1)));
    CZ_CHECK(transaction.commit());
  }
  return {};
}

}  // namespace cz::store
