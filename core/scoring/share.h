#pragma once
// The share of an item's points that a readable response earns, 0 to 1, and what was noticed on the way. One function
// per kind of answer; each partial credit has a name that a teacher can explain (case O-18).

#include <string>
#include <utility>
#include <vector>

#include "core/pack/question.h"
#include "core/scoring/number.h"
#include "core/scoring/response.h"

namespace cz::scoring {

struct Share {
  Exact share = 0;
  std::vector<std::string> says;
  std::vector<std::string> misconceptions;
  std::vector<std::string> why;  ///< for teachers: how the share came about; names keys, as packs write them

  /// Keeps feedback and tag when there is any.
  void note(const std::string& sentence, const std::string& misconception = {});
  void because(std::string sentence) { why.push_back(std::move(sentence)); }
};

/// What this share of the parts earns by the item's bands, and says so.
Exact shareInBand(const pack::Item& item, const Exact& parts, Share& share);

std::string quoted(const std::string& text);  ///< in quotes, for `why`

/// number and text: the credit of the accepted answer that pays most.
Share shareOfNumber(const pack::Question& question, const TypedNumber& typed, pack::NumberStyle style);
Share shareOfText(const pack::Question& question, const std::string& typed, pack::NumberStyle style);

/// number-list. All-or-nothing: the same numbers as a key. Repeating one costs nothing and is named, unless a
/// key holds a number twice, the item's repeats are strict, or a wrong idea is exactly this list. Per part: (numbers
/// found − numbers too many) ÷ numbers of the first key, not below 0; in a sequence a number is found when it stands at
/// its place.
Share shareOfList(const pack::Question& question, const std::vector<Exact>& typed, pack::NumberStyle style);

/// choice: the picked option's credit, 1 for the key. choices: by the item's method,
/// - right-minus-wrong: (right ticks − wrong ticks) ÷ number of keys, not below 0 (case O-16);
/// - weights: the ticked options' credits together, 0 to 1 (case O-17);
/// without the item's floor both go down to -1, and so does a choice;
/// - sets: the credit of the set of exactly these ticks, else nothing;
/// - all-or-nothing: exactly the keys.
Share shareOfPicked(const pack::Question& question, const Picked& picked);

/// hotspot: by the item's method, as choices; a spot outside of all places counts as a wrong tick, one that was pointed
/// at twice counts once.
Share shareOfPointed(const pack::Question& question, const Pointed& pointed);

/// order, of the longer of the right sequence and the student's (cards too many can't earn, case O-18):
/// - all-or-nothing: exactly the right sequence;
/// - by-position: cards that stand at their own place;
/// - longest-run: the most cards that stand in the right order among themselves; a single card is no run.
Share shareOfOrder(const pack::Question& question, const Picked& picked);

/// match and sort: cards with their partner ÷ all cards, by weight and by the item's bands; or all-or-nothing.
Share shareOfPaired(const pack::Question& question, const Paired& paired);

}  // namespace cz::scoring
