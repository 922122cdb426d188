// checkzone form PACK CHECK --seed HEX [--seen F] [--language L] [--json]: the form of a seed.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "core/base/text.h"
#include "core/pack/gap_text.h"
#include "core/tools/check_at.h"
#include "core/tools/commands.h"
#include "core/tools/form_json.h"
#include "core/tools/seed_text.h"

namespace cz::tools {
namespace {

struct Options {
  std::string pack;
  std::string check;
  std::string seed;
  std::string seen;
  std::string language;
  bool json = false;
};

Result<void> speaks(const pack::Check& check, const std::string& language) {
  if (language.empty() || language == check.language) return {};
  return Error{Fault::input, "The check " + check.id.text + " is written in \"" + check.language + "\" only.", ""};
}

Result<void> printForPeople(const pack::Check& check, const form::Form& form) {
  std::printf("%s, seed %s\n", check.title.c_str(), hexOf(form.seed.view()).c_str());
  for (const auto& place : form.places) {
    CZ_TRY(question, form::questionAt(check, place));
    std::printf("\n%s (%s, %s)\n%s\n", place.slot.text.c_str(), place.item.text.c_str(), place.skill.text.c_str(),
                pack::stemInWords(question).c_str());
    for (const auto& id : place.cards)
      for (const auto& card : question.cards)
        if (card.id == id) std::printf("  %s  %s\n", id.text.c_str(), card.text.c_str());
    for (const auto& id : place.options)
      for (const auto& option : question.options)
        if (option.id == id) std::printf("  %s  %s\n", id.text.c_str(), option.text.c_str());
    for (const auto& id : place.options)
      for (const auto& gap : question.gaps)
        for (const auto& option : gap.options)
          if (gap.item->id.text + "." + option.id.text == id.text)
            std::printf("  %s  %s\n", id.text.c_str(), option.text.c_str());
  }
  return {};
}

Result<void> run(const Options& options) {
  CZ_TRY(seed, seedFrom(options.seed));
  CZ_TRY(pack, packAt(options.pack));
  CZ_TRY(check, checkIn(pack, options.check));
  CZ_CHECK(speaks(*check, options.language));
  CZ_TRY(earlier, seenForms(*check, options.seen));
  CZ_TRY(form, form::build(*check, seed, earlier));
  if (!options.json) return printForPeople(*check, form);
  CZ_TRY(json, jsonOfForm(*check, form));
  std::printf("%s\n", json.c_str());
  return {};
}

}  // namespace

Deed addForm(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("pack", options->pack, "The pack's folder")->required();
  app.add_option("check", options->check, "The check's id")->required();
  app.add_option("--seed", options->seed, "Up to 64 hexadecimal digits")->required();
  app.add_option("--seen", options->seen, "JSON file: the forms seen so far, oldest first");
  app.add_option("--language", options->language, "The language to show");
  app.add_flag("--json", options->json, "Print JSON");
  return [options] {
    const auto done = run(*options);
    return done ? 0 : reported(done.error());
  };
}

}  // namespace cz::tools
