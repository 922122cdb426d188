#pragma once
// In what two knowledges of one student's way differ, for who looks for the cause.

#include <string>

#include "core/journey/journey.h"

namespace cz::tests {

/// Empty where they are the same; else every part that differs: "1e00… turns; grants".
std::string apartIn(const journey::Journey& one, const journey::Journey& other);

}  // namespace cz::tests
