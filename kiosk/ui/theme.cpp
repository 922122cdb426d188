#include "kiosk/ui/theme.h"

#include <cmath>

namespace cz::ui {
namespace {

constexpr Color rgb(std::uint32_t hex, std::uint8_t alpha = 255) {
  return {static_cast<std::uint8_t>(hex >> 16U), static_cast<std::uint8_t>(hex >> 8U & 0xFFU),
          static_cast<std::uint8_t>(hex & 0xFFU), alpha};
}

// In the order of Tone.
constexpr Theme kLight{
    ThemeName::light,
    {rgb(0xFBF9F4), rgb(0xFFFFFF), rgb(0xF5F1E8), rgb(0xD9D4C7), rgb(0x77736A),      rgb(0x1B2130),
     rgb(0x474D5B), rgb(0x1D4E89), rgb(0x174072), rgb(0x11335C), rgb(0xFFFFFF),      rgb(0xE6EEF7),
     rgb(0xF4F7FB), rgb(0xE6EEF7), rgb(0x175C30), rgb(0xE7F3EA), rgb(0x6E4300),      rgb(0xFBEED6),
     rgb(0x453A86), rgb(0xECEAF7), rgb(0xEFEBE1), rgb(0xB3261E), rgb(0x1B2130, 115), rgb(0x1B2130, 36)}};

constexpr Theme kDark{
    ThemeName::dark,
    {rgb(0x14171D), rgb(0x1D222B), rgb(0x191D25), rgb(0x363D4A), rgb(0x858D9C),      rgb(0xF1EFE9),
     rgb(0xC3C8D2), rgb(0x9CC4F2), rgb(0xB6D4F7), rgb(0xCFE3FB), rgb(0x0D1A2B),      rgb(0x1D314C),
     rgb(0x252C38), rgb(0x1D314C), rgb(0x8FD8A6), rgb(0x16341F), rgb(0xF2C879),      rgb(0x3B2A0C),
     rgb(0xC5BDF7), rgb(0x2B2650), rgb(0x2A303B), rgb(0xFF8A80), rgb(0x000000, 150), rgb(0x000000, 110)}};

constexpr Theme kHighContrast{
    ThemeName::highContrast,
    {rgb(0x000000), rgb(0x000000), rgb(0x000000), rgb(0xFFFFFF), rgb(0xFFFFFF),      rgb(0xFFFFFF),
     rgb(0xFFFFFF), rgb(0xFFE14D), rgb(0xFFEE99), rgb(0xFFFFFF), rgb(0x000000),      rgb(0x1F2A44),
     rgb(0x1E1E1E), rgb(0x1F2A44), rgb(0x8CFFA9), rgb(0x00290D), rgb(0xFFC266),      rgb(0x2E1C00),
     rgb(0xD6CCFF), rgb(0x1E1547), rgb(0x262626), rgb(0x6FE3FF), rgb(0x000000, 190), rgb(0x000000, 0)}};

constexpr Pair kText[] = {
    {Tone::ink, Tone::paper},
    {Tone::ink, Tone::sheet},
    {Tone::ink, Tone::well},
    {Tone::ink, Tone::actionSoft},
    {Tone::ink, Tone::sheetHover},
    {Tone::ink, Tone::sheetHeld},
    {Tone::ink, Tone::off},
    {Tone::softInk, Tone::paper},
    {Tone::softInk, Tone::sheet},
    {Tone::softInk, Tone::well},
    {Tone::softInk, Tone::actionSoft},
    {Tone::softInk, Tone::off},
    {Tone::softInk, Tone::sheetHover},
    {Tone::softInk, Tone::sheetHeld},
    {Tone::action, Tone::paper},
    {Tone::action, Tone::sheet},
    {Tone::action, Tone::actionSoft},
    {Tone::actionHover, Tone::paper},
    {Tone::actionHeld, Tone::paper},
    {Tone::actionHeld, Tone::sheet},
    {Tone::onAction, Tone::action},
    {Tone::onAction, Tone::actionHover},
    {Tone::onAction, Tone::actionHeld},
    {Tone::can, Tone::canSoft},
    {Tone::notYet, Tone::notYetSoft},
    {Tone::waiting, Tone::waitingSoft},
    {Tone::can, Tone::paper},
    {Tone::notYet, Tone::paper},
    {Tone::waiting, Tone::paper},
    {Tone::can, Tone::sheet},
    {Tone::notYet, Tone::sheet},
    {Tone::waiting, Tone::sheet},
    {Tone::paper, Tone::ink},  // the number of an answered place
    {Tone::sheet, Tone::ink},  // and on the review
};

constexpr Pair kEdges[] = {
    {Tone::edge, Tone::paper},
    {Tone::edge, Tone::sheet},
    {Tone::edge, Tone::well},
    {Tone::action, Tone::paper},
    {Tone::action, Tone::sheet},
    {Tone::action, Tone::actionSoft},
    {Tone::action, Tone::well},
    {Tone::focusRing, Tone::paper},
    {Tone::focusRing, Tone::sheet},
    {Tone::focusRing, Tone::well},
    {Tone::can, Tone::paper},
    {Tone::notYet, Tone::paper},
    {Tone::waiting, Tone::paper},
    {Tone::can, Tone::actionSoft},
    {Tone::notYet, Tone::actionSoft},
    {Tone::waiting, Tone::actionSoft},
    {Tone::edge, Tone::actionSoft},
    {Tone::edge, Tone::sheetHover},
    {Tone::edge, Tone::sheetHeld},
    {Tone::edge, Tone::off},
    {Tone::action, Tone::sheetHover},
    {Tone::notYet, Tone::sheet},
    {Tone::focusRing, Tone::actionSoft},
};

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Color c) { return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b); }

}  // namespace

const Theme& themeOf(ThemeName name) {
  switch (name) {
    case ThemeName::dark: return kDark;
    case ThemeName::highContrast: return kHighContrast;
    case ThemeName::light: break;
  }
  return kLight;
}

std::span<const Pair> textPairs() { return kText; }
std::span<const Pair> edgePairs() { return kEdges; }

double contrast(Color a, Color b) {
  const double one = luminance(a) + 0.05;
  const double two = luminance(b) + 0.05;
  return one > two ? one / two : two / one;
}

}  // namespace cz::ui
