// checkzone form PACK CHECK --seed HEX [--seen F] [--practice] [--fewer-choices] [--language L] [--json]: the form of a
// seed.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "core/base/text.h"
#include "core/pack/gap_text.h"
#include "core/tools/check_at.h"
#include "core/tools/commands.h"
#include "core/tools/form_json.h"
#include "core/tools/form_order.h"

namespace cz::tools {
namespace {

struct Options {
  FormOrder order;
  std::string language;
  bool json = false;
};

Result<void> printForPeople(const pack::Check& check, const form::Form& form) {
  std::printf("%s%s, seed %s\n", check.title.c_str(), form::isPractice(form) ? ", for practice" : "",
              hexOf(form.seed.view()).c_str());
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
  CZ_TRY(made, formOf(options.order));
  CZ_TRY(shown, spoken(*made.check, options.language));
  if (!options.json) return printForPeople(shown, made.form);
  CZ_TRY(json, jsonOfForm(shown, made.form));
  std::printf("%s\n", json.c_str());
  return {};
}

}  // namespace

Deed addForm(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  addFormOrder(app, options->order);
  app.add_option("--language", options->language, "The language to show");
  app.add_flag("--json", options->json, "Print JSON");
  return [options] {
    const auto done = run(*options);
    return done ? 0 : reported(done.error());
  };
}

}  // namespace cz::tools
