#pragma once
// When two texts on one screen can't be told apart, or say the same number.

#include <optional>
#include <string>
#include <string_view>

#include "core/pack/model.h"

namespace cz::pack {

/// What a text looks like: NFC, usual width, single blanks.
std::string lookOf(std::string_view text);

/// A text that starts with a number: "1/2", "0.5 m", "1 1/2", "1,000 apples", "-3". What follows is part of it.
struct Amount {
  Exact value;
  std::string rest;
};
/// Whether both say the same quantity: of one thing, or in units of which one can be converted into the other: "1 m"
/// and "100 cm", "50 %" and "0.5".
bool isSameAmount(const Amount& a, const Amount& b);
/// `look` as lookOf gives it. Nothing when no number starts it, or one that can't be read for sure.
std::optional<Amount> amountOf(std::string_view look, NumberStyle style);

/// "all of the above", "none of these" and the like, which make sense in one place only (case O-11).
bool pointsAtOthers(std::string_view text);

}  // namespace cz::pack
