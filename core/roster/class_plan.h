#pragma once
// The classes' half of an import: which come, go, are renamed, and which may be others in a spreadsheet's disguise.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/roster/import.h"

namespace cz::roster {

struct ClassPlan {
  std::vector<Class> classes;           ///< as they will be
  std::vector<std::string> changes;     ///< phrases
  std::map<ClassId, ClassId> doubtful;  ///< a class of the file that may be this one of the roster (case O-27)
  std::vector<std::string> doubts;      ///< a sentence for each of `doubtful`
  bool says = false;                    ///< the file speaks of classes at all

  /// What people call it; the id of one that nobody knows.
  std::string titleOf(const ClassId& id) const;
  /// The classes of a student after the import; `known` is the student on the roster, or null. A doubtful class
  /// keeps a membership and gives none.
  std::set<ClassId> after(const IncomingStudent& from, const Student* known, bool changesOnly) const;
};

ClassPlan planClasses(const Roster& roster, const Incoming& incoming);

}  // namespace cz::roster
