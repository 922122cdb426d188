#include "tests/endurance/disk_vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <mutex>
#include <optional>

namespace cz::tests {
namespace {

using Kind = DiskOp::Kind;

std::mutex mountsGuard;
std::map<std::string, Disk*> mounts;

/// Where a path leads, if to a disk of ours.
struct Place {
  Disk* disk;
  std::string name;
};

std::optional<Place> placeOf(const char* path) {
  if (path == nullptr) return std::nullopt;
  const std::filesystem::path whole(path);
  const std::scoped_lock lock(mountsGuard);
  const auto found = mounts.find(whole.parent_path().string());
  if (found == mounts.end()) return std::nullopt;
  return Place{found->second, whole.filename().string()};
}

sqlite3_vfs* theMachines = nullptr;

/// SQLite makes room for it and calls no constructor.
struct OpenFile {
  sqlite3_file base;
  Place* place;
};

Place& placeOf(sqlite3_file* file) { return *reinterpret_cast<OpenFile*>(file)->place; }

int codeOf(Disk::Answer answer, int broken) {
  if (answer == Disk::Answer::done) return SQLITE_OK;
  return answer == Disk::Answer::full ? SQLITE_FULL : broken;
}

int apply(const Place& place, Kind kind, int broken, std::size_t at = 0, Bytes bytes = {}) {
  return codeOf(place.disk->apply(std::make_shared<DiskOp>(DiskOp{kind, place.name, at, std::move(bytes)})), broken);
}

int closeFile(sqlite3_file* file) {
  delete reinterpret_cast<OpenFile*>(file)->place;
  return SQLITE_OK;
}

int readFile(sqlite3_file* file, void* to, int amount, sqlite3_int64 offset) {
  const Place& place = placeOf(file);
  const Bytes& bytes = place.disk->read(place.name);
  const auto from = static_cast<std::size_t>(offset);
  const auto wanted = static_cast<std::size_t>(amount);
  const std::size_t there = from < bytes.size() ? std::min(wanted, bytes.size() - from) : 0;
  if (there > 0) std::memcpy(to, bytes.data() + from, there);
  std::memset(static_cast<char*>(to) + there, 0, wanted - there);
  return there == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int writeFile(sqlite3_file* file, const void* from, int amount, sqlite3_int64 offset) {
  const auto* bytes = static_cast<const std::uint8_t*>(from);
  return apply(placeOf(file), Kind::write, SQLITE_IOERR_WRITE, static_cast<std::size_t>(offset),
               Bytes(bytes, bytes + amount));
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
  return apply(placeOf(file), Kind::truncate, SQLITE_IOERR_TRUNCATE, static_cast<std::size_t>(size));
}

int syncFile(sqlite3_file* file, int /*flags*/) { return apply(placeOf(file), Kind::sync, SQLITE_IOERR_FSYNC); }

int sizeOfFile(sqlite3_file* file, sqlite3_int64* size) {
  const Place& place = placeOf(file);
  *size = static_cast<sqlite3_int64>(place.disk->read(place.name).size());
  return SQLITE_OK;
}

int lockFile(sqlite3_file* /*file*/, int /*lock*/) { return SQLITE_OK; }

int isReserved(sqlite3_file* /*file*/, int* reserved) {
  *reserved = 0;
  return SQLITE_OK;
}

int controlFile(sqlite3_file* /*file*/, int /*what*/, void* /*argument*/) { return SQLITE_NOTFOUND; }
int sectorSize(sqlite3_file* /*file*/) { return 4096; }
int characteristics(sqlite3_file* /*file*/) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }  // as SQLite takes any disk

// Version 1: without shared memory, which a database that one program has to itself does without.
const sqlite3_io_methods kMethods = {1,           closeFile,  readFile,        writeFile, truncateFile,
                                     syncFile,    sizeOfFile, lockFile,        lockFile,  isReserved,
                                     controlFile, sectorSize, characteristics, nullptr,   nullptr,
                                     nullptr,     nullptr,    nullptr,         nullptr};

int openFile(sqlite3_vfs* /*vfs*/, const char* path, sqlite3_file* file, int flags, int* outFlags) {
  auto place = placeOf(path);
  if (!place) return theMachines->xOpen(theMachines, path, file, flags, outFlags);
  file->pMethods = nullptr;
  if (const int code = codeOf(place->disk->open(), SQLITE_CANTOPEN); code != SQLITE_OK) return code;
  if (!place->disk->has(place->name)) {
    if ((flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
    apply(*place, Kind::create, SQLITE_CANTOPEN);
  }
  file->pMethods = &kMethods;
  reinterpret_cast<OpenFile*>(file)->place = new Place(*std::move(place));
  if (outFlags != nullptr) *outFlags = flags;
  return SQLITE_OK;
}

int removeFile(sqlite3_vfs* /*vfs*/, const char* path, int syncFolder) {
  const auto place = placeOf(path);
  if (!place) return theMachines->xDelete(theMachines, path, syncFolder);
  if (!place->disk->has(place->name)) return SQLITE_IOERR_DELETE_NOENT;
  const int code = apply(*place, Kind::remove, SQLITE_IOERR_DELETE);
  if (code != SQLITE_OK || syncFolder == 0) return code;
  return apply(*place, Kind::sync, SQLITE_IOERR_DIR_FSYNC);
}

int accessFile(sqlite3_vfs* /*vfs*/, const char* path, int flags, int* yes) {
  const auto place = placeOf(path);
  if (!place) return theMachines->xAccess(theMachines, path, flags, yes);
  *yes = place->disk->has(place->name) ? 1 : 0;
  return SQLITE_OK;
}

int fullPath(sqlite3_vfs* /*vfs*/, const char* path, int size, char* full) {
  if (!placeOf(path)) return theMachines->xFullPathname(theMachines, path, size, full);
  sqlite3_snprintf(size, full, "%s", path);
  return SQLITE_OK;
}

int sameDice(sqlite3_vfs* /*vfs*/, int size, char* to) {
  std::memset(to, 0x5a, static_cast<std::size_t>(size));
  return size;
}

sqlite3_vfs ourVfs() {
  sqlite3_vfs vfs = *theMachines;  // the clock, and what we don't care about
  vfs.iVersion = 2;
  vfs.szOsFile = std::max<int>(theMachines->szOsFile, sizeof(OpenFile));
  vfs.pNext = nullptr;
  vfs.zName = "disks in memory";
  vfs.xOpen = openFile;
  vfs.xDelete = removeFile;
  vfs.xAccess = accessFile;
  vfs.xFullPathname = fullPath;
  vfs.xRandomness = sameDice;
  return vfs;
}

void install() {
  static const bool done = [] {
    theMachines = sqlite3_vfs_find(nullptr);
    static sqlite3_vfs vfs = ourVfs();
    return sqlite3_vfs_register(&vfs, 1) == SQLITE_OK;
  }();
  static_cast<void>(done);
}

}  // namespace

Mount::Mount(const std::filesystem::path& folder, Disk& disk) : folder_(folder.string()) {
  install();
  const std::scoped_lock lock(mountsGuard);
  mounts[folder_] = &disk;
}

Mount::~Mount() {
  const std::scoped_lock lock(mountsGuard);
  mounts.erase(folder_);
}

void restartSqliteDice() { sqlite3_randomness(0, nullptr); }

}  // namespace cz::tests
