#pragma once
// Every word the kiosk says, by key, from one file per language (assets/strings/en.toml).

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"

namespace cz::app {

/// The strings of one language. Lookups never fail: a missing key shows itself in guillemets, and the tests find it.
class Words {
 public:
  using Fill = std::pair<std::string_view, std::string_view>;  ///< placeholder name, what to put in

  /// Reads a strings file: tables of strings, joined by dots ("path.title"). An error names the line.
  static Result<Words> parse(std::string_view toml);

  /// The text of `key` with every {name} filled in. A {name} without a filling stays as it is.
  std::string operator()(std::string_view key, std::initializer_list<Fill> fills = {}) const;
  /// The text for a number of things: key.one for 1, key.other for the rest, with {n} as the number.
  std::string count(std::string_view key, int n, std::initializer_list<Fill> fills = {}) const;

  bool has(std::string_view key) const;
  std::vector<std::string> keys() const;  ///< sorted

 private:
  std::string text(std::string_view key, const std::vector<Fill>& fills) const;

  std::map<std::string, std::string, std::less<>> texts_;
};

}  // namespace cz::app
