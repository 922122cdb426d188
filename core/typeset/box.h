#pragma once
// What a laid-out formula is made of: glyphs, rules and words at exact places. Lengths are pixels or points, x to the
// right, y downwards from the baseline.

#include <hb.h>
#include <pango/pangocairo.h>

#include <memory>
#include <vector>

namespace cz::typeset {

struct Box {
  struct Glyph {
    hb_codepoint_t glyph = 0;
    double x = 0;
    double y = 0;
    double size = 0;  ///< of the em
  };
  struct Rule {
    double x = 0;
    double y = 0;  ///< of its top
    double width = 0;
    double height = 0;
  };
  struct Words {
    std::shared_ptr<PangoLayout> layout;
    double x = 0;
    double y = 0;  ///< of their baseline
  };

  double width = 0;
  double ascent = 0;
  double descent = 0;
  double italic = 0;    ///< how far its top leans out to the right: a superscript moves there
  double accent = 0;    ///< where an accent's middle stands
  bool single = false;  ///< one glyph: its scripts stand where the font says, not at its edges
  std::vector<Glyph> glyphs;
  std::vector<Rule> rules;
  std::vector<Words> words;

  double height() const { return ascent + descent; }
  /// Puts `other` in with its baseline's left end at x, y. The box grows up, down and to the right.
  void put(const Box& other, double x, double y);
  void putRule(double x, double y, double width, double height);
};

}  // namespace cz::typeset
