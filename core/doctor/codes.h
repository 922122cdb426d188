#pragma once
// The short codes on the screen of a seat that is resting, explained for IT.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace cz::doctor {

struct Code {
  const char* code;    ///< as the screen shows it in brackets
  const char* says;    ///< what is so, one sentence
  const char* wayOut;  ///< what to do about it
};

/// Every one that a seat can show.
const std::vector<Code>& codes();
/// Of what ended the work of a seat.
const char* codeOf(Fault fault);
/// What it means and what to do, in two lines; nothing: no seat shows this one.
std::optional<std::string> explained(std::string_view code);

/// That there is none, and which there are.
std::string unknownCode(std::string_view code);

}  // namespace cz::doctor
