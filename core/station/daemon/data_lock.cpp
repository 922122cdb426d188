#include "core/station/daemon/data_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace cz::station {

Result<std::unique_ptr<DataLock>> DataLock::take(const std::filesystem::path& folder) {
  const std::string path = (folder / "lock").string();
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0)
    return Error{Fault::io,
                 "The station's folder " + folder.string() + " can't be written to. Check --data and who owns it.",
                 std::strerror(errno)};
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    ::close(file);
    return Error{Fault::refused, "The station is running. Stop it first, or use its pages in the browser.",
                 std::strerror(errno)};
  }
  return std::unique_ptr<DataLock>(new DataLock(file));
}

DataLock::~DataLock() { ::close(file_); }

}  // namespace cz::station
