#include "core/station/desk_deeds.h"

#include "core/station/marking_choices.h"
#include "core/station/marking_desk.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using Kind = DeskRows::Kind;

Result<void> secondIsWanted(Station& station, store::Transaction& transaction, const std::string& seat,
                            const ToMark& entry, const DeskPlace& place) {
  DeskRows rows(station.db());
  CZ_TRY(deed, rows.add({0, place, entry.student, Kind::second, 0, {}}, seat, station.clock().wallMs()));
  CZ_CHECK(rows.askSecond(place, entry.student, deed));
  return note(station, transaction, "mark.second", "Asked for a second marker of an answer in “" + entry.title + "”.",
              entry.student);
}

/// What the first one chose goes back on the desk, where the last criterion is asked once more and signs it.
Result<void> oneIsEnough(Station& station, store::Transaction& transaction, const std::string& seat,
                         const ToMark& entry, const DeskPlace& place) {
  DeskRows rows(station.db());
  CZ_TRY(deed, rows.add({0, place, entry.student, Kind::oneMarker, 0, {}}, seat, station.clock().wallMs()));
  CZ_CHECK(rows.dropSecond(place, deed));
  CZ_CHECK(rows.dropLevels(place, Marker::second, deed));
  CZ_CHECK(rows.dropLevel(place, Marker::first, entry.rubric.criteria.back().id, deed));
  return note(station, transaction, "mark.one-marker",
              "Called the second marker of an answer in “" + entry.title + "” off.", entry.student);
}

/// The mark that the place has now; 0: none. A response whose pack is gone has none that could be taken back.
Result<std::uint64_t> presentMark(Station& station, const DeskPlace& place) {
  const auto entry = toMark(station, place.attempt, place.slot);
  if (entry) return entry->mark ? entry->marks : std::uint64_t{0};
  if (entry.error().fault == Fault::notFound) return std::uint64_t{0};
  return entry.error();
}

/// Undo does not stick at a deed that can't be undone: the one before it comes next.
Result<void> letGo(Station& station, std::int64_t deed) {
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(DeskRows(station.db()).letGo(deed));
  CZ_CHECK(transaction.commit());
  return Error{Fault::refused,
               "Somebody has gone on with this response since, so nothing was undone. Open it from the student's page "
               "to change its mark.",
               ""};
}

/// With the earlier mark it comes back under a number of its own; the deed that signed it knows it by that.
Result<void> undoWithMark(Station& station, const DeskRows::Deed& deed) {
  DeskRows rows(station.db());
  CZ_CHECK(
      takeBackMark(station, deed.place.attempt, deed.place.slot, deed.before, [&](store::Transaction&) -> Result<void> {
        CZ_CHECK(rows.undo(deed.number));
        if (!deed.before) return {};
        CZ_TRY(now, station.facts().markOf(deed.place.attempt, deed.place.slot));
        return rows.renumber(deed.place, deed.mark - 1, now->number);
      }));
  return {};
}

}  // namespace

Result<void> askSecondMarker(Station& station, const std::string& seat, const DeskPlace& place, bool wanted) {
  CZ_TRY(entry, responseAt(station, place));
  if (entry.mark)
    return Error{Fault::refused, "It has its mark already. Open it from the student's page to change the mark.", ""};
  CZ_TRY(already, DeskRows(station.db()).wantsSecond(place));
  if (wanted == already) return {};  // pressed twice
  if (!wanted && twoMarksOf(station, place))
    return Error{Fault::refused, "Both have marked it by now. Decide between the two.", ""};
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK((wanted ? secondIsWanted : oneIsEnough)(station, transaction, seat, entry, place));
  return transaction.commit();
}

Result<void> putOff(Station& station, const std::string& seat, const DeskPlace& place, const CriterionId& criterion) {
  CZ_TRY(entry, responseAt(station, place));
  DeskRows rows(station.db());
  CZ_TRY(already, rows.isLastSkipped(place, criterion));
  if (already) return {};  // pressed twice
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_TRY(deed, rows.add({0, place, entry.student, Kind::putOff, 0, {}}, seat, station.clock().wallMs()));
  CZ_CHECK(rows.skip(place, criterion, entry.student, deed));
  return transaction.commit();
}

Result<void> undoAtDesk(Station& station, const std::string& seat, std::int64_t number) {
  DeskRows rows(station.db());
  CZ_TRY(last, rows.lastDeedAt(seat));
  if (!last) return Error{Fault::notFound, "There is nothing to undo from this browser.", ""};
  if (number > last->number) return Error{Fault::refused, "That was undone already.", ""};
  if (number < last->number)
    return Error{Fault::refused, "Something else was done in this browser since. Undo that first.", ""};
  CZ_TRY(wentOn, rows.wentOnSince(*last));
  CZ_TRY(mark, presentMark(station, last->place));
  if (wentOn || mark != last->mark) return letGo(station, last->number);
  if (last->mark > 0) return undoWithMark(station, *last);
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(rows.undo(last->number));
  return transaction.commit();
}

Result<void> hideNames(Station& station, bool hidden) {
  CZ_TRY(already, namesHidden(station));
  if (already == hidden) return {};
  Settings settings = station.settings();
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(settings.put("marking.names", viewOf(hidden ? "hidden" : "shown")));
  CZ_CHECK(note(station, transaction, "mark.names",
                hidden ? "Hid students' names while marking." : "Showed students' names while marking again."));
  return transaction.commit();
}

Result<void> forgetSaying(Station& station, const CheckId& check, const std::string& words) {
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(DeskRows(station.db()).unsay(check, words));
  if (station.db().changes() > 0)  // not which one: it may name a student
    CZ_CHECK(note(station, transaction, "mark.saying",
                  "Took a comment off those that are offered again in “" + station.packs().titleOf(check) + "”."));
  return transaction.commit();
}

}  // namespace cz::station
