// checkzone-station grades: the gradebook as files for other programs, and points that come in from one.

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "core/station/daemon/commands.h"
#include "core/station/grade_export.h"
#include "core/station/grade_import.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using nlohmann::json;

struct Options {
  std::string classId;
  std::string unit;
  std::string format;
  std::string out;
  std::string scoreTemplate;
  std::string column;
  bool excelMark = false;
  std::string file;
  bool dryRun = false;
};

Result<std::string> readFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{Fault::notFound, "There is no file " + path + ", or it can't be read.", ""};
  return std::string(std::istreambuf_iterator<char>(in), {});
}

/// A file that is there is not replaced: it may hold what a teacher changed by hand.
Result<void> writeFile(const std::filesystem::path& path, const std::string& text) {
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored))
    return Error{Fault::input, path.string() + " is there already. Name a new one.", ""};
  std::ofstream file(path, std::ios::binary);
  std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, ignored);
  file << text << std::flush;
  if (file) return {};
  return Error{Fault::io, path.string() + " could not be written whole. Is the disk full, or the folder not yours?",
               ""};
}

/// One file under the name `out`; several into the folder `out`.
Result<void> writeAll(const std::vector<GradeFile>& files, const std::string& out) {
  if (files.size() == 1 && out.empty()) {
    std::cout << files.front().text;
    return {};
  }
  if (files.size() == 1) return writeFile(out, files.front().text);
  if (out.empty()) return Error{Fault::input, "This format is several files. Name a folder for them with --out.", ""};
  std::error_code fault;
  std::filesystem::create_directories(out, fault);
  for (const GradeFile& file : files)
    if (std::filesystem::exists(std::filesystem::path(out) / file.name, fault))
      return Error{Fault::input, file.name + " is in " + out + " already. Name a new folder.", ""};
  for (const GradeFile& file : files) CZ_CHECK(writeFile(std::filesystem::path(out) / file.name, file.text));
  return {};
}

void print(const std::vector<std::string>& notes) {
  for (const std::string& note : notes) std::cerr << note << "\n";
}

Result<void> fill(const Options& given, const Gradebook& book) {
  std::vector<std::string> titles;
  for (const GradeColumn& column : book.columns) {
    titles.push_back(column.title);
    if (column.title != given.column && column.id != given.column) continue;
    CZ_TRY(text, readFile(given.scoreTemplate));
    CZ_TRY(filled, fillTemplate(book, column, text));
    print(filled.notes);
    return writeAll({{"template", filled.text}}, given.out);
  }
  return Error{Fault::notFound, "Name the column with --column. There are: " + join(titles, "; ") + ".", ""};
}

Result<void> exportAll(const Common& common, const Options& given) {
  CZ_TRY(format, gradeFormatOf(given.format));
  CZ_TRY(open, openStation(common));
  Station& station = *open.station;
  const GradePlace place{ClassId(given.classId), given.unit};
  CZ_TRY(book, gradebookAt(station, place));
  if (!given.scoreTemplate.empty()) {
    if (format != GradeFormat::powerteacher)
      return Error{Fault::input, "A template is filled in for --format powerteacher only.", ""};
    CZ_CHECK(fill(given, book));
  } else {
    CZ_TRY(out, exportGrades(book, {format, station.room(), isoDay(station.clock().wallMs()), given.excelMark}));
    print(out.notes);
    CZ_CHECK(writeAll(out.files, given.out));
  }
  return noteGradeFile(station, place, given.format);
}

void report(const Common& common, const Options& given, const GradeImport& plan) {
  json lines = json::array();
  for (const std::string& note : plan.notes)
    if (!common.json) std::cout << note << "\n";
  for (const GradeLine& line : plan.lines) {
    lines.push_back({{"line", line.line}, {"taken", line.taken}, {"says", line.says}});
    if (!common.json) std::cout << "Line " << line.line << ": " << line.says << "\n";
  }
  if (common.json)
    std::cout << json{{"notes", plan.notes},
                      {"lines", lines},
                      {"cells", plan.entries.size()},
                      {"refused", plan.refused},
                      {"dryRun", given.dryRun}}
                     .dump(1, ' ', false, json::error_handler_t::replace)
              << "\n";
  else
    std::cout << counted(plan.entries.size(), "cell", "cells") << " new, " << counted(plan.refused, "line", "lines")
              << " refused." << (given.dryRun ? " Nothing was changed.\n" : "\n");
}

int import(const Common& common, const Options& given) {
  const auto bytes = readFile(given.file);
  if (!bytes) return failed(bytes.error());
  auto open = openStation(common);
  if (!open) return failed(open.error());
  const auto book = gradebookAt(*open->station, {ClassId(given.classId), given.unit});
  if (!book) return failed(book.error());
  const auto plan = planGrades(*book, *bytes, std::filesystem::path(given.file).filename().string());
  if (!plan) return failed(plan.error());
  if (!given.dryRun)
    if (const auto done = takeGrades(*open->station, *book, *plan); !done) return failed(done.error());
  report(common, given, *plan);
  return plan->refused == 0 ? 0 : 3;
}

}  // namespace

std::vector<Command> addGrades(CLI::App& app, Common& common) {
  auto given = std::make_shared<Options>();
  auto* grades = app.add_subcommand("grades", "The gradebook as files for other programs");
  grades->fallthrough();
  grades->add_option("--class", given->classId, "Id of the class")->required();
  grades->add_option("--unit", given->unit, "Id of the unit: pack/unit")->required();
  grades->add_option("--format", given->format, join(gradeFormatNames(), ", "));
  grades->add_option("--out", given->out, "File; for several files their folder (default: standard output)");
  grades->add_option("--template", given->scoreTemplate, "powerteacher: fill in this score template");
  grades->add_option("--column", given->column, "powerteacher: title of the column that fills the template");
  grades->add_flag("--excel", given->excelMark, "csv: with a byte-order mark, for Excel");
  auto* importing = grades->add_subcommand("import", "Points of assignments and summatives from a CSV file");
  importing->fallthrough();
  importing->add_option("FILE", given->file, "A column ID, and one for each title of the gradebook")->required();
  importing->add_flag("--dry-run", given->dryRun, "Say what would happen, change nothing");
  return {{importing, [&common, given] { return import(common, *given); }}, {grades, [&common, given] {
                                                                               const auto done =
                                                                                   exportAll(common, *given);
                                                                               return done ? 0 : failed(done.error());
                                                                             }}};
}

}  // namespace cz::station
