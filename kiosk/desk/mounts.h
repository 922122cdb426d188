#pragma once
// Where a USB stick can be read and written at this moment.

#include <filesystem>
#include <string_view>
#include <vector>

namespace cz::desk {

/// Of a table of mounts as Linux shows it (/proc/self/mounts): places below /media, /run/media and /mnt that hold a
/// file system of sticks and can be written to. In their order there.
std::vector<std::filesystem::path> sticksIn(std::string_view mounts);
/// The same of this machine, now. Nothing where the system has no such table.
std::vector<std::filesystem::path> mountedSticks();

}  // namespace cz::desk
