#pragma once
// Sentences that core/ makes for a student: "There is no number here yet. …", "4 of 5 points", "on Tuesday, 3 March".
// They are English, and results that were recorded hold them as they were made. So the English sentence is the name by
// which a language has its own: the strings files list each under [said], in English as core/ writes it with {name} for
// every part that changes, and this finds which one a sentence is and what its parts are. Of its parts only those in
// isSaying are sentences of the program themselves; all others are somebody's words: what was typed, a title, a name.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cz::app {

/// Whether what stands in a gap of this name is one of the program's own sayings: {when}, {weekday}, {shape}.
bool isSaying(std::string_view gap);

/// One sentence with its gaps: "{points} of {of} points".
class Saying {
 public:
  Saying(std::string key, std::string_view english);

  using Parts = std::vector<std::pair<std::string, std::string>>;  ///< name, what stands there
  /// What stands in the gaps when `sentence` is this one from its first letter to its last; nothing when it isn't. A
  /// gap is never empty.
  std::optional<Parts> partsOf(std::string_view sentence) const;

  const std::string& key() const { return key_; }
  /// How many letters are fixed: of two that fit, the one with more is meant.
  std::size_t fixed() const { return fixed_; }

 private:
  bool match(std::string_view sentence, std::size_t gap, Parts& parts) const;

  std::string key_;
  std::vector<std::string> texts_;  ///< before, between and behind the gaps: one more than names_
  std::vector<std::string> names_;
  std::size_t fixed_ = 0;
};

}  // namespace cz::app
