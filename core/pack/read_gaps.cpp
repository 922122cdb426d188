// The gaps of a running text: each is a small item of its own.

#include <algorithm>

#include "core/pack/gap_text.h"
#include "core/pack/read_item.h"

namespace cz::pack {
namespace {

constexpr Names<ItemType, 3> kGapTypes = {
    {{"text", ItemType::text}, {"number", ItemType::number}, {"choice", ItemType::choice}}};

void readGap(const Node& table, const ItemTexts& texts, Item& item) {
  Fields own(table, texts.notes(), "a gap");
  Item gap;
  gap.id = ItemId(own.id("id", true));
  gap.where = {texts.notes().file(), table.spot.line, table.spot.column};
  gap.language = item.language;
  gap.type = own.oneOf("type", kGapTypes, ItemType::text);
  gap.weight = readWeight(own);
  if (gap.type == ItemType::choice) {
    gap.shuffle = own.flag("shuffle", true);
    gap.equalValues = own.flag("equal_values", false);
    readChoices(own, texts, gap);
  } else {
    readTyped(own, texts, gap);
  }
  own.finish();
  const bool twice = std::any_of(item.gaps.begin(), item.gaps.end(), [&](const Item& one) { return one.id == gap.id; });
  if (twice) texts.notes().error(table.spot, "Two gaps are called \"" + gap.id.text + "\". Rename one.");
  item.gaps.push_back(std::move(gap));
}

/// The marks of the stem name the gaps, in the same order, each once.
void checkMarks(const Fields& fields, const Item& item) {
  std::vector<ItemId> marks;
  for (const GapPiece& piece : gapPieces(item.stem.source()))
    if (!piece.gap.empty()) marks.push_back(piece.gap);
  for (std::size_t i = 0; i < marks.size(); ++i)
    if (std::find(marks.begin(), marks.begin() + static_cast<std::ptrdiff_t>(i), marks[i]) !=
        marks.begin() + static_cast<std::ptrdiff_t>(i)) {
      fields.notes().error(
          fields.spotOf("stem"),
          "The stem has [[" + marks[i].text + "]] twice. A gap has one place; add another gap, or take one out.");
      return;
    }
  const std::size_t both = std::min(marks.size(), item.gaps.size());
  for (std::size_t i = 0; i < both; ++i) {
    if (marks[i] == item.gaps[i].id) continue;
    fields.notes().error(fields.spotOf("stem"), "Gap " + std::to_string(i + 1) + " of the stem is [[" + marks[i].text +
                                                    "]], but number " + std::to_string(i + 1) + " of the gaps is \"" +
                                                    item.gaps[i].id.text + "\". Write them in the same order.");
    return;
  }
  if (marks.size() > both)
    fields.notes().error(fields.spotOf("stem"),
                         "There is no gap \"" + marks[both].text + "\". Add it as [[item.gap]], or take the mark out.");
  if (item.gaps.size() > both)
    fields.notes().error(
        Spot{item.gaps[both].where.line, item.gaps[both].where.column},
        "The stem has no place for this gap. Write [[" + item.gaps[both].id.text + "]] where it belongs.");
}

}  // namespace

void readGaps(Fields& fields, const ItemTexts& texts, Item& item) {
  const std::size_t before = texts.notes().errors();
  for (const Node* table : fields.tables("gap")) readGap(*table, texts, item);
  if (texts.notes().errors() > before) return;  // a gap without an id can't be compared with the marks
  if (item.gaps.empty())
    texts.notes().error(fields.spot(), "A text with gaps needs [[item.gap]] for each of its marks. Add id and key.");
  else if (item.gaps.size() > kMostParts)
    texts.notes().error(fields.spot(), "There are more than 40 gaps. Leave some out.");
  else
    checkMarks(fields, item);
}

}  // namespace cz::pack
