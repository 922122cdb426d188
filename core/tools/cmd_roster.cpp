// checkzone roster FILE… --against DB --dry-run [--json]: what an import into a station would do. Changes nothing.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "core/base/text.h"
#include "core/interop/oneroster.h"
#include "core/station/rosters.h"
#include "core/station/station.h"
#include "core/store/database.h"
#include "core/tools/check_at.h"
#include "core/tools/commands.h"
#include "core/tools/json_text.h"

namespace cz::tools {
namespace {

constexpr int kUsage = 2;
constexpr int kPartly = 3;

struct Options {
  std::vector<std::string> files;
  std::string against;
  bool dryRun = false;
  bool json = false;
};

Json jsonOf(const roster::IncomingStudent& student) {
  Json classes = Json::array();
  for (const auto& id : student.classes) classes.push_back(id.text);
  const std::string& given = student.preferredName.empty() ? student.givenName : student.preferredName;
  return {
      {"id", student.sourceId}, {"username", student.username}, {"name", tidySpaces(given + " " + student.familyName)},
      {"classes", classes},     {"file", student.file},         {"line", student.line}};
}

Json jsonOf(const std::vector<roster::Change>& changes) {
  Json list = Json::array();
  for (const auto& change : changes) {
    Json one = jsonOf(change.to);
    one["student"] = change.id.text;
    one["what"] = change.what;
    list.push_back(std::move(one));
  }
  return list;
}

std::string jsonOf(const roster::Plan& plan) {
  Json fresh = Json::array(), missing = Json::array(), ambiguous = Json::array(), refused = Json::array();
  for (const auto& one : plan.added) fresh.push_back(jsonOf(one));
  for (const auto& one : plan.missing)
    missing.push_back({{"student", one.id.text}, {"id", one.sourceId}, {"name", one.name}});
  for (const auto& one : plan.ambiguous) {
    Json entry = jsonOf(one.from);
    entry["why"] = one.why;
    ambiguous.push_back(std::move(entry));
  }
  for (const auto& one : plan.refused) refused.push_back({{"file", one.file}, {"line", one.line}, {"why", one.why}});
  return dumped({{"new", fresh},
                 {"changed", jsonOf(plan.changed)},
                 {"moved", jsonOf(plan.moved)},
                 {"missing", missing},
                 {"ambiguous", ambiguous},
                 {"refused", refused},
                 {"unchanged", plan.unchanged},
                 {"classes", plan.classChanges},
                 {"needs_yes", plan.needsYes()},
                 {"notes", plan.notes}});
}

void printChanges(const char* word, const std::vector<roster::Change>& changes) {
  for (const auto& change : changes)
    std::printf("  %s: %s %s (%s): %s\n", word, change.to.givenName.c_str(), change.to.familyName.c_str(),
                change.to.sourceId.c_str(), join(change.what, ", ").c_str());
}

void printForPeople(const roster::Plan& plan) {
  std::printf("%zu new, %zu changed, %zu moved, %zu missing, %zu ambiguous, %zu refused, %zu unchanged.\n",
              plan.added.size(), plan.changed.size(), plan.moved.size(), plan.missing.size(), plan.ambiguous.size(),
              plan.refused.size(), plan.unchanged);
  for (const auto& change : plan.classChanges) std::printf("  class: %s\n", change.c_str());
  for (const auto& one : plan.added)
    std::printf("  new: %s %s (%s)\n", one.givenName.c_str(), one.familyName.c_str(), one.sourceId.c_str());
  printChanges("changed", plan.changed);
  printChanges("moved", plan.moved);
  for (const auto& one : plan.missing) std::printf("  missing: %s (%s)\n", one.name.c_str(), one.sourceId.c_str());
  for (const auto& one : plan.ambiguous) std::fprintf(stderr, "%s\n", one.why.c_str());
  for (const auto& one : plan.refused)
    std::fprintf(stderr, "%s, line %d: %s\n", one.file.c_str(), one.line, one.why.c_str());
  for (const auto& note : plan.notes) std::fprintf(stderr, "%s\n", note.c_str());
}

/// The station's folder or its database file.
std::filesystem::path databaseAt(const std::string& named) {
  std::error_code code;
  const std::filesystem::path path = named;
  return std::filesystem::is_directory(path, code) ? path / station::Station::kDatabase : path;
}

Result<roster::Plan> planOf(const Options& options) {
  CZ_TRY(incoming, interop::readRoster({options.files.begin(), options.files.end()}));
  CZ_TRY(db, store::Database::openReadOnly(databaseAt(options.against)));
  return station::Rosters(db, Seed{}).plan(incoming);
}

int run(const Options& options) {
  if (!options.dryRun) {
    std::fprintf(stderr,
                 "checkzone roster only shows what would happen: add --dry-run. To import, use "
                 "\"checkzone-station roster import\" on the station.\n");
    return kUsage;
  }
  const auto plan = planOf(options);
  if (!plan) return reported(plan.error());
  if (options.json)
    std::printf("%s\n", jsonOf(*plan).c_str());
  else
    printForPeople(*plan);
  return plan->ambiguous.empty() && plan->refused.empty() ? 0 : kPartly;
}

}  // namespace

Deed addRoster(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("files", options->files, "OneRoster or School Data Sync: zips, folders or CSV files")->required();
  app.add_option("--against", options->against, "The station's folder or its database")->required();
  app.add_flag("--dry-run", options->dryRun, "Needed: this command never changes anything");
  app.add_flag("--json", options->json, "Print JSON");
  return [options] { return run(*options); };
}

}  // namespace cz::tools
