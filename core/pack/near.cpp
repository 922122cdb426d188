#include "core/pack/near.h"

#include <algorithm>

namespace cz::pack {

// Optimal string alignment: three rows of the table are enough.
int lettersApart(std::string_view a, std::string_view b) {
  std::vector<int> before(b.size() + 1);
  std::vector<int> last(b.size() + 1);
  std::vector<int> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

std::string didYouMean(std::string_view word, const std::vector<std::string>& known) {
  if (word.size() > 100) return "";
  const int limit = std::clamp(static_cast<int>(word.size()) / 3, 1, 3);
  const std::string* best = nullptr;
  int nearest = limit + 1;
  for (const auto& candidate : known) {
    const bool longer = candidate.size() >= 3 && word.starts_with(candidate);
    const int apart = longer ? 1 : lettersApart(word, candidate);
    if (apart < nearest) {
      nearest = apart;
      best = &candidate;
    }
  }
  return best ? " Did you mean \"" + *best + "\"?" : "";
}

std::string oneOfThese(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? " or " : ", ";
    out += words[i];
  }
  return out;
}

}  // namespace cz::pack
