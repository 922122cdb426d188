// checkzone-station regrade: a wrong key was found.

#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "core/station/daemon/commands.h"
#include "core/station/daemon/regrade_form.h"
#include "core/station/days.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using nlohmann::json;

struct RegradeOptions {
  std::string check;
  std::string pack;
  std::vector<std::string> withdraw;
  std::string back;
  std::string by;
  std::string reason;
  bool lower = false;
  bool apply = false;
  bool list = false;
};

const char* nameOf(RegradeGroup group) {
  switch (group) {
    case RegradeGroup::gains: return "gains";
    case RegradeGroup::loses: return "loses";
    case RegradeGroup::lower: return "lowered";
    case RegradeGroup::points: return "points";
    case RegradeGroup::held: return "kept";
    case RegradeGroup::unjudged: return "unjudged";
    case RegradeGroup::same: break;
  }
  return "same";
}

json jsonOf(const scoring::CheckResult& result) {
  json skills = json::array();
  for (const scoring::SkillResult& skill : result.skills)
    skills.push_back({{"skill", skill.skill.text},
                      {"points", skill.points.toText()},
                      {"of", skill.of.toText()},
                      {"mastered", skill.mastered}});
  return {{"points", result.points.toText()}, {"of", result.of.toText()}, {"mastered", result.mastered},
          {"waiting", result.waiting},        {"shown", result.shown},    {"skills", std::move(skills)}};
}

json jsonOf(const RegradeLine& line) {
  json kept = json::array();
  for (const KeptPlace& place : line.kept)
    kept.push_back({{"slot", place.slot.text}, {"item", place.item.text}, {"why", place.why}});
  json one{{"attempt", line.attempt.text},    {"student", line.student.text}, {"number", line.number},
           {"effect", nameOf(groupOf(line))}, {"kept", std::move(kept)},      {"held", line.held}};
  if (line.why.empty()) {
    one["before"] = jsonOf(line.before);
    one["after"] = jsonOf(line.after);
  } else {
    one["why"] = line.why;
  }
  return one;
}

json jsonOf(const RegradePlan& plan, const RegradeDone* done) {
  json tries = json::array(), open = json::array();
  for (const RegradeLine& line : plan.lines) tries.push_back(jsonOf(line));
  for (const OpenTry& one : plan.open) open.push_back({{"student", one.student.text}, {"number", one.number}});
  json out{{"ok", true},
           {"applied", done != nullptr},
           {"check", plan.check.text},
           {"pack", {{"id", plan.pack.id}, {"version", plan.pack.version}, {"sha256", hexOf(plan.pack.hash.view())}}},
           {"changing", plan.changing()},
           {"tries", std::move(tries)},
           {"open", std::move(open)}};
  if (done != nullptr) out["action"] = done->action.text;
  return out;
}

void print(const RegradePlan& plan) {
  for (const RegradeGroup group : {RegradeGroup::loses, RegradeGroup::lower, RegradeGroup::gains, RegradeGroup::points,
                                   RegradeGroup::held, RegradeGroup::unjudged}) {
    bool first = true;
    for (const RegradeLine& line : plan.lines) {
      if (groupOf(line) != group) continue;
      if (first) std::cout << headingOf(group) << ":\n";
      first = false;
      std::cout << "  " << line.who << ", try " << line.number;
      if (line.why.empty()) std::cout << ": " << resultWords(line.before);
      if (line.changes()) std::cout << " → " << resultWords(line.after);
      const std::string kept = keptWords(line);
      std::cout << (kept.empty() ? "\n" : "\n    " + kept + "\n");
    }
  }
  for (const OpenTry& one : plan.open)
    std::cout << "Open, and not touched: " << one.who << ", try " << one.number << "\n";
}

/// Whether somebody is left out: would be lowered, can't be judged again, or is not handed in.
bool leavesOut(const RegradePlan& plan) {
  for (const RegradeLine& line : plan.lines)
    if (line.held || !line.why.empty() || !line.kept.empty()) return true;
  return !plan.open.empty();
}

