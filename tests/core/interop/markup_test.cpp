// Other systems' formatted texts in our markup.
#include "core/interop/markup.h"
#include "core/interop/entities.h"
#include "tests/support/catch.h"

using namespace cz::interop;

namespace {
using Lost = std::vector<std::string>;
}

TEST_CASE("entities become their characters, unknown ones stay as written") {
  CHECK(decodeEntities("caf&eacute; &lt;3 &#233;&#xE9; 2 &times; 3 &nonsense; AT&T &#0; &") ==
        "café <3 éé 2 × 3 &nonsense; AT&T &#0; &");
}

TEST_CASE("HTML keeps emphasis, paragraphs, breaks and lists") {
  CHECK(fromHtml("<p>Is <b>this</b> <em>right</em>?</p><p>Or<br/>that?</p>").text == "Is **this** *right*?\nOr\nthat?");
  CHECK(fromHtml("Pick:<ul><li>one</li><li>two</li></ul>then go").text == "Pick:\n• one\n• two\nthen go");
  CHECK(fromHtml("<h2>Title</h2>text").text == "**Title**\ntext");
}

TEST_CASE("blanks of the HTML's own lines are one blank, but not within pre") {
  CHECK(fromHtml("<p>one\n   two</p>\n\n<p>three</p>").text == "one two\nthree");
  CHECK(fromHtml("<pre>\n  x = 1\n  y = 2</pre>").text == "  x = 1\n  y = 2");
}

TEST_CASE("emphasis around nothing or blanks vanishes, blanks inside move out, overlapping tags end") {
  CHECK(fromHtml("a<b> </b>b <strong> c </strong>d").text == "a b **c** d");
  CHECK(fromHtml("<b>one <i>two</b> three").text == "**one *two*** three");
  CHECK(fromHtml("<b><b>x</b></b>").text == "**x**");
  CHECK(fromHtml("press <b>[*]</b>").text == "press **[∗]**");
}

TEST_CASE("raised and lowered digits are digits, other raised text is written out") {
  CHECK(fromHtml("x<sup>2</sup> + H<sub>2</sub>O").text == "x² + H₂O");
  CHECK(fromHtml("x<sup>n+1</sup>").text == "x^(n+1)");
}

TEST_CASE("pictures and the like are named, each once; scripts and comments are nothing") {
  const auto shown = fromHtml(
      "<img src=\"@@PLUGINFILE@@/map.png\" alt=\"\">Where?<img "
      "src='a/map.png'><table><tr><td>1</td><td>2</td></tr></table>"
      "<!-- <p>no</p> --><script>alert('<p>')</script>");
  CHECK(shown.text == "Where?\n1  2");
  CHECK(shown.lost == Lost{"a picture (map.png)", "a table (its cells follow one another)"});
}

TEST_CASE("a quoted attribute may hold angle brackets") {
  CHECK(fromHtml("<img src=\"https://x.example/i?q=1</div><td>\" alt=\"i\"><b>ok</b>").text == "**ok**");
}

TEST_CASE("a less-than sign that opens no tag is text") {
  CHECK(fromHtml("3 < 5 and 5 > 3").text == "3 < 5 and 5 > 3");
  CHECK(fromHtml("a < b <b>c</b>").text == "a < b **c**");
}

TEST_CASE("text in which tags are the subject keeps them, text that is formatted with them doesn't") {
  CHECK(fromMixed("<a>").text == "<a>");
  CHECK(fromMixed("Which tag is <link>?").text == "Which tag is <link>?");
  CHECK(fromMixed("A <b>bold</b> word").text == "A **bold** word");
}

TEST_CASE("stars of a product are no emphasis") {
  CHECK(fromPlain("2*3*4").text == "2∗3∗4");
  CHECK(fromPlain("2*3").text == "2*3");
  CHECK(fromMarkdown("**2** or *3*").text == "**2** or *3*");
}

TEST_CASE("Markdown: soft lines join, hard ones stay, lists and headings keep theirs") {
  CHECK(fromMarkdown("one\ntwo  \nthree").text == "one two\nthree");
  CHECK(fromMarkdown("## Head\ntext\n- a\n- b").text == "**Head**\ntext\n• a\n• b");
  const auto shown = fromMarkdown("See [the page](http://x.example/y) ![Ada](media/ada.jpg) and `code`");
  CHECK(shown.text == "See the page and code");
  CHECK(shown.lost == Lost{"a picture (ada.jpg)"});
}

TEST_CASE("a picture that stands in its own address has no name") {
  CHECK(fromHtml("<img src=\"data:image/png;base64,AA/BB==\">").lost == Lost{"a picture"});
}

TEST_CASE("closing tags end their elements in any letter case") {
  CHECK(fromHtml("a<SCRIPT>x < 1</SCRIPT>b<style>p</STYLE>c").text == "abc");
  const auto show = [](const std::string& address, const std::string& words) {
    return PictureWords{"[" + address + ": " + words + "]", ""};
  };
  CHECK(fromHtml("<OBJECT data=\"a.png\">a cat</OBJECT> and more", show).text == "[a.png: a cat] and more");
}
