// The choices of `choice` and `choices`, the steps of `order`.

#include <algorithm>

#include "core/base/text.h"
#include "core/pack/read_item.h"

namespace cz::pack {
namespace {

class Options {
 public:
  Options(Fields& fields, const ItemTexts& texts, Item& item) : fields_(fields), texts_(texts), item_(item) {}

  /// A text (or whole number) alone, or a table with `text` and more.
  void add(const Node& node, std::string_view listName, bool key, bool decoy) {
    Option option;
    option.id = ChoiceId("c" + std::to_string(item_.options.size() + 1));
    option.key = key;
    option.decoy = decoy;
    if (node.kind == Node::Kind::table) {
      readTable(node, option);
    } else if (node.kind == Node::Kind::text && tidySpaces(node.text).empty()) {
      texts_.notes().error(node.spot, "A text in `" + std::string(listName) + "` is empty. Write something there.");
    } else if (node.kind == Node::Kind::text) {
      option.text = isCleanText(node.text) ? texts_.shownText(&node) : unclean(node);
    } else if (node.kind == Node::Kind::whole) {
      option.text = texts_.keyText(node, listName);
    } else {
      texts_.notes().error(node.spot, wrongKind(listName, node, "a list of texts or of tables with `text`"));
    }
    checkId(option, node.spot);
    item_.options.push_back(std::move(option));
  }

  void addAll(std::string_view listName, bool key, bool decoy) {
    const Node* node = fields_.take(listName);
    if (!node) return;
    if (node->kind != Node::Kind::list) {
      texts_.notes().error(node->spot, wrongKind(listName, *node, "a list in [brackets]"));
      return;
    }
    for (const Node& entry : node->list) add(entry, listName, key, decoy);
  }

  bool hasCredits() const { return credits_; }

 private:
  void readTable(const Node& node, Option& option) {
    const bool isStep = item_.type == ItemType::order;
    Fields own(node, texts_.notes(), isStep ? "a step" : "a choice");
    if (const std::string id = own.id("id", false); !id.empty()) option.id = ChoiceId(id);
    option.text = texts_.neededText(own, "text");
    option.says = texts_.shownText(own.take("says", Node::Kind::text));
    option.misconception = own.text("idea");
    if (!isStep) readChoiceOnly(own, node, option);
    own.finish();
  }

  void readChoiceOnly(Fields& own, const Node& node, Option& option) {
    option.pinned = own.flag("pin", false);
    option.key = own.flag("key", option.key);
    if (const auto credit = own.share("credit")) {
      credits_ = true;
      option.credit = *credit;
      checkCredit(own.spotOf("credit"), option, node.find("key") != nullptr);
    } else if (option.key) {
      option.credit = 1;
    }
  }

  void checkCredit(Spot spot, const Option& option, bool saysKey) {
    const bool one = item_.type == ItemType::choice;
    const bool below = !one || !item_.floor;
    if (option.credit > Exact(1) || option.credit < Exact(below ? -1 : 0))
      texts_.notes().error(spot, below ? "A credit goes from -1 to 1."
                                       : "The credit of a choice goes from 0 to 1; below 0 only with floor = false.");
    if (saysKey && option.key && one && option.credit != Exact(1))
      texts_.notes().error(spot, "The key earns all the points. Leave out `key` or `credit`.");
  }

  Template unclean(const Node& node) const {
    texts_.notes().error(node.spot, "This text holds a control character. Take it out.");
    return {};
  }

  void checkId(const Option& option, Spot spot) const {
    const bool twice = std::any_of(item_.options.begin(), item_.options.end(),
                                   [&](const Option& other) { return other.id == option.id; });
    if (twice) texts_.notes().error(spot, "The id \"" + option.id.text + "\" is used twice in this item. Rename one.");
  }

  Fields& fields_;
  const ItemTexts& texts_;
  Item& item_;
  bool credits_ = false;
};

std::size_t keysOf(const Item& item) {
  return static_cast<std::size_t>(
      std::count_if(item.options.begin(), item.options.end(), [](const Option& option) { return option.key; }));
}

/// Under weights a choice is right when ticking it earns something.
void settleWeights(const Fields& fields, Item& item) {
  for (Option& option : item.options) {
    if (option.key && option.credit.sign() <= 0)
      fields.notes().error(fields.spot(), "The key " + option.id.text + " needs a credit above 0 under weights.");
    option.key = option.credit.sign() > 0;
  }
}

void settleChoices(Fields& fields, bool hasCredits, Item& item) {
  const bool many = item.type == ItemType::choices;
  if (hasCredits && item.credit == Credit::sets)
    fields.notes().error(fields.spot(),
                         "With credit = \"sets\" credits stand in the sets. Take them out of the choices.");
  if (hasCredits && many && item.credit != Credit::weights && item.credit != Credit::sets)
    fields.notes().error(fields.spot(), "Choices have credits of their own. Write credit = \"weights\" in the item.");
  if (item.credit == Credit::weights && !hasCredits)
    fields.notes().error(fields.spot(),
                         "With weights each choice needs a `credit`. Write { text = \"…\", credit = \"1/2\" }.");
  if (!many && hasCredits) item.credit = Credit::weights;
  if (item.credit == Credit::weights && many) settleWeights(fields, item);
}

void checkCounts(Fields& fields, const Item& item) {
  const std::size_t keys = keysOf(item);
  const bool one = item.type == ItemType::choice;
  const auto error = [&](const std::string& message) { fields.notes().error(fields.spot(), message); };
  if (item.options.size() < 2) error("There must be two choices or more. Add distractors.");
  if (item.options.size() > kMostParts) error("There are more than 40 choices. Leave some out.");
  if (keys == 0 && item.credit != Credit::weights && item.credit != Credit::sets)
    error(one ? "No choice is the key. Write `key = \"…\"`, or key = true in one of `choices`."
              : "No choice is a key. Write `keys = […]`, or key = true in some of `choices`.");
  if (keys == 0 && item.credit == Credit::weights && !one) error("No choice earns anything. Give a credit above 0.");
  if (one && keys > 1) error("There are " + std::to_string(keys) + " keys. Keep one, or use type = \"choices\".");
}

}  // namespace

void readChoices(Fields& fields, const ItemTexts& texts, Item& item) {
  item.floor = fields.flag("floor", true);
  Options options(fields, texts, item);
  const bool one = item.type == ItemType::choice;
  const std::string_view keyName = one ? "key" : "keys";
  const Node* choices = fields.take("choices");
  const Node* key = fields.take(keyName);
  if (choices && (key || fields.has("distractors")))
    texts.notes().error(choices->spot, "Write either `choices` or `" + std::string(keyName) + "` with `distractors`.");
  if (key && one) options.add(*key, "key", true, false);
  if (key && !one) options.addAll("keys", true, false);
  options.addAll("distractors", false, false);
  options.addAll("choices", false, false);
  for (Option& option : item.options)
    if (option.key && option.credit.sign() == 0 && (one || item.credit != Credit::weights)) option.credit = 1;
  settleChoices(fields, options.hasCredits(), item);
  readSets(fields, item);
  checkCounts(fields, item);
}

void readSteps(Fields& fields, const ItemTexts& texts, Item& item) {
  Options options(fields, texts, item);
  options.addAll("steps", false, false);
  if (item.options.size() < 2)
    texts.notes().error(fields.spot(), "An order needs two `steps` or more, in the right order.");
  options.addAll("extra", false, true);
  if (item.options.size() > kMostParts)
    texts.notes().error(fields.spot(), "There are more than 40 steps. Leave some out.");
}

}  // namespace cz::pack
