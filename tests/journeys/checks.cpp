#include "tests/journeys/checks.h"

namespace cz::tests {
namespace {

std::string choices(const std::string& id, const std::string& limit) {
  std::string text = "id = \"" + id + "\"\ntitle = \"" + id + "\"\n" + limit +
                     "[[skill]]\nid = \"tell\"\ncan = \"I can tell.\"\nrevise = \"Look again.\"\n"
                     "[[slot]]\nskill = \"tell\"\nsiblings = [\"a1\", \"a2\", \"a3\"]\n";
  for (const std::string item : {"a1", "a2", "a3"})
    text += "[[item]]\nid = \"" + item + "\"\ntype = \"choice\"\nstem = \"Which one? (" + item +
            ")\"\nkey = \"this\"\ndistractors = [\"that\", \"those\"]\n";
  return text;
}

}  // namespace

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

pack::Files twoLessons() {
  return {
      {"pack.toml", "format = 1\nid = \"two\"\ntitle = \"Two\"\nversion = \"1\"\nlanguage = \"en\"\n"},
      {"units/u.toml", "id = \"u\"\ntitle = \"Two\"\n[[lesson]]\ncheck = \"timed\"\n[[lesson]]\ncheck = \"next\"\n"},
      {"checks/timed.toml", choices("timed", "limit_minutes = 10\n")},
      {"checks/next.toml", choices("next", "")}};
}

}  // namespace cz::tests
