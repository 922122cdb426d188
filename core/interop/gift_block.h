#pragma once
// A GIFT file cut into blocks, one question each, with the line of every letter kept.

#include <string>
#include <string_view>
#include <vector>

#include "core/interop/question.h"

namespace cz::interop::gift {

/// The raw text of one question, comments dropped.
struct Block {
  std::string text;        ///< lines joined by '\n'
  std::vector<int> lines;  ///< the file's line of each line of `text`
  std::string category;
  std::string id;
  std::vector<std::string> tags;
  bool joined = false;                   ///< a blank line inside open braces was passed over
  std::vector<std::size_t> begins = {};  ///< where each line of `text` begins, as many as `lines`

  int lineAt(std::size_t position) const;
};

/// Blocks end at blank lines; at a $CATEGORY line; at a line that starts with "::" after a closed answer part.
/// A blank line inside open braces doesn't end a block when the next line goes on with answers.
/// `text` is UTF-8 with any line ends.
std::vector<Block> blocksOf(std::string_view text);

}  // namespace cz::interop::gift
