// The page of kiosks, where one is added by comparing a number.

#include "core/base/text.h"
#include "core/station/daemon/enrol_words.h"
#include "core/station/daemon/page_parts.h"
#include "core/station/rotation.h"
#include "core/station/seal_again.h"

namespace cz::station {

namespace {

Fields wordsField(const std::string& words) {
  Fields fields;
  return fields.text("words", words);
}

Fields backField(const Returned& one) { return wordsField(wordsOf(one)); }

/// What can't come back is told at the end, when it is known.
void addKeys(Fields& fields, const KeyPage& keys) {
  fields.flag("replacing?", keys.replacing.has_value()).text("keys_waiting", join(keys.waiting, ", "));
  fields.text("earlier_sheet", join(keys.earlier, ", "));
  if (!keys.replacing) return;
  const Replacing& replacing = *keys.replacing;
  fields.flag("replacing_open", replacing.open).flag("none_back", replacing.kiosks.empty());
  fields.list("back", listOf(replacing.kiosks, backField));
  fields.list("losses", listOf(lossesOf(replacing), wordsField));
}

}  // namespace

KeyPage keyPageOf(Station& station) {
  KeyPage page;
  if (auto replacing = replacingOf(station)) page.replacing = *std::move(replacing);
  if (auto waiting = notHeardOf(station)) page.waiting = *std::move(waiting);
  if (auto earlier = onEarlierSheet(station)) page.earlier = *std::move(earlier);
  return page;
}

std::string Pages::kiosks(const Today& today, const sync::EnrolStation::View& view, const std::string& problem,
                          const Around& around, const KeyPage& keys) const {
  const bool open = view.openMs > 0 || view.calling;
  const bool joined = view.last == sync::Outcome::joined;
  Fields fields;
  fields.text("problem", problem).text("token", around.token).flag("may_open", !open && view.pauseMs == 0);
  fields.flag("open?", open).text("number", view.number).text("seat", view.seat).flag("asking", !view.samePressed);
  fields.text("left", view.openMs > 0 ? span(view.openMs) : "").text("pause", enrolmentPause(view));
  fields.text("last", enrolmentEnd(view)).text("last_colour", joined ? "" : "not-yet");
  fields.list("seats", listOf(today.seats, seatFields)).flag("out?", !today.out.empty());
  fields.list("out", listOf(today.out, seatFields));
  addKeys(fields, keys);
  fields.text("list_left", view.listMs > 0 ? span(view.listMs) : "");
  return inLayout(assets_, "Kiosks", fill(assets_.get("kiosks.mustache"), fields), around, "kiosks");
}

}  // namespace cz::station
