// Walking the tree of an expression.

#include "core/pack/expression.h"

#include "core/pack/functions.h"
#include "core/pack/syntax.h"

namespace cz::pack {
namespace {

using Node = Expression::Node;

class Walk {
 public:
  Walk(const Draw& draw, NumberStyle style) : draw_(draw), style_(style) {}

  /// An error without a column of its own gets the column of the node at fault.
  Result<Value> at(const Node& node) {
    auto value = budget_.step() ? valueOf(node) : Result<Value>(tooManySteps());
    if (value) {
      if (auto small = checkSize(*value); !small) return errorAt(node, small.error().message);
      return value;
    }
    return value.error().detail.empty() ? errorAt(node, value.error().message) : value;
  }

 private:
  static Error tooManySteps() { return {Fault::input, "This takes too many steps. Use smaller numbers.", ""}; }
  static Error errorAt(const Node& node, std::string message) {
    return {Fault::input, std::move(message), std::to_string(node.column)};
  }

  Result<Value> valueOf(const Node& node) {
    switch (node.operation) {
      case Operation::constant: return node.value;
      case Operation::name: return named(node);
      case Operation::call: return called(node);
      case Operation::choose: return chosen(node);
      case Operation::both: return shortCut(node, false);
      case Operation::either: return shortCut(node, true);
      case Operation::opposite: {
        CZ_TRY(truth, truthOf(node.children[0]));
        return Value(!truth);
      }
      case Operation::negate: {
        CZ_TRY(number, numberOf(node.children[0]));
        return Value(-number);
      }
      case Operation::equal:
      case Operation::unequal: return compared(node);
      default: return reckoned(node);
    }
  }

  Result<Value> named(const Node& node) const {
    const auto found = draw_.find(node.text);
    if (found == draw_.end()) return errorAt(node, "There is no parameter named " + node.text + ". Add it to `let`.");
    return found->second;
  }

  Result<Value> called(const Node& node) {
    std::vector<Value> given;
    given.reserve(node.children.size());
    for (const Node& child : node.children) {
      CZ_TRY(value, at(child));
      given.push_back(std::move(value));
    }
    return node.function->run(Call{node.function->name, given, budget_, style_});
  }

  Result<Value> chosen(const Node& node) {
    CZ_TRY(truth, truthOf(node.children[0]));
    return at(node.children[truth ? 1 : 2]);
  }

  /// `and` is decided by a false left side, `or` by a true one.
  Result<Value> shortCut(const Node& node, bool decides) {
    CZ_TRY(left, truthOf(node.children[0]));
    if (left == decides) return Value(left);
    CZ_TRY(right, truthOf(node.children[1]));
    return Value(right);
  }

  Result<Value> compared(const Node& node) {
    CZ_TRY(left, at(node.children[0]));
    CZ_TRY(right, at(node.children[1]));
    if (left.index() != right.index())
      return errorAt(node, "Only things of one kind can be equal; here " + std::string(kindOf(left)) + " meets " +
                               std::string(kindOf(right)) + ".");
    return Value((left == right) == (node.operation == Operation::equal));
  }

  Result<Value> reckoned(const Node& node) {
    CZ_TRY(left, numberOf(node.children[0]));
    CZ_TRY(right, numberOf(node.children[1]));
    switch (node.operation) {
      case Operation::add: return Value(left + right);
      case Operation::subtract: return Value(left - right);
      case Operation::multiply: return Value(left * right);
      case Operation::divide: return divided(left, right);
      case Operation::power: return raised(left, right);
      case Operation::less: return Value(left < right);
      case Operation::atMost: return Value(left <= right);
      case Operation::greater: return Value(left > right);
      default: return Value(left >= right);
    }
  }

  static Result<Value> divided(const Exact& over, const Exact& under) {
    if (under.sign() == 0) return Error{Fault::input, "Division by zero. Forbid these numbers with `only`.", ""};
    CZ_TRY(quotient, Exact::ratio(over, under));
    return Value(std::move(quotient));
  }

  static Result<Value> raised(const Exact& base, const Exact& exponent) {
    const auto times = exponent.toInt();
    if (!times || *times > kGreatestExponent || *times < -kGreatestExponent)
      return Error{Fault::input, "An exponent must be a whole number from -64 to 64.", ""};
    Exact product = 1;
    for (std::int64_t i = 0; i < (*times < 0 ? -*times : *times); ++i) product = product * base;
    return *times < 0 ? divided(1, product) : Result<Value>(Value(product));
  }

  Result<bool> truthOf(const Node& node) {
    CZ_TRY(value, at(node));
    if (const bool* truth = std::get_if<bool>(&value)) return *truth;
    return errorAt(node, "A condition is needed here, for example n > 3; this is " + std::string(kindOf(value)) + ".");
  }

  Result<Exact> numberOf(const Node& node) {
    CZ_TRY(value, at(node));
    if (const Exact* number = std::get_if<Exact>(&value)) return *number;
    return errorAt(node, "A number is needed here; this is " + std::string(kindOf(value)) + ".");
  }

  const Draw& draw_;
  NumberStyle style_;
  Budget budget_;
};

}  // namespace

Result<Expression> Expression::parse(std::string_view source, NumberStyle style) {
  CZ_TRY(syntax, syntaxOf(source));
  Expression expression;
  expression.source_ = source;
  expression.root_ = std::make_shared<const Node>(std::move(syntax.root));
  expression.style_ = style;
  for (const NameUse& use : syntax.uses) expression.names_.push_back(use.name);
  expression.uses_ = std::move(syntax.uses);
  return expression;
}

Result<Value> Expression::evaluate(const Draw& draw) const {
  if (!root_) return Error{Fault::input, "There is nothing to work out.", "1"};
  return Walk(draw, style_).at(*root_);
}

}  // namespace cz::pack
