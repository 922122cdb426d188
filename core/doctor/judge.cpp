#include "core/doctor/judge.h"

#include <algorithm>

#include "core/base/text.h"

namespace cz::doctor {
namespace {

Finding good(const char* check, std::string says) { return {check, Verdict::good, std::move(says), ""}; }
Finding look(const char* check, std::string says, std::string wayOut) {
  return {check, Verdict::look, std::move(says), std::move(wayOut)};
}
Finding broken(const char* check, std::string says, std::string wayOut) {
  return {check, Verdict::broken, std::move(says), std::move(wayOut)};
}

std::string sized(std::uint64_t bytes) {
  constexpr std::uint64_t kMegabyte = std::uint64_t{1} << 20U, kGigabyte = std::uint64_t{1} << 30U;
  if (bytes < 10 * kGigabyte) return std::to_string(bytes / kMegabyte) + " MB";
  return std::to_string(bytes / kGigabyte) + " GB";
}

}  // namespace

Finding judge(const DiskFacts& disk) {
  if (!disk.there)
    return broken("disk", "There is no folder " + disk.folder + ", or it can't be looked into.",
                  "Run this as root, or name the folder of the data with --data.");
  if (!disk.writable)
    return broken("disk", "The disk of " + disk.folder + " is read-only: nothing can be saved there.",
                  "Restart the machine; if it stays so, the card or disk is failing and must be replaced.");
  const std::string free = sized(disk.freeBytes) + " free for " + disk.folder + ".";
  if (disk.freeBytes < kBrokenBelow)
    return broken("disk", free, "Delete what is not Checkzone's, or move to a larger disk: nobody new can sign in.");
  if (disk.freeBytes < kLookBelow)
    return look("disk", free, "Make room before the next lesson; below 256 MB nobody new can sign in.");
  return good("disk", free);
}

Finding judge(const JournalFacts& journal) {
  if (!journal.damaged.empty())
    return broken("journal",
                  "The end of the journal was damaged: saves that were finished could not be used. They lie in " +
                      join(journal.damaged, ", ") + ".",
                  "Let kiosk and station exchange: what the other one holds comes back. Give the files to whoever can "
                  "examine them, then delete them here.");
  if (!journal.unsure.empty())
    return look(
        "journal",
        "The last save before a start could not be used. Either the power went while it was being finished, or "
        "it was damaged afterwards. It lies in " +
            join(journal.unsure, ", ") + ".",
        "Let kiosk and station exchange: what the other one holds comes back. Then delete the files. If it comes "
        "again, have the disk looked at.");
  if (!journal.unfinished.empty())
    return look("journal",
                "The power went while something was being saved. What was never finished was set aside, and everything "
                "before it is there: " +
                    join(journal.unfinished, ", ") + ".",
                "Nothing that was saved is lost: delete the files. If it comes again, find out what cuts the power.");
  return good("journal", "Nothing of the journal had to be set aside.");
}

Finding judge(const ClockFacts& clock) {
  if (clock.wallMs < kNoClockBeforeMs)
    return look("clock", "The clock was never set; everything is kept in its order, without times.",
                "Let the machine reach a time server, or set it with: timedatectl set-time");
  if (clock.byTimeServer) return good("clock", "A time server keeps the clock right.");
  if (clock.chip) return good("clock", "The machine's own clock goes; no time server corrects it.");
  return look("clock", "No time server is reached and the machine has no clock of its own: times may be late.",
              "Open the way to a time server (UDP port 123), or name one in /etc/systemd/timesyncd.conf.");
}

Finding judge(const KeyFacts& keys) {
  constexpr std::uint64_t kSeed = 32;
  if (!keys.folderSeen)
    return look("keys", "The folder of " + keys.file + " can't be looked into.", "Run this as root: sudo.");
  if (!keys.there)
    return look("keys", "There are no keys yet.", "They are made at the first start; nothing needs to be done.");
  if (keys.bytes < kSeed)
    return broken("keys", keys.file + " is cut short: it can't be read.",
                  "Take this machine out of use at the station, empty the folder and join anew.");
  if (keys.othersMayRead)
    return broken("keys", "Other users of this machine may read " + keys.file + ".", "chmod 0600 " + keys.file);
  if (keys.strangeOwner)
    return broken("keys", keys.file + " belongs to another user than its folder.",
                  "chown --reference=FOLDER " + keys.file + ", with its folder in the place of FOLDER.");
  return good("keys", "The keys are there, and only their owner can read them.");
}

Finding judge(const DisplayFacts& display) {
  constexpr int kLeastWidth = 800, kLeastHeight = 480;
  if (display.outputs.empty())
    return look("display", "No graphics driver tells about displays.",
                "If the screen is black, look into: journalctl -k | grep drm");
  std::vector<std::string> on;
  bool small = false;
  for (const Output& one : display.outputs) {
    if (!one.connected) continue;
    const std::string size =
        one.width > 0 ? " (" + std::to_string(one.width) + " x " + std::to_string(one.height) + ")" : "";
    on.push_back(one.name + size);
    // However it stands: a panel of a Raspberry Pi has 480 x 800 for its first mode.
    const auto [shorter, longer] = std::minmax(one.width, one.height);
    small = small || (one.width > 0 && (longer < kLeastWidth || shorter < kLeastHeight));
  }
  if (on.empty())
    return broken("display", "No display is connected, or it is switched off.",
                  "Switch the monitor on and push its cable in; the seat comes up by itself.");
  if (small)
    return look("display", join(on, ", ") + " is smaller than 800 x 480.", "Use a larger display, or another mode.");
  if (on.size() > 1)
    return look("display", "Several displays are connected: " + join(on, ", ") + ".",
                "Pull the one that students should not use.");
  const std::string connected = join(on, ", ") + " is connected";
  if (display.drawing == Drawing::cardFails)
    return look("display", connected + "; the graphics card can't draw, so the processor does, more slowly.",
                "A driver or its firmware may be missing: journalctl -k | grep -iE 'firmware|drm', then restart the "
                "machine. Where pages come quickly enough, nothing needs to be done.");
  if (display.drawing == Drawing::noCard)
    return good("display", connected + "; the processor draws, as no graphics card here does.");
  return good("display", connected + ".");
}

Finding judge(const InputFacts& input) {
  std::vector<std::string> all;
  if (input.touchScreens > 0) all.emplace_back("a touch screen");
  if (input.keyboards > 0) all.emplace_back("a keyboard");
  if (input.pointers > 0) all.emplace_back("a mouse");
  if (all.empty())
    return broken("input", "No keyboard, no mouse and no touch screen is connected.", "Plug one of them in.");
  const std::string have = "Here: " + join(all, ", ") + ".";
  if (input.keyboards > 1)
    return look("input", have + " There are " + std::to_string(input.keyboards) + " keyboards.",
                "Look for a plug that does not belong here.");
  return good("input", have);
}

Finding judge(const FontFacts& fonts) {
  std::vector<std::string> missing;
  if (!fonts.text) missing.emplace_back("fonts-sil-andika");
  if (!fonts.scripts) missing.emplace_back("fonts-noto-core");
  if (!fonts.maths) missing.emplace_back("fonts-texgyre-math");
  if (!fonts.emoji) missing.emplace_back("fonts-noto-color-emoji");
  if (missing.empty()) return good("fonts", "All fonts are installed.");
  const std::string install = "sudo apt install " + join(missing, " ");
  if (!fonts.text) return broken("fonts", "The font of all text is missing.", install);
  return look("fonts", "Some signs can't be shown: fonts are missing.", install);
}

Finding judge(const NetworkFacts& network) {
  const std::string links = join(network.up, ", ");
  if (!network.up.empty() && network.hasAddress) return good("network", links + " is up and has an address.");
  if (!network.needed) return good("network", "None, and none is needed: sticks carry everything.");
  if (network.up.empty())
    return look("network", "No cable and no wireless network is connected; the seat works on by itself.",
                "Push the cable in, or give the wireless network's password again: nmtui");
  return look("network", links + " is up, but has no address.",
              "Ask the network for one (DHCP), or set a fixed address for this machine.");
}

Finding judgeStation(const PeerFacts& station) {
  if (station.address.empty())
    return look("station", "It was not told where the station is.",
                "Set station = \"http://…:7461\" in /etc/checkzone/kiosk.toml, or carry everything by a USB stick.");
  if (station.answers) return good("station", "The station answers at " + station.address + ".");
  return look(
      "station",
      "The station does not answer at " + station.address + (station.why.empty() ? "." : ": " + station.why + "."),
      "Look whether it is switched on, on the same network, and lets TCP port 7461 in.");
}

Finding judgeKioskPort(const PeerFacts& port) {
  if (port.answers) return good("port", "Kiosks can call " + port.address + " on this machine.");
  return broken("port", "Nothing answers at " + port.address + ".",
                "sudo systemctl start checkzone-station; if it stops again: journalctl -u checkzone-station");
}

Finding judge(const VersionFacts& version) {
  const std::string says =
      "Checkzone " + version.own + " on " + (version.system.empty() ? "an unknown system" : version.system) + ".";
  if (version.olderOneRuns)
    return look("version", says + " The running one was started before the last update.",
                "Restart the machine outside lessons: sudo systemctl reboot");
  if (!version.installed.empty() && !version.installed.starts_with(version.own))
    return look("version", says + " The package manager says " + version.installed + ".",
                "Install the package again: sudo apt install --reinstall ./checkzone*.deb");
  if (version.systemIsTooOld)
    return look("version", says, "Checkzone is made for Debian 12 and later: update the system.");
  return good("version", says);
}

Finding judge(const ServiceFacts& service) {
  if (service.runs) return good("service", service.name + " runs.");
  if (!service.managed) return look("service", service.name + " does not run as a service.", "Start it by hand.");
  if (service.restartsOfMachine >= 2)
    return broken("service", service.name + " rests: it could not start, also not after two restarts.",
                  "Read journalctl -u " + service.name +
                      ", then: sudo rm /var/lib/checkzone/kiosk-reboots; sudo systemctl reboot");
  return broken("service", service.name + " does not run.", "sudo systemctl start " + service.name);
}

Finding judge(const LockFacts& lock) {
  if (!lock.isSeat)
    return look("lock-down", "This machine is not locked: students can leave Checkzone.", "sudo checkzone-kiosk-setup");
  if (!lock.broken.empty())
    return broken(
        "lock-down",
        counted(lock.broken.size(), "rule is", "rules are") + " gone or changed: " + join(lock.broken, ", ") + ".",
        "sudo checkzone-kiosk-setup puts back what is gone, and names what somebody changed.");
  if (lock.sysRq)
    return broken("lock-down", "Key combinations reach the kernel (SysRq).",
                  "Restart the machine; the rule is in place.");
  if (lock.swapOnDisk)
    return broken("lock-down", "The machine swaps to a disk, which could keep what students write.",
                  "sudo swapoff -a, and take the line out of /etc/fstab.");
  const std::string rules = counted(lock.rules, "rule is", "rules are") + " in place";
  if (!lock.firewall)
    return look("lock-down", rules + ", but no network rules are loaded.", "sudo systemctl start checkzone-firewall");
  return good("lock-down", rules + (lock.rootIsKept ? "." : "; a restart gives the installed system again."));
}

Finding judge(const BackupFacts& backup) {
  constexpr std::int64_t kHourMs = 3'600'000, kLateMs = 48 * kHourMs;
  if (backup.folder.empty())
    return look("backup", "No daily backup is set up.",
                "Set backup = \"/mnt/backup\" in /etc/checkzone/station.toml, on another disk.");
  if (!backup.there)
    return broken("backup", "The folder " + backup.folder + " is not there.", "Mount the disk that holds it.");
  if (!backup.newestMs)
    return look("backup", "There is no backup in " + backup.folder + " yet.",
                "checkzone-station backup " + backup.folder + " makes the first one now.");
  const std::int64_t age = backup.nowMs - *backup.newestMs;
  const std::string says =
      "The newest backup is " +
      counted(static_cast<std::size_t>(std::max<std::int64_t>(0, age / kHourMs)), "hour", "hours") + " old.";
  if (age > kLateMs) return look("backup", says, "The page Today says why none was made since.");
  return good("backup", says);
}

std::vector<Finding> judgeFromInside(const SeatFacts& seat) {
  return {judge(seat.disk),  judge(seat.journal), judge(seat.clock),   judge(seat.keys),    judge(seat.display),
          judge(seat.input), judge(seat.fonts),   judge(seat.network), judge(seat.version), judge(seat.lock)};
}

std::vector<Finding> judge(const SeatFacts& seat) {
  return {judge(seat.service), judge(seat.disk),           judge(seat.journal), judge(seat.clock),
          judge(seat.keys),    judge(seat.display),        judge(seat.input),   judge(seat.fonts),
          judge(seat.network), judgeStation(seat.station), judge(seat.version), judge(seat.lock)};
}

std::vector<Finding> judge(const StationFacts& station) {
  return {judge(station.service), judge(station.disk),   judge(station.journal), judge(station.clock),
          judge(station.keys),    judge(station.fonts),  judge(station.network), judgeKioskPort(station.kioskPort),
          judge(station.backup),  judge(station.version)};
}

}  // namespace cz::doctor
