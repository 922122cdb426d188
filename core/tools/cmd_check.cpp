// checkzone check PACK [--json] [--preview DIR] [--watch]: every problem of a pack at once; with --watch again whenever
// a file of it is saved.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <thread>

#include "core/base/text.h"
#include "core/pack/estimate.h"
#include "core/pack/read.h"
#include "core/tools/as_read.h"
#include "core/tools/check_at.h"
#include "core/tools/commands.h"
#include "core/tools/glyphs.h"
#include "core/tools/item_tests.h"
#include "core/tools/json_text.h"
#include "core/tools/preview.h"
#include "core/tools/watch.h"

namespace cz::tools {
namespace {

struct Options {
  std::string pack;
  std::string preview;  ///< a folder; empty: none
  bool json = false;
  bool watch = false;
};

struct Verdict {
  std::size_t checks = 0;
  std::size_t items = 0;
  std::vector<pack::Problem> problems;
  std::vector<pack::Estimate> estimates;  ///< one for each check of a pack that can be used
  pack::Files files;
  std::optional<pack::Pack> pack;  ///< one that can be used

  std::size_t count(pack::Severity severity) const {
    return static_cast<std::size_t>(std::count_if(problems.begin(), problems.end(),
                                                  [&](const pack::Problem& one) { return one.severity == severity; }));
  }
  bool ok() const { return count(pack::Severity::error) == 0; }
};

/// A folder that can't be read is a problem like others, so that the report has one shape.
Verdict verdictOn(const std::string& folder) {
  Verdict verdict;
  const auto files = pack::readFolder(folder);
  if (!files) {
    verdict.problems.push_back({pack::Severity::error, {}, {}, files.error().message});
    return verdict;
  }
  pack::Reading reading = pack::readAndValidate(*files);
  verdict.problems = std::move(reading.problems);
  if (!reading.pack) return verdict;
  verdict.checks = reading.pack->checks.size();
  for (const auto& check : reading.pack->checks) {
    verdict.items += check.items.size();
    verdict.estimates.push_back(pack::estimateOf(check));
  }
  for (auto& problem : problemsOfGlyphs(*reading.pack)) verdict.problems.push_back(std::move(problem));
  for (auto& problem : problemsOfDrawnGlyphs(*reading.pack, *files)) verdict.problems.push_back(std::move(problem));
  for (auto& problem : problemsAsRead(*reading.pack)) verdict.problems.push_back(std::move(problem));
  for (auto& problem : problemsOfItemTests(*reading.pack)) verdict.problems.push_back(std::move(problem));
  verdict.pack = std::move(reading.pack);
  verdict.files = *files;
  return verdict;
}

std::string_view nameOf(pack::Severity severity) { return severity == pack::Severity::error ? "error" : "warning"; }

/// file:line:column: error: item: message, as compilers write it, so that editors can jump there.
std::string lineOf(const pack::Problem& problem) {
  std::string line = problem.where.file;
  if (problem.where.line > 0) line += ":" + std::to_string(problem.where.line);
  if (problem.where.column > 0) line += ":" + std::to_string(problem.where.column);
  if (!line.empty()) line += ": ";
  line += std::string(nameOf(problem.severity)) + ": ";
  if (!problem.item.empty()) line += "item " + problem.item.text + ": ";
  return line + problem.message;
}

/// "factors: about 7 minutes, reading LIX 24, mastered by blind guessing 1 time in 2304".
std::string lineOf(const pack::Estimate& estimate) {
  std::string line = estimate.check.text + ": about " +
                     counted(static_cast<std::size_t>(estimate.minutes), "minute", "minutes") + ", reading LIX " +
                     std::to_string(estimate.lix) + ", ";
  if (estimate.guess.sign() == 0) return line + "not mastered by blind guessing";
  if (estimate.guess > must(Exact::ratio(1, 5)))
    return line + "mastered by blind guessing in " + (estimate.guess * Exact(100)).toCutDecimal(0) +
           " of 100 cases: ask for more, or give more choices";
  const Exact times = must(Exact::ratio(1, estimate.guess)).floor();
  return line + "mastered by blind guessing 1 time in " + times.toText();
}

void printForPeople(const Verdict& verdict) {
  for (const auto& problem : verdict.problems) std::fprintf(stderr, "%s\n", lineOf(problem).c_str());
  const std::size_t errors = verdict.count(pack::Severity::error);
  const std::size_t warnings = verdict.count(pack::Severity::warning);
  std::string summary = errors > 0 ? counted(errors, "error", "errors") + "; the pack can't be used yet"
                                   : "The pack is good: " + counted(verdict.checks, "check", "checks") + ", " +
                                         counted(verdict.items, "item", "items");
  if (warnings > 0) summary += "; " + counted(warnings, "warning", "warnings");
  std::fprintf(stderr, "%s.\n", summary.c_str());
  if (errors == 0)
    for (const auto& estimate : verdict.estimates) std::fprintf(stderr, "  %s\n", lineOf(estimate).c_str());
}

void printJson(const Verdict& verdict) {
  Json problems = Json::array();
  for (const auto& one : verdict.problems)
    problems.push_back({{"severity", nameOf(one.severity)},
                        {"file", one.where.file},
                        {"line", one.where.line},
                        {"column", one.where.column},
                        {"item", one.item.text},
                        {"message", one.message}});
  Json estimates = Json::array();
  for (const auto& one : verdict.estimates)
    estimates.push_back(
        {{"check", one.check.text}, {"minutes", one.minutes}, {"lix", one.lix}, {"guess", one.guess.toText()}});
  const Json report = {{"ok", verdict.ok()},
                       {"checks", verdict.checks},
                       {"items", verdict.items},
                       {"problems", std::move(problems)},
                       {"estimates", std::move(estimates)}};
  std::printf("%s\n", dumped(report).c_str());
}

/// The exit status: 0 for a pack that can be used.
int report(const Options& options) {
  const Verdict verdict = verdictOn(options.pack);
  if (options.json) {
    printJson(verdict);
  } else {
    printForPeople(verdict);
  }
  if (options.preview.empty() || !verdict.pack) return verdict.ok() ? 0 : 1;
  const auto count = writePreview(*verdict.pack, verdict.files, options.preview, 3);
  if (!count) return reported(count.error());
  std::fprintf(stderr, "The preview is in %s/index.html.\n", options.preview.c_str());
  return verdict.ok() ? 0 : 1;
}

/// Until the author ends it with Ctrl-C. Looked at four times a second: also works where a folder comes over the
/// network.
[[noreturn]] void watch(const Options& options) {
  FolderWatch folder(options.pack);  // before the first report: what is saved meanwhile is noticed
  report(options);
  std::fprintf(stderr, "Watching %s. Ctrl-C ends this.\n", options.pack.c_str());
  for (;;) {
    std::this_thread::sleep_for(std::chrono::milliseconds(250));
    const auto changed = folder.changes();
    if (changed.empty()) continue;
    std::fprintf(stderr, "\n%s changed.\n", join(changed, ", ").c_str());
    report(options);
  }
}

}  // namespace

Deed addCheck(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("pack", options->pack, "The pack's folder")->required();
  app.add_flag("--json", options->json, "Print JSON");
  app.add_option("--preview", options->preview, "Write a preview into this folder, too");
  app.add_flag("--watch", options->watch, "Stay, and check again whenever a file of the pack is saved");
  return [options] {
    if (options->watch) watch(*options);
    return report(*options);
  };
}

}  // namespace cz::tools
