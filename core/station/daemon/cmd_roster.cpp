#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "core/crypto/random.h"
#include "core/interop/oneroster.h"
#include "core/station/daemon/commands.h"
#include "core/station/daemon/plan_words.h"
#include "core/station/daemon/slips.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using nlohmann::json;

struct ImportOptions {
  std::vector<std::string> files;
  bool dryRun = false;
  std::size_t confirmMissing = 0;
};

struct PinOptions {
  std::string out;
  int digits = 4;
  bool everybody = false;
  std::string student;
};

Result<void> confirm(const roster::Plan& plan, const ImportOptions& options) {
  const std::size_t leaving = plan.missing.size();
  if (options.dryRun || !plan.needsYes() || options.confirmMissing == leaving) return {};
  return Error{Fault::refused,
               "This file would make " + counted(leaving, "student", "students") + " of " +
                   std::to_string(plan.activeBefore) + " leave. If that is right, say --confirm-missing " +
                   std::to_string(leaving) + ". Nothing was changed.",
               ""};
}

int import(const Common& common, const ImportOptions& options) {
  const std::vector<std::filesystem::path> paths(options.files.begin(), options.files.end());
  const auto incoming = interop::readRoster(paths);
  if (!incoming) return failed(incoming.error());
  auto open = openStation(common);
  if (!open) return failed(open.error());
  const auto plan = open->station->rosters().plan(*incoming);
  if (!plan) return failed(plan.error());
  if (common.json)
    std::cout << jsonTextOf(*plan) << "\n";
  else
    std::cout << wordsOf(*plan, options.dryRun);
  if (const auto sure = confirm(*plan, options); !sure) return failed(sure.error());
  if (!options.dryRun)
    if (const auto done = open->station->applyRoster(*plan); !done) return failed(done.error());
  return plan->refused.empty() && plan->ambiguous.empty() ? 0 : 3;
}

int list(const Common& common) {
  auto open = openStation(common);
  if (!open) return failed(open.error());
  const auto roster = open->station->rosters().load();
  if (!roster) return failed(roster.error());
  json out = json::array();
  for (const auto& student : roster->students) {
    std::vector<std::string> classes;
    for (const auto& id : student.classes) classes.push_back(id.text);
    out.push_back({{"student", student.id.text},
                   {"id", student.sourceId},
                   {"name", student.shownName()},
                   {"classes", classes},
                   {"active", student.active},
                   {"pin", !student.pinHash.empty()}});
    if (!common.json)
      std::cout << student.id.text << "\t" << student.sourceId << "\t" << student.shownName() << "\t"
                << join(classes, ", ") << (student.active ? "" : "\tleft")
                << (student.pinHash.empty() ? "\tno PIN" : "") << "\n";
  }
  if (common.json) std::cout << json{{"students", out}}.dump(1) << "\n";
  return 0;
}

int pins(const Common& common, const PinOptions& options) {
  auto open = openStation(common);
  if (!open) return failed(open.error());
  // The file first: PINs that can't be written down would be lost.
  std::ofstream file;
  if (!options.out.empty()) {
    file.open(options.out, std::ios::binary | std::ios::app);
    std::error_code ignored;
    std::filesystem::permissions(options.out, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
                                 ignored);
    if (!file) return failed({Fault::io, options.out + " can't be written.", ""});
    if (std::filesystem::file_size(options.out, ignored) > 0)
      return failed({Fault::input, options.out + " is there already. Name a new file, so that no slips are lost.", ""});
  }
  WhosePins whose;
  if (options.everybody) whose.who = WhosePins::Who::everybody;
  if (!options.student.empty()) {
    const auto student = studentOf(*open->station, options.student);
    if (!student) return failed(student.error());
    whose = {WhosePins::Who::one, *student};
  }
  const auto slips = open->station->issuePins(options.digits, whose);
  if (!slips) return failed(slips.error());
  if (common.json) {
    json out = json::array();
    for (const auto& slip : *slips) out.push_back({{"class", slip.className}, {"name", slip.name}, {"pin", slip.pin}});
    std::cout << json{{"slips", out}}.dump(1) << "\n";
  }
  if (options.out.empty()) {
    if (!common.json) std::cout << slipsOf(*slips);
    return 0;
  }
  file << slipsOf(*slips) << std::flush;
  std::cerr << counted(slips->size(), "slip", "slips") << " in " << options.out << ". Print it, then delete it.\n";
  return file ? 0 : failed({Fault::full, options.out + " could not be written whole. Is the disk full?", ""});
}

}  // namespace

std::vector<Command> addRoster(CLI::App& app, Common& common) {
  auto* group = app.add_subcommand("roster", "The students and their PINs");
  group->require_subcommand(1);
  group->fallthrough();
  auto options = std::make_shared<ImportOptions>();
  auto* importing = group->add_subcommand(
      "import", "Bring in a school's list: OneRoster or School Data Sync, as zip, folder or CSV files");
  importing->add_option("FILE", options->files, "Zips, folders, CSV files")->required();
  importing->add_flag("--dry-run", options->dryRun, "Say what would happen, change nothing");
  importing->add_option("--confirm-missing", options->confirmMissing, "So many students do leave");
  auto* listing = group->add_subcommand("list", "Who is there");
  auto slips = std::make_shared<PinOptions>();
  auto* pinning = group->add_subcommand("pins", "Draw PINs for students without one and write their slips");
  pinning->add_option("--out", slips->out, "CSV file for the slips (default: standard output)");
  pinning->add_option("--digits", slips->digits, "4 or 6")->check(CLI::IsMember({4, 6}));
  auto* all = pinning->add_flag("--all", slips->everybody, "New ones for everybody: slips or a kiosk were lost");
  pinning->add_option("--student", slips->student, "A new one for this student: pseudonym or the school's id")
      ->excludes(all);
  for (auto* each : {importing, listing, pinning}) each->fallthrough();
  return {{importing, [&common, options] { return import(common, *options); }},
          {listing, [&common] { return list(common); }},
          {pinning, [&common, slips] { return pins(common, *slips); }}};
}

}  // namespace cz::station
