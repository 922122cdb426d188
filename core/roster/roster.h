#pragma once
// Who is in which class, and how they prove who they are. The names here are for the room to read;
// everything signed uses the pseudonym (StudentId).

#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/exact.h"
#include "core/base/ids.h"
#include "core/base/result.h"

namespace cz::roster {

/// What a student needs in every check, by the school's decision. One check can have more (journey::Accommodation).
struct Needs {
  Exact timeFactor = 1;       ///< of the time that a check allows: "3/2" is half as much again; 1 to 10
  bool fewerChoices = false;  ///< forms show fewer distractors
  friend bool operator==(const Needs&, const Needs&) = default;
};

/// One student as the station knows them.
struct Student {
  StudentId id;          ///< pseudonym, drawn once, kept for good
  std::string sourceId;  ///< the school's id, exactly as imported ("000429"); the key for matching
  std::string username;  ///< second key for matching; may be empty
  std::string givenName;
  std::string preferredName;  ///< blank → the given name is used (case O-34)
  std::string familyName;
  bool active = true;  ///< false: left the school's file; cannot sign in, nothing is deleted (case O-33)
  std::vector<ClassId> classes;
  std::string pinHash;  ///< Argon2id string of the PIN; empty = no PIN issued yet
  Needs needs = {};     ///< not in the school's file: an import keeps it

  /// "Lex Moreno": what room and teacher read.
  std::string shownName() const;
};

struct Class {
  ClassId id;         ///< the school's class id
  std::string title;  ///< "Period 3"
  bool active = true;
};

struct Roster {
  std::vector<Class> classes;
  std::vector<Student> students;
  const Student* find(const StudentId& id) const;
};

/// What a kiosk gets: no school id, no legal name (trust: 2.12).
struct SeatStudent {
  StudentId id;
  std::string name;  ///< shown name; two of one name in a class carry a difference ("Sam Lee · 01")
  std::vector<ClassId> classes;
  std::string pinHash;
  Needs needs = {};
};
struct SeatRoster {
  std::int64_t version = 0;  ///< rises with every change
  std::vector<Class> classes;
  std::vector<SeatStudent> students;
  Seed formKey;      ///< secret that seeds forms (trust: 2.14)
  Bytes rules = {};  ///< of the classes: a records::RuleBook, which the roster only carries; empty: none were made
};

SeatRoster seatRosterOf(const Roster& roster, std::int64_t version, const Seed& formKey);

}  // namespace cz::roster
