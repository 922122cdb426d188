// The keys of `number`, `number-list` and `text`.

#include <algorithm>

#include "core/base/text.h"
#include "core/pack/read_item.h"
#include "core/pack/units.h"

namespace cz::pack {
namespace {

constexpr Names<Tolerance::Kind, 5> kTolerances = {{{"%", Tolerance::Kind::percent},
                                                    {"decimals", Tolerance::Kind::decimals},
                                                    {"decimal", Tolerance::Kind::decimals},
                                                    {"figures", Tolerance::Kind::figures},
                                                    {"figure", Tolerance::Kind::figures}}};

constexpr Names<WrittenAs::Shape, 4> kShapes = {{{"lowest-terms", WrittenAs::Shape::lowestTerms},
                                                 {"fraction", WrittenAs::Shape::fraction},
                                                 {"mixed", WrittenAs::Shape::mixed},
                                                 {"decimal", WrittenAs::Shape::decimal}}};

/// "2 decimals" → 2; nothing when it isn't that.
std::optional<int> countBefore(std::string_view words, std::string_view ending) {
  if (!words.ends_with(ending)) return std::nullopt;
  const auto number = Exact::parse(trim(words.substr(0, words.size() - ending.size())));
  const auto count = number ? number->toInt() : std::nullopt;
  if (!count || *count < 0 || *count > 60) return std::nullopt;
  return static_cast<int>(*count);
}

/// `written_as = "mixed"`, `"2 decimals"`, `"3 figures"`, with `written_credit` for the right value in another form.
WrittenAs readWrittenAs(Fields& fields) {
  WrittenAs wanted;
  const auto credit = fields.share("written_credit");
  if (credit && (credit->sign() < 0 || *credit >= Exact(1)))
    fields.notes().error(fields.spotOf("written_credit"), "`written_credit` is a share from 0 to below 1.");
  wanted.credit = credit.value_or(Exact(0));
  const Node* node = fields.take("written_as", Node::Kind::text);
  if (!node && credit)
    fields.notes().error(fields.spotOf("written_credit"),
                         "`written_credit` needs `written_as`: say which form is asked for.");
  if (!node) return wanted;
  for (const std::string_view ending : {"decimals", "decimal", "figures", "figure"}) {
    const auto count = countBefore(trim(node->text), ending);
    if (!count) continue;
    wanted.shape = ending.starts_with("decimal") ? WrittenAs::Shape::decimals : WrittenAs::Shape::figures;
    wanted.count = *count;
    return wanted;
  }
  wanted.shape = fields.oneOf("written_as", kShapes, WrittenAs::Shape::any);
  return wanted;
}

/// "0.1", "5 %", "2 decimals" and "3 figures", also with an {expression} for the number.
Tolerance readTolerance(Fields& fields, const ItemTexts& texts) {
  Tolerance tolerance;
  const Node* node = fields.take("tolerance");
  if (!node) return tolerance;
  tolerance.kind = Tolerance::Kind::absolute;
  Node amount = *node;
  std::string_view words = trim(amount.text);
  for (const auto& [ending, kind] : kTolerances) {
    if (amount.kind != Node::Kind::text || !words.ends_with(ending)) continue;
    tolerance.kind = kind;
    words.remove_suffix(ending.size());
    amount.text = std::string(trim(words));
  }
  tolerance.amount = texts.keyText(amount, "tolerance");
  return tolerance;
}

/// Numbers are written with a point whatever the students write; words are read as they are shown.
Template keyOf(const Node& node, std::string_view name, const ItemTexts& texts, const Item& item) {
  const bool words = item.type == ItemType::text && node.kind == Node::Kind::text;
  return words ? texts.shownText(&node) : texts.keyText(node, name);
}

void addKey(const Node& node, std::string_view name, const ItemTexts& texts, Item& item, const Tolerance& tolerance) {
  Accept accept;
  accept.key = keyOf(node, name, texts, item);
  accept.tolerance = tolerance;
  item.accepts.push_back(std::move(accept));
}

Exact readCredit(Fields& own) {
  const auto credit = own.share("credit");
  if (!credit) return 1;
  if (*credit > Exact(0) && *credit <= Exact(1)) return *credit;
  own.notes().error(own.spotOf("credit"),
                    "The credit of an accepted answer is above 0 and at most 1. Wrong ideas that "
                    "earn nothing go into `wrong`.");
  return 1;
}

Template neededKey(Fields& own, std::string_view key, const ItemTexts& texts, const Item& item) {
  if (const Node* node = own.take(key)) return keyOf(*node, key, texts, item);
  texts.notes().error(own.spot(), "There is no `" + std::string(key) + "` in " + own.what() + ". Add one.");
  return {};
}

void readAccept(const Node& table, const ItemTexts& texts, Item& item) {
  Fields own(table, texts.notes(), "an accepted answer");
  Accept accept;
  accept.key = neededKey(own, "key", texts, item);
  if (item.type == ItemType::number) {
    if (const Node* far = own.take("up_to")) accept.upTo = texts.keyText(*far, "up_to");
    accept.tolerance = readTolerance(own, texts);
  }
  accept.credit = readCredit(own);
  accept.says = texts.shownText(own.take("says", Node::Kind::text));
  own.finish();
  item.accepts.push_back(std::move(accept));
}

void readWrong(const Node& table, const ItemTexts& texts, Item& item) {
  Fields own(table, texts.notes(), "a wrong idea");
  Wrong wrong;
  wrong.when = neededKey(own, "when", texts, item);
  wrong.says = texts.shownText(own.take("says", Node::Kind::text));
  wrong.misconception = own.text("idea");
  own.finish();
  if (wrong.says.empty() && wrong.misconception.empty())
    texts.notes().warning(table.spot,
                          "This wrong idea says nothing. Add `says` for the student or `idea` for the teacher.");
  item.wrongs.push_back(std::move(wrong));
}

/// `keys = ["colour", "color"]`, for texts.
void readKeys(Fields& fields, const ItemTexts& texts, Item& item) {
  const Node* keys = fields.take("keys", Node::Kind::list);
  if (!keys) return;
  for (const Node& node : keys->list) addKey(node, "keys", texts, item, {});
}

void readTextRules(Fields& fields, Item& item) {
  constexpr Names<LetterCase, 2> kCase = {{{"ignore", LetterCase::ignore}, {"strict", LetterCase::strict}}};
  constexpr Names<Accents, 2> kAccents = {{{"strict", Accents::strict}, {"ignore", Accents::ignore}}};
  constexpr Names<Quotes, 2> kQuotes = {{{"any", Quotes::any}, {"exact", Quotes::exact}}};
  item.letterCase = fields.oneOf("case", kCase, LetterCase::ignore);
  item.accents = fields.oneOf("accents", kAccents, Accents::strict);
  item.quotes = fields.oneOf("quotes", kQuotes, Quotes::any);
  constexpr Names<Ending, 2> kEndings = {{{"ignore", Ending::ignore}, {"strict", Ending::strict}}};
  item.ending = fields.oneOf("ending", kEndings, Ending::ignore);
  item.wildcard = fields.flag("wildcard", false);
}

void readListRules(Fields& fields, Item& item) {
  constexpr Names<Repeats, 2> kRepeats = {{{"ignore", Repeats::ignore}, {"strict", Repeats::strict}}};
  item.inSequence = fields.flag("sequence", false);
  item.repeats = fields.oneOf("repeats", kRepeats, Repeats::ignore);
}

void readUnitRule(Fields& fields, Item& item) {
  constexpr Names<UnitRule, 3> kRules = {
      {{"optional", UnitRule::optional}, {"required", UnitRule::required}, {"converted", UnitRule::converted}}};
  item.unitRule = fields.oneOf("unit_rule", kRules, UnitRule::optional);
  const Spot spot = fields.spotOf("unit_rule");
  if (item.unitRule != UnitRule::optional && item.unit.empty())
    fields.notes().error(spot, "`unit_rule` needs a `unit`, like unit = \"m\".");
  else if (item.unitRule == UnitRule::converted && !isConvertible(item.unit))
    fields.notes().error(
        spot, "\"" + item.unit +
                  "\" can't be converted. Lengths, areas, volumes, masses, times, speeds, "
                  "power and energy can: mm, cm, m, km, cm2, m2, ml, l, cm3, g, kg, s, min, h, km/h and the like.");
}

void checkKeys(const Fields& fields, const Item& item) {
  const bool full = std::any_of(item.accepts.begin(), item.accepts.end(),
                                [](const Accept& accept) { return accept.credit == Exact(1); });
  const std::string_view advice =
      item.type == ItemType::text ? "Write key = \"…\" or keys = [\"…\", \"…\"]." : "Write key = \"…\".";
  if (!full)
    fields.notes().error(fields.spot(),
                         "No answer is fully right, so all the points are out of reach. " + std::string(advice));
  if (item.accepts.size() > 100) fields.notes().error(fields.spot(), "There are more than 100 accepted answers.");
}

}  // namespace

void readTyped(Fields& fields, const ItemTexts& texts, Item& item) {
  Tolerance tolerance;
  if (item.type == ItemType::number) {
    tolerance = readTolerance(fields, texts);
    item.unit = std::string(trim(fields.text("unit")));
    item.writtenAs = readWrittenAs(fields);
    readUnitRule(fields, item);
  }
  if (const Node* key = fields.take("key")) addKey(*key, "key", texts, item, tolerance);
  if (item.type == ItemType::text) {
    readKeys(fields, texts, item);
    readTextRules(fields, item);
  }
  if (item.type == ItemType::numberList) readListRules(fields, item);
  for (const Node* table : fields.tables("accept")) readAccept(*table, texts, item);
  for (const Node* table : fields.tables("wrong")) readWrong(*table, texts, item);
  checkKeys(fields, item);
}

}  // namespace cz::pack
