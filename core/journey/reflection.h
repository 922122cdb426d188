#pragma once
// What a student is asked after a try that was "not yet". The screen asks it in the student's language (assets/strings,
// [reflect]); whoever reads the answers later reads them under these words.

#include <array>
#include <string_view>

namespace cz::journey {

inline constexpr std::array<std::string_view, 3> kReflectionAsks = {
    "What went well in this try?", "What was hard, or what did you mix up?", "What will you do before the next try?"};

}  // namespace cz::journey
