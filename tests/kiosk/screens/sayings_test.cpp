// What core and the desk say in English is what the strings files know it by: a word changed there must be changed
// here.

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <utility>

#include "core/journey/reflection.h"
#include "core/scoring/trouble.h"
#include "tests/kiosk/screens/english.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::screens;

namespace {

/// A C++ literal as it is when the program runs.
std::string unescaped(const std::string& literal) {
  std::string text;
  for (std::size_t i = 0; i < literal.size(); ++i) {
    if (literal[i] == '\\' && i + 1 < literal.size()) ++i;
    text += literal[i];
  }
  return text;
}

/// Every text in quotes of a source; those that stand side by side are one.
void gatherTexts(const std::string& source, std::set<std::string>& texts) {
  static const std::regex literal(R"re("((?:[^"\\\n]|\\.)*)")re");
  std::string joined;
  std::size_t ended = 0;
  for (std::sregex_iterator at(source.begin(), source.end(), literal), end; at != end; ++at) {
    const auto begun = static_cast<std::size_t>(at->position());
    const std::string between = source.substr(ended, begun - ended);
    if (between.find_first_not_of(" \n") != std::string::npos) texts.insert(std::exchange(joined, ""));
    joined += unescaped((*at)[1]);
    ended = begun + static_cast<std::size_t>(at->length());
  }
  texts.insert(joined);
}

/// Those of the rooms that speak.
std::set<std::string> spokenTexts() {
  std::set<std::string> texts;
  for (const std::string room :
       {"core/base", "core/journey", "core/records", "core/scoring", "core/station", "core/sync", "kiosk/desk"})
    for (const auto& file : std::filesystem::directory_iterator(tests::inTree(room)))
      if (file.path().extension() == ".cpp")
        gatherTexts(sourceFile(room + "/" + file.path().filename().string()), texts);
  return texts;
}

/// Whether a room says it in one piece, or puts it together: "This check " and then "opens when ".
bool isSaid(const std::set<std::string>& texts, const std::string& piece) {
  const auto has = [&](const std::string& text) { return text.find(piece) != std::string::npos; };
  if (piece.empty() || std::any_of(texts.begin(), texts.end(), has)) return true;
  return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) {
    const bool whole = text.size() > 3 || text == "\"";  // else everything could be spelt
    return whole && piece.starts_with(text) && isSaid(texts, piece.substr(text.size()));
  });
}

/// The fixed parts of a sentence with gaps.
std::vector<std::string> piecesOf(const std::string& sentence) {
  static const std::regex gap(R"(\{[a-z-]+\})");
  return {std::sregex_token_iterator(sentence.begin(), sentence.end(), gap, -1), {}};
}

}  // namespace

TEST_CASE("every saying is a sentence that the program really makes") {
  const std::set<std::string> texts = spokenTexts();
  CHECK(texts.size() > 500);  // the search itself works
  CHECK_FALSE(isSaid(texts, "This check is no longer hare."));
  int seen = 0;
  for (const std::string& key : english().keys()) {
    const bool sentence = key.starts_with("said.seat.") || key.starts_with("said.teacher.") ||
                          key.starts_with("said.join.") || key.starts_with("said.stick.") ||
                          key.starts_with("said.may.");
    if (!sentence) continue;
    ++seen;
    for (const std::string& piece : piecesOf(english()(key))) {
      INFO(key << ": " << piece);
      CHECK(isSaid(texts, piece));
    }
  }
  CHECK(seen > 60);
}

TEST_CASE("what is told to the teacher at this seat is known in every language") {
  const app::Words german = wordsOf("de"), arabic = wordsOf("ar");
  CHECK(german.said("The pack \"May\" is not whole on the stick. Carry the stick to the station once more.") ==
        "Das Paket „May“ ist auf dem Stick nicht vollständig. Tragen Sie den Stick noch einmal zur Station.");
  CHECK(german.said("Lex Moreno asked to go on here: You are still signed in at Seat 1. Stop there first, or ask your "
                    "teacher.") ==
        "Lex Moreno wollte hier weitermachen: Du bist noch an Seat 1 angemeldet. Hör dort erst auf, oder frag deine "
        "Lehrkraft.");
  CHECK(german.said("Somebody asked to go on here: no.") == "Jemand wollte hier weitermachen: no.");
  for (const std::string sentence :
       {"That answer doesn't wait for a mark at this seat any more. Look at the list again.",
        "This student or this check is no longer here. Look at the list again."}) {
    CHECK(german.said(sentence) != sentence);
    CHECK(arabic.said(sentence) != sentence);
  }
}

TEST_CASE("what a student typed stays as it was typed, whatever it means in English") {
  const auto say = [](const std::string& typed) {
    return scoring::sentenceFor(scoring::Trouble::strange, pack::NumberStyle::point, typed);
  };
  CHECK(wordsOf("de").said(say("May")) == "„May“ kann kein Teil einer Zahl sein. Nimm es weg.");
  CHECK(wordsOf("de").said("This check opens when March is mastered.") ==
        "Dieser Check öffnet sich, wenn March gemeistert ist.");
}

TEST_CASE("a student is asked what the teacher reads the answers under") {
  const char* const keys[] = {"reflect.well", "reflect.hard", "reflect.plan"};
  REQUIRE(journey::kReflectionAsks.size() == std::size(keys));
  for (std::size_t i = 0; i < std::size(keys); ++i) CHECK(english()(keys[i]) == journey::kReflectionAsks[i]);
}
