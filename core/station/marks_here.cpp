#include "core/station/marks_here.h"

#include <set>

#include "core/records/offline_code.h"
#include "core/station/marking.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

// As mark_here.settled keeps it. Drawn anew it is 0 again, and comes to the same.
constexpr std::int64_t kOpen = 0;     // not looked at yet, or no code stands behind it so far
constexpr std::int64_t kSettled = 1;  // it counts, or one with a higher number did
constexpr std::int64_t kUnfit = 2;    // no mark of this answer

/// Numbers of a place rise by one a mark. A kiosk may be ahead of a station that was restored or replaced, by less.
constexpr std::uint64_t kMostAhead = 1000;

struct Row {
  LogId log;
  std::int64_t index = 0;
  std::int64_t settled = kOpen;
  records::MarkGiven given;
};

/// Those that were given where the attempt was handed in; that hand-in is the one that counts.
template <class... Args>
Result<std::vector<Row>> rowsOf(Station& station, const std::string& where, const Args&... args) {
  CZ_TRY(row, station.db().query("SELECT h.log, h.idx, h.settled, h.given FROM mark_here h JOIN attempt a ON a.id = "
                                 "h.attempt AND a.done_log = h.log WHERE " +
                                     where + " ORDER BY h.idx",
                                 args...));
  std::vector<Row> rows;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return rows;
    CZ_TRY(given, records::decodeMarkGiven(row.blob(3)));
    rows.push_back({LogId(row.text(0)), row.integer(1), row.integer(2), std::move(given)});
  }
}

/// The marks of an attempt in a log that follow a leaf which names the teacher's code: each leaf goes with one mark.
Result<std::set<std::int64_t>> withACode(Station& station, const LogId& log, const AttemptId& attempt) {
  CZ_TRY(row, station.db().query("SELECT idx, 1 FROM code_used WHERE log = ?1 AND attempt = ?2 AND action = ?3 UNION "
                                 "ALL SELECT idx, 0 FROM mark_here WHERE log = ?1 AND attempt = ?2 ORDER BY 1",
                                 log, attempt, static_cast<int>(records::CodeAction::teacherMark)));
  std::set<std::int64_t> marks;
  int codes = 0;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return marks;
    if (row.integer(1) != 0)
      ++codes;
    else if (codes > 0) {
      --codes;
      marks.insert(row.integer(0));
    }
  }
}

std::string nameOf(Station& station, const AttemptId& attempt) {
  const auto fact = station.facts().attempt(attempt);
  if (!fact || !*fact) return "an attempt";
  return "“" + station.packs().titleOf((*fact)->check) + "” by " +
         station.rosters().nameOf((*fact)->student).value_or("someone who is not on the roster");
}

std::string keyOf(const Row& row) { return "mark.no-code/" + row.log.text + "/" + row.given.attempt.text; }

Result<void> sayNoCode(Station& station, const Kiosk& kiosk, const Row& row) {
  return station.alarm(keyOf(row),
                       kiosk.seat + " signed a mark for an answer in " + nameOf(station, row.given.attempt) +
                           ", and no code of a teacher stands behind it. It doesn't count: mark the answer here. The "
                           "kiosk's program or its keys are not as they should be: take it out of use on its page, and "
                           "have IT look at it.");
}

Result<void> sayUnfit(Station& station, const Kiosk& kiosk, const Row& row, const std::string& why) {
  return station.alarm("mark.unfit/" + row.log.text + "/" + std::to_string(row.index),
                       kiosk.seat + " signed a mark for an answer in " + nameOf(station, row.given.attempt) +
                           " that can't be one, so it doesn't count: " + why +
                           " Mark the answer here, and have IT look at this kiosk.");
}

/// Takes it, unless one with a higher number is here. Gives why it can't be a mark of this answer; empty: it can.
Result<std::string> takeOne(Station& station, const Kiosk& kiosk, const records::MarkGiven& given) {
  CZ_TRY(known, station.facts().markOf(given.attempt, given.slot));
  const std::uint64_t newest = known ? known->number : 0;
  if (known && newest >= given.number) return std::string();
  if (given.number - newest > kMostAhead) return std::string("Its number was made up.");
  const auto taken = takeMark(station, kiosk, given);
  if (taken) return std::string();
  const bool unfit = taken.error().fault == Fault::input || taken.error().fault == Fault::notFound;
  return unfit ? Result<std::string>(taken.error().message) : taken.error();
}

MarkAtSeat::State stateOf(const Row& row, const std::optional<records::MarkGiven>& known, bool hasCode) {
  using State = MarkAtSeat::State;
  if (row.settled == kUnfit) return State::unfit;
  if (!hasCode) return State::noCode;
  if (known && known->number == row.given.number && known->mark == row.given.mark) return State::counts;
  if (row.settled == kOpen && (!known || known->number < row.given.number)) return State::open;
  return known && !known->mark.levels.empty() ? State::another : State::none;
}

}  // namespace

Result<void> takeMarksOf(Station& station, const Kiosk& kiosk) {
  CZ_TRY(rows,
         rowsOf(station,
                "(h.log = ?1 OR h.log IN (SELECT name FROM branch WHERE log = ?1)) AND h.settled = ?2 AND a.state = 2",
                kiosk.up.id(), kOpen));
  std::set<AttemptId> bare;
  for (const Row& one : rows) {
    CZ_TRY(coded, withACode(station, one.log, one.given.attempt));
    if (!coded.contains(one.index)) {  // the leaf of its code may come yet, from where it was damaged on its way
      bare.insert(one.given.attempt);
      CZ_CHECK(sayNoCode(station, kiosk, one));
      continue;
    }
    CZ_TRY(why, takeOne(station, kiosk, one.given));
    if (!why.empty()) CZ_CHECK(sayUnfit(station, kiosk, one, why));
    if (!bare.contains(one.given.attempt)) CZ_CHECK(station.calm(keyOf(one)));
    CZ_CHECK(station.db().run("UPDATE mark_here SET settled = ?3 WHERE log = ?1 AND idx = ?2", one.log, one.index,
                              why.empty() ? kSettled : kUnfit));
  }
  return {};
}

Result<std::vector<MarkAtSeat>> marksGivenAtSeats(Station& station, const AttemptId& attempt) {
  CZ_TRY(rows, rowsOf(station, "h.attempt = ?1", attempt));
  std::vector<MarkAtSeat> all;
  for (Row& one : rows) {
    CZ_TRY(known, station.facts().markOf(attempt, one.given.slot));
    CZ_TRY(coded, withACode(station, one.log, attempt));
    all.push_back({stateOf(one, known, coded.contains(one.index)), station.kiosks().seatOf(one.log), one.given.slot,
                   std::move(one.given.mark)});
  }
  return all;
}

}  // namespace cz::station
