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

namespace cz::pack {

/// What an expression gives: a number, a text, a truth, or a list of numbers.
using Value = std::variant<Exact, std::string, bool, std::vector<Exact>>;

/// The values of an item's parameters by name.
using Draw = std::map<std::string, Value>;

/// How a value looks in running text: 3, 3/4 as "3/4", lists as "1, 2, 3".
std::string shown(const Value& value);

/// A parsed expression. Copies share the tree; it never changes.
class Expression {
 public:
  struct Node;
  /// Errors say what was not understood and at which column of `source` (from 1), in `Error::detail`
  /// as a plain number, so that the caller can add its own position.
  static Result<Expression> parse(std::string_view source);
  /// Stops with an error after a fixed number of steps, on an unknown name, or on a wrong kind of value.
  Result<Value> evaluate(const Draw& draw) const;
  const std::string& source() const { return source_; }
  /// Every name it reads, in order of first use.
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::string source_;
  std::shared_ptr<const Node> root_;
  std::vector<std::string> names_;
};

/// Text with {expressions} in it. "{{" and "}}" are literal braces.
class Template {
 public:
  Template() = default;
  /// Error::detail holds the column within `source` (from 1).
  static Result<Template> parse(std::string_view source);
  /// A text without expressions, whatever braces it holds.
  static Template literal(std::string text);
  Result<std::string> render(const Draw& draw) const;
  /// The value when the whole text is one {expression}; else the rendered text.
  Result<Value> value(const Draw& draw) const;
  bool empty() const { return parts_.empty(); }
  const std::string& source() const { return source_; }
  std::vector<std::string> names() const;

 private:
  std::string source_;
  std::vector<std::variant<std::string, Expression>> parts_;
};

}  // namespace cz::pack
