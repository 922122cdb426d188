// replay CORPUS: feeds every file of CORPUS/<target>/ to its target, as an ordinary test by any compiler.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/fuzz/targets.h"

namespace {

std::string bytesOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

int main(int count, char** arguments) {
  cz::fuzz::demand(count == 2, "the folder of the corpus is given");
  for (const auto& target : cz::fuzz::targets()) {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(arguments[1]) / target.name)) {
      std::printf("%s\n", entry.path().c_str());
      std::fflush(stdout);
      target.feed(bytesOf(entry.path()));
      ++files;
    }
    cz::fuzz::demand(files > 0, "every target has a corpus");
  }
}
