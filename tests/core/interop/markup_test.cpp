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

TEST_CASE("an entity that nobody here knows stays as written and is named, once") {
  CHECK(unknownEntities("caf&eacute; &x; &#233; AT&T; &x; a & b; &1; &y.z;") == Lost{"&x;", "&T;", "&y.z;"});
  const auto shown = fromHtml("secret &x; and &x;");
  CHECK(shown.text == "secret &x; and &x;");
  CHECK(shown.lost == Lost{"what &x; stands for"});
  CHECK(fromMixed("secret &x;").lost == Lost{"what &x; stands for"});
  CHECK(fromMarkdown("secret &x;").lost == Lost{"what &x; stands for"});
  CHECK(fromPlain("secret &x;").lost.empty());
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

TEST_CASE("pictures and the like are named, each once; scripts are named, comments are nothing") {
  const auto shown = fromHtml(
      "<img src=\"@@PLUGINFILE@@/map.png\" alt=\"\">Where?<img "
      "src='a/map.png'><table><tr><td>1</td><td>2</td></tr></table>"
      "<!-- <p>no</p> --><script>alert('<p>')</script>");
  CHECK(shown.text == "Where?\n1  2");
  CHECK(shown.lost == Lost{"a picture (map.png)", "a table (its cells follow one another)", "a script"});
}

TEST_CASE("words that are struck out stay, and that they were struck out is told with the words") {
  const auto shown = fromHtml("3 <del>plus</del> minus <span style=\"text-decoration:line-through\">4 <b>5</b></span>");
  CHECK(shown.text == "3 plus minus 4 **5**");
  CHECK(shown.lost == Lost{"the line through words (plus)", "the line through words (4 5)"});
  CHECK(fromMixed("<s>one</s> two").lost == Lost{"the line through words (one)"});
}

TEST_CASE("hidden text stays hidden, with all that is in it, and is told") {
  const auto shown = fromHtml("Pick.<div style=\"color: red; display: NONE\">the <div>answer</div> is a</div> Now.");
  CHECK(shown.text == "Pick. Now.");
  CHECK(shown.lost == Lost{"hidden text (the answer is a)"});
  CHECK(fromHtml("a<span hidden>b</span>c").text == "ac");
  CHECK(fromHtml("a<span hidden=\"\">b</span>c").text == "ac");
  CHECK(fromHtml("a<span style=\"visibility:hidden\">b</span>c").text == "ac");
  CHECK(fromHtml("a<span title=\"a hidden thing\" data-hidden=\"1\">b</span>c").text == "abc");
  CHECK(fromHtml("a<i hidden>never closed").text == "a");
  CHECK(fromHtml("<br hidden>a").text == "a");
  // The report cuts long words after 40 letters, never within one.
  std::string umlauts;
  for (int n = 0; n < 200; ++n) umlauts += "ä";
  CHECK(fromHtml("<p hidden>x" + umlauts + "</p>").lost == Lost{"hidden text (x" + umlauts.substr(0, 78) + "…)"});
}

TEST_CASE("underlined words are in italics, and that is told") {
  const auto shown = fromHtml(
      "Replace the <u>first</u> and <span style=\"text-decoration: underline\">last</span> <span>word</span>.");
  CHECK(shown.text == "Replace the *first* and *last* word.");
  CHECK(shown.lost == Lost{"underlining (it is in italics here)"});
}

TEST_CASE("colours that say something are told; those that editors write everywhere are not") {
  CHECK(fromHtml("the <span style=\"color:red\">red</span> word").lost == Lost{"colours"});
  CHECK(fromHtml("the <font color=\"#00f\">word</font>").lost == Lost{"colours"});
  CHECK(fromHtml("<p style=\"background-color: yellow\">word</p><mark>x</mark>").lost == Lost{"colours"});
  CHECK(fromHtml("<p style=\"color: rgb(0, 0, 0); background: white; font-size: 12px\">word</p>").lost.empty());
}

TEST_CASE("the address of a link is told, unless it can be read or leads nowhere") {
  const auto shown = fromHtml("See <a href=\"http://x.example/y\">the page</a>.");
  CHECK(shown.text == "See the page.");
  CHECK(shown.lost == Lost{"the address of a link (http://x.example/y)"});
  CHECK(fromHtml("<a href=\"http://x.example/y\">http://x.example/y</a> <a href=\"#top\">up</a><a name=\"z\">z</a>")
            .lost.empty());
}

TEST_CASE("a tag that nobody knows is named; tags that only group are not") {
  CHECK(fromHtml("<mediaInteraction>a</mediaInteraction>").lost == Lost{"a sound or a film"});
  CHECK(fromHtml("<notatag>a</notatag> <section><abbr>b</abbr></section><o:p></o:p>").lost ==
        Lost{"the tag <notatag>"});
}

TEST_CASE("many losses of one text are named up to a number, and then as more") {
  std::string html;
  for (int n = 0; n < 100; ++n) html += "<tag" + std::to_string(n) + ">";
  const auto lost = fromHtml(html).lost;
  REQUIRE(lost.size() == 31);
  CHECK(lost[29] == "the tag <tag29>");
  CHECK(lost[30] == "more of that kind");
}

TEST_CASE("numbered lists keep their numbers or letters") {
  CHECK(fromHtml("<ol><li>one</li><li>two<ul><li>in</li></ul></li><li>three</li></ol>").text ==
        "1. one\n2. two\n• in\n3. three");
  CHECK(fromHtml("<ol start=\"3\" type=\"a\"><li>x</li><li>y</li></ol>").text == "c. x\nd. y");
}

TEST_CASE("what stands in a drawing is no part of the text") {
  const auto shown = fromHtml("Look: <svg><text>12</text></svg>5");
  CHECK(shown.text == "Look: 5");
  CHECK(shown.lost == Lost{"a picture"});
}

TEST_CASE("MathML becomes TeX") {
  const auto shown = fromHtml(
      "Is <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> more than "
      "<m:math xmlns:m=\"x\"><m:msup><m:mi>x</m:mi><m:mn>2</m:mn></m:msup></m:math>5?");
  CHECK(shown.text == "Is \\(\\frac{1}{2}\\) more than \\({x}^{2}\\) 5?");
  CHECK(shown.lost.empty());
  CHECK(fromMixed("<math><mn>3</mn></math>").text == "\\(3\\)");
  CHECK(fromHtml("a<math/>b<math></math>c").text == "abc");
}

TEST_CASE("MathML that we have no TeX for is set in brackets, part by part, and told") {
  const Lost lost = {"a formula in MathML (its letters stand in brackets)"};
  const auto shown = fromHtml("Work out <math><mlongdiv><mn>1</mn><mn>2</mn><mn>3</mn></mlongdiv></math>.");
  CHECK(shown.text == "Work out [1 2 3].");
  CHECK(shown.lost == lost);
  // One half in content markup; the alttext says it better.
  CHECK(fromHtml("<math><apply><divide/><cn>1</cn><cn>2</cn></apply></math>").text == "[1 2]");
  CHECK(fromHtml("<math alttext=\"one half\"><apply><divide/><cn>1</cn><cn>2</cn></apply></math>").text ==
        "[one half]");
  CHECK(fromHtml("<math><mn>1</mn> 2 <mn>3</mn></math>").text == "[1 2 3]");
  CHECK(fromHtml("a <math><mn>1</mfrac></math> b").text == "a […] b");
  CHECK(fromHtml("a <math><mn>1</mn><mn>2</mn>").text == "a […]");
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
  CHECK(shown.lost == Lost{"the address of a link (http://x.example/y)", "a picture (ada.jpg)"});
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

TEST_CASE("HTML that is written to take long is read as quickly as any other") {
  const auto repeated = [](const std::string& part) {
    std::string text;
    for (int n = 0; n < 200'000; ++n) text += part;
    return text;
  };
  CHECK(fromHtml(repeated("<a ")).lost.empty());
  CHECK(fromHtml(repeated("& ")).text.size() == 399'999);
  CHECK(fromHtml(repeated("<s>")).text.empty());
  CHECK(fromHtml(repeated("<p hidden>")).text.empty());
  CHECK(fromMarkdown(repeated("[")).text.size() == 200'000);
}
