// The real window. Needs a display (xvfb-run will do); without one only the refusal is tested.

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>

#include "tests/support/catch.h"
#include "tests/support/raster.h"
#include "tests/support/temp_folder.h"
#include "tests/support/where.h"

namespace {

int statusOf(const std::string& command) {
  const int status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

const std::string kWindow = cz::tests::program("gallery_window");
bool haveDisplay() {
  if (std::getenv("DISPLAY") != nullptr) return true;
  WARN("skipped: there is no display; run the tests under xvfb-run");
  return false;
}

}  // namespace

TEST_CASE("without a display the program says so and ends") {
  CHECK(statusOf("env -u DISPLAY -u WAYLAND_DISPLAY " + kWindow + " 640x400 2>/dev/null") == 1);
}

TEST_CASE("a script opens the window, takes its picture and ends well") {
  if (!haveDisplay()) return;
  const cz::tests::TempFolder folder;
  const std::string script = (folder.path() / "a.script").string();
  std::ofstream(script) << "wait \"three eighths\"\nscreenshot shown\ntap c0\nquit\n";
  CHECK(statusOf(kWindow + " 640x400 " + script + " " + folder.path().string() + " 2") == 0);
  const auto picture = cz::tests::Image::readPng(folder.path() / "shown.png");
  REQUIRE(picture.has_value());
  CHECK(picture->width == 640);
  CHECK(picture->height == 400);
  CHECK(picture->rgba[0] == 0xFB);  // paper, and not upside down: ink is only above the middle
  CHECK(picture->rgba[2] == 0xF4);
}

TEST_CASE("a script that fails ends with status 1") {
  if (!haveDisplay()) return;
  const cz::tests::TempFolder folder;
  const std::string script = (folder.path() / "b.script").string();
  std::ofstream(script) << "expect \"Something else\"\n";
  CHECK(statusOf(kWindow + " 640x400 " + script + " " + folder.path().string() + " 2>/dev/null") == 1);
}

TEST_CASE("OpenGL 2.1 is enough, and draws the same") {
  if (!haveDisplay()) return;
  const cz::tests::TempFolder folder;
  const std::string script = (folder.path() / "c.script").string();
  std::ofstream(script) << "wait \"three eighths\"\nscreenshot shown\n";
  const std::string three = (folder.path() / "three").string();
  const std::string two = (folder.path() / "two").string();
  CHECK(statusOf(kWindow + " 640x400 " + script + " " + three + " 2") == 0);
  CHECK(statusOf("MESA_GL_VERSION_OVERRIDE=2.1 " + kWindow + " 640x400 " + script + " " + two + " 2") == 0);
  const auto a = cz::tests::Image::readPng(three + "/shown.png");
  const auto b = cz::tests::Image::readPng(two + "/shown.png");
  REQUIRE((a && b));
  CHECK(difference(*a, *b).worstBlock < 8);
}