Result<RegradePlan> planFrom(Station& station, const RegradeOptions& given) {
  if (!given.back.empty()) return planTakeBack(station, journey::DeedId(given.back), given.lower);
  HowToRegrade how{CheckId(given.check), {}, {}, given.lower};
  CZ_TRY(pack, versionNamed(station, how.check, given.pack));
  how.pack = pack;
  for (const std::string& item : given.withdraw) how.withdrawn.emplace(item);
  return planRegrade(station, how);
}

int listAll(Station& station, const Common& common, const CheckId& check) {
  const auto actions = regradesOf(station, check);
  if (!actions) return failed(actions.error());
  json out = json::array();
  for (const RegradeAction& one : *actions) {
    out.push_back({{"action", one.id.text},
                   {"at_ms", one.atMs},
                   {"back", one.back},
                   {"by", one.by},
                   {"reason", one.reason},
                   {"tries", one.tries},
                   {"gained", one.gained},
                   {"lost", one.lost}});
    if (!common.json)
      std::cout << one.id.text << "  " << (one.atMs == 0 ? "" : minuteOf(one.atMs) + ", ")
                << (one.back ? "taken back" : "key repaired") << ", " << counted(one.tries, "try", "tries") << "\n";
  }
  if (common.json) std::cout << json{{"regrades", out}}.dump(1) << "\n";
  if (!common.json && actions->empty()) std::cout << "No key of this check was repaired.\n";
  return 0;
}

int regrade(const Common& common, const RegradeOptions& given) {
  if (given.check.empty() == given.back.empty()) {
    std::cerr << "Say --check ID, or --take-back ACTION.\n";
    return 2;
  }
  auto open = openStation(common);
  if (!open) return failed(open.error());
  if (given.list) return listAll(*open->station, common, CheckId(given.check));
  const auto plan = planFrom(*open->station, given);
  if (!plan) return failed(plan.error());
  const bool any = plan->changing() > 0;
  std::optional<RegradeDone> done;
  if (given.apply && any) {
    auto applied = applyRegrade(*open->station, *plan, {given.by, given.reason});
    if (!applied) return failed(applied.error());
    done = *std::move(applied);
  }
  if (common.json) {
    std::cout << jsonOf(*plan, done ? &*done : nullptr).dump(1) << "\n";
  } else {
    print(*plan);
    if (!any)
      std::cout << "Nothing would change.\n";
    else if (done)
      std::cout << counted(done->changed, "result", "results") << " changed, as " << done->action.text
                << ". Kiosks hear of it at their next contact.\n";
    else
      std::cout << counted(plan->changing(), "result", "results")
                << " would change. Nothing was changed. To do it, say --apply\n";
  }
  return leavesOut(*plan) ? 3 : 0;
}

}  // namespace

std::vector<Command> addRegrade(CLI::App& app, Common& common) {
  auto given = std::make_shared<RegradeOptions>();
  auto* command = app.add_subcommand(
      "regrade", "A wrong key was found: judge every finished try of a check again; says what it would do");
  command->add_option("--check", given->check, "Id of the check");
  command->add_option(
      "--pack", given->pack,
      "The version whose keys count: its name, or the beginning of its SHA-256 (default: the present one)");
  command->add_option("--withdraw", given->withdraw, "Give everyone the points of this item; may be said again")
      ->expected(1)
      ->take_all();
  command->add_flag("--also-lower", given->lower, "Also lower who had points by the wrong key; needs --reason");
  command->add_option("--reason", given->reason, "Why; students read it");
  command->add_option("--by", given->by, "Who says so, for the record");
  command->add_flag("--apply", given->apply, "Do it; without this it only says what would change");
  command->add_option("--take-back", given->back, "Take an earlier regrade back, by its id");
  command->add_flag("--list", given->list, "What was repaired before");
  command->fallthrough();
  return {{command, [&common, given] { return regrade(common, *given); }}};
}

}  // namespace cz::station
