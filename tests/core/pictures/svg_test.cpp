// Drawings that mean harm, or would look different elsewhere.

#include "core/pictures/pictures.h"
#include "core/pictures/svg_words.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::pictures;
using Catch::Matchers::Contains;

namespace {

std::string svg(const std::string& inside, const std::string& attributes = "viewBox=\"0 0 10 10\"") {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" " + attributes + ">" +
         inside + "</svg>";
}

std::string whyNot(const std::string& bytes) {
  const auto facts = inspect(viewOf(bytes));
  return facts ? "nothing is wrong" : facts.error().message;
}

Facts factsOf(const std::string& bytes) { return must(inspect(viewOf(bytes))); }

}  // namespace

TEST_CASE("A drawing is as large as it says, or as its viewBox") {
  CHECK(factsOf(svg("", "width=\"120\" height=\"80px\"")) == Facts{Kind::svg, 120, 80});
  CHECK(factsOf(svg("", "width=\"25.4mm\" height=\"1in\"")) == Facts{Kind::svg, 96, 96});
  CHECK(factsOf(svg("", "width=\"100%\" height=\"100%\" viewBox=\"0 0 30 20\"")) == Facts{Kind::svg, 30, 20});
  CHECK_THAT(whyNot(svg("<rect width=\"5\" height=\"5\"/>", "")), Contains("viewBox=\"0 0 400 300\""));
}

TEST_CASE("Declarations, comments and a plain document type are no fault") {
  const std::string head =
      "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- drawn by hand -->\n"
      "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n";
  CHECK(factsOf(head + svg("")) == Facts{Kind::svg, 10, 10});
}

TEST_CASE("A drawing with entities of its own is refused, so none can multiply") {
  const std::string bomb =
      "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>" + svg("<text>&b;</text>");
  CHECK_THAT(whyNot(bomb), Contains("declares entities of its own"));
}

TEST_CASE("A drawing whose references multiply is refused before it is drawn") {
  std::string bomb = "<g id=\"a0\"><rect width=\"1\" height=\"1\"/></g>";
  for (int i = 1; i <= 10; ++i) {
    const std::string use = "<use xlink:href=\"#a" + std::to_string(i - 1) + "\"/>";
    bomb += "<g id=\"a" + std::to_string(i) + "\">";
    for (int j = 0; j < 10; ++j) bomb += use;
    bomb += "</g>";
  }
  CHECK_THAT(whyNot(svg(bomb)), Contains("repeats its parts too often"));
  CHECK_THAT(whyNot(svg("<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g>")),
             Contains("refers to itself"));
  CHECK_THAT(whyNot(svg("<pattern id=\"p\"><rect fill=\"url(#p)\"/></pattern>")), Contains("refers to itself"));
  CHECK(factsOf(svg("<defs><g id=\"leaf\"><path d=\"M0 0\"/></g></defs><use href=\"#leaf\"/><use href=\"#leaf\"/>"))
            .width == 10);
}

TEST_CASE("A drawing holds everything itself: what leads out of the file is refused") {
  for (const std::string inside :
       {"<use href=\"other.svg#a\"/>", "<use xlink:href=\"http://example.org/a.svg#a\"/>",
        "<rect fill=\"url(http://example.org/a.svg#p)\"/>", "<rect style=\"fill: url( 'file:///etc/passwd#p' )\"/>",
        "<style>@import 'http://example.org/a.css';</style>",
        "<style><![CDATA[rect { fill: url(http://example.org/x) }]]></style>",
        "<g xml:base=\"http://example.org/\"/>"}) {
    INFO(inside);
    CHECK_THAT(whyNot(svg(inside)), Contains("refers to something outside of the file"));
  }
  CHECK_THAT(whyNot(svg("<image href=\"file:///etc/passwd\"/>")), Contains("holds another picture"));
  CHECK_THAT(whyNot(svg("<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"/etc/passwd\"/>")),
             Contains("takes in another file"));
  CHECK(
      factsOf(svg("<defs><linearGradient id=\"g\"/></defs><rect fill=\"url('#g')\"/><a href=\"http://example.org\"/>"))
          .width == 10);
}

TEST_CASE("Scripts and motion have no place in a drawing") {
  CHECK_THAT(whyNot(svg("<script>alert(1)</script>")), Contains("holds a script"));
  CHECK_THAT(whyNot(svg("<s:script xmlns:s=\"http://www.w3.org/2000/svg\"/>")), Contains("holds a script"));
  CHECK_THAT(whyNot(svg("<rect onclick=\"alert(1)\"/>")), Contains("holds a script (onclick)"));
  CHECK_THAT(whyNot(svg("<foreignObject><p>Hi</p></foreignObject>")), Contains("foreignObject"));
  CHECK_THAT(whyNot(svg("<rect><animate attributeName=\"x\"/></rect>")), Contains("moves"));
}

TEST_CASE("A drawing too deep or with too many parts is refused") {
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += "<g>";
  for (int i = 0; i < 200; ++i) deep += "</g>";
  CHECK_THAT(whyNot(svg(deep)), Contains("too deep"));
  std::string many;
  for (int i = 0; i < 20'001; ++i) many += "<g/>";
  CHECK_THAT(whyNot(svg(many)), Contains("too many parts"));
}

TEST_CASE("Words of a drawing are found where they stand, and only what is drawn") {
  const std::string bytes =
      svg("\n<title>A</title><style>text{fill:red}</style>\n<g>\u00E9<text x=\"1\">b<tspan>c &amp; "
          "&#x263A;</tspan><desc>D</desc></text></g>\n  <text><![CDATA[e]]></text>");
  const auto words = wordsOfSvg(viewOf(bytes));
  REQUIRE(words.size() == 3);
  CHECK(words[0].text == "b");
  CHECK(words[0].line == 3);
  CHECK(words[0].column == 17);  // behind <g>, the letter é and <text x="1">
  CHECK(words[1].text == "c & \u263A");
  CHECK(words[1].column == 25);
  CHECK(words[2].text == "e");
  CHECK(words[2].line == 4);
  CHECK(wordsOfSvg(viewOf(std::string("<html><text>a</text></html>"))).empty());
  CHECK(wordsOfSvg(viewOf(std::string("\x89PNG"))).empty());
}
