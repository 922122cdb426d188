#include <map>

#include "core/base/text.h"
#include "tests/kiosk/screens/english.h"

namespace cz::screens {
namespace {

const std::map<char, std::string>& accents() {
  static const std::map<char, std::string> all = {{'a', "á"}, {'e', "ê"}, {'i', "ï"}, {'o', "ø"}, {'u', "ü"},
                                                  {'n', "ñ"}, {'s', "š"}, {'A', "Å"}, {'S', "Š"}, {'T', "Ţ"}};
  return all;
}

/// Longer by two letters for every five, in words of the same length.
std::string longer(const std::string& text) {
  std::string made;
  bool inBraces = false;
  int letters = 0;
  for (const char c : text) {
    inBraces = (inBraces || c == '{') && c != '}';
    const auto accent = inBraces ? accents().end() : accents().find(c);
    made += accent == accents().end() ? std::string(1, c) : accent->second;
    if (!inBraces && c >= 'a' && c <= 'z' && ++letters % 5 == 0) made += "áê";
  }
  return made;
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return out + "\"";
}

}  // namespace

app::Words pseudo() {
  std::string toml;
  for (const std::string& key : english().keys())
    if (!key.starts_with("language.")) toml += key + " = " + quoted(longer(english()(key))) + "\n";
  app::Words words = must(app::Words::parse(toml));
  words.learnSayings(english());
  return words;
}

}  // namespace cz::screens
