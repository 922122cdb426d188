// The facts of machines that are drawn by hand as files: a seat as it should be, and what goes wrong with one.

#include "core/doctor/machine.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <fstream>

#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"

using namespace cz::doctor;
using cz::tests::TempFolder;
namespace fs = std::filesystem;

namespace {

class Drawn {
 public:
  void file(const std::string& path, const std::string& text) const {
    fs::create_directories((folder_.path() / path).parent_path());
    std::ofstream(folder_.path() / path) << text;
  }
  void link(const std::string& path, const std::string& to) const {
    fs::create_directories((folder_.path() / path).parent_path());
    fs::create_symlink(to, folder_.path() / path);
  }
  fs::path at(const std::string& path) const { return folder_.path() / path; }
  Machine machine() const { return Machine(folder_.path()); }

 private:
  TempFolder folder_;
};

// As a desktop PC shows them: a power button, a keyboard with its media keys, a mouse, a touch screen.
constexpr const char* kPowerButton =
    "N: Name=\"Power Button\"\nH: Handlers=kbd event0 \nB: PROP=0\nB: EV=3\nB: KEY=10000000000000 0\n\n";
constexpr const char* kKeyboard =
    "N: Name=\"USB Keyboard\"\nH: Handlers=sysrq kbd leds event1 \nB: PROP=0\nB: EV=120013\n"
    "B: KEY=1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe\n\n";
constexpr const char* kMediaKeys =
    "N: Name=\"USB Keyboard Consumer Control\"\nH: Handlers=kbd event2 \nB: PROP=0\nB: EV=1f\n"
    "B: KEY=3f000303ff 0 0 483ffff17aff32d bfd4444600000000 1 130ff38b17d000 677bfad9415fed 19ed68000004400 "
    "10000002\n\n";
constexpr const char* kMouse =
    "N: Name=\"USB Mouse\"\nH: Handlers=mouse0 event3 \nB: PROP=0\nB: EV=17\nB: KEY=70000 0 0 0 0\n\n";
constexpr const char* kTouchScreen =
    "N: Name=\"Touch\"\nH: Handlers=mouse1 event4 \nB: PROP=2\nB: EV=b\nB: KEY=400 0 0 0 0 0\n\n";

}  // namespace

TEST_CASE("a power button and the media keys of a keyboard are no keyboards, and a touch screen is no mouse") {
  const Drawn drawn;
  drawn.file("proc/bus/input/devices", std::string(kPowerButton) + kKeyboard + kMediaKeys + kMouse + kTouchScreen);
  const InputFacts facts = drawn.machine().input();
  CHECK(facts.keyboards == 1);
  CHECK(facts.pointers == 1);
  CHECK(facts.touchScreens == 1);
}

TEST_CASE("a keyboard that shows itself twice at one plug is one, and one at another plug is a second") {
  const auto at = [](const char* plug) { return "P: Phys=usb-0000:00:14.0-" + std::string(plug) + "\n" + kKeyboard; };
  const Drawn one;
  one.file("proc/bus/input/devices", at("2/input0") + at("2/input1"));
  CHECK(one.machine().input().keyboards == 1);
  const Drawn two;
  two.file("proc/bus/input/devices", at("2/input0") + at("2.1/input0"));
  CHECK(two.machine().input().keyboards == 2);
  const Drawn untold;
  untold.file("proc/bus/input/devices", std::string(kKeyboard) + kKeyboard);
  CHECK(untold.machine().input().keyboards == 2);
}

TEST_CASE("displays are told with the mode that they prefer, and the card itself is none") {
  const Drawn drawn;
  drawn.file("sys/class/drm/card0/dev", "226:0\n");
  drawn.file("sys/class/drm/card0-HDMI-A-1/status", "connected\n");
  drawn.file("sys/class/drm/card0-HDMI-A-1/modes", "1920x1080\n1280x720\n");
  drawn.file("sys/class/drm/card0-HDMI-A-2/status", "disconnected\n");
  drawn.file("sys/class/drm/card0-HDMI-A-2/modes", "");
  const auto outputs = drawn.machine().display().outputs;
  REQUIRE(outputs.size() == 2);
  CHECK(outputs[0].name == "HDMI-A-1");
  CHECK(outputs[0].connected);
  CHECK(outputs[0].width == 1920);
  CHECK(outputs[0].height == 1080);
  CHECK_FALSE(outputs[1].connected);
  CHECK(outputs[1].width == 0);
}

