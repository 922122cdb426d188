// T6: the messages between two kiosks and a station in any order, and more than once (trust: 3).

#include <algorithm>
#include <numeric>
#include <sstream>

#include "core/station/decisions.h"
#include "core/station/unlock.h"
#include "tests/endurance/deep.h"
#include "tests/endurance/dice.h"
#include "tests/endurance/disk_vfs.h"
#include "tests/endurance/invariants.h"
#include "tests/endurance/recording.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;
namespace fs = std::filesystem;

namespace {

const CheckId kFactors{"factors"};
const char* const kWho = "Noor Haddad";

/// Two kiosks that were offline since the teacher unlocked a try, which the same student took at both; and what they
/// and the station have to tell since.
class Offline {
 public:
  std::vector<desk::Post> up;       ///< four of the first kiosk, three of the second, each ends further on
  std::vector<ledger::Slice> down;  ///< for the first kiosk, from different leaves on
  Disk station, one, two;           ///< before any of it came
  Asked asked;

  Offline() : room_(shortJourney().classroom) {
    station = shortJourney().promises.front().station->afterRestart();
    lendKeys(shortJourney().station(), folder("station"));
    Mount stationMount(folder("station"), station), oneMount(folder("one"), one), twoMount(folder("two"), two);
    asked = {{room_->idOf(kWho)}, {kFactors}};
    auto open = must(station::Station::open(folder("station"), clock_, random_));
    auto first = std::make_unique<Seat>(folder("one"), clock_, random_, open->token().text());
    auto second = std::make_unique<Seat>(folder("two"), clock_, random_, open->token().text());
    first->talkTo(*open);
    second->talkTo(*open);
    notYet(*first);
    first->talkTo(*open);
    must(station::unlock(*open, asked.students.front(), kFactors, true));
    first->talkTo(*open);
    second->talkTo(*open);
    const Disk stationThen = station.afterRestart(), oneThen = one.afterRestart(), twoThen = two.afterRestart();
    tellUp(*first, 4);
    tellUp(*second, 3);
    tellDown(*open, *first);
    first.reset();
    second.reset();
    open.reset();
    oneLater_ = one;
    twoLater_ = two;
    station = stationThen;
    one = oneThen;
    two = twoThen;
  }

  fs::path folder(const std::string& name) const { return room_->folder / ("order-" + name); }
  /// The kiosks as they are after all that they have to tell.
  const Disk& oneLater() const { return oneLater_; }
  const Disk& twoLater() const { return twoLater_; }

 private:
  void sit(Seat& seat) {
    seat.signIn(room_->slipOf(kWho));
    seat.openCover(kFactors);
    seat.happens(app::StartPressed{});
  }

  void notYet(Seat& seat) {
    sit(seat);
    seat.answerAll(false);
    seat.handIn();
    seat.lookBack();
    seat.happens(app::AskPressed{});
    seat.happens(app::SignOutPressed{});
  }

  /// The message of this moment; it is on its way, and nothing is heard of it.
  void post(Seat& seat) {
    desk::Exchange exchange(seat.desk(), "");
    up.push_back(*must(exchange.next()));
  }

  void tellUp(Seat& seat, int messages) {
    sit(seat);
    post(seat);
    seat.answerAll(messages == 4);
    post(seat);
    seat.handIn();
    post(seat);
    seat.happens(app::SignOutPressed{});
    if (messages < 4) return;
    seat.signIn(room_->slipOf(kWho));
    seat.happens(app::SignOutPressed{});
    post(seat);
  }

  void tellDown(station::Station& open, Seat& seat) {
    const auto kiosk = must(open.kiosks().find(seat.desk().records().uplog().identity.fingerprint()));
    const std::uint64_t held = must(open.downlogs().size(kiosk->fingerprint()));
    for (const char* name : {"Tomás Vale", "Eli Stone", "Ada Novak"}) {
      must(station::decide(open, room_->idOf(name), CheckId("primes"), journey::WantExcuse{}, "was ill"));
      asked.students.push_back(room_->idOf(name));
      down.push_back(must(open.downlogs().slice(kiosk->fingerprint(), held)));
      if (down.size() > 1) down.push_back(must(open.downlogs().slice(kiosk->fingerprint(), held + down.size() / 2)));
    }
    asked.checks.emplace_back("primes");
  }

