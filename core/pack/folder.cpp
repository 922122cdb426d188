// Reading a pack's folder, wary of what else may lie there.

#include <algorithm>
#include <fstream>
#include <system_error>

#include "core/base/text.h"
#include "core/pack/paths.h"
#include "core/pack/read.h"

namespace cz::pack {
namespace {

namespace fs = std::filesystem;

Error refused(const std::string& path, const std::string& why) { return {Fault::input, path + ": " + why, path}; }

Error machineFailed(const std::string& path, const std::error_code& code) {
  return {Fault::io, path + " can't be read. Check its rights and the disk.", code.message()};
}

class FolderReader {
 public:
  explicit FolderReader(fs::path folder) : folder_(std::move(folder)) {}

  Result<Files> run() {
    std::error_code code;
    root_ = fs::canonical(folder_, code);
    if (code || !fs::is_directory(root_, code))
      return Error{Fault::notFound,
                   "There is no folder " + folder_.string() + ". Give the folder with pack.toml in it.",
                   code.message()};
    if (fs::exists(root_ / "pack.toml", code)) CZ_CHECK(readFile(root_ / "pack.toml", "pack.toml"));
    for (const std::string name : {"units", "checks", "media"})
      if (fs::exists(root_ / name, code)) CZ_CHECK(readBelow(root_ / name, name));
    return std::move(files_);
  }

 private:
  Result<void> readBelow(const fs::path& folder, const std::string& name) {
    CZ_CHECK(refuseStranger(folder, name));
    std::error_code code;
    fs::recursive_directory_iterator each(folder, code);
    if (code) return machineFailed(name, code);
    for (; each != fs::recursive_directory_iterator(); each.increment(code)) {
      if (code) return machineFailed(name, code);
      CZ_CHECK(visit(each, name + "/" + each->path().lexically_relative(folder).generic_string()));
    }
    return code ? Result<void>(machineFailed(name, code)) : Result<void>();
  }

  Result<void> visit(fs::recursive_directory_iterator& each, const std::string& path) {
    std::error_code code;
    const bool hidden = each->path().filename().string().starts_with('.');
    const bool isFolder = each->is_directory(code);
    if (hidden && isFolder) each.disable_recursion_pending();
    if (hidden) return {};
    CZ_CHECK(refuseStranger(each->path(), path));
    if (isFolder) return {};
    return readFile(each->path(), path);
  }

  /// A symbolic link may only point to a place within the folder.
  Result<void> refuseStranger(const fs::path& real, const std::string& path) const {
    std::error_code code;
    const fs::path target = fs::canonical(real, code);
    if (code) return refused(path, "this link leads nowhere. Put the file itself into the folder.");
    const auto [end, unused] = std::mismatch(root_.begin(), root_.end(), target.begin(), target.end());
    if (end != root_.end())
      return refused(path, "this link leads out of the pack's folder. Put the file itself into the folder.");
    return {};
  }

  Result<void> readFile(const fs::path& real, const std::string& path) {
    CZ_CHECK(refuseStranger(real, path));
    if (!isPackPath(path))
      return refused(path, "this name can't travel. Use UTF-8 letters, digits, - and _ in names of files.");
    std::error_code code;
    if (!fs::is_regular_file(real, code)) return refused(path, "this is not a plain file. Take it out of the folder.");
    const auto size = fs::file_size(real, code);
    if (code) return machineFailed(path, code);
    if (size > kLargestFile) return refused(path, "this file is larger than 16 MiB. Make it smaller.");
    if (files_.size() == kMostFiles) return refused(path, "the pack has more than 10,000 files. Split it.");
    if (total_ + size > kLargestPack) return refused(path, "the pack is larger than 256 MiB. Split it.");
    total_ += size;
    return readBytes(real, path, static_cast<std::size_t>(size));
  }

  Result<void> readBytes(const fs::path& real, const std::string& path, std::size_t size) {
    std::string bytes(size, '\0');
    std::ifstream file(real, std::ios::binary);
    if (!file || (size > 0 && !file.read(bytes.data(), static_cast<std::streamsize>(size))))
      return machineFailed(path, std::make_error_code(std::errc::io_error));
    files_[path] = std::move(bytes);
    return {};
  }

  fs::path folder_;
  fs::path root_;
  Files files_;
  std::uintmax_t total_ = 0;
};

bool isGoodPart(const std::string& part) { return !part.empty() && !part.starts_with('.'); }

}  // namespace

bool isPackPath(std::string_view path) {
  if (path.size() > 1'000 || !isUtf8(path)) return false;
  const auto isBad = [](char c) { return c == '\\' || (static_cast<unsigned char>(c) < 0x20) || c == 0x7F; };
  if (std::any_of(path.begin(), path.end(), isBad)) return false;
  const auto parts = split(path, '/');
  if (!std::all_of(parts.begin(), parts.end(), isGoodPart)) return false;
  if (parts.size() == 1) return path == "pack.toml";
  return parts[0] == "units" || parts[0] == "checks" || parts[0] == "media";
}

Result<Files> readFolder(const std::filesystem::path& folder) { return FolderReader(folder).run(); }

}  // namespace cz::pack
