#include "core/station/daemon/sheet_typed.h"

#include <unistd.h>

#include <fstream>
#include <iostream>
#include <iterator>

#include "core/base/text.h"

namespace cz::station {
namespace {

constexpr std::size_t kLines = 4;
constexpr int kTries = 5;  ///< of one line

/// One line that is right; empty: the person gave up.
std::string askFor(std::size_t line) {
  for (int tries = 0; tries < kTries; ++tries) {
    std::cerr << "  line " << line + 1 << ": " << std::flush;
    std::string typed;
    if (!std::getline(std::cin, typed)) return "";
    if (trim(typed).empty()) continue;
    const auto right = crypto::checkSheetLine(line, typed);
    if (right) return typed;
    std::cerr << right.error().message << "\n";
  }
  return "";
}

Result<std::string> askForAll() {
  std::cerr << "Type the four lines of the recovery sheet, as they are printed.\n";
  std::string all;
  for (std::size_t line = 0; line < kLines; ++line) {
    const std::string typed = askFor(line);
    if (typed.empty()) return Error{Fault::input, "The recovery sheet was not typed to its end; nothing was done.", ""};
    all += typed + "\n";
  }
  return all;
}

Result<std::string> textFrom(const std::string& file) {
  if (!file.empty()) {
    std::ifstream in(file);
    if (!in) return Error{Fault::notFound, "There is no file " + file + ". It should hold the lines of the sheet.", ""};
    return std::string(std::istreambuf_iterator<char>(in), {});
  }
  if (::isatty(STDIN_FILENO) != 0) return askForAll();
  return std::string(std::istreambuf_iterator<char>(std::cin), {});
}

}  // namespace

Result<crypto::SheetSecret> typedSheet(const std::string& file) {
  CZ_TRY(text, textFrom(file));
  return crypto::readSheet(text);
}

}  // namespace cz::station
