#pragma once
// XML files from outside, with the line of every element. Entities are never expanded beyond XML's own five and
// numbered characters; a DOCTYPE is passed over, and nothing is fetched.

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace cz::interop {

class XmlFile {
 public:
  /// `text` is UTF-8, whatever its declaration says. An error is a sentence without the file's name; its detail is
  /// the line. `firstLine` is the line on which the text begins in its file.
  static Result<XmlFile> parse(std::string text, int firstLine = 1);

  pugi::xml_node root() const { return document_.document_element(); }
  /// On which the element begins, from 1.
  int lineOf(const pugi::xml_node& node) const { return lineAt(node.offset_debug()); }

 private:
  explicit XmlFile(const std::string& text, int firstLine);
  int lineAt(std::ptrdiff_t offset) const;

  pugi::xml_document document_;
  std::vector<std::ptrdiff_t> lineEnds_;
  int firstLine_ = 1;
};

/// All characters and CDATA directly in the element, as written there; "" for no element.
std::string charactersOf(const pugi::xml_node& node);

}  // namespace cz::interop
