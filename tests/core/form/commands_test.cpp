// `checkzone form`, `score` and `try` as a script calls them, on a small pack of its own.

#include <sys/wait.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "tests/support/catch.h"
#include "tests/support/where.h"

namespace {

namespace fs = std::filesystem;

const char* const kCheck = R"(
id = "halves"
title = "Halves"
mastery = { rule = "total", at_least = "1/2" }
[[skill]]
id = "halve"
can = "I can halve."
revise = "Page 1."
[[slot]]
skill = "halve"
siblings = ["half"]
[[slot]]
skill = "halve"
siblings = ["pick"]
[[item]]
id = "half"
type = "number"
let = { n = [-6, -10] }
stem = "Half of {n}?"
key = "{n/2}"
[[item]]
id = "pick"
type = "choice"
stem = "Half of 8?"
key = "4"
distractors = ["2", "16"]
)";

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

/// A pack in a folder of its own, gone with the test.
class Workshop {
 public:
  Workshop() : folder_(fs::temp_directory_path() / ("checkzone-commands-" + std::to_string(getpid()))) {
    write(folder_ / "pack/pack.toml",
          "format = 1\nid = \"halves\"\ntitle = \"Halves\"\nversion = \"1\"\nlanguage = \"en\"\nnumbers = \"point\"\n");
    write(folder_ / "pack/units/one.toml",
          "id = \"one\"\ntitle = \"One\"\n[[lesson]]\ntitle = \"Halves\"\ncheck = \"halves\"\n");
    write(folder_ / "pack/checks/halves.toml", kCheck);
  }
  ~Workshop() { fs::remove_all(folder_); }
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;

  /// Runs `checkzone words…`, with PACK and HERE put in; standard output in `out`. Returns the exit status.
  int run(std::string words) {
    for (const auto& [name, path] : {std::pair{"PACK", folder_ / "pack"}, {"HERE", folder_}})
      for (auto at = words.find(name); at != std::string::npos; at = words.find(name))
        words.replace(at, 4, path.string());
    FILE* pipe = popen((cz::tests::program("checkzone ") + words + " 2>/dev/null").c_str(), "r");
    REQUIRE(pipe != nullptr);
    out.clear();
    char part[4096];
    while (const auto count = fread(part, 1, sizeof part, pipe)) out.append(part, count);
    return WEXITSTATUS(pclose(pipe));
  }
  void put(const std::string& name, const std::string& text) { write(folder_ / name, text); }
  bool printed(const std::string& part) const { return out.find(part) != std::string::npos; }

  std::string out;

 private:
  fs::path folder_;
};

}  // namespace

TEST_CASE("try gives the verdict on what was typed, also when it begins with a dash") {
  Workshop shop;
  const auto verdict = [&](const std::string& response) {
    CHECK(shop.run("try PACK half --draw 0 --json " + response) == 0);
    return shop.out;
  };
  CHECK(verdict("-3").find("\"verdict\": \"right\"") != std::string::npos);
  CHECK(verdict("'\xE2\x88\x92 3'").find("\"verdict\": \"right\"") != std::string::npos);
  CHECK(verdict("-3.").find("\"read_as\": \"-3\"") != std::string::npos);
  CHECK(verdict("-.5").find("\"verdict\": \"not-right\"") != std::string::npos);
  CHECK(verdict("--3").find("\"verdict\": \"unreadable\"") != std::string::npos);
  CHECK(verdict("-- --3").find("\"verdict\": \"unreadable\"") != std::string::npos);
  CHECK(verdict("3-").find("\"verdict\": \"unreadable\"") != std::string::npos);
  CHECK(verdict("''").find("\"verdict\": \"unanswered\"") != std::string::npos);
  CHECK(verdict("--style comma -- -3,0").find("\"verdict\": \"right\"") != std::string::npos);
}

