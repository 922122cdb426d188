#include "core/station/daemon/plan_words.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/text.h"

namespace cz::station {
namespace {

using nlohmann::json;

std::string placeOf(const std::string& file, int line) { return line > 0 ? file + ":" + std::to_string(line) : file; }

std::string changeLines(const char* kind, const std::vector<roster::Change>& changes) {
  std::string text;
  for (const auto& change : changes)
    text += std::string(kind) + nameOf(change.to) + " (" + keyOf(change.to) + "): " + join(change.what, "; ") + "\n";
  return text;
}

json changesOf(const std::vector<roster::Change>& changes) {
  json out = json::array();
  for (const auto& change : changes)
    out.push_back(
        {{"student", change.id.text}, {"id", keyOf(change.to)}, {"name", nameOf(change.to)}, {"what", change.what}});
  return out;
}

}  // namespace

std::string keyOf(const roster::IncomingStudent& student) {
  return student.sourceId.empty() ? student.username : student.sourceId;
}

std::string nameOf(const roster::IncomingStudent& student) {
  const std::string preferred = tidySpaces(student.preferredName);
  return tidySpaces((preferred.empty() ? student.givenName : preferred) + " " + student.familyName);
}

std::vector<std::string> classTitlesOf(const roster::Plan& plan, const roster::IncomingStudent& student) {
  std::vector<std::string> titles;
  for (const roster::Class& one : plan.classes)
    if (std::find(student.classes.begin(), student.classes.end(), one.id) != student.classes.end())
      titles.push_back(one.title);
  return titles;
}

std::string wordsOf(const roster::Plan& plan, bool dryRun) {
  std::string text;
  for (const auto& student : plan.added) text += "new        " + nameOf(student) + " (" + keyOf(student) + ")\n";
  text += changeLines("changed    ", plan.changed) + changeLines("moved      ", plan.moved);
  for (const auto& student : plan.missing)
    text += "missing    " + student.name + " (" + student.sourceId + "): will be inactive; nothing is deleted\n";
  for (const auto& doubt : plan.ambiguous)
    text += "in doubt   " + placeOf(doubt.from.file, doubt.from.line) + ": " + doubt.why + "\n";
  for (const auto& line : plan.refused) text += "left out   " + placeOf(line.file, line.line) + ": " + line.why + "\n";
  for (const auto& note : plan.notes) text += "note       " + note + "\n";
  text += std::to_string(plan.added.size()) + " new, " + std::to_string(plan.changed.size()) + " changed, " +
          std::to_string(plan.moved.size()) + " moved, " + std::to_string(plan.unchanged) + " as before, " +
          std::to_string(plan.missing.size()) + " missing, " + std::to_string(plan.ambiguous.size()) + " in doubt, " +
          std::to_string(plan.refused.size()) + " left out.";
  return text + (dryRun ? " Nothing was changed.\n" : "\n");
}

std::string jsonTextOf(const roster::Plan& plan) {
  json added = json::array(), missing = json::array(), ambiguous = json::array(), refused = json::array();
  for (const auto& student : plan.added)
    added.push_back({{"id", keyOf(student)}, {"name", nameOf(student)}, {"classes", classTitlesOf(plan, student)}});
  for (const auto& student : plan.missing)
    missing.push_back({{"student", student.id.text}, {"id", student.sourceId}, {"name", student.name}});
  for (const auto& doubt : plan.ambiguous)
    ambiguous.push_back(
        {{"file", doubt.from.file}, {"line", doubt.from.line}, {"id", keyOf(doubt.from)}, {"why", doubt.why}});
  for (const auto& line : plan.refused)
    refused.push_back({{"file", line.file}, {"line", line.line}, {"why", line.why}});
  return json{{"new", added},
              {"changed", changesOf(plan.changed)},
              {"moved", changesOf(plan.moved)},
              {"missing", missing},
              {"classes", plan.classChanges},
              {"ambiguous", ambiguous},
              {"refused", refused},
              {"notes", plan.notes},
              {"unchanged", plan.unchanged}}
      .dump(1);
}

}  // namespace cz::station
