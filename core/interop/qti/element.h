#pragma once
// One XML document as a tree of our own: the same names for every version of QTI, a line for every element, and no
// entity ever expanded beyond a character.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"

namespace cz::interop::qti {

/// An element, or (with an empty name) a run of text.
struct Element {
  std::string name;  ///< without prefix; "qti-choice-interaction" is "choiceInteraction"
  std::string raw;   ///< text: as HTML, entities as written
  std::vector<std::pair<std::string, std::string>> attributes;  ///< names like `name`, values decoded
  std::vector<Element> children;
  int line = 0;  ///< from 1

  bool isText() const { return name.empty(); }
  /// The attribute's value; `otherwise` when there is none.
  std::string attribute(std::string_view wanted, std::string_view otherwise = "") const;
  bool has(std::string_view wanted) const;
  /// The first child of that name, or null.
  const Element* child(std::string_view wanted) const;
  std::vector<const Element*> childrenCalled(std::string_view wanted) const;
  /// Children that are elements.
  std::vector<const Element*> elements() const;
  /// Every element of that name below this one, in document order.
  std::vector<const Element*> all(std::string_view wanted) const;
  const Element* first(std::string_view wanted) const;
  /// All its text, decoded, without white space at the ends.
  std::string text() const;
};

/// Reads a document; bytes that aren't UTF-8 are taken for Windows-1252. An error's message says what is wrong and in
/// which line; its detail is that line's number. Elements more than 200 deep are an error.
Result<Element> parseXml(std::string_view bytes);

/// Text as HTML: '&', '<' and '>' as entities.
std::string htmlEscaped(std::string_view text);

}  // namespace cz::interop::qti
