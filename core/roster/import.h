#pragma once
// Bringing a school's list of students in. Always in two steps: `plan` says what would happen and
// changes nothing; `apply` does exactly that. Nobody is ever deleted, and nobody is ever guessed:
// a student is known by the school's id, else by the username (case aside), never by the name.

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/outside.h"
#include "core/roster/roster.h"

namespace cz::roster {

/// One student as the school's file describes them. Ids are text: "000429" is not 429 (case O-27).
struct IncomingStudent {
  std::string sourceId;   ///< as in the file; may be empty when there is a username
  std::string username;   ///< may be empty when there is a source id
  std::string givenName;  ///< under `Incoming::changesOnly`, all names empty = the file doesn't speak of them
  std::string preferredName;
  std::string familyName;
  bool active = true;            ///< false: the file itself says that this student left
  std::vector<ClassId> classes;  ///< under `changesOnly`, those that come to the student's own
  std::vector<ClassId> leaves;   ///< under `changesOnly`, those that the student leaves
  std::string file;              ///< where the student was read, for messages
  int line = 0;                  ///< from 1
};

/// A line that was not used, and why. Everything else in the file still counts.
struct Refused {
  std::string file;
  int line = 0;  ///< from 1; 0 = the file as a whole
  std::string why;
  std::string sourceId{};  ///< whom the line means, when that much is clear: they don't count as missing
};

/// What the files say, before it is held against the roster.
struct Incoming {
  std::vector<Class> classes;  ///< none here and none of any student: the files say nothing of classes
  std::vector<IncomingStudent> students;
  bool changesOnly = false;  ///< a "delta" file: who isn't named in it stays as they are
  std::vector<Refused> refused;
  std::vector<std::string> notes;  ///< sentences that the teacher should read, e.g. about an odd encoding
};

/// A student who is on the roster and in the file.
struct Change {
  StudentId id;
  IncomingStudent to;
  std::vector<std::string> what;  ///< what is different, one phrase each: "family name Moreno → Moreno-Diaz"
};

/// A student who is on the roster as active, and who is not in the file or marked there as gone.
struct Missing {
  StudentId id;
  std::string sourceId;
  std::string name;  ///< as shown
};

/// Something that could mean two things; it is left alone until a person has decided.
struct Ambiguous {
  IncomingStudent from;  ///< empty but for file and line when a class is in doubt
  std::string why;       ///< a sentence with its way out: "… Did you mean 000429?"
};

/// What an import would do. Every incoming student is in exactly one of added, changed, moved,
/// missing (marked as gone), ambiguous, refused, or counted in `unchanged`.
struct Plan {
  std::vector<Class> classes;             ///< every class of the roster as it will be
  std::vector<std::string> classChanges;  ///< phrases: "new class Period 5", "Period 3 is not in the file any more"
  std::vector<IncomingStudent> added;     ///< not on the roster yet
  std::vector<Change> changed;            ///< other name or username, or coming back; same classes
  std::vector<Change> moved;              ///< other classes (and perhaps more); history stays (case O-32)
  std::vector<Missing> missing;           ///< will be inactive; nothing is deleted (case O-33)
  std::vector<Ambiguous> ambiguous;
  std::vector<Refused> refused;
  std::vector<std::string> notes;
  std::size_t unchanged = 0;
  std::size_t activeBefore = 0;

  /// Whether so many students would leave that the file may have been cut off: more than one and more
  /// than a tenth. The caller must then ask before it applies the plan (case O-33).
  bool needsYes() const;
  /// "Yes, 23 students leave": the words to agree to. Empty when nobody leaves.
  std::string yes() const;
  bool changesNothing() const;
};

Plan plan(const Roster& roster, const Incoming& incoming);

/// Does what the plan says. Pseudonyms of new students are drawn from `random`. What is ambiguous or
/// refused is left alone. A plan that was made for another roster is an input error.
Result<Roster> apply(const Roster& roster, const Plan& plan, Random& random);

}  // namespace cz::roster
