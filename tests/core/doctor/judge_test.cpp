// What the facts of a machine mean.

#include "core/doctor/judge.h"

#include "tests/support/catch.h"

using namespace cz::doctor;

namespace {

constexpr std::uint64_t kMegabyte = 1'048'576;
constexpr std::int64_t kHourMs = 3'600'000;
constexpr std::int64_t kNowMs = 1'790'000'000'000;  // in 2026

DiskFacts diskWith(std::uint64_t megabytes) { return {"/data", true, true, megabytes * kMegabyte}; }
bool saysHow(const Finding& finding) { return finding.verdict == Verdict::good || !finding.wayOut.empty(); }

}  // namespace

TEST_CASE("a disk is well from 1 GB, and broken below the 256 MB at which nobody new may sign in") {
  CHECK(judge(diskWith(1024)).verdict == Verdict::good);
  CHECK(judge(diskWith(1023)).verdict == Verdict::look);
  CHECK(judge(diskWith(256)).verdict == Verdict::look);
  CHECK(judge(diskWith(255)).verdict == Verdict::broken);
  CHECK(judge(diskWith(1023)).says == "1023 MB free for /data.");
  CHECK(judge(diskWith(51'300)).says == "50 GB free for /data.");
}

TEST_CASE("what was never finished is looked at and then deleted; finished saves that can't be used are worse") {
  CHECK(judge(JournalFacts{}).verdict == Verdict::good);
  const auto torn = judge(JournalFacts{{"/data/kiosk.db-torn-1"}, {}});
  CHECK(torn.verdict == Verdict::look);
  CHECK(torn.says.ends_with("everything before it is there: /data/kiosk.db-torn-1."));
  CHECK(torn.wayOut.starts_with("Nothing that was saved is lost: delete the files."));
  const auto unsure = judge(JournalFacts{{"/data/kiosk.db-torn-1"}, {}, {"/data/kiosk.db-unsure-1"}});
  CHECK(unsure.verdict == Verdict::look);
  CHECK(unsure.says.ends_with("It lies in /data/kiosk.db-unsure-1."));
  const auto damaged = judge(JournalFacts{{"/data/kiosk.db-torn-1"}, {"/data/kiosk.db-damaged-1"}});
  CHECK(damaged.verdict == Verdict::broken);
  CHECK(damaged.says.ends_with("They lie in /data/kiosk.db-damaged-1."));
}

TEST_CASE("a folder that is missing or on a read-only disk is broken however much room there is") {
  CHECK(judge(DiskFacts{"/data", false, true, 0}).verdict == Verdict::broken);
  CHECK(judge(DiskFacts{"/data", true, false, 99'999 * kMegabyte}).verdict == Verdict::broken);
}

TEST_CASE("a clock in the past is looked at and never broken: order doesn't come from it") {
  CHECK(judge(ClockFacts{0, false, true}).verdict == Verdict::look);
  CHECK(judge(ClockFacts{kNoClockBeforeMs - 1, true, true}).verdict == Verdict::look);
  CHECK(judge(ClockFacts{kNowMs, true, false}).verdict == Verdict::good);
  CHECK(judge(ClockFacts{kNowMs, false, true}).verdict == Verdict::good);
  CHECK(judge(ClockFacts{kNowMs, false, false}).verdict == Verdict::look);
}

TEST_CASE("keys must be whole, and readable for their owner alone") {
  KeyFacts keys{"/data/kiosk.key", true, true, 32, false, false};
  CHECK(judge(keys).verdict == Verdict::good);
  keys.bytes = 31;
  CHECK(judge(keys).verdict == Verdict::broken);
  keys.bytes = 32;
  keys.othersMayRead = true;
  CHECK(judge(keys).wayOut == "chmod 0600 /data/kiosk.key");
  keys.othersMayRead = false;
  keys.strangeOwner = true;
  CHECK(judge(keys).verdict == Verdict::broken);
  CHECK(judge(KeyFacts{"/data/kiosk.key", true, false, 0, false, false}).verdict == Verdict::look);
  CHECK(judge(KeyFacts{"/data/kiosk.key", false, false, 0, false, false}).wayOut.find("sudo") != std::string::npos);
}

TEST_CASE("no display is broken, two are looked at, and one too small is named") {
  CHECK(judge(DisplayFacts{{{"HDMI-A-1", true, 1920, 1080}, {"HDMI-A-2", false, 0, 0}}}).verdict == Verdict::good);
  CHECK(judge(DisplayFacts{{{"HDMI-A-1", false, 0, 0}}}).verdict == Verdict::broken);
  CHECK(judge(DisplayFacts{{{"DSI-1", true, 800, 480}}}).verdict == Verdict::good);
  CHECK(judge(DisplayFacts{{{"DSI-1", true, 800, 479}}}).verdict == Verdict::look);
  CHECK(judge(DisplayFacts{{{"DSI-1", true, 480, 800}}}).verdict == Verdict::good);
  CHECK(judge(DisplayFacts{{{"DSI-1", true, 480, 799}}}).verdict == Verdict::look);
  CHECK(judge(DisplayFacts{{{"HDMI-A-1", true, 1920, 1080}, {"DP-1", true, 1024, 768}}}).verdict == Verdict::look);
  CHECK(judge(DisplayFacts{}).verdict == Verdict::look);
}

TEST_CASE("that the processor draws is said, and looked at where a graphics card should have drawn") {
  const std::vector<Output> one{{"HDMI-A-1", true, 1920, 1080}};
  CHECK(judge(DisplayFacts{one}).says == "HDMI-A-1 (1920 x 1080) is connected.");
  const Finding without = judge(DisplayFacts{one, Drawing::noCard});
  CHECK(without.verdict == Verdict::good);
  CHECK(without.says == "HDMI-A-1 (1920 x 1080) is connected; the processor draws, as no graphics card here does.");
  const Finding failing = judge(DisplayFacts{one, Drawing::cardFails});
  CHECK(failing.verdict == Verdict::look);
  CHECK(failing.says ==
        "HDMI-A-1 (1920 x 1080) is connected; the graphics card can't draw, so the processor does, more slowly.");
  CHECK(failing.wayOut.find("firmware") != std::string::npos);
  // A display that is off is what must be mended first.
  CHECK(judge(DisplayFacts{{{"HDMI-A-1", false, 0, 0}}, Drawing::cardFails}).verdict == Verdict::broken);
}

TEST_CASE("any one way of pointing or typing is enough; a second keyboard is looked at") {
  CHECK(judge(InputFacts{0, 0, 1}).says == "Here: a touch screen.");
  CHECK(judge(InputFacts{1, 1, 0}).says == "Here: a keyboard, a mouse.");
  CHECK(judge(InputFacts{0, 0, 0}).verdict == Verdict::broken);
  CHECK(judge(InputFacts{2, 1, 0}).verdict == Verdict::look);
}

TEST_CASE("missing fonts are named by the packages that bring them") {
  CHECK(judge(FontFacts{true, true, true, true}).verdict == Verdict::good);
  const Finding some = judge(FontFacts{true, false, true, false});
  CHECK(some.verdict == Verdict::look);
  CHECK(some.wayOut == "sudo apt install fonts-noto-core fonts-noto-color-emoji");
  CHECK(judge(FontFacts{false, true, true, true}).verdict == Verdict::broken);
}

TEST_CASE("a seat that was told of no station needs no network") {
  CHECK(judge(NetworkFacts{false, {}, false}).verdict == Verdict::good);
  CHECK(judge(NetworkFacts{true, {}, false}).verdict == Verdict::look);
  CHECK(judge(NetworkFacts{true, {"eth0"}, false}).verdict == Verdict::look);
  CHECK(judge(NetworkFacts{true, {"eth0"}, true}).says == "eth0 is up and has an address.");
}

TEST_CASE("a station that is silent stops no seat, but a station nobody can call is broken") {
  const PeerFacts silent{"http://10.0.0.5:7461", false, "Connection refused"};
  CHECK(judgeStation(silent).verdict == Verdict::look);
  CHECK(judgeStation(silent).says == "The station does not answer at http://10.0.0.5:7461: Connection refused.");
  CHECK(judgeStation({"http://10.0.0.5:7461", true, ""}).verdict == Verdict::good);
  CHECK(judgeStation({}).verdict == Verdict::look);
  CHECK(judgeKioskPort({"0.0.0.0 port 7461", false, ""}).verdict == Verdict::broken);
  CHECK(judgeKioskPort({"0.0.0.0 port 7461", true, ""}).verdict == Verdict::good);
}

TEST_CASE("an update that waits for a restart, and a package of another version, are looked at") {
  const VersionFacts well{"0.1.0", "0.1.0", false, "Debian GNU/Linux 12 (bookworm)", false};
  CHECK(judge(well).says == "Checkzone 0.1.0 on Debian GNU/Linux 12 (bookworm).");
  VersionFacts other = well;
  other.olderOneRuns = true;
  CHECK(judge(other).verdict == Verdict::look);
  other = well;
  other.installed = "0.2.0";
  CHECK(judge(other).verdict == Verdict::look);
  other = well;
  other.systemIsTooOld = true;
  CHECK(judge(other).verdict == Verdict::look);
}

TEST_CASE("a service that is down is broken, and after two restarts the way out says how to let it try again") {
  CHECK(judge(ServiceFacts{"checkzone-kiosk", true, true, 0}).verdict == Verdict::good);
  CHECK(judge(ServiceFacts{"checkzone-kiosk", true, false, 0}).wayOut == "sudo systemctl start checkzone-kiosk");
  CHECK(judge(ServiceFacts{"checkzone-kiosk", true, false, 2}).wayOut.find("kiosk-reboots") != std::string::npos);
  CHECK(judge(ServiceFacts{"checkzone-kiosk", false, false, 0}).verdict == Verdict::look);
}

TEST_CASE("a seat is locked when all rules are in place and nothing of what it closes is open") {
  const LockFacts well{true, 14, {}, false, false, false, true};
  CHECK(judge(well).says == "14 rules are in place; a restart gives the installed system again.");
  CHECK(judge(LockFacts{}).wayOut == "sudo checkzone-kiosk-setup");
  LockFacts other = well;
  other.broken = {"/etc/sysctl.d/90-checkzone.conf"};
  CHECK(judge(other).says == "1 rule is gone or changed: /etc/sysctl.d/90-checkzone.conf.");
  CHECK(judge(other).verdict == Verdict::broken);
  other = well;
  other.sysRq = true;
  CHECK(judge(other).verdict == Verdict::broken);
  other = well;
  other.swapOnDisk = true;
  CHECK(judge(other).verdict == Verdict::broken);
  other = well;
  other.firewall = false;
  CHECK(judge(other).verdict == Verdict::look);
}

TEST_CASE("a backup is late after two days") {
  BackupFacts backup{"/mnt/backup", true, kNowMs - 48 * kHourMs, kNowMs};
  CHECK(judge(backup).verdict == Verdict::good);
  CHECK(judge(backup).says == "The newest backup is 48 hours old.");
  backup.newestMs = kNowMs - 48 * kHourMs - 1;
  CHECK(judge(backup).verdict == Verdict::look);
  CHECK(judge(BackupFacts{"/mnt/backup", true, std::nullopt, kNowMs}).verdict == Verdict::look);
  CHECK(judge(BackupFacts{"/mnt/backup", false, std::nullopt, kNowMs}).verdict == Verdict::broken);
  CHECK(judge(BackupFacts{"", false, std::nullopt, kNowMs}).verdict == Verdict::look);
}

TEST_CASE("on a machine of which nothing is known every check that is not good says what to do") {
  for (const auto& all : {judge(SeatFacts{}), judge(StationFacts{}), judgeFromInside(SeatFacts{})})
    for (const Finding& one : all) {
      INFO(one.check << ": " << one.says);
      CHECK(saysHow(one));
      CHECK_FALSE(one.says.empty());
    }
  CHECK(judge(SeatFacts{}).size() == 12);
  CHECK(judge(StationFacts{}).size() == 10);
}
