#include "tests/endurance/recording.h"

#include "core/crypto/sheet.h"
#include "core/station/enrolment.h"
#include "core/station/erase.h"
#include "core/station/pruning.h"
#include "core/station/recovery.h"
#include "core/station/rotation.h"
#include "core/station/rules.h"
#include "core/station/unlock.h"
#include "tests/endurance/dice.h"
#include "tests/endurance/disk_vfs.h"

namespace cz::tests {
namespace {

namespace fs = std::filesystem;

const CheckId kFactors{"factors"};
const char* const kNames[] = {"Lex Moreno", "Ada Novak", "Eli Stone", "Kenji Mori"};
const char* const kLeaves = "Tomás Vale";  ///< takes a check early, and is forgotten later
constexpr std::int64_t kNightMs = 14 * 3'600'000;

crypto::Identity someSheet() {
  crypto::SheetSecret secret;
  secret.bytes.fill(5);
  return crypto::keysOfSheet(secret).identity();
}

}  // namespace

void mustDo(const Result<void>& done) {
  if (!done) throw std::runtime_error(done.error().message + " " + done.error().detail);
}

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
  Journey(std::uint64_t seed, Recording& recording, Span span)
      : dice_(seed),
        recording_(recording),
        span_(span),
        room_(*recording.classroom),
        stationMount_(recording.station(), station_) {
    moveStation(room_, station_);
    kioskDisk_.recordInto(&recording.trace);
    for (const char* name : kNames) recording.asked.students.push_back(room_.idOf(name));
    recording.forgotten = room_.idOf(kLeaves);
    recording.asked.students.push_back(recording.forgotten);
    recording.asked.checks = {kFactors};
    readKeys();
  }

