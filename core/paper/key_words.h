#pragma once
// The key of a question, in the words of the sheet that the student has.

#include <string>

#include "core/form/form.h"

namespace cz::paper {

/// "12 m", "3.14 ± 0.01", "prime", "2 × 3 → B; …", "1 seed; 2 root". Only what earns all the points.
std::string keyInWords(const pack::Question& question, const form::Place& place);

}  // namespace cz::paper
