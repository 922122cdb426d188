#include "core/station/picks.h"

#include <algorithm>

namespace cz::station {
namespace {

std::string choose(std::vector<Pick>& picks, const std::string& wanted) {
  auto found = std::find_if(picks.begin(), picks.end(), [&](const Pick& pick) { return pick.id == wanted; });
  if (found == picks.end()) found = picks.begin();
  if (found == picks.end()) return {};
  found->on = true;
  return found->id;
}

Pick pickOn(const std::vector<Pick>& picks) {
  const auto on = std::find_if(picks.begin(), picks.end(), [](const Pick& pick) { return pick.on; });
  return on == picks.end() ? Pick{} : *on;
}

}  // namespace

ClassId chooseClass(const roster::Roster& roster, std::vector<Pick>& picks, const ClassId& wanted) {
  for (const roster::Class& each : roster.classes)
    if (each.active) picks.push_back({each.id.text, each.title, false});
  return ClassId(choose(picks, wanted.text));
}

FoundUnit chooseUnit(Packs& packs, std::vector<Pick>& picks, const std::string& wanted) {
  for (const FoundUnit& found : packs.units()) picks.push_back({found.id, found.unit->title, false});
  return packs.findUnit(choose(picks, wanted));
}

std::string chosen(const std::vector<Pick>& picks) { return pickOn(picks).id; }
std::string titleOn(const std::vector<Pick>& picks) { return pickOn(picks).title; }

}  // namespace cz::station
