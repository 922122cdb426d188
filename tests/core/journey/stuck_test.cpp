// Whatever students and teachers do, in whatever order news travels: no form comes again while an unseen one is left,
// no attempt is lost, no step is skipped, nobody is stuck, and everybody who knows the same logs says the same.
// CHECKZONE_DEEP=1 walks a million steps and more.

#include <cstdlib>

#include "tests/core/journey/world.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

namespace {

Seed seedOf(std::uint32_t number) {
  Seed seed;
  for (std::size_t i = 0; i < 4; ++i) seed.bytes[i] = static_cast<std::uint8_t>(number >> (8 * i));
  return seed;
}

struct Walk {
  int steps = 0;
  std::uint32_t world = 0;
  std::string broken;
  World::Reached reached{};
};

/// Worlds one after another, until a promise is broken or enough steps were taken.
Walk walk(const Room& room, int most, bool settles = true) {
  Walk walk;
  for (; walk.steps < most && walk.broken.empty(); ++walk.world) {
    World world(room, seedOf(walk.world));
    for (int i = 0; i < World::kSteps; ++i, ++walk.steps)
      if (!world.step()) break;
    if (settles && world.broken().empty()) world.settle();
    walk.broken = world.broken();
    for (std::size_t i = 0; i < walk.reached.size(); ++i) walk.reached[i] += world.reached()[i];
  }
  return walk;
}

/// Enough for every fault below to be met.
constexpr int kForFault = 30'000;

void mustBeCaught(const Room& faulty, const std::string& as) {
  const Walk caught = walk(faulty, kForFault);
  CHECK(caught.broken == as);
}

Room deciding(const std::function<Decision(const Journey&, const Command&, const Policy&, const Moment&)>& decide) {
  Room room;
  room.decide = decide;
  return room;
}

}  // namespace

TEST_CASE("whatever happens: no form again, no attempt lost, no step skipped, nobody stuck, and all agree") {
  const bool deep = std::getenv("CHECKZONE_DEEP") != nullptr;
  const int most = deep ? 1'200'000 : 120'000;
  const Walk walked = walk({}, most);
  INFO("world " << walked.world << " after " << walked.steps << " steps");
  CHECK(walked.broken == "");
  CHECK(walked.steps >= most);
  for (std::size_t kind = 0; kind < walked.reached.size(); ++kind) {
    INFO("kind " << kind);
    CHECK(walked.reached[kind] >= 30);
  }
}

TEST_CASE("a fault is caught: reflection is forgotten") {
  mustBeCaught(deciding([](const Journey& journey, const Command& command, Policy policy, const Moment& now) {
                 policy.reflect.is = false;
                 return decide(journey, command, policy, now);
               }),
               "reflection was skipped");
}

TEST_CASE("a fault is caught: the student's word is taken where the teacher's is asked for") {
  mustBeCaught(deciding([](const Journey& journey, const Command& command, Policy policy, const Moment& now) {
                 policy.confirm.is = pack::Reassess::Confirm::student;
                 return decide(journey, command, policy, now);
               }),
               "revision was skipped");
}

TEST_CASE("a fault is caught: the wait is forgotten") {
  mustBeCaught(deciding([](const Journey& journey, const Command& command, Policy policy, const Moment& now) {
                 policy.wait.is.count = 0;
                 return decide(journey, command, policy, now);
               }),
               "a wait was not kept");
}

TEST_CASE("a fault is caught: tries are numbered by how many count, so that a void one's number comes again") {
  mustBeCaught(deciding([](const Journey& journey, const Command& command, const Policy& policy, const Moment& now) {
                 Decision decision = decide(journey, command, policy, now);
                 if (auto* allowed = std::get_if<Allowed>(&decision); allowed != nullptr && !allowed->resume) {
                   allowed->number = journey.tries() + 1;
                   for (Happening& leaf : allowed->leaves)
                     if (auto* start = std::get_if<Started>(&leaf)) start->number = allowed->number;
                 }
                 return decision;
               }),
               "a number, and with it a form, comes again");
}

TEST_CASE("a fault is caught: an open try is not seen, and another one starts beside it") {
  const Room faulty = deciding([](Journey journey, const Command& command, const Policy& policy, const Moment& now) {
    if (std::holds_alternative<WantStart>(command))
      std::erase_if(journey.known, [](const auto& one) { return one.second.isOpen(); });
    return decide(journey, command, policy, now);
  });
  CHECK(walk(faulty, kForFault, false).broken == "a try beside an open one");
}

