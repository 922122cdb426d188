#include "core/pack/syntax.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/pack/functions.h"
#include "core/pack/lexer.h"
#include "core/pack/near.h"

namespace cz::pack {
namespace {

using Node = Expression::Node;

constexpr std::array<std::string_view, 6> kWords = {"and", "or", "not", "true", "false", "if"};

struct Binary {
  std::string_view sign;
  Operation operation;
};

constexpr std::array kComparisons = {Binary{"=", Operation::equal},   Binary{"!=", Operation::unequal},
                                     Binary{"<", Operation::less},    Binary{"<=", Operation::atMost},
                                     Binary{">", Operation::greater}, Binary{">=", Operation::atLeast}};
constexpr std::array kSums = {Binary{"+", Operation::add}, Binary{"-", Operation::subtract}};
constexpr std::array kProducts = {Binary{"*", Operation::multiply}, Binary{"/", Operation::divide}};

Node joined(Operation operation, std::size_t column, std::vector<Node> children) {
  Node node;
  node.operation = operation;
  node.column = column;
  node.children = std::move(children);
  return node;
}

Node constant(std::size_t column, Value value) {
  Node node = joined(Operation::constant, column, {});
  node.value = std::move(value);
  return node;
}

/// Recursive descent, loosest binding first: or, and, not, comparison, sum, product, sign, power, atom.
class Parser {
 public:
  explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  Result<Syntax> run() {
    if (now().kind == Token::Kind::end)
      return errorAt(1, "There is nothing between the braces. Write a name or a sum.");
    CZ_TRY(root, either());
    if (now().kind != Token::Kind::end) return unexpected();
    return Syntax{std::move(root), std::move(uses_)};
  }

 private:
  using Rule = Result<Node> (Parser::*)();

  Result<Node> either() {
    if (++depth_ > kDeepest) return errorAt(now().column, "This is nested too deeply. Work parts of it out in `let`.");
    auto node = words("or", Operation::either, &Parser::both);
    --depth_;
    return node;
  }
  Result<Node> both() { return words("and", Operation::both, &Parser::opposite); }

  Result<Node> words(std::string_view word, Operation operation, Rule next) {
    CZ_TRY(left, (this->*next)());
    while (now().isWord(word)) {
      const std::size_t column = take().column;
      CZ_TRY(right, (this->*next)());
      left = pair(operation, column, std::move(left), std::move(right));
    }
    return left;
  }

  Result<Node> opposite() {
    if (!now().isWord("not")) return comparison();
    const std::size_t column = take().column;
    if (now().isWord("not")) return errorAt(now().column, "Two `not` in a row. Leave both out.");
    CZ_TRY(inner, comparison());
    return joined(Operation::opposite, column, {std::move(inner)});
  }

  Result<Node> comparison() {
    CZ_TRY(left, sum());
    const auto* sign = among(kComparisons);
    if (!sign) return left;
    const std::size_t column = take().column;
    CZ_TRY(right, sum());
    if (among(kComparisons))
      return errorAt(now().column, "Compare two things at a time: write a < b and b < c instead of a < b < c.");
    return pair(sign->operation, column, std::move(left), std::move(right));
  }

  Result<Node> sum() { return chain(kSums, &Parser::product); }
  Result<Node> product() { return chain(kProducts, &Parser::signedTerm); }

  template <std::size_t N>
  Result<Node> chain(const std::array<Binary, N>& signs, Rule next) {
    CZ_TRY(left, (this->*next)());
    while (const auto* sign = among(signs)) {
      const std::size_t column = take().column;
      CZ_TRY(right, (this->*next)());
      left = pair(sign->operation, column, std::move(left), std::move(right));
    }
    return left;
  }

  /// -2^2 is -4, as on paper.
  Result<Node> signedTerm() {
    if (!now().is("-") && !now().is("+")) return power();
    const Token sign = take();
    if (now().is("-") || now().is("+"))
      return errorAt(now().column, "Two signs in a row. Put the inner one in parentheses.");
    CZ_TRY(inner, power());
    return sign.is("+") ? inner : joined(Operation::negate, sign.column, {std::move(inner)});
  }

  Result<Node> power() {
    CZ_TRY(base, atom());
    if (!now().is("^")) return base;
    const std::size_t column = take().column;
    const bool negative = now().is("-");
    const std::size_t signColumn = now().column;
    if (negative) take();
    CZ_TRY(exponent, atom());
    if (now().is("^")) return errorAt(now().column, "A power of a power needs parentheses: (a ^ b) ^ c.");
    if (negative) exponent = joined(Operation::negate, signColumn, {std::move(exponent)});
    return pair(Operation::power, column, std::move(base), std::move(exponent));
  }

