#pragma once
// TeX's letters one after the other. For the parser only.

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace cz::maths {

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::size_t at() const { return at_; }
  std::string_view from(std::size_t start) const { return text_.substr(start, at_ - start); }
  bool atEnd() const { return at_ >= text_.size(); }
  /// The byte here, or further on; '\0' behind the end.
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  void skip(std::size_t bytes) { at_ += bytes; }
  void skipBlanks();
  bool take(char c);  ///< behind blanks
  /// The command here without its backslash: letters, or one other character. Empty when there is none.
  std::string_view command() const;
  /// One character of UTF-8; ill-formed bytes come one by one.
  std::string_view character() const;
  /// What stands in the braces here, as written; braces within must pair. Errors as of parse().
  Result<std::string> rawGroup(std::string_view after);

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

/// An error at the byte `at` (from 0).
Error wrongAt(std::size_t at, std::string message);

bool isDigit(char c);

}  // namespace cz::maths
