#pragma once
// What is said of the deeds that a teacher does by code, on every page alike.

#include <optional>
#include <string>
#include <vector>

#include "core/records/offline_code.h"

namespace cz::station {

/// What a student's code can do, in the order in which it is offered.
const std::vector<records::CodeAction>& studentsCodes();

/// "same-form": in forms. Asked of a student's code.
std::string nameOf(records::CodeAction action);
std::optional<records::CodeAction> codeNamed(const std::string& name);
/// To choose from: "Opens another try".
std::string offerOf(records::CodeAction action);

/// For the middle of a sentence about any deed: what a code does, and what was done. `title`: of the check.
/// "opens another try of Adding for Ada Novak"
std::string doesOf(records::CodeAction action, const std::string& title, const std::string& who);
/// "opened another try of Adding for Ada Novak"
std::string didOf(records::CodeAction action, const std::string& title, const std::string& who);
/// For the beginning of one: "Unlocked", "An open try was taken out".
std::string doneOf(records::CodeAction action);

}  // namespace cz::station
