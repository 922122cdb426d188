#include "core/roster/roster.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/base/text.h"

namespace cz::roster {
namespace {

/// What two names must share to be taken for one another on a screen.
std::string looksOf(const Student& student) { return foldCase(student.shownName(), "en"); }

bool shareAClass(const Student& a, const Student& b) {
  return std::any_of(a.classes.begin(), a.classes.end(), [&](const ClassId& id) {
    return std::find(b.classes.begin(), b.classes.end(), id) != b.classes.end();
  });
}

/// What tells namesakes apart: the school's id, else the username up to an '@'.
std::string tellTale(const Student& student) {
  if (!student.sourceId.empty()) return student.sourceId;
  return student.username.substr(0, student.username.find('@'));
}

/// The last `length` letters; cut at code points, never inside one.
std::string tail(const std::string& text, std::size_t length) {
  const auto points = codePoints(text);
  const std::size_t from = points.size() > length ? points.size() - length : 0;
  return utf8Of(std::vector<char32_t>(points.begin() + static_cast<std::ptrdiff_t>(from), points.end()));
}

/// The shortest ends, of two letters or more, that differ for all; by number when even whole ids don't.
std::vector<std::string> differences(const std::vector<const Student*>& namesakes) {
  constexpr std::size_t kLongest = 40;
  for (std::size_t length = 2; length <= kLongest; ++length) {
    std::vector<std::string> ends;
    for (const auto* student : namesakes) ends.push_back(tail(tellTale(*student), length));
    if (std::set<std::string>(ends.begin(), ends.end()).size() == ends.size() &&
        std::none_of(ends.begin(), ends.end(), [](const std::string& end) { return end.empty(); }))
      return ends;
  }
  std::vector<std::string> numbers;
  for (std::size_t i = 1; i <= namesakes.size(); ++i) numbers.push_back("#" + std::to_string(i));
  return numbers;
}

/// Students by name as a list is read: family name first, accents and case aside; ids settle ties.
std::vector<const Student*> activeInOrder(const Roster& roster) {
  using Key = std::tuple<std::string, std::string, StudentId>;
  std::map<Key, const Student*> sorted;
  for (const auto& student : roster.students)
    if (student.active)
      sorted[{foldCase(stripMarks(student.familyName), "en"), stripMarks(looksOf(student)), student.id}] = &student;
  std::vector<const Student*> students;
  for (const auto& [key, student] : sorted) students.push_back(student);
  return students;
}

/// Names with a difference for everyone who shares a class with a namesake (case O-35).
std::map<StudentId, std::string> seatNames(const std::vector<const Student*>& students) {
  std::map<std::string, std::vector<const Student*>> byLooks;
  for (const auto* student : students) byLooks[looksOf(*student)].push_back(student);
  std::map<StudentId, std::string> names;
  for (const auto& [looks, alike] : byLooks) {
    std::vector<const Student*> namesakes;
    for (const auto* student : alike) {
      names[student->id] = student->shownName();
      if (std::any_of(alike.begin(), alike.end(),
                      [&](const Student* other) { return other != student && shareAClass(*other, *student); }))
        namesakes.push_back(student);
    }
    const auto ends = differences(namesakes);
    for (std::size_t i = 0; i < namesakes.size(); ++i) names[namesakes[i]->id] += " · " + ends[i];
  }
  return names;
}

}  // namespace

std::string Student::shownName() const {
  const std::string preferred = tidySpaces(preferredName);
  const std::string name = tidySpaces((preferred.empty() ? givenName : preferred) + " " + familyName);
  return name.empty() ? tidySpaces(username) : name;
}

const Student* Roster::find(const StudentId& id) const {
  const auto at = std::find_if(students.begin(), students.end(), [&](const Student& s) { return s.id == id; });
  return at == students.end() ? nullptr : &*at;
}

SeatRoster seatRosterOf(const Roster& roster, std::int64_t version, const Seed& formKey) {
  SeatRoster seat;
  seat.version = version;
  seat.formKey = formKey;
  std::set<ClassId> open;
  for (const auto& one : roster.classes) {
    if (!one.active) continue;
    seat.classes.push_back(one);
    open.insert(one.id);
  }
  const auto students = activeInOrder(roster);
  const auto names = seatNames(students);
  for (const auto* student : students) {
    SeatStudent at{student->id, names.at(student->id), {}, student->pinHash, student->needs};
    for (const auto& id : student->classes)
      if (open.count(id) != 0) at.classes.push_back(id);
    seat.students.push_back(std::move(at));
  }
  return seat;
}

}  // namespace cz::roster
