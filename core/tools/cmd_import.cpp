// checkzone import FORMAT FILE… --into PACK [--language L] [--dry-run] [--json]: questions of other systems into a
// pack.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "core/base/text.h"
#include "core/interop/import.h"
#include "core/interop/qti/import_qti.h"
#include "core/interop/rubric_import.h"
#include "core/tools/check_at.h"
#include "core/tools/commands.h"
#include "core/tools/glyphs.h"
#include "core/tools/json_text.h"

namespace cz::tools {
namespace {

constexpr int kUsage = 2;
constexpr int kPartly = 3;

struct Options {
  std::string format;
  std::vector<std::string> files;
  std::string into;
  std::string language = "en";
  bool dryRun = false;
  bool json = false;
};

std::string shown(const Exact& points) { return points.toDecimal().value_or(points.toText()); }

std::string jsonOf(const interop::ImportReport& report) {
  Json leftOut = Json::array();
  for (const auto& one : report.leftOut)
    leftOut.push_back(
        {{"source", one.source}, {"id", one.id}, {"line", one.line}, {"type", one.type}, {"why", one.why}});
  Json kept = Json::array();
  for (const auto& one : report.kept)
    kept.push_back(
        {{"source", one.source}, {"id", one.id}, {"line", one.line}, {"type", one.type}, {"text", one.text}});
  Json notes = Json::array();
  for (const auto& one : report.notes)
    notes.push_back({{"source", one.source}, {"id", one.id}, {"line", one.line}, {"message", one.message}});
  return dumped({{"in", report.in},
                 {"left_out", leftOut},
                 {"kept_as_text", kept},
                 {"notes", notes},
                 {"points_before", shown(report.pointsBefore)},
                 {"points_after", shown(report.pointsAfter)},
                 {"written", report.written},
                 {"pictures", report.pictures}});
}

struct Importer {
  Result<interop::ImportReport> (*run)(const interop::ImportOrder&);
  const char* one = "question";  ///< what it counts
  const char* many = "questions";
};

void printPlace(const std::string& source, int line, const std::string& id) {
  std::fprintf(stderr, "%s, line %d%s%s: ", source.c_str(), line, id.empty() ? "" : ", ", id.c_str());
}

void printForPeople(const interop::ImportReport& report, const Importer& importer, bool dryRun) {
  for (const auto& one : report.notes) {
    printPlace(one.source, one.line, one.id);
    std::fprintf(stderr, "%s\n", one.message.c_str());
  }
  for (const auto& one : report.leftOut) {
    printPlace(one.source, one.line, one.id);
    std::fprintf(stderr, "left out (%s). %s\n", one.type.c_str(), one.why.c_str());
  }
  for (const auto& one : report.kept) {
    printPlace(one.source, one.line, one.id);
    std::fprintf(stderr,
                 "kept as text (%s). It has nothing to answer, and students don't see it: it stands at the head of its "
                 "check. Put it into the items that need it.\n",
                 one.type.c_str());
  }
  const std::string kept = report.kept.empty() ? "" : std::to_string(report.kept.size()) + " kept as text, ";
  const std::string pictures = report.pictures == 0 ? "" : " with " + counted(report.pictures, "picture", "pictures");
  std::printf("%s%s in%s, %zu left out, %s%s; points %s before, %s after.\n", dryRun ? "This would be: " : "",
              counted(report.in, importer.one, importer.many).c_str(), pictures.c_str(), report.leftOut.size(),
              kept.c_str(), counted(report.notes.size(), "note", "notes").c_str(), shown(report.pointsBefore).c_str(),
              shown(report.pointsAfter).c_str());
  for (const auto& file : report.written) std::printf("  %s\n", file.c_str());
}

const std::map<std::string, Importer>& importers() {
  static const std::map<std::string, Importer> kImporters = {
      {"aiken", {interop::importAiken}}, {"cloze", {interop::importCloze}},
      {"gift", {interop::importGift}},   {"moodle-xml", {interop::importMoodleXml}},
      {"qti", {interop::importQti}},     {"rubric", {interop::importRubric, "criterion", "criteria"}},
  };
  return kImporters;
}

std::string formats() {
  std::vector<std::string> names;
  for (const auto& [name, importer] : importers()) names.push_back(name);
  return join(names, ", ");
}

/// What no font of this machine can draw, as notes: the questions are in, and `checkzone check` refuses the pack until
/// the letters are changed or the font is there.
void noteGlyphs(const std::string& folder, interop::ImportReport& report) {
  const auto pack = packAt(folder);
  if (!pack) return;  // the pack has faults of its own, which `checkzone check` names
  auto problems = problemsOfGlyphs(*pack);
  if (const auto files = pack::readFolder(folder))
    for (auto& problem : problemsOfDrawnGlyphs(*pack, *files)) problems.push_back(std::move(problem));
  for (const auto& problem : problems)
    if (std::find(report.written.begin(), report.written.end(), problem.where.file) != report.written.end())
      report.notes.push_back({problem.where.file, problem.item.text, problem.where.line, problem.message});
}

/// The first file that is named a second time, in whatever spelling: its questions would come in twice.
std::optional<std::string> namedTwice(const std::vector<std::string>& files) {
  std::set<std::filesystem::path> seen;
  for (const std::string& file : files) {
    std::error_code failure;
    const auto there = std::filesystem::weakly_canonical(file, failure);
    if (!failure && !seen.insert(there).second) return file;
  }
  return std::nullopt;
}

int run(const Options& options) {
  const auto format = importers().find(options.format);
  if (format == importers().end()) {
    std::fprintf(stderr, "checkzone import: \"%s\" can't be imported. The formats known so far are: %s.\n",
                 options.format.c_str(), formats().c_str());
    return kUsage;
  }
  if (const auto twice = namedTwice(options.files)) {
    std::fprintf(stderr, "checkzone import: %s is named twice. Name each file once; nothing was written.\n",
                 twice->c_str());
    return kUsage;
  }
  interop::ImportOrder order{
      {options.files.begin(), options.files.end()}, options.into, options.language, options.dryRun};
  auto report = format->second.run(order);
  if (!report) return reported(report.error());
  if (!options.dryRun) noteGlyphs(options.into, *report);
  if (options.json)
    std::printf("%s\n", jsonOf(*report).c_str());
  else
    printForPeople(*report, format->second, options.dryRun);
  return report->isPartial() ? kPartly : 0;
}

}  // namespace

Deed addImport(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("format", options->format, "Which format the files have: " + formats())->required();
  app.add_option("files", options->files, "The files")->required();
  app.add_option("--into", options->into, "The pack's folder; made when it isn't there")->required();
  app.add_option("--language", options->language, "The language of a new pack, e.g. en");
  app.add_flag("--dry-run", options->dryRun, "Say what would happen and write nothing");
  app.add_flag("--json", options->json, "Print JSON");
  return [options] { return run(*options); };
}

}  // namespace cz::tools
