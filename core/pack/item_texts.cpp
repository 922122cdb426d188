#include "core/pack/item_texts.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/pack/maths_check.h"
#include "core/pack/near.h"
#include "core/pack/picture_text.h"

namespace cz::pack {
namespace {

/// The column that Expression and Template put into an error's detail, as a byte offset.
std::size_t offsetOf(const Error& error) {
  std::size_t column = 0;
  for (const char c : error.detail) column = column * 10 + static_cast<std::size_t>(c - '0');
  return column > 0 ? column - 1 : 0;
}

}  // namespace

Template ItemTexts::parsed(const Node& node, NumberStyle style) const {
  auto made = Template::parse(node.text, style);
  if (!made) {
    notes_.error(spotWithin(file_, node, offsetOf(made.error())), made.error().message);
    return {};
  }
  checkNames(node, made->uses());
  made->setSpot(node.spot);
  return std::move(*made);
}

Template ItemTexts::shown(const Node& node) const {
  Template made = parsed(node, style_);
  if (const auto fault = mathsFault(node.text, names_))
    notes_.error(spotWithin(file_, node, offsetOf(*fault)), fault->message);
  for (const PictureFault& fault : pictureFaults(node.text, media_))
    notes_.error(spotWithin(file_, node, fault.at), fault.message);
  return made;
}

Template ItemTexts::shownText(const Node* node) const { return node ? shown(*node) : Template(); }

Template ItemTexts::neededText(Fields& fields, std::string_view key) const {
  const Node* node = fields.take(key);
  if (!node) {
    notes_.error(fields.spot(), "There is no `" + std::string(key) + "` in " + fields.what() + ". Add one.");
    return {};
  }
  if (node->kind == Node::Kind::whole) {
    Template number = Template::literal(std::to_string(node->whole));
    number.setSpot(node->spot);
    return number;
  }
  if (node->kind != Node::Kind::text) {
    notes_.error(node->spot, wrongKind(key, *node, kindOf(Node::Kind::text)));
    return {};
  }
  if (tidySpaces(node->text).empty())
    notes_.error(node->spot, "`" + std::string(key) + "` is empty. Write something there.");
  return shown(*node);
}

Template ItemTexts::keyText(const Node& node, std::string_view key) const {
  if (node.kind == Node::Kind::text) return parsed(node, NumberStyle::point);
  if (node.kind != Node::Kind::whole) {
    notes_.error(node.spot, wrongKind(key, node, "a whole number or a text"));
    return {};
  }
  Template number = Template::literal(std::to_string(node.whole));
  number.setSpot(node.spot);
  return number;
}

std::optional<Expression> ItemTexts::expression(const Node& node) const {
  std::string_view source = node.text;
  std::size_t before = 0;
  if (source.starts_with('{') && source.ends_with('}') && source.size() > 1) {
    source = source.substr(1, source.size() - 2);
    before = 1;
  }
  auto made = Expression::parse(source, style_);
  if (!made) {
    notes_.error(spotWithin(file_, node, offsetOf(made.error()) + before), made.error().message);
    return std::nullopt;
  }
  auto uses = made->uses();
  for (NameUse& use : uses) use.column += before;
  checkNames(node, uses);
  return std::move(*made);
}

void ItemTexts::checkNames(const Node& node, const std::vector<NameUse>& uses) const {
  for (const NameUse& use : uses) {
    if (std::find(names_.begin(), names_.end(), use.name) != names_.end()) continue;
    std::string advice = didYouMean(use.name, names_);
    if (advice.empty()) advice = " Add it to `let`.";
    notes_.error(spotWithin(file_, node, use.column - 1), "There is no parameter named \"" + use.name + "\"." + advice);
  }
}

}  // namespace cz::pack
