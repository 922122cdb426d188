// checkzone-station audit: who did what at this station.

#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/station/audit.h"
#include "core/station/daemon/commands.h"
#include "core/station/days.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using nlohmann::json;

struct AuditOptions {
  std::string student;
  std::size_t most = 100;
  bool check = false;
};

json jsonOf(const AuditEntry& entry) {
  json one{{"log", entry.log}, {"leaf", entry.index}, {"at_ms", entry.atMs}, {"forgotten", entry.forgotten}};
  if (entry.forgotten) return one;
  one["deed"] = entry.what.deed;
  one["words"] = entry.what.words;
  one["by"] = entry.what.by;
  if (!entry.what.student.empty()) one["student"] = entry.what.student.text;
  return one;
}

std::string lineOf(const AuditEntry& entry) {
  const std::string when = minuteOf(entry.atMs) + "  ";
  if (entry.forgotten) return when + "About a student who was erased.";
  const std::string about = entry.who.empty() ? "" : "  " + entry.who;
  return when + entry.what.words + about + " (" + entry.what.by + ")";
}

int check(const Common& common, Station& station) {
  const auto problems = checkAnchors(station);
  if (!problems) return failed(problems.error());
  if (common.json) std::cout << json{{"ok", problems->empty()}, {"problems", *problems}}.dump(1) << "\n";
  for (const std::string& problem : *problems) std::cerr << problem << "\n";
  if (!common.json && problems->empty()) std::cout << "What kiosks have seen of the audit log is as they saw it.\n";
  return problems->empty() ? 0 : 1;
}

int show(const Common& common, const AuditOptions& options) {
  auto open = openStation(common);
  if (!open) return failed(open.error());
  StudentId student;
  if (!options.student.empty()) {
    const auto found = studentOf(*open->station, options.student);
    if (!found) return failed(found.error());
    student = *found;
  }
  if (options.check) return check(common, *open->station);
  const auto page = auditPageOf(*open->station, "", student, options.most);
  if (!page) return failed(page.error());
  json out{{"ok", true}, {"entries", json::array()}};
  for (const AuditEntry& entry : page->entries) {
    out["entries"].push_back(jsonOf(entry));
    if (!common.json) std::cout << lineOf(entry) << "\n";
  }
  if (common.json) std::cout << out.dump(1) << "\n";
  return 0;
}

}  // namespace

std::vector<Command> addAudit(CLI::App& app, Common& common) {
  auto options = std::make_shared<AuditOptions>();
  auto* audit = app.add_subcommand("audit", "Who did what at this station, newest first; held against its witnesses");
  audit->add_option("--student", options->student, "Only what is about this student: pseudonym or school id");
  audit->add_option("--most", options->most, "How many entries (100)");
  audit->add_flag("--check", options->check, "Only whether the kiosks confirm it");
  audit->fallthrough();
  return {{audit, [&common, options] { return show(common, *options); }}};
}

}  // namespace cz::station
