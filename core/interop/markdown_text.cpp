#include <algorithm>
#include <optional>

#include "core/base/text.h"
#include "core/interop/entities.h"
#include "core/interop/markup.h"
#include "core/interop/question.h"

namespace cz::interop {
namespace {

constexpr auto kNone = std::string_view::npos;

/// "![alt](address)" and "[words](address)" at `at`: the words, the address and where it ends.
struct Link {
  std::string words;
  std::string address;
  std::size_t end = 0;
};

std::optional<Link> linkAt(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 4000;
  text = text.substr(0, at + kLongest);
  const auto close = text.find("](", at);
  if (close == kNone || text.substr(at, close - at).find('\n') != kNone) return std::nullopt;
  const auto end = text.find(')', close);
  if (end == kNone) return std::nullopt;
  return Link{std::string(text.substr(at + 1, close - at - 1)), std::string(text.substr(close + 2, end - close - 2)),
              end + 1};
}

std::string fileName(const std::string& address) {
  const auto slash = address.rfind('/');
  return slash == std::string::npos ? address : address.substr(slash + 1);
}

/// What stands for a picture.
std::string picture(const Link& link, Shown& shown, const ShowPicture& show) {
  PictureWords made{"", "a picture (" + fileName(link.address) + ")"};
  if (show) made = show(link.address.substr(0, link.address.find(' ')), link.words);
  if (made.lost.empty()) return made.text;
  shown.lost.push_back(made.lost);
  return made.text.empty() ? "" : "[" + made.text + "]";
}

/// Pictures shown or out, links to their words, backticks off.
std::string inlineText(std::string_view line, Shown& shown, const ShowPicture& show) {
  std::string out;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const bool isPicture = line.substr(at, 2) == "![";
    if (isPicture || line[at] == '[') {
      if (const auto link = linkAt(line, at + (isPicture ? 1 : 0))) {
        const std::string words = isPicture ? picture(*link, shown, show) : link->words;
        if (!isPicture && words.find(link->address) == std::string::npos)
          shown.lost.push_back("the address of a link (" + firstWords(link->address) + ")");
        const bool blanksMeet = words.empty() && !out.empty() && out.back() == ' ' && line.substr(link->end, 1) == " ";
        out += words;
        at = link->end - (blanksMeet ? 0 : 1);
        continue;
      }
    }
    if (line[at] != '`') out += line[at];
  }
  return decodeEntities(out);
}

/// One line: headings bold, list marks as bullets.
std::string lineText(std::string_view raw, Shown& shown, const ShowPicture& show) {
  const auto line = trim(raw);
  const auto marks = line.find_first_not_of('#');
  if (marks != kNone && marks > 0 && marks <= 6 && line[marks] == ' ')
    return "**" + inlineText(trim(line.substr(marks)), shown, show) + "**";
  if (line.size() > 2 && (line.substr(0, 2) == "- " || line.substr(0, 2) == "* " || line.substr(0, 2) == "+ "))
    return "• " + inlineText(trim(line.substr(2)), shown, show);
  return inlineText(line, shown, show);
}

bool isList(const std::string& line) { return line.rfind("• ", 0) == 0; }

}  // namespace

Shown fromMarkdown(std::string_view markdown, const ShowPicture& show) {
  Shown shown;
  bool breaks = true;  // whether the next line begins a line of ours
  for (const auto& raw : split(markdown, '\n')) {
    const bool hardBreak = raw.size() > 2 && raw.substr(raw.size() - 2) == "  ";
    const std::string line = lineText(raw, shown, show);
    const bool own = isList(line) || line.empty() || line.rfind("**", 0) == 0;
    if (!shown.text.empty()) shown.text += breaks || own ? "\n" : " ";
    shown.text += line;
    breaks = hardBreak || own;
  }
  shown.text = trim(shown.text);
  for (const auto& name : unknownEntities(markdown)) shown.lost.push_back("what " + name + " stands for");
  return shown;
}

Shown fromPlain(std::string_view text) { return {withoutEmphasis(trim(text)), {}}; }

std::string withoutEmphasis(std::string_view text, bool inMarks) {
  if (std::count(text.begin(), text.end(), '*') < (inMarks ? 1 : 2)) return std::string(text);
  std::string out;
  for (const char c : text) out += c == '*' ? std::string("∗") : std::string(1, c);
  return out;
}

}  // namespace cz::interop
