#pragma once
// How a part of the points is earned, in words: for who marks a sheet of paper by hand as the kiosk would.

#include <string>

#include "core/pack/question.h"

namespace cz::paper {

/// "Each card is one part of 3.", "Partly right: prime 50 %.", or nothing when there is only right and not right
/// (and for what a rubric decides).
std::string creditInWords(const pack::Question& question, pack::NumberStyle style);

}  // namespace cz::paper
