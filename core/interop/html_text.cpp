#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "core/base/text.h"
#include "core/interop/entities.h"
#include "core/interop/markup.h"

namespace cz::interop {
namespace {

constexpr auto kNone = std::string_view::npos;

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

struct Tag {
  std::string name;  ///< lower case
  bool closes = false;
  std::string_view inside;  ///< attributes as written
  std::size_t end = 0;      ///< just past '>'
};

/// A tag that starts at `at`, or nothing when '<' is just a sign. Quoted attributes may hold '>'.
std::optional<Tag> tagAt(std::string_view html, std::size_t at) {
  std::size_t to = at + 1;
  Tag tag;
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
  static const std::map<std::string, std::string> kThings = {{"img", "a picture"},
                                                             {"svg", "a picture"},
                                                             {"canvas", "a picture"},
                                                             {"audio", "a sound"},
                                                             {"video", "a film"},
                                                             {"iframe", "an embedded page"},
                                                             {"object", "an embedded object"},
                                                             {"embed", "an embedded object"},
                                                             {"table", "a table (its cells follow one another)"},
                                                             {"math", "a formula in MathML"},
                                                             {"input", "a form field"}};
  return kThings;
}

std::string raised(std::string_view text, bool up) {
  static constexpr std::array<std::string_view, 12> kUp = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁺", "⁻"};
  static constexpr std::array<std::string_view, 12> kDown = {"₀", "₁", "₂", "₃", "₄", "₅",
                                                             "₆", "₇", "₈", "₉", "₊", "₋"};
  std::string out;
  for (const char c : text) {
    const auto index = std::string_view("0123456789+-").find(c);
    if (index == kNone) return (up ? "^(" : "_(") + std::string(text) + ")";
    out += up ? kUp[index] : kDown[index];
  }
  return out;
}

/// Walks the HTML once and writes our text. Emphasis, sup and sub collect their inside first.
class Walker {
 public:
  explicit Walker(std::string_view html) : html_(html) {}

  Shown walk() {
    open_.push_back({});
    while (at_ < html_.size()) step();
    while (open_.size() > 1) closeInnermost();
    shown_.text = tidy(open_.back().text);
    return std::move(shown_);
  }

 private:
  struct Piece {
    std::string tag;  ///< what waits for its end: b, i, sup, sub; empty at the bottom
    std::string text;
  };

  std::string_view html_;
  std::size_t at_ = 0;
  Shown shown_;
  std::vector<Piece> open_;
  int preformatted_ = 0;

  std::string& out() { return open_.back().text; }

  void step() {
    if (html_.substr(at_, 4) == "<!--") return skipPast("-->");
    if (html_[at_] == '<') {
      if (const auto tag = tagAt(html_, at_)) {
        at_ = tag->end;
        return apply(*tag);
      }
    }
    text();
  }

  bool inMarks() const {
    return std::any_of(open_.begin(), open_.end(),
                       [](const Piece& piece) { return piece.tag == "b" || piece.tag == "i"; });
  }

  void skipPast(std::string_view mark) {
    const auto end = html_.find(mark, at_);
    at_ = end == kNone ? html_.size() : end + mark.size();
  }

  void text() {
    const auto end = std::min(html_.find('<', at_ + 1), html_.size());
    const std::string plain = withoutEmphasis(decodeEntities(html_.substr(at_, end - at_)), inMarks());
    at_ = end;
    for (const char c : plain) {
      const char before = out().empty() ? '\0' : out().back();
      const bool isFirst = before == '\0' ? open_.size() == 1 : before == ' ' || before == '\n';
      if (preformatted_ > 0 || !isSpace(c))
        out() += c;
      else if (!isFirst)
        out() += ' ';
    }
  }

  void apply(const Tag& tag) {
    const std::string& name = tag.name;
    if (name == "script" || name == "style") {
      if (!tag.closes) skipPast("</" + name);
      if (!tag.closes) skipPast(">");
      return;
    }
    if (name == "b" || name == "strong" || isHeading(name)) return emphasis(tag, "b");
    if (name == "i" || name == "em") return emphasis(tag, "i");
    if (name == "sup" || name == "sub") return emphasis(tag, name);
    if (const auto lost = lostThings().find(name); lost != lostThings().end() && !tag.closes) lose(lost->second, tag);
    if (name == "pre") preformatted_ += tag.closes ? (preformatted_ > 0 ? -1 : 0) : 1;
    breakFor(tag);
  }

