// The recovery sheet as a file. What it says is read back by tests/programs/backup_test.py.

#include "core/paper/recovery_page.h"

#include <sys/stat.h>

#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"

using namespace cz;

namespace {

paper::RecoveryPage page() {
  return {"Room 14", "26 November 2026", 1, {"0000-0000-0000-0000-K", "0000-M"}, "CHECKZONE:SHEET:0000"};
}

}  // namespace

TEST_CASE("The sheet is a PDF that its owner alone can read") {
  const tests::TempFolder folder;
  REQUIRE(paper::writeRecoveryPage(page(), folder / "sheet.pdf"));
  struct stat about {};
  REQUIRE(::stat((folder / "sheet.pdf").c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
  CHECK(textOf(ByteView(tests::readBytes(folder / "sheet.pdf")).first(5)) == "%PDF-");
}

TEST_CASE("A file that is there is not overwritten, and where nothing can be written nothing is left") {
  const tests::TempFolder folder;
  tests::writeBytes(folder / "sheet.pdf", viewOf("the sheet of before"));
  CHECK(paper::writeRecoveryPage(page(), folder / "sheet.pdf").error().fault == Fault::refused);
  CHECK(tests::holds(folder / "sheet.pdf", viewOf("the sheet of before")));
  CHECK(paper::writeRecoveryPage(page(), folder / "nowhere" / "sheet.pdf").error().fault == Fault::io);
  auto broken = page();
  broken.row = std::string(2000, 'A');  // no QR code holds that
  CHECK_FALSE(paper::writeRecoveryPage(broken, folder / "broken.pdf"));
  CHECK_FALSE(std::filesystem::exists(folder / "broken.pdf"));
}
