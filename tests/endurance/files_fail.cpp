#include "tests/endurance/files_fail.h"

#include <dlfcn.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace cz::tests {
namespace {

using Step = FilePlan::Step;

thread_local FilePlan plan;
thread_local bool holds = false, hasStruck = false;
thread_local std::uint64_t passed = 0;

/// The function of this name that libc has.
template <class Function>
Function theirs(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

bool strikes(Step step) {
  if (!holds) return false;
  const bool again = hasStruck && plan.forEver;
  const bool mine = step == plan.step && passed++ == plan.at;
  if (!again && !mine) return false;
  hasStruck = true;
  errno = plan.full ? ENOSPC : EIO;
  return true;
}

}  // namespace

FilesFail::FilesFail(const FilePlan& wanted) {
  plan = wanted;
  hasStruck = false;
  passed = 0;
  holds = true;
}
FilesFail::~FilesFail() { holds = false; }
bool FilesFail::struck() const { return hasStruck; }

namespace {

ssize_t failingWrite(int file, const void* bytes, std::size_t count) {
  static const auto real = theirs<ssize_t (*)(int, const void*, std::size_t)>("write");
  if (!strikes(Step::write)) return real(file, bytes, count);
  const int why = errno;
  static_cast<void>(real(file, bytes, count / 2));
  errno = why;
  return -1;
}

int failingSync(const char* name, int file) {
  if (strikes(Step::sync)) return -1;
  return theirs<int (*)(int)>(name)(file);
}

int failingRename(const char* name, const char* from, const char* to) {
  if (strikes(Step::rename)) return -1;
  return theirs<int (*)(const char*, const char*)>(name)(from, to);
}

}  // namespace
}  // namespace cz::tests

extern "C" {

ssize_t write(int file, const void* bytes, std::size_t count) { return cz::tests::failingWrite(file, bytes, count); }
int fsync(int file) { return cz::tests::failingSync("fsync", file); }
int fdatasync(int file) { return cz::tests::failingSync("fdatasync", file); }
int rename(const char* from, const char* to) noexcept { return cz::tests::failingRename("rename", from, to); }
int link(const char* from, const char* to) noexcept { return cz::tests::failingRename("link", from, to); }

int renameat(int folder, const char* from, int otherFolder, const char* to) noexcept {
  if (cz::tests::strikes(cz::tests::FilePlan::Step::rename)) return -1;
  return cz::tests::theirs<int (*)(int, const char*, int, const char*)>("renameat")(folder, from, otherFolder, to);
}

}  // extern "C"
