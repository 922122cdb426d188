#include "kiosk/desk/look_text.h"

#include <algorithm>
#include <array>

namespace cz::desk {
namespace {

constexpr std::array<std::string_view, 3> kThemes = {"light", "dark", "high-contrast"};        // as ThemeChoice
constexpr std::array<std::string_view, 3> kTypefaces = {"andika", "open-dyslexic", "system"};  // as TypefaceChoice
constexpr std::string_view kLine = "line";
constexpr std::string_view kLanguage = "language=";

template <std::size_t N, class Choice>
bool choose(const std::array<std::string_view, N>& names, std::string_view word, Choice& choice) {
  const auto at = std::find(names.begin(), names.end(), word);
  if (at == names.end()) return false;
  choice = static_cast<Choice>(at - names.begin());
  return true;
}

void take(std::string_view word, app::Look& look) {
  if (choose(kThemes, word, look.theme) || choose(kTypefaces, word, look.typeface)) return;
  if (word == kLine) look.lineByLine = true;
  if (word.starts_with(kLanguage)) look.language = word.substr(kLanguage.size());
  for (const int size : app::kTextSizes)
    if (word == std::to_string(size)) look.textPercent = size;
}

}  // namespace

std::string textOf(const app::Look& look) {
  std::string text = std::to_string(look.textPercent);
  text.append(" ").append(kThemes[static_cast<std::size_t>(look.theme)]);
  text.append(" ").append(kTypefaces[static_cast<std::size_t>(look.typeface)]);
  if (look.lineByLine) text.append(" ").append(kLine);
  if (!look.language.empty()) text.append(" ").append(kLanguage).append(look.language);
  return text;
}

app::Look lookFrom(std::string_view text) {
  app::Look look;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    take(text.substr(0, end), look);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return look;
}

}  // namespace cz::desk
