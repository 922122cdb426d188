// The audit log, newest first.

#include "core/station/daemon/page_parts.h"
#include "core/station/days.h"

namespace cz::station {
namespace {

Fields entryFields(const AuditEntry& entry) {
  Fields fields;
  fields.text("when", minuteOf(entry.atMs)).text("by", entry.forgotten ? "" : entry.what.by);
  fields.text("words", entry.forgotten ? "About a student who was erased." : entry.what.words);
  return fields.text("student", entry.who.empty() ? "" : entry.what.student.text).text("who", entry.who);
}

}  // namespace

std::string Pages::audit(const AuditPage& page, const Around& around) const {
  Fields fields;
  fields.list("entries", listOf(page.entries, entryFields)).flag("entries?", !page.entries.empty());
  fields.text("older", page.older).text("only", page.only.text).text("only_who", page.onlyWho);
  return inLayout(assets_, "Audit log", fill(assets_.get("audit.mustache"), fields), around, "audit");
}

}  // namespace cz::station
