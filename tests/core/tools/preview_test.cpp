// checkzone preview and checkzone check --watch, as an author runs them.

#include <sys/wait.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "core/pictures/pictures.h"
#include "core/tools/contact_sheet.h"
#include "tests/core/pack/pack_text.h"
#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"
#include "tests/support/tiny_pictures.h"
#include "tests/support/where.h"

using namespace cz;
using namespace cz::tests;
namespace fs = std::filesystem;

namespace {

std::string textOf(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void put(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

struct Run {
  int status = -1;
  std::string out;
  std::string err;
};

class Desk {
 public:
  fs::path path() const { return folder_.path(); }
  std::string pack(const pack::Files& files) const {
    for (const auto& [name, text] : files) put(path() / "pack" / name, text);
    return (path() / "pack").string();
  }
  Run run(const std::string& words) const {
    const std::string command = "'" + program("checkzone' ") + words + " >'" + (path() / "out").string() + "' 2>'" +
                                (path() / "err").string() + "'";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, textOf(path() / "out"), textOf(path() / "err")};
  }

 private:
  TempFolder folder_;
};

std::size_t pngsIn(const fs::path& folder) {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(folder)) count += entry.path().extension() == ".png" ? 1 : 0;
  return count;
}

/// Four draws, one of them forbidden; the key is n times 10.
const std::string kDrawn =
    "type = \"number\"\nlet = { n = [2, 3, 5, 7] }\nonly = [\"n != 3\"]\nstem = \"Ten times {n} & more?\"\nkey = \"{n "
    "* 10}\"\n"
    "wrong = [{ when = \"{n + 10}\", says = \"You <added>.\", idea = \"adds\" }]\n";

}  // namespace

TEST_CASE("preview: a page with a picture, the key and the feedback of so many draws of each item") {
  const Desk desk;
  const std::string pack = desk.pack(packOfItem(kDrawn));
  const fs::path out = desk.path() / "seen";
  const Run run = desk.run("preview '" + pack + "' --out '" + out.string() + "' --draws 2");
  INFO(run.err);
  REQUIRE(run.status == 0);
  CHECK(run.out == out.string() + "/index.html: 1 item, 2 pictures\n");
  CHECK(pngsIn(out / "draws") == 2);
  const std::string page = textOf(out / "index.html");
  CHECK(page.find("alt=\"Ten times 2 &amp; more?\"") != std::string::npos);
  CHECK(page.find("<b>Key:</b> 20") != std::string::npos);
  CHECK(page.find("<dt>12</dt><dd>You &lt;added&gt;. [adds]</dd>") != std::string::npos);
  CHECK(page.find("Ten times 3") == std::string::npos);  // forbidden
  const auto picture = pictures::inspect(viewOf(textOf(out / "draws" / "c.i.draw0.png")));
  REQUIRE(picture);
  CHECK(picture->kind == pictures::Kind::png);
  CHECK(picture->width > 900);
  CHECK(picture->height > 80);
}

TEST_CASE("preview: items whose names run together like those of another check have pictures of their own") {
  const Desk desk;
  const auto check = [](const std::string& id, const std::string& item) {
    return "id = \"" + id + "\"\ntitle = \"T\"\n[[skill]]\nid = \"s\"\ncan = \"I can.\"\nrevise = \"Do it.\"\n" +
           "[[slot]]\nskill = \"s\"\nsiblings = [\"" + item + "\"]\n[[item]]\nid = \"" + item +
           "\"\ntype = \"number\"\nstem = \"?\"\nkey = 1\n";
  };
  const auto files = pack::Files{
      {"pack.toml", kPackHead}, {"checks/a.toml", check("a", "b-c")}, {"checks/a-b.toml", check("a-b", "c")}};
  const fs::path out = desk.path() / "seen";
  REQUIRE(desk.run("preview '" + desk.pack(files) + "' --out '" + out.string() + "'").status == 0);
  CHECK(pngsIn(out / "draws") == 2);
}

TEST_CASE("preview: what an earlier preview left is removed, what others put there stays") {
  const Desk desk;
  const std::string pack = desk.pack(packOfItem(kDrawn));
  const fs::path out = desk.path() / "seen";
  const std::string words = "preview '" + pack + "' --out '" + out.string() + "'";
  REQUIRE(desk.run(words + " --draws 3").status == 0);
  CHECK(pngsIn(out / "draws") == 3);
  put(out / "notes.txt", "mine");
  REQUIRE(desk.run(words + " --draws 1").status == 0);
  CHECK(pngsIn(out / "draws") == 1);
  CHECK(textOf(out / "notes.txt") == "mine");
}

