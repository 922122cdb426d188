#pragma once
// Who could sit together for ten minutes, and about what: from the wrong ideas and the missing skills of the newest try
// of everybody who is not there yet.

#include <map>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/scoring/scoring.h"
#include "core/station/picks.h"

namespace cz::station {

class Station;

struct GroupMember {
  StudentId student;
  std::string who;
  AttemptId attempt;                  ///< the try that shows it
  int number = 0;                     ///< of that try
  std::vector<std::string> evidence;  ///< what was answered there, as typed or chosen; may be empty
  std::int64_t metMs = 0;             ///< when the teacher went through it after that try; 0: not yet
};

/// A wrong idea that several have, or a skill that several lack.
struct Group {
  std::string about;  ///< "idea/CHECK/TAG" or "skill/CHECK/SKILL"
  CheckId check;
  std::string title;  ///< of the check
  std::string what;   ///< the idea as its feedback tells it, or "I can …"; pack's marks
  bool isIdea = false;
  std::string revise;                ///< the practice that goes with it; pack's marks; may be empty
  std::vector<GroupMember> members;  ///< by name
  std::int64_t lastMetMs = 0;        ///< when the teacher last went through it with some of them; 0: never
  bool isMet() const;                ///< with everybody
};

/// What the student read about one of the wrong ideas of a place. Empty where it can't be told which sentence was for
/// which idea.
std::string ideaWords(const scoring::ItemResult& result, const std::string& tag);

struct GroupsPage {
  std::vector<Pick> classes;
  std::vector<Group> groups;  ///< of two and more, those still to meet first, then the larger ones
  std::vector<Group> alone;   ///< what only one student has or lacks
};

/// An unknown or empty class means the first one. A skill that nobody lacks without having one of the check's common
/// wrong ideas makes no group of its own.
Result<GroupsPage> groupsOf(Station& station, const ClassId& inClass);

/// Who stood in a group when somebody looked, each with the try that showed it.
using SeenMembers = std::map<StudentId, AttemptId>;

/// The teacher went through it with those who were seen and are in the group still. notFound: none of them is.
Result<void> setMet(Station& station, const ClassId& inClass, const std::string& about, const SeenMembers& seen);
/// The last of those times was a slip; earlier ones stay. `metMs`: that time, as it was seen. notFound: none of them is
/// in the group any more, or it was taken back already.
Result<void> takeBackMet(Station& station, const ClassId& inClass, const std::string& about, const SeenMembers& seen,
                         std::int64_t metMs);

}  // namespace cz::station
