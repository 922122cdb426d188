#include <map>
#include <set>

#include "core/base/text.h"
#include "core/roster/class_plan.h"
#include "core/roster/import.h"
#include "core/roster/lookalike.h"

namespace cz::roster {
namespace {

using ClassSet = std::set<ClassId>;

/// One import being thought through. Lives for one call of `plan`.
class Planner {
 public:
  Planner(const Roster& roster, const Incoming& incoming)
      : roster_(roster), incoming_(incoming), classes_(planClasses(roster, incoming)) {}

  Plan make() {
    plan_.refused = incoming_.refused;
    plan_.notes = incoming_.notes;
    index();
    plan_.classes = classes_.classes;
    plan_.classChanges = classes_.changes;
    for (const auto& doubt : classes_.doubts) plan_.ambiguous.push_back({{}, doubt});
    for (const auto& student : incoming_.students) place(student);
    findMissing();
    return std::move(plan_);
  }

 private:
  const Roster& roster_;
  const Incoming& incoming_;
  const ClassPlan classes_;
  Plan plan_;
  std::map<std::string, const Student*> bySource_;
  std::map<std::string, const Student*> byUsername_;
  std::map<std::string, int> timesInFile_;      ///< by source id
  std::map<std::string, int> usernamesInFile_;  ///< by username, folded
  std::set<StudentId> seen_;                    ///< on the roster and spoken of, so not missing

  void index() {
    for (const auto& student : roster_.students) {
      if (!student.sourceId.empty()) bySource_[student.sourceId] = &student;
      if (!student.username.empty()) byUsername_[folded(student.username)] = &student;
      if (student.active) ++plan_.activeBefore;
    }
    for (const auto& student : incoming_.students) {
      if (!student.sourceId.empty()) ++timesInFile_[student.sourceId];
      if (!student.username.empty()) ++usernamesInFile_[folded(student.username)];
    }
  }

  static std::string folded(const std::string& username) { return foldCase(username, "en"); }

  const Student* bySource(const std::string& id) const {
    const auto at = bySource_.find(id);
    return at == bySource_.end() ? nullptr : at->second;
  }

  const Student* byUsername(const std::string& name) const {
    const auto at = byUsername_.find(folded(name));
    return name.empty() || at == byUsername_.end() ? nullptr : at->second;
  }

  /// Whoever is spoken of, however unclearly, isn't missing.
  void hold(const Student* student) {
    if (student != nullptr) seen_.insert(student->id);
  }

  bool saysNames(const IncomingStudent& from) const {
    return !incoming_.changesOnly || !from.givenName.empty() || !from.familyName.empty() || !from.username.empty();
  }

  void doubt(const IncomingStudent& from, const std::string& why) { plan_.ambiguous.push_back({from, why}); }

  void refuse(const IncomingStudent& from, const std::string& why) {
    plan_.refused.push_back({from.file, from.line, why});
  }

  void place(const IncomingStudent& from) {
    if (from.sourceId.empty() && from.username.empty())
      return refuse(from, "This line has neither an id nor a username, so nobody can be known by it. Add one.");
    const Student* known = bySource(from.sourceId);
    if (timesInFile_[from.sourceId] > 1 || usernamesInFile_[folded(from.username)] > 1) {
      hold(known != nullptr ? known : byUsername(from.username));
      const bool ids = timesInFile_[from.sourceId] > 1;
      return doubt(from, (ids ? "The id " + from.sourceId : "The username " + from.username) +
                             " is in the file more than once. Keep the line that is right and correct the others.");
    }
    if (known != nullptr) return placeKnown(from, *known);
    placeUnknownId(from);
  }

  /// The source id says nothing; the username may, unless it says something else than the id.
  void placeUnknownId(const IncomingStudent& from) {
    if (const Student* student = byUsername(from.username)) {
      if (from.sourceId.empty() || student->sourceId.empty()) return placeKnown(from, *student);
      hold(student);
      return doubt(from, "The username " + from.username + " belongs to " + student->shownName() + " with the id " +
                             student->sourceId + "; the file says " + from.sourceId + ". Did you mean " +
                             student->sourceId + "? The id decides; correct one of the two.");
    }
    if (const Student* alike = lookAlike(from)) {
      hold(alike);
      return doubt(from, "The id " + from.sourceId + " is not on the roster. Did you mean " + alike->sourceId + " (" +
                             alike->shownName() +
                             ")? A spreadsheet may have dropped zeros; import the file as the "
                             "school's system wrote it.");
    }
    placeNew(from);
  }

  const Student* lookAlike(const IncomingStudent& from) const {
    if (from.sourceId.empty()) return nullptr;
    for (const auto& [id, student] : bySource_)
      if (idCore(id) == idCore(from.sourceId)) return student;
    return nullptr;
  }

