#include "core/scoring/response.h"

#include <algorithm>

#include "core/base/text.h"

namespace cz::scoring {

bool isBlank(const Response& response) {
  if (const auto* typed = std::get_if<Typed>(&response)) return tidySpaces(*typed).empty();
  if (const auto* picked = std::get_if<Picked>(&response)) return picked->empty();
  if (const auto* paired = std::get_if<Paired>(&response)) return paired->empty();
  if (const auto* filled = std::get_if<Filled>(&response))
    return std::all_of(filled->begin(), filled->end(), [](const auto& gap) { return tidySpaces(gap.second).empty(); });
  if (const auto* pointed = std::get_if<Pointed>(&response)) return pointed->spots.empty();
  if (const auto* drawn = std::get_if<Drawn>(&response)) return drawn->ink.empty() && tidySpaces(drawn->note).empty();
  return true;
}

}  // namespace cz::scoring
