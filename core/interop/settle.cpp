#include "core/interop/settle.h"

#include <map>
#include <set>
#include <utility>

#include "core/interop/blame.h"
#include "core/interop/item_toml.h"

namespace cz::interop {
namespace {

using pack::Problem;

std::vector<Problem> errorsIn(const pack::Files& files) {
  auto problems = pack::readAndValidate(files).problems;
  std::erase_if(problems, [](const Problem& one) { return one.severity != pack::Severity::error; });
  return problems;
}

/// Items that must go, by their places, each with the reason.
using Reasons = std::map<std::size_t, std::string>;

/// The first error of each new item.
Reasons faultyItems(const std::vector<Problem>& errors, const WrittenPack& written) {
  std::map<std::pair<std::string, std::string>, const Problem*> first;  // by file and item
  for (const auto& error : errors) first.emplace(std::pair(error.where.file, error.item.text), &error);
  Reasons reasons;
  for (const auto& one : written.items)
    if (const auto found = first.find({one.file, one.item.text}); found != first.end())
      reasons.emplace(one.from, found->second->message);
  return reasons;
}

/// What is said about a check of these items alone, as a whole.
std::string against(const Imported& imported, const std::vector<std::size_t>& places, const NewPack& newPack) {
  std::vector<ImportedItem> some;
  for (const std::size_t place : places) some.push_back(imported.items[place]);
  const auto written = writePack(some, {}, newPack, imported.pictures);
  if (!written) return written.error().message;
  for (const auto& error : errorsIn(written->files))
    if (error.item.empty()) return error.message;
  return "";
}

/// Of every check that is refused as a whole, the items that it is refused for.
Reasons blamedItems(const std::vector<Problem>& errors, const WrittenPack& written, const Imported& imported,
                    const NewPack& newPack) {
  std::set<std::string> refused;
  for (const auto& error : errors) refused.insert(error.where.file);
  Reasons reasons;
  for (const auto& file : refused) {
    std::vector<std::size_t> places;
    for (const auto& one : written.items)
      if (one.file == file) places.push_back(one.from);
    const auto blamed = blame(places, [&](const auto& some) { return against(imported, some, newPack); });
    for (const auto& one : blamed) reasons.emplace(one.place, "With it the whole check is refused: " + one.why);
  }
  return reasons;
}

void leaveOut(const Reasons& reasons, Imported& imported) {
  std::vector<ImportedItem> kept;
  for (std::size_t i = 0; i < imported.items.size(); ++i) {
    ImportedItem& item = imported.items[i];
    const auto reason = reasons.find(i);
    if (reason == reasons.end()) {
      kept.push_back(std::move(item));
    } else {
      const std::string type = item.named.empty() ? typeOf(item.kind) : item.named;
      imported.leftOut.push_back({item.source, item.id, item.line, type, reason->second});
    }
  }
  imported.items = std::move(kept);
}

Error refusedPack(const Problem& problem) {
  return {Fault::input, problem.where.file + ": " + problem.message, "line " + std::to_string(problem.where.line)};
}

}  // namespace

/// Every round leaves at least one item out, or ends.
Result<WrittenPack> settle(Imported& imported, const pack::Files& existing, const NewPack& newPack) {
  for (;;) {
    CZ_TRY(written, writePack(imported.items, existing, newPack, imported.pictures, imported.texts));
    pack::Files all = existing;
    all.insert(written.files.begin(), written.files.end());
    const auto errors = errorsIn(all);
    if (errors.empty()) return written;
    Reasons reasons = faultyItems(errors, written);
    if (reasons.empty()) reasons = blamedItems(errors, written, imported, newPack);
    if (reasons.empty()) return refusedPack(errors.front());
    leaveOut(reasons, imported);
  }
}

}  // namespace cz::interop
