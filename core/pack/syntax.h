#pragma once
// The tree of an expression. Built once by the parser, walked by evaluate().

#include <cstddef>
#include <string>
#include <vector>

#include "core/pack/expression.h"

namespace cz::pack {

struct Function;

enum class Operation {
  constant,  ///< `value`
  name,      ///< the parameter `text`
  call,      ///< `function` over the children
  choose,    ///< if(c, a, b): only the chosen side is worked out
  both,      ///< and: the right side only when the left is true
  either,    ///< or: the right side only when the left is false
  opposite,  ///< not
  negate,
  add,
  subtract,
  multiply,
  divide,
  power,
  equal,
  unequal,
  less,
  atMost,
  greater,
  atLeast,
};

struct Expression::Node {
  Operation operation = Operation::constant;
  std::size_t column = 1;
  Value value;
  std::string text;
  const Function* function = nullptr;
  std::vector<Node> children;
};

struct Syntax {
  Expression::Node root;
  std::vector<NameUse> uses;  ///< every name once, in order of first use
};

Result<Syntax> syntaxOf(std::string_view source);

}  // namespace cz::pack
