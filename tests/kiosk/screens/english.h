#pragma once
// The strings files, read once for the tests.

#include <fstream>
#include <iterator>

#include "tests/support/where.h"

#include "kiosk/app/words.h"

namespace cz::screens {

/// A file of the source tree as text; empty when it isn't there.
inline std::string sourceFile(const std::string& path) {
  std::ifstream file(tests::inTree(path), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline const app::Words& english() {
  static const app::Words words = must(app::Words::parse(sourceFile("assets/strings/en.toml")));
  return words;
}

/// Another language: "de".
inline app::Words wordsOf(const std::string& language) {
  app::Words words = must(app::Words::parse(sourceFile("assets/strings/" + language + ".toml")));
  if (language != "en") words.learnSayings(english());
  return words;
}

/// English with letters that no English word has, and longer by 40 per cent: what is cut off, or was never put into the
/// strings file, shows. What stands in braces stays.
app::Words pseudo();

}  // namespace cz::screens
