#include "core/station/daemon/page_code_sheet.h"

#include "core/station/daemon/page_parts.h"
#include "core/station/days.h"

namespace cz::station {
namespace {

Fields codeFields(const SheetStrip& strip, const SheetCode& one) {
  Fields fields;
  fields.number("place", one.place).text("code", one.code).flag("used", one.used);
  return fields.flag("open", !one.used && !strip.isOver)
      .text("seat", strip.seat)
      .text("until", minuteOf(strip.untilMs));
}

Fields stripFields(const SheetStrip& strip) {
  Fields fields;
  fields.text("seat", strip.seat).text("until", minuteOf(strip.untilMs)).flag("over", strip.isOver);
  fields.flag("unheard", !strip.heard && !strip.isOver);
  return fields.list("codes", listOf(strip.codes, [&](const SheetCode& one) { return codeFields(strip, one); }));
}

}  // namespace

std::string codeSheetHtml(const Assets& assets, const CodeSheetPage& page, const std::string& problem,
                          const Around& around) {
  Fields fields;
  fields.text("problem", problem).text("token", around.token);
  fields.list("seats", listOf(page.seats, pickFields)).flag("seats?", !page.seats.empty());
  fields.list("strips", listOf(page.strips, stripFields)).flag("strips?", !page.strips.empty());
  return inLayout(assets, "Code sheet", fill(assets.get("code_sheet.mustache"), fields), around, "code");
}

}  // namespace cz::station
