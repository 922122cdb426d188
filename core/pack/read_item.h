#pragma once
// One [[item]]: what all types share, then the part of its own type.

#include "core/pack/item_texts.h"

namespace cz::pack {

inline constexpr std::size_t kMostParts = 40;  ///< choices, steps, cards, categories of one item

/// What an item has from the check around it.
struct ItemSurroundings {
  std::string_view file;  ///< the whole file's text
  NumberStyle style = NumberStyle::point;
  std::string language;
  const std::vector<Rubric>& rubrics;  ///< of the check
  Media& media;
};

/// Reads as far as it can; whether it is whole shows in the notes' errors.
Item readItem(const Node& table, const Notes& notes, const ItemSurroundings& around);

/// choice and choices; order (read_options.cpp).
void readChoices(Fields& fields, const ItemTexts& texts, Item& item);
void readSteps(Fields& fields, const ItemTexts& texts, Item& item);
/// The sets of ticks of choices, after the choices; bands, of types paid by part; the weight of a part
/// (read_credit.cpp).
void readSets(Fields& fields, Item& item);
void readBands(Fields& fields, Item& item);
Exact readWeight(Fields& own);
void checkWeights(const Fields& fields, const Item& item);
/// match and sort (read_pairs.cpp).
void readPairs(Fields& fields, const ItemTexts& texts, Item& item);
void readCards(Fields& fields, const ItemTexts& texts, Item& item);
/// number, number-list and text (read_typed.cpp).
void readTyped(Fields& fields, const ItemTexts& texts, Item& item);
/// hotspot (read_hotspot.cpp).
void readHotspot(Fields& fields, const ItemTexts& texts, Media& media, Item& item);
/// [item.in.lt] (read_twins.cpp). Last: the twins are copies of the item. `table` is the item's.
void readTwins(Fields& fields, const Node& table, const ItemTexts& texts, Item& item);
/// gaps (read_gaps.cpp). After the stem was read.
void readGaps(Fields& fields, const ItemTexts& texts, Item& item);

}  // namespace cz::pack
