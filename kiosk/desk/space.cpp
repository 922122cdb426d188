#include "kiosk/desk/space.h"

#include <fcntl.h>
#include <unistd.h>

#include <limits>
#include <system_error>

namespace cz::desk {

namespace fs = std::filesystem;

std::uint64_t Space::freeOn(const fs::path& folder) {
  std::error_code failure;
  const fs::space_info info = fs::space(folder, failure);
  return failure ? std::numeric_limits<std::uint64_t>::max() : info.available;
}

Space::State Space::look() {
  const std::uint64_t free = free_(folder_);
  std::error_code ignored;
  if (free < kReleaseBelow) {
    fs::remove(file(), ignored);
    return State::released;
  }
  const bool kept = fs::exists(file(), ignored);
  if (!kept && free >= kNobodyNewBelow + kReserveBytes) make();
  return free < kNobodyNewBelow ? State::low : State::enough;
}

/// Real blocks, not a hole: they are what is given up.
void Space::make() const {
  const int out = ::open(file().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (out < 0) return;
  const bool made = ::posix_fallocate(out, 0, static_cast<off_t>(kReserveBytes)) == 0;
  ::close(out);
  std::error_code ignored;
  if (!made) fs::remove(file(), ignored);
}

}  // namespace cz::desk