  std::shared_ptr<Classroom> room_;
  StillClock clock_;
  CountingRandom random_{21};
  Disk oneLater_, twoLater_;
};

constexpr std::uint64_t kDoubled = 10'000;  ///< histories from here on are no plain orders of seven

/// An order of `count` messages: the first ones all orders once each, then any with some of them doubled.
std::vector<std::size_t> orderOf(std::uint64_t history, std::size_t count) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), 0);
  std::uint64_t orders = 1;
  for (std::size_t i = 2; i <= count; ++i) orders *= i;
  Dice dice(history);
  std::uint64_t code = history < orders ? history : dice.next() % orders;
  for (std::size_t i = count; i > 1; --i) {
    std::swap(order[i - 1], order[code % i]);
    code /= i;
  }
  if (history < orders) return order;
  for (auto more = dice.below(5); more > 0; --more)
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(dice.below(order.size() + 1)), dice.below(count));
  return order;
}

/// What came of a history; the same for all.
struct Outcome {
  std::string station, kiosks;
  std::string wrong;
};

class Histories {
 public:
  Histories(const Offline& offline, const std::string& name)
      : offline_(offline),
        station_(lendKeys(offline.folder("station"), offline.folder("station-" + name))),
        one_(lendKeys(offline.folder("one"), offline.folder("one-" + name))),
        two_(lendKeys(offline.folder("two"), offline.folder("two-" + name))),
        keys_(keysIn(one_)) {}

  /// `thenTalk`: the kiosks call afterwards, and come to the same, too.
  Outcome up(const std::vector<std::size_t>& order, bool thenTalk) {
    Disk disk = offline_.station.afterRestart();
    const Mount mount(station_, disk);
    StillClock clock;
    CountingRandom random(31);
    auto station = must(station::Station::open(station_, clock, random));
    for (const std::size_t message : order)
      if (auto answer = delivered(*station, offline_.up[message]); !answer) return {"", "", answer.error().message};
    Outcome outcome;
    if (thenTalk) outcome.kiosks = talk(*station, clock, random);
    outcome.station = memoryOf(*station);
    const std::string facts = must(station->facts().asText());
    must(station->rebuild());
    if (must(station->facts().asText()) != facts) outcome.wrong = fell(5, "the station's, drawn anew, are others");
    return outcome;
  }

  Outcome down(const std::vector<std::size_t>& order) {
    Disk disk = offline_.one.afterRestart();
    const Mount mount(one_, disk);
    StillClock clock;
    CountingRandom random(32);
    auto records = must(records::KioskRecords::open(one_ / "kiosk.db", clock, random, keys_));
    for (const std::size_t message : order)
      if (auto taken = records.receiveDown(offline_.down[message]); !taken) return {"", "", taken.error().message};
    Outcome outcome;
    outcome.kiosks = must(records.factsAsText()) + std::to_string(must(records.downSize()));
    if (auto drawn = records.rebuild(); !drawn) outcome.wrong = drawn.error().message;
    if (must(records.factsAsText()) + std::to_string(must(records.downSize())) != outcome.kiosks)
      outcome.wrong = fell(5, "the kiosk's, drawn anew, are others");
    return outcome;
  }

 private:
  std::string talk(station::Station& station, StillClock& clock, CountingRandom& random) {
    Disk oneDisk = offline_.oneLater().afterRestart(), twoDisk = offline_.twoLater().afterRestart();
    const Mount oneMount(one_, oneDisk), twoMount(two_, twoDisk);
    Seat one(one_, clock, random, ""), two(two_, clock, random, "");
    one.talkTo(station);
    two.talkTo(station);
    return must(one.desk().records().factsAsText()) + must(two.desk().records().factsAsText());
  }

  const Offline& offline_;
  fs::path station_, one_, two_;
  crypto::DeviceKeys keys_;
};

