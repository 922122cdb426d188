#include "core/station/daemon/audit_part.h"

namespace cz::station {

AuditPart::AuditPart(Station& station, const Pages& pages) : Part(station, pages) { page("/audit", &AuditPart::log); }

HttpResponse AuditPart::log(const Asked& asked) {
  const StudentId student(fieldOf(asked.fields, "student"));
  const auto page = auditPageOf(station_, fieldOf(asked.fields, "before"), student);
  if (!page) return message(404, "Audit log", page.error().message, asked.around);
  return html(200, pages_.audit(*page, asked.around));
}

}  // namespace cz::station
