#include "core/doctor/codes.h"

#include <algorithm>

namespace cz::doctor {

const std::vector<Code>& codes() {
  static const std::vector<Code> all = {
      {"no-font", "No font is installed, so that nothing could be read.",
       "sudo apt install fonts-sil-andika, then sudo systemctl restart checkzone-kiosk."},
      {"no-words", "The folder with the kiosk's words is missing.",
       "Install the package again: sudo apt install --reinstall ./checkzone-kiosk_*.deb."},
      {"bad-words", "A file with the kiosk's words can't be read; journalctl -u checkzone-kiosk names the line.",
       "Install the package again: sudo apt install --reinstall ./checkzone-kiosk_*.deb."},
      {"no-data", "The partition with the data could not be mounted, and nothing may be saved into memory.",
       "sudo fsck on the partition checkzone-data, or another disk; then restart. Records that the station has are "
       "safe."},
      {"gave-up", "The kiosk could not start, also not after two restarts of the machine.",
       "journalctl -u checkzone-kiosk tells the cause. After the repair: sudo rm -f /var/lib/checkzone/kiosk-reboots; "
       "sudo systemctl reboot."},
      {"disk-full", "The disk has no room left.",
       "df -h /var/lib/checkzone shows it; make room, or take a larger disk. What was saved is there."},
      {"disk-io", "The disk or another part of the machine failed at the moment of writing.",
       "journalctl -k names the device. Restart once; when it comes again, take another disk and swap the box."},
      {"data-damaged", "Stored records are not what was stored.",
       "Leave the box off and keep its disk. Set up another one: the station has what was handed over; "
       "checkzone verify says of the rest what still proves true."},
      {"missing", "Something that the seat needs is not there any more.",
       "journalctl -u checkzone-kiosk names it. Let the seat call its station: class list and packs come again."},
      {"input", "Something that the seat was told can't be used.",
       "journalctl -u checkzone-kiosk names it; mostly it is a line in /etc/checkzone/kiosk.toml."},
      {"refused", "A rule said no at a place where the kiosk should not have asked: a fault of the program.",
       "Restart once; then report what was pressed, with journalctl -u checkzone-kiosk."},
  };
  return all;
}

const char* codeOf(Fault fault) {
  switch (fault) {
    case Fault::full: return "disk-full";
    case Fault::corrupt: return "data-damaged";
    case Fault::io: return "disk-io";
    case Fault::notFound: return "missing";
    case Fault::refused: return "refused";
    case Fault::input: break;
  }
  return "input";
}

std::optional<std::string> explained(std::string_view code) {
  const auto found = std::find_if(codes().begin(), codes().end(), [&](const Code& one) { return one.code == code; });
  if (found == codes().end()) return std::nullopt;
  return std::string(found->says) + "\n  " + found->wayOut + "\n";
}

std::string unknownCode(std::string_view code) {
  std::string known;
  for (const Code& one : codes()) known += (known.empty() ? "" : ", ") + std::string(one.code);
  return "No seat shows \"" + std::string(code) + "\". The codes are " + known + ".\n";
}

}  // namespace cz::doctor