TEST_CASE("who draws is what the start of the seat found out, and the card where it found nothing") {
  const Drawn drawn;
  CHECK(drawn.machine().display().drawing == Drawing::card);
  drawn.file("run/checkzone-drawing", "no-card\n");
  CHECK(drawn.machine().display().drawing == Drawing::noCard);
  drawn.file("run/checkzone-drawing", "fell\n");
  CHECK(drawn.machine().display().drawing == Drawing::cardFails);
}

TEST_CASE("a network is a link that is up, and has an address when a way leads over it") {
  const Drawn drawn;
  drawn.file("sys/class/net/lo/operstate", "unknown\n");
  drawn.file("sys/class/net/eth0/operstate", "up\n");
  drawn.file("sys/class/net/wlan0/operstate", "down\n");
  drawn.file("proc/net/route", "Iface\tDestination\tGateway\n");
  drawn.file("proc/net/if_inet6", "fe80000000000000020c29fffe000001 02 40 20 80 eth0\n");
  CHECK(drawn.machine().network(true).up == std::vector<std::string>{"eth0"});
  CHECK_FALSE(drawn.machine().network(true).hasAddress);
  drawn.file("proc/net/route", "Iface\tDestination\tGateway\neth0\t0000000A\t00000000\n");
  CHECK(drawn.machine().network(true).hasAddress);
  drawn.file("proc/net/route", "Iface\tDestination\tGateway\n");
  drawn.file("proc/net/if_inet6", "fd000000000000000000000000000005 02 40 00 80 eth0\n");
  CHECK(drawn.machine().network(true).hasAddress);
}

TEST_CASE("the version that the package manager knows is that of the very package") {
  const Drawn drawn;
  drawn.file("var/lib/dpkg/status",
             "Package: checkzone\nVersion: 0.9.0\n\nPackage: checkzone-kiosk\nStatus: install ok installed\n"
             "Version: 0.2.0\n\nPackage: curl\nVersion: 7.88\n");
  drawn.file("etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux 11 (bullseye)\"\nVERSION_ID=\"11\"\nID=debian\n");
  const VersionFacts facts = drawn.machine().version("0.1.0", "checkzone-kiosk");
  CHECK(facts.installed == "0.2.0");
  CHECK(facts.system == "Debian GNU/Linux 11 (bullseye)");
  CHECK(facts.systemIsTooOld);
  CHECK_FALSE(facts.olderOneRuns);
  drawn.link("proc/412/exe", "/usr/bin/checkzone-kiosk (deleted)");
  CHECK(drawn.machine().version("0.1.0", "checkzone-kiosk").olderOneRuns);
  CHECK_FALSE(drawn.machine().version("0.1.0", "checkzone-station").olderOneRuns);
}

TEST_CASE("a service runs while its group has processes") {
  const Drawn drawn;
  drawn.file("run/systemd/system/.keep", "");
  drawn.file("sys/fs/cgroup/system.slice/checkzone-kiosk.service/cgroup.procs", "");
  drawn.file("var/lib/checkzone/kiosk-reboots", "2\n");
  CHECK(drawn.machine().service("checkzone-kiosk").managed);
  CHECK_FALSE(drawn.machine().service("checkzone-kiosk").runs);
  CHECK(drawn.machine().service("checkzone-kiosk").restartsOfMachine == 2);
  CHECK(drawn.machine().service("checkzone-station").restartsOfMachine == 0);  // that is no business of the station
  drawn.file("sys/fs/cgroup/system.slice/checkzone-kiosk.service/cgroup.procs", "412\n");
  CHECK(drawn.machine().service("checkzone-kiosk").runs);
}

TEST_CASE("rules of a seat that are gone, changed or pointed elsewhere are named") {
  const Drawn drawn;
  CHECK_FALSE(drawn.machine().lock().isSeat);
  drawn.file("usr/share/checkzone/lockdown/etc/a.conf", "kernel.sysrq = 0\n");
  drawn.file("etc/a.conf", "kernel.sysrq = 0\n");
  drawn.link("etc/systemd/system/getty@.service", "/dev/null");
  drawn.file("etc/checkzone/kiosk-setup.list",
             "file /etc/a.conf /usr/share/checkzone/lockdown/etc/a.conf\n"
             "link /etc/systemd/system/getty@.service /dev/null\n");
  drawn.file("proc/sys/kernel/sysrq", "0\n");
  drawn.file("proc/swaps", "Filename\tType\tSize\n/dev/zram0 partition 1 0 5\n");
  drawn.file("proc/mounts", "overlayroot / overlay rw,relatime 0 0\n/dev/sda3 /var/lib/checkzone ext4 rw 0 0\n");
  const LockFacts well = drawn.machine().lock();
  CHECK(well.isSeat);
  CHECK(well.rules == 2);
  CHECK(well.broken.empty());
  CHECK_FALSE(well.sysRq);
  CHECK_FALSE(well.swapOnDisk);
  CHECK_FALSE(well.rootIsKept);
  CHECK_FALSE(well.firewall);

  drawn.file("etc/a.conf", "");  // a power cut before it reached the disk
  CHECK(drawn.machine().lock().broken == std::vector<std::string>{"/etc/a.conf"});
  drawn.file("etc/a.conf", "kernel.sysrq = 1\n");
  fs::remove(drawn.at("etc/systemd/system/getty@.service"));
  drawn.file("proc/sys/kernel/sysrq", "438\n");
  drawn.file("proc/swaps", "Filename\tType\tSize\n/dev/sda2 partition 1 0 5\n");
  drawn.file("proc/mounts", "/dev/sda1 / ext4 rw,relatime 0 0\n");
  drawn.link("run/systemd/units/invocation:checkzone-firewall.service", "1f2e");
  const LockFacts ill = drawn.machine().lock();
  CHECK(ill.broken == std::vector<std::string>{"/etc/a.conf", "/etc/systemd/system/getty@.service"});
  CHECK(ill.sysRq);
  CHECK(ill.swapOnDisk);
  CHECK(ill.rootIsKept);
  CHECK(ill.firewall);
}

