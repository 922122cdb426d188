#include "core/interop/qti/question.h"

namespace cz::interop::qti {
namespace {

// Private-use characters: no file has them, and no reading of HTML touches them.
constexpr const char* kBegin = "\xEE\x80\x80";
constexpr const char* kEnd = "\xEE\x80\x81";

}  // namespace

std::string gapMark(std::size_t n) { return kBegin + std::to_string(n) + kEnd; }

std::string withoutGap(const std::string& text, std::size_t n) {
  const std::string mark = gapMark(n);
  const auto at = text.find(mark);
  return at == std::string::npos ? text : text.substr(0, at) + text.substr(at + mark.size());
}

std::string withGaps(const std::string& text, std::size_t count) {
  std::string made = text;
  std::size_t there = 0;
  for (std::size_t n = 0; n < count; ++n) there += text.find(gapMark(n)) == std::string::npos ? 0 : 1;
  for (std::size_t n = 0; n < count; ++n) {
    const std::string mark = gapMark(n);
    const std::string words = there == 1 ? "_____" : "(" + std::to_string(n + 1) + ") _____";
    for (auto at = made.find(mark); at != std::string::npos; at = made.find(mark, at))
      made.replace(at, mark.size(), words);
  }
  return made;
}

}  // namespace cz::interop::qti