  Result<Node> atom() {
    const Token token = now();
    if (token.kind == Token::Kind::number) return number();
    if (token.kind == Token::Kind::text) return constant(take().column, token.text);
    if (token.isWord("true") || token.isWord("false")) return constant(take().column, token.text == "true");
    if (token.is("(")) return inParentheses();
    const bool isKeyword = token.isWord("and") || token.isWord("or") || token.isWord("not");
    if (token.kind != Token::Kind::name || isKeyword) return unexpected();
    take();
    return now().is("(") ? call(token) : name(token);
  }

  Result<Node> number() {
    const Token token = take();
    const bool pointFirst = token.text.front() == '.';
    auto value = Exact::parse(pointFirst ? "0" + token.text : token.text);
    if (!value) return errorAt(token.column, "This number is too long. At most 200 digits can be written.");
    return constant(token.column, std::move(*value));
  }

  Result<Node> inParentheses() {
    const std::size_t column = take().column;
    CZ_TRY(inner, either());
    if (!now().is(")")) return errorAt(column, "This parenthesis is never closed. Add a ).");
    take();
    return inner;
  }

  Result<Node> name(const Token& token) {
    if (const auto* function = findFunction(token.text))
      return errorAt(token.column, token.text + " is a function. Write " + std::string(function->usage) + ".");
    const auto same = [&](const NameUse& use) { return use.name == token.text; };
    if (std::none_of(uses_.begin(), uses_.end(), same)) uses_.push_back({token.text, token.column});
    Node node = joined(Operation::name, token.column, {});
    node.text = token.text;
    return node;
  }

  Result<Node> call(const Token& token) {
    CZ_TRY(arguments, argumentList());
    if (token.text == "if") {
      if (arguments.size() != 3) return errorAt(token.column, "Write if(condition, then, else).");
      return joined(Operation::choose, token.column, std::move(arguments));
    }
    const Function* function = findFunction(token.text);
    if (!function)
      return errorAt(token.column,
                     "There is no function " + token.text + "." + didYouMean(token.text, functionNames()));
    const int count = static_cast<int>(arguments.size());
    if (count < function->least || (function->most >= 0 && count > function->most))
      return errorAt(token.column, token.text + " doesn't take " +
                                       (count == 1 ? "1 value" : std::to_string(count) + " values") + ". Write " +
                                       std::string(function->usage) + ".");
    Node node = joined(Operation::call, token.column, std::move(arguments));
    node.function = function;
    return node;
  }

  Result<std::vector<Node>> argumentList() {
    const std::size_t column = take().column;
    std::vector<Node> arguments;
    if (now().is(")")) {
      take();
      return arguments;
    }
    for (;;) {
      CZ_TRY(argument, either());
      arguments.push_back(std::move(argument));
      if (now().is(")")) break;
      if (now().kind == Token::Kind::end) return errorAt(column, "This parenthesis is never closed. Add a ).");
      if (!now().is(",")) return unexpected();
      take();
    }
    take();
    return arguments;
  }

  Error unexpected() const {
    const Token& token = now();
    if (token.kind == Token::Kind::end) return errorAt(token.column, "Something is missing at the end.");
    if (token.is(")")) return errorAt(token.column, "There is a ) too many, or something is missing before it.");
    const std::string shown = token.kind == Token::Kind::text ? "'" + token.text + "'" : token.text;
    return errorAt(token.column, shown + " doesn't fit here. Is a sign or a comma missing before it?");
  }

  template <std::size_t N>
  const Binary* among(const std::array<Binary, N>& signs) const {
    const auto* found = std::find_if(signs.begin(), signs.end(), [&](const Binary& one) { return now().is(one.sign); });
    return found == signs.end() ? nullptr : found;
  }

  static Node pair(Operation operation, std::size_t column, Node left, Node right) {
    std::vector<Node> children;
    children.push_back(std::move(left));
    children.push_back(std::move(right));
    return joined(operation, column, std::move(children));
  }

  const Token& now() const { return tokens_[at_]; }
  Token take() { return tokens_[at_ + 1 < tokens_.size() ? at_++ : at_]; }

  std::vector<Token> tokens_;
  std::vector<NameUse> uses_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

Result<Syntax> syntaxOf(std::string_view source) {
  if (source.size() > kLongestExpression)
    return errorAt(1, "This expression is too long. Work parts of it out in `let`.");
  CZ_TRY(tokens, tokensOf(source));
  if (tokens.size() > kMostWords)
    return errorAt(tokens[kMostWords].column, "This expression is too long. Work parts of it out in `let`.");
  return Parser(std::move(tokens)).run();
}

bool isFreeName(std::string_view name) {
  const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  const auto fits = [&](char c) { return isLetter(c) || (c >= '0' && c <= '9'); };
  if (name.empty() || name.size() > 64 || !isLetter(name.front())) return false;
  if (!std::all_of(name.begin(), name.end(), fits)) return false;
  return std::find(kWords.begin(), kWords.end(), name) == kWords.end() && !findFunction(name);
}

}  // namespace cz::pack
