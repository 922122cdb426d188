#include "core/typeset/box.h"

#include <algorithm>

namespace cz::typeset {

void Box::put(const Box& other, double x, double y) {
  for (Glyph glyph : other.glyphs) {
    glyph.x += x;
    glyph.y += y;
    glyphs.push_back(glyph);
  }
  for (Rule rule : other.rules) {
    rule.x += x;
    rule.y += y;
    rules.push_back(rule);
  }
  for (Words one : other.words) {
    one.x += x;
    one.y += y;
    words.push_back(std::move(one));
  }
  width = std::max(width, x + other.width);
  ascent = std::max(ascent, other.ascent - y);
  descent = std::max(descent, other.descent + y);
}

void Box::putRule(double x, double y, double width, double height) {
  Box rule;
  rule.width = width;
  rule.descent = height;
  rule.rules.push_back({0, 0, width, height});
  put(rule, x, y);
}

}  // namespace cz::typeset
