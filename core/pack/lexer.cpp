#include "core/pack/lexer.h"

#include <array>

#include "core/base/text.h"

namespace cz::pack {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

struct Sign {
  std::string_view written;
  std::string_view plain;   ///< empty: a sign of another language
  std::string_view advice;  ///< what to write instead
};

/// Longer spellings first.
constexpr std::array kSigns = {
    Sign{"==", "", "Write = to compare."},
    Sign{"&&", "", "Write and instead of &&."},
    Sign{"||", "", "Write or instead of ||."},
    Sign{"**", "", "Write ^ for a power."},
    Sign{"<>", "", "Write != for not equal."},
    Sign{"!=", "!=", ""},
    Sign{"<=", "<=", ""},
    Sign{">=", ">=", ""},
    Sign{"≠", "!=", ""},
    Sign{"≤", "<=", ""},
    Sign{"≥", ">=", ""},
    Sign{"×", "*", ""},
    Sign{"·", "*", ""},
    Sign{"÷", "/", ""},
    Sign{"−", "-", ""},
    Sign{"+", "+", ""},
    Sign{"-", "-", ""},
    Sign{"*", "*", ""},
    Sign{"/", "/", ""},
    Sign{"^", "^", ""},
    Sign{"=", "=", ""},
    Sign{"<", "<", ""},
    Sign{">", ">", ""},
    Sign{"(", "(", ""},
    Sign{")", ")", ""},
    Sign{",", ",", ""},
    Sign{"!", "", "Write not instead of !."},
    Sign{"%", "", "Write mod(a, b) for the rest of a division."},
    Sign{"\"", "", "Write texts in 'single quotes' here."},
    Sign{"[", "", "Write list(1, 2, 3) for a list."},
};

class Lexer {
 public:
  explicit Lexer(std::string_view source) : source_(source) {}

  Result<std::vector<Token>> run() {
    std::vector<Token> tokens;
    for (;;) {
      while (at_ < source_.size() && isBlank(source_[at_])) ++at_;
      CZ_TRY(token, next());
      tokens.push_back(std::move(token));
      if (tokens.back().kind == Token::Kind::end) return tokens;
    }
  }

 private:
  Result<Token> next() {
    if (at_ == source_.size()) return Token{Token::Kind::end, "", at_ + 1};
    const char c = source_[at_];
    if (isDigit(c) || (c == '.' && isDigit(peek(1)))) return number();
    if (isLetter(c)) return name();
    if (c == '\'') return text();
    return sign();
  }

  Result<Token> number() {
    const std::size_t from = at_;
    while (isDigit(peek())) ++at_;
    if (peek() == '.' && isDigit(peek(1)))
      for (++at_; isDigit(peek());) ++at_;
    if (isLetter(peek()))
      return errorAt(from + 1, "A number and a name stand side by side. Write a sign between them, for example 2 * n.");
    return Token{Token::Kind::number, std::string(source_.substr(from, at_ - from)), from + 1};
  }

  Result<Token> name() {
    const std::size_t from = at_;
    while (isLetter(peek()) || isDigit(peek())) ++at_;
    return Token{Token::Kind::name, std::string(source_.substr(from, at_ - from)), from + 1};
  }

  /// 'it''s': a doubled quote stands for one.
  Result<Token> text() {
    const std::size_t from = at_++;
    std::string held;
    for (; at_ < source_.size(); ++at_) {
      if (source_[at_] == '\'' && peek(1) != '\'') break;
      if (source_[at_] == '\'') ++at_;
      held += source_[at_];
    }
    if (at_ == source_.size()) return errorAt(from + 1, "This text has no closing quote. End it with '.");
    ++at_;
    return Token{Token::Kind::text, std::move(held), from + 1};
  }

  Result<Token> sign() {
    const std::string_view rest = source_.substr(at_);
    for (const Sign& sign : kSigns) {
      if (!rest.starts_with(sign.written)) continue;
      if (sign.plain.empty()) return errorAt(at_ + 1, std::string(sign.advice));
      return took(sign);
    }
    const std::string strange = utf8Of(codePoints(rest.substr(0, 4)).front());
    return errorAt(at_ + 1, "The sign " + strange + " has no meaning here. Take it out, or put texts in 'quotes'.");
  }

  Token took(const Sign& sign) {
    const Token token{Token::Kind::sign, std::string(sign.plain), at_ + 1};
    at_ += sign.written.size();
    return token;
  }

  char peek(std::size_t ahead = 0) const { return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0'; }

  std::string_view source_;
  std::size_t at_ = 0;
};

}  // namespace

Result<std::vector<Token>> tokensOf(std::string_view source) { return Lexer(source).run(); }

Error errorAt(std::size_t column, std::string message) {
  return {Fault::input, std::move(message), std::to_string(column)};
}

}  // namespace cz::pack
