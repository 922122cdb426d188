#include "core/interop/maths_text.h"

#include <array>

#include "core/base/inline_marks.h"
#include "core/base/text.h"
#include "core/maths/parse.h"

namespace cz::interop {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kLongest = 4000;  ///< of a formula, as in inline_marks.cpp

/// A formula as another system marks it.
struct Found {
  std::string_view tex;
  std::size_t length = 0;  ///< with its marks; 0: there is none
};

Found formulaAt(std::string_view text, std::size_t at) {
  struct Marks {
    std::string_view open;
    std::string_view close;
  };
  static constexpr std::array<Marks, 3> kMarks = {{{"\\(", "\\)"}, {"\\[", "\\]"}, {"$$", "$$"}}};
  for (const Marks& marks : kMarks) {
    if (text.substr(at, 2) != marks.open) continue;
    const auto near = text.substr(0, at + kLongest);
    // Its last letter is found much faster where none is.
    const bool may = near.find(marks.close.back(), at + 2) != kNone;
    const auto end = may ? near.find(marks.close, at + 2) : kNone;
    if (end == kNone) return {};
    return {trim(text.substr(at + 2, end - at - 2)), end + 2 - at};
  }
  const std::size_t length = mathsLength(text, at);
  if (length == 0) return {};
  const std::string_view tex = text.substr(at + 1, length - 2);
  const bool looksSo = tex.find_first_of("\\^_") != kNone || tex.find_first_of(" \n") == kNone;
  return looksSo ? Found{tex, length} : Found{};
}

/// Between single dollars, or empty when it can't stand there.
std::string inDollars(std::string_view tex, std::string_view after) {
  if (tex.empty() || !maths::parse(tex)) return "";
  const std::string made = "$" + std::string(tex) + "$";
  const std::string next(after.substr(0, 1));
  return mathsLength(made + next, 0) == made.size() ? made : "";
}

}  // namespace

std::string importedMaths(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Found found = formulaAt(text, at);
    const std::string made = found.length > 0 ? inDollars(found.tex, text.substr(at + found.length)) : "";
    if (!made.empty()) {
      out += made;
      at += found.length;
      continue;
    }
    const bool escaped = text[at] == '\\' && at + 1 < text.size() && isEscapable(text[at + 1]);
    if (text[at] == '$' && mathsLength(text, at) > 0) out += '\\';
    out += text.substr(at, escaped ? 2 : 1);
    at += escaped ? 2 : 1;
  }
  return out;
}

bool holdsUnreadMaths(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const Found found = formulaAt(text, at);
    if (found.length == 0) continue;
    if (!found.tex.empty() && inDollars(found.tex, text.substr(at + found.length)).empty()) return true;
    at += found.length - 1;
  }
  return false;
}

}  // namespace cz::interop
