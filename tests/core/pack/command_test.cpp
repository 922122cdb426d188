// checkzone check, run as a person or a script runs it.

#include <sys/wait.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/core/pack/pack_text.h"
#include "tests/support/catch.h"
#include "tests/support/where.h"

using namespace cz::tests;

namespace fs = std::filesystem;

namespace {

struct Run {
  int status = -1;
  std::string out;
  std::string err;
};

std::string textOf(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Desk {
 public:
  Desk() {
    std::string pattern = (fs::temp_directory_path() / "checkzone-check-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~Desk() { fs::remove_all(path_); }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  std::string pack(const cz::pack::Files& files) const {
    for (const auto& [name, text] : files) {
      fs::create_directories((path_ / "pack" / name).parent_path());
      std::ofstream(path_ / "pack" / name, std::ios::binary) << text;
    }
    return (path_ / "pack").string();
  }

  Run run(const std::string& words, const std::string& environment = "") const {
    const std::string out = (path_ / "out").string();
    const std::string err = (path_ / "err").string();
    const int status =
        std::system((environment + " '" + program("checkzone' ") + words + " >'" + out + "' 2>'" + err + "'").c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, textOf(out), textOf(err)};
  }

 private:
  fs::path path_;
};

const std::string kTested = itemOf("number",
                                   "let = { n = [2, 3] }\nkey = \"{n * 10}\"\n"
                                   "[[item.test]]\nresponse = \"20\"\nverdict = \"right\"\n"
                                   "[[item.test]]\nresponse = \"20\"\nverdict = \"not-right\"\ndraw = 1\n"
                                   "[[item.test]]\nresponse = \"twenty\"\nverdict = \"unreadable\"\n");

}  // namespace

TEST_CASE("A good pack: status 0, a sentence for people, one object for scripts") {
  const Desk desk;
  const std::string pack = desk.pack(packOfItem(kTested));
  const Run people = desk.run("check '" + pack + "'");
  CHECK(people.status == 0);
  CHECK(people.out.empty());
  CHECK(people.err ==
        "The pack is good: 1 check, 1 item.\n  c: about 1 minute, reading LIX 1, not mastered by blind guessing\n");
  const Run script = desk.run("check '" + pack + "' --json");
  CHECK(script.status == 0);
  CHECK(script.err.empty());
  const auto report = nlohmann::json::parse(script.out);
  CHECK(report["ok"] == true);
  CHECK(report["checks"] == 1);
  CHECK(report["items"] == 1);
  CHECK(report["problems"].empty());
  CHECK(report["estimates"].dump() == R"([{"check":"c","guess":"0","lix":1,"minutes":1}])");
}

TEST_CASE("A broken pack: status 1, and every problem with its place") {
  const Desk desk;
  const std::string pack = desk.pack(packOfItem(itemOf("number", "key = 3.5\ncolor = 1\n")));
  const Run people = desk.run("check '" + pack + "'");
  CHECK(people.status == 1);
  CHECK(people.err.find("checks/c.toml:14:7: error: item i: `key`: write decimal numbers in quotes: \"3.5\".") == 0);
  CHECK(people.err.find("\n2 errors; the pack can't be used yet.\n") != std::string::npos);
  const auto report = nlohmann::json::parse(desk.run("check --json '" + pack + "'").out);
  CHECK(report["ok"] == false);
  REQUIRE(report["problems"].size() == 2);
  CHECK(report["problems"][0]["severity"] == "error");
  CHECK(report["problems"][0]["file"] == "checks/c.toml");
  CHECK(report["problems"][0]["line"] == 14);
  CHECK(report["problems"][0]["item"] == "i");
  CHECK(report["problems"][1]["line"] == 15);
}

TEST_CASE("Warnings leave the status at 0") {
  const Desk desk;
  const Run run = desk.run("check '" + desk.pack(packOfItem(itemOf("number", "key = 0\ntolerance = \"5 %\"\n"))) + "'");
  CHECK(run.status == 0);
  CHECK(run.err.find("checks/c.toml:15:13: warning: item i: A percentage of the key 0 is 0") == 0);
  CHECK(run.err.find("1 warning.") != std::string::npos);
}

TEST_CASE("An item test that doesn't come out as written is an error at its line") {
  const Desk desk;
  const std::string tests =
      "[[item.test]]\nresponse = \"7\"\nverdict = \"right\"\n"
      "[[item.test]]\nresponse = \"1\"\nverdict = \"right\"\ndraw = 5\n";
  const Run run = desk.run("check '" + desk.pack(packOfItem(itemOf("number", "key = 8\n" + tests))) + "'");
  CHECK(run.status == 1);
  CHECK(
      run.err.find("checks/c.toml:15:1: error: item i: The response 7 comes out as \"not-right\", not as \"right\".") !=
      std::string::npos);
  CHECK(run.err.find("checks/c.toml:18:1: error: item i: The item i has 1 draw,") != std::string::npos);
}

TEST_CASE("Choices and wrong ideas are compared as students' answers are read") {
  const auto told = [](const std::string& item) {
    const Desk desk;
    return desk.run("check '" + desk.pack(packOfItem(item)) + "'");
  };
  const auto choice = [&](const std::string& key, const std::string& other) {
    return told(itemOf("choice", "key = \"" + key + "\"\ndistractors = [\"" + other + "\"]\n"));
  };
  for (const auto& [key, other] : std::vector<std::pair<std::string, std::string>>{{"50 %", "0.5"},
                                                                                   {"\\u00BD", "0.5"},
                                                                                   {"1\\u00BD", "1.5"},
                                                                                   {".5", "0.5"},
                                                                                   {"1e3", "1000"},
                                                                                   {"3 \\u00D7 10\\u00B2", "300"},
                                                                                   {"- 3", "-3"},
                                                                                   {"\\u20133", "-3"},
                                                                                   {"+3", "3"},
                                                                                   {"1\\u00A0000", "1000"}}) {
    const Run run = choice(key, other);
    INFO(key << " and " << other << ": " << run.err);
    CHECK(run.status == 1);
    CHECK(run.err.find("the same value") != std::string::npos);
  }
  CHECK(choice("50 %", "50").status == 0);
  const Run star =
      told(itemOf("text", "keys = [\"a*\"]\nwildcard = true\nwrong = [{ when = \"abc\", says = \"No.\" }]\n"));
  INFO(star.err);
  CHECK(star.status == 1);
  CHECK(star.err.find("The wrong idea \"abc\" is also the right answer") != std::string::npos);
}

TEST_CASE("A key that can't be written in the form that is asked for is refused") {
  const auto status = [](const std::string& rest) {
    const Desk desk;
    return desk.run("check '" + desk.pack(packOfItem(itemOf("number", rest))) + "'").status;
  };
  CHECK(status("key = \"1234\"\nwritten_as = \"3 figures\"\n") == 1);
  CHECK(status("key = \"1234\"\ntolerance = \"5\"\nwritten_as = \"3 figures\"\n") == 0);  // 1230 is near enough
  CHECK(status("key = \"2.0456\"\nwritten_as = \"2 figures\"\n") == 1);
  CHECK(status("key = \"1230\"\nwritten_as = \"3 figures\"\n") == 0);
  CHECK(status("key = \"1/3\"\ntolerance = \"0.001\"\nwritten_as = \"2 decimals\"\n") == 1);  // 0.33 is 0.0033 off
  CHECK(status("key = \"1/3\"\ntolerance = \"0.004\"\nwritten_as = \"2 decimals\"\n") == 0);
  CHECK(status("key = \"-1.25\"\nwritten_as = \"1 decimals\"\n") == 1);
}

TEST_CASE("A folder that isn't there: status 1, still one object for scripts") {
  const Desk desk;
  const Run run = desk.run("check /no/such/folder --json");
  CHECK(run.status == 1);
  const auto report = nlohmann::json::parse(run.out);
  CHECK(report["ok"] == false);
  CHECK(report["problems"].size() == 1);
}

TEST_CASE("Wrong usage: status 2; help: status 0") {
  const Desk desk;
  CHECK(desk.run("").status == 2);
  CHECK(desk.run("check").status == 2);
  CHECK(desk.run("chekc x").status == 2);
  CHECK(desk.run("check x --jason").status == 2);
  CHECK(desk.run("--help").status == 0);
  CHECK(desk.run("check --help").status == 0);
}

TEST_CASE("The report is the same whatever the machine's language") {
  const Desk desk;
  const std::string pack = desk.pack(packOfItem(itemOf("number", "key = 1\ntolerance = \"0,05\"\n")));
  const std::string plain = desk.run("check --json '" + pack + "'", "LC_ALL=C").out;
  CHECK(plain.find("always write a decimal point") != std::string::npos);
  CHECK(desk.run("check --json '" + pack + "'", "LC_ALL=de_DE.UTF-8").out == plain);
  CHECK(desk.run("check --json '" + pack + "'", "LC_ALL=tr_TR.UTF-8").out == plain);
}

TEST_CASE("A letter that no font of this machine has is named with item, place and code point") {
  const Desk desk;
  const std::string folder = desk.pack(packOfItem("type = \"number\"\nstem = \"How many \U0010FFFD?\"\nkey = 1\n"));
  const Run run = desk.run("check '" + folder + "'");
  CHECK(run.status == 1);
  CHECK(run.err.find("checks/c.toml:13:8: error: item i: U+10FFFD has no glyph in the fonts of this machine.") !=
        std::string::npos);
}

TEST_CASE("check: a letter without a glyph is found in a drawing, too") {
  const Desk desk;
  auto files = packOfItem(itemOf("text", "says = \"![a sign](media/sign.svg)\"\nkey = \"x\"\n"));
  files["media/sign.svg"] =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n<text y=\"9\">x&#x10FFFD;</text>\n</svg>\n";
  const auto run = desk.run("check '" + desk.pack(files) + "'");
  INFO(run.err);
  CHECK(run.status == 1);
  CHECK(run.err.find("media/sign.svg:2:13: error: U+10FFFD has no glyph") != std::string::npos);
}
