#include "tests/endurance/judge.h"

#include <algorithm>

#include "core/ledger/tree.h"
#include "core/ledger/verify.h"
#include "tests/endurance/disk_vfs.h"
#include "tests/endurance/invariants.h"
#include "tests/endurance/secrets.h"

namespace cz::tests {
namespace {

StillClock clockAfter() {
  StillClock clock;
  clock.wall += 40LL * 24 * 3600 * 1000;  // later than any journey
  clock.boot = 20'000;
  return clock;
}

Memory memoryOfNew(const crypto::DeviceKeys& keys, const std::filesystem::path& folder, const Asked& asked) {
  Disk empty;
  const Mount mount(folder, empty);
  StillClock clock = clockAfter();
  CountingRandom random(77);
  auto records = must(records::KioskRecords::open(folder / "kiosk.db", clock, random, keys));
  return memoryOf(records, asked);
}

}  // namespace

Judge::Judge(const Recording& recording, const std::string& name)
    : recording_(recording),
      kiosk_(lendKeys(recording.kiosk(), recording.classroom->folder / ("kiosk-" + name))),
      station_(lendKeys(recording.station(), recording.classroom->folder / ("station-" + name))),
      keys_(keysIn(kiosk_)),
      fresh_(memoryOfNew(keys_, kiosk_, recording.asked)) {}

std::string Judge::judge(Disk& disk, const Question& question) {
  if (auto wrong = open(disk, question); !wrong.empty()) return wrong;
  if (question.alsoThorough)
    if (auto found = recording_.secrets.foundOn(disk); !found.empty()) return fell(6, found);
  if (!question.alsoGoOn) return {};
  const Mount mount(kiosk_, disk);
  return goOn(question);
}

std::string Judge::open(Disk& disk, const Question& question) {
  const Mount mount(kiosk_, disk);
  StillClock clock = clockAfter();
  CountingRandom random(question.operation + 1'000'000);
  disk.recordInto(question.opening);
  auto records = records::KioskRecords::open(kiosk_ / "kiosk.db", clock, random, keys_);
  disk.recordInto(nullptr);
  if (!records) return fell(1, "it does not open: " + records.error().message + " " + records.error().detail);
  return compare(*records, question);
}

/// How many promises had been given by then.
std::size_t Judge::promisesBy(std::size_t operation) const {
  const auto& all = recording_.promises;
  return static_cast<std::size_t>(
      std::upper_bound(all.begin(), all.end(), operation,
                       [](std::size_t at, const Promise& one) { return at < one.operations; }) -
      all.begin());
}

std::string Judge::compare(records::KioskRecords& records, const Question& question) {
  auto log = ownLog(records);
  log_ = std::move(log.leaves);
  if (auto wrong = compareLog(question); !wrong.empty()) return wrong;
  const auto signedRoot = ledger::openCheckpoint(log.note, records.uplog());
  if (!signedRoot || signedRoot->size != log_.size() || signedRoot->root != ledger::frontierOf(log_).root())
    return fell(3, "the checkpoint is of other leaves");
  if (auto wrong = compareAcked(records, question); !wrong.empty()) return wrong;
  if (auto wrong = compareParts(memoryOf(records, recording_.asked), question); !wrong.empty()) return wrong;
  return question.alsoThorough ? thorough(records) : std::string();
}

/// The log is a beginning of the one that the kiosk wrote, no shorter than what was promised, and a boot leaf. When it
/// was cut twice, the boot between the two may stand there, too.
std::string Judge::compareLog(const Question& question) const {
  const std::size_t given = promisesBy(question.operation);
  const std::size_t promised = given == 0 || question.losesSynced ? 0 : recording_.promises[given - 1].memory.leaves;
  std::size_t kept = log_.size() - 1;
  const auto* before = question.cameBackWith;
  const bool hasBoot =
      before != nullptr && kept >= before->size() && std::equal(before->begin(), before->end(), log_.begin());
  if (hasBoot) --kept;
  if (question.hadComeBack && !hasBoot) return fell(1, "the boot after the first cut was promised");
  if (kept < promised)
    return fell(1, std::to_string(promised) + " leaves were promised, " + std::to_string(kept) + " are there");
  if (promised == 0 && kept <= 1) return {};  // a new log: nothing had been promised
  if (kept > recording_.leaves.size()) return fell(2, "there are leaves that nobody wrote");
  const auto end = log_.begin() + static_cast<std::ptrdiff_t>(kept);
  return std::equal(log_.begin(), end, recording_.leaves.begin()) ? std::string() : fell(2, "a leaf is another one");
}

std::string Judge::compareAcked(records::KioskRecords& records, const Question& question) const {
  const std::size_t given = promisesBy(question.operation);
  if (given == 0 || question.losesSynced) return {};
  const std::uint64_t promised = std::stoull(recording_.promises[given - 1].memory.parts.at("acked"));
  const std::uint64_t acked = must(records.ackedSize());
  if (acked < promised) return fell(4, std::to_string(acked) + ", and was " + std::to_string(promised));
  return acked <= log_.size() ? std::string() : fell(4, "more leaves are countersigned than there are");
}

std::string Judge::compareParts(const Memory& memory, const Question& question) const {
  const std::size_t given = promisesBy(question.operation);
  const auto& all = recording_.promises;
  const auto before = [&](const std::string& part) {
    const auto& parts = all[given - 1].memory.parts;
    return parts.contains(part) ? parts.at(part) : std::string("nothing");
  };
  // What was promised last, or what was being done.
  const std::size_t first = question.losesSynced || given == 0 ? 0 : given - 1;
  const std::size_t last = std::min(given, all.size() - 1);
  for (const auto& [part, value] : memory.parts) {
    const auto is = [&](const Memory& one) {
      const auto found = one.parts.find(part);
      return found != one.parts.end() && found->second == value;
    };
    bool known = (given == 0 || question.losesSynced) && is(fresh_);
    for (std::size_t i = first; !known && i <= last; ++i) known = is(all[i].memory);
    if (!known)
      return fell(1, part + " is \"" + value + "\", and was promised to be \"" +
                         (given == 0 ? std::string("new") : before(part)) + "\"");
  }
  if (given == 0 || question.losesSynced) return {};
  for (const auto& [part, value] : all[first].memory.parts)
    if (!memory.parts.contains(part) && all[last].memory.parts.contains(part)) return fell(1, part + " is lost");
  return {};
}

std::string Judge::thorough(records::KioskRecords& records) const {
  const auto report = ledger::verifyLogFile(ledger::writeLogFile({records.uplog(), ownLog(records), true}));
  if (!report.ok)
    return fell(3, "the log is broken: " + (report.problems.empty() ? std::string() : report.problems.front()));
  const std::string facts = must(records.factsAsText());
  if (auto drawn = records.rebuild(); !drawn) return fell(5, "they can't be drawn anew: " + drawn.error().message);
  return must(records.factsAsText()) == facts ? std::string() : fell(5, "drawn anew they are others");
}

/// With the whole kiosk and a station that is as it was when it promised last: they come to the same again, and what
/// the station had is there.
std::string Judge::goOn(const Question& question) {
  const std::size_t given = promisesBy(question.operation);
  if (given == 0) return {};
  const Promise& then = recording_.promises[given - 1];
  Disk stationDisk = then.station->afterRestart();
  writeBytes(station_ / station::Station::kSeedFile, *then.stationSeed);
  const Mount mount(station_, stationDisk);
  StillClock clock = clockAfter();
  CountingRandom random(question.operation + 2'000'000);
  auto station = must(station::Station::open(station_, clock, random));
  Seat seat(kiosk_, clock, random, station->token().text());
  try {
    for (int round = 0; round < 2; ++round) seat.talkTo(*station);
  } catch (const std::exception& failure) {
    return fell(9, std::string("they can't talk: ") + failure.what());
  }
  const auto log = seat.desk().records().uplog();
  const auto there = must(records::LogArchive(station->db()).size(log.id()));
  if (there != ownLog(seat.desk().records()).leaves.size())
    return fell(9, "the station has another log than the kiosk");
  return {};
}

}  // namespace cz::tests
