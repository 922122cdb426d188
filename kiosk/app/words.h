#pragma once
// Every word the kiosk says, by key, from one file per language (assets/strings).

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "kiosk/app/sayings.h"

namespace cz::app {

/// The strings of one language. Lookups never fail: a missing key shows itself in guillemets, and the tests find it.
class Words {
 public:
  using Fill = std::pair<std::string_view, std::string_view>;  ///< placeholder name, what to put in

  /// Reads a strings file: tables of strings, joined by dots ("path.title"). An error names the line.
  /// [language] says which it is: tag (BCP 47), name, and direction = "right-to-left" where it is written so.
  static Result<Words> parse(std::string_view toml);
  /// From now on said() knows the sentences of [said] by their English words.
  void learnSayings(const Words& english);

  /// The text of `key` with every {name} filled in. A {name} without a filling stays as it is.
  std::string operator()(std::string_view key, std::initializer_list<Fill> fills = {}) const;
  /// The text for a number of things: key.one, key.other, and what else the language has (plural.h), with {n} as the
  /// number. A form that is missing is told by key.other.
  std::string count(std::string_view key, int n, std::initializer_list<Fill> fills = {}) const;
  /// A sentence of core/ (sayings.h) in this language, and so its parts. What isn't one (a teacher's words, a pack's, a
  /// name) stays as it is.
  std::string said(std::string_view english) const;

  const std::string& language() const { return language_; }  ///< BCP 47: "en", "de"
  const std::string& name() const { return name_; }          ///< in its own words: "Deutsch"
  bool rightToLeft() const { return rightToLeft_; }

  bool has(std::string_view key) const;
  std::vector<std::string> keys() const;  ///< sorted

 private:
  std::string text(std::string_view key, const std::vector<Fill>& fills) const;

  std::map<std::string, std::string, std::less<>> texts_;
  std::vector<Saying> sayings_;  ///< those with more fixed letters first; empty in English
  std::string language_ = "en";
  std::string name_;
  bool rightToLeft_ = false;
};

}  // namespace cz::app
