#include "core/tools/check_at.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "core/base/text.h"
#include "core/pack/twin.h"

namespace cz::tools {
namespace {

constexpr std::size_t kLargestFile = 16u << 20;
constexpr std::uint64_t kLongestWalk = 65536;

std::string lineOf(const pack::Problem& problem) {
  std::string line = problem.where.file;
  if (problem.where.line > 0) line += ":" + std::to_string(problem.where.line);
  if (!line.empty()) line += ": ";
  return line + problem.message;
}

std::string idsOf(const std::vector<pack::Check>& checks) {
  std::vector<std::string> ids;
  for (const auto& check : checks) ids.push_back(check.id.text);
  return join(ids, ", ");
}

}  // namespace

Result<std::string> textOfFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{Fault::notFound, "The file " + path + " can't be opened. Check its name and its rights.", ""};
  std::string text;
  char part[65536];
  while (file.read(part, sizeof part) || file.gcount() > 0) {
    text.append(part, static_cast<std::size_t>(file.gcount()));
    if (text.size() > kLargestFile) return Error{Fault::input, "The file " + path + " is larger than 16 MiB.", ""};
  }
  if (file.bad()) return Error{Fault::io, "The file " + path + " can't be read to its end.", ""};
  return text;
}

Result<pack::Pack> packAt(const std::string& folder) {
  CZ_TRY(files, pack::readFolder(folder));
  pack::Reading reading = pack::read(files);
  if (reading.pack) return std::move(*reading.pack);
  std::string message = "The pack " + folder + " has faults; `checkzone check` lists them all.";
  for (const auto& problem : reading.problems)
    if (problem.severity == pack::Severity::error) message += "\n" + lineOf(problem);
  return Error{Fault::input, message, ""};
}

Result<const pack::Check*> checkIn(const pack::Pack& pack, const std::string& id) {
  if (const auto* check = pack.findCheck(CheckId(id))) return check;
  return Error{Fault::notFound, "The pack has no check \"" + id + "\". It has: " + idsOf(pack.checks) + ".", ""};
}

Result<pack::Check> spoken(const pack::Check& check, const std::string& language) {
  const auto languages = pack::languagesOf(check);
  if (language.empty()) return check;
  if (std::find(languages.begin(), languages.end(), language) != languages.end())
    return pack::inLanguage(check, language);
  return Error{
      Fault::input,
      "The check " + check.id.text + " is not written in \"" + language + "\", but in " + join(languages, ", ") + ".",
      ""};
}

Result<Found> itemIn(const pack::Pack& pack, const std::string& name) {
  const auto slash = name.find('/');
  const bool named = slash != std::string::npos;
  const ItemId wanted(named ? name.substr(slash + 1) : name);
  std::vector<Found> found;
  for (const auto& check : pack.checks) {
    if (named && check.id.text != name.substr(0, slash)) continue;
    if (const auto* item = check.findItem(wanted)) found.push_back({&check, item});
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) return Error{Fault::notFound, "The pack has no item \"" + name + "\". Name it as check/item.", ""};
  std::string message = "Several checks have an item \"" + name + "\". Name one of:";
  for (const auto& one : found) message += " " + one.check->id.text + "/" + wanted.text;
  return Error{Fault::input, message, ""};
}

Result<pack::Question> questionOf(const pack::Item& item, std::optional<std::uint64_t> draw) {
  const std::uint64_t raw = pack::rawDraws(item);
  if (draw && *draw >= raw)
    return Error{Fault::input,
                 "The item " + item.id.text + " has " + counted(static_cast<std::size_t>(raw), "draw", "draws") +
                     ", numbered from 0.",
                 ""};
  const std::uint64_t last = draw ? *draw : std::min(raw, kLongestWalk) - 1;
  for (std::uint64_t index = draw.value_or(0); index <= last; ++index) {
    CZ_TRY(values, pack::drawAt(item, index));
    if (values) return pack::ask(item, *values);
  }
  return Error{Fault::input, "The rules of the item " + item.id.text + " forbid these numbers. Try another draw.", ""};
}

Points pointsOf(const pack::Check& check, const ItemId& item) {
  for (const auto& slot : check.slots)
    for (const auto* list : {&slot.siblings, &slot.practice})
      if (std::find(list->begin(), list->end(), item) != list->end()) return slot.points;
  return 1;
}

int reported(const Error& error) {
  std::fprintf(stderr, "checkzone: %s\n", error.message.c_str());
  return 1;
}

}  // namespace cz::tools
