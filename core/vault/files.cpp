#include "core/vault/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace cz::vault {
namespace {

namespace fs = std::filesystem;

Error failed(const fs::path& path, const char* doing) {
  const int code = errno;
  const Fault fault = code == ENOSPC ? Fault::full : code == ENOENT ? Fault::notFound : Fault::io;
  return {fault, path.string() + " can't be " + doing + ": " + std::strerror(code) + ".", ""};
}

class Open {
 public:
  Open(const fs::path& path, int flags, mode_t mode = 0) : file_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  ~Open() {
    if (file_ >= 0) ::close(file_);
  }
  Open(const Open&) = delete;
  Open& operator=(const Open&) = delete;
  int get() const { return file_; }
  bool ok() const { return file_ >= 0; }

 private:
  int file_;
};

bool writeAll(int file, ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(file, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(done));
  }
  return true;
}

Result<void> writePart(const fs::path& part, ByteView bytes) {
  const Open file(part, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (!file.ok() || !writeAll(file.get(), bytes) || ::fsync(file.get()) != 0) return failed(part, "written");
  return {};
}

}  // namespace

Result<void> writeFile(const fs::path& file, ByteView bytes) {
  const fs::path part = file.string() + kPart;
  auto done = writePart(part, bytes);
  if (done && ::rename(part.c_str(), file.c_str()) != 0) done = failed(file, "written");
  if (!done) ::unlink(part.c_str());
  CZ_CHECK(done);
  return syncFolder(file.parent_path());
}

Result<Bytes> readFile(const fs::path& path, std::uint64_t most) {
  const Open file(path, O_RDONLY);
  struct stat about {};
  if (!file.ok() || ::fstat(file.get(), &about) != 0) return failed(path, "read");
  if (!S_ISREG(about.st_mode) || static_cast<std::uint64_t>(about.st_size) > most)
    return Error{Fault::input, path.string() + " is not a file of a backup.", ""};
  Bytes bytes(static_cast<std::size_t>(about.st_size));
  std::size_t at = 0;
  while (at < bytes.size()) {
    const ssize_t got = ::read(file.get(), bytes.data() + at, bytes.size() - at);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed(path, "read");
    if (got == 0) break;
    at += static_cast<std::size_t>(got);
  }
  bytes.resize(at);
  return bytes;
}

Result<void> syncFolder(const fs::path& folder) {
  const Open file(folder.empty() ? fs::path(".") : folder, O_RDONLY | O_DIRECTORY);
  if (!file.ok()) return failed(folder, "opened");
  // Some network file systems can't sync a folder; what they can't do is no fault of the backup.
  if (::fsync(file.get()) != 0 && errno != EINVAL && errno != ENOTSUP) return failed(folder, "written");
  return {};
}

Result<void> makeFolder(const fs::path& folder) {
  std::error_code code;
  fs::create_directories(folder, code);
  if (!code) return {};
  return Error{Fault::io, folder.string() + " can't be made: " + code.message() + ". Is the disk plugged in?", ""};
}

}  // namespace cz::vault
