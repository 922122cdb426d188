#include "core/pack/twin.h"

#include <algorithm>
#include <set>

namespace cz::pack {

namespace {

/// The words of the rubric in that language, where it has some.
void speak(Rubric& rubric, const std::string& language) {
  const auto twin =
      std::find_if(rubric.in.begin(), rubric.in.end(), [&](const Rubric& one) { return one.language == language; });
  if (twin == rubric.in.end()) return;
  Rubric words = *twin;
  words.in = rubric.in;
  rubric = std::move(words);
}

}  // namespace

std::vector<std::string> languagesOf(const Check& check) {
  std::set<std::string> others;
  for (const auto& [language, title] : check.titles) others.insert(language);
  for (const Skill& skill : check.skills)
    for (const auto& [language, words] : skill.in) others.insert(language);
  for (const Item& item : check.items)
    for (const Item& twin : item.in) others.insert(twin.language);
  for (const Rubric& rubric : check.rubrics)
    for (const Rubric& twin : rubric.in) others.insert(twin.language);
  others.erase(check.language);
  std::vector<std::string> languages{check.language};
  languages.insert(languages.end(), others.begin(), others.end());
  return languages;
}

Check inLanguage(const Check& check, std::string_view language) {
  Check own = check;
  if (language == check.language) return own;
  const std::string name(language);
  own.language = name;
  if (const auto title = check.titles.find(name); title != check.titles.end()) own.title = title->second;
  for (Skill& skill : own.skills) {
    const auto words = skill.in.find(name);
    if (words == skill.in.end()) continue;
    skill.can = words->second.can;
    skill.revise = words->second.revise;
  }
  for (Rubric& rubric : own.rubrics) speak(rubric, name);
  for (Item& item : own.items) {
    speak(item.rubric, name);
    const auto twin =
        std::find_if(item.in.begin(), item.in.end(), [&](const Item& one) { return one.language == name; });
    if (twin == item.in.end()) continue;
    Item words = *twin;
    words.in = item.in;
    words.rubric = item.rubric;
    item = std::move(words);
  }
  return own;
}

}  // namespace cz::pack
