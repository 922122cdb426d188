#include <algorithm>
#include <array>
#include <utility>

#include "core/base/exact.h"
#include "core/base/text.h"
#include "core/interop/entities.h"
#include "core/interop/html_element.h"
#include "core/interop/html_loss.h"
#include "core/interop/html_pieces.h"
#include "core/interop/html_tag.h"
#include "core/interop/markup.h"
#include "core/interop/mathml_text.h"
#include "core/interop/question.h"

namespace cz::interop {
namespace {

constexpr auto kNone = std::string_view::npos;

bool isHeading(const std::string& name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

/// "b", "i", "sup" or "sub" for the tags that mean it; empty for all others.
std::string emphasisOf(const std::string& name) {
  if (name == "b" || name == "strong" || isHeading(name)) return "b";
  if (name == "i" || name == "em" || name == "u" || name == "ins") return "i";
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

bool isMath(const HtmlTag& tag) { return tag.name == "math" || tag.name.ends_with(":math"); }

/// Walks the HTML once and writes our text.
class Walker {
 public:
  Walker(std::string_view html, const ShowPicture& show) : html_(html), show_(show), tags_(html) {}

  Shown walk() {
    while (at_ < html_.size()) step();
    shown_.text = pieces_.finished();
    if (!words_.empty() && shown_.text == "[" + words_ + "]") shown_.text = words_;
    return std::move(shown_);
  }

 private:
  std::string_view html_;
  const ShowPicture& show_;
  TagFinder tags_;
  int looked_ = 0;     ///< how many times for the end of an element
  std::string words_;  ///< of the last picture that can't be shown
  std::size_t at_ = 0;
  Shown shown_;
  HtmlPieces pieces_;
  int preformatted_ = 0;
  struct List {
    bool numbered = false;
    bool small = false;    ///< by a, b, c
    bool capital = false;  ///< by A, B, C
    std::int64_t next = 1;
  };
  std::vector<List> lists_;       ///< the open ones
  std::vector<bool> underlined_;  ///< of the open <span>s, whether each underlines

  void step() {
    if (html_.substr(at_, 4) == "<!--") return skipPast("-->");
    if (html_[at_] == '<') {
      if (const auto tag = tags_.at(at_)) {
        const auto from = std::exchange(at_, tag->end);
        return isMath(*tag) && !tag->closes ? formula(*tag, from) : apply(*tag);
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
    for (const auto& name : unknownEntities(html_.substr(at_, end - at_))) lose("what " + name + " stands for");
    pieces_.add(withoutEmphasis(decodeEntities(html_.substr(at_, end - at_)), pieces_.inMarks()), preformatted_ > 0);
    at_ = end;
  }

  void apply(const HtmlTag& tag) {
    if (isHidden(tag) && !hasNoInside(tag.name)) return hide(tag);
    if (tag.name == "script" || tag.name == "style") return skipInside(tag);
    if (!tag.closes) sayLooks(tag);
    if (tag.name == "svg" && !tag.closes && !tag.inside.ends_with('/')) at_ = closeOf(html_, "svg", at_).end;
    if (tag.name == "span") underline(tag);
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
    lose(tag.name == "script" ? "a script" : "a style sheet");
    skipPast("</" + tag.name);
    skipPast(">");
  }

  /// What nobody sees in the other program must not be seen here either.
  void hide(const HtmlTag& tag) {
    const Closed closed = closeOf(html_, tag.name, at_);
    const std::string words = wordsIn(html_.substr(at_, closed.inside - at_));
    at_ = closed.end;
    if (!words.empty()) lose("hidden text (" + firstWords(words) + ")");
  }

  /// What the looks of the element say; its words stay.
  void sayLooks(const HtmlTag& tag) {
    constexpr std::size_t kNear = 2000;
    const bool isLink = tag.name == "a" && !attributeOf(tag, "href").empty();
    const bool struck = isStruck(tag);
    std::string_view inside;
    constexpr int kMostLooks = 100;
    if ((isLink || struck) && looked_++ < kMostLooks) {
      const auto near = html_.substr(0, std::min(html_.size(), at_ + kNear));
      inside = near.substr(at_, closeOf(near, tag.name, at_).inside - at_);
    }
    for (const auto& loss : lossesOf(tag, inside)) lose(loss);
    if (const auto words = struck ? wordsIn(inside) : ""; !words.empty())
      lose("the line through words (" + firstWords(words) + ")");
    const bool hasMarks = tag.name == "span" || !emphasisOf(tag.name).empty();
    if (isUnderlined(tag)) lose(hasMarks ? "underlining (it is in italics here)" : "underlining");
  }

  void underline(const HtmlTag& tag) {
    if (!tag.closes) {
      underlined_.push_back(isUnderlined(tag));
      if (underlined_.back()) pieces_.open("i");
    } else if (!underlined_.empty()) {
      if (underlined_.back()) pieces_.close("i");
      underlined_.pop_back();
    }
  }

  /// A formula in MathML, from `from` to its end: TeX where we read it, else words in brackets.
  void formula(const HtmlTag& tag, std::size_t from) {
    const bool isEmpty = tag.inside.ends_with('/');
    if (!isEmpty) at_ = closeOf(html_, tag.name, at_).end;
    const MathsShown shown = mathsOf(html_.substr(from, at_ - from));
    if (!shown.whole) lose("a formula in MathML (its letters stand in brackets)");
    const bool digitFollows = at_ < html_.size() && html_[at_] >= '0' && html_[at_] <= '9';
    pieces_.addMark(shown.text + (digitFollows && !shown.text.empty() ? " " : ""));
  }

  void lose(const std::string& thing) {
    constexpr std::size_t kMost = 30;
    static const std::string kMore = "more of that kind";
    if (shown_.lost.size() > kMost) return;
    const std::string& named = shown_.lost.size() == kMost ? kMore : thing;
    if (std::find(shown_.lost.begin(), shown_.lost.end(), named) == shown_.lost.end()) shown_.lost.push_back(named);
  }

  void breakFor(const HtmlTag& tag) {
    if (tag.name == "br") return pieces_.line(true);
    if ((tag.name == "td" || tag.name == "th") && tag.closes) pieces_.addMark("  ");
    if (isBlock(tag.name)) pieces_.line(false);
    if (tag.name == "ol" || tag.name == "ul") list(tag);
    if (tag.name == "li" && !tag.closes) pieces_.addMark(entryMark());
  }

  void list(const HtmlTag& tag) {
    if (tag.closes && !lists_.empty()) lists_.pop_back();
    if (tag.closes) return;
    const auto first = Exact::parse(attributeOf(tag, "start"));
    const auto number = first ? first->toInt().value_or(1) : 1;
    lists_.push_back({tag.name == "ol", attributeOf(tag, "type") == "a", attributeOf(tag, "type") == "A", number});
  }

  /// "• ", or in a numbered list "2. " or "b. ": questions speak about numbers.
  std::string entryMark() {
    if (lists_.empty() || !lists_.back().numbered) return "• ";
    List& list = lists_.back();
    const auto number = list.next++;
    const bool letter = (list.small || list.capital) && number >= 1 && number <= 26;
    if (!letter) return std::to_string(number) + ". ";
    return std::string(1, static_cast<char>((list.small ? 'a' : 'A') + number - 1)) + ". ";
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
  static constexpr std::array<std::string_view, 27> kFormatting = {
      "p",   "br",    "b",   "strong", "i",    "em", "u",  "sub", "sup", "ul",  "ol",     "li",  "span", "div",
      "img", "table", "pre", "code",   "font", "h1", "h2", "h3",  "s",   "del", "strike", "ins", "math"};
  TagFinder tags(text);
  for (auto at = text.find('<'); at != kNone; at = text.find('<', at + 1)) {
    const auto tag = tags.at(at);
    if (tag && std::find(kFormatting.begin(), kFormatting.end(), tag->name) != kFormatting.end())
      return fromHtml(join(split(text, '\n'), "<br>"), show);
  }
  Shown shown = fromPlain(decodeEntities(text));
  for (const auto& name : unknownEntities(text)) shown.lost.push_back("what " + name + " stands for");
  return shown;
}

}  // namespace cz::interop
