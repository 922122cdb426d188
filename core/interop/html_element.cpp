#include "core/interop/html_element.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/interop/entities.h"
#include "core/interop/html_tag.h"

namespace cz::interop {
namespace {

constexpr auto kNone = std::string_view::npos;

bool endsName(std::string_view html, std::size_t at) {
  return at >= html.size() || std::string_view("> /\n\t\r").find(html[at]) != kNone;
}

}  // namespace

std::size_t findAnyCase(std::string_view html, std::string_view mark, std::size_t from) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  const auto found = std::search(html.begin() + static_cast<std::ptrdiff_t>(std::min(from, html.size())), html.end(),
                                 mark.begin(), mark.end(), [&](char a, char b) { return small(a) == b; });
  return found == html.end() ? kNone : static_cast<std::size_t>(found - html.begin());
}

bool hasNoInside(std::string_view name) {
  static constexpr std::array<std::string_view, 7> kEmpty = {"br", "img", "hr", "input", "meta", "link", "wbr"};
  return std::find(kEmpty.begin(), kEmpty.end(), name) != kEmpty.end();
}

Closed closeOf(std::string_view html, std::string_view name, std::size_t at) {
  for (std::size_t open = 1; at < html.size();) {
    const auto from = findAnyCase(html, name, at);
    if (from == kNone) break;
    at = from + name.size();
    const bool closes = from > 1 && html[from - 1] == '/' && html[from - 2] == '<';
    const bool opens = from > 0 && html[from - 1] == '<';
    if (!endsName(html, at) || (!closes && !opens)) continue;
    open += opens ? 1 : 0;
    open -= closes ? 1 : 0;
    if (open == 0) return {from - 2, std::min(html.find('>', at), html.size() - 1) + 1};
  }
  return {html.size(), html.size()};
}

std::string wordsIn(std::string_view html) {
  constexpr std::size_t kEnough = 300;
  html = html.substr(0, kEnough);
  if (html.size() == kEnough) {  // its last letter may have been cut
    const auto byte = [&] { return html.empty() ? 0U : static_cast<unsigned char>(html.back()); };
    while ((byte() & 0xC0U) == 0x80U) html.remove_suffix(1);
    if (byte() >= 0xC0U) html.remove_suffix(1);
  }
  std::string words;
  for (std::size_t at = 0; at < html.size();) {
    const auto tag = html[at] == '<' ? tagAt(html, at) : std::nullopt;
    const auto next = tag ? tag->end : std::min(html.find('<', at + 1), html.size());
    words += tag ? " " : decodeEntities(html.substr(at, next - at));
    at = next;
  }
  return tidySpaces(words);
}

}  // namespace cz::interop