TEST_CASE("try tells a fault of the input from wrong usage") {
  Workshop shop;
  CHECK(shop.run("try PACK half --draw 2 3") == 1);
  CHECK(shop.run("try PACK nothing 3") == 1);
  CHECK(shop.run("try HERE/nowhere half 3") == 1);
  CHECK(shop.run("try PACK half") == 2);
  CHECK(shop.run("try PACK half 3 4") == 2);
  CHECK(shop.run("try PACK half 3 --style roman") == 2);
  CHECK(shop.run("try PACK halves/pick c1 --json") == 0);
  CHECK(shop.printed("\"verdict\": \"right\""));
}

TEST_CASE("what form prints score reads, and a second form is not the first one again") {
  Workshop shop;
  REQUIRE(shop.run("form PACK halves --seed 00ff --json") == 0);
  CHECK(shop.printed("\"algorithm\": 1"));
  const bool six = shop.printed("\"n\": \"-6\"");
  CHECK(six != shop.printed("\"n\": \"-10\""));
  shop.put("form.json", shop.out);
  shop.put("responses.json", std::string(R"({"s1": ")") + (six ? "-3" : "-5") + R"(", "s2": ["c2"]})");
  REQUIRE(shop.run("score PACK halves --form HERE/form.json --responses HERE/responses.json --json") == 0);
  CHECK(shop.printed("\"shown\": \"1 of 2 points\""));
  CHECK(shop.printed("\"mastered\": true"));

  REQUIRE(shop.run("form PACK halves --seed 00ff --seen HERE/form.json --json") == 0);
  CHECK(shop.printed(six ? "\"n\": \"-10\"" : "\"n\": \"-6\""));
}

TEST_CASE("form and score name what they can't use, with status 1; 2 is for wrong usage") {
  Workshop shop;
  CHECK(shop.run("form PACK halves --seed xyz") == 1);
  CHECK(shop.run("form PACK thirds --seed 1") == 1);
  CHECK(shop.run("form PACK halves --seed 1 --language lt") == 1);
  CHECK(shop.run("form PACK halves --seed 1 --language en") == 0);
  CHECK(shop.run("form PACK halves") == 2);
  CHECK(shop.run("score PACK halves --form HERE/none.json --responses HERE/none.json") == 1);
  REQUIRE(shop.run("form PACK halves --seed 1 --json") == 0);
  shop.put("form.json", shop.out);
  shop.put("responses.json", R"({"s9": "3"})");
  CHECK(shop.run("score PACK halves --form HERE/form.json --responses HERE/responses.json") == 1);
  shop.put("responses.json", R"({"s2": ["c9"]})");
  CHECK(shop.run("score PACK halves --form HERE/form.json --responses HERE/responses.json --json") == 1);
  CHECK(shop.out.empty());
}

TEST_CASE("form draws a practice form where the check keeps draws back, and says why where there is none") {
  Workshop shop;
  CHECK(shop.run("form PACK halves --seed 1 --practice --json") == 1);
  shop.put("pack/checks/halves.toml",
           "id = \"halves\"\ntitle = \"Halves\"\npractice = true\n"
           "[[skill]]\nid = \"halve\"\ncan = \"I can halve.\"\nrevise = \"Page 1.\"\n"
           "[[slot]]\nskill = \"halve\"\nsiblings = [\"half\"]\n"
           "[[item]]\nid = \"half\"\ntype = \"number\"\nlet = { n = [2, 4, 6, 8] }\nstem = \"Half of {n}?\"\n"
           "key = \"{n/2}\"\n");
  REQUIRE(shop.run("form PACK halves --seed 1 --practice --json") == 0);
  CHECK(shop.printed("\"algorithm\": 3"));
  const std::string practice = shop.out.substr(shop.out.find("Half of "), 9);
  for (int seed = 1; seed <= 20; ++seed) {
    REQUIRE(shop.run("form PACK halves --seed " + std::to_string(seed)) == 0);
    CHECK_FALSE(shop.printed(practice));
  }
}

TEST_CASE("form --language shows the same form in other words") {
  Workshop shop;
  shop.put("pack/checks/halves.toml",
           "id = \"halves\"\ntitle = \"Halves\"\n[in.lt]\ntitle = \"Pusės\"\n"
           "[[skill]]\nid = \"halve\"\ncan = \"I can halve.\"\nrevise = \"Page 1.\"\n"
           "[skill.in.lt]\ncan = \"Moku.\"\nrevise = \"1 psl.\"\n"
           "[[slot]]\nskill = \"halve\"\nsiblings = [\"half\"]\n"
           "[[item]]\nid = \"half\"\ntype = \"text\"\nlet = { n = [2, 4, 6, 8] }\nstem = \"Is {n} even?\"\n"
           "key = \"yes\"\n[item.in.lt]\nstem = \"Ar {n} lyginis?\"\nkeys = [\"taip\"]\n");
  REQUIRE(shop.run("form PACK halves --seed 5") == 0);
  const std::string number = shop.out.substr(shop.out.find("Is ") + 3, 1);
  REQUIRE(shop.run("form PACK halves --seed 5 --language lt") == 0);
  CHECK(shop.printed("Pusės"));
  CHECK(shop.printed("Ar " + number + " lyginis?"));
  CHECK(shop.run("form PACK halves --seed 5 --language de") == 1);
  CHECK(shop.run("try PACK half taip --language de") == 1);
  CHECK(shop.run("try PACK half taip --language lt --json") == 0);
  CHECK(shop.printed("\"right\""));
  CHECK(shop.run("try PACK half taip --json") == 0);
  CHECK(shop.printed("\"not-right\""));
}

TEST_CASE("form --fewer-choices leaves the key and two others, and score takes the form back") {
  Workshop shop;
  shop.put("pack/checks/halves.toml",
           "id = \"halves\"\ntitle = \"Halves\"\n"
           "[[skill]]\nid = \"halve\"\ncan = \"I can halve.\"\nrevise = \"Page 1.\"\n"
           "[[slot]]\nskill = \"halve\"\nsiblings = [\"pick\"]\n"
           "[[item]]\nid = \"pick\"\ntype = \"choice\"\nstem = \"Half of 8?\"\nkey = \"4\"\n"
           "distractors = [\"2\", \"16\", \"3\", \"5\"]\n");
  REQUIRE(shop.run("form PACK halves --seed 1 --fewer-choices --json") == 0);
  const auto ids = [&] {
    int count = 0;
    for (const std::string id : {"\"c1\"", "\"c2\"", "\"c3\"", "\"c4\"", "\"c5\""}) count += shop.printed(id) ? 1 : 0;
    return count;
  };
  CHECK(ids() == 3);
  CHECK(shop.printed("\"c1\""));
  shop.put("form.json", shop.out);
  shop.put("answers.json", "{\"s1\": [\"c1\"]}");
  REQUIRE(shop.run("score PACK halves --form HERE/form.json --responses HERE/answers.json --json") == 0);
  CHECK(shop.printed("\"points\": \"1\""));
}

TEST_CASE("try reads a number in every number style") {
  Workshop shop;
  const auto readAs = [&](const std::string& typed, const std::string& style) {
    CHECK(shop.run("try PACK half --style " + style + " --json -- " + typed) == 0);
    const auto at = shop.out.find("\"read_as\": \"") + 12;
    return shop.out.substr(at, shop.out.find('"', at) - at);
  };
  CHECK(readAs("1,234.5", "point") == "1234.5");
  CHECK(readAs("1.234,5", "comma") == "1234,5");
  CHECK(readAs("'1 234.5'", "space-point") == "1234.5");
  CHECK(readAs("'1 234,5'", "space-comma") == "1234,5");
  CHECK(readAs("\"1'234.5\"", "swiss") == "1234.5");
  CHECK(readAs("12,34,567.5", "indian") == "1234567.5");
  CHECK(shop.run("try PACK half 3 --style dots") != 0);
}
