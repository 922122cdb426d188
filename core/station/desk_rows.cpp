#include "core/station/desk_rows.h"

#include "core/records/payload.h"
#include "core/station/rubric_edits.h"
#include "core/store/database.h"

namespace cz::station {
namespace {

/// Deeds that can be undone, of all browsers: more than a day of marking.
constexpr std::int64_t kDeedsKept = 500;

int numberOf(Marker marker) { return static_cast<int>(marker); }

const pack::Criterion* criterionIn(const pack::Rubric& rubric, const CriterionId& id) {
  for (const pack::Criterion& one : rubric.criteria)
    if (one.id == id) return &one;
  return nullptr;
}

}  // namespace

Result<DeskLevels> DeskRows::levels(const DeskPlace& place, Marker marker) const {
  CZ_TRY(row,
         db_.query("SELECT criterion, level, words FROM desk_level WHERE attempt = ?1 AND slot = ?2 AND marker = ?3 "
                   "AND gone = 0",
                   place.attempt, place.slot, numberOf(marker)));
  DeskLevels levels;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return levels;
    levels[CriterionId(row.text(0))] = {static_cast<int>(row.integer(1)), row.text(2)};
  }
}

Result<std::string> DeskRows::words(const DeskPlace& place, Marker marker) const {
  CZ_TRY(row, db_.query("SELECT words FROM desk_words WHERE attempt = ?1 AND slot = ?2 AND marker = ?3", place.attempt,
                        place.slot, numberOf(marker)));
  CZ_TRY(there, row.step());
  return there ? row.text(0) : std::string();
}

Result<bool> DeskRows::wantsSecond(const DeskPlace& place) const {
  CZ_TRY(row, db_.query("SELECT 1 FROM desk_second WHERE attempt = ?1 AND slot = ?2 AND gone = 0", place.attempt,
                        place.slot));
  return row.step();
}

Result<std::map<CriterionId, std::int64_t>> DeskRows::skipped(const DeskPlace& place) const {
  CZ_TRY(row,
         db_.query("SELECT criterion, seq FROM desk_skip WHERE attempt = ?1 AND slot = ?2", place.attempt, place.slot));
  std::map<CriterionId, std::int64_t> skipped;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return skipped;
    skipped[CriterionId(row.text(0))] = row.integer(1);
  }
}

Result<bool> DeskRows::isLastSkipped(const DeskPlace& place, const CriterionId& criterion) const {
  CZ_TRY(row, db_.query("SELECT 1 FROM desk_skip WHERE attempt = ?1 AND slot = ?2 AND criterion = ?3 AND seq = (SELECT "
                        "max(seq) FROM desk_skip)",
                        place.attempt, place.slot, criterion));
  return row.step();
}

Result<std::vector<std::string>> DeskRows::sayings(const CheckId& check, std::size_t most) const {
  CZ_TRY(row, db_.query("SELECT words FROM desk_saying WHERE check_id = ?1 ORDER BY used DESC, words LIMIT ?2", check,
                        static_cast<std::int64_t>(most)));
  std::vector<std::string> sayings;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return sayings;
    sayings.push_back(row.text(0));
  }
}

Result<std::vector<std::int64_t>> DeskRows::paces(std::size_t most) const {
  CZ_TRY(row, db_.query("SELECT at_ms - lag(at_ms) OVER (PARTITION BY seat ORDER BY seq) FROM desk_deed ORDER BY seq "
                        "DESC LIMIT ?1",
                        static_cast<std::int64_t>(most)));
  std::vector<std::int64_t> paces;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return paces;
    if (row.integer(0) > 0) paces.push_back(row.integer(0));  // nothing before the first one
  }
}

Result<std::optional<DeskRows::Deed>> DeskRows::lastDeedAt(const std::string& seat) const {
  CZ_TRY(row, db_.query("SELECT seq, attempt, slot, student, kind, mark, before FROM desk_deed WHERE seat = ?1 ORDER "
                        "BY seq DESC LIMIT 1",
                        seat));
  CZ_TRY(there, row.step());
  if (!there) return std::optional<Deed>();
  Deed deed{row.integer(0),
            {AttemptId(row.text(1)), SlotId(row.text(2))},
            StudentId(row.text(3)),
            static_cast<Kind>(row.integer(4)),
            static_cast<std::uint64_t>(row.integer(5)),
            {}};
  if (!row.isNull(6)) {
    CZ_TRY(given, records::decodeMarkGiven(row.blob(6)));
    deed.before = std::move(given.mark);
  }
  return std::optional<Deed>(std::move(deed));
}

Result<bool> DeskRows::wentOnSince(const Deed& deed) const {
  CZ_TRY(row, db_.query("SELECT 1 FROM desk_deed WHERE attempt = ?1 AND slot = ?2 AND seq > ?3", deed.place.attempt,
                        deed.place.slot, deed.number));
  return row.step();
}

