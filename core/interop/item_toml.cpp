#include "core/interop/item_toml.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/interop/gaps.h"
#include "core/interop/maths_text.h"
#include "core/interop/toml_text.h"

namespace cz::interop {
namespace {

using Kind = ImportedItem::Kind;

std::string shownLine(const std::string& text) { return tomlLine(literal(importedMaths(text))); }
/// What students type: a dollar is a dollar, and TeX is what stands there.
std::string typedLine(const std::string& text) { return tomlLine(literal(text)); }

void field(std::string& toml, const std::string& name, const std::string& value) {
  toml += name + " = " + value + "\n";
}

/// `name = [` with one entry a line.
void list(std::string& toml, const std::string& name, const std::vector<std::string>& entries) {
  if (entries.empty()) return;
  toml += name + " = [\n";
  for (const auto& entry : entries) toml += "  " + entry + ",\n";
  toml += "]\n";
}

std::string table(const std::vector<std::string>& fields) { return "{ " + join(fields, ", ") + " }"; }

void addSays(std::vector<std::string>& fields, const std::string& says) {
  if (!says.empty()) fields.push_back("says = " + shownLine(says));
}

/// A single pick has one key; where several are fully right, credits say so for each.
std::string choiceTable(const ImportedItem& item, const ImportedChoice& choice, bool manyKeys) {
  std::vector<std::string> fields = {"text = " + shownLine(choice.text)};
  const bool isKey =
      item.kind == Kind::choice && choice.key && !manyKeys && (choice.percent.empty() || choice.percent == "100");
  if (isKey || (choice.key && !item.weighted))
    fields.emplace_back("key = true");
  else if (item.weighted && !choice.percent.empty())
    fields.push_back("credit = \"" + choice.percent + " %\"");
  if (choice.pinned) fields.emplace_back("pin = true");
  addSays(fields, choice.says);
  return table(fields);
}

void sets(std::string& toml, const ImportedItem& item) {
  std::vector<std::string> entries;
  for (const auto& set : item.sets) {
    std::vector<std::string> ticks;
    for (const std::size_t place : set.ticks) ticks.push_back("\"c" + std::to_string(place + 1) + "\"");
    std::vector<std::string> fields = {"ticks = [" + join(ticks, ", ") + "]"};
    if (set.percent != "100") fields.push_back("credit = \"" + set.percent + " %\"");
    entries.push_back(table(fields));
  }
  list(toml, "sets", entries);
}

void choices(std::string& toml, const ImportedItem& item) {
  // A choice with credits of its own is paid by them anyway.
  if (item.weighted && item.kind == Kind::choices) field(toml, "credit", "\"weights\"");
  const auto keys = std::count_if(item.choices.begin(), item.choices.end(), [](const auto& c) { return c.key; });
  std::vector<std::string> entries;
  for (const auto& choice : item.choices) entries.push_back(choiceTable(item, choice, keys > 1));
  list(toml, "choices", entries);
  sets(toml, item);
}

/// Whether it can be written as a plain key: fully right, with nothing to say and no range.
bool isPlain(const ImportedAnswer& answer) {
  return answer.percent == "100" && answer.says.empty() && answer.upTo.empty();
}

std::string acceptTable(const ImportedAnswer& answer) {
  std::vector<std::string> fields = {"key = " + typedLine(answer.key)};
  if (!answer.upTo.empty()) fields.push_back("up_to = " + tomlLine(answer.upTo));
  if (!answer.tolerance.empty()) fields.push_back("tolerance = " + tomlLine(answer.tolerance));
  if (answer.percent != "100") fields.push_back("credit = \"" + answer.percent + " %\"");
  addSays(fields, answer.says);
  return table(fields);
}

void wrongs(std::string& toml, const ImportedItem& item) {
  std::vector<std::string> entries;
  for (const auto& wrong : item.wrongs) {
    std::vector<std::string> fields = {"when = " + typedLine(wrong.when)};
    addSays(fields, wrong.says);
    entries.push_back(table(fields));
  }
  list(toml, "wrong", entries);
}

void texts(std::string& toml, const ImportedItem& item) {
  std::vector<std::string> keys;
  std::vector<std::string> accepts;
  for (const auto& answer : item.answers)
    isPlain(answer) ? keys.push_back(typedLine(answer.key)) : accepts.push_back(acceptTable(answer));
  if (keys.size() == 1) field(toml, "key", keys[0]);
  if (keys.size() > 1) list(toml, "keys", keys);
  list(toml, "accept", accepts);
  wrongs(toml, item);
  if (item.wildcard) field(toml, "wildcard", "true");
  if (item.strictCase) field(toml, "case", "\"strict\"");
}

void numbers(std::string& toml, const ImportedItem& item) {
  const auto first = std::find_if(item.answers.begin(), item.answers.end(), isPlain);
  if (first != item.answers.end()) {
    field(toml, "key", tomlLine(first->key));
    if (!first->tolerance.empty()) field(toml, "tolerance", tomlLine(first->tolerance));
  }
  if (!item.unit.empty()) field(toml, "unit", tomlLine(item.unit));
  std::vector<std::string> accepts;
  for (auto at = item.answers.begin(); at != item.answers.end(); ++at)
    if (at != first) accepts.push_back(acceptTable(*at));
  list(toml, "accept", accepts);
  wrongs(toml, item);
}

void addWeight(std::vector<std::string>& fields, const ImportedPair& pair) {
  if (pair.weight != Exact(1)) fields.push_back("weight = " + tomlLine(pair.weight.toText()));
}

void pairs(std::string& toml, const ImportedItem& item) {
  std::vector<std::string> entries;
  for (const auto& pair : item.pairs) {
    std::vector<std::string> fields = {"left = " + shownLine(pair.left), "right = " + shownLine(pair.right)};
    addWeight(fields, pair);
    entries.push_back(table(fields));
  }
  list(toml, "pairs", entries);
  std::vector<std::string> extra;
  for (const auto& text : item.extra) extra.push_back(shownLine(text));
  list(toml, "extra", extra);
}

/// Categories in the order in which cards name them, then the empty ones.
void cards(std::string& toml, const ImportedItem& item) {
  std::vector<std::string> categories;
  std::vector<std::string> entries;
  const auto add = [&](const std::string& text) {
    if (std::find(categories.begin(), categories.end(), shownLine(text)) == categories.end())
      categories.push_back(shownLine(text));
  };
  for (const auto& pair : item.pairs) {
    add(pair.right);
    std::vector<std::string> fields = {"text = " + shownLine(pair.left), "in = " + shownLine(pair.right)};
    addWeight(fields, pair);
    entries.push_back(table(fields));
  }
  for (const auto& text : item.extra) add(text);
  list(toml, "categories", categories);
  list(toml, "cards", entries);
}

void steps(std::string& toml, const ImportedItem& item) {
  std::vector<std::string> entries;
  for (const auto& step : item.steps) entries.push_back(shownLine(step));
  list(toml, "steps", entries);
  std::vector<std::string> extra;
  for (const auto& step : item.extra) extra.push_back(shownLine(step));
  list(toml, "extra", extra);
}

/// What whoever marks it needs besides the rubric.
void marked(std::string& toml, const ImportedItem& item) {
  std::vector<std::string> words;
  if (item.fewestWords > 0) words.push_back("at_least = " + std::to_string(item.fewestWords));
  if (item.mostWords > 0) words.push_back("at_most = " + std::to_string(item.mostWords));
  if (!words.empty()) field(toml, "words", table(words));
  if (!item.sample.empty()) field(toml, "sample", tomlString(literal(importedMaths(item.sample))));
}

void bands(std::string& toml, const ImportedItem& item) {
  std::vector<std::string> entries;
  for (const auto& band : item.bands) {
    std::vector<std::string> fields = {"from = " + tomlLine(band.from.toText())};
    if (band.credit != Exact(1)) fields.push_back("credit = " + tomlLine(band.credit.toText()));
    entries.push_back(table(fields));
  }
  list(toml, "bands", entries);
}

std::string placeId(std::size_t n) { return "p" + std::to_string(n + 1); }

std::string placeTable(const ImportedPlace& place, std::size_t n) {
  static constexpr std::array<const char*, 3> kShapes = {"circle", "box", "polygon"};
  std::vector<std::string> numbers;
  for (const int number : place.numbers) numbers.push_back(std::to_string(number));
  std::vector<std::string> fields = {"id = " + tomlLine(placeId(n)), "text = " + shownLine(place.text)};
  fields.push_back(std::string(kShapes.at(static_cast<std::size_t>(place.shape))) + " = [" + join(numbers, ", ") + "]");
  addSays(fields, place.says);
  return table(fields);
}

void hotspot(std::string& toml, const ImportedItem& item) {
  field(toml, "picture", tomlLine(item.picture));
  if (!item.outlines) field(toml, "outlines", "false");
  std::vector<std::string> keys;
  std::vector<std::string> entries;
  for (std::size_t n = 0; n < item.places.size(); ++n) {
    if (item.places[n].key) keys.push_back(tomlLine(placeId(n)));
    entries.push_back(placeTable(item.places[n], n));
  }
  list(toml, "keys", keys);
  if (item.picks > static_cast<int>(keys.size())) field(toml, "picks", std::to_string(item.picks));
  list(toml, "places", entries);
}

/// What there is to answer, by type; the same for an item and for a gap.
void answerFields(std::string& toml, const ImportedItem& item) {
  if (!item.credit.empty()) field(toml, "credit", tomlLine(item.credit));
  if (!item.shuffle) field(toml, "shuffle", "false");
  switch (item.kind) {
    case Kind::choice:
    case Kind::choices: return choices(toml, item);
    case Kind::number: return numbers(toml, item);
    case Kind::text: return texts(toml, item);
    case Kind::match: return pairs(toml, item);
    case Kind::sort: return cards(toml, item);
    case Kind::order: return steps(toml, item);
    case Kind::written:
    case Kind::drawing: return marked(toml, item);
    case Kind::hotspot: return hotspot(toml, item);
    case Kind::gaps: return bands(toml, item);
  }
}

std::string gapToml(const ImportedItem& gap, std::size_t number) {
  std::string toml = "[[item.gap]]\n";
  field(toml, "id", tomlLine(gapId(number)));
  field(toml, "type", tomlLine(typeOf(gap.kind)));
  if (gap.weight != Exact(1)) field(toml, "weight", tomlLine(gap.weight.toText()));
  answerFields(toml, gap);
  return toml;
}

}  // namespace

const char* typeOf(Kind kind) {
  switch (kind) {
    case Kind::choice: return "choice";
    case Kind::choices: return "choices";
    case Kind::number: return "number";
    case Kind::text: return "text";
    case Kind::match: return "match";
    case Kind::sort: return "sort";
    case Kind::order: return "order";
    case Kind::written: return "written";
    case Kind::drawing: return "drawing";
    case Kind::hotspot: return "hotspot";
    case Kind::gaps: break;
  }
  return "gaps";
}

bool isMarked(const ImportedItem& item) { return item.kind == Kind::written || item.kind == Kind::drawing; }

std::string itemToml(const ImportedItem& item, const std::string& id, const std::string& rubric) {
  std::string toml = "[[item]]\n";
  field(toml, "id", tomlLine(id));
  field(toml, "type", tomlLine(typeOf(item.kind)));
  if (isMarked(item)) field(toml, "rubric", tomlLine(rubric));
  field(toml, "stem", tomlString(literal(importedMaths(item.stem))));
  answerFields(toml, item);
  if (!item.says.empty()) field(toml, "says", tomlString(literal(importedMaths(item.says))));
  for (std::size_t i = 0; i < item.gaps.size(); ++i) toml += gapToml(item.gaps[i], i + 1);  // tables come last
  return toml;
}

}  // namespace cz::interop