  void placeNew(const IncomingStudent& from) {
    if (!saysNames(from) || (!from.active && incoming_.changesOnly))
      return refuse(from, "The file changes the student " + from.sourceId +
                              ", who is not on the roster. Import the school's whole list first.");
    if (!from.active) {
      ++plan_.unchanged;  // left before we ever knew them
      return;
    }
    IncomingStudent added = from;
    const auto classes = classes_.after(from, nullptr, incoming_.changesOnly);
    added.classes.assign(classes.begin(), classes.end());
    plan_.added.push_back(std::move(added));
  }

  void placeKnown(const IncomingStudent& from, const Student& known) {
    if (!seen_.insert(known.id).second)
      return doubt(from, "Two lines of the file mean " + known.shownName() + ". Keep the one that is right.");
    if (!from.active) return placeLeaver(known);
    if (const Student* other = ownerOfUsername(from, known))
      return doubt(from, "The username " + from.username + " belongs to " + other->shownName() + " with the id " +
                             other->sourceId + " already. Give one of the two another username.");
    Change change{known.id, from, {}};
    if (!saysNames(from)) keepNames(change.to, known);
    if (change.to.username.empty()) change.to.username = known.username;
    if (change.to.sourceId.empty()) change.to.sourceId = known.sourceId;
    const auto after = classes_.after(from, &known, incoming_.changesOnly);
    change.to.classes.assign(after.begin(), after.end());
    change.to.leaves.clear();
    file(std::move(change), known, after);
  }

  void file(Change change, const Student& known, const ClassSet& after) {
    describeNames(change, known);
    const bool moves = describeClasses(change, ClassSet(known.classes.begin(), known.classes.end()), after);
    if (change.what.empty())
      ++plan_.unchanged;
    else
      (moves ? plan_.moved : plan_.changed).push_back(std::move(change));
  }

  void placeLeaver(const Student& known) {
    if (known.active)
      plan_.missing.push_back({known.id, known.sourceId, known.shownName()});
    else
      ++plan_.unchanged;
  }

  /// Another student who has this username now and keeps it as far as the file says.
  const Student* ownerOfUsername(const IncomingStudent& from, const Student& known) const {
    const Student* owner = byUsername(from.username);
    if (owner == nullptr || owner == &known) return nullptr;
    for (const auto& other : incoming_.students)
      if (!other.sourceId.empty() && other.sourceId == owner->sourceId &&
          folded(other.username) != folded(from.username))
        return nullptr;
    return owner;
  }

  static void keepNames(IncomingStudent& to, const Student& known) {
    to.username = known.username;
    to.givenName = known.givenName;
    to.preferredName = known.preferredName;
    to.familyName = known.familyName;
  }

  static void describeNames(Change& change, const Student& known) {
    const auto note = [&](const char* what, const std::string& before, const std::string& after) {
      if (before == after) return;
      const auto shown = [](const std::string& text) { return text.empty() ? std::string("(none)") : text; };
      change.what.push_back(std::string(what) + " " + shown(before) + " → " + shown(after));
    };
    note("id", known.sourceId, change.to.sourceId);
    note("username", known.username, change.to.username);
    note("given name", known.givenName, change.to.givenName);
    note("preferred name", known.preferredName, change.to.preferredName);
    note("family name", known.familyName, change.to.familyName);
    if (!known.active) change.what.emplace_back("comes back");
  }

  bool describeClasses(Change& change, const ClassSet& before, const ClassSet& after) const {
    for (const auto& id : before)
      if (after.count(id) == 0) change.what.push_back("leaves " + classes_.titleOf(id));
    for (const auto& id : after)
      if (before.count(id) == 0) change.what.push_back("joins " + classes_.titleOf(id));
    return before != after;
  }

  void findMissing() {
    if (incoming_.changesOnly) return;
    for (const auto& line : incoming_.refused)
      if (!line.sourceId.empty()) hold(bySource(line.sourceId));
    for (const auto& student : roster_.students) {
      // Who was added by hand has no key that a school's file could name.
      const bool byHand = student.sourceId.empty() && student.username.empty();
      if (student.active && !byHand && seen_.count(student.id) == 0)
        plan_.missing.push_back({student.id, student.sourceId, student.shownName()});
    }
  }
};

}  // namespace

Plan plan(const Roster& roster, const Incoming& incoming) { return Planner(roster, incoming).make(); }

bool Plan::needsYes() const { return missing.size() > 1 && missing.size() * 10 > activeBefore; }

std::string Plan::yes() const {
  if (missing.empty()) return "";
  return missing.size() == 1 ? "Yes, 1 student leaves" : "Yes, " + std::to_string(missing.size()) + " students leave";
}

bool Plan::changesNothing() const { return added.empty() && changed.empty() && moved.empty() && missing.empty(); }

}  // namespace cz::roster
