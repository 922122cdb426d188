#pragma once
// Colours by role. Nobody outside a theme names a colour by its numbers.
// Rules, held up by a test over all pairs of all themes: text on its ground has a contrast of at least 7:1 (WCAG 2
// AAA), the edge of a control or a state icon against its ground at least 3:1. No state is told by colour alone (case
// O-49).

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace cz::ui {

struct Color {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;
  std::uint8_t a = 255;
  friend bool operator==(const Color&, const Color&) = default;
};

enum class Tone {
  paper,        ///< the page
  sheet,        ///< cards, controls, sheets
  well,         ///< a place to drop things; ground of a quiet pill
  hairLine,     ///< divides; carries no meaning
  edge,         ///< outline of a control
  ink,          ///< text
  softInk,      ///< second text
  action,       ///< the primary action; links; what is chosen
  actionHover,  ///< under the pointer
  actionHeld,   ///< while pressed
  onAction,     ///< text on the three above
  actionSoft,   ///< ground of what is chosen
  sheetHover,   ///< a control under the pointer
  sheetHeld,    ///< a control while pressed
  can,          ///< mastered, saved
  canSoft,      ///< its ground
  notYet,       ///< not yet
  notYetSoft,   ///< its ground
  waiting,      ///< waiting for a mark or for the teacher
  waitingSoft,  ///< its ground
  off,          ///< ground of a control that can't be used now (its text is softInk)
  focusRing,    ///< the ring around what the keyboard holds
  shade,        ///< laid over the page behind a sheet; see-through
  shadow,       ///< under a lifted card; see-through
  count_,
};

enum class ThemeName { light, dark, highContrast };

struct Theme {
  ThemeName name = ThemeName::light;
  std::array<Color, static_cast<std::size_t>(Tone::count_)> colors{};

  Color operator[](Tone tone) const { return colors[static_cast<std::size_t>(tone)]; }
};

/// The built-in themes; they live as long as the program.
const Theme& themeOf(ThemeName name);

/// Two roles that meet on the screen.
struct Pair {
  Tone front = Tone::ink;
  Tone ground = Tone::paper;
};
/// Every text and ground that widgets put together.
std::span<const Pair> textPairs();
/// Every edge or icon and ground that widgets put together.
std::span<const Pair> edgePairs();

/// WCAG 2 contrast ratio of two opaque colours: 1 to 21.
double contrast(Color a, Color b);

}  // namespace cz::ui
