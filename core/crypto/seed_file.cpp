// The file with the device's master seed: 32 bytes, for the owner alone, never overwritten.

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "core/crypto/keys.h"

namespace cz::crypto {
namespace {

namespace fs = std::filesystem;

/// An open file, closed at the end.
class File {
 public:
  File(const fs::path& path, int flags, mode_t mode = 0) : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int get() const { return descriptor_; }
  bool open() const { return descriptor_ >= 0; }

 private:
  int descriptor_;
};

Error failed(const fs::path& path, const char* doing) {
  const int code = errno;
  return {code == ENOSPC ? Fault::full : Fault::io,
          "The key file " + path.string() + " can't be " + doing + ": " + std::strerror(code) + ".", ""};
}

Result<MasterSeed> readSeed(const File& file, const fs::path& path) {
  struct stat about {};
  if (::fstat(file.get(), &about) != 0) return failed(path, "read");
  if ((about.st_mode & 077) != 0)
    return Error{Fault::refused,
                 "Others may read the key file " + path.string() + ". Run: chmod 600 " + path.string() +
                     " and, if anybody may have copied it, enrol this device again.",
                 ""};
  std::array<std::uint8_t, MasterSeed::size + 1> bytes{};
  const auto count = ::read(file.get(), bytes.data(), bytes.size());
  if (count < 0) return failed(path, "read");
  if (count != static_cast<ssize_t>(MasterSeed::size))
    return Error{Fault::corrupt,
                 "The key file " + path.string() +
                     " is damaged: it must hold 32 bytes. Restore it from a backup; it is not replaced by itself.",
                 std::to_string(count) + " bytes"};
  MasterSeed seed;
  std::memcpy(seed.bytes.data(), bytes.data(), MasterSeed::size);
  sodium_memzero(bytes.data(), bytes.size());
  return seed;
}

Result<void> writeFresh(const MasterSeed& seed, const fs::path& fresh, const fs::path& path) {
  const File file(fresh, O_WRONLY | O_CREAT | O_EXCL, 0600);
  if (!file.open()) return failed(path, "written");
  errno = ENOSPC;  // what a disk means that takes a part without a word
  if (::write(file.get(), seed.bytes.data(), MasterSeed::size) != static_cast<ssize_t>(MasterSeed::size))
    return failed(path, "written");
  if (::fsync(file.get()) != 0) return failed(path, "written");
  return {};
}

Result<void> syncFolderOf(const fs::path& path) {
  const fs::path parent = path.has_parent_path() ? path.parent_path() : fs::path(".");
  const File folder(parent, O_RDONLY | O_DIRECTORY);
  if (!folder.open() || ::fsync(folder.get()) != 0) return failed(path, "written");
  return {};
}

/// The seed is written beside its place and linked into it: a power cut leaves no half file, and a file that appeared
/// meanwhile is not replaced. What could not be made to last is taken away again: the next try would find it, and
/// believe that it lasts.
Result<void> writeSeed(const MasterSeed& seed, const fs::path& path) {
  const fs::path fresh = path.string() + ".new";
  ::unlink(fresh.c_str());
  auto done = writeFresh(seed, fresh, path);
  if (done && ::link(fresh.c_str(), path.c_str()) != 0) done = failed(path, "written");
  const bool linked = done.ok();
  ::unlink(fresh.c_str());
  if (done) done = syncFolderOf(path);
  if (!done && linked) ::unlink(path.c_str());
  return done;
}

}  // namespace

Result<DeviceKeys> DeviceKeys::loadOrCreate(const fs::path& file, Random& random) {
  if (const File there(file, O_RDONLY); there.open()) {
    CZ_TRY(seed, readSeed(there, file));
    DeviceKeys keys(seed);
    sodium_memzero(seed.bytes.data(), MasterSeed::size);
    return keys;
  }
  if (errno != ENOENT) return failed(file, "read");
  MasterSeed seed;
  random.fill(seed.bytes.data(), MasterSeed::size);
  CZ_CHECK(writeSeed(seed, file));
  DeviceKeys keys(seed);
  sodium_memzero(seed.bytes.data(), MasterSeed::size);
  return keys;
}

}  // namespace cz::crypto
