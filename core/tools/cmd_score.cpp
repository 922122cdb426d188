// checkzone score PACK CHECK --form F --responses F [--marks F] [--language L] [--json]: a form with its responses,
// scored.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "core/maths/plain_text.h"
#include "core/tools/check_at.h"
#include "core/tools/commands.h"
#include "core/tools/form_json.h"
#include "core/tools/mark_json.h"
#include "core/tools/score_json.h"

namespace cz::tools {
namespace {

struct Options {
  std::string pack;
  std::string check;
  std::string form;
  std::string responses;
  std::string marks;
  std::string language;
  bool json = false;
};

/// What the student can do, what not yet, and what to do next.
void printSkill(const pack::Check& check, const scoring::SkillResult& skill) {
  const char* word = skill.mastered ? "can" : skill.waiting > 0 ? "waiting" : "not yet";
  const auto* known = check.findSkill(skill.skill);
  std::printf("  %s, %s of %s: %s\n", word, skill.points.toText().c_str(), skill.of.toText().c_str(),
              known ? known->can.c_str() : skill.skill.text.c_str());
  if (known && !skill.mastered && skill.waiting == 0 && !known->revise.empty())
    std::printf("    next: %s\n", known->revise.c_str());
}

void printForPeople(const pack::Check& check, const scoring::CheckResult& result) {
  const char* word = result.mastered ? "mastered" : result.waiting > 0 ? "waiting for marks" : "not yet";
  std::printf("%s: %s\n", word, result.shown.c_str());
  for (const auto& skill : result.skills) printSkill(check, skill);
  for (const auto& place : result.places) {
    std::printf("\n%s: %s, %s of %s", place.slot.text.c_str(), scoring::nameOf(place.result.verdict).data(),
                place.result.points.toText().c_str(), place.result.of.toText().c_str());
    if (!place.result.readAs.empty()) std::printf(", read as %s", place.result.readAs.c_str());
    std::printf("\n");
    for (const auto& sentence : place.result.why) std::printf("  why: %s\n", plainText(sentence).c_str());
    for (const auto& sentence : place.result.says) std::printf("  says: %s\n", plainText(sentence).c_str());
  }
}

Result<void> run(const Options& options) {
  CZ_TRY(pack, packAt(options.pack));
  CZ_TRY(check, checkIn(pack, options.check));
  CZ_TRY(formText, textOfFile(options.form));
  CZ_TRY(form, formFromJson(*check, formText));
  CZ_CHECK(checkWhole(*check, form));
  CZ_TRY(responseText, textOfFile(options.responses));
  CZ_TRY(responses, responsesFromJson(*check, form, responseText));
  scoring::Marks marks;
  if (!options.marks.empty()) {
    CZ_TRY(markText, textOfFile(options.marks));
    CZ_TRY(given, marksFromJson(*check, form, markText));
    marks = std::move(given);
  }
  CZ_TRY(shown, spoken(*check, options.language));
  CZ_TRY(result, scoring::scoreForm(shown, form, responses, marks));
  if (options.json) {
    std::printf("%s\n", jsonOf(shown, result).c_str());
  } else {
    printForPeople(shown, result);
  }
  return {};
}

}  // namespace

Deed addScore(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("pack", options->pack, "The pack's folder")->required();
  app.add_option("check", options->check, "The check's id")->required();
  app.add_option("--form", options->form, "JSON file: a form, as `checkzone form --json` prints it")->required();
  app.add_option("--responses", options->responses, "JSON file: {slot: response}")->required();
  app.add_option("--marks", options->marks,
                 "JSON file: {slot: {criterion: level, \"comment\": …}} for written, drawn and "
                 "spoken responses");
  app.add_option("--language", options->language, "The language that the student took the check in");
  app.add_flag("--json", options->json, "Print JSON");
  return [options] {
    const auto done = run(*options);
    return done ? 0 : reported(done.error());
  };
}

}  // namespace cz::tools
