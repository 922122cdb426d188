#pragma once
// An expression cut into words. Case and spelling are fixed; the machine's locale has no say.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace cz::pack {

struct Token {
  enum class Kind { number, text, name, sign, end } kind = Kind::end;
  std::string text;        ///< digits, the text without quotes, the name, or the sign in its plain spelling
  std::size_t column = 1;  ///< from 1, in bytes

  bool is(std::string_view sign) const { return kind == Kind::sign && text == sign; }
  bool isWord(std::string_view word) const { return kind == Kind::name && text == word; }
};

/// Always ends with an `end` token. Signs come in their plain spelling: × as *, ÷ as /, − as -, ≤ as <=, ≥ as >=,
/// ≠ as !=. An error's detail is the column.
Result<std::vector<Token>> tokensOf(std::string_view source);

/// An error at a column, as Expression reports it.
Error errorAt(std::size_t column, std::string message);

}  // namespace cz::pack
