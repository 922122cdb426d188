#include "kiosk/app/languages.h"

namespace cz::app {
namespace {

constexpr std::string_view kEnglish = "en";

std::string_view mainOf(std::string_view language) { return language.substr(0, language.find('-')); }

}  // namespace

Languages::Languages(Words english) { all_.emplace(kEnglish, std::move(english)); }

void Languages::add(Words words) {
  if (words.language() == kEnglish) return;
  words.learnSayings(all_.find(kEnglish)->second);
  std::string tag = words.language();
  all_.insert_or_assign(std::move(tag), std::move(words));
}

const Words& Languages::find(std::string_view language) const {
  while (!language.empty()) {
    if (const auto found = all_.find(language); found != all_.end()) return found->second;
    const auto cut = language.rfind('-');
    language = language.substr(0, cut == language.npos ? 0 : cut);
  }
  return all_.find(kEnglish)->second;
}

bool Languages::speaks(std::string_view language) const {
  return mainOf(find(language).language()) == mainOf(language);
}

std::vector<std::pair<std::string, std::string>> Languages::names() const {
  std::vector<std::pair<std::string, std::string>> names{{std::string(kEnglish), find(kEnglish).name()}};
  for (const auto& [tag, words] : all_)
    if (tag != kEnglish) names.emplace_back(tag, words.name());
  return names;
}

}  // namespace cz::app
