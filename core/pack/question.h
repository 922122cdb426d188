#pragma once
// An item with its numbers put in: what the screen shows, what paper prints, what scoring reads.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/pack/model.h"

namespace cz::pack {

struct AskedOption {
  ChoiceId id;
  std::string text;
  bool key = false;
  Exact credit = 0;
  bool pinned = false;
  bool decoy = false;
  std::string says;
  std::string misconception;
};

struct AskedCard {
  ChoiceId id;
  std::string text;
  ChoiceId partner;
  std::string says;
};

struct AskedAccept {
  Value key;                  ///< Exact (number), list (number-list) or text
  std::optional<Exact> upTo;  ///< number: far end of the range
  Exact margin = 0;           ///< number: how far from `key` is still right, already worked out
  Exact credit = 1;
  std::string says;
};

struct AskedWrong {
  Value when;
  std::string says;
  std::string misconception;
};

/// `item` points into the Check that it was made from and must not outlive it.
struct Question {
  const Item* item = nullptr;
  std::string stem;
  std::string says;
  std::vector<AskedOption> options;  ///< authored order; the form holds the shown order
  std::vector<AskedCard> cards;      ///< authored order
  std::vector<AskedAccept> accepts;
  std::vector<AskedWrong> wrongs;
  std::string sample;          ///< written, drawing, spoken; may be empty
  std::vector<Question> gaps;  ///< gaps: one for each of item->gaps; their stems are empty
};

/// Adds the paths of the pictures that are seen while the question is open: in its texts, those of its gaps, and the
/// picture of a hotspot.
void addPictures(const Question& question, std::set<std::string>& paths);

/// How many raw draws the item has: the product of its drawn parameters' sizes, 1 without parameters,
/// capped at 2^53. Not all of them need be legal.
std::uint64_t rawDraws(const Item& item);

/// The values of raw draw `index` (first parameter varies slowest). Nothing when an `only` rule
/// forbids it; an error when a formula fails.
Result<std::optional<Draw>> drawAt(const Item& item, std::uint64_t index);

/// Puts the numbers in. An error names the item and the text that could not be worked out.
Result<Question> ask(const Item& item, const Draw& draw);

}  // namespace cz::pack
