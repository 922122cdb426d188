#pragma once
// The languages that this kiosk speaks: one strings file each. English is always there.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/app/words.h"

namespace cz::app {

class Languages {
 public:
  /// `english`: the words of en.toml, which every other language is held against.
  explicit Languages(Words english);
  /// Takes another language in; its own file says which it is. The same language twice: the later one counts.
  void add(Words words);

  /// The words of a language, "de-AT" by "de" where there is no closer one; English when there are none.
  const Words& find(std::string_view language) const;
  /// Whether those are of that language, of whatever country.
  bool speaks(std::string_view language) const;
  /// Tag and name of each, English first, then by tag.
  std::vector<std::pair<std::string, std::string>> names() const;

 private:
  std::map<std::string, Words, std::less<>> all_;
};

}  // namespace cz::app
