#include "core/station/roster_rows.h"

#include <map>

#include "core/store/database.h"

namespace cz::station {
namespace {

Result<std::vector<roster::Class>> loadClasses(store::Database& db) {
  CZ_TRY(row, db.query("SELECT id, title, active FROM class ORDER BY position"));
  std::vector<roster::Class> classes;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return classes;
    classes.push_back({ClassId(row.text(0)), row.text(1), row.integer(2) != 0});
  }
}

Result<std::map<std::string, std::vector<ClassId>>> loadMembers(store::Database& db) {
  CZ_TRY(row, db.query("SELECT student, class FROM member ORDER BY student, position"));
  std::map<std::string, std::vector<ClassId>> members;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return members;
    members[row.text(0)].emplace_back(row.text(1));
  }
}

Result<roster::Student> studentOf(const store::Statement& row) {
  roster::Student student;
  student.id = StudentId(row.text(0));
  student.sourceId = row.text(1);
  student.username = row.text(2);
  student.givenName = row.text(3);
  student.preferredName = row.text(4);
  student.familyName = row.text(5);
  student.active = row.integer(6) != 0;
  student.pinHash = row.text(7);
  CZ_TRY(factor, Exact::parse(row.text(8)));
  student.needs.timeFactor = factor;
  student.needs.fewerChoices = row.integer(9) != 0;
  return student;
}

Result<void> saveStudent(store::Database& db, std::size_t position, const roster::Student& student) {
  CZ_CHECK(
      db.run("INSERT INTO student(position, id, source_id, username, given, preferred, family, active, pin, "
             "time_factor, fewer) "
             "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
             position, student.id, student.sourceId, student.username, student.givenName, student.preferredName,
             student.familyName, student.active, student.pinHash, student.needs.timeFactor.toText(),
             student.needs.fewerChoices));
  std::size_t place = 0;
  for (const ClassId& id : student.classes)
    CZ_CHECK(db.run("INSERT INTO member(student, position, class) VALUES(?1, ?2, ?3)", student.id, ++place, id));
  return {};
}

}  // namespace

Result<roster::Roster> loadRoster(store::Database& db) {
  CZ_TRY(classes, loadClasses(db));
  CZ_TRY(members, loadMembers(db));
  CZ_TRY(
      row,
      db.query("SELECT id, source_id, username, given, preferred, family, active, pin, time_factor, fewer FROM student "
               "ORDER BY position"));
  roster::Roster roster;
  roster.classes = std::move(classes);
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return roster;
    CZ_TRY(student, studentOf(row));
    roster.students.push_back(std::move(student));
    roster.students.back().classes = members[roster.students.back().id.text];
  }
}

Result<void> saveRoster(store::Database& db, const roster::Roster& roster) {
  CZ_CHECK(db.runScript("DELETE FROM member; DELETE FROM student; DELETE FROM class;"));
  std::size_t position = 0;
  for (const roster::Class& each : roster.classes)
    CZ_CHECK(db.run("INSERT INTO class(position, id, title, active) VALUES(?1, ?2, ?3, ?4)", ++position, each.id,
                    each.title, each.active));
  position = 0;
  for (const roster::Student& student : roster.students) CZ_CHECK(saveStudent(db, ++position, student));
  return {};
}

}  // namespace cz::station
