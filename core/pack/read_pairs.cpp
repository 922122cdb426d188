// The pairs of `match`, the categories and cards of `sort`.

#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "core/pack/near.h"
#include "core/pack/read_item.h"

namespace cz::pack {
namespace {

/// Adds an option with the next id; gives the id.
ChoiceId addOption(Item& item, Template text, bool decoy) {
  Option option;
  option.id = ChoiceId("c" + std::to_string(item.options.size() + 1));
  option.text = std::move(text);
  option.decoy = decoy;
  item.options.push_back(option);
  return item.options.back().id;
}

Card newCard(const Item& item) {
  Card card;
  card.id = ChoiceId("l" + std::to_string(item.cards.size() + 1));
  return card;
}

/// Texts stand for the same partner when they are written the same.
std::string spelled(const Template& text) { return tidySpaces(nfc(text.source())); }

void readPair(const Node& node, const ItemTexts& texts, Item& item, std::map<std::string, ChoiceId>& partners) {
  Fields pair(node, texts.notes(), "a pair");
  Card card = newCard(item);
  card.text = texts.neededText(pair, "left");
  Template right = texts.neededText(pair, "right");
  card.says = texts.shownText(pair.take("says", Node::Kind::text));
  card.weight = readWeight(pair);
  pair.finish();
  const auto known = partners.find(spelled(right));
  card.partner = known != partners.end() ? known->second : addOption(item, right, false);
  partners[spelled(right)] = card.partner;
  item.cards.push_back(std::move(card));
}

void readExtra(const Node& node, const ItemTexts& texts, Item& item, const std::map<std::string, ChoiceId>& partners) {
  if (tidySpaces(node.text).empty()) {
    texts.notes().error(node.spot, "A text in `extra` is empty. Write something there.");
  } else if (partners.contains(tidySpaces(nfc(node.text)))) {
    texts.notes().error(node.spot,
                        "\"" + node.text + "\" is extra and also the right side of a pair. Leave it out here.");
  } else {
    addOption(item, texts.shownText(&node), true);
  }
}

void readCategory(const Node& node, const ItemTexts& texts, Item& item) {
  if (node.kind == Node::Kind::table) {
    Fields own(node, texts.notes(), "a category");
    const std::string id = own.id("id", false);
    addOption(item, texts.neededText(own, "text"), false);
    own.finish();
    if (!id.empty()) item.options.back().id = ChoiceId(id);
  } else if (node.kind == Node::Kind::text && !tidySpaces(node.text).empty()) {
    addOption(item, texts.shownText(&node), false);
  } else {
    texts.notes().error(node.spot, "A category is a text, or { id = \"…\", text = \"…\" }.");
    return;
  }
  const auto& made = item.options.back();
  const auto twin = [&](const Option& other) { return &other != &made && other.id == made.id; };
  if (std::any_of(item.options.begin(), item.options.end(), twin))
    texts.notes().error(node.spot, "The id \"" + made.id.text + "\" is used twice in this item. Rename one.");
}

/// By id or by text.
const Option* findCategory(const Item& item, const std::string& wanted) {
  const auto found = std::find_if(item.options.begin(), item.options.end(), [&](const Option& option) {
    return option.id.text == wanted || spelled(option.text) == tidySpaces(nfc(wanted));
  });
  return found == item.options.end() ? nullptr : &*found;
}

void readCard(const Node& node, const ItemTexts& texts, Item& item) {
  Fields own(node, texts.notes(), "a card");
  Card card = newCard(item);
  card.text = texts.neededText(own, "text");
  const std::string in = own.neededText("in");
  card.says = texts.shownText(own.take("says", Node::Kind::text));
  card.weight = readWeight(own);
  own.finish();
  const Option* category = findCategory(item, in);
  if (category) card.partner = category->id;
  if (!category && !in.empty()) {
    std::vector<std::string> known;
    for (const Option& option : item.options) known.push_back(option.text.source());
    std::string advice = didYouMean(in, known);
    if (advice.empty()) advice = " Write one of the `categories`.";
    texts.notes().error(own.spotOf("in"), "There is no category \"" + in.substr(0, 80) + "\"." + advice);
  }
  item.cards.push_back(std::move(card));
}

const Node* neededList(Fields& fields, std::string_view key) {
  const Node* node = fields.take(key, Node::Kind::list);
  if (!node && !fields.has(key))
    fields.notes().error(fields.spot(), "There are no `" + std::string(key) + "` in " + fields.what() + ". Add them.");
  return node;
}

void checkSizes(const Fields& fields, const Item& item) {
  if (item.options.size() > kMostParts || item.cards.size() > kMostParts)
    fields.notes().error(fields.spot(), "There are more than 40 cards on one side. Leave some out.");
}

}  // namespace

void readPairs(Fields& fields, const ItemTexts& texts, Item& item) {
  std::map<std::string, ChoiceId> partners;
  if (const Node* pairs = neededList(fields, "pairs")) {
    for (const Node& node : pairs->list) {
      if (node.kind == Node::Kind::table) {
        readPair(node, texts, item, partners);
      } else {
        texts.notes().error(node.spot, "A pair is written { left = \"…\", right = \"…\" }.");
      }
    }
    if (pairs->list.size() < 2) texts.notes().error(pairs->spot, "A match needs two pairs or more.");
  }
  for (const Node* node : fields.texts("extra")) readExtra(*node, texts, item, partners);
  checkSizes(fields, item);
}

void readCards(Fields& fields, const ItemTexts& texts, Item& item) {
  if (const Node* categories = neededList(fields, "categories")) {
    for (const Node& node : categories->list) readCategory(node, texts, item);
    if (categories->list.size() < 2) texts.notes().error(categories->spot, "Sorting needs two categories or more.");
  }
  if (const Node* cards = neededList(fields, "cards")) {
    for (const Node& node : cards->list) {
      if (node.kind == Node::Kind::table) {
        readCard(node, texts, item);
      } else {
        texts.notes().error(node.spot, "A card is written { text = \"…\", in = \"…\" }.");
      }
    }
    if (cards->list.size() < 2) texts.notes().error(cards->spot, "Sorting needs two cards or more.");
  }
  checkSizes(fields, item);
}

}  // namespace cz::pack
