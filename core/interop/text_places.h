#pragma once
// Which check a text goes to that has nothing to answer.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/interop/imported.h"
#include "core/interop/pack_writer.h"

namespace cz::interop {

class TextPlaces {
 public:
  explicit TextPlaces(const std::vector<ImportedItem>& items) {
    for (const auto& item : items) {
      const std::string title = checkTitleOf(item.group, item.source);
      titles_.insert(title);
      firstOfFile_.emplace(item.source, title);
    }
  }

  /// The title of its group's check; where that has no items, of the first check of its file; else empty.
  std::string checkFor(const KeptText& text) const {
    const std::string own = checkTitleOf(text.group, text.source);
    if (titles_.count(own) != 0) return own;
    const auto found = firstOfFile_.find(text.source);
    return found == firstOfFile_.end() ? "" : found->second;
  }

 private:
  std::set<std::string> titles_;
  std::map<std::string, std::string> firstOfFile_;
};

}  // namespace cz::interop
