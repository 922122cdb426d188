// Every key that the screens use is in the strings file, and every key of the file is used.

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

#include "tests/kiosk/screens/english.h"
#include "tests/support/catch.h"
#include "tests/support/where.h"

using namespace cz::screens;

namespace {

std::set<std::string> usedKeys() {
  std::set<std::string> keys;
  const std::regex call(R"(words(\.count)?\(\s*"([^"]+)\")");
  for (const auto& file : std::filesystem::directory_iterator(cz::tests::inTree("kiosk/screens"))) {
    if (file.path().extension() != ".cpp") continue;
    const std::string text = sourceFile("kiosk/screens/" + file.path().filename().string());
    for (std::sregex_iterator at(text.begin(), text.end(), call), end; at != end; ++at) {
      const std::string key = (*at)[2];
      if ((*at)[1].matched)
        keys.insert({key + ".one", key + ".other"});
      else
        keys.insert(key);
    }
  }
  return keys;
}

}  // namespace

TEST_CASE("every word that a screen asks for is in the strings file") {
  const std::set<std::string> used = usedKeys();
  CHECK(used.size() > 100);  // the search itself works
  for (const std::string& key : used) {
    INFO(key);
    CHECK(english().has(key));
  }
}

TEST_CASE("every word of the strings file is used") {
  const std::set<std::string> used = usedKeys();
  for (const std::string& key : english().keys()) {
    // [language] is about the file itself, [said] about sentences of core/ (languages_test.cpp).
    if (key.starts_with("language.") || key.starts_with("said.")) continue;
    INFO(key);
    CHECK(used.count(key) == 1);
  }
}

TEST_CASE("the words are kind: nobody fails, nothing is wrong, no computer words") {
  for (const std::string& key : english().keys()) {
    std::string text = english()(key);
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    INFO(key << ": " << text);
    for (const char* never : {"fail", "wrong", "incorrect", "submit", "session", "error", "invalid"})
      CHECK(text.find(never) == std::string::npos);
  }
}
