// void, choose, correct, move, excuse, waive, confirm: what a teacher decides about a student's way.

#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/station/daemon/commands.h"
#include "core/station/daemon/look.h"
#include "core/station/decisions.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using nlohmann::json;

struct Options {
  std::string student;
  std::string check;
  std::string attempt;
  std::string reason;
  std::string to;  ///< a student, or a seat
  bool undo = false;
};

/// Makes the command that the options ask for.
using Maker = Result<journey::Command> (*)(Station&, const Options&);

Result<journey::Command> makeVoid(Station& /*station*/, const Options& given) {
  return journey::Command(journey::WantVoid{{}, AttemptId(given.attempt), !given.undo, given.reason});
}
Result<journey::Command> makeChoose(Station& /*station*/, const Options& given) {
  return journey::Command(journey::WantChoose{{}, AttemptId(given.attempt), given.reason});
}
Result<journey::Command> makeCorrect(Station& station, const Options& given) {
  CZ_TRY(to, studentOf(station, given.to));
  return journey::Command(journey::WantCorrect{{}, AttemptId(given.attempt), to, given.reason});
}
Result<journey::Command> makeMove(Station& station, const Options& given) {
  CZ_TRY(kiosks, station.kiosks().inUse());
  for (const Kiosk& kiosk : kiosks)
    if (kiosk.seat == given.to)
      return journey::Command(journey::WantHandOver{{}, AttemptId(given.attempt), kiosk.up.id()});
  return Error{Fault::notFound, "No kiosk in use is called \"" + given.to + "\". checkzone-station kiosks lists them.",
               ""};
}
Result<journey::Command> makeExcuse(Station& /*station*/, const Options& given) {
  return journey::Command(journey::WantExcuse{{}, !given.undo, given.reason});
}
Result<journey::Command> makeWaive(Station& /*station*/, const Options& /*given*/) {
  return journey::Command(journey::WantWaive{{}});
}
Result<journey::Command> makeConfirm(Station& /*station*/, const Options& /*given*/) {
  return journey::Command(journey::WantConfirm{{}});
}

int decideOne(const Common& common, const Options& given, Maker make) {
  auto open = openStation(common);
  if (!open) return failed(open.error());
  const auto student = studentOf(*open->station, given.student);
  if (!student) return failed(student.error());
  const auto wanted = make(*open->station, given);
  if (!wanted) return failed(wanted.error());
  const auto done = decide(*open->station, *student, CheckId(given.check), *wanted, given.reason);
  if (!done) return failed(done.error());
  const Look look = lookOf(done->standing);
  if (common.json)
    std::cout << json{{"ok", true},
                      {"student", student->text},
                      {"check", given.check},
                      {"number", done->number},
                      {"standing", journey::nameOf(done->standing)}}
                     .dump(1)
              << "\n";
  else
    std::cout << "Written down; kiosks hear of it at their next contact. This check now: " << look.words << ".\n";
  return 0;
}

struct Kind {
  const char* name;
  const char* help;
  Maker make;
};

constexpr Kind kKinds[] = {
    {"void", "Take a try out, or bring it back with --undo", makeVoid},
    {"choose", "Of two tries from one unlock, say which counts", makeChoose},
    {"correct", "Give a try to the student who took it", makeCorrect},
    {"move", "Let an open try go on at another seat, or the hand-in of that seat count", makeMove},
    {"excuse", "Excuse a student from a check, or end it with --undo", makeExcuse},
    {"waive", "Let nobody wait after the last try", makeWaive},
    {"confirm", "Confirm that the revision is done", makeConfirm},
};

void addOptions(CLI::App& command, const Kind& kind, Options& given) {
  const auto is = [&](Maker make) { return kind.make == make; };
  command.add_option("--student", given.student, "Pseudonym or the school's id")->required();
  command.add_option("--check", given.check, "Id of the check")->required();
  if (is(makeVoid) || is(makeChoose) || is(makeCorrect) || is(makeMove))
    command.add_option("--attempt", given.attempt, "Id of the try, as checkzone-station tries and the page show it")
        ->required();
  if (is(makeVoid) || is(makeChoose) || is(makeCorrect) || is(makeExcuse))
    command.add_option("--reason", given.reason, "Why; kept with the record")->required();
  if (is(makeVoid) || is(makeExcuse)) command.add_flag("--undo", given.undo, "Take the decision back");
  if (is(makeMove)) command.add_option("--to", given.to, "The seat, like \"Seat 2\"")->required();
  if (is(makeCorrect)) command.add_option("--to", given.to, "Who took it: pseudonym or the school's id")->required();
}

}  // namespace

std::vector<Command> addDecisions(CLI::App& app, Common& common) {
  std::vector<Command> commands;
  for (const Kind& kind : kKinds) {
    auto given = std::make_shared<Options>();
    auto* command = app.add_subcommand(kind.name, kind.help);
    addOptions(*command, kind, *given);
    command->fallthrough();
    commands.push_back({command, [&common, given, make = kind.make] { return decideOne(common, *given, make); }});
  }
  return commands;
}

}  // namespace cz::station