  static bool isHeading(const std::string& name) {
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
  }

  void lose(const std::string& what, const Tag& tag) {
    const auto source = nameOfSource(tag.inside);
    const std::string thing = source.empty() ? what : what + " (" + source + ")";
    if (std::find(shown_.lost.begin(), shown_.lost.end(), thing) == shown_.lost.end()) shown_.lost.push_back(thing);
  }

  void breakFor(const Tag& tag) {
    static constexpr std::array<std::string_view, 16> kBlocks = {
        "p",   "div",     "ul",      "ol", "li", "tr", "table", "blockquote",
        "pre", "section", "article", "dl", "dt", "dd", "hr",    "center"};
    if (tag.name == "br") return line(true);
    if ((tag.name == "td" || tag.name == "th") && tag.closes) out() += "  ";
    if (std::find(kBlocks.begin(), kBlocks.end(), tag.name) != kBlocks.end()) line(false);
    if (tag.name == "li" && !tag.closes) out() += "• ";
  }

  /// A new line; blocks that touch make one, breaks make as many as there are.
  void line(bool always) {
    while (!out().empty() && out().back() == ' ') out().pop_back();
    if (always || (!out().empty() && out().back() != '\n')) out() += '\n';
  }

  void emphasis(const Tag& tag, const std::string& kind) {
    if (isHeading(tag.name)) line(false);
    if (!tag.closes)
      open_.push_back({kind, ""});
    else if (std::any_of(open_.begin(), open_.end(), [&](const Piece& piece) { return piece.tag == kind; }))
      while (closeInnermost() != kind) {
      }
    if (isHeading(tag.name) && tag.closes) line(false);
  }

  /// Ends the innermost piece; gives its kind. Emphasis within the same emphasis, or around nothing, vanishes.
  std::string closeInnermost() {
    Piece piece = std::move(open_.back());
    open_.pop_back();
    const bool atBlank = out().empty() || out().back() == ' ' || out().back() == '\n';
    if (atBlank && !piece.text.empty() && piece.text.front() == ' ') piece.text.erase(0, 1);
    const std::string bare(trim(piece.text));
    const bool again = std::any_of(open_.begin(), open_.end(), [&](const Piece& p) { return p.tag == piece.tag; });
    const std::string mark = piece.tag == "b" ? "**" : "*";
    if (bare.empty() || again) {
      out() += piece.text;
    } else if (piece.tag == "sup" || piece.tag == "sub") {
      out() += raised(bare, piece.tag == "sup");
    } else {
      const auto begin = piece.text.find(bare);
      out() += piece.text.substr(0, begin) + eachLine(bare, mark) + piece.text.substr(begin + bare.size());
    }
    return piece.tag;
  }

  /// Our markup ends at the line's end, so every line gets its own marks.
  static std::string eachLine(const std::string& text, const std::string& mark) {
    std::vector<std::string> lines = split(text, '\n');
    for (auto& line : lines)
      if (!trim(line).empty()) line.insert(0, mark).append(mark);
    return join(lines, "\n");
  }

  /// No blanks before line ends, no more than one empty line in a row, none at either end.
  static std::string tidy(const std::string& text) {
    std::vector<std::string> kept;
    for (const auto& line : split(text, '\n')) {
      const auto end = line.find_last_not_of(' ');
      std::string bare = end == std::string::npos ? "" : line.substr(0, end + 1);
      if (!bare.empty() || (!kept.empty() && !kept.back().empty())) kept.push_back(std::move(bare));
    }
    while (!kept.empty() && kept.back().empty()) kept.pop_back();
    return join(kept, "\n");
  }
};

}  // namespace

Shown fromHtml(std::string_view html) { return Walker(html).walk(); }

Shown fromMixed(std::string_view text) {
  static constexpr std::array<std::string_view, 22> kFormatting = {
      "p",  "br",   "b",   "strong", "i",     "em",  "u",    "sub",  "sup", "ul", "ol",
      "li", "span", "div", "img",    "table", "pre", "code", "font", "h1",  "h2", "h3"};
  for (auto at = text.find('<'); at != kNone; at = text.find('<', at + 1)) {
    const auto tag = tagAt(text, at);
    if (tag && std::find(kFormatting.begin(), kFormatting.end(), tag->name) != kFormatting.end())
      return fromHtml(join(split(text, '\n'), "<br>"));
  }
  return fromPlain(decodeEntities(text));
}

}  // namespace cz::interop