Result<std::int64_t> DeskRows::add(const Deed& deed, const std::string& seat, std::int64_t atMs) {
  CZ_TRY(row, db_.query("INSERT INTO desk_deed(seat, attempt, slot, student, kind, mark, before, at_ms) VALUES(?1, ?2, "
                        "?3, ?4, ?5, ?6, NULL, ?7) RETURNING seq",
                        seat, deed.place.attempt, deed.place.slot, deed.student, static_cast<int>(deed.kind),
                        static_cast<std::int64_t>(deed.mark), atMs));
  CZ_TRY(there, row.step());
  const std::int64_t number = there ? row.integer(0) : 0;
  row.reset();
  if (deed.before) {
    const records::MarkGiven before{deed.place.attempt, deed.place.slot, *deed.before};
    CZ_CHECK(db_.run("UPDATE desk_deed SET before = ?2 WHERE seq = ?1", number, records::encode(before)));
  }
  const std::int64_t last = number - kDeedsKept;
  CZ_CHECK(db_.run("DELETE FROM desk_level WHERE gone > 0 AND gone <= ?1", last));
  CZ_CHECK(db_.run("DELETE FROM desk_second WHERE gone > 0 AND gone <= ?1", last));
  CZ_CHECK(db_.run("DELETE FROM desk_deed WHERE seq <= ?1", last));
  return number;
}

Result<void> DeskRows::put(const DeskPlace& place, Marker marker, const Chosen& chosen, std::int64_t deed) {
  const pack::Criterion* criterion = criterionIn(*chosen.rubric, chosen.criterion);
  if (criterion == nullptr) return Error{Fault::input, "The rubric has no such criterion. Load the page again.", ""};
  CZ_CHECK(dropLevel(place, marker, chosen.criterion, deed));
  return db_.run(
      "INSERT INTO desk_level(attempt, slot, marker, criterion, student, check_id, rubric, language, level, words, "
      "deed) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      place.attempt, place.slot, numberOf(marker), chosen.criterion, chosen.student, chosen.check, chosen.rubric->id,
      chosen.rubric->language, chosen.level, wordsUnder(*chosen.rubric, *criterion), deed);
}

Result<void> DeskRows::putWords(const DeskPlace& place, Marker marker, const StudentId& student,
                                const std::string& words) {
  return db_.run("INSERT OR REPLACE INTO desk_words(attempt, slot, marker, student, words) VALUES(?1, ?2, ?3, ?4, ?5)",
                 place.attempt, place.slot, numberOf(marker), student, words);
}

Result<void> DeskRows::undo(std::int64_t deed) {
  for (const std::string table : {"desk_level", "desk_second"}) {
    CZ_CHECK(db_.run("DELETE FROM " + table + " WHERE deed = ?1", deed));
    CZ_CHECK(db_.run("UPDATE " + table + " SET gone = 0 WHERE gone = ?1", deed));
  }
  CZ_CHECK(db_.run("DELETE FROM desk_skip WHERE deed = ?1", deed));
  return letGo(deed);
}

Result<void> DeskRows::letGo(std::int64_t deed) { return db_.run("DELETE FROM desk_deed WHERE seq = ?1", deed); }

Result<void> DeskRows::renumber(const DeskPlace& place, std::uint64_t mark, std::uint64_t now) {
  return db_.run("UPDATE desk_deed SET mark = ?4 WHERE attempt = ?1 AND slot = ?2 AND mark = ?3", place.attempt,
                 place.slot, static_cast<std::int64_t>(mark), static_cast<std::int64_t>(now));
}

Result<void> DeskRows::dropLevels(const DeskPlace& place, Marker marker, std::int64_t deed) {
  return db_.run("UPDATE desk_level SET gone = ?4 WHERE attempt = ?1 AND slot = ?2 AND marker = ?3 AND gone = 0",
                 place.attempt, place.slot, numberOf(marker), deed);
}

Result<void> DeskRows::dropLevel(const DeskPlace& place, Marker marker, const CriterionId& criterion,
                                 std::int64_t deed) {
  return db_.run(
      "UPDATE desk_level SET gone = ?5 WHERE attempt = ?1 AND slot = ?2 AND marker = ?3 AND criterion = ?4 AND gone = "
      "0",
      place.attempt, place.slot, numberOf(marker), criterion, deed);
}

Result<void> DeskRows::askSecond(const DeskPlace& place, const StudentId& student, std::int64_t deed) {
  return db_.run("INSERT INTO desk_second(attempt, slot, student, deed) VALUES(?1, ?2, ?3, ?4)", place.attempt,
                 place.slot, student, deed);
}

Result<void> DeskRows::dropSecond(const DeskPlace& place, std::int64_t deed) {
  return db_.run("UPDATE desk_second SET gone = ?3 WHERE attempt = ?1 AND slot = ?2 AND gone = 0", place.attempt,
                 place.slot, deed);
}

Result<void> DeskRows::skip(const DeskPlace& place, const CriterionId& criterion, const StudentId& student,
                            std::int64_t deed) {
  return db_.run(
      "INSERT OR REPLACE INTO desk_skip(seq, attempt, slot, criterion, student, deed) VALUES((SELECT "
      "coalesce(max(seq), 0) + 1 FROM desk_skip), ?1, ?2, ?3, ?4, ?5)",
      place.attempt, place.slot, criterion, student, deed);
}

Result<void> DeskRows::unskip(const DeskPlace& place, const CriterionId& criterion) {
  return db_.run("DELETE FROM desk_skip WHERE attempt = ?1 AND slot = ?2 AND criterion = ?3", place.attempt, place.slot,
                 criterion);
}

Result<void> DeskRows::say(const CheckId& check, const std::string& words, const StudentId& student) {
  return db_.run(
      "INSERT INTO desk_saying(check_id, words, student, used) VALUES(?1, ?2, ?3, 1) ON CONFLICT(check_id, "
      "words) DO UPDATE SET used = used + 1",
      check, words, student);
}

Result<void> DeskRows::unsay(const CheckId& check, const std::string& words) {
  return db_.run("DELETE FROM desk_saying WHERE check_id = ?1 AND words = ?2", check, words);
}

}  // namespace cz::station
