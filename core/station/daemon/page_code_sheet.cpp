#include "core/station/daemon/page_code_sheet.h"

#include <algorithm>

#include "core/base/text.h"
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

Fields stripFields(const SheetStrip& strip, bool shown) {
  const auto used =
      std::count_if(strip.codes.begin(), strip.codes.end(), [](const SheetCode& one) { return one.used; });
  Fields fields;
  fields.text("seat", strip.seat).text("until", minuteOf(strip.untilMs)).flag("over", strip.isOver);
  fields.flag("unheard", !strip.heard && strip.taken && !strip.isOver);
  fields.flag("missed", !strip.heard && !strip.taken && !strip.isOver).flag("shown?", shown);
  fields.text("many", counted(strip.codes.size(), "code", "codes")).number("used", used);
  if (!shown) return fields;
  return fields.list("codes", listOf(strip.codes, [&](const SheetCode& one) { return codeFields(strip, one); }));
}

}  // namespace

std::string codeSheetHtml(const Assets& assets, const CodeSheetPage& page, const CodeSheetView& view,
                          const Around& around) {
  Fields fields;
  fields.text("problem", view.problem).text("token", around.token).flag("shown?", view.shown);
  fields.list("seats", listOf(page.seats, pickFields)).flag("seats?", !page.seats.empty());
  fields.list("strips", listOf(page.strips, [&](const SheetStrip& strip) { return stripFields(strip, view.shown); }));
  fields.flag("strips?", !page.strips.empty());
  return inLayout(assets, "Code sheet", fill(assets.get("code_sheet.mustache"), fields), around, "code");
}

}  // namespace cz::station
