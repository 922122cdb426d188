#include "core/interop/picture_files.h"

#include <memory>
#include <system_error>
#include <utility>

#include "core/interop/archive.h"
#include "core/interop/picture_address.h"
#include "core/pictures/pictures.h"

namespace cz::interop {
namespace {

using std::filesystem::path;

Error notThere() { return {Fault::notFound, "is not there.", ""}; }
Error unusable() { return {Fault::input, "is larger than 3 MiB, or damaged. Make it smaller, or copy it again.", ""}; }

/// A plain file, with plain folders on the way to it.
bool isPlainFile(const path& root, const path& inside) {
  std::error_code code;
  path at = root;
  for (const auto& part : inside) {
    at /= part;
    if (std::filesystem::is_symlink(std::filesystem::symlink_status(at, code)) || code) return false;
  }
  return std::filesystem::is_regular_file(std::filesystem::symlink_status(at, code)) && !code;
}

}  // namespace

FetchPicture picturesBelow(const path& root) {
  return [root](const std::string& address) -> Result<std::string> {
    const std::string inside = pathFrom("", address);
    if (inside.empty() || !isPlainFile(root, inside)) return notThere();
    auto bytes = readFile(root / inside, pictures::kMostBytes);
    return bytes ? std::move(bytes) : Result<std::string>(unusable());
  };
}

FetchPicture picturesInZip(const path& zip) {
  return [open = std::make_shared<OpenZip>(zip)](const std::string& address) -> Result<std::string> {
    const std::string inside = pathFrom("", address);
    if (inside.empty()) return notThere();
    auto bytes = open->member(inside, pictures::kMostBytes);
    if (!bytes) return unusable();
    if (!*bytes) return notThere();
    return std::move(**bytes);
  };
}

FetchPicture seenFrom(std::vector<std::string> bases, FetchPicture fetch) {
  bases.emplace_back();
  return [bases = std::move(bases), fetch = std::move(fetch)](const std::string& address) -> Result<std::string> {
    for (const auto& base : bases) {
      const std::string at = pathFrom(base, address);
      if (at.empty()) continue;
      auto bytes = fetch(at);
      if (bytes || bytes.error().fault != Fault::notFound) return bytes;
    }
    return notThere();
  };
}

}  // namespace cz::interop
