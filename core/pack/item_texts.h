#pragma once
// Texts and keys of one item: their {expressions} parsed, their names known, their faults placed.

#include <string>
#include <string_view>
#include <vector>

#include "core/pack/fields.h"
#include "core/pack/media.h"

namespace cz::pack {

class ItemTexts {
 public:
  /// `file` is the text of the whole file, for columns; it, the notes and the media must outlive the object.
  ItemTexts(const Notes& notes, std::string_view file, NumberStyle style, Media& media)
      : notes_(notes), file_(file), style_(style), media_(media) {}

  /// The item's parameters: other names in texts are errors.
  void know(std::vector<std::string> names) { names_ = std::move(names); }

  /// A text for people; its pictures are looked up. An empty template after an error, or when the node is missing.
  Template shownText(const Node* node) const;
  /// As shownText, but missing or blank is an error: "There is no `stem` in this item."
  Template neededText(Fields& fields, std::string_view key) const;
  /// A key or a tolerance: a whole number, or a text in which decimals are written with a point.
  Template keyText(const Node& node, std::string_view key) const;
  /// An expression without braces, as in `only`; braces around it are fine.
  std::optional<Expression> expression(const Node& node) const;
  /// Reports names that the item doesn't have. `node` is the text that they stand in.
  void checkNames(const Node& node, const std::vector<NameUse>& uses) const;

  const Notes& notes() const { return notes_; }
  NumberStyle style() const { return style_; }

 private:
  Template shown(const Node& node) const;
  Template parsed(const Node& node, NumberStyle style) const;

  const Notes& notes_;
  std::string_view file_;
  NumberStyle style_;
  Media& media_;
  std::vector<std::string> names_;
};

}  // namespace cz::pack
