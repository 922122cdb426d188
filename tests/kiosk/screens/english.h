#pragma once
// The English strings file, read once for the tests.

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

}  // namespace cz::screens
