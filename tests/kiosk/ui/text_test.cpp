#include "kiosk/ui/text.h"

#include <set>

#include "kiosk/ui/layout.h"
#include "tests/support/catch.h"
#include "tests/support/raster.h"

using namespace cz::ui;
using cz::tests::KeepingSink;

TEST_CASE("wrapped text is never wider than its box, in any script and without a single blank") {
  NullSink sink;
  TextCache cache(sink);
  const std::string texts[] = {"Which part of the whole cake does each friend get?",
                               "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
                               "محمد يأكل ثلاثة أرباع الكعكة",
                               "मीना केक का तीन चौथाई हिस्सा बाँटती है",
                               "我们把蛋糕分成四份然后吃掉三份",
                               "ąčęėįšųū Nguyễn Thị Hoa"};
  for (const std::string& text : texts)
    for (const int width : {80, 200, 500}) {
      INFO(text << " in " << width);
      CHECK(cache.measure(text, {}, 22, width).w <= static_cast<float>(width));
    }
}

TEST_CASE("twice the type is twice the width") {
  NullSink sink;
  TextCache cache(sink);
  const Size one = cache.measure("Next", {}, 20, 0);
  const Size two = cache.measure("Next", {}, 40, 0);
  CHECK(two.w > 1.9F * one.w);
  CHECK(two.w < 2.1F * one.w);
}

TEST_CASE("a cut line ends in an ellipsis and keeps its height") {
  NullSink sink;
  TextCache cache(sink);
  const TextStyle cut{.lines = 1};
  const Size whole = cache.measure("a rather long label for a button", {}, 22, 0);
  const Size shown = cache.measure("a rather long label for a button", cut, 22, 120);
  CHECK(shown.w <= 120);
  CHECK(shown.h == whole.h);
}

TEST_CASE("the same text is drawn once") {
  NullSink sink;
  TextCache cache(sink);
  const TextureId first = cache.paragraph("Next", {}, 22, 0, {1, 2, 3}).texture;
  CHECK(first != 0);
  CHECK(cache.paragraph("Next", {}, 22, 0, {1, 2, 3}).texture == first);
  CHECK(cache.made() == 1);
  CHECK(cache.paragraph("Next", {}, 22, 0, {9, 9, 9}).texture != first);
  CHECK(cache.paragraph("Next", {.weight = Weight::bold}, 22, 0, {1, 2, 3}).texture != first);
  CHECK(cache.made() == 3);
}

TEST_CASE("an empty text and blanks need no texture") {
  NullSink sink;
  TextCache cache(sink);
  CHECK(cache.paragraph("", {}, 22, 0, {}).texture == 0);
  CHECK(cache.paragraph("   ", {}, 22, 0, {}).texture == 0);
  CHECK(cache.measure("", {}, 22, 0).h > 0);
}

