// Every language says everything that English says, and core's sentences are found whatever language is shown.

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

#include "core/journey/refusal.h"
#include "core/scoring/spelling.h"
#include "core/scoring/trouble.h"
#include "kiosk/app/plural.h"
#include "tests/kiosk/screens/english.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::screens;

namespace {

std::vector<std::string> languages() {
  std::vector<std::string> tags;
  for (const auto& file : std::filesystem::directory_iterator(tests::inTree("assets/strings")))
    if (file.path().extension() == ".toml") tags.push_back(file.path().stem().string());
  return tags;
}

/// The end of a key that says how many; empty when it says nothing of the kind.
std::string formOf(const std::string& key) {
  static const std::set<std::string> forms = {"zero", "one", "two", "few", "many", "other"};
  const std::string end = key.substr(key.rfind('.') + 1);
  return forms.contains(end) ? end : std::string();
}

/// What is counted: every key that English has for one and for several.
std::set<std::string> countedKeys() {
  std::set<std::string> counted;
  for (const std::string& key : english().keys()) {
    const std::string front = key.substr(0, key.rfind('.'));
    if (formOf(key) == "one" && english().has(front + ".other")) counted.insert(front);
  }
  return counted;
}

std::set<std::string> gapsIn(const std::string& text) {
  static const std::regex gap(R"(\{([a-z-]+)\})");
  std::set<std::string> gaps;
  for (std::sregex_iterator at(text.begin(), text.end(), gap), end; at != end; ++at) gaps.insert((*at)[1]);
  return gaps;
}

/// A form that means exactly one number may say it by its word: "two words", "كلمتان".
bool mayLeaveOutNumber(const std::string& language, const std::string& form) {
  return (form == "one" && language != "lt") || form == "two" || form == "zero";
}

void checkSaid(const app::Words& words, const std::string& sentence) {
  INFO(words.language() << ": " << sentence);
  CHECK(words.said(sentence) != sentence);
}

}  // namespace

TEST_CASE("there are English, German and Arabic, each by its own name") {
  const auto tags = languages();
  CHECK(std::set<std::string>(tags.begin(), tags.end()) == std::set<std::string>{"en", "de", "ar"});
  CHECK(english().name() == "English");
  CHECK(wordsOf("de").name() == "Deutsch");
  CHECK(wordsOf("ar").name() == "العربية");
  CHECK(wordsOf("ar").rightToLeft());
  CHECK_FALSE(wordsOf("de").rightToLeft());
  for (const std::string& tag : tags) CHECK(wordsOf(tag).language() == tag);
}

TEST_CASE("every language has the words that English has, no fewer and no more") {
  const std::set<std::string> counted = countedKeys();
  CHECK(counted.size() > 30);
  for (const std::string& language : languages()) {
    const app::Words words = wordsOf(language);
    const auto forms = app::pluralForms(language);
    for (const std::string& key : english().keys()) {
      INFO(language << ": " << key);
      if (!counted.contains(key.substr(0, key.rfind('.'))) || formOf(key).empty()) CHECK(words.has(key));
    }
    for (const std::string& front : counted)
      for (const std::string_view form : forms) {
        INFO(language << ": " << front << "." << form);
        if (form != "zero") CHECK(words.has(front + "." + std::string(form)));
      }
    for (const std::string& key : words.keys()) {
      INFO(language << " has " << key);
      const std::string form = formOf(key), front = key.substr(0, key.rfind('.'));
      const bool isForm = counted.contains(front) && std::find(forms.begin(), forms.end(), form) != forms.end();
      CHECK((english().has(key) || isForm));
    }
  }
}

TEST_CASE("every sentence of every language has the gaps that it has in English") {
  for (const std::string& language : languages()) {
    const app::Words words = wordsOf(language);
    for (const std::string& key : words.keys()) {
      const std::string form = formOf(key), front = key.substr(0, key.rfind('.'));
      const std::string source = english().has(key) ? key : front + ".other";
      auto wanted = gapsIn(english()(source)), has = gapsIn(words(key));
      INFO(language << ": " << key << ": " << words(key));
      if (mayLeaveOutNumber(language, form)) wanted.erase("n"), has.erase("n");
      CHECK(has == wanted);
    }
  }
}

