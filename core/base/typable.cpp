#include "core/base/typable.h"

#include <utf8proc.h>

#include <algorithm>

#include "core/base/text.h"

namespace cz {
namespace {

constexpr char32_t kLastOfLatin = 0xFF;

/// Letters in other clothes: 𝑥, ℝ, ⓐ, and the selectors that dress what stands before them.
bool isStyled(char32_t point) {
  return (point >= 0x1D400 && point <= 0x1D7FF) || (point >= 0x2100 && point <= 0x214F && point != 0x2116) ||
         (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF);
}

bool isTypable(char32_t point) {
  if (point == ' ' || (point > ' ' && point < 0x7F)) return true;
  if (point == 0x200C || point == 0x200D) return true;  // joiners, which some scripts need
  if (isStyled(point)) return false;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(point))) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return false;
    case UTF8PROC_CATEGORY_SM:
    case UTF8PROC_CATEGORY_NO: return point <= kLastOfLatin;
    case UTF8PROC_CATEGORY_SO: return point <= kLastOfLatin || point == 0x2116;
    default: return true;
  }
}

}  // namespace

std::vector<char32_t> untypable(std::string_view utf8) {
  std::vector<char32_t> missing;
  for (const char32_t point : codePoints(utf8))
    if (!isTypable(point) && std::find(missing.begin(), missing.end(), point) == missing.end())
      missing.push_back(point);
  return missing;
}

}  // namespace cz
