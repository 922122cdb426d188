#pragma once
// The key of a question, in the words of the sheet that the student has.

#include <string>

#include "core/form/form.h"

namespace cz::paper {

/// "12 m", "3.14 ± 0.01", "prime", "2 × 3 → B; …", "1 seed; 2 root". Only what earns all the points.
/// Text with marks; numbers with fraction bars or as decimals in the check's style, see number_key.h.
std::string keyInWords(const pack::Question& question, const form::Place& place, pack::NumberStyle style);

/// One typed answer: "12 to 14", "3.14 ± 0.01"; without the unit.
std::string acceptInWords(const pack::Question& question, const pack::AskedAccept& accept, pack::NumberStyle style);

/// "Paris; Rome"
std::string ticksInWords(const pack::Question& question, const pack::TickSet& set);

}  // namespace cz::paper
