#pragma once
// What an import would do, for people and as JSON (design: 12).

#include <string>
#include <vector>

#include "core/roster/import.h"

namespace cz::station {

std::string wordsOf(const roster::Plan& plan, bool dryRun);

/// By which a list knows a student: the school's id, else the username.
std::string keyOf(const roster::IncomingStudent& student);
/// As the kiosk will show it.
std::string nameOf(const roster::IncomingStudent& student);
/// Of the classes that a new student comes into.
std::vector<std::string> classTitlesOf(const roster::Plan& plan, const roster::IncomingStudent& student);

/// `new[], changed[], moved[], missing[], classes[], ambiguous[], refused[{file, line, why}], notes[]`, one JSON
/// object.
std::string jsonTextOf(const roster::Plan& plan);

}  // namespace cz::station
