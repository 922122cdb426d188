#include "core/base/marks.h"
#include "core/base/inline_marks.h"

#include "tests/support/catch.h"

using namespace cz;

namespace {

/// What is seen of the words.
std::string plainText(std::string_view text) {
  std::string plain;
  for (const TextPiece& piece : textPieces(text)) plain += piece.text;
  return plain;
}

}  // namespace

TEST_CASE("two stars make bold, one makes italic, and what Pango would read is made harmless") {
  CHECK(pangoMarkup("a **b** c") == "a <b>b</b> c");
  CHECK(pangoMarkup("*only*") == "<i>only</i>");
  CHECK(pangoMarkup("3 < 4 & **5 > 4**") == "3 &lt; 4 &amp; <b>5 &gt; 4</b>");
  CHECK(pangoMarkup("<span size=\"900000\">") == "&lt;span size=&quot;900000&quot;&gt;");
}

TEST_CASE("a star that multiplies stays a star") {
  CHECK(pangoMarkup("2*3*4") == "2*3*4");
  CHECK(pangoMarkup("2 * 3 * 4") == "2 * 3 * 4");
  CHECK(pangoMarkup("a*b*c") == "a*b*c");
  CHECK(pangoMarkup("żó*łw*") == "żó*łw*");
}

TEST_CASE("a mark without its partner, or with a backslash, is shown as it is written") {
  CHECK(pangoMarkup("**open") == "**open");
  CHECK(pangoMarkup("footnote*") == "footnote*");
  CHECK(pangoMarkup("\\*star\\*") == "*star*");
  CHECK(pangoMarkup("**bold *and italic* in it**") == "<b>bold </b><b><i>and italic</i></b><b> in it</b>");
}

TEST_CASE("read aloud says the text without its marks") {
  CHECK(plainText("a **b** *c* & 2*3") == "a b c & 2*3");
  CHECK(plainText("\\*") == "*");
}

TEST_CASE("maths stands between two dollars that touch it") {
  const auto pieces = textPieces("Work out $\\frac{1}{2} * 3$ of it.");
  REQUIRE(pieces.size() == 3);
  CHECK(pieces[0].text == "Work out ");
  CHECK(pieces[1].kind == TextPiece::Kind::maths);
  CHECK(pieces[1].text == "\\frac{1}{2} * 3");
  CHECK(pieces[1].at == 10);
  CHECK(pieces[2].text == " of it.");
  CHECK(plainText("$a$b") == "ab");
}

TEST_CASE("prices stay prices") {
  for (const std::string text :
       {"costs $5 and $7", "$", "5$ or 6$", "$ 5$", "A $5 note", "$5 $6 $7", "$$", "$5\n\n7$.", "a$b $c$2"}) {
    const auto pieces = textPieces(text);
    REQUIRE(pieces.size() == 1);
    CHECK(pieces[0] == TextPiece{TextPiece::Kind::words, text, "", false, false, 0});
  }
  CHECK(plainText("It costs \\$5, not 7\\$.") == "It costs $5, not 7$.");
}

TEST_CASE("a dollar before a brace closes nothing, for a number may be put there") {
  CHECK(mathsLength("${a}-${b}", 0) == 0);
  CHECK(mathsLength("$a$-{b}", 0) == 3);
  CHECK(mathsLength("$a$5", 0) == 0);
}

TEST_CASE("within maths a backslash protects a dollar, and stars and brackets are no marks") {
  const auto pieces = textPieces("$\\text{\\$5} * 2 * x$ and *so*");
  REQUIRE(pieces.size() == 3);
  CHECK(pieces[0].text == "\\text{\\$5} * 2 * x");
  CHECK(pieces[2].italic);
  CHECK(textPieces("$1\\\\$")[0].text == "1\\\\");
}

TEST_CASE("maths and pictures may stand in bold") {
  const auto pieces = textPieces("**see $x$**");
  REQUIRE(pieces.size() == 2);
  CHECK(pieces[1] == TextPiece{TextPiece::Kind::maths, "x", "", true, false, 7});
}

TEST_CASE("a picture says what is seen, and where it lies") {
  const auto pieces = textPieces("Look: ![a *red* kite [\\]](media/kite.png)!");
  REQUIRE(pieces.size() == 3);
  CHECK(pieces[1] == TextPiece{TextPiece::Kind::picture, "a *red* kite []", "media/kite.png", false, false, 6});
  CHECK(plainText("![a kite](media/kite.png) flies") == "a kite flies");
  for (const std::string text : {"![a](b c)", "![a]()", "![a] (b)", "![a\n](b)", "!", "![", "![a](b"})
    CHECK(textPieces(text) == std::vector<TextPiece>{{TextPiece::Kind::words, text, "", false, false, 0}});
  CHECK(plainText("\\![a](b)") == "![a](b)");
}

TEST_CASE("a size may stand behind the path of a picture; any other word makes it no picture") {
  CHECK(textPieces("![a](b.png)")[0].size == PictureSize::medium);
  CHECK(textPieces("![a](b.png small)")[0] ==
        TextPiece{TextPiece::Kind::picture, "a", "b.png", false, false, 0, PictureSize::small});
  CHECK(textPieces("![a](b.png medium)")[0].size == PictureSize::medium);
  CHECK(textPieces("![a](b.png large)")[0].size == PictureSize::large);
  for (const std::string text : {"![a](b.png huge)", "![a](b.png small large)", "![a]( small)", "![a](b c.png)"})
    CHECK(textPieces(text)[0].kind == TextPiece::Kind::words);
}
