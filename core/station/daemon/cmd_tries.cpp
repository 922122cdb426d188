// checkzone-station tries: a student's tries with their ids, which the decisions about a try need.

#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/station/daemon/commands.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using nlohmann::json;

struct TriesOptions {
  std::string student;
  std::string check;  ///< empty: all
};

json jsonOf(Station& station, const AttemptFact& attempt, CameTo came) {
  json one{{"attempt", attempt.id.text},
           {"check", attempt.check.text},
           {"number", attempt.number},
           {"seat", station.kiosks().seatOf(attempt.place())},
           {"handedIn", attempt.doneLeaf.has_value()},
           {"mastered", came == CameTo::mastered && !attempt.takenOut},
           {"marksMissing", attempt.marksMissing},
           {"takenOut", attempt.takenOut}};
  if (attempt.takenOut) one["reason"] = attempt.whyOut;
  return one;
}

std::string stateOf(const AttemptFact& attempt, CameTo came) {
  if (attempt.takenOut) return "taken out: " + attempt.whyOut;
  if (!attempt.doneLeaf) return "not handed in yet";
  if (attempt.state != AttemptFact::State::scored) return "waiting for its pack";
  if (attempt.marksMissing > 0) return "waits for your mark";
  if (came == CameTo::partly) return std::string("not yet: ") + kPartly;
  return came == CameTo::mastered ? "mastered" : "not yet";
}

std::string lineOf(Station& station, const AttemptFact& attempt, CameTo came) {
  return attempt.id.text + "  " + station.packs().titleOf(attempt.check) + ", try " + std::to_string(attempt.number) +
         ": " + stateOf(attempt, came);
}

int listTries(const Common& common, const TriesOptions& options) {
  auto open = openStation(common);
  if (!open) return failed(open.error());
  Station& station = *open->station;
  const auto student = studentOf(station, options.student);
  if (!student) return failed(student.error());
  const auto attempts = station.facts().attemptsOf(*student);
  if (!attempts) return failed(attempts.error());
  json all = json::array();
  for (const AttemptFact& attempt : *attempts) {
    if (!options.check.empty() && attempt.check.text != options.check) continue;
    const auto came = station.facts().cameTo(attempt);
    if (!came) return failed(came.error());
    all.push_back(jsonOf(station, attempt, *came));
    if (!common.json) std::cout << lineOf(station, attempt, *came) << "\n";
  }
  if (!common.json && all.empty()) std::cout << "No tries yet.\n";
  if (common.json) std::cout << json{{"student", student->text}, {"tries", std::move(all)}}.dump(1) << "\n";
  return 0;
}

}  // namespace

std::vector<Command> addTries(CLI::App& app, Common& common) {
  auto options = std::make_shared<TriesOptions>();
  auto* tries = app.add_subcommand("tries", "List a student's tries with their ids");
  tries->add_option("--student", options->student, "Pseudonym or the school's id")->required();
  tries->add_option("--check", options->check, "Only those of this check");
  tries->fallthrough();
  return {{tries, [&common, options] { return listTries(common, *options); }}};
}

}  // namespace cz::station
