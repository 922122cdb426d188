#include "core/paper/recovery_page.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "core/base/marks.h"
#include "core/paper/sheet.h"

namespace cz::paper {
namespace {

constexpr double kQr = 130;
const Ink kPlain{12};

void drawHead(Sheet& sheet, const RecoveryPage& page) {
  const double width = sheet.width() - kQr - 24;
  sheet.text("Recovery sheet", {28, true}, 0, width);
  sheet.gap(6);
  sheet.text(page.room, {16}, 0, width);
  sheet.gap(6);
  sheet.text("Version " + std::to_string(page.version) + ", printed " + page.date, {12, false, 0.25}, 0, width);
  sheet.gap(44);
}

void drawSecret(Sheet& sheet, const RecoveryPage& page) {
  constexpr double kRow = 40;
  const double height = kRow * static_cast<double>(page.lines.size()) + 16;
  sheet.box(0, sheet.width(), height);
  sheet.gap(5 - height);
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    sheet.gap(10);
    sheet.note(std::to_string(i + 1), {12, false, 0.4}, 16);
    sheet.gap(-10);
    sheet.note(page.lines[i], {20, true}, 44);
    sheet.gap(kRow);
  }
  sheet.gap(35);
}

void drawSentences(Sheet& sheet, const RecoveryPage& page) {
  const std::string sentences[] = {
      "**What it is for.** When the station in " + page.room +
          " is lost or broken, this sheet and a backup bring everything back: results, marks, class lists and keys. "
          "Without a backup, the sheet and the kiosks bring back what the kiosks know: “checkzone-station replace”.",
      "**Keep it in the school's safe**, on paper, and never in a computer, in a mail or as a photo.",
      "**Whoever holds this sheet and a backup can read everything.** Either one alone tells nothing; with the "
      "sheet and the station's address somebody could take the station's place.",
      "**When it is lost,** print a new one with “checkzone-station sheet” and make a backup the same day. Older "
      "backups "
      "open only with the sheet that was in use when they were made.",
  };
  for (const std::string& sentence : sentences) {
    sheet.text(sentence, kPlain);
    sheet.gap(12);
  }
  sheet.gap(12);
  sheet.text(
      "The last sign of each line checks the line: a slip in typing is told with the number of the line. There is "
      "no letter I, L, O or U.",
      {10, false, 0.25});
}

Result<void> draw(const RecoveryPage& page, const std::filesystem::path& out) {
  Sheet sheet(out, "Checkzone · recovery sheet of " + page.room + " · version " + std::to_string(page.version));
  CZ_CHECK(sheet.qr(page.row, kQr));
  drawHead(sheet, page);
  drawSecret(sheet, page);
  drawSentences(sheet, page);
  return sheet.finish();
}

/// An empty file for its owner alone, so that at no moment others can read what comes into it.
Result<void> makeFile(const std::filesystem::path& out) {
  const int file = ::open(out.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0 && errno == EEXIST)
    return Error{Fault::refused, "There is a file " + out.string() + " already. Name another one with --out.", ""};
  if (file < 0)
    return Error{Fault::io, "The sheet can't be written to " + out.string() + ". Check the folder and who owns it.",
                 std::strerror(errno)};
  ::close(file);
  return {};
}

}  // namespace

Result<void> writeRecoveryPage(const RecoveryPage& page, const std::filesystem::path& out) {
  CZ_CHECK(makeFile(out));
  auto done = draw(page, out);
  std::error_code ignored;
  if (!done) std::filesystem::remove(out, ignored);
  return done;
}

}  // namespace cz::paper
