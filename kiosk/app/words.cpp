#include "kiosk/app/words.h"

#include <toml++/toml.h>

#include <algorithm>

#include "kiosk/app/plural.h"

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

// What is filled into a right-to-left sentence keeps its own direction: "3/4" isn't turned round, nor does a name pull
// the full stop to its side. (Unicode's first strong isolate, and its end.)
constexpr std::string_view kIsolate = "\u2068";
constexpr std::string_view kIsolateEnd = "\u2069";

/// One pass from left to right, so that braces inside a filling (a pack's title, a name) stay what they are.
std::string filled(std::string_view text, const std::vector<Words::Fill>& fills, bool isolated) {
  std::string made;
  while (!text.empty()) {
    const auto open = text.find('{');
    const auto close = open == text.npos ? text.npos : text.find('}', open);
    if (close == text.npos) return made.append(text);
    made.append(text.substr(0, open));
    const auto* filling = fillingOf(text.substr(open + 1, close - open - 1), fills);
    if (isolated && filling) made.append(kIsolate);
    made.append(filling ? *filling : text.substr(open, close - open + 1));
    if (isolated && filling) made.append(kIsolateEnd);
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
    if (words.has("language.tag")) words.language_ = words("language.tag");
    if (words.has("language.name")) words.name_ = words("language.name");
    if (words.has("language.direction")) words.rightToLeft_ = words("language.direction") == "right-to-left";
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
  return found == texts_.end() ? "«" + std::string(key) + "»" : filled(found->second, fills, rightToLeft_);
}

std::string Words::operator()(std::string_view key, std::initializer_list<Fill> fills) const {
  return text(key, fills);
}

std::string Words::count(std::string_view key, int n, std::initializer_list<Fill> fills) const {
  const std::string number = std::to_string(n);
  std::vector<Fill> all(fills);
  all.emplace_back("n", number);
  const std::string form = std::string(key).append(".").append(pluralForm(language_, n));
  return text(has(form) ? form : std::string(key) + ".other", all);
}

void Words::learnSayings(const Words& english) {
  sayings_.clear();
  constexpr std::string_view kTable = "said.";
  for (const auto& [key, text] : english.texts_)
    if (key.starts_with(kTable) && has(key)) sayings_.emplace_back(key, text);
  std::stable_sort(sayings_.begin(), sayings_.end(),
                   [](const Saying& a, const Saying& b) { return a.fixed() > b.fixed(); });
}

std::string Words::said(std::string_view english) const {
  for (const Saying& saying : sayings_) {
    const auto parts = saying.fixed() > 0 ? saying.partsOf(english) : std::nullopt;
    if (!parts) continue;
    std::vector<std::pair<std::string, std::string>> own;
    for (const auto& [name, part] : *parts) own.emplace_back(name, isSaying(name) ? said(part) : part);
    std::vector<Fill> fills(own.begin(), own.end());
    return text(saying.key(), fills);
  }
  return std::string(english);
}

bool Words::has(std::string_view key) const { return texts_.find(key) != texts_.end(); }

std::vector<std::string> Words::keys() const {
  std::vector<std::string> keys;
  for (const auto& [key, text] : texts_) keys.push_back(key);
  return keys;
}

}  // namespace cz::app
