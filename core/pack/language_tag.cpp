#include "core/pack/language_tag.h"

#include <algorithm>

#include "core/base/text.h"

namespace cz::pack {

bool isLanguageTag(const std::string& name) {
  bool first = true;
  for (const std::string& part : split(name, '-')) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto fits = [&](char c) { return letter(c) || (!first && c >= '0' && c <= '9'); };
    const bool sized = first ? part.size() == 2 || part.size() == 3 : !part.empty() && part.size() <= 8;
    if (!sized || !std::all_of(part.begin(), part.end(), fits)) return false;
    first = false;
  }
  return true;
}

}  // namespace cz::pack
