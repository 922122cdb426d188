#include "kiosk/app/words.h"

#include <toml++/toml.h>

namespace cz::app {
namespace {

using Texts = std::map<std::string, std::string, std::less<>>;

/// Adds the strings of a table, its own tables by a dot. Anything but a string is the translator's slip.
Result<void> gather(const toml::table& table, const std::string& before, Texts& texts) {
  for (const auto& [key, node] : table) {
    const std::string name = before + std::string(key.str());
    if (const auto* inner = node.as_table()) {
      CZ_CHECK(gather(*inner, name + ".", texts));
    } else if (const auto text = node.value<std::string>()) {
      texts[name] = *text;
    } else {
      return Error{Fault::input,
                   "Line " + std::to_string(node.source().begin.line) + ": “" + name + "” must be a text in quotes.",
                   ""};
    }
  }
  return {};
}

/// The text of a {name}; null when nobody fills it.
const std::string_view* fillingOf(std::string_view name, const std::vector<Words::Fill>& fills) {
  for (const Words::Fill& fill : fills)
    if (fill.first == name) return &fill.second;
  return nullptr;
}

/// One pass from left to right, so that braces inside a filling (a pack's title, a name) stay what they are.
std::string filled(std::string_view text, const std::vector<Words::Fill>& fills) {
  std::string made;
  while (!text.empty()) {
    const auto open = text.find('{');
    const auto close = open == text.npos ? text.npos : text.find('}', open);
    if (close == text.npos) return made.append(text);
    made.append(text.substr(0, open));
    const auto* filling = fillingOf(text.substr(open + 1, close - open - 1), fills);
    made.append(filling ? *filling : text.substr(open, close - open + 1));
    text.remove_prefix(close + 1);
  }
  return made;
}

}  // namespace

Result<Words> Words::parse(std::string_view toml) {
  try {
    const toml::table table = toml::parse(toml);
    Words words;
    CZ_CHECK(gather(table, "", words.texts_));
    return words;
  } catch (const toml::parse_error& error) {
    return Error{Fault::input,
                 "Line " + std::to_string(error.source().begin.line) +
                     " of the strings file: " + std::string(error.description()),
                 ""};
  }
}

std::string Words::text(std::string_view key, const std::vector<Fill>& fills) const {
  const auto found = texts_.find(key);
  return found == texts_.end() ? "«" + std::string(key) + "»" : filled(found->second, fills);
}

std::string Words::operator()(std::string_view key, std::initializer_list<Fill> fills) const {
  return text(key, fills);
}

std::string Words::count(std::string_view key, int n, std::initializer_list<Fill> fills) const {
  const std::string number = std::to_string(n);
  std::vector<Fill> all(fills);
  all.emplace_back("n", number);
  return text(std::string(key) + (n == 1 ? ".one" : ".other"), all);
}

bool Words::has(std::string_view key) const { return texts_.find(key) != texts_.end(); }

std::vector<std::string> Words::keys() const {
  std::vector<std::string> keys;
  for (const auto& [key, text] : texts_) keys.push_back(key);
  return keys;
}

}  // namespace cz::app
