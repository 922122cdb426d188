#include "core/interop/html_tag.h"

#include <algorithm>
#include <map>

#include "core/interop/entities.h"

namespace cz::interop {
namespace {

constexpr auto kNone = std::string_view::npos;

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The last part of a picture's address, or its alternative text: what a teacher recognises.
std::string nameOfSource(std::string_view attributes) {
  for (const std::string_view key : {"src=", "data="}) {
    const auto at = attributes.find(key);
    if (at == kNone) continue;
    auto value = attributes.substr(at + key.size());
    const bool quoted = !value.empty() && (value[0] == '"' || value[0] == '\'');
    value = quoted ? value.substr(1, value.find(value[0], 1) - 1) : value.substr(0, value.find(' '));
    value = value.substr(0, value.find('?'));
    if (value.starts_with("data:")) continue;  // the picture itself
    if (const auto slash = value.rfind('/'); slash != kNone) value = value.substr(slash + 1);
    if (!value.empty() && value.size() <= 60) return std::string(value);
  }
  return "";
}

const std::map<std::string, std::string>& lostThings() {
  static const std::map<std::string, std::string> kThings = {
      {"img", "a picture"},
      {"svg", "a picture"},
      {"canvas", "a picture"},
      {"audio", "a sound"},
      {"video", "a film"},
      {"iframe", "an embedded page"},
      {"object", "an embedded object"},
      {"embed", "an embedded object"},
      {"table", "a table (its cells follow one another)"},
      {"input", "a form field"},
      {"select", "a form field"},
      {"textarea", "a form field"},
      {"button", "a form field"},
      {"mediainteraction", "a sound or a film"},
      {"printedvariable", "a value that the file works out"},
      {"infocontrol", "a button that shows its text (it is shown at once)"}};
  return kThings;
}

}  // namespace

std::optional<HtmlTag> tagAt(std::string_view html, std::size_t at) {
  std::size_t to = at + 1;
  HtmlTag tag;
  if (to < html.size() && html[to] == '/') {
    tag.closes = true;
    ++to;
  }
  if (to >= html.size() || !isLetter(html[to])) return std::nullopt;
  while (to < html.size() && (isLetter(html[to]) || (html[to] >= '0' && html[to] <= '9') || html[to] == ':'))
    tag.name += html[to] >= 'A' && html[to] <= 'Z' ? static_cast<char>(html[to] - 'A' + 'a') : html[to], ++to;
  const std::size_t begin = to;
  for (char quote = 0; to < html.size(); ++to) {
    const char c = html[to];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      tag.inside = html.substr(begin, to - begin);
      tag.end = to + 1;
      return tag;
    }
  }
  return std::nullopt;
}

std::optional<HtmlTag> TagFinder::at(std::size_t place) {
  constexpr int kMostBroken = 100;
  constexpr std::size_t kSoon = 1000;
  auto tag = tagAt(broken_ < kMostBroken ? html_ : html_.substr(0, place + kSoon), place);
  if (!tag) ++broken_;
  return tag;
}

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool sameName(std::string_view written, std::string_view small) {
  return written.size() == small.size() &&
         std::equal(written.begin(), written.end(), small.begin(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b; });
}

/// The value that begins `rest`, with its quotes off; `rest` goes on behind it.
std::string_view takeValue(std::string_view& rest) {
  const bool quoted = !rest.empty() && (rest[0] == '"' || rest[0] == '\'');
  const auto end = std::min(quoted ? rest.find(rest[0], 1) : rest.find_first_of(kBlanks), rest.size());
  const auto value = rest.substr(quoted ? 1 : 0, end - (quoted ? 1 : 0));
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return value;
}

std::string_view withoutBlanks(std::string_view text) {
  const auto first = text.find_first_not_of(kBlanks);
  return first == kNone ? std::string_view() : text.substr(first);
}

}  // namespace

std::string attributeOf(const HtmlTag& tag, std::string_view name) {
  std::string_view rest = withoutBlanks(tag.inside);
  while (!rest.empty()) {
    const auto end = std::min(rest.find_first_of(" \t\r\n="), rest.size());
    const auto written = rest.substr(0, end);
    rest = withoutBlanks(rest.substr(end));
    std::string_view value;
    if (rest.starts_with('=')) {
      rest = withoutBlanks(rest.substr(1));
      value = takeValue(rest);
    }
    if (sameName(written, name)) return decodeEntities(value);
    rest = withoutBlanks(rest);
  }
  return "";
}

std::string lostBy(const HtmlTag& tag) {
  const auto lost = lostThings().find(tag.name);
  if (lost == lostThings().end() || tag.closes) return "";
  const auto source = nameOfSource(tag.inside);
  return source.empty() ? lost->second : lost->second + " (" + source + ")";
}

}  // namespace cz::interop
