#include "core/pack/fields.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/pack/near.h"

namespace cz::pack {
namespace {

std::string inTicks(std::string_view key) { return "`" + std::string(key) + "`"; }

std::optional<Exact> exactFrom(const Node& node) {
  if (node.kind == Node::Kind::whole) return Exact(node.whole);
  if (node.kind != Node::Kind::text) return std::nullopt;
  auto number = Exact::parse(trim(node.text));
  if (!number) return std::nullopt;
  return std::move(*number);
}

bool isControl(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\n' && c != '\t' && c != '\r') || byte == 0x7F;
}

}  // namespace

Fields::Fields(const Node& table, const Notes& notes, std::string what)
    : table_(table), notes_(notes), what_(std::move(what)) {}

const Node* Fields::take(std::string_view key) {
  taken_.emplace_back(key);
  const Node* node = table_.find(key);
  if (node && node->kind == Node::Kind::text && !isCleanText(node->text)) {
    notes_.error(node->spot, inTicks(key) + " holds a control character. Take it out.");
    return nullptr;
  }
  return node;
}

const Node* Fields::take(std::string_view key, Node::Kind kind) {
  const Node* node = take(key);
  if (!node || node->kind == kind) return node;
  notes_.error(node->spot, wrongKind(key, *node, kindOf(kind)));
  return nullptr;
}

std::string Fields::text(std::string_view key) {
  const Node* node = take(key, Node::Kind::text);
  return node ? node->text : "";
}

std::string Fields::neededText(std::string_view key) {
  const bool isThere = table_.find(key) != nullptr;
  const std::string words = text(key);
  if (!isThere) {
    notes_.error(spot(), "There is no " + inTicks(key) + " in " + what_ + ". Add one.");
  } else if (trim(words).empty() && table_.find(key)->kind == Node::Kind::text) {
    notes_.error(spotOf(key), inTicks(key) + " is empty. Write something there.");
  }
  return words;
}

std::string Fields::id(std::string_view key, bool needed) {
  const std::string name = needed ? neededText(key) : text(key);
  if (name.empty() || isId(name)) return name;
  notes_.error(spotOf(key), inTicks(key) + " must be made of letters a-z, digits, - and _, at most 64 of them; \"" +
                                name.substr(0, 80) + "\" is not.");
  return name;
}

bool Fields::flag(std::string_view key, bool otherwise) {
  const Node* node = take(key, Node::Kind::flag);
  return node ? node->flag : otherwise;
}

int Fields::whole(std::string_view key, int otherwise, int least, int most) {
  const Node* node = take(key, Node::Kind::whole);
  if (!node) return otherwise;
  if (node->whole >= least && node->whole <= most) return static_cast<int>(node->whole);
  notes_.error(node->spot, inTicks(key) + " must be from " + std::to_string(least) + " to " + std::to_string(most) +
                               ", not " + std::to_string(node->whole) + ".");
  return otherwise;
}

std::optional<Exact> Fields::exact(std::string_view key) {
  const Node* node = take(key);
  if (!node) return std::nullopt;
  auto number = exactFrom(*node);
  if (!number) notes_.error(node->spot, wrongKind(key, *node, "a number like 2, \"1/2\" or \"0.5\""));
  return number;
}

std::optional<Exact> Fields::share(std::string_view key) {
  const Node* node = take(key);
  if (!node) return std::nullopt;
  auto number = shareFrom(*node);
  if (!number) notes_.error(node->spot, wrongKind(key, *node, "a share like \"80 %\", \"4/5\" or \"0.8\""));
  return number;
}

std::vector<const Node*> Fields::texts(std::string_view key) {
  const Node* node = take(key);
  if (!node) return {};
  if (node->kind == Node::Kind::text) return {node};
  if (node->kind != Node::Kind::list) {
    notes_.error(node->spot, wrongKind(key, *node, "a list of texts"));
    return {};
  }
  std::vector<const Node*> found;
  for (const Node& entry : node->list) {
    if (entry.kind != Node::Kind::text) {
      notes_.error(entry.spot, wrongKind(key, entry, "a list of texts"));
    } else if (!isCleanText(entry.text)) {
      notes_.error(entry.spot, inTicks(key) + " holds a control character. Take it out.");
    } else {
      found.push_back(&entry);
    }
  }
  return found;
}

std::vector<const Node*> Fields::tables(std::string_view key) {
  const Node* node = take(key);
  if (!node) return {};
  const bool isList = node->kind == Node::Kind::list;
  const auto isTable = [](const Node& one) { return one.kind == Node::Kind::table; };
  if (!isList || !std::all_of(node->list.begin(), node->list.end(), isTable)) {
    const std::string name(key);
    notes_.error(node->spot, inTicks(key) + " must be a list of tables: " + name +
                                 " = [ { … }, { … } ], or a heading [[" + name + "]] for each.");
    return {};
  }
  std::vector<const Node*> found;
  for (const Node& entry : node->list) found.push_back(&entry);
  return found;
}

void Fields::finish() const {
  for (std::size_t i = 0; i < table_.keys.size(); ++i) {
    const std::string& key = table_.keys[i];
    if (std::find(taken_.begin(), taken_.end(), key) != taken_.end()) continue;
    std::string advice = didYouMean(key, taken_);
    if (advice.empty()) advice = " Take it out, or correct its spelling.";
    notes_.error(table_.keySpots[i], "There is no " + inTicks(key) + " in " + what_ + "." + advice);
  }
}

Spot Fields::spotOf(std::string_view key) const {
  const Node* node = table_.find(key);
  return node ? node->spot : spot();
}

void Fields::unknownWord(std::string_view key, const Node& node, const std::vector<std::string>& known) const {
  std::string advice = didYouMean(node.text, known);
  if (advice.empty()) advice = " Write " + oneOfThese(known) + ".";
  notes_.error(node.spot, "\"" + node.text.substr(0, 80) + "\" is no " + inTicks(key) + " of " + what_ + "." + advice);
}

std::string wrongKind(std::string_view key, const Node& node, std::string_view wanted) {
  if (node.kind == Node::Kind::decimal)
    return inTicks(key) + ": write decimal numbers in quotes: \"" + node.text +
           "\". (Without quotes they lose exactness.)";
  const bool sameKind = node.kind == Node::Kind::text && wanted != kindOf(Node::Kind::text);
  const std::string given = sameKind ? "\"" + node.text.substr(0, 80) + "\"" : std::string(kindOf(node.kind));
  std::string advice;
  if (node.kind == Node::Kind::text && (wanted == "a whole number" || wanted == "true or false"))
    advice = " Write it without quotes.";
  return inTicks(key) + " must be " + std::string(wanted) + ", not " + given + "." + advice;
}

std::optional<Exact> shareFrom(const Node& node) {
  std::string_view text = trim(node.text);
  if (node.kind != Node::Kind::text || !text.ends_with('%')) return exactFrom(node);
  text.remove_suffix(1);
  auto number = Exact::parse(trim(text));
  if (!number) return std::nullopt;
  return must(Exact::ratio(*number, 100));
}

bool isCleanText(std::string_view text) { return std::none_of(text.begin(), text.end(), isControl); }

bool isId(std::string_view text) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), fits);
}

}  // namespace cz::pack
