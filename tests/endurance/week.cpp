#include "tests/endurance/week.h"

#include <algorithm>

#include "core/ledger/verify.h"
#include "core/records/log_archive.h"
#include "core/station/decisions.h"
#include "core/station/today.h"
#include "core/station/unlock.h"
#include "tests/endurance/invariants.h"
#include "tests/endurance/ways.h"

namespace cz::tests {
namespace {

const CheckId kFactors{"factors"};
constexpr std::size_t kStudents = 12;  ///< few enough that each comes again and again
constexpr std::int64_t kHourMs = 3'600'000, kYearMs = std::int64_t{365} * 24 * kHourMs;

bool isSignedOut(const Seat& seat) { return std::holds_alternative<app::StartScreen>(seat.model().screen); }
bool isInAttempt(const Seat& seat) { return std::holds_alternative<app::AttemptScreen>(seat.model().screen); }

}  // namespace

School::School() : room_(std::make_shared<Classroom>()) {
  const Mount mount(stationFolder(), station_);
  moveStation(*room_, station_);
  for (const auto& student : must(room_->station().rosters().load()).students)
    if (students_.size() < kStudents) students_.push_back({student.shownName(), student.id});
  room_->moveTo(room_->folder / "station");  // lets go of the disk in memory
}

WeekCounts& WeekCounts::operator+=(const WeekCounts& more) {
  visits += more.visits;
  handedIn += more.handedIn;
  leaves += more.leaves;
  cuts += more.cuts;
  stationCuts += more.stationCuts;
  lostMessages += more.lostMessages;
  wrongClocks += more.wrongClocks;
  decided += more.decided;
  compared += more.compared;
  return *this;
}

/// A kiosk at its seat.
struct Week::Place {
  std::filesystem::path folder;
  Disk disk;
  std::unique_ptr<Mount> mount;
  StillClock clock;
  CountingRandom random;
  std::unique_ptr<Seat> seat;
  std::set<std::string> handedIn;  ///< tries whose result was on the screen
  Bytes lastMessage;               ///< to be said again
  std::string lastPath;
};

Week::Week(const School& school, const WeekPlan& plan, std::uint64_t seed, const std::string& name)
    : school_(school),
      plan_(plan),
      dice_(seed),
      stationDisk_(school.station().afterRestart()),
      stationFolder_(lendKeys(school.stationFolder(), school.classroom()->folder / ("week-station-" + name))),
      random_(seed * 1'000'003) {
  stationMount_ = std::make_unique<Mount>(stationFolder_, stationDisk_);
  station_ = must(station::Station::open(stationFolder_, stationClock_, random_));
  token_ = station_->token().text();
  for (std::size_t i = 0; i < plan.kiosks; ++i) {
    auto place = std::make_unique<Place>();
    place->folder = school.classroom()->folder / ("week-" + name + "-" + std::to_string(i));
    std::filesystem::remove_all(place->folder);
    std::filesystem::create_directories(place->folder);
    place->mount = std::make_unique<Mount>(place->folder, place->disk);
    place->random = CountingRandom(seed * 100 + i);
    place->seat = std::make_unique<Seat>(place->folder, place->clock, place->random, token_);
    place->seat->talkTo(*station_);
    places_.push_back(std::move(place));
  }
}

Week::~Week() {
  for (auto& place : places_) place->seat.reset();
  places_.clear();
  station_.reset();
}

std::string Week::live() {
  for (int day = 1; day <= plan_.days; ++day) {
    std::string wrong;
    try {
      wrong = this->day();
    } catch (const std::exception& failure) {
      wrong = std::string("it stopped: ") + failure.what();
    }
    if (!wrong.empty()) return "on day " + std::to_string(day) + ": " + wrong;
  }
  for (const auto& place : places_) counts.leaves += ownLog(place->seat->desk().records()).leaves.size();
  return {};
}

std::string Week::day() {
  for (auto& place : places_) {  // switched on in the morning
    place->clock.wall = stationClock_.wall;
    if (chance()) {
      ++counts.wrongClocks;
      place->clock.wall += (dice_.below(2) == 0 ? -80 : 80) * kYearMs;
    }
    restart(*place);
  }
  for (int period = 0; period < plan_.periods && broken_.empty(); ++period) {
    for (int visit = 0; visit < plan_.visits; ++visit)
      for (auto& place : places_) this->visit(*place);
    for (auto& place : places_)
      if (dice_.below(4) > 0) call(*place);
    teach();
    if (chance()) restartStation();
    for (auto& place : places_) place->clock.pass(kHourMs / 2);
    stationClock_.pass(kHourMs);
  }
  const std::string wrong = broken_.empty() ? evening() : broken_;
  stationClock_.pass(18 * kHourMs);
  return wrong;
}

/// One student; perhaps the plug is pulled at one of the disk's next operations.
void Week::visit(Place& place) {
  ++counts.visits;
  const std::size_t had = place.handedIn.size();
  Disk before;
  if (plan_.forgets) before = place.disk.afterRestart();
  const bool pulled = dice_.below(1000) < static_cast<std::uint64_t>(plan_.faultsOf1000) * 5;
  if (pulled) {
    FaultPlan plan{dice_.below(2) == 0 ? FaultPlan::Step::write : FaultPlan::Step::sync, dice_.below(40), true};
    place.disk.plan(plan);
  }
  try {
    sitDown(place);
  } catch (const std::bad_variant_access&) {  // the screen became the one for a fault
    if (!place.disk.plan().struck) broken_ = "a screen went away by itself";
  }
  if (plan_.forgets && place.handedIn.size() > had) {
    place.seat.reset();
    place.disk = std::move(before);
    return restart(place);
  }
  if (pulled || chance()) return restart(place);
  if (std::holds_alternative<app::ServiceScreen>(place.seat->model().screen)) broken_ = "a kiosk out of order";
}

void Week::sitDown(Place& place) {
  Seat& seat = *place.seat;
  const std::string& name = someone().name;
  const auto& known = seat.model().zone.names;
  if (std::none_of(known.begin(), known.end(), [&](const auto& one) { return one.name == name; })) return;
  place.clock.pass(90'000);
  seat.signIn(school_.classroom()->slipOf(name));
  if (const auto* path = std::get_if<app::PathScreen>(&seat.model().screen)) {
    const auto* next = app::nextStep(path->path);
    if (next != nullptr) seat.openCover(CheckId(next->check));
  }
  if (std::holds_alternative<app::CoverScreen>(seat.model().screen)) seat.happens(app::StartPressed{});
  if (isInAttempt(seat)) take(place);
  if (!isSignedOut(seat)) seat.happens(app::SignOutPressed{});
}

void Week::take(Place& place) {
  Seat& seat = *place.seat;
  const std::string id = seat.screen<app::AttemptScreen>().view.attempt.text;
  if (dice_.below(6) == 0) {  // stops for now
    seat.happens(app::NextPressed{});
    seat.happens(app::PausePressed{});
    return seat.happens(app::SignOutPressed{});
  }
  const bool right = dice_.below(2) == 0;
  seat.answerAll(right);
  seat.handIn();
  const auto* result = std::get_if<app::ResultScreen>(&seat.model().screen);
  if (result == nullptr) return;
  place.handedIn.insert(id);
  ++counts.handedIn;
  if (result->result.mastered) return;
  seat.lookBack();
  seat.happens(app::AskPressed{});
}

void Week::call(Place& place) {
  const int rounds = 1 + static_cast<int>(dice_.below(2));
  for (int round = 0; round < rounds; ++round)
    place.seat->talkOver([&](const desk::Post& post) { return carry(place, post); });
}

/// The network: it loses, repeats what was said before, and the station may lose its power meanwhile.
std::optional<Bytes> Week::carry(Place& place, const desk::Post& post) {
  if (chance()) {
    ++counts.lostMessages;
    return std::nullopt;
  }
  if (chance() && !place.lastMessage.empty())
    static_cast<void>(delivered(*station_, {place.lastPath, place.lastMessage}));
  place.lastPath = post.path;
  place.lastMessage = post.body;
  const bool pulled = chance();
  if (pulled) stationDisk_.plan({FaultPlan::Step::write, dice_.below(10), true});
  const auto reply = delivered(*station_, post);
  if (pulled) restartStation();
  if (!reply && !pulled) broken_ = "the station refused: " + reply.error().message;
  if (!reply) return std::nullopt;
  if (!chance()) return *reply;
  ++counts.lostMessages;  // the answer
  return std::nullopt;
}

void Week::teach() {
  for (const auto& attempt : must(station_->facts().askedAfter()))
    if (dice_.below(4) > 0) static_cast<void>(station::unlock(*station_, attempt.student, attempt.check, false));
  for (int wish = 0; wish < 2; ++wish) decideSomething();
}

/// Whatever a teacher may want of somebody's way; much of it the journey refuses.
void Week::decideSomething() {
  const StudentId student = someone().id;
  const auto way = must(station_->facts().journeyOf(student, kFactors));
  AttemptId any, open;
  for (const auto& [id, attempt] : way.known) {
    if (any.empty() || dice_.below(2) == 0) any = id;
    if (attempt.start && !attempt.isHandedIn()) open = id;
  }
  const LogId seat = places_[dice_.below(places_.size())]->seat->desk().records().uplog().id();
  const std::string reason = "because " + std::to_string(dice_.below(100));
  const std::vector<journey::Command> wishes = {journey::WantVoid{{}, any, dice_.below(3) > 0, reason},
                                                journey::WantCorrect{{}, any, someone().id, reason},
                                                journey::WantChoose{{}, any, reason},
                                                journey::WantHandOver{{}, open.empty() ? any : open, seat},
                                                journey::WantGiveTime{{}, open, std::int64_t{5} * 60'000},
                                                journey::WantExcuse{{}, dice_.below(2) == 0, reason},
                                                journey::WantConfirm{},
                                                journey::WantWaive{}};
  const auto done = station::decide(*station_, student, kFactors, wishes[dice_.below(wishes.size())], reason);
  if (!done) return;
  ++counts.decided;
  const auto* attempt = way.find(any);
  if (attempt != nullptr && attempt->start) givenBack_.insert(attempt->start->grant.text);
}

Damage Week::damage() {
  switch (dice_.below(4)) {
    case 0: return {Damage::Kind::dropAll};
    case 1: return {Damage::Kind::keepAll};
    case 2: return {Damage::Kind::torn, 512, 4, dice_.next()};
    default: return {Damage::Kind::mix, dice_.below(2) == 0 ? 512U : 4096U, 4, dice_.next()};
  }
}

void Week::restart(Place& place) {
  ++counts.cuts;
  place.seat.reset();
  place.disk = place.disk.afterCut(damage());
  place.clock.boot = 20'000;
  place.seat = std::make_unique<Seat>(place.folder, place.clock, place.random, token_);
  if (!isSignedOut(*place.seat)) broken_ = fell(1, "a kiosk does not come back after a power cut");
}

void Week::restartStation() {
  ++counts.stationCuts;
  station_.reset();
  stationDisk_ = stationDisk_.afterCut(damage());
  station_ = must(station::Station::open(stationFolder_, stationClock_, random_));
  records::LogArchive archive(station_->db());
  for (const auto& place : places_) {
    if (!place->seat) continue;
    auto& records = place->seat->desk().records();
    if (must(archive.size(records.uplog().id())) < must(records.ackedSize()))
      broken_ = fell(4, "the station lost leaves");
  }
}

/// When all have called over a good line.
std::string Week::evening() {
  for (auto& place : places_) place->seat->talkTo(*station_);
  for (auto& place : places_) place->seat->talkTo(*station_);
  for (auto& place : places_)
    for (const auto& wrong : {holds(*place), sameWays(*place)})
      if (!wrong.empty()) return wrong;
  if (auto wrong = grantsUsedOnce(); !wrong.empty()) return wrong;
  const std::string facts = memoryOf(*station_);
  must(station_->rebuild());
  if (memoryOf(*station_) != facts) return fell(5, "the station's, drawn anew, are others");
  for (const std::string& alarm : station::todayOf(*station_).alarms)
    if (alarm.find("went back in time") != std::string::npos)
      return fell(10, "nothing went back, and it says: " + alarm);
  return {};
}

std::string Week::holds(Place& place) {
  auto& records = place.seat->desk().records();
  const auto own = ownLog(records);
  const auto report = ledger::verifyLogFile(ledger::writeLogFile({records.uplog(), own, true}));
  if (!report.ok)
    return fell(3, "a log is broken: " + (report.problems.empty() ? std::string() : report.problems.front()));
  const auto there = must(records::LogArchive(station_->db()).slice(records.uplog().id(), 0));
  if (there.leaves != own.leaves) return fell(9, "a kiosk and the station hold other logs");
  if (!there.sealed.empty()) return fell(1, "the station can't read what a kiosk says");
  std::set<std::string> known;
  for (const auto& attempt : must(station_->facts().lastHandedIn(1'000'000))) known.insert(attempt.id.text);
  for (const std::string& id : place.handedIn)
    if (!known.contains(id)) return fell(1, "a try that was handed in is gone: " + id);
  return {};
}

/// What a kiosk and the station decide by.
std::string Week::sameWays(Place& place) {
  for (const auto& [name, id] : school_.students()) {
    ++counts.compared;
    const auto apart = apartIn(must(place.seat->desk().records().journey(id, kFactors)),
                               must(station_->facts().journeyOf(id, kFactors)));
    if (!apart.empty()) return fell(9, name + "'s way at a kiosk is another than at the station: " + apart);
  }
  return {};
}

std::string Week::grantsUsedOnce() {
  std::set<std::pair<std::string, std::string>> used;
  for (const auto& attempt : must(station_->facts().lastHandedIn(1'000'000))) {
    if (attempt.grant.text.empty() || givenBack_.contains(attempt.grant.text)) continue;
    if (!used.insert({attempt.log.text, attempt.grant.text}).second) return fell(7, "one was used twice");
  }
  return {};
}

}  // namespace cz::tests
