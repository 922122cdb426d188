#pragma once
// What stands on a page.

#include <string>

namespace cz::station::testing {

inline bool has(const std::string& page, const std::string& words) { return page.find(words) != std::string::npos; }

inline std::size_t countOf(const std::string& page, const std::string& words) {
  std::size_t count = 0;
  for (auto at = page.find(words); at != std::string::npos; at = page.find(words, at + words.size())) ++count;
  return count;
}

/// The value of the first field of this name.
inline std::string fieldOn(const std::string& page, const std::string& name) {
  const std::string mark = "name=\"" + name + "\" value=\"";
  const auto at = page.find(mark);
  if (at == std::string::npos) return "";
  return page.substr(at + mark.size(), page.find('"', at + mark.size()) - at - mark.size());
}

}  // namespace cz::station::testing
