// checkzone preview PACK --out DIR [--draws N]: every item as a picture, on one page.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "core/base/text.h"
#include "core/tools/check_at.h"
#include "core/tools/commands.h"
#include "core/tools/preview.h"

namespace cz::tools {
namespace {

struct Options {
  std::string pack;
  std::string out;
  int draws = 3;
};

Result<void> run(const Options& options) {
  CZ_TRY(pack, packAt(options.pack));
  CZ_TRY(files, pack::readFolder(options.pack));
  CZ_TRY(count, writePreview(pack, files, options.out, options.draws));
  std::printf("%s/index.html: %s, %s\n", options.out.c_str(), counted(count.items, "item", "items").c_str(),
              counted(count.pictures, "picture", "pictures").c_str());
  return {};
}

}  // namespace

Deed addPreview(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("pack", options->pack, "The pack's folder")->required();
  app.add_option("--out", options->out, "The folder to write the page to")->required();
  app.add_option("--draws", options->draws, "How many draws of each item (3)")->check(CLI::Range(1, 20));
  return [options] {
    const auto done = run(*options);
    return done ? 0 : reported(done.error());
  };
}

}  // namespace cz::tools
