#include "core/station/desk_reworded.h"

#include <functional>
#include <set>

#include "core/records/payload.h"
#include "core/station/rubric_edits.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

/// Who marks several thousand responses by one criterion sees that many.
constexpr int kMostLooked = 5000;

struct Earlier {
  DeskPlace place;
  std::int64_t marker = 0;
};

/// Every criterion of the check's present rubrics, in each of their languages.
using Visit = std::function<Result<void>(const pack::Rubric&, const pack::Criterion&)>;
Result<void> eachCriterion(const pack::Check& check, const Visit& visit) {
  for (const pack::Rubric& written : check.rubrics) {
    std::vector<const pack::Rubric*> all = {&written};
    for (const pack::Rubric& twin : written.in) all.push_back(&twin);
    for (const pack::Rubric* rubric : all)
      for (const pack::Criterion& one : rubric->criteria) CZ_CHECK(visit(*rubric, one));
  }
  return {};
}

/// The levels of a criterion that were chosen under other words than today's, and count.
Result<std::vector<Earlier>> earlierOf(Station& station, const CheckId& check, const pack::Rubric& rubric,
                                       const pack::Criterion& criterion) {
  std::vector<Earlier> all;
  for (const std::string than : {"<", ">"}) {  // each a range of the index; "<>" would look at all marks of the year
    CZ_TRY(row, station.db().query(
                    "SELECT l.attempt, l.slot, l.marker, m.given FROM desk_level l JOIN mark m ON m.attempt = "
                    "l.attempt AND m.slot = l.slot WHERE l.gone = 0 AND l.check_id = ?1 AND l.rubric = ?2 AND "
                    "l.language = ?3 AND l.criterion = ?4 AND l.words " +
                        than +
                        " ?5 AND l.marker <> 2 AND NOT EXISTS (SELECT 1 FROM desk_level d WHERE d.attempt = l.attempt "
                        "AND d.slot = l.slot AND d.criterion = l.criterion AND d.gone = 0 AND d.marker = 3 AND "
                        "l.marker = 1) LIMIT ?6",
                    check, rubric.id, rubric.language, criterion.id, wordsUnder(rubric, criterion), kMostLooked));
    for (;;) {
      CZ_TRY(more, row.step());
      if (!more) break;
      CZ_TRY(given, records::decodeMarkGiven(row.blob(3)));
      if (given.mark.levels.empty()) continue;  // taken back
      all.push_back({{AttemptId(row.text(0)), SlotId(row.text(1))}, row.integer(2)});
    }
  }
  return all;
}

/// Checks that were marked at the desk, one after the other; empty: there is none after this one.
Result<CheckId> checkAfter(Station& station, const CheckId& before) {
  CZ_TRY(row, station.db().query("SELECT min(check_id) FROM desk_level WHERE gone = 0 AND check_id > ?1", before));
  CZ_TRY(there, row.step());
  return there && !row.isNull(0) ? CheckId(row.text(0)) : CheckId();
}

}  // namespace

Result<std::vector<DeskReworded>> rewordedOf(Station& station) {
  std::vector<DeskReworded> all;
  CheckId check;
  for (;;) {
    CZ_TRY(next, checkAfter(station, check));
    if (next.empty()) return all;
    check = next;
    const FoundCheck found = station.packs().findCheck(check);
    if (!found) continue;
    std::set<DeskPlace> places;
    CZ_CHECK(eachCriterion(*found.check, [&](const pack::Rubric& rubric, const pack::Criterion& one) -> Result<void> {
      CZ_TRY(earlier, earlierOf(station, check, rubric, one));
      for (const Earlier& level : earlier) places.insert(level.place);
      return {};
    }));
    if (places.empty()) continue;
    all.push_back({check, found.check->title, places.size(), {}});
    for (const DeskPlace& place : places)
      if (all.back().places.size() < kMostReworded) all.back().places.push_back(place);
  }
}

Result<void> keepUnderNewWords(Station& station, const CheckId& check) {
  const FoundCheck found = station.packs().findCheck(check);
  if (!found) return Error{Fault::notFound, "No pack has a check \"" + check.text + "\".", ""};
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(eachCriterion(*found.check, [&](const pack::Rubric& rubric, const pack::Criterion& one) -> Result<void> {
    CZ_TRY(earlier, earlierOf(station, check, rubric, one));
    for (const Earlier& level : earlier)
      CZ_CHECK(station.db().run(
          "UPDATE desk_level SET words = ?5 WHERE attempt = ?1 AND slot = ?2 AND marker = ?3 AND criterion = ?4 AND "
          "gone = 0",
          level.place.attempt, level.place.slot, level.marker, one.id, wordsUnder(rubric, one)));
    return {};
  }));
  CZ_CHECK(note(station, transaction, "mark.words-kept",
                "Left marks in “" + found.check->title + "” as they are under the rubric's new words."));
  return transaction.commit();
}

}  // namespace cz::station
