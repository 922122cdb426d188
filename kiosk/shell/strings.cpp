#include "kiosk/shell/strings.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <vector>

namespace cz::shell {
namespace {

Result<app::Words> wordsIn(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::stringstream text;
  text << stream.rdbuf();
  if (!stream) return Error{Fault::io, "The words in " + file.filename().string() + " can't be read.", file.string()};
  auto words = app::Words::parse(text.str());
  if (!words) return Error{words.error().fault, file.filename().string() + ": " + words.error().message, ""};
  return words;
}

}  // namespace

Result<app::Languages> loadLanguages(const std::filesystem::path& assets) {
  const auto folder = assets / "strings";
  CZ_TRY(english, wordsIn(folder / "en.toml"));
  app::Languages languages(std::move(english));
  std::vector<std::filesystem::path> files;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failed))
    if (entry.path().extension() == ".toml" && entry.path().stem() != "en") files.push_back(entry.path());
  if (failed) return Error{Fault::io, "The folder of the words can't be read.", failed.message()};
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    CZ_TRY(words, wordsIn(file));
    languages.add(std::move(words));
  }
  return languages;
}

}  // namespace cz::shell
