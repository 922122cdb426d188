#pragma once
// Everything that the station keeps about one student, as a file to hand out.

#include <string>

#include "core/base/ids.h"
#include "core/base/result.h"

namespace cz::station {

class Station;

/// JSON with names in plain English: who it is, what is needed in checks, every try with what was asked and answered
/// and what came of it, what kTablesAboutStudents keep, and what was done about the student. No PIN, no code, no key.
/// notFound: nothing here is about such a student.
Result<std::string> studentDataOf(Station& station, const StudentId& student);

}  // namespace cz::station