TEST_CASE("no text of another language was left in English") {
  // Names, units and signs are the same everywhere.
  const std::set<std::string> same = {"look.button",  "look.andika",     "look.open-dyslexic", "look.percent",
                                      "seat.version", "seat.gigabytes",  "seat.megabytes",     "path.lesson",
                                      "about.both",   "code.who",        "language.direction", "start.clock",
                                      "seat.station", "unlock-here.line"};
  for (const std::string& language : languages()) {
    if (language == "en") continue;
    const app::Words words = wordsOf(language);
    for (const std::string& key : english().keys()) {
      INFO(language << ": " << key);
      const bool month = key.starts_with("said.month.");  // September
      if (words.has(key) && !same.contains(key) && !month) CHECK(words(key) != english()(key));
    }
  }
}

TEST_CASE("the words are kind in German and Arabic, too") {
  const std::pair<std::string, std::vector<std::string>> never[] = {
      {"de", {"nicht bestanden", "durchgefallen", "falsch", "ungültig", "Versagen", "Sitzung"}},
      {"ar", {"رسب", "فشل", "راسب"}}};
  for (const auto& [language, harsh] : never) {
    const app::Words words = wordsOf(language);
    for (const std::string& key : words.keys())
      for (const std::string& word : harsh) {
        INFO(key << ": " << words(key));
        CHECK(words(key).find(word) == std::string::npos);
      }
  }
}

TEST_CASE("every reason why an answer can't be read is known in every language") {
  for (const std::string language : {"de", "ar"}) {
    const app::Words words = wordsOf(language);
    for (int i = 0; i <= static_cast<int>(scoring::Trouble::unknownPart); ++i)
      for (const auto style : {pack::NumberStyle::point, pack::NumberStyle::comma})
        checkSaid(words, scoring::sentenceFor(static_cast<scoring::Trouble>(i), style, "12 m"));
  }
  const app::Words german = wordsOf("de");
  CHECK(german.said(scoring::sentenceFor(scoring::Trouble::unitHere, pack::NumberStyle::point, "kg")) ==
        "Schreib nur die Zahl, ohne „kg“.");
}

TEST_CASE("every refusal that a student meets is known in every language") {
  const app::Words german = wordsOf("de"), arabic = wordsOf("ar");
  for (int i = 0; i <= static_cast<int>(journey::Refusal::voidNow); ++i) {
    const auto refused = journey::refused(static_cast<journey::Refusal>(i));
    checkSaid(german, refused.reason);
    checkSaid(arabic, refused.reason);
  }
}

TEST_CASE("a day is said in the language of the screen, within a sentence as well") {
  const app::Words german = wordsOf("de");
  CHECK(german.said("on Tuesday, 3 March") == "am Dienstag, dem 3. März");
  CHECK(german.said("Your next try opens on Monday, 4 May, at 14:05.") ==
        "Dein nächster Versuch öffnet sich am Montag, dem 4. Mai, um 14:05 Uhr.");
}

TEST_CASE("feedback about how a number is written is known in every language") {
  using Shape = pack::WrittenAs::Shape;
  const app::Words german = wordsOf("de"), arabic = wordsOf("ar");
  for (const Shape shape :
       {Shape::lowestTerms, Shape::fraction, Shape::mixed, Shape::decimal, Shape::decimals, Shape::figures})
    for (const int count : {1, 3}) {
      pack::WrittenAs wanted;
      wanted.shape = shape;
      wanted.count = count;
      const std::string sentence = scoring::askFor(wanted);
      checkSaid(german, sentence);
      checkSaid(arabic, sentence);
      CHECK(german.said(sentence).find(" with ") == std::string::npos);
      CHECK(german.said(sentence).find(" in lowest") == std::string::npos);
    }
}

TEST_CASE("points are said in the language of the screen") {
  const app::Words german = wordsOf("de");
  CHECK(german.said("26 of 29 points") == "26 von 29 Punkten");
  CHECK(german.said("1/2 of 1 point") == "1/2 von 1 Punkt");
  CHECK(german.said("3 points so far") == "bis jetzt 3 Punkte");
  CHECK(german.said("4 of 6 items right") == "4 von 6 Fragen richtig");
}

TEST_CASE("a teacher's own words are never taken for a sentence of the program") {
  const app::Words german = wordsOf("de");
  for (const std::string words :
       {"Think of 12 points on a line.", "Every number has 1 and itself as factors.", "", "March on!"})
    CHECK(german.said(words) == words);
}
