#include "core/interop/xml_file.h"

#include <algorithm>

namespace cz::interop {

XmlFile::XmlFile(const std::string& text, int firstLine) : firstLine_(firstLine) {
  for (std::size_t at = 0; at < text.size(); ++at)
    if (text[at] == '\n' || (text[at] == '\r' && text.substr(at, 2) != "\r\n"))
      lineEnds_.push_back(static_cast<std::ptrdiff_t>(at));
}

int XmlFile::lineAt(std::ptrdiff_t offset) const {
  const auto before = std::lower_bound(lineEnds_.begin(), lineEnds_.end(), offset) - lineEnds_.begin();
  return firstLine_ + static_cast<int>(before);
}

Result<XmlFile> XmlFile::parse(std::string text, int firstLine) {
  XmlFile file(text, firstLine);
  const auto read = file.document_.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
  if (read) return file;
  // What is missing at the end is missing behind the last word, not behind blank lines.
  const auto last = static_cast<std::ptrdiff_t>(std::min(text.find_last_not_of(" \t\r\n"), text.size()));
  return Error{Fault::input, std::string("This is not well-formed XML: ") + read.description() + ".",
               std::to_string(file.lineAt(std::min(read.offset, last)))};
}

std::string charactersOf(const pugi::xml_node& node) {
  std::string text;
  for (const auto& child : node.children())
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
  return text;
}

}  // namespace cz::interop
