#include "core/interop/import.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <system_error>

#include "core/interop/archive.h"
#include "core/interop/language_numbers.h"
#include "core/interop/pack_writer.h"
#include "core/interop/settle.h"
#include "core/interop/text_places.h"
#include "core/interop/toml_text.h"
#include "core/pack/language_tag.h"

namespace cz::interop {
namespace {

using std::filesystem::path;

/// The pack's own files, or none for a folder that isn't there or is empty.
Result<pack::Files> existingFiles(const path& into) {
  std::error_code code;
  if (!std::filesystem::exists(into, code)) return pack::Files{};
  if (std::filesystem::is_directory(into, code) && std::filesystem::is_empty(into, code)) return pack::Files{};
  if (!std::filesystem::exists(into / "pack.toml", code))
    return Error{Fault::input,
                 into.string() + " is not a pack: it has no pack.toml. Name a pack's folder, or a new one.", ""};
  CZ_TRY(files, pack::readFolder(into));
  for (const auto& problem : pack::read(files).problems)
    if (problem.severity == pack::Severity::error)
      return Error{Fault::input,
                   "The pack has a fault in " + problem.where.file + ", line " + std::to_string(problem.where.line) +
                       ": " + problem.message + " Repair it first; \"checkzone check\" lists all faults.",
                   ""};
  return files;
}

std::string languageOf(const pack::Files& existing, const std::string& otherwise) {
  const auto reading = pack::read(existing);
  return reading.pack ? reading.pack->language : otherwise;
}

NewPack newPackAt(const ImportOrder& order) {
  const std::string name = std::filesystem::absolute(order.into).lexically_normal().filename().string();
  const std::string slug = slugOf(name);
  return {slug.empty() ? "imported" : slug, name.empty() ? "Imported questions" : name, order.language,
          numbersIn(order.language)};
}

/// A new pack's number style is a guess by its language, so its author hears of it.
void noteNumbers(const NewPack& newPack, const WrittenPack& written, Imported& imported) {
  if (newPack.numbers == pack::NumberStyle::point || written.files.count("pack.toml") == 0) return;
  const std::string style(pack::nameOf(newPack.numbers));
  imported.notes.push_back({"pack.toml", "", 1,
                            "Its language is \"" + newPack.language + "\", so students write numbers as " +
                                pack::grouped("12345.5", newPack.numbers) + " (numbers = \"" + style +
                                "\"). Write numbers = \"point\" if yours write 12,345.5."});
}

std::size_t partsOf(const std::vector<ImportedItem>& items) {
  std::size_t sum = 0;
  for (const auto& item : items) sum += item.parts;
  return sum;
}

/// Several draws of one question are worth what one of them is.
Exact pointsOf(const std::vector<ImportedItem>& items) {
  Exact sum = 0;
  std::set<std::string> families;
  for (const auto& item : items)
    if (item.family.empty() || families.insert(item.family).second) sum += item.points;
  return sum;
}

/// Texts whose check has no item are in no file: they are left out.
std::vector<KeptText> keptTexts(Imported& imported) {
  const TextPlaces places(imported.items);
  std::vector<KeptText> kept;
  for (auto& one : imported.texts) {
    if (!places.checkFor(one).empty())
      kept.push_back(std::move(one));
    else
      imported.leftOut.push_back({one.source, one.id, one.line, one.type, kNothingToAnswer});
  }
  return kept;
}

/// Reading so many would take minutes, and nobody looks through them.
Result<void> expectFewEnough(const Imported& imported) {
  constexpr std::size_t kMostItems = 20'000;
  if (imported.items.size() <= kMostItems) return {};
  return Error{Fault::input,
               "There are " + std::to_string(imported.items.size()) +
                   " questions; 20,000 are the most that are imported at once. Split the file.",
               ""};
}

Result<void> save(const pack::Files& files, const path& into) {
  for (const auto& [name, text] : files) {
    const path at = into / name;
    std::error_code code;
    std::filesystem::create_directories(at.parent_path(), code);
    if (!code && std::filesystem::exists(at, code))
      return Error{Fault::io, at.string() + " has appeared meanwhile; nothing is overwritten.", ""};
    std::ofstream out(at, std::ios::binary);
    out << text;
    out.close();
    if (code || !out) return Error{Fault::io, at.string() + " can't be written. Look at the folder and the disk.", ""};
  }
  return {};
}

}  // namespace

namespace {

/// Words of the file are not in the pack, or its letters were guessed.
bool tellsOfLoss(const ImportNote& note) {
  const std::string& says = note.message;
  const bool feedback = says.find("eedback") != std::string::npos && says.find(" left out") != std::string::npos;
  return feedback || says.starts_with(kInWithout) || says.starts_with("Hints ") ||
         says.starts_with("The file is not UTF-8");
}

}  // namespace

bool ImportReport::isPartial() const {
  return !leftOut.empty() || !kept.empty() || std::any_of(notes.begin(), notes.end(), tellsOfLoss);
}

Result<ImportReport> importWith(const ImportOrder& order, const Convert& convert) {
  if (!pack::isLanguageTag(order.language))
    return Error{Fault::input,
                 "\"" + order.language + "\" is no short name of a language. Write it like --language en, es or pt-BR.",
                 ""};
  CZ_TRY(existing, existingFiles(order.into));
  Imported imported;
  imported.pictures = PictureBox(existing);
  const std::string language = languageOf(existing, order.language);
  for (const auto& file : order.files) {
    auto done = convert(file, language, imported);
    if (done) continue;
    if (order.files.size() == 1) return done.error();
    imported.leftOut.push_back({file.filename().string(), "", 0, "file", done.error().message});
  }
  CZ_CHECK(expectFewEnough(imported));
  const NewPack newPack = newPackAt(order);
  CZ_TRY(written, settle(imported, existing, newPack));
  if (imported.items.empty()) written.files.clear();
  noteNumbers(newPack, written, imported);
  if (!order.dryRun) CZ_CHECK(save(written.files, order.into));
  auto kept = keptTexts(imported);
  ImportReport report{partsOf(imported.items),
                      std::move(imported.leftOut),
                      std::move(imported.notes),
                      imported.pointsBefore,
                      pointsOf(imported.items),
                      {},
                      0,
                      std::move(kept)};
  for (const auto& [name, text] : written.files) {
    report.written.push_back(name);
    if (name.starts_with("media/")) ++report.pictures;
  }
  return report;
}

}  // namespace cz::interop
