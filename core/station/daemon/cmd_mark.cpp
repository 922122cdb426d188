// checkzone-station mark: what waits for a mark, and marking it.

#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "core/station/daemon/commands.h"
#include "core/station/marking.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using nlohmann::json;

struct MarkOptions {
  std::string attempt;
  std::string slot;
  std::vector<std::string> levels;
  std::string comment;
};

json jsonOf(const ToMark& entry) {
  json criteria = json::array();
  for (const auto& criterion : entry.rubric.criteria) criteria.push_back(criterion.id.text);
  json levels = json::array();
  for (const auto& level : entry.rubric.levels) levels.push_back(level.title);
  return {{"attempt", entry.attempt.text}, {"slot", entry.slot.text}, {"student", entry.student.text},
          {"check", entry.title},          {"number", entry.number},  {"criteria", std::move(criteria)},
          {"levels", std::move(levels)}};
}

std::string lineOf(const ToMark& entry) {
  std::vector<std::string> criteria;
  for (const auto& criterion : entry.rubric.criteria) criteria.push_back(criterion.id.text);
  return entry.attempt.text + " " + entry.slot.text + "  " + entry.who + ", " + entry.title + ", try " +
         std::to_string(entry.number) + "; criteria: " + join(criteria, ", ");
}

int listWaiting(const Common& common) {
  auto open = openStation(common);
  if (!open) return failed(open.error());
  const auto waiting = toMark(*open->station);
  if (!waiting) return failed(waiting.error());
  json all = json::array();
  for (const ToMark& entry : *waiting) {
    all.push_back(jsonOf(entry));
    if (!common.json) std::cout << lineOf(entry) << "\n";
  }
  if (common.json) std::cout << json{{"waiting", std::move(all)}}.dump(1) << "\n";
  if (!common.json && waiting->empty()) std::cout << "Nothing waits for a mark.\n";
  return 0;
}

Result<MarkDone> markOne(Station& station, const MarkOptions& options) {
  const AttemptId attempt(options.attempt);
  const SlotId slot(options.slot);
  CZ_TRY(entry, toMark(station, attempt, slot));
  CZ_TRY(mark, scoring::markFromWords(entry.rubric, options.levels));
  mark.comment = options.comment;
  return giveMark(station, attempt, slot, mark);
}

int mark(const Common& common, const MarkOptions& options) {
  if (options.attempt.empty()) return listWaiting(common);
  auto open = openStation(common);
  if (!open) return failed(open.error());
  const auto done = markOne(*open->station, options);
  if (!done) return failed(done.error());
  if (common.json)
    std::cout << json{{"ok", true}, {"mastered", done->mastered}, {"waiting", done->waiting}}.dump(1) << "\n";
  else if (done->waiting > 0)
    std::cout << "Marked; the attempt waits for " << counted(static_cast<std::size_t>(done->waiting), "mark", "marks")
              << " more.\n";
  else
    std::cout << "Marked; the check is " << (done->mastered ? "mastered" : "not yet mastered") << ".\n";
  return 0;
}

}  // namespace

std::vector<Command> addMark(CLI::App& app, Common& common) {
  auto options = std::make_shared<MarkOptions>();
  auto* marking = app.add_subcommand("mark", "Mark a response; without an attempt, list what waits for a mark");
  auto* attempt = marking->add_option("attempt", options->attempt, "Id of the attempt");
  auto* slot = marking->add_option("slot", options->slot, "Slot of the response")->needs(attempt);
  attempt->needs(slot);
  marking->add_option("--level", options->levels, "CRITERION=LEVEL, once for each; a level's title or its number")
      ->expected(1)
      ->take_all();
  marking->add_option("--comment", options->comment, "A word to the student");
  marking->fallthrough();
  return {{marking, [&common, options] { return mark(common, *options); }}};
}

}  // namespace cz::station
