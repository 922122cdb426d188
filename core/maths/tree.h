#pragma once
// A formula as a tree. What is drawn (core/typeset), said (spoken.h) and written as MathML (mathml.h) all comes from
// it.

#include <cstddef>
#include <string>
#include <vector>

namespace cz::maths {

/// TeX's classes of signs: they decide how much space stands between two of them.
enum class Class { ordinary, large, binary, relation, opening, closing, punctuation, inner };

struct Node;
using Row = std::vector<Node>;

struct Node {
  enum class Kind {
    sign,      ///< `text` is one sign
    letter,    ///< `text` is one letter, a variable: slanted when it is small or Latin
    number,    ///< `text` is digits with their marks, as they are shown
    word,      ///< `text` as it is written, from \text: upright, blanks count
    name,      ///< `text` is upright: sin, lim, \mathrm{…}
    space,     ///< `width` in eighteenths of an em
    group,     ///< parts: the row inside braces
    fraction,  ///< parts: above, below. No `bar`: a binomial
    root,      ///< parts: under the root, the index (empty: square root)
    scripts,   ///< parts: base, below, above; empty ones aren't there
    fence,     ///< parts: the inside; `left` and `right` are signs or empty
    accent,    ///< parts: the inside; `text` is the sign above it
    line,      ///< parts: the inside; `text` is "over" or "under"
    brace,     ///< parts: the inside, the label; `text` is "over" or "under"
    table      ///< parts: the cells, row by row; `columns` in a row; `left` and `right` as of a fence
  };
  enum class Size { asis, display, text };  ///< \frac, \dfrac, \tfrac
  enum class Columns { centred, cases, aligned };

  Kind kind = Kind::sign;
  std::string text;
  Class cls = Class::ordinary;
  std::string spoken;  ///< of a sign, a name or an accent: how it is read out
  std::vector<Row> parts;
  std::string left;  ///< of a fence or a table
  std::string right;
  int width = 0;
  int columns = 0;
  bool bar = true;
  bool limits = false;  ///< of a sign or a name: scripts stand below and above it where there is room
  bool grows = false;   ///< of a fence: from \left or around something tall, so that it grows with what it holds
  Size size = Size::asis;
  Columns align = Columns::centred;
};

}  // namespace cz::maths
