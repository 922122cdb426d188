#include <algorithm>
#include <map>
#include <set>

#include "core/roster/import.h"

namespace cz::roster {
namespace {

Error otherRoster() {
  return {Fault::input, "The roster has changed since this import was planned. Look at the preview again.", ""};
}

void take(Student& student, const IncomingStudent& from) {
  student.sourceId = from.sourceId;
  student.username = from.username;
  student.givenName = from.givenName;
  student.preferredName = from.preferredName;
  student.familyName = from.familyName;
  student.classes = from.classes;
  student.active = true;
}

/// A pseudonym that nobody has. 128 bits make a second draw a formality.
StudentId drawId(const std::map<StudentId, Student*>& byId, Random& random) {
  for (;;) {
    StudentId id(hexOf(random.bytes(16)));
    if (byId.count(id) == 0) return id;
  }
}

/// Whether someone who is new to the plan is on the roster by now.
bool knowsAny(const Roster& roster, const std::vector<IncomingStudent>& added) {
  std::set<std::string> ids;
  for (const auto& student : roster.students) ids.insert(student.sourceId);
  return std::any_of(added.begin(), added.end(), [&](const IncomingStudent& student) {
    return !student.sourceId.empty() && ids.count(student.sourceId) != 0;
  });
}

}  // namespace

Result<Roster> apply(const Roster& roster, const Plan& plan, Random& random) {
  Roster after = roster;
  after.classes = plan.classes;
  std::map<StudentId, Student*> byId;
  for (auto& student : after.students) byId[student.id] = &student;
  if (knowsAny(roster, plan.added)) return otherRoster();

  for (const auto* changes : {&plan.changed, &plan.moved})
    for (const auto& change : *changes) {
      const auto at = byId.find(change.id);
      if (at == byId.end()) return otherRoster();
      take(*at->second, change.to);
    }
  for (const auto& missing : plan.missing) {
    const auto at = byId.find(missing.id);
    if (at == byId.end()) return otherRoster();
    at->second->active = false;
  }

  std::vector<Student> added;
  for (const auto& from : plan.added) {
    Student student;
    student.id = drawId(byId, random);
    take(student, from);
    added.push_back(std::move(student));
  }
  after.students.insert(after.students.end(), added.begin(), added.end());
  return after;
}

}  // namespace cz::roster
