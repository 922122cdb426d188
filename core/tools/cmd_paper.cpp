// checkzone paper PACK CHECK --seed HEX --out F.pdf [--key] [--seen F] [--practice]
// [--fewer-choices] [--language L] [--json]: the paper twin of a form.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "core/paper/paper.h"
#include "core/tools/check_at.h"
#include "core/tools/commands.h"
#include "core/tools/form_order.h"
#include "core/tools/json_text.h"

namespace cz::tools {
namespace {

struct Options {
  FormOrder order;
  std::string out;
  std::string language;
  bool key = false;
  bool json = false;
};

Result<void> run(const Options& options) {
  CZ_TRY(made, formOf(options.order));
  CZ_TRY(files, pack::readFolder(options.order.pack));
  CZ_TRY(shown, spoken(*made.check, options.language));
  const paper::PaperOrder order{made.pack, shown, made.form, options.key, files, options.order.fewerChoices};
  CZ_CHECK(paper::writePaper(order, options.out));
  if (options.json)
    std::printf("%s\n",
                dumped({{"file", options.out}, {"tag", paper::tagOf(order)}, {"check", made.check->id.text}}).c_str());
  else
    std::printf("%s: %zu questions%s\n", options.out.c_str(), made.form.places.size(),
                options.key ? " and the answers" : "");
  return {};
}

}  // namespace

Deed addPaper(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  addFormOrder(app, options->order);
  app.add_option("--out", options->out, "The PDF to write")->required();
  app.add_option("--language", options->language, "The language of the items");
  app.add_flag("--key", options->key, "Add the answer sheet");
  app.add_flag("--json", options->json, "Print JSON");
  return [options] {
    const auto done = run(*options);
    return done ? 0 : reported(done.error());
  };
}

}  // namespace cz::tools
