#include "core/station/gradebook.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/records/payload.h"
#include "core/station/days.h"
#include "core/station/regrade.h"
#include "core/station/rules_page.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using Kind = GradeColumn::Kind;
constexpr int kMostOverride = 1000;

/// Entries of one student by column.
using Entries = std::map<std::string, std::vector<GradeEntry>>;

Result<std::map<std::string, Entries>> entriesOf(Station& station, const std::string& unit) {
  CZ_TRY(row, station.db().query("SELECT student, col, kind, value, reason, at_ms FROM grade_entry WHERE unit = ?1 "
                                 "ORDER BY seq",
                                 unit));
  std::map<std::string, Entries> all;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return all;
    all[row.text(0)][row.text(1)].push_back(
        {static_cast<GradeEntry::Kind>(row.integer(2)), row.text(3), row.text(4), row.integer(5)});
  }
}

void addColumns(Gradebook& book, const pack::Unit& unit) {
  const auto add = [&](Kind kind, const std::string& id, const CheckId& check, const std::string& title) {
    book.all.push_back({kind, id, check, title, book.terms.pointsOf(id)});
  };
  for (const pack::Lesson& lesson : unit.lessons) {
    const std::string name = lesson.number + " " + lesson.title;
    add(Kind::assignment, "assignment/" + lesson.check.text, lesson.check, name + " assignment");
    add(Kind::check, "check/" + lesson.check.text, lesson.check, name + " check");
  }
  add(Kind::summative, "summative", book.terms.summativeCheck, "Summative");
  for (const GradeColumn& column : book.all)
    if (column.points > Points(0)) book.columns.push_back(column);
}

Result<void> addPoints(Station& station, GradedTry& one, const AttemptId& attempt) {
  CZ_TRY(places, station.facts().placesOf(attempt));
  for (const PlaceFact& place : places) {
    one.points += place.points;
    one.of += place.of;
  }
  return {};
}

Result<CheckWay> wayOf(Station& station, const StudentId& student, const CheckId& check) {
  CheckWay way;
  CZ_TRY(journey, station.facts().journeyOf(student, check));
  way.excused = journey.isExcused();
  CZ_TRY(attempts, station.facts().attemptsOf(student, check));
  const auto counting = journey.counting();
  for (const AttemptFact& attempt : attempts) {
    GradedTry one;
    one.number = attempt.number;
    one.handedIn = attempt.doneLeaf.has_value();
    one.waiting = one.handedIn && (attempt.state != AttemptFact::State::scored || attempt.marksMissing > 0);
    CZ_TRY(came, station.facts().cameTo(attempt));
    one.mastered = came == CameTo::mastered;
    one.partly = came == CameTo::partly;
    one.counts =
        std::any_of(counting.begin(), counting.end(), [&](const auto* each) { return each->id == attempt.id; });
    if (attempt.takenOut) one.whyOut = attempt.whyOut.empty() ? "no reason given" : attempt.whyOut;
    one.shown = attempt.shown;
    if (attempt.doneLeaf) one.at = whenWas(station.db(), attempt.doneLog, *attempt.doneLeaf, attempt.doneMs);
    one.arrivedMs = attempt.arrivedMs;
    CZ_CHECK(addPoints(station, one, attempt.id));
    CZ_TRY(regrades, station.facts().regradesOf(attempt.id));
    for (const records::TeachersDecision& each : regrades) one.regrades.push_back(regradeWords(each));
    way.tries.push_back(std::move(one));
  }
  return way;
}

