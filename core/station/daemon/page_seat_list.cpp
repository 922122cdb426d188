// Many kiosks at once, by a list of machines.

#include <algorithm>

#include "core/base/text.h"
#include "core/station/daemon/page_parts.h"

namespace cz::station {

namespace {

std::string lineOf(const ListedSeat& seat) { return seat.machine + (seat.seat.empty() ? "" : ";" + seat.seat); }

std::string listText(const SeatListPage& page) {
  std::vector<std::string> lines;
  for (const ListedSeat& seat : page.list) lines.push_back(lineOf(seat));
  return page.typed.value_or(join(lines, "\n"));
}

/// Of all that are on the list, or of those that have not joined.
std::string standOf(const SeatListPage& page) {
  const auto joined = static_cast<std::size_t>(
      std::count_if(page.list.begin(), page.list.end(), [](const ListedSeat& one) { return one.joined; }));
  if (joined == page.list.size()) return "All " + std::to_string(joined) + " have joined.";
  return std::to_string(joined) + " of " + std::to_string(page.list.size()) + " have joined.";
}

}  // namespace

std::string Pages::seatList(const SeatListPage& page, const std::string& problem, const Around& around) const {
  std::vector<ListedSeat> missing = page.list;
  std::erase_if(missing, [](const ListedSeat& one) { return one.joined; });
  Fields fields;
  fields.text("notice", around.notice).text("problem", problem).text("token", around.token).text("mark", page.mark);
  fields.text("list", listText(page)).flag("list?", !page.list.empty());
  fields.text("stand", page.list.empty() ? "" : standOf(page));
  fields.text("left", page.openMs > 0 ? span(page.openMs) : "").flag("missing?", !missing.empty());
  fields.list("missing", listOf(missing, [](const ListedSeat& one) {
                return Fields().text("machine", one.machine).text("seat", one.seat);
              }));
  return inLayout(assets_, "Many kiosks at once", fill(assets_.get("seat_list.mustache"), fields), around, "kiosks");
}

}  // namespace cz::station