TEST_CASE("textures stay within their limit, and the longest unused go first") {
  KeepingSink sink;
  TextCache cache(sink, 60'000);
  const TextureId first = cache.paragraph("the first one", {}, 22, 0, {}).texture;
  for (int i = 0; i < 40; ++i) {
    cache.paragraph("number " + std::to_string(i), {}, 22, 0, {});
    cache.paragraph("the first one", {}, 22, 0, {});  // still in use
    cache.dropUnused();
    CHECK(cache.bytes() <= 60'000);
  }
  CHECK(sink.textures().contains(first));
  CHECK(sink.textures().size() < 40);
}

TEST_CASE("a texture pushed out by a long frame is given back only after the frame") {
  KeepingSink sink;
  TextCache cache(sink, 1);
  const TextureId first = cache.paragraph("one", {}, 22, 0, {}).texture;
  cache.paragraph("two", {}, 22, 0, {});
  CHECK(sink.textures().contains(first));
  cache.dropUnused();
  CHECK_FALSE(sink.textures().contains(first));
}

TEST_CASE("nothing of the last student stays after forgetting") {
  KeepingSink sink;
  TextCache cache(sink);
  cache.paragraph("Lex Moreno", {}, 22, 0, {});
  cache.forget();
  CHECK(sink.textures().empty());
  CHECK(cache.bytes() == 0);
}

TEST_CASE("the colour of text is straight, not multiplied by its alpha") {
  KeepingSink sink;
  TextCache cache(sink);
  const Paragraph p = cache.paragraph("Words with soft edges", {}, 22, 0, {200, 40, 80});
  const auto& texture = sink.textures().at(p.texture);
  int soft = 0;
  for (std::size_t i = 0; i < texture.rgba.size(); i += 4) {
    const int alpha = texture.rgba[i + 3];
    if (alpha < 60 || alpha == 255) continue;  // fainter ones are rounded too coarsely to tell
    ++soft;
    CHECK(std::abs(texture.rgba[i] - 200) <= 3);
    CHECK(std::abs(texture.rgba[i + 1] - 40) <= 3);
  }
  CHECK(soft > 50);
}

TEST_CASE("an emoji keeps its own colours in any text colour") {
  KeepingSink sink;
  TextCache cache(sink);
  const auto& texture = sink.textures().at(cache.paragraph("🐢", {}, 40, 0, {0, 0, 0}).texture);
  std::set<std::uint32_t> colours;
  for (std::size_t i = 0; i < texture.rgba.size(); i += 4)
    if (texture.rgba[i + 3] == 255)
      colours.insert(
          static_cast<std::uint32_t>(texture.rgba[i] << 16 | texture.rgba[i + 1] << 8 | texture.rgba[i + 2]));
  if (colours.empty())
    WARN("skipped: no colour emoji font here");
  else
    CHECK(colours.size() > 10);
}

TEST_CASE("the caret steps over a whole letter, however many code points it has") {
  const Fonts fonts;
  const std::string text = "e\u0301👩‍🚀x";  // e with a combining acute, an astronaut of three code points
  const Layout layout(fonts, text, {}, 22, 0);
  const std::size_t accent = std::string("e\u0301").size();
  CHECK(layout.after(0) == accent);
  CHECK(layout.after(accent) == text.size() - 1);
  CHECK(layout.before(text.size() - 1) == accent);
  CHECK(layout.before(0) == 0);
  CHECK(layout.after(text.size()) == text.size());
}

TEST_CASE("in Arabic the arrow to the right goes back in the text") {
  const Fonts fonts;
  const std::string text = "مرحبا";  // five letters of two bytes
  const Layout layout(fonts, text, {}, 22, 0);
  CHECK(layout.rightToLeft());
  CHECK(layout.movedSideways(0, false) == 2);
  CHECK(layout.movedSideways(4, true) == 2);
  CHECK(layout.caretAt(0).x > layout.caretAt(text.size()).x);
}

TEST_CASE("Home and End go to the ends of the line, not of the text") {
  const Fonts fonts;
  const std::string text = "one\ntwo\nthree";
  const Layout layout(fonts, text, {}, 22, 400);
  CHECK(layout.lineStart(5) == 4);
  CHECK(layout.lineEnd(5) == 7);
  CHECK(layout.movedLine(5, 1) == 9);
  CHECK(layout.movedLine(5, -1) == 1);
}

TEST_CASE("a formula stands in its line: the line grows, nothing is cut off, twice the type is twice the formula") {
  KeepingSink sink;
  TextCache cache(sink);
  const TextStyle marks{.marks = true};
  const Size words = cache.measure("How much is a half?", marks, 22, 0);
  const Size maths = cache.measure("How much is $\\frac{1}{2}$?", marks, 22, 0);
  CHECK(maths.h > words.h);
  const Size twice = cache.measure("How much is $\\frac{1}{2}$?", marks, 44, 0);
  CHECK(twice.h > 1.8F * maths.h);
  CHECK(twice.h < 2.2F * maths.h);
  const Paragraph& shown = cache.paragraph("$\\frac{1}{2}$", marks, 22, 0, {1, 2, 3});
  CHECK(shown.texture != 0);
  CHECK(shown.pixelHeight > 22);
}

TEST_CASE("maths in narrow columns stays within them") {
  NullSink sink;
  TextCache cache(sink);
  const TextStyle marks{.marks = true};
  for (const char* text : {"Is $a^2 + b^2 = c^2 + d^2 = e^2 + f^2$ right?", "$\\frac{a+b+c+d+e+f+g}{h+i+j+k+l}$"})
    for (const int width : {80, 200, 500}) CHECK(cache.measure(text, marks, 22, width).w <= static_cast<float>(width));
}
