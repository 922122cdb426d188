#pragma once
// A number as an answer sheet shows it to the one who marks.

#include <string>

#include "core/pack/model.h"

namespace cz::paper {

/// Text with marks. With a fraction bar where the item asks for a fraction, as a mixed number where it asks for one, as
/// a decimal in the check's number style where it asks for that and the decimal ends; both where any form will do.
std::string numberInWords(const Exact& number, pack::WrittenAs::Shape shape, pack::NumberStyle style);

}  // namespace cz::paper
