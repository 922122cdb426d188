#include "core/station/daemon/passphrase.h"

#include <fstream>
#include <iostream>

#include "core/base/text.h"

namespace cz::station {
namespace {

constexpr std::size_t kShortestPassphrase = 8;

}  // namespace

Result<std::string> readPassphrase(const std::string& file) {
  std::string line;
  if (file.empty()) {
    std::cerr << "A passphrase for the teacher's pages (at least " << kShortestPassphrase
              << " characters): " << std::flush;
    std::getline(std::cin, line);
  } else {
    std::ifstream in(file);
    if (!in)
      return Error{Fault::notFound, "There is no file " + file + ". It should hold the teacher's passphrase.", ""};
    std::getline(in, line);
  }
  const std::string passphrase(trim(line));
  if (passphrase.size() < kShortestPassphrase)
    return Error{Fault::input, "The passphrase is too short. Use at least 8 characters, for example four words.", ""};
  return passphrase;
}

}  // namespace cz::station
