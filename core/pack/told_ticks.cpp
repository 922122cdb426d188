#include "core/pack/told_ticks.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "core/base/text.h"
#include "core/maths/plain_text.h"

namespace cz::pack {
namespace {

/// Without accents, in the languages of our strings and in French. Forms of one number stand together.
constexpr std::array<std::string_view, 9> kNumbers = {"one ein eine einen einzige un una uno une viena",
                                                      "two both zwei beide beiden dos ambas ambos deux du dvi abu abi",
                                                      "three drei tres trois tris trys",
                                                      "four vier cuatro quatre keturis keturias keturi",
                                                      "five funf cinco cinq penkis penkias penki",
                                                      "six sechs seis six sesis sesias sesi",
                                                      "seven sieben siete sept septynis septynias septyni",
                                                      "eight acht ocho huit astuonis astuonias astuoni",
                                                      "nine neun nueve neuf devynis devynias devyni"};

constexpr std::string_view kAsking =
    " tick check choose select mark pick find circle underline click touch name which what are kreuze kreuzt kreuzen "
    "wahle wahlt wahlen markiere markiert markieren finde findet unterstreiche welche welches marca marcad marque "
    "elige "
    "elegid escoge selecciona senala encuentra cuales coche cochez choisis choisissez selectionne selectionnez trouve "
    "trouvez quels quelles pazymek pazymekite pasirink pasirinkite rask raskite kurie kurios ";
constexpr std::string_view kBetween =
    " the exactly all of only these those any your just out genau die den alle nur los las exactamente solo les "
    "exactement tous toutes tik tiksliai visus visas ";
constexpr std::string_view kAnswers =
    " answer answers choice choices option options antwort antworten respuesta respuestas opcion opciones reponse "
    "reponses atsakyma atsakymus atsakymai tick ticks ";

bool isIn(std::string_view list, const std::string& word) {
  return !word.empty() && list.find(" " + word + " ") != std::string_view::npos;
}

/// Letters and digits only, in lower case and without accents.
std::vector<std::string> wordsOf(const std::string& text) {
  std::string letters;
  for (const char c : stripMarks(foldCase(text, "en"))) {
    const bool ascii = static_cast<unsigned char>(c) < 0x80;
    const bool part = !ascii || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    letters += part ? c : ' ';
  }
  std::vector<std::string> words;
  for (const auto& word : split(tidySpaces(letters), ' '))
    if (!word.empty()) words.push_back(word);
  return words;
}

bool says(const std::string& word, int number) {
  if (word == std::to_string(number)) return true;
  if (number < 1 || number > static_cast<int>(kNumbers.size())) return false;
  const auto forms = split(kNumbers[static_cast<std::size_t>(number - 1)], ' ');
  return std::find(forms.begin(), forms.end(), word) != forms.end();
}

bool asksFor(const std::vector<std::string>& words, int number) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (!says(words[at], number)) continue;
    if (at + 1 < words.size() && isIn(kAnswers, words[at + 1])) return true;
    std::size_t before = at;
    while (before > 0 && isIn(kBetween, words[before - 1])) --before;
    if (before > 0 && isIn(kAsking, words[before - 1])) return true;
  }
  return false;
}

/// How many ticks earn everything.
std::set<int> countsOf(const Item& item) {
  std::set<int> counts;
  if (item.credit != Credit::sets)
    counts.insert(static_cast<int>(
        std::count_if(item.options.begin(), item.options.end(), [](const Option& one) { return one.key; })));
  for (const TickSet& set : item.sets)
    if (set.credit == Exact(1)) counts.insert(static_cast<int>(set.ticks.size()));
  return counts;
}

}  // namespace

std::optional<int> toldTicks(const Item& item) {
  if (item.type != ItemType::choices) return std::nullopt;
  const auto words = wordsOf(plainText(item.stem.source()));
  for (const int count : countsOf(item))
    if (count > 0 && asksFor(words, count)) return count;
  return std::nullopt;
}

}  // namespace cz::pack
