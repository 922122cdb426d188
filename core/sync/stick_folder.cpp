#include "core/sync/stick_folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "core/crypto/hash.h"
#include "core/sync/bundle.h"

namespace cz::sync {
namespace {

constexpr const char* kFolder = "MCZ";
constexpr const char* kEnding = ".mczb";
constexpr const char* kPart = ".part";
constexpr std::size_t kDigits = 16;
constexpr std::string_view kNameLabel{"mcz/stick-name/1\0", 17};

const char* prefixOf(StickWay way) { return way == StickWay::up ? "up-" : "down-"; }

class File {
 public:
  File(int folder, const std::string& name, int flags)
      : file_(::openat(folder, name.c_str(), flags | O_NOFOLLOW | O_CLOEXEC, 0644)) {}
  ~File() {
    if (file_ >= 0) ::close(file_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
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

bool readAll(int file, Bytes& bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const ssize_t got = ::read(file, bytes.data() + at, bytes.size() - at);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return false;
    if (got == 0) break;
    at += static_cast<std::size_t>(got);
  }
  bytes.resize(at);
  return true;
}

/// Some file systems can't sync a folder; they write names as they come.
bool syncs(int file) { return ::fsync(file) == 0 || errno == EINVAL || errno == ENOTSUP; }

Error noStick(const std::filesystem::path& folder) {
  return {Fault::io,
          folder.string() + " can't be opened: " + std::strerror(errno) + ". Is the stick plugged in and mounted?", ""};
}

}  // namespace

std::string stickName(StickWay way, const crypto::DeviceKeys& writer, const Hash& kiosk, std::size_t part) {
  // A signature of Ed25519 is always the same and only its key can make it: a secret for this purpose alone.
  const Hash secret = crypto::sha256(writer.signManifest(viewOf(kNameLabel)).view());
  const Hash name =
      crypto::blake2b(secret.view(), joined({viewOf(prefixOf(way)), kiosk.view(), viewOf(std::to_string(part))}));
  return prefixOf(way) + hexOf(name.view().first(kDigits / 2)) + kEnding;
}

bool isStickName(std::string_view name, StickWay way) {
  const std::string_view prefix = prefixOf(way);
  if (!name.starts_with(prefix) || !name.ends_with(kEnding)) return false;
  name = name.substr(prefix.size(), name.size() - prefix.size() - std::strlen(kEnding));
  return name.size() == kDigits && name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Result<StickFolder> StickFolder::open(const std::filesystem::path& folder) {
  const int outside = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (outside < 0) return noStick(folder);
  const int inside = ::openat(outside, kFolder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  const int code = errno;
  ::close(outside);
  if (inside >= 0) return StickFolder(inside, folder / kFolder);
  if (code == ENOENT)
    return Error{Fault::notFound,
                 "There is no folder " + std::string(kFolder) + " in " + folder.string() +
                     ": nothing was written there for Checkzone yet. Name the folder of the stick itself.",
                 ""};
  return Error{Fault::io,
               (folder / kFolder).string() + " is not a folder that can be used: " + std::strerror(code) +
                   ". Rename or remove it.",
               ""};
}

Result<StickFolder> StickFolder::make(const std::filesystem::path& folder) {
  auto opened = open(folder);
  if (opened || opened.error().fault != Fault::notFound) return opened;
  const std::string path = (folder / kFolder).string();
  if (::mkdir(path.c_str(), 0755) != 0)
    return Error{errno == ENOSPC ? Fault::full : Fault::io,
                 path + " can't be made: " + std::strerror(errno) +
                     ". Is the stick full, or locked against writing? Nothing was written.",
                 ""};
  const int outside = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = outside >= 0 && syncs(outside);
  if (outside >= 0) ::close(outside);
  if (!synced) return noStick(folder);
  return open(folder);
}

StickFolder::StickFolder(StickFolder&& other) noexcept
    : folder_(std::exchange(other.folder_, -1)), path_(std::move(other.path_)) {}

StickFolder& StickFolder::operator=(StickFolder&& other) noexcept {
  std::swap(folder_, other.folder_);
  std::swap(path_, other.path_);
  return *this;
}

StickFolder::~StickFolder() {
  if (folder_ >= 0) ::close(folder_);
}

Error StickFolder::failed(const std::string& name, const char* doing) const {
  const int code = errno;
  const std::string path = (path_ / name).string();
  if (code == ENOSPC || code == EDQUOT)
    return {Fault::full,
            path + " can't be written: the stick is full. Make room on it, or take another one; nothing is lost.", ""};
  const Fault fault = code == ENOENT ? Fault::notFound : Fault::io;
  return {
      fault,
      path + " can't be " + doing + ": " + std::strerror(code) + ". Try again, or take another stick; nothing is lost.",
      ""};
}

Result<StickFolder::Names> StickFolder::names(StickWay way) const {
  const int again = ::openat(folder_, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR* listing = again < 0 ? nullptr : ::fdopendir(again);
  if (listing == nullptr) {
    if (again >= 0) ::close(again);
    return failed("", "read");
  }
  Names found;
  std::size_t looked = 0;
  while (const dirent* entry = ::readdir(listing)) {
    found.more = found.more || ++looked > kMostStickEntries;
    if (found.more) break;
    if (isStickName(entry->d_name, way)) found.names.emplace_back(entry->d_name);
  }
  ::closedir(listing);
  std::sort(found.names.begin(), found.names.end());
  found.more = found.more || found.names.size() > kMostStickFiles;
  if (found.names.size() > kMostStickFiles) found.names.resize(kMostStickFiles);
  return found;
}

Result<Bytes> StickFolder::read(const std::string& name) const {
  const File file(folder_, name, O_RDONLY | O_NONBLOCK);  // a pipe of this name would let us wait for ever
  struct stat about {};
  if (!file.ok() || ::fstat(file.get(), &about) != 0) return failed(name, "read");
  if (!S_ISREG(about.st_mode) || static_cast<std::uint64_t>(about.st_size) > kMostBundle)
    return Error{Fault::input, name + " is no message of a kiosk or a station.", ""};
  Bytes bytes(static_cast<std::size_t>(about.st_size));
  if (!readAll(file.get(), bytes)) return failed(name, "read");
  return bytes;
}

Result<void> StickFolder::writePart(const std::string& part, ByteView bytes) const {
  ::unlinkat(folder_, part.c_str(), 0);  // of a stick that was pulled, or a link to a file of ours
  const File file(folder_, part, O_WRONLY | O_CREAT | O_EXCL);
  if (!file.ok() || !writeAll(file.get(), bytes) || ::fsync(file.get()) != 0) return failed(part, "written");
  ::posix_fadvise(file.get(), 0, 0, POSIX_FADV_DONTNEED);  // so that reading back asks the stick
  return {};
}

Result<void> StickFolder::syncFolder() const {
  if (!syncs(folder_)) return failed("", "written");
  return {};
}

Result<void> StickFolder::write(const std::string& name, ByteView bytes) const {
  const std::string part = name + kPart;
  auto done = writePart(part, bytes);
  const auto back = done ? read(part) : Result<Bytes>(Bytes());
  if (!back) done = back.error();
  if (done && !std::equal(back->begin(), back->end(), bytes.begin(), bytes.end()))
    done = Error{Fault::io, (path_ / name).string() + " reads otherwise than it was written. Take another stick.", ""};
  if (done && ::renameat(folder_, part.c_str(), folder_, name.c_str()) != 0) done = failed(name, "written");
  if (!done) ::unlinkat(folder_, part.c_str(), 0);
  CZ_CHECK(done);
  return syncFolder();
}

void StickFolder::remove(const std::string& name) const {
  if (::unlinkat(folder_, name.c_str(), 0) == 0) static_cast<void>(syncFolder());
}

void StickFolder::removeFrom(StickWay way, const crypto::DeviceKeys& writer, const Hash& kiosk,
                             std::size_t from) const {
  for (std::size_t part = from; part < kMostStickParts; ++part)
    if (::unlinkat(folder_, stickName(way, writer, kiosk, part).c_str(), 0) != 0) break;
  static_cast<void>(syncFolder());
}

}  // namespace cz::sync
