#pragma once
// Zips from outside, read into memory and never unpacked to disk. A name that climbs out of its folder,
// a symbolic link, an encrypted member or too much of anything refuses the whole zip by name.

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "core/base/result.h"

namespace cz::interop {

struct ZipLimits {
  std::size_t members = 10'000;
  std::size_t bytesOfOne = std::size_t{64} << 20;   ///< unpacked
  std::size_t bytesOfAll = std::size_t{256} << 20;  ///< unpacked
};

/// Members whose path `wanted` agrees to, by path; folders are left out. The size is counted while reading,
/// so a header that lies about it gains nothing.
Result<std::map<std::string, std::string>> readZip(const std::filesystem::path& zip,
                                                   const std::function<bool(const std::string&)>& wanted,
                                                   const ZipLimits& limits = {});

/// One zip that stays open, for members that are wanted one by one; names as in readZip, which has looked at all of
/// them.
class OpenZip {
 public:
  explicit OpenZip(std::filesystem::path path) : path_(std::move(path)) {}

  /// The member's bytes; nothing when it isn't there. input: it can't be unpacked, or has more than `most` bytes.
  Result<std::optional<std::string>> member(const std::string& name, std::size_t most);

 private:
  std::filesystem::path path_;
  std::shared_ptr<void> zip_;  ///< libzip's; null until the first member is wanted
};

/// The bytes of one plain file; an error names it.
Result<std::string> readFile(const std::filesystem::path& file, std::size_t most = std::size_t{64} << 20);

}  // namespace cz::interop
