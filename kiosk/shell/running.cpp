#include "kiosk/shell/running.h"

#include <fstream>
#include <iterator>

#include "core/base/kept_time.h"
#include "core/crypto/hash.h"

namespace cz::shell {
namespace {

/// Nothing: it can't be read, or there is no such file.
std::optional<Hash> hashOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  const Bytes all{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  return in.bad() ? std::nullopt : std::optional(crypto::sha256(all));
}

}  // namespace

records::Running runningOf(const Options& options) {
  return {&machineKeepsTime, hashOf("/proc/self/exe"),
          options.settings.empty() ? std::nullopt : hashOf(options.settings)};
}

}  // namespace cz::shell
