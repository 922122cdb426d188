#include "core/pack/gap_text.h"

#include "core/pack/fields.h"

namespace cz::pack {
namespace {

constexpr std::string_view kOpen = "[[";
constexpr std::string_view kClose = "]]";

}  // namespace

std::vector<GapPiece> gapPieces(std::string_view text) {
  std::vector<GapPiece> pieces;
  std::string words;
  for (std::size_t at = 0; at < text.size();) {
    const auto open = text.find(kOpen, at);
    const auto close = open == std::string_view::npos ? open : text.find(kClose, open);
    if (close == std::string_view::npos) {
      words += text.substr(at);
      break;
    }
    const std::string_view id = text.substr(open + kOpen.size(), close - open - kOpen.size());
    words += text.substr(at, open - at);
    at = open + kOpen.size();
    if (!isId(id)) {
      words += kOpen;
      continue;
    }
    if (!words.empty()) pieces.push_back({std::move(words), {}});
    words.clear();
    pieces.push_back({"", ItemId(std::string(id))});
    at = close + kClose.size();
  }
  if (!words.empty()) pieces.push_back({std::move(words), {}});
  return pieces;
}

std::string stemInWords(const Question& question) {
  if (question.gaps.empty()) return question.stem;
  std::string out;
  int number = 0;
  for (const GapPiece& piece : gapPieces(question.stem))
    out += piece.gap.empty() ? piece.words : "(" + std::to_string(++number) + ") _____";
  return out;
}

}  // namespace cz::pack