TEST_CASE("fonts are found by the names that their packages give them") {
  const Drawn drawn;
  CHECK_FALSE(drawn.machine().fonts().text);
  drawn.file("usr/share/fonts/truetype/andika/Andika-Regular.ttf", "");
  drawn.file("usr/share/fonts/truetype/noto/NotoSans-Regular.ttf", "");
  drawn.file("usr/share/texmf/fonts/opentype/public/tex-gyre-math/texgyrepagella-math.otf", "");
  const FontFacts facts = drawn.machine().fonts();
  CHECK(facts.text);
  CHECK(facts.scripts);
  CHECK(facts.maths);
  CHECK_FALSE(facts.emoji);
}

TEST_CASE("keys that others may read are seen, and so are keys that aren't there yet") {
  const Drawn drawn;
  drawn.file("data/kiosk.key", std::string(32, 'k'));
  ::chmod(drawn.at("data/kiosk.key").c_str(), 0600);
  CHECK(Machine::keys(drawn.at("data/kiosk.key")).bytes == 32);
  CHECK_FALSE(Machine::keys(drawn.at("data/kiosk.key")).othersMayRead);
  ::chmod(drawn.at("data/kiosk.key").c_str(), 0640);
  CHECK(Machine::keys(drawn.at("data/kiosk.key")).othersMayRead);
  CHECK_FALSE(Machine::keys(drawn.at("data/other.key")).there);
  CHECK(Machine::keys(drawn.at("data/other.key")).folderSeen);
  CHECK_FALSE(Machine::keys(drawn.at("nowhere/kiosk.key")).folderSeen);
}

TEST_CASE("the newest backup counts, and nothing else in the folder does") {
  const Drawn drawn;
  CHECK_FALSE(Machine::backup(drawn.at("backup"), 0).there);
  drawn.file("backup/notes.txt", "");
  CHECK(Machine::backup(drawn.at("backup"), 0).there);
  CHECK_FALSE(Machine::backup(drawn.at("backup"), 0).newestMs);
  for (const auto& [name, second] :
       {std::pair{"backup/000001.backup", 1000}, std::pair{"backup/000002.backup", 2000}}) {
    drawn.file(name, "");
    const timespec when[2] = {{second, 0}, {second, 0}};
    REQUIRE(::utimensat(AT_FDCWD, drawn.at(name).c_str(), when, 0) == 0);
  }
  CHECK(Machine::backup(drawn.at("backup"), 0).newestMs == 2'000'000);
}

TEST_CASE("pieces of a journal that were set aside are found by their names, and nothing else in the folder is one") {
  const cz::tests::TempFolder folder;
  for (const char* name : {"kiosk.db", "kiosk.db-wal", "kiosk.db-torn-2", "kiosk.db-torn-1", "kiosk.db-damaged-1"})
    cz::tests::writeBytes(folder / name, cz::Bytes{1});
  const auto facts = Machine::journal(folder.path());
  CHECK(facts.unfinished == std::vector{(folder / "kiosk.db-torn-1").string(), (folder / "kiosk.db-torn-2").string()});
  CHECK(facts.damaged == std::vector{(folder / "kiosk.db-damaged-1").string()});
  CHECK(Machine::journal("/no/such/folder").unfinished.empty());
}

TEST_CASE("a disk that isn't there has no room") {
  CHECK_FALSE(Machine::disk("/no/such/folder").there);
  CHECK(Machine::disk("/proc").there);
}
