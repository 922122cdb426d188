#include "kiosk/app/sayings.h"

#include <algorithm>
#include <array>

namespace cz::app {

bool isSaying(std::string_view gap) {
  constexpr std::array<std::string_view, 7> kSayings = {"asked", "month", "shape", "unit", "weekday", "when", "why"};
  return std::find(kSayings.begin(), kSayings.end(), gap) != kSayings.end();
}

Saying::Saying(std::string key, std::string_view english) : key_(std::move(key)) {
  while (true) {
    const auto open = english.find('{');
    const auto close = open == english.npos ? english.npos : english.find('}', open);
    texts_.emplace_back(english.substr(0, close == english.npos ? english.npos : open));
    fixed_ += texts_.back().size();
    if (close == english.npos) return;
    names_.emplace_back(english.substr(open + 1, close - open - 1));
    english.remove_prefix(close + 1);
  }
}

/// What is left of the sentence begins where gap number `gap` begins. The nearest end of a gap is tried first.
bool Saying::match(std::string_view sentence, std::size_t gap, Parts& parts) const {
  if (gap == names_.size()) return sentence.empty();
  const std::string& after = texts_[gap + 1];
  for (std::size_t end = 1; end <= sentence.size(); ++end) {
    if (!sentence.substr(end).starts_with(after)) continue;
    parts.emplace_back(names_[gap], sentence.substr(0, end));
    if (match(sentence.substr(end + after.size()), gap + 1, parts)) return true;
    parts.pop_back();
  }
  return false;
}

std::optional<Saying::Parts> Saying::partsOf(std::string_view sentence) const {
  if (!sentence.starts_with(texts_.front())) return std::nullopt;
  Parts parts;
  if (!match(sentence.substr(texts_.front().size()), 0, parts)) return std::nullopt;
  return parts;
}

}  // namespace cz::app
