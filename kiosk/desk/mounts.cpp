#include "kiosk/desk/mounts.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

#include "core/base/text.h"

namespace cz::desk {
namespace {

/// "\\040" for a blank, as the table writes it.
std::string unescaped(std::string_view text) {
  std::string plain;
  const auto isOctal = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '7'; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && isOctal(i + 1) && isOctal(i + 2) && isOctal(i + 3)) {
      plain += static_cast<char>((text[i + 1] - '0') * 64 + (text[i + 2] - '0') * 8 + (text[i + 3] - '0'));
      i += 3;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

/// As sticks are sold. A disk of this machine that is mounted there has another one.
bool isOfSticks(const std::string& type) {
  constexpr std::array<std::string_view, 5> kTypes = {"vfat", "exfat", "msdos", "ntfs3", "fuseblk"};
  return std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

bool isForSticks(const std::string& place) {
  constexpr std::array<std::string_view, 4> kRoots = {"/media/", "/run/media/", "/mnt/", "/var/run/media/"};
  return place == "/mnt" ||
         std::any_of(kRoots.begin(), kRoots.end(), [&](std::string_view root) { return place.starts_with(root); });
}

bool canBeWritten(const std::string& options) {
  const auto all = split(options, ',');
  return std::find(all.begin(), all.end(), "rw") != all.end();
}

}  // namespace

std::vector<std::filesystem::path> sticksIn(std::string_view mounts) {
  std::vector<std::filesystem::path> places;
  std::istringstream lines{std::string(mounts)};
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string device, place, type, options;
    if (!(words >> device >> place >> type >> options)) continue;
    place = unescaped(place);
    const bool again = std::find(places.begin(), places.end(), place) != places.end();
    if (!again && isForSticks(place) && isOfSticks(type) && canBeWritten(options)) places.emplace_back(place);
  }
  return places;
}

std::vector<std::filesystem::path> mountedSticks() {
  std::ifstream table("/proc/self/mounts");
  std::ostringstream text;
  text << table.rdbuf();
  return sticksIn(text.str());
}

}  // namespace cz::desk
