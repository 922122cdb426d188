#pragma once
// Fields put into a template. The template engine stays behind this.

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace cz::station {

/// What a template may name. An empty text counts as absent, so that {{#words}} means "if there are words".
class Fields {
 public:
  using List = std::vector<Fields>;
  using Value = std::variant<bool, std::string, List>;

  Fields& text(const std::string& name, std::string value);
  Fields& number(const std::string& name, std::int64_t value) { return text(name, std::to_string(value)); }
  Fields& flag(const std::string& name, bool value);
  Fields& list(const std::string& name, List value);
  const std::map<std::string, Value>& all() const { return values_; }

 private:
  std::map<std::string, Value> values_;
};

/// One Fields for each item.
template <class Items, class Make>
Fields::List listOf(const Items& items, Make make) {
  Fields::List list;
  for (const auto& item : items) list.push_back(make(item));
  return list;
}

/// Mustache: {{name}} is escaped, {{{name}}} is not. A broken template gives an empty text; a test renders them all.
std::string fill(const std::string& mustache, const Fields& fields);

}  // namespace cz::station
