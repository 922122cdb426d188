// checkzone-station erase, hold: forgets a student for good, or sees that nobody does.

#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "core/station/daemon/commands.h"
#include "core/station/erase.h"
#include "core/station/hold.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using nlohmann::json;

struct EraseOptions {
  std::string student;
  bool sure = false;
};

/// "Lex Moreno: 4 tries, 19 records"
std::string wordsOf(const Erased& erased, const StudentId& student) {
  return (erased.name.empty() ? student.text : erased.name) + ": " + counted(erased.attempts, "try", "tries") + ", " +
         counted(erased.payloads, "record", "records");
}

/// Who is off the roster already has no name and no school id left here, but may still have records.
StudentId meant(Station& station, const std::string& text) {
  const auto listed = studentOf(station, text);
  return listed ? *listed : StudentId(text);
}

int erase(const Common& common, const EraseOptions& options) {
  auto open = openStation(common);
  if (!open) return failed(open.error());
  const StudentId student = meant(*open->station, options.student);
  const auto erased = options.sure ? eraseStudent(*open->station, student) : whatErasingTakes(*open->station, student);
  if (!erased) return failed(erased.error());
  if (common.json)
    std::cout << json{{"ok", options.sure},
                      {"student", student.text},
                      {"tries", erased->attempts},
                      {"records", erased->payloads}}
                     .dump(1)
              << "\n";
  else if (options.sure)
    std::cout << "Forgotten: " << wordsOf(*erased, student)
              << ". Kiosks forget when they call. Backups of before hold it until they are replaced; make a new one "
                 "now.\n";
  else
    std::cout << "This would forget for good: " << wordsOf(*erased, student)
              << ". Nothing was changed. To do it, say --sure\n";
  return options.sure ? 0 : 3;
}

struct HoldOptions {
  std::string student;
  std::string reason;
  bool end = false;
};

int hold(const Common& common, const HoldOptions& options) {
  auto open = openStation(common);
  if (!open) return failed(open.error());
  const StudentId student = meant(*open->station, options.student);
  const auto done =
      options.end ? endHold(*open->station, student) : holdRecord(*open->station, student, options.reason);
  if (!done) return failed(done.error());
  if (common.json)
    std::cout << json{{"ok", true}, {"student", student.text}, {"held", !options.end}}.dump(1) << "\n";
  else
    std::cout << (options.end ? "This record may be erased again.\n"
                              : "Nothing of this record is erased until the hold ends: --end\n");
  return 0;
}

}  // namespace

std::vector<Command> addErase(CLI::App& app, Common& common) {
  auto options = std::make_shared<EraseOptions>();
  auto* erasing = app.add_subcommand("erase", "Forget a student: name, PIN, every answer, result and decision");
  erasing->add_option("--student", options->student, "Pseudonym or the school's id")->required();
  erasing->add_flag("--sure", options->sure, "Do it; without this it only says what would go");
  erasing->fallthrough();
  auto held = std::make_shared<HoldOptions>();
  auto* holding = app.add_subcommand("hold", "Keep a student's record from being erased while somebody asks to see it");
  holding->add_option("--student", held->student, "Pseudonym or the school's id")->required();
  holding->add_option("--reason", held->reason, "Why; it is kept with the record");
  holding->add_flag("--end", held->end, "It may be erased again");
  holding->fallthrough();
  return {{erasing, [&common, options] { return erase(common, *options); }},
          {holding, [&common, held] { return hold(common, *held); }}};
}

}  // namespace cz::station
