// T2, T15: a real process on the machine's own disk is killed at any moment (trust: 3). What it had said is there.
//
// A kill leaves what the system holds in its cache; what a power cut leaves is T1's.

#include <chrono>

#include "tests/endurance/deep.h"
#include "tests/endurance/dice.h"
#include "tests/endurance/killed.h"
#include "tests/endurance/sitting.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

namespace {

using Say = std::function<void()>;

/// How long `work` takes when nobody kills it, in microseconds.
std::int64_t timeOf(const std::function<void()>& work) {
  const auto since = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - since).count();
}

/// One sitting, killed again and again.
class Kills {
 public:
  Kills(const Recording& journey, std::uint64_t seed)
      : seed_(seed), morning_(pairedKiosk(journey)), sitter_(journey, "killed-" + std::to_string(seed)) {
    Disk disk = morning_.kiosk.afterRestart();
    clean_ = sitter_.sit(disk, morning_, seed);
    sitter_.layOut(morning_);
    whole_ = timeOf([this] { told_ = sit(0).said; });
  }

  /// Empty, or what is wrong. Every fourth comes right after a promise, the others whenever they come.
  std::string kill(std::uint64_t number) {
    Dice dice(seed_ * 1'000'003 + number);
    sitter_.layOut(morning_);
    given = number % 4 == 0 ? sitUntil(1 + dice.below(promises()))
                            : sit(1 + static_cast<std::int64_t>(dice.below(static_cast<std::uint64_t>(whole_))));
    if (number % 3 == 0) {  // and again, while it comes back
      const auto soon = 1 + static_cast<std::int64_t>(dice.below(60'000));
      runAndKill(soon, [this](const Say&) { sitter_.openOnMachine(); });
    }
    return sitter_.examineOnMachine(given.said, clean_);
  }

  /// Whether it would be seen that so many more promises were given than were kept, when it is killed after `told`.
  bool wouldSee(std::size_t told, std::size_t more) {
    sitter_.layOut(morning_);
    given = sitUntil(told);
    return given.said == told && !sitter_.examineOnMachine(told + more, clean_).empty();
  }

  std::size_t promises() const { return clean_.promises.size(); }
  std::size_t toldWhole() const { return told_; }
  Killed given;

 private:
  Killed sitUntil(std::size_t promise) {
    return runAndKillAfter(promise, [this](const Say& say) { sitter_.sitOnMachine(morning_, seed_, say); });
  }

  Killed sit(std::int64_t microseconds) {
    return runAndKill(microseconds, [this](const Say& say) { sitter_.sitOnMachine(morning_, seed_, say); });
  }

  std::uint64_t seed_;
  Morning morning_;
  Sitter sitter_;
  Sitting clean_;
  std::size_t told_ = 0;
  std::int64_t whole_ = 0;
};

}  // namespace

TEST_CASE("A kiosk that is killed at any moment keeps all that it had called saved", "[T2]") {
  const ReplayOf replay = replayOf("T2");
  if (replay.skips) return;
  Counts counts("T2", "the kiosk's process is killed (SIGKILL) at a random moment of a sitting, on the machine's disk");
  const std::uint64_t perSeed = 500;  // kills of one sitting
  Units units(firstUnit(), sizeOf(60, 20'000));
  std::size_t promised = 0, amid = 0, lost = 0;
  std::unique_ptr<Kills> kills;
  while (const auto number = units.next()) {
    if (kills == nullptr || *number % perSeed == 0) {
      kills = std::make_unique<Kills>(shortJourney(), *number / perSeed + 2);
      REQUIRE(kills->toldWhole() == kills->promises());  // the process does what the sitting in memory did
    }
    const std::string wrong = kills->kill(*number);
    promised += kills->given.said;
    amid += kills->given.finished ? 0 : 1;
    lost += wrong.empty() ? 0 : 1;
    if (!wrong.empty()) FAIL_CHECK("kill " << *number << " after " << kills->given.said << " promises: " << wrong);
  }
  CHECK(amid >= 1);
  counts.addUnits("kills", units.first(), units.done());
  counts.add("kills", units.done());
  counts.add("of them before the sitting was over", amid);
  counts.add("promises given before them", promised);
  counts.add("lost or wrong", lost);
  counts.write();
}

TEST_CASE("A kiosk that promised more than it kept would be found out by killing it", "[T2]") {
  if (replayOf("T2").skips || isDeep()) return;
  Kills kills(shortJourney(), 2);
  const std::size_t more = 6;
  REQUIRE(kills.promises() > more);
  for (std::size_t told = 1; told + more <= kills.promises(); told += 3) {
    INFO("after " << told << " promises");
    CHECK(kills.wouldSee(told, more));
  }
}

TEST_CASE("A guess at a PIN is charged even when the kiosk is killed before it is compared", "[T15]") {
  if (replayOf("T15").skips) return;
  Counts counts("T15", "the kiosk's process is killed (SIGKILL) while it takes guesses at a PIN");
  TempFolder folder;
  CountingRandom unused;
  const auto keys = must(crypto::DeviceKeys::loadOrCreate(folder / "kiosk.key", unused));
  const StudentId lex("1e000000000000000000000000000001");
  const auto open = [&](Clock& clock, Random& random) {
    return must(records::KioskRecords::open(folder / "kiosk.db", clock, random, keys));
  };
  const auto guesses = [&](const Say& say) {
    StillClock clock;
    CountingRandom random(5);
    auto records = open(clock, random);
    for (int guess = 0; guess < records::kFreeMisses; ++guess) {
      must(records.chargeGuess(lex));
      say();
    }
  };
  const std::int64_t whole = timeOf([&] { runAndKill(0, guesses); });
  Units units(firstUnit(), sizeOf(60, 10'000));
  std::size_t charged = 0, refunded = 0;
  while (const auto unit = units.next()) {
    const std::uint64_t number = *unit;
    for (const char* file : {"kiosk.db", "kiosk.db-wal"}) std::filesystem::remove(folder / file);
    Dice dice(number);
    const Killed killed =
        number % 4 == 0
            ? runAndKillAfter(1 + dice.below(records::kFreeMisses), guesses)
            : runAndKill(1 + static_cast<std::int64_t>(dice.below(static_cast<std::uint64_t>(whole))), guesses);
    StillClock clock;
    CountingRandom random(6);
    auto records = open(clock, random);
    const auto next = must(records.chargeGuess(lex));
    // Those that were told, perhaps one more, and this one.
    const int left = next.allowed ? next.missesLeft : -1;
    const int told = static_cast<int>(killed.said);
    INFO("kill " << number << " after " << told << " guesses, " << left << " left");
    CHECK(left <= records::kFreeMisses - 1 - told);
    CHECK(left >= std::max(-1, records::kFreeMisses - 2 - told));
    refunded += left > records::kFreeMisses - 1 - told ? 1 : 0;
    charged += killed.said;
  }
  CHECK(charged > 0);
  counts.addUnits("kills", units.first(), units.done());
  counts.add("kills", units.done());
  counts.add("guesses told before them", charged);
  counts.add("refunded", refunded);
  counts.write();
}
