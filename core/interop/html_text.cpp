#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/interop/entities.h"
#include "core/interop/html_pieces.h"
#include "core/interop/html_tag.h"
#include "core/interop/markup.h"

namespace cz::interop {
namespace {

constexpr auto kNone = std::string_view::npos;

bool isHeading(const std::string& name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

/// "b", "i", "sup" or "sub" for the tags that mean it; empty for all others.
std::string emphasisOf(const std::string& name) {
  if (name == "b" || name == "strong" || isHeading(name)) return "b";
  if (name == "i" || name == "em") return "i";
  return name == "sup" || name == "sub" ? name : "";
}

bool isBlock(const std::string& name) {
  static constexpr std::array<std::string_view, 16> kBlocks = {"p",     "div",        "ul",  "ol",      "li",      "tr",
                                                               "table", "blockquote", "pre", "section", "article", "dl",
                                                               "dt",    "dd",         "hr",  "center"};
  return std::find(kBlocks.begin(), kBlocks.end(), name) != kBlocks.end();
}

/// Whether an <object> holds a picture, by its type or, without one, by the end of its address.
bool isPictureObject(const HtmlTag& tag) {
  if (tag.name != "object") return false;
  const std::string type = attributeOf(tag, "type");
  if (!type.empty()) return type.starts_with("image/");
  const std::string data = foldCase(attributeOf(tag, "data"), "en");
  static constexpr std::array<std::string_view, 6> kEndings = {".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp"};
  return data.starts_with("data:image/") ||
         std::any_of(kEndings.begin(), kEndings.end(), [&](auto ending) { return data.ends_with(ending); });
}

/// Where `mark`, in small letters, begins in whatever letters.
std::size_t findAnyCase(std::string_view html, std::string_view mark, std::size_t from) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  const auto found = std::search(html.begin() + static_cast<std::ptrdiff_t>(std::min(from, html.size())), html.end(),
                                 mark.begin(), mark.end(), [&](char a, char b) { return small(a) == b; });
  return found == html.end() ? kNone : static_cast<std::size_t>(found - html.begin());
}

/// Walks the HTML once and writes our text.
class Walker {
 public:
  Walker(std::string_view html, const ShowPicture& show) : html_(html), show_(show) {}

  Shown walk() {
    while (at_ < html_.size()) step();
    shown_.text = pieces_.finished();
    if (!words_.empty() && shown_.text == "[" + words_ + "]") shown_.text = words_;
    return std::move(shown_);
  }

 private:
  std::string_view html_;
  const ShowPicture& show_;
  std::string words_;  ///< of the last picture that can't be shown
  std::size_t at_ = 0;
  Shown shown_;
  HtmlPieces pieces_;
  int preformatted_ = 0;

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

  void skipPast(std::string_view mark) {
    const auto end = findAnyCase(html_, mark, at_);
    at_ = end == kNone ? html_.size() : end + mark.size();
  }

  void text() {
    const auto end = std::min(html_.find('<', at_ + 1), html_.size());
    pieces_.add(withoutEmphasis(decodeEntities(html_.substr(at_, end - at_)), pieces_.inMarks()), preformatted_ > 0);
    at_ = end;
  }

  void apply(const HtmlTag& tag) {
    if (tag.name == "script" || tag.name == "style") return skipInside(tag);
    if (const auto kind = emphasisOf(tag.name); !kind.empty()) return emphasis(tag, kind);
    if (show_ && !tag.closes && tag.name == "img") return image(attributeOf(tag, "src"), attributeOf(tag, "alt"));
    if (show_ && !tag.closes && isPictureObject(tag)) return object(tag);
    if (const auto thing = lostBy(tag); !thing.empty()) lose(thing);
    if (tag.name == "pre") preformatted_ += tag.closes ? (preformatted_ > 0 ? -1 : 0) : 1;
    breakFor(tag);
  }

  void image(const std::string& address, const std::string& words) {
    const PictureWords made = show_(address, words);
    if (made.lost.empty()) return pieces_.addMark(made.text);
    lose(made.lost);
    if (made.text.empty()) return;
    words_ = withoutEmphasis(made.text, pieces_.inMarks());
    pieces_.addMark("[" + words_ + "]");
  }

  /// What stands in an object is what is seen on it, for who can't see it.
  void object(const HtmlTag& tag) {
    const auto close = std::min(findAnyCase(html_, "</object", at_), html_.size());
    const Shown inside = Walker(html_.substr(at_, close - at_), {}).walk();
    at_ = close;
    const std::string label = attributeOf(tag, "alt");
    image(attributeOf(tag, "data"), inside.text.empty() ? label : inside.text);
  }

  void skipInside(const HtmlTag& tag) {
    if (tag.closes) return;
    skipPast("</" + tag.name);
    skipPast(">");
  }

  void lose(const std::string& thing) {
    if (std::find(shown_.lost.begin(), shown_.lost.end(), thing) == shown_.lost.end()) shown_.lost.push_back(thing);
  }

  void breakFor(const HtmlTag& tag) {
    if (tag.name == "br") return pieces_.line(true);
    if ((tag.name == "td" || tag.name == "th") && tag.closes) pieces_.addMark("  ");
    if (isBlock(tag.name)) pieces_.line(false);
    if (tag.name == "li" && !tag.closes) pieces_.addMark("• ");
  }

  void emphasis(const HtmlTag& tag, const std::string& kind) {
    if (isHeading(tag.name)) pieces_.line(false);
    tag.closes ? pieces_.close(kind) : pieces_.open(kind);
    if (isHeading(tag.name) && tag.closes) pieces_.line(false);
  }
};

}  // namespace

Shown fromHtml(std::string_view html, const ShowPicture& show) { return Walker(html, show).walk(); }

Shown fromMixed(std::string_view text, const ShowPicture& show) {
  static constexpr std::array<std::string_view, 22> kFormatting = {
      "p",  "br",   "b",   "strong", "i",     "em",  "u",    "sub",  "sup", "ul", "ol",
      "li", "span", "div", "img",    "table", "pre", "code", "font", "h1",  "h2", "h3"};
  for (auto at = text.find('<'); at != kNone; at = text.find('<', at + 1)) {
    const auto tag = tagAt(text, at);
    if (tag && std::find(kFormatting.begin(), kFormatting.end(), tag->name) != kFormatting.end())
      return fromHtml(join(split(text, '\n'), "<br>"), show);
  }
  return fromPlain(decodeEntities(text));
}

}  // namespace cz::interop
