#pragma once
// The running text of a gaps item: words, and marks [[id]] where something is to be filled in.

#include <string>
#include <string_view>
#include <vector>

#include "core/pack/question.h"

namespace cz::pack {

/// Words, or one mark.
struct GapPiece {
  std::string words;  ///< empty for a mark
  ItemId gap;         ///< the id between the brackets; empty for words
};

/// The text in pieces, in order. Brackets around anything that is no id stay words.
std::vector<GapPiece> gapPieces(std::string_view text);

/// The stem as it reads in a list or on paper: every mark of a gap is "(1) _____", counted from 1.
std::string stemInWords(const Question& question);

}  // namespace cz::pack