Result<void> addCells(Station& station, Gradebook& book, GradeRow& row, const Entries& entries) {
  GradeTerms closed = book.terms;
  closed.closedMs = 1;
  static const std::vector<GradeEntry> none;
  for (const GradeColumn& column : book.columns) {
    CheckWay way;
    if (column.kind != Kind::assignment && !column.check.empty()) {
      CZ_TRY(known, wayOf(station, row.student, column.check));
      way = std::move(known);
    }
    const auto own = entries.find(column.id);
    const auto& written = own == entries.end() ? none : own->second;
    row.cells.push_back(gradeCellOf(column, book.terms, way, written));
    if (!row.cells.back().points && gradeCellOf(column, closed, way, written).points) ++book.closing;
  }
  row.total = gradeTotalOf(book.columns, row.cells);
  return {};
}

Result<void> addRows(Station& station, Gradebook& book, const roster::Roster& roster) {
  CZ_TRY(entries, entriesOf(station, book.place.unit));
  for (const roster::Student& student : roster.students) {
    const auto& in = student.classes;
    if (!student.active || std::find(in.begin(), in.end(), book.place.inClass) == in.end()) continue;
    GradeRow row{student.id,
                 station.rosters().nameOf(student.id).value_or(student.shownName()),
                 student.sourceId,
                 student.username,
                 student.givenName,
                 student.familyName,
                 {},
                 {}};
    CZ_CHECK(addCells(station, book, row, entries[student.id.text]));
    book.rows.push_back(std::move(row));
  }
  std::stable_sort(book.rows.begin(), book.rows.end(),
                   [](const GradeRow& a, const GradeRow& b) { return a.who < b.who; });
  return {};
}

struct Cell {
  GradeColumn column;
  GradeCell now;
};

Result<Cell> cellAt(Station& station, const GradePlace& place, const std::string& column, const StudentId& student) {
  CZ_TRY(book, gradebookAt(station, place));
  const GradeColumn* wanted = book.findColumn(column);
  const GradeRow* row = book.findRow(student);
  if (wanted == nullptr || row == nullptr)
    return Error{Fault::notFound, "The gradebook has no such cell any more. Load the page again.", ""};
  return Cell{*wanted, row->cells.at(static_cast<std::size_t>(wanted - book.columns.data()))};
}

Error noNumber(const std::string& value) {
  return {Fault::input, "\"" + value + "\" is not understood. Write points as a number like 7.5, at most two decimals.",
          ""};
}

}  // namespace

const GradeColumn* Gradebook::findColumn(const std::string& id) const {
  const auto found = std::find_if(columns.begin(), columns.end(), [&](const auto& one) { return one.id == id; });
  return found == columns.end() ? nullptr : &*found;
}

const GradeRow* Gradebook::findRow(const StudentId& student) const {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& one) { return one.student == student; });
  return found == rows.end() ? nullptr : &*found;
}

Result<Gradebook> gradebookOf(Station& station, const GradePlace& wanted) {
  Gradebook book;
  const FoundUnit chosen = chooseUnit(station.packs(), book.units, wanted.unit);
  book.place.unit = chosen.id;
  CZ_TRY(roster, station.rosters().load());
  book.place.inClass = chooseClass(roster, book.classes, wanted.inClass);
  if (!chosen || book.place.inClass.empty()) return book;
  book.heading = chosen.unit->title;
  book.className = titleOn(book.classes);
  CZ_TRY(terms, gradeTermsOf(station, book.place));
  book.terms = std::move(terms);
  book.checks = checksOf(station);
  for (Pick& check : book.checks) check.on = check.id == book.terms.summativeCheck.text;
  addColumns(book, *chosen.unit);
  CZ_CHECK(addRows(station, book, roster));
  return book;
}

Result<Gradebook> gradebookAt(Station& station, const GradePlace& place) {
  CZ_TRY(book, gradebookOf(station, place));
  if (book.place.inClass != place.inClass)
    return Error{Fault::notFound, "The roster has no class \"" + place.inClass.text + "\".", ""};
  if (book.place.unit != place.unit)
    return Error{Fault::notFound, "No pack has a unit \"" + place.unit + "\". Unit ids are written pack/unit.", ""};
  return book;
}

