// rules, calendar, needs: what a school decides for its classes and students.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "core/station/daemon/commands.h"
#include "core/station/daemon/rules_form.h"
#include "core/station/rules.h"
#include "core/station/rules_page.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using nlohmann::json;

struct Options {
  std::string classId;
  std::string check;
  std::vector<std::string> set;
  std::string student;
  std::string time = "1";
  bool fewer = false;
};

/// "wait=1" → {"wait", "1"}
Result<RuleFields> fieldsFrom(const std::vector<std::string>& set) {
  RuleFields fields;
  for (const std::string& one : set) {
    const auto equals = one.find('=');
    if (equals == std::string::npos)
      return Error{Fault::input, "\"" + one + "\" sets nothing. Write a name, an equals sign, and what it is: wait=1.",
                   ""};
    fields[one.substr(0, equals)] = one.substr(equals + 1);
  }
  return fields;
}

Result<RuleFields> knownFields(const std::vector<std::string>& set, const std::vector<std::string>& names) {
  CZ_TRY(fields, fieldsFrom(set));
  for (const auto& [name, text] : fields)
    if (std::find(names.begin(), names.end(), name) == names.end())
      return Error{Fault::input, "There is no \"" + name + "\". Known are " + join(names, ", ") + ".", ""};
  return fields;
}

const std::vector<std::string> kRuleNames = {"unlock",  "wait", "wait_unit", "tries", "reflect", "revise",
                                             "confirm", "form", "retake",    "away",  "from",    "until"};

json jsonOf(const journey::Rules& rules, const journey::Calendar& calendar) { return json(fieldsOf(rules, calendar)); }

void print(const Common& common, const RulesPage& page) {
  json own = json::object();
  for (const auto& one : page.byCheck) own[one.check.text] = jsonOf(one.rules, page.calendar);
  if (common.json) {
    std::cout
        << json{{"class", page.shown.text}, {"rules", jsonOf(page.defaults, page.calendar)}, {"checks", own}}.dump(1)
        << "\n";
    return;
  }
  const std::string words = inWords(page.defaults, page.calendar);
  std::cout << page.heading << ": " << (words.empty() ? "as each check says" : words) << "\n";
  for (const auto& one : page.byCheck)
    std::cout << "  " << one.title << ": " << inWords(one.rules, page.calendar) << "\n";
}

Result<void> rules(const Common& common, const Options& given) {
  CZ_TRY(open, openStation(common));
  Station& station = *open.station;
  CZ_TRY(book, station.rosters().rules());
  if (!given.set.empty()) {
    CZ_TRY(fields, knownFields(given.set, kRuleNames));
    CZ_TRY(wanted, rulesFrom(fields, book.calendar));
    CZ_CHECK(decideRules(station, ClassId(given.classId), CheckId(given.check), wanted));
  }
  CZ_TRY(page, rulesPageOf(station, ClassId(given.classId)));
  if (page.shown != ClassId(given.classId))
    return Error{Fault::notFound, "The roster has no class \"" + given.classId + "\".", ""};
  print(common, page);
  return {};
}

Result<void> calendar(const Common& common, const Options& given) {
  CZ_TRY(open, openStation(common));
  Station& station = *open.station;
  CZ_TRY(book, station.rosters().rules());
  if (!given.set.empty()) {
    RuleFields fields = fieldsOf(book.calendar);
    std::vector<std::string> names = {"holidays", "extra", "bells"};
    for (int day = 0; day < 7; ++day) names.push_back("day" + std::to_string(day));
    CZ_TRY(changed, knownFields(given.set, names));
    for (const auto& [name, text] : changed) fields[name] = text;
    CZ_TRY(wanted, calendarFrom(fields, book.calendar));
    book.calendar = std::move(wanted);
    CZ_CHECK(setRules(station, book));
  }
  std::cout << json(fieldsOf(book.calendar)).dump(1) << "\n";
  return {};
}

Result<void> needs(const Common& common, const Options& given) {
  CZ_TRY(open, openStation(common));
  CZ_TRY(student, studentOf(*open.station, given.student));
  CZ_TRY(time, Exact::parse(given.time));
  CZ_CHECK(setNeeds(*open.station, student, {time, given.fewer}));
  if (common.json)
    std::cout << json{{"student", student.text}, {"time", time.toText()}, {"fewer", given.fewer}}.dump(1) << "\n";
  else
    std::cout << "Kept. Kiosks hear of it at their next contact.\n";
  return {};
}

using Doing = Result<void> (*)(const Common&, const Options&);

Command commandOf(CLI::App* app, Common& common, const std::shared_ptr<Options>& given, Doing doing) {
  app->fallthrough();
  return {app, [&common, given, doing] {
            const auto done = doing(common, *given);
            return done ? 0 : failed(done.error());
          }};
}

}  // namespace

std::vector<Command> addRules(CLI::App& app, Common& common) {
  auto given = std::make_shared<Options>();
  auto* forClass = app.add_subcommand("rules", "Show what holds for a class, or decide it with --set");
  forClass->add_option("--class", given->classId, "Id of the class")->required();
  forClass->add_option("--check", given->check, "For this check alone");
  forClass->add_option("--set", given->set,
                       "All that is decided: unlock=teacher wait=1 wait_unit=school-days tries=3 …");
  auto* days = app.add_subcommand("calendar", "Show the school's days, or change them with --set");
  days->add_option("--set", given->set, "day5=on holidays=2026-12-21 to 2027-01-05 bells=08:45,09:35");
  auto* forStudent = app.add_subcommand("needs", "What a student needs in every check");
  forStudent->add_option("--student", given->student, "Pseudonym or the school's id")->required();
  forStudent->add_option("--time", given->time, "How many times the usual time: 1, 1.5, 2");
  forStudent->add_flag("--fewer", given->fewer, "Fewer wrong answers to weigh");
  return {commandOf(forClass, common, given, rules), commandOf(days, common, given, calendar),
          commandOf(forStudent, common, given, needs)};
}

}  // namespace cz::station
