// T7: a disk goes back in time, the kiosk's or the station's, or two kiosks run with copies of one disk; at any time
// and by any age. Or the power is cut, and nothing has gone back; or a kiosk is taken out of use, and another one comes
// (trust: 2.6, 2.16, 3).

#include <algorithm>
#include <set>

#include "core/records/log_archive.h"
#include "core/station/aside.h"
#include "core/station/retired.h"
#include "core/station/today.h"
#include "tests/endurance/deep.h"
#include "tests/endurance/dice.h"
#include "tests/endurance/disk_vfs.h"
#include "tests/endurance/invariants.h"
#include "tests/endurance/recording.h"
#include "tests/endurance/replay.h"
#include "tests/endurance/ways.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

namespace {

const CheckId kFactors{"factors"};
const char* const kNames[] = {"Lex Moreno", "Noor Haddad", "Ada Novak"};
constexpr std::size_t kAges = 20, kTimes = 40;

enum class What { kioskBack, stationBack, copies, powerCut, retired };
constexpr std::size_t kWhatCount = 5;
constexpr const char* kWhat[] = {"the kiosk's disk went back", "the station's disk went back",
                                 "a copy of the kiosk's disk was used beside it", "the power was cut at both",
                                 "the kiosk was taken out of use, and another came"};

/// Both disks as they were at sixty moments of a journey, from the first class list on.
struct Moments {
  explicit Moments(const Recording& journey) {
    const auto& all = journey.promises;
    const auto paired = std::find_if(all.begin(), all.end(), [](const Promise& promise) {
      return promise.memory.parts.at("packs").starts_with("factors-6");
    });
    const auto first = static_cast<std::size_t>(paired - all.begin());
    Replay replay(journey.trace);
    for (std::size_t moment = 0; moment < kAges + kTimes; ++moment) {
      const Promise& promise = all[first + (all.size() - 1 - first) * moment / (kAges + kTimes - 1)];
      replay.goTo(promise.operations);
      kiosks.push_back(replay.cut(1, 0));
      stations.push_back(promise.station);
    }
  }
  std::vector<Disk> kiosks;
  std::vector<std::shared_ptr<const Disk>> stations;
};

struct Scenario {
  What what = What::kioskBack;
  std::size_t at = 0;   ///< 0 to kTimes - 1: the moment at which it happens, after the first kAges
  std::size_t age = 1;  ///< 1 to kAges: so many moments before
  std::uint64_t seed = 0;

  std::size_t now() const { return kAges + at; }
  std::size_t then() const { return now() - age; }
};

/// What a seat did and the station must know in the end.
using Tries = std::set<std::string>;

class Room {
 public:
  Room(const Recording& journey, const Moments& moments, const std::string& name)
      : journey_(journey),
        moments_(moments),
        one_(lendKeys(journey.kiosk(), journey.classroom->folder / ("back-" + name))),
        two_(lendKeys(journey.kiosk(), journey.classroom->folder / ("copy-" + name))),
        new_(journey.classroom->folder / ("new-" + name)),
        stationFolder_(lendKeys(journey.station(), journey.classroom->folder / ("back-station-" + name))) {
    std::filesystem::create_directories(new_);
  }

  /// Whose disk calls a sync done that it has not begun, so that what is said is said before its commit. For a test
  /// that must fail.
  enum class Early { nobody, kiosk, station } saysBeforeCommit = Early::nobody;