  void run(int visits) {
    const Mount mount(recording_.kiosk(), kioskDisk_);
    restartSqliteDice();
    switchOn();
    join();
    sitDown(kLeaves);
    for (int visit = 0; visit < visits; ++visit) {
      sitDown(kNames[dice_.below(std::size(kNames))]);
      room_.clock.pass(30'000);
      if (dice_.below(3) > 0) seat_->talkTo(room_.station());
      happenAfter(visit, visits);
    }
    seat_->talkTo(room_.station());
    recording_.leaves = ownLog(seat_->desk().records()).leaves;
    noteSecrets();
    seat_.reset();
    room_.moveTo(room_.folder / "station");  // lets go of the disk in memory
    writeBytes(seedFile(), *recording_.promises.front().stationSeed);
  }

 private:
  // ---- what happens once in a journey, beside the visits ----

  /// Each after so many tenths of the visits.
  void happenAfter(int visit, int visits) {
    using Deed = void (Journey::*)();
    struct Once {
      int tenth;
      Deed deed;
      Span span = Span::weeks;
    };
    static constexpr Once kDeeds[] = {
        {1, &Journey::makeSheet}, {3, &Journey::issueAnother}, {4, &Journey::renewKeys, Span::year},
        {5, &Journey::passNight}, {6, &Journey::giveMoreTime}, {7, &Journey::letGo, Span::year},
        {8, &Journey::forgetOne}, {9, &Journey::pullPlug}};
    for (const Once& once : kDeeds)
      if (once.span <= span_ && (visit + 1) * 10 / visits >= once.tenth && visit * 10 / visits < once.tenth)
        (this->*once.deed)();
  }

  /// The kiosk's keys are sealed to the sheet from now on, too.
  void makeSheet() {
    mustDo(station::useSheet(room_.station(), {1, someSheet()}));
    seat_->talkTo(room_.station());
  }

  /// Another class list: one student has a new PIN.
  void issueAnother() {
    const StudentId eli = room_.idOf(kNames[2]);
    newSlip_ = must(room_.station().issuePins(4, {station::WhosePins::Who::one, eli})).front();
    seat_->talkTo(room_.station());
  }

  /// As the command does it: with the station at rest. The kiosk hears of it while it has something to hand over.
  void renewKeys() {
    sitDown(kNames[3]);
    room_.moveTo(room_.folder / "station");
    must(station::rotate(recording_.station(), room_.clock, room_.random));
    room_.moveTo(recording_.station());
    readKeys();
    seat_->talkTo(room_.station());
  }

  /// What the station has had for more than a day need not be kept here.
  void letGo() {
    mustDo(station::noteKeepDays(room_.station(), 1));
    passNight();
    passNight();
  }

  void giveMoreTime() {
    roster::Needs needs;
    needs.timeFactor = must(Exact::parse("3/2"));
    mustDo(station::setNeeds(room_.station(), recording_.asked.students[1], needs));
    seat_->talkTo(room_.station());
  }

  void forgetOne() {
    must(station::eraseStudent(room_.station(), recording_.forgotten));
    seat_->talkTo(room_.station());
  }

  /// Another day, another key.
  void passNight() {
    seat_.reset();
    room_.clock.pass(kNightMs);
    room_.clock.boot = 20'000;
    switchOn();
    seat_->talkTo(room_.station());
  }

  /// In the middle of a check, without a word.
  void pullPlug() {
    seat_->signIn(slipOf(kNames[0]));
    seat_->openCover(kFactors);
    if (std::holds_alternative<app::CoverScreen>(seat_->model().screen)) seat_->happens(app::StartPressed{});
    seat_.reset();
    room_.clock.boot = 20'000;
    switchOn();
  }

  // ---- how it begins ----

  void switchOn() {
    const std::string token = joinsByNumber() ? "" : room_.station().token().text();
    seat_ = std::make_unique<Seat>(recording_.kiosk(), room_.clock, kioskRandom_, token,
                                   [this](desk::Desk& desk) { note(desk); });
  }

  bool joinsByNumber() const { return recording_.seed % 2 == 1; }

  void join() {
    if (joinsByNumber()) {
      mustDo(station::openEnrolment(room_.station()));
      seat_->happens(app::ConnectPressed{});
      seat_->talkTo(room_.station());
      mustDo(station::pressEnrolment(room_.station(), station::enrolmentOf(room_.station()).number, true));
      seat_->happens(app::SameNumber{});
      seat_->talkTo(room_.station());
      seat_->happens(app::BackPressed{});
    }
    seat_->talkTo(room_.station());
  }

  void noteSecrets() {
    for (const char* name : kNames) recording_.secrets.add("a name", std::string(name));
    for (const StudentId& student : recording_.asked.students) recording_.secrets.add("a pseudonym", student.text);
    for (const char* text : {"$argon2id", "My own words", "factors", "Period"})
      recording_.secrets.add(text, std::string(text));
    for (Bytes& key : kioskRandom_.keys) recording_.secrets.add("a key", std::move(key));
  }

  fs::path seedFile() const { return recording_.station() / station::Station::kSeedFile; }

  void readKeys() {
    recording_.asked.readers.push_back(stationKeysIn(recording_.station()));
    seed_ = std::make_shared<const Bytes>(readBytes(seedFile()));
  }

  void note(desk::Desk& desk) {
    if (lastStation_ == nullptr || stationOperations_ != station_.operations()) {
      lastStation_ = std::make_shared<Disk>(station_.afterRestart());
      stationOperations_ = station_.operations();
    }
    recording_.promises.push_back({static_cast<std::size_t>(kioskDisk_.operations()),
                                   memoryOf(desk.records(), recording_.asked), lastStation_, seed_});
  }

  void sitDown(const std::string& name) {
    const auto standing = must(room_.station().facts().journeyOf(room_.idOf(name), kFactors)).standing();
    if (standing == journey::Standing::asked) {
      must(station::unlock(room_.station(), room_.idOf(name), kFactors, true));
      seat_->talkTo(room_.station());
    }
    seat_->signIn(slipOf(name));
    seat_->openCover(kFactors);
    if (std::holds_alternative<app::CoverScreen>(seat_->model().screen)) tryIt(name);
    if (!std::holds_alternative<app::StartScreen>(seat_->model().screen)) seat_->happens(app::SignOutPressed{});
  }

  void tryIt(const std::string& name) {
    seat_->happens(app::StartPressed{});
    if (!inAttempt()) return;
    const bool right = dice_.below(8) == 0;
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

  const station::PinSlip& slipOf(const std::string& name) const {
    return newSlip_ && newSlip_->name == name ? *newSlip_ : room_.slipOf(name);
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
    seat_->signIn(slipOf(name));
    seat_->openCover(kFactors);
    if (!inAttempt()) seat_->happens(app::StartPressed{});
    if (inAttempt()) seat_->happens(app::PlacePicked{0});
  }

  Dice dice_;
  Recording& recording_;
  Span span_;
  Classroom& room_;
  Disk kioskDisk_, station_;
  Mount stationMount_;
  std::unique_ptr<Seat> seat_;
  NotingRandom kioskRandom_{room_.random};
  std::optional<station::PinSlip> newSlip_;
  std::shared_ptr<const Disk> lastStation_;
  std::shared_ptr<const Bytes> seed_;
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

Recording recordJourney(std::uint64_t seed, int visits, Span span) {
  Recording recording;
  recording.seed = seed;
  recording.classroom = std::make_shared<Classroom>();
  Journey(seed, recording, span).run(visits);
  return recording;
}

const Recording& shortJourney() {
  static const Recording journey = recordJourney(1, kSliceVisits);
  return journey;
}

Recording journeyOf(std::uint64_t seed) { return seed == 1 ? shortJourney() : recordJourney(seed, kDeepVisits); }

}  // namespace cz::tests
