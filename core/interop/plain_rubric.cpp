#include "core/interop/plain_rubric.h"

#include <array>

#include "core/base/text.h"

namespace cz::interop {
namespace {

struct Words {
  const char* language;
  const char* looksFor;
  std::array<const char*, 3> titles;
  std::array<const char*, 3> levels;
};

const Words& wordsFor(const std::string& language) {
  static constexpr std::array<Words, 4> kWords = {{
      {"en",
       "Answers the task.",
       {"not yet", "partly", "fully"},
       {"The task is not answered yet.", "Part of the task is answered.", "The whole task is answered."}},
      {"de",
       "Beantwortet die Aufgabe.",
       {"noch nicht", "teilweise", "ganz"},
       {"Die Aufgabe ist noch nicht beantwortet.", "Ein Teil der Aufgabe ist beantwortet.",
        "Die ganze Aufgabe ist beantwortet."}},
      {"es",
       "Responde a la tarea.",
       {"todavía no", "en parte", "por completo"},
       {"La tarea todavía no está respondida.", "Una parte de la tarea está respondida.",
        "Toda la tarea está respondida."}},
      {"lt",
       "Atsako į užduotį.",
       {"dar ne", "iš dalies", "visiškai"},
       {"Į užduotį dar neatsakyta.", "Į dalį užduoties atsakyta.", "Į visą užduotį atsakyta."}},
  }};
  for (const auto& words : kWords)
    if (language.substr(0, 2) == words.language) return words;
  return kWords[0];
}

}  // namespace

ImportedRubric plainRubric(const std::string& criterion, const std::string& language) {
  const Words& words = wordsFor(language);
  ImportedRubric rubric;
  rubric.title = "task";
  ImportedCriterion only;
  only.title = "answer";
  only.looksFor = criterion.empty() ? words.looksFor : tidySpaces(criterion);
  const auto last = static_cast<std::int64_t>(words.titles.size()) - 1;
  for (std::int64_t n = 0; n <= last; ++n) {
    rubric.levels.push_back({words.titles.at(static_cast<std::size_t>(n)), must(Exact::ratio(n, last))});
    only.levels.emplace_back(words.levels.at(static_cast<std::size_t>(n)));
  }
  rubric.criteria.push_back(std::move(only));
  return rubric;
}

std::string noteOnRubric(const std::string& criterion) {
  return criterion.empty()
             ? "A teacher marks it. The file has no criteria, so its rubric is ours: look at it before it counts."
             : "A teacher marks it. Its criterion is what the file says to who marks; the levels are ours: look at "
               "them "
               "before they count.";
}

Exact keptPoints(const Exact& points, std::vector<std::string>& notes) {
  if (points.sign() > 0 && points <= Exact(1000)) return points;
  notes.push_back("In the file it is worth " + points.toDecimal().value_or(points.toText()) +
                  " points; here it is worth 1.");
  return 1;
}

}  // namespace cz::interop
