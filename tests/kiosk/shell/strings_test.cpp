#include "kiosk/shell/strings.h"

#include <fstream>

#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"
#include "tests/support/where.h"

using namespace cz;

namespace {

void write(const std::filesystem::path& file, const std::string& text) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file) << text;
}

}  // namespace

TEST_CASE("every language whose file is there can be chosen") {
  const auto languages = must(shell::loadLanguages(tests::inTree("assets")));
  using Names = std::vector<std::pair<std::string, std::string>>;
  CHECK(languages.names() == Names{{"en", "English"}, {"ar", "العربية"}, {"de", "Deutsch"}});
  CHECK(languages.find("de").said("4 of 6 items right") == "4 von 6 Fragen richtig");
}

TEST_CASE("without English, or with a file that can't be read, the kiosk says which one") {
  const tests::TempFolder folder;
  CHECK_FALSE(shell::loadLanguages(folder.path()));
  write(folder / "strings/en.toml", "a = \"b\"\n");
  CHECK(shell::loadLanguages(folder.path()));
  write(folder / "strings/de.toml", "a = \n");
  const auto broken = shell::loadLanguages(folder.path());
  REQUIRE_FALSE(broken);
  CHECK(broken.error().message.find("de.toml: Line 1") != std::string::npos);
}