Result<void> writeEntries(Station& station, const std::string& unit, const std::vector<NewEntry>& entries) {
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  for (const NewEntry& one : entries)
    CZ_CHECK(
        station.db().run("INSERT INTO grade_entry(unit, col, student, kind, value, reason, at_ms) VALUES(?1, ?2, "
                         "?3, ?4, ?5, ?6, ?7)",
                         unit, one.column, one.student, static_cast<int>(one.entry.kind), one.entry.value,
                         one.entry.reason, station.clock().wallMs()));
  const bool alone = entries.size() == 1;
  CZ_CHECK(note(station, transaction, "grades",
                "Changed " + counted(entries.size(), "cell", "cells") + " in the gradebook of " + unit + ".",
                alone ? entries.front().student : StudentId()));
  return transaction.commit();
}

Result<void> overrideGrade(Station& station, const GradePlace& place, const std::string& column,
                           const StudentId& student, const std::string& value, const std::string& reason) {
  const std::string why = tidySpaces(reason);
  if (why.empty()) return Error{Fault::input, "Say why: an override needs a reason.", ""};
  if (why.size() > records::kLongestReason || !isUtf8(why))
    return Error{Fault::input, "The reason is too long. Write at most 2000 letters.", ""};
  const auto points = plainPoints(value);
  if (!value.empty() && value != "EX" && !points) return noNumber(value);
  if (points && points->abs() > Points(kMostOverride)) return Error{Fault::input, "Points go from -1000 to 1000.", ""};
  CZ_TRY(cell, cellAt(station, place, column, student));
  static_cast<void>(cell);
  return writeEntries(station, place.unit, {{column, student, {GradeEntry::Kind::override, value, why, 0}}});
}

Result<void> takeBackOverride(Station& station, const GradePlace& place, const std::string& column,
                              const StudentId& student) {
  CZ_TRY(cell, cellAt(station, place, column, student));
  if (!cell.now.overridden) return Error{Fault::refused, "This cell has no override to take back.", ""};
  return writeEntries(station, place.unit, {{column, student, {GradeEntry::Kind::takenBack, "", "", 0}}});
}

Result<void> enterPoints(Station& station, const GradePlace& place, const std::string& column, const StudentId& student,
                         const std::string& value) {
  CZ_TRY(cell, cellAt(station, place, column, student));
  if (cell.column.kind == Kind::check)
    return Error{Fault::refused, "The points of a check follow from its mastery. Override the cell with a reason.", ""};
  const auto points = plainPoints(value);
  if (!value.empty() && !points) return noNumber(value);
  if (points && points->abs() > cell.column.points)
    return Error{Fault::input,
                 value + " is more than the " + pointsText(cell.column.points) +
                     " points of this column. Change the column's points, or override the cell with a reason.",
                 ""};
  return writeEntries(station, place.unit,
                      {{column, student, {GradeEntry::Kind::points, value, "entered by hand", 0}}});
}

Result<void> noteGradeFile(Station& station, const GradePlace& place, const std::string& format) {
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(station.db().run("INSERT INTO grade_file(class, unit, format, at_ms) VALUES(?1, ?2, ?3, ?4)", place.inClass,
                            place.unit, format, station.clock().wallMs()));
  CZ_CHECK(note(station, transaction, "grades.file",
                "Wrote the grades of " + place.inClass.text + ", " + place.unit + ", as a file: " + format + "."));
  return transaction.commit();
}

Result<std::vector<std::string>> gradeFilesOf(Station& station, const GradePlace& place) {
  CZ_TRY(row,
         station.db().query("SELECT format, at_ms FROM grade_file WHERE class = ?1 AND unit = ?2 ORDER BY seq DESC "
                            "LIMIT 10",
                            place.inClass, place.unit));
  std::vector<std::string> files;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return files;
    files.push_back(row.text(0) + ", " + minuteOf(row.integer(1)));
  }
}

}  // namespace cz::station
