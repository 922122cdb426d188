#pragma once
// The words of one language for formulas. English is what the formula's parts are called in (symbols.cpp); the others
// have their own words by the English ones. Only core/maths looks in here.

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace cz::maths {

class Tongue {
 public:
  /// BCP 47; a language that isn't known is said in English.
  explicit Tongue(std::string_view language);

  /// The word for an English one; the same where there is none: a letter, a name.
  std::string_view word(std::string_view english) const;
  /// The sentence for an English one, with {1}, {2} and {3} filled in.
  std::string phrase(std::string_view english, std::string_view first, std::string_view second = {},
                     std::string_view third = {}) const;
  /// 2 and "row": "2 rows"; a language may say the number by the word's own form. `one`: English, its plural with an s.
  std::string count(std::size_t n, std::string_view one) const;
  /// 3 and 4: "three quarters"; nothing where the language has no such word.
  std::optional<std::string> fraction(std::size_t count, std::size_t parts) const;

  using Words = std::map<std::string_view, std::string_view>;

 private:
  enum class Kind { english, german, arabic } kind_ = Kind::english;
  const Words* words_ = nullptr;  ///< null: English
};

/// Every word and sentence that a language has, by English; empty for English.
const Tongue::Words& germanWords();
const Tongue::Words& arabicWords();

}  // namespace cz::maths
