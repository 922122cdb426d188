#include "core/records/log_tables.h"

#include "records_sql.h"

namespace cz::records {

std::string_view logTablesSql() { return sql::kLogTables; }

}  // namespace cz::records
