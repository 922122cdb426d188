#include "tests/journeys/checks.h"

namespace cz::tests {

pack::Files traitPack(int slots) {
  std::string items, places;
  for (const char slot : std::string("wv").substr(0, static_cast<std::size_t>(slots))) {
    for (const char sibling : {'1', '2', '3'})
      items += std::string("[[item]]\nid = \"") + slot + sibling + "\"\ntype = \"written\"\nstem = \"Why? (" + slot +
               sibling + ")\"\nrubric = \"claim\"\n";
    places += std::string("[[slot]]\nskill = \"prove\"\nsiblings = [\"") + slot + "1\", \"" + slot + "2\", \"" + slot +
              "3\"]\n";
  }
  return {{"pack.toml", "format = 1\nid = \"traits\"\ntitle = \"Traits\"\nversion = \"1\"\nlanguage = \"en\"\n"},
          {"units/u.toml", "id = \"u\"\ntitle = \"Traits\"\n[[lesson]]\ncheck = \"trait\"\n"},
          {"checks/trait.toml",
           "id = \"trait\"\ntitle = \"Traits\"\nmastery = { rule = \"levels\" }\n"
           "[[skill]]\nid = \"prove\"\ncan = \"I can prove a trait.\"\nrevise = \"Read page 3.\"\n" +
               places +
               "[[rubric]]\nid = \"claim\"\nlevels = [\"not yet\", \"mastered\"]\n"
               "[[rubric.criterion]]\nid = \"claim\"\nlooks_for = \"Names a trait.\"\nlevels = [\"a\", \"b\"]\n" +
               items}};
}

}  // namespace cz::tests
