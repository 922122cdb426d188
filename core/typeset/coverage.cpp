#include "core/typeset/coverage.h"

#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <memory>

#include "core/base/text.h"

namespace cz::typeset {
namespace {

struct CharSetDrop {
  void operator()(FcCharSet* set) const { FcCharSetDestroy(set); }
};

/// What all fonts of this machine have together.
const FcCharSet* allLetters() {
  static const std::unique_ptr<FcCharSet, CharSetDrop> all = [] {
    std::unique_ptr<FcCharSet, CharSetDrop> letters(FcCharSetCreate());
    FcInit();
    const FcFontSet* fonts = FcConfigGetFonts(nullptr, FcSetSystem);
    for (int i = 0; fonts != nullptr && i < fonts->nfont; ++i) {
      FcCharSet* own = nullptr;
      if (FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &own) == FcResultMatch)
        FcCharSetMerge(letters.get(), own, nullptr);
    }
    return letters;
  }();
  return all.get();
}

bool isNeverSeen(char32_t point) {
  return point < 0x20 || (point >= 0x200B && point <= 0x200F) || (point >= 0x2028 && point <= 0x202E) ||
         (point >= 0x2060 && point <= 0x206F) || (point >= 0xFE00 && point <= 0xFE0F) || point == 0xFEFF ||
         point == 0x00AD || (point >= 0xE0000 && point <= 0xE0FFF);
}

}  // namespace

std::vector<char32_t> undrawable(std::string_view utf8) {
  std::vector<char32_t> missing;
  if (FcCharSetCount(allLetters()) == 0) return missing;
  for (const char32_t point : codePoints(utf8)) {
    if (isNeverSeen(point) || FcCharSetHasChar(allLetters(), point) == FcTrue) continue;
    if (std::find(missing.begin(), missing.end(), point) == missing.end()) missing.push_back(point);
  }
  return missing;
}

}  // namespace cz::typeset
