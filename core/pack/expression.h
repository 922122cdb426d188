#pragma once
// The small language inside {braces}: exact rationals, finite, no input or output, a step limit.
// The same result on every machine, because there is nothing in it that a machine could do differently.

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/exact.h"
#include "core/base/result.h"
#include "core/pack/number_style.h"
#include "core/pack/spot.h"

namespace cz::pack {

/// What an expression gives: a number, a text, a truth, or a list of numbers.
using Value = std::variant<Exact, std::string, bool, std::vector<Exact>>;

/// The values of an item's parameters by name.
using Draw = std::map<std::string, Value>;

/// How a value looks in running text: 3, 3/4 as "3/4", lists as "1, 2, 3".
std::string shown(const Value& value);

/// Whether a parameter may have this name: letters, digits and '_', not a digit first, and no word of the language.
bool isFreeName(std::string_view name);

/// A name that an expression reads, and the column of its first use (from 1, in bytes).
struct NameUse {
  std::string name;
  std::size_t column = 1;
};

/// A parsed expression. Copies share the tree; it never changes.
class Expression {
 public:
  struct Node;
  /// Errors say what was not understood and at which column of `source` (from 1, in bytes), in `Error::detail`
  /// as a plain number, so that the caller can add its own position. `style` is how decimal() spells.
  static Result<Expression> parse(std::string_view source, NumberStyle style = NumberStyle::point);
  /// Stops with an error after a fixed number of steps, on an unknown name, on a wrong kind of value, on a number
  /// or a list that has grown too long. `Error::detail` holds the column, as above.
  Result<Value> evaluate(const Draw& draw) const;
  const std::string& source() const { return source_; }
  /// Every name it reads, in order of first use.
  const std::vector<std::string>& names() const { return names_; }
  const std::vector<NameUse>& uses() const { return uses_; }

 private:
  std::string source_;
  std::shared_ptr<const Node> root_;
  NumberStyle style_ = NumberStyle::point;
  std::vector<std::string> names_;
  std::vector<NameUse> uses_;
};

/// Text with {expressions} in it. "{{" and "}}" are literal braces. Within maths (core/base/inline_marks.h) braces are
/// TeX's, and \var{expression} puts a value in, as TeX.
class Template {
 public:
  Template() = default;
  /// Error::detail holds the column within `source` (from 1, in bytes).
  static Result<Template> parse(std::string_view source, NumberStyle style = NumberStyle::point);
  /// A text without expressions, whatever braces it holds.
  static Template literal(std::string text);
  /// What isn't maths in the source doesn't become maths by the values put in: such a dollar gets a backslash.
  Result<std::string> render(const Draw& draw) const;
  /// The value when the whole text is one {expression}; else the rendered text.
  Result<Value> value(const Draw& draw) const;
  bool empty() const { return parts_.empty(); }
  const std::string& source() const { return source_; }
  std::vector<std::string> names() const;
  std::vector<NameUse> uses() const;
  /// Whether it reads the same in every draw.
  bool isConstant() const;
  /// The expression when the whole text is one {expression}, else nothing.
  const Expression* wholeExpression() const;
  /// Where in its file it was written. Set by who reads the file.
  Spot spot() const { return spot_; }
  void setSpot(Spot spot) { spot_ = spot; }

 private:
  struct Part {
    std::variant<std::string, Expression> what;
    std::size_t offset = 0;  ///< of the expression's text within source_, in bytes
    bool maths = false;      ///< it stands between dollars; the dollars belong to it
  };
  class Parsing;
  class Rendering;

  std::string source_;
  std::vector<Part> parts_;
  Spot spot_;
};

}  // namespace cz::pack
