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

/// What the first form whose address begins like this would send: its hidden fields as a browser writes them.
inline std::string hiddenFields(const std::string& page, const std::string& action) {
  const std::string mark = "type=\"hidden\" name=\"";
  const auto form = page.find("method=\"post\" action=\"" + action);
  const auto end = page.find("</form>", form);
  std::string fields;
  for (auto at = page.find(mark, form); at < end; at = page.find(mark, at + 1)) {
    const auto name = at + mark.size(), value = page.find("value=\"", at) + 7;
    fields += (fields.empty() ? "" : "&") + page.substr(name, page.find('"', name) - name) + "=" +
              page.substr(value, page.find('"', value) - value);
  }
  return fields;
}

}  // namespace cz::station::testing