TEST_CASE("preview: a page that somebody else made is not overwritten") {
  const Desk desk;
  const std::string pack = desk.pack(packOfItem(kDrawn));
  put(desk.path() / "site" / "index.html", "<h1>My school</h1>");
  const Run run = desk.run("preview '" + pack + "' --out '" + (desk.path() / "site").string() + "'");
  CHECK(run.status == 1);
  CHECK(run.err.find("Choose another folder") != std::string::npos);
  CHECK(textOf(desk.path() / "site" / "index.html") == "<h1>My school</h1>");
}

TEST_CASE("preview: places that students don&#39;t see are shown to the author") {
  const Desk desk;
  auto files = packOfItem(
      "type = \"hotspot\"\nstem = \"Where?\"\npicture = \"![A box](media/box.svg)\"\noutlines = false\nkey = \"a\"\n"
      "places = [{ id = \"a\", text = \"the left\", box = [0, 0, 4, 6] }]\n");
  files["media/box.svg"] = tinySvg();
  const fs::path out = desk.path() / "seen";
  const Run run = desk.run("preview '" + desk.pack(files) + "' --out '" + out.string() + "'");
  INFO(run.err);
  REQUIRE(run.status == 0);
  CHECK(pngsIn(out / "draws") == 2);
  CHECK(textOf(out / "index.html").find("places that students don&#39;t see") != std::string::npos);
}

TEST_CASE("preview: a pack with errors is refused with its errors") {
  const Desk desk;
  const Run run = desk.run("preview '" + desk.pack(packOfItem("type = \"number\"\nstem = \"?\"\n")) + "' --out '" +
                           (desk.path() / "seen").string() + "'");
  CHECK(run.status == 1);
  CHECK(run.err.find("checks/c.toml") != std::string::npos);
  CHECK_FALSE(fs::exists(desk.path() / "seen"));
}

TEST_CASE("check --preview writes the page beside the report") {
  const Desk desk;
  const std::string pack = desk.pack(packOfItem(kDrawn));
  const Run run = desk.run("check '" + pack + "' --preview '" + (desk.path() / "seen").string() + "'");
  CHECK(run.status == 0);
  CHECK(run.err.find("The preview is in") != std::string::npos);
  CHECK(pngsIn(desk.path() / "seen" / "draws") == 3);
}

TEST_CASE("check --watch checks again when a file is saved, and shows the page anew") {
  const Desk desk;
  const std::string pack = desk.pack(packOfItem(kDrawn));
  const fs::path told = desk.path() / "told";
  const std::string command = "'" + program("checkzone' check '") + pack + "' --watch --preview '" +
                              (desk.path() / "seen").string() + "' 2>'" + told.string() + "' & echo $! >'" +
                              (desk.path() / "pid").string() + "'";
  REQUIRE(std::system(command.c_str()) == 0);
  const auto waitFor = [&](const std::string& words) {
    for (int i = 0; i < 400; ++i) {
      if (textOf(told).find(words) != std::string::npos) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
  };
  CHECK(waitFor("Watching"));
  put(desk.path() / "pack" / "checks" / "c.toml", kCheckHead + "type = \"number\"\nstem = \"No key?\"\n");
  CHECK(waitFor("checks/c.toml changed."));
  CHECK(waitFor("1 error; the pack can't be used yet."));
  CHECK(textOf(desk.path() / "seen" / "index.html").find("Ten times 2") != std::string::npos);  // the last good one
  put(desk.path() / "pack" / "checks" / "c.toml", kCheckHead + "type = \"number\"\nstem = \"Forty-two?\"\nkey = 42\n");
  for (int i = 0; i < 400 && textOf(desk.path() / "seen" / "index.html").find("Forty-two?") == std::string::npos; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  CHECK(textOf(desk.path() / "seen" / "index.html").find("Forty-two?") != std::string::npos);
  CHECK(std::system(("kill $(cat '" + (desk.path() / "pid").string() + "')").c_str()) == 0);
}