TEST_CASE("a fault is caught: a kiosk goes on with a try that was handed over to another") {
  mustBeCaught(deciding([](const Journey& journey, const Command& command, const Policy& policy, Moment now) {
                 now.seat = LogId();
                 return decide(journey, command, policy, now);
               }),
               "a try goes on that is not open here");
}

TEST_CASE("a fault is caught: the teacher can't open a try any more once the tries are used up") {
  mustBeCaught(
      deciding([](const Journey& journey, const Command& command, const Policy& policy, const Moment& now) -> Decision {
        if (std::holds_alternative<WantUnlock>(command) && triesLeft(journey, policy) == 0)
          return refused(Refusal::noTriesLeft);
        return decide(journey, command, policy, now);
      }),
      "a student is stuck");
}

TEST_CASE("a fault is caught: a teacher can't open a try before its wait is over, and no clock ever ends it") {
  mustBeCaught(deciding([](const Journey& journey, Command command, const Policy& policy, const Moment& now) {
                 if (auto* unlock = std::get_if<WantUnlock>(&command)) unlock->waive = false;
                 return decide(journey, command, policy, now);
               }),
               "a student is stuck");
}

TEST_CASE("a fault is caught: of two hand-ins of one attempt the one that is heard last counts") {
  Room faulty;
  faulty.evolve = [](Journey journey, const Happening& happening) {
    if (const auto* done = std::get_if<HandedIn>(&happening)) journey.known[done->attempt].handIns.clear();
    return evolve(std::move(journey), happening);
  };
  const Walk caught = walk(faulty, 4 * kForFault);  // it takes a hand-over that two seats don't hear of in time
  CHECK(caught.broken == "kiosk and station come to different journeys");
}

TEST_CASE("a fault is caught: a start closes a request that was heard before") {
  Room faulty;
  faulty.evolve = [](Journey journey, const Happening& happening) {
    if (std::holds_alternative<Started>(happening))
      for (auto& [id, attempt] : journey.known) attempt.asked = false;
    return evolve(std::move(journey), happening);
  };
  const Walk caught = walk(faulty, kForFault);
  INFO(caught.broken);
  const bool told = caught.broken.find("different") != std::string::npos ||
                    caught.broken == "the journey depends on the order in which logs are heard";
  CHECK(told);
}

TEST_CASE("a fault is caught: an attempt is forgotten when it is taken out") {
  Room faulty;
  faulty.evolve = [](Journey journey, const Happening& happening) {
    journey = evolve(std::move(journey), happening);
    std::erase_if(journey.known, [](const auto& one) { return one.second.start && one.second.isVoid(); });
    return journey;
  };
  const Walk caught = walk(faulty, kForFault);
  CHECK_FALSE(caught.broken.empty());
}

TEST_CASE("a fault is caught: a try at what was missing counts for the whole, whatever became of the other tries") {
  Room faulty;
  faulty.evolve = [](Journey journey, const Happening& happening) {
    Happening told = happening;
    if (auto* start = std::get_if<Started>(&told)) start->only.clear();
    return evolve(std::move(journey), told);
  };
  const Walk caught = walk(faulty, 4 * kForFault);
  CHECK(caught.broken == "a check is mastered by tries at some skills alone");
}

TEST_CASE("a fault is caught: a regrade lowers a result and nobody says why") {
  mustBeCaught(deciding([](const Journey& journey, Command command, const Policy& policy, const Moment& now) {
                 if (auto* regrade = std::get_if<WantRegrade>(&command)) regrade->reason = "because";
                 return decide(journey, command, policy, now);
               }),
               "a result was lowered without a word");
}

TEST_CASE("a fault is caught: a mark that knows nothing of a regrade takes it back") {
  Room faulty;
  faulty.evolve = [](Journey journey, const Happening& happening) {
    Happening told = happening;
    if (auto* mark = std::get_if<Marked>(&told)) mark->regrade = ~std::uint64_t{0};
    return evolve(std::move(journey), told);
  };
  const Walk caught = walk(faulty, kForFault);
  CHECK(caught.broken == "the teacher's last word about a result doesn't count");
}
