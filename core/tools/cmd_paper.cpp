// checkzone paper PACK CHECK --seed HEX --out F.pdf [--key] [--seen F] [--json]: the paper twin of a form.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "core/paper/paper.h"
#include "core/tools/check_at.h"
#include "core/tools/commands.h"
#include "core/tools/form_json.h"
#include "core/tools/json_text.h"
#include "core/tools/seed_text.h"

namespace cz::tools {
namespace {

struct Options {
  std::string pack;
  std::string check;
  std::string seed;
  std::string seen;
  std::string out;
  bool key = false;
  bool json = false;
};

Result<void> run(const Options& options) {
  CZ_TRY(seed, seedFrom(options.seed));
  CZ_TRY(pack, packAt(options.pack));
  CZ_TRY(check, checkIn(pack, options.check));
  CZ_TRY(earlier, seenForms(*check, options.seen));
  CZ_TRY(form, form::build(*check, seed, earlier));
  CZ_TRY(files, pack::readFolder(options.pack));
  const paper::PaperOrder order{pack, *check, form, options.key, files};
  CZ_CHECK(paper::writePaper(order, options.out));
  if (options.json)
    std::printf("%s\n",
                dumped({{"file", options.out}, {"tag", paper::tagOf(order)}, {"check", check->id.text}}).c_str());
  else
    std::printf("%s: %zu questions%s\n", options.out.c_str(), form.places.size(),
                options.key ? " and the answers" : "");
  return {};
}

}  // namespace

Deed addPaper(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("pack", options->pack, "The pack's folder")->required();
  app.add_option("check", options->check, "The check's id")->required();
  app.add_option("--seed", options->seed, "1 to 64 hexadecimal digits")->required();
  app.add_option("--seen", options->seen, "Earlier forms of the same student, as JSON");
  app.add_option("--out", options->out, "The PDF to write")->required();
  app.add_flag("--key", options->key, "Add the answer sheet");
  app.add_flag("--json", options->json, "Print JSON");
  return [options] {
    const auto done = run(*options);
    return done ? 0 : reported(done.error());
  };
}

}  // namespace cz::tools