  /// Empty, or what is wrong.
  std::string play(const Scenario& scenario) {
    dice_ = Dice(scenario.seed * 100'000 + scenario.at * 100 + scenario.age);
    clock_ = StillClock();
    clock_.wall += 40LL * 24 * 3600 * 1000;  // later than any journey
    random_ = CountingRandom(scenario.seed * 7919 + scenario.at * 31 + scenario.age);
    const bool stationBack = scenario.what == What::stationBack;
    Disk station = moments_.stations[stationBack ? scenario.then() : scenario.now()]->afterRestart();
    Disk kiosk = moments_.kiosks[scenario.what == What::kioskBack ? scenario.then() : scenario.now()].afterRestart();
    Disk copy = moments_.kiosks[scenario.then()].afterRestart();
    Disk fresh;
    const Mount first(one_, kiosk), second(two_, copy), third(stationFolder_, station), fourth(new_, fresh);
    try {
      switch (scenario.what) {
        case What::copies: return copies();
        case What::powerCut: return powerCut(kiosk, station);
        case What::retired: return retired();
        default: return wentBack(scenario);
      }
    } catch (const std::exception& failure) {
      return std::string("it stopped: ") + failure.what();
    }
  }

  std::size_t reallyWentBack = 0;  ///< of all plays: one side knew more than the other
  std::size_t triesSince = 0;      ///< that were handed in afterwards

 private:
  std::string wentBack(const Scenario& scenario) {
    auto station = must(station::Station::open(stationFolder_, clock_, random_));
    const Tries knew = triesAt(*station);
    Seat seat(one_, clock_, random_, station->token().text());
    const LogId log = seat.desk().records().uplog().id();
    const auto held = leavesAt(*station, log);
    const std::size_t kept = ownLog(seat.desk().records()).leaves.size() - 1;  // without the boot just now
    Tries done;
    for (std::uint64_t visits = dice_.below(3); visits > 0; --visits) visit(seat, done);
    seat.talkTo(*station);
    visit(seat, done);
    seat.talkTo(*station);
    const auto now = leavesAt(*station, log);
    if (!std::equal(held.begin(), held.end(), now.begin(),
                    now.begin() + std::min(held.end() - held.begin(), now.end() - now.begin())))
      return fell(4, "the station forgot a leaf");
    if (now != ownLog(seat.desk().records()).leaves) return fell(9, "the station and the kiosk hold other logs");
    reallyWentBack += scenario.what == What::kioskBack ? held.size() > kept : held.size() < now.size();
    triesSince += done.size();
    if (scenario.what == What::kioskBack && held.size() > kept && !says(*station, "went back in time"))
      return fell(10, "nobody is told that the kiosk's disk went back in time");
    if (scenario.what == What::stationBack && says(*station, "went back in time"))
      return fell(10, "a kiosk is said to have gone back in time that hasn't");
    if (must(station->downlogs().size(seat.desk().keys().identity().fingerprint())) !=
        must(seat.desk().records().downSize()))
      return fell(9, "the kiosk holds another downlog than the station");
    if (auto wrong = lost(*station, knew, done); !wrong.empty()) return wrong;
    return agree(*station, seat);
  }

  /// Two kiosks with one key, one of them as it was earlier. They work and call in turn, more often than a log is
  /// mended within a month; what came then is kept aside until the teacher lets it count.
  std::string copies() {
    constexpr int kTurns = 6;
    auto station = must(station::Station::open(stationFolder_, clock_, random_));
    const Tries knew = triesAt(*station);
    Seat one(one_, clock_, random_, station->token().text());
    Tries all;
    visit(one, all);
    one.talkTo(*station);
    Seat two(two_, clock_, random_, station->token().text());
    for (int turn = 1; turn < kTurns; ++turn) {
      Seat& seat = turn % 2 == 1 ? two : one;
      visit(seat, all);
      call(seat, *station);
      if (turn == 1 && !says(*station, "went back in time")) return fell(10, "nobody is told of the copy");
    }
    const auto aside = must(station::keptAside(*station));
    if (aside.empty() || !says(*station, "copies of one disk")) return fell(10, "nobody is told that there are copies");
    for (const auto& kept : aside) must(station::takeInAside(*station, kept.number));
    triesSince += all.size();
    if (auto wrong = lost(*station, knew, all); !wrong.empty()) return wrong;
    call(one, *station);
    call(two, *station);
    if (!must(station::keptAside(*station)).empty()) return fell(9, "what counts already is kept aside again");
    const std::string facts = memoryOf(*station);
    must(station->rebuild());
    return memoryOf(*station) == facts ? std::string() : fell(5, "the station's, drawn anew, are others");
  }

  /// As talkTo, of a seat that may not be able to take what it hears.
  static void call(Seat& seat, station::Station& station) {
    for (int round = 0; round < 3; ++round)
      seat.talkOver([&](const desk::Post& post) {
        const auto reply = delivered(station, post);
        return reply ? std::optional(*reply) : std::nullopt;
      });
  }

  /// The kiosk works and calls; then both lose their power at once. Nothing has gone back, and nobody may say so.
  std::string powerCut(Disk& kiosk, Disk& station) {
    Tries done;
    FaultPlan lies{FaultPlan::Step::sync, 0, true, false, true};
    lies.inSilence = true;
    Tries knew;
    {
      auto open = must(station::Station::open(stationFolder_, clock_, random_));
      Seat seat(one_, clock_, random_, open->token().text());
      seat.talkTo(*open);
      if (saysBeforeCommit == Early::kiosk) kiosk.plan(lies);
      if (saysBeforeCommit == Early::station) station.plan(lies);
      visit(seat, done);
      visit(seat, done);
      seat.talkTo(*open);
      knew = triesAt(*open);
    }
    const Damage damages[] = {{Damage::Kind::dropAll}, {Damage::Kind::keepAll}};
    kiosk = kiosk.afterCut(damages[dice_.below(2)]);
    station = station.afterCut(damages[dice_.below(2)]);
    clock_.boot = 20'000;
    auto open = must(station::Station::open(stationFolder_, clock_, random_));
    Seat seat(one_, clock_, random_, open->token().text());
    const auto acked = must(seat.desk().records().ackedSize());
    if (leavesAt(*open, seat.desk().records().uplog().id()).size() < acked)
      return fell(4, "the station holds less than it had countersigned");
    seat.talkTo(*open);
    visit(seat, done);
    seat.talkTo(*open);
    if (says(*open, "went back in time")) return fell(10, "a disk is said to have gone back in time that hasn't");
    triesSince += done.size();
    if (auto wrong = lost(*open, knew, done); !wrong.empty()) return wrong;
    return agree(*open, seat);
  }

  /// It has not heard of it and works on. That is kept aside until the teacher lets it count; the new one counts.
  std::string retired() {
    auto station = must(station::Station::open(stationFolder_, clock_, random_));
    const Tries knew = triesAt(*station);
    Seat seat(one_, clock_, random_, station->token().text());
    Tries aside, done;
    mustDo(station::retire(*station, seat.desk().keys().identity().fingerprint()));
    visit(seat, aside);
    seat.talkTo(*station);
    Seat other(new_, clock_, random_, station->token().text());
    other.talkTo(*station);
    visit(other, done);
    other.talkTo(*station);
    if (auto wrong = lost(*station, knew, done); !wrong.empty()) return wrong;
    const Tries now = triesAt(*station);
    for (const std::string& id : aside)
      if (now.contains(id)) return fell(10, "a try counts of a kiosk that is out of use: " + id);
    for (const auto& kept : must(station::keptAside(*station))) must(station::takeInAside(*station, kept.number));
    triesSince += done.size() + aside.size();
    if (auto wrong = lost(*station, knew, aside); !wrong.empty()) return wrong;
    other.talkTo(*station);
    return agree(*station, other);
  }

  void visit(Seat& seat, Tries& done) {
    const std::string name = kNames[dice_.below(3)];
    clock_.pass(90'000);
    seat.signIn(journey_.classroom->slipOf(name));
    seat.openCover(kFactors);
    if (std::holds_alternative<app::CoverScreen>(seat.model().screen)) seat.happens(app::StartPressed{});
    if (const auto* attempt = std::get_if<app::AttemptScreen>(&seat.model().screen)) {
      const std::string id = attempt->view.attempt.text;
      seat.answerAll(dice_.below(3) == 0);
      seat.handIn();
      done.insert(id);
    }
    if (!std::holds_alternative<app::StartScreen>(seat.model().screen)) seat.happens(app::SignOutPressed{});
  }

  /// But for the student's who was erased: those go again with the first message that says so.
  Tries triesAt(station::Station& station) const {
    Tries tries;
    for (const auto& attempt : must(station.facts().lastHandedIn(1'000'000)))
      if (attempt.student != journey_.forgotten) tries.insert(attempt.id.text);
    return tries;
  }

  static std::vector<Bytes> leavesAt(station::Station& station, const LogId& log) {
    return must(records::LogArchive(station.db()).slice(log, 0)).leaves;
  }

  static bool says(station::Station& station, const std::string& words) {
    const auto alarms = station::todayOf(station).alarms;
    return std::any_of(alarms.begin(), alarms.end(),
                       [&](const std::string& alarm) { return alarm.find(words) != std::string::npos; });
  }

  std::string lost(station::Station& station, const Tries& knew, const Tries& done) const {
    const Tries now = triesAt(station);
    for (const std::string& id : knew)
      if (!now.contains(id)) return fell(1, "a try that the station had is gone: " + id);
    for (const std::string& id : done)
      if (!now.contains(id)) return fell(1, "a try that was handed in did not arrive: " + id);
    return {};
  }

  /// Both sides see the same way of each student, and what they see is what their leaves say.
  std::string agree(station::Station& station, Seat& seat) const {
    for (const StudentId& student : journey_.asked.students) {
      const auto apart = apartIn(must(seat.desk().records().journey(student, kFactors)),
                                 must(station.facts().journeyOf(student, kFactors)));
      if (!apart.empty()) return fell(9, "a student's way at the kiosk is another than at the station: " + apart);
    }
    const std::string facts = memoryOf(station);
    must(station.rebuild());
    return memoryOf(station) == facts ? std::string() : fell(5, "the station's, drawn anew, are others");
  }

  const Recording& journey_;
  const Moments& moments_;
  std::filesystem::path one_, two_, new_, stationFolder_;
  Dice dice_{0};
  StillClock clock_;
  CountingRandom random_;
};

struct Found {
  std::size_t scenarios[kWhatCount] = {};
  std::size_t wentBack = 0, tries = 0;
  std::vector<std::string> wrong;
};

void playOne(Room& room, const Scenario& scenario, Found& found) {
  const auto what = static_cast<std::size_t>(scenario.what);
  ++found.scenarios[what];
  const std::string wrong = room.play(scenario);
  if (wrong.empty()) return;
  found.wrong.push_back(std::string(kWhat[what]) + ", " + std::to_string(scenario.age) + " moments before moment " +
                        std::to_string(scenario.now()) + ": " + wrong + "\n  " +
                        replayCommand("T7", {scenario.seed, what, scenario.at, scenario.age}));
}

/// Every `step`th of all times and ages, for all that can happen.
Found playAll(Units& seeds, std::size_t step) {
  Found sum;
  while (const auto seed = seeds.next()) {
    const Recording journey = journeyOf(*seed);
    const Moments moments(journey);
    const std::size_t count = threads();
    std::vector<Found> found(count);
    inParallel(count, [&](std::size_t part) {
      Room room(journey, moments, std::to_string(part));
      for (std::size_t number = part * step; number < kWhatCount * kTimes * kAges && !isOver();
           number += step * count) {
        const std::size_t of = number / kWhatCount;
        playOne(room, {static_cast<What>(number % kWhatCount), of / kAges, of % kAges + 1, *seed}, found[part]);
      }
      found[part].wentBack = room.reallyWentBack;
      found[part].tries = room.triesSince;
    });
    for (const Found& one : found) {
      sum.wentBack += one.wentBack;
      sum.tries += one.tries;
      for (std::size_t what = 0; what < kWhatCount; ++what) sum.scenarios[what] += one.scenarios[what];
      sum.wrong.insert(sum.wrong.end(), one.wrong.begin(), one.wrong.end());
    }
  }
  return sum;
}

Found played(const std::vector<std::uint64_t>& numbers) {
  const Recording journey = journeyOf(numbers.at(0));
  const Moments moments(journey);
  Room room(journey, moments, "again");
  Found found;
  playOne(room, {static_cast<What>(numbers.at(1)), numbers.at(2), numbers.at(3), numbers.at(0)}, found);
  return found;
}

}  // namespace

TEST_CASE("Whatever disk goes back in time, whenever and by how much, nothing that was handed in is lost", "[T7]") {
  const ReplayOf replay = replayOf("T7");
  if (replay.skips) return;
  Counts counts("T7",
                "a disk goes back in time, is copied, loses its power or is taken out of use; kiosks work on and call");
  Units seeds(firstUnit(), sizeOf(1, 3));
  const Found found = replay.numbers ? played(*replay.numbers) : playAll(seeds, isDeep() ? 1 : 97);
  for (const std::string& wrong : found.wrong) FAIL_CHECK(wrong);
  counts.addUnits("journeys, seeds", seeds.first(), seeds.done());
  for (std::size_t what = 0; what < kWhatCount; ++what) counts.add(kWhat[what], found.scenarios[what]);
  counts.add("in which one side knew more than the other", found.wentBack);
  counts.add("tries handed in afterwards", found.tries);
  CHECK((replay.numbers || found.wentBack >= 10));
  CHECK((replay.numbers || found.tries >= 10));
  counts.add("lost, untold or apart", found.wrong.size());
  counts.write();
}

namespace {

/// What is found when one side says things before their commits, at moments all over the journey.
std::string foundWhenEarly(Room::Early who) {
  const Moments moments(shortJourney());
  Room room(shortJourney(), moments, "early");
  room.saysBeforeCommit = who;
  std::string found;
  for (std::size_t at = 0; at < kTimes; at += 5) found += room.play({What::powerCut, at, 1, 1}) + "\n";
  return found;
}

}  // namespace

TEST_CASE("What is said before its commit, by a kiosk or its station, is found out when the power is cut", "[T7]") {
  if (replayOf("T7").skips || replayOf("T7").numbers) return;
  const std::string byKiosk = foundWhenEarly(Room::Early::kiosk), byStation = foundWhenEarly(Room::Early::station);
  INFO(byKiosk);
  CHECK(byKiosk.find("I10, ") != std::string::npos);
  INFO(byStation);
  CHECK(byStation.find("I4, ") != std::string::npos);
}
