// The system around Checkzone: clock, versions, its service, the rules of a seat.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

#include "core/base/kept_time.h"
#include "core/base/text.h"
#include "core/doctor/machine.h"

namespace cz::doctor {
namespace fs = std::filesystem;
namespace {

bool isThere(const fs::path& path) {
  std::error_code ignored;
  return fs::symlink_status(path, ignored).type() != fs::file_type::not_found && !ignored;
}

std::string textOf(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// What a file of NAME="value" lines says of a name.
std::string valueIn(const fs::path& file, const std::string& name) {
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with(name + "=")) continue;
    std::string value = line.substr(name.size() + 1);
    if (value.size() >= 2 && value.front() == '"') value = value.substr(1, value.size() - 2);
    return value;
  }
  return "";
}

std::string installedVersion(const fs::path& status, const std::string& package) {
  std::ifstream in(status);
  bool ours = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("Package: ")) ours = line == "Package: " + package;
    if (ours && line.starts_with("Version: ")) return line.substr(9);
  }
  return "";
}

/// A program whose file was replaced while it runs.
bool olderOneRuns(const fs::path& processes, const std::string& program) {
  std::error_code failure;
  for (fs::directory_iterator each(processes, failure), end; !failure && each != end; each.increment(failure)) {
    std::error_code unseen;
    const std::string running = fs::read_symlink(each->path() / "exe", unseen).string();
    if (!unseen && running.ends_with("/" + program + " (deleted)")) return true;
  }
  return false;
}

/// A line of the setup's list: the kind, the place, and what lies there or what it points to.
bool stillThere(const fs::path& root, const std::string& kind, const std::string& place, const std::string& what) {
  const fs::path at = root / place.substr(1);
  std::error_code failure;
  if (kind == "link") return fs::read_symlink(at, failure) == what && !failure;
  if (!fs::is_regular_file(at, failure)) return false;
  // Others' rules may not be readable for us; that it lies there is all that we can say.
  if (!std::ifstream(at).good()) return true;
  return textOf(at) == textOf(root / fs::path(what).relative_path());
}

}  // namespace

ClockFacts Machine::clock(std::int64_t wallMs) const {
  ClockFacts facts{wallMs};
  facts.byTimeServer = isThere(root_ / "run/systemd/timesync/synchronized") || (root_ == "/" && kernelKeepsTime());
  facts.chip = isThere(root_ / "sys/class/rtc/rtc0");
  return facts;
}

FontFacts Machine::fonts() const {
  FontFacts facts;
  for (const char* folder : {"usr/share/fonts", "usr/local/share/fonts", "usr/share/texmf/fonts/opentype"}) {
    std::error_code failure;
    fs::recursive_directory_iterator each(root_ / folder, failure);
    for (const fs::recursive_directory_iterator end; !failure && each != end; each.increment(failure)) {
      const std::string name = each->path().filename().string();
      facts.text = facts.text || name.starts_with("Andika");
      facts.scripts = facts.scripts || name.starts_with("NotoSans-");
      facts.maths = facts.maths || (name.starts_with("texgyre") && name.find("math") != std::string::npos);
      facts.emoji = facts.emoji || name.starts_with("NotoColorEmoji");
    }
  }
  return facts;
}

VersionFacts Machine::version(const std::string& own, const std::string& package) const {
  constexpr int kOldestDebian = 12;
  VersionFacts facts{own};
  facts.installed = installedVersion(root_ / "var/lib/dpkg/status", package);
  facts.olderOneRuns = olderOneRuns(root_ / "proc", package);
  facts.system = valueIn(root_ / "etc/os-release", "PRETTY_NAME");
  int debian = 0;
  std::istringstream(valueIn(root_ / "etc/os-release", "VERSION_ID")) >> debian;
  const std::string id = valueIn(root_ / "etc/os-release", "ID");
  facts.systemIsTooOld = (id == "debian" || id == "raspbian") && debian > 0 && debian < kOldestDebian;
  return facts;
}

ServiceFacts Machine::service(const std::string& name) const {
  ServiceFacts facts{name};
  facts.managed = isThere(root_ / "run/systemd/system");
  facts.runs = !textOf(root_ / "sys/fs/cgroup/system.slice" / (name + ".service") / "cgroup.procs").empty();
  if (name == "checkzone-kiosk") std::ifstream(root_ / "var/lib/checkzone/kiosk-reboots") >> facts.restartsOfMachine;
  return facts;
}

LockFacts Machine::lock() const {
  LockFacts facts;
  std::ifstream list(root_ / "etc/checkzone/kiosk-setup.list");
  facts.isSeat = list.good();
  for (std::string kind, place, what; list >> kind >> place >> what;) {
    if (!place.starts_with("/")) continue;
    ++facts.rules;
    if (!stillThere(root_, kind, place, what)) facts.broken.push_back(place);
  }
  const std::string sysRq(trim(textOf(root_ / "proc/sys/kernel/sysrq")));
  facts.sysRq = !sysRq.empty() && sysRq != "0";
  std::ifstream swaps(root_ / "proc/swaps");
  std::string line;
  std::getline(swaps, line);  // the heading
  while (std::getline(swaps, line)) facts.swapOnDisk = facts.swapOnDisk || !line.starts_with("/dev/zram");
  std::ifstream mounts(root_ / "proc/mounts");
  for (std::string device, place, type, options; mounts >> device >> place >> type >> options;) {
    if (place == "/") facts.rootIsKept = type != "overlay" && !(options + ",").starts_with("ro,");
    std::getline(mounts, line);
  }
  facts.firewall = isThere(root_ / "run/systemd/units/invocation:checkzone-firewall.service");
  return facts;
}

}  // namespace cz::doctor
