// checkzone try PACK ITEM RESPONSE [--draw N] [--style STYLE] [--language L] [--mark CRITERION=LEVEL]… [--json]: one
// response to one item.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "core/maths/plain_text.h"
#include "core/pack/gap_text.h"
#include "core/tools/check_at.h"
#include "core/tools/commands.h"
#include "core/tools/score_json.h"

namespace cz::tools {
namespace {

struct Options {
  std::string pack;
  std::string item;
  std::string response;
  std::optional<std::uint64_t> draw;
  std::string style;
  std::string language;
  std::vector<std::string> marks;
  bool json = false;
};

void printForPeople(const pack::Question& question, const scoring::ItemResult& result) {
  std::printf("%s\n%s, %s of %s", plainText(pack::stemInWords(question)).c_str(),
              scoring::nameOf(result.verdict).data(), result.points.toText().c_str(), result.of.toText().c_str());
  if (!result.readAs.empty()) std::printf(", read as %s", result.readAs.c_str());
  std::printf("\n");
  for (const auto& sentence : result.why) std::printf("  why: %s\n", plainText(sentence).c_str());
  for (const auto& sentence : result.says) std::printf("  says: %s\n", plainText(sentence).c_str());
}

Result<std::optional<scoring::Mark>> markFor(const pack::Item& item, const std::vector<std::string>& words) {
  if (words.empty()) return std::optional<scoring::Mark>();
  if (!pack::isMarked(item.type))
    return Error{Fault::input, "The item " + item.id.text + " is scored by its key and takes no mark.", ""};
  CZ_TRY(mark, scoring::markFromWords(item.rubric, words));
  CZ_CHECK(scoring::checkMark(item.rubric, mark));
  return std::optional<scoring::Mark>(std::move(mark));
}

Result<void> run(const Options& options) {
  CZ_TRY(pack, packAt(options.pack));
  CZ_TRY(found, itemIn(pack, options.item));
  CZ_TRY(check, spoken(*found.check, options.language));
  CZ_TRY(question, questionOf(*check.findItem(found.item->id), options.draw));
  CZ_TRY(response, responseFromText(question, options.response));
  auto style = check.style;
  if (!options.style.empty()) style = pack::numberStyleNamed(options.style).value_or(style);
  CZ_TRY(mark, markFor(*found.item, options.marks));
  const auto result =
      scoring::scoreItem(question, response, pointsOf(*found.check, found.item->id), style, mark ? &*mark : nullptr);
  if (options.json) {
    std::printf("%s\n", jsonOf(result).c_str());
  } else {
    printForPeople(question, result);
  }
  return {};
}

std::vector<std::string> styleNames() {
  std::vector<std::string> names;
  for (const auto& [name, style] : pack::kNumberStyles) names.emplace_back(name);
  return names;
}

/// The exit status for wrong usage.
int misused(const std::string& what) {
  std::fprintf(stderr, "checkzone try: can't use %s. Run `checkzone try --help`.\n", what.c_str());
  return 2;
}

}  // namespace

Deed addTry(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("pack", options->pack, "The pack's folder")->required();
  app.add_option("item", options->item, "The item's id, or check/item")->required();
  auto* response = app.add_option("response", options->response, "As typed; JSON for items that are not typed");
  app.add_option("--draw", options->draw, "Which numbers: the raw draw, from 0");
  app.add_option("--style", options->style, "How numbers are written, instead of the check's way")
      ->check(CLI::IsMember(styleNames()));
  app.add_option("--language", options->language, "The language of the words");
  app.add_option("--mark", options->marks, "A teacher's mark: CRITERION=LEVEL, once for each criterion")
      ->expected(1)
      ->take_all();
  app.add_flag("--json", options->json, "Print JSON");
  // A response may begin with a dash, as "--3" and "-.5" do, and then looks like an option that there is not.
  app.allow_extras();
  return [options, response, &app] {
    auto extras = app.remaining();
    std::erase(extras, "--");
    if (response->count() == 0 && !extras.empty()) {
      options->response = extras.front();
      extras.erase(extras.begin());
    } else if (response->count() == 0) {
      extras.emplace_back("a missing RESPONSE");
    }
    if (!extras.empty()) return misused(extras.front());
    const auto done = run(*options);
    return done ? 0 : reported(done.error());
  };
}

}  // namespace cz::tools