/// Line by line, for whoever replays it.
std::string firstDifference(const std::string& got, const std::string& right) {
  std::istringstream one(got), other(right);
  for (std::string a, b; std::getline(one, a) && std::getline(other, b);)
    if (a != b) return "\n  got    " + a + "\n  wanted " + b;
  return got == right ? "" : "\n  one has more lines";
}

/// What is wrong with one history, against the one in which everything came in order; empty when nothing is.
std::string judge(Histories& histories, const Offline& offline, std::uint64_t kind, std::uint64_t number,
                  const Outcome& right) {
  const auto order = orderOf(number, kind == 0 ? offline.up.size() : offline.down.size());
  const bool talks = kind == 0 && number % 50 == 0;
  const Outcome got = kind == 0 ? histories.up(order, talks) : histories.down(order);
  std::string wrong = got.wrong;
  if (wrong.empty() && got.station != right.station && !talks) wrong = fell(9, "the station came to something else");
  if (wrong.empty() && (talks || kind == 1) && got.kiosks != right.kiosks)
    wrong = fell(9, "a kiosk came to something else");
  if (wrong.empty()) return {};
  if (replayOf("T6").numbers) wrong += firstDifference(got.station + got.kiosks, right.station + right.kiosks);
  std::string text = "history of the messages";
  for (const std::size_t message : order) text += " " + std::to_string(message);
  return text + ": " + wrong + "\n  " + replayCommand("T6", {kind, number});
}

std::vector<std::string> judgeAll(const Offline& offline, std::uint64_t kind, Units& units) {
  std::vector<std::size_t> inOrder(kind == 0 ? offline.up.size() : offline.down.size());
  std::iota(inOrder.begin(), inOrder.end(), 0);
  std::vector<std::vector<std::string>> wrong(threads());
  inParallel(threads(), [&](std::size_t part) {
    Histories histories(offline, std::to_string(part));
    Outcome right = kind == 0 ? histories.up(inOrder, false) : histories.down(inOrder);
    if (kind == 0) right.kiosks = histories.up(inOrder, true).kiosks;
    if (!right.wrong.empty()) wrong[part].push_back("in order: " + right.wrong);
    while (const auto number = units.next())
      if (auto why = judge(histories, offline, kind, *number, right); !why.empty()) wrong[part].push_back(why);
  });
  std::vector<std::string> all;
  for (const auto& one : wrong) all.insert(all.end(), one.begin(), one.end());
  return all;
}

}  // namespace

TEST_CASE("In whatever order messages arrive, and however often, station and kiosks come to the same", "[T6]") {
  const ReplayOf replay = replayOf("T6");
  if (replay.skips) return;
  Counts counts("T6", "messages of two kiosks that spent one unlock, and of the station, in any order and doubled");
  const Offline offline;
  CHECK(offline.up.size() == 7);
  const std::uint64_t most[] = {sizeOf(130, 30'000), sizeOf(170, 80'000)};
  const char* const names[] = {"histories of seven messages to the station", "histories of five messages to a kiosk"};
  for (std::uint64_t kind = 0; kind < 2; ++kind) {
    const bool one = replay.numbers.has_value();
    if (one && replay.numbers->at(0) != kind) continue;
    Units units(one ? replay.numbers->at(1) : isDeep() ? firstUnit() - 1 : kDoubled, one ? 1 : most[kind]);
    const auto wrong = judgeAll(offline, kind, units);
    for (const std::string& why : wrong) FAIL_CHECK(why);
    counts.addUnits("histories of each kind", units.first(), units.done());
    counts.add(names[kind], units.done());
    counts.add(std::string("of them that ended elsewhere (") + (kind == 0 ? "station" : "kiosk") + ")", wrong.size());
  }
  counts.write();
}

TEST_CASE("A message that never arrives is found out", "[T6]") {
  if (replayOf("T6").skips || replayOf("T6").numbers) return;
  const Offline offline;
  Histories histories(offline, "missing");
  CHECK(histories.up({0, 1, 4, 5, 6}, false).station != histories.up({0, 1, 2, 3, 4, 5, 6}, false).station);
}
