#pragma once
// Which draws of an item are kept back for practice forms, so that no practice form equals a real one. The rule looks
// at nothing but the item's id and values: every machine splits alike, whatever the seed.

#include <set>
#include <string>

#include "core/pack/question.h"

namespace cz::pack {

/// A quarter of an item's different legal draws, rounded down: of fewer than four none. Items of more than 1024 raw
/// draws are not counted; each of their draws falls into the quarter by its own hash.
class PracticeDraws {
 public:
  explicit PracticeDraws(const Item& item);

  /// Whether only practice forms may have these values; real forms of a check with `practice` have all others.
  bool keep(const Draw& values) const;
  /// Whether there is a draw to practise with.
  bool any() const { return uncounted_ || !kept_.empty(); }

 private:
  std::string id_;
  bool uncounted_ = false;
  std::set<std::string> kept_;  ///< spelled out
};

/// The slots for which no practice form can find an item: it has no `practice` items and, where the check keeps draws
/// back, no sibling with four draws or more. In authored order; empty: practice is possible.
std::vector<SlotId> slotsWithoutPractice(const Check& check);

/// The check that practice forms are made from: each slot's siblings are its `practice` items, and those of its
/// siblings that have draws kept back. Its items stand in for those of the same id.
Check practiceCheck(const Check& check);

/// Whether the item fills real forms: a slot lists it among its siblings.
bool isSibling(const Check& check, const ItemId& item);

}  // namespace cz::pack
