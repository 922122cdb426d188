#include "tests/endurance/recording.h"

#include "core/station/unlock.h"
#include "tests/endurance/dice.h"
#include "tests/endurance/disk_vfs.h"

namespace cz::tests {
namespace {

namespace fs = std::filesystem;

const CheckId kFactors{"factors"};
const char* const kNames[] = {"Lex Moreno", "Ada Novak", "Eli Stone"};

}  // namespace

void moveStation(Classroom& room, Disk& disk) {
  const fs::path from = room.folder / "station";
  const fs::path to = room.folder / "station-disk";
  if (!room.station().db().settle()) throw std::runtime_error("the station could not be settled");
  disk.put("station.db", readBytes(from / "station.db"));
  lendKeys(from, to);
  room.moveTo(to);
}

namespace {

class Journey {
 public:
  Journey(std::uint64_t seed, Recording& recording)
      : dice_(seed), recording_(recording), room_(*recording.classroom), stationMount_(recording.station(), station_) {
    moveStation(room_, station_);
    kioskDisk_.recordInto(&recording.trace);
    for (const char* name : kNames) recording.asked.students.push_back(room_.idOf(name));
    recording.asked.checks = {kFactors};
    recording.asked.reader = stationKeysIn(recording.station());
  }

  void run(int visits) {
    const Mount mount(recording_.kiosk(), kioskDisk_);
    restartSqliteDice();
    seat_ = std::make_unique<Seat>(recording_.kiosk(), room_.clock, room_.random, room_.station().token().text(),
                                   [this](desk::Desk& desk) { note(desk); });
    seat_->talkTo(room_.station());
    for (int visit = 0; visit < visits; ++visit) {
      sitDown(kNames[dice_.below(3)]);
      room_.clock.pass(30'000);
      if (dice_.below(3) > 0) seat_->talkTo(room_.station());
    }
    seat_->talkTo(room_.station());
    recording_.leaves = ownLog(seat_->desk().records()).leaves;
    seat_.reset();
    room_.moveTo(room_.folder / "station");  // lets go of the disk in memory
  }

 private:
  void note(desk::Desk& desk) {
    if (lastStation_ == nullptr || stationOperations_ != station_.operations()) {
      lastStation_ = std::make_shared<Disk>(station_.afterRestart());
      stationOperations_ = station_.operations();
    }
    recording_.promises.push_back(
        {static_cast<std::size_t>(kioskDisk_.operations()), memoryOf(desk.records(), recording_.asked), lastStation_});
  }

  void sitDown(const std::string& name) {
    const auto standing = must(room_.station().facts().journeyOf(room_.idOf(name), kFactors)).standing();
    if (standing == journey::Standing::asked) {
      must(station::unlock(room_.station(), room_.idOf(name), kFactors, true));
      seat_->talkTo(room_.station());
    }
    seat_->signIn(room_.slipOf(name));
    seat_->openCover(kFactors);
    if (std::holds_alternative<app::CoverScreen>(seat_->model().screen)) tryIt(name);
    if (!std::holds_alternative<app::StartScreen>(seat_->model().screen)) seat_->happens(app::SignOutPressed{});
  }

  void tryIt(const std::string& name) {
    seat_->happens(app::StartPressed{});
    if (!inAttempt()) return;
    const bool right = dice_.below(5) == 0;
    answerSome(right);
    if (dice_.below(3) == 0) goAndComeBack(name);
    if (!inAttempt()) return;
    seat_->answerAll(right);
    if (dice_.below(2) == 0) {  // looks at one again
      seat_->happens(app::PlacePicked{static_cast<int>(dice_.below(5))});
      seat_->happens(app::FlagPressed{});
      seat_->answerAll(right);
    }
    seat_->handIn();
    if (right) return;
    seat_->lookBack();
    seat_->happens(app::AskPressed{});
  }

  bool inAttempt() const { return std::holds_alternative<app::AttemptScreen>(seat_->model().screen); }

  void answerSome(bool /*right*/) {
    const auto some = dice_.below(3);
    for (std::uint64_t i = 0; i < some; ++i) {
      room_.clock.pass(61'000);
      seat_->tick(room_.clock.boot);
      seat_->happens(app::NextPressed{});
    }
    seat_->happens(app::PlacePicked{0});
  }

  void goAndComeBack(const std::string& name) {
    seat_->happens(app::PausePressed{});
    seat_->happens(app::SignOutPressed{});
    seat_->signIn(room_.slipOf(name));
    seat_->openCover(kFactors);
    if (!inAttempt()) seat_->happens(app::StartPressed{});
    if (inAttempt()) seat_->happens(app::PlacePicked{0});
  }

  Dice dice_;
  Recording& recording_;
  Classroom& room_;
  Disk kioskDisk_, station_;
  Mount stationMount_;
  std::unique_ptr<Seat> seat_;
  std::shared_ptr<const Disk> lastStation_;
  std::uint64_t stationOperations_ = 0;
};

}  // namespace

fs::path lendKeys(const fs::path& from, const fs::path& to) {
  fs::create_directories(to);
  for (const char* file : {"kiosk.key", "station.seed"})
    if (fs::exists(from / file)) fs::copy_file(from / file, to / file, fs::copy_options::overwrite_existing);
  // A station looks whether its database is there before it opens it; the one in memory lies behind this name.
  if (fs::exists(from / "station.seed")) writeBytes(to / "station.db", {});
  return to;
}

std::shared_ptr<const crypto::DeviceKeys> stationKeysIn(const fs::path& station) {
  CountingRandom unused;
  return std::make_shared<const crypto::DeviceKeys>(
      must(crypto::DeviceKeys::loadOrCreate(station / "station.seed", unused)));
}

crypto::DeviceKeys keysIn(const fs::path& kiosk) {
  CountingRandom unused;
  return must(crypto::DeviceKeys::loadOrCreate(kiosk / "kiosk.key", unused));
}

Recording recordJourney(std::uint64_t seed, int visits) {
  Recording recording;
  recording.seed = seed;
  recording.classroom = std::make_shared<Classroom>();
  Journey(seed, recording).run(visits);
  return recording;
}

const Recording& shortJourney() {
  static const Recording journey = recordJourney(1, kSliceVisits);
  return journey;
}

}  // namespace cz::tests
