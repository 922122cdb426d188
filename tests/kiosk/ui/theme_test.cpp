#include "kiosk/ui/theme.h"

#include <string>

#include "tests/support/catch.h"

using namespace cz::ui;

namespace {

const ThemeName kAll[] = {ThemeName::light, ThemeName::dark, ThemeName::highContrast};

std::string named(ThemeName theme, Pair pair) {
  return "theme " + std::to_string(static_cast<int>(theme)) + ", tone " + std::to_string(static_cast<int>(pair.front)) +
         " on " + std::to_string(static_cast<int>(pair.ground));
}

}  // namespace

TEST_CASE("contrast is counted as WCAG 2 counts it") {
  const Color black{0, 0, 0};
  const Color white{255, 255, 255};
  CHECK(contrast(black, white) == 21.0);
  CHECK(contrast(white, white) == 1.0);
  // #767676 on white is the well-known grey that just passes 4.5 (4.54).
  const double grey = contrast(Color{0x76, 0x76, 0x76}, white);
  CHECK(grey > 4.53);
  CHECK(grey < 4.55);
  CHECK(contrast(white, Color{0x76, 0x76, 0x76}) == grey);
}

TEST_CASE("all text in all themes has a contrast of at least 7 to 1") {
  for (const ThemeName name : kAll)
    for (const Pair pair : textPairs()) {
      const Theme& theme = themeOf(name);
      INFO(named(name, pair));
      CHECK(contrast(theme[pair.front], theme[pair.ground]) >= 7.0);
    }
}

TEST_CASE("all edges and icons in all themes have a contrast of at least 3 to 1") {
  for (const ThemeName name : kAll)
    for (const Pair pair : edgePairs()) {
      const Theme& theme = themeOf(name);
      INFO(named(name, pair));
      CHECK(contrast(theme[pair.front], theme[pair.ground]) >= 3.0);
    }
}

TEST_CASE("what text stands on is opaque") {
  for (const ThemeName name : kAll)
    for (const Pair pair : textPairs()) {
      CHECK(themeOf(name)[pair.ground].a == 255);
      CHECK(themeOf(name)[pair.front].a == 255);
    }
}

TEST_CASE("the light theme has the colours of the sketches") {
  const Theme& light = themeOf(ThemeName::light);
  CHECK(light[Tone::paper] == Color{0xFB, 0xF9, 0xF4});
  CHECK(light[Tone::ink] == Color{0x1B, 0x21, 0x30});
  CHECK(light[Tone::action] == Color{0x1D, 0x4E, 0x89});
  CHECK(light[Tone::can] == Color{0x17, 0x5C, 0x30});
  CHECK(light[Tone::notYet] == Color{0x6E, 0x43, 0x00});
  CHECK(light[Tone::waiting] == Color{0x45, 0x3A, 0x86});
  CHECK(light[Tone::focusRing] == Color{0xB3, 0x26, 0x1E});
}
