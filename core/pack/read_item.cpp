#include "core/pack/read_item.h"

#include "core/pack/item_types.h"
#include "core/pack/read_parameters.h"
#include "core/pack/read_rubric.h"

namespace cz::pack {
namespace {

constexpr Names<Credit, 1> kWhole = {{{"all-or-nothing", Credit::allOrNothing}}};
constexpr Names<Credit, 2> kChoice = {{{"all-or-nothing", Credit::allOrNothing}, {"weights", Credit::weights}}};
constexpr Names<Credit, 4> kChoices = {{{"right-minus-wrong", Credit::rightMinusWrong},
                                        {"all-or-nothing", Credit::allOrNothing},
                                        {"weights", Credit::weights},
                                        {"sets", Credit::sets}}};
constexpr Names<Credit, 2> kPlaces = {
    {{"right-minus-wrong", Credit::rightMinusWrong}, {"all-or-nothing", Credit::allOrNothing}}};
constexpr Names<Credit, 2> kParts = {{{"per-part", Credit::perPart}, {"all-or-nothing", Credit::allOrNothing}}};
constexpr Names<Credit, 3> kOrder = {{{"all-or-nothing", Credit::allOrNothing},
                                      {"by-position", Credit::byPosition},
                                      {"longest-run", Credit::longestRun}}};

constexpr Names<int, 6> kVerdicts = {
    {{"right", 0}, {"partly", 0}, {"not-right", 0}, {"unreadable", 0}, {"unanswered", 0}, {"needs-mark", 0}}};

Credit creditOf(Fields& fields, ItemType type) {
  switch (type) {
    case ItemType::choice: return fields.oneOf("credit", kChoice, Credit::allOrNothing);
    case ItemType::choices: return fields.oneOf("credit", kChoices, Credit::rightMinusWrong);
    case ItemType::numberList: return fields.oneOf("credit", kParts, Credit::allOrNothing);
    case ItemType::match:
    case ItemType::gaps:
    case ItemType::sort: return fields.oneOf("credit", kParts, Credit::perPart);
    case ItemType::hotspot: return fields.oneOf("credit", kPlaces, Credit::rightMinusWrong);
    case ItemType::order: return fields.oneOf("credit", kOrder, Credit::allOrNothing);
    default: return fields.oneOf("credit", kWhole, Credit::allOrNothing);
  }
}

void readOwnPart(Fields& fields, const ItemTexts& texts, const ItemSurroundings& around, Item& item) {
  if (isMarked(item.type)) return readMarked(fields, texts, around.rubrics, item);
  switch (item.type) {
    case ItemType::choice:
    case ItemType::choices: return readChoices(fields, texts, item);
    case ItemType::order: return readSteps(fields, texts, item);
    case ItemType::match: return readPairs(fields, texts, item);
    case ItemType::sort: return readCards(fields, texts, item);
    case ItemType::gaps: return readGaps(fields, texts, item);
    case ItemType::hotspot: return readHotspot(fields, texts, around.media, item);
    default: return readTyped(fields, texts, item);
  }
}

void readTests(Fields& fields, const Notes& notes, Item& item) {
  for (const Node* table : fields.tables("test")) {
    Fields test(*table, notes, "an item test");
    ItemTest made;
    made.where = {notes.file(), table->spot.line, table->spot.column};
    if (const Node* response = test.take("response", Node::Kind::text)) {
      made.response = response->text;
    } else if (!table->find("response")) {
      notes.error(table->spot, "There is no `response` in an item test. Write what a student might answer.");
    }
    made.verdict = test.neededText("verdict");
    test.oneOf("verdict", kVerdicts, 0);
    const Node* draw = test.take("draw", Node::Kind::whole);
    if (draw && draw->whole < 0) notes.error(draw->spot, "`draw` counts from 0.");
    if (draw && draw->whole >= 0) made.draw = static_cast<std::uint64_t>(draw->whole);
    test.finish();
    item.tests.push_back(std::move(made));
  }
}

}  // namespace

Item readItem(const Node& table, const Notes& notes, const ItemSurroundings& around) {
  Item item;
  item.where = {notes.file(), table.spot.line, table.spot.column};
  const Node* type = table.find("type");
  Fields fields(table, notes, type && type->kind == Node::Kind::text ? "an item of type " + type->text : "this item");
  item.id = ItemId(fields.id("id", true));
  const std::size_t before = notes.errors();
  fields.neededText("type");
  item.type = fields.oneOf("type", kItemTypes, ItemType::choice);
  if (notes.errors() > before) return item;  // every other name depends on the type
  const std::string language = fields.text("language");
  item.language = language.empty() ? around.language : language;

  ItemTexts texts(notes, around.file, around.style, around.media);
  readParameters(fields, texts, item);
  item.stem = texts.neededText(fields, "stem");
  item.says = texts.shownText(fields.take("says", Node::Kind::text));
  item.credit = creditOf(fields, item.type);
  item.shuffle = fields.flag("shuffle", true);
  item.equalValues = fields.flag("equal_values", false);
  readOwnPart(fields, texts, around, item);
  readBands(fields, item);
  checkWeights(fields, item);
  readTests(fields, notes, item);
  readTwins(fields, table, texts, item);
  fields.finish();
  return item;
}

}  // namespace cz::pack
