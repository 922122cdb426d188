#include "tests/endurance/sitting.h"

#include "tests/endurance/dice.h"
#include "tests/endurance/disk_vfs.h"
#include "tests/endurance/invariants.h"
#include "tests/endurance/no_memory.h"
#include "tests/endurance/replay.h"

namespace cz::tests {
namespace {

const CheckId kFactors{"factors"};
const char* const kWho = "Noor Haddad";

bool endsIt(Fault fault) { return fault == Fault::io || fault == Fault::full; }

const app::Failed* failureIn(const std::vector<app::Event>& events) {
  for (const auto& event : events)
    if (const auto* failed = std::get_if<app::Failed>(&event)) return failed;
  return nullptr;
}

}  // namespace

Morning newKiosk(const Recording& journey) { return {Disk(), *journey.promises.front().station}; }

Morning pairedKiosk(const Recording& journey) {
  for (const Promise& promise : journey.promises) {
    if (!promise.memory.parts.at("packs").starts_with("factors-6")) continue;
    Replay replay(journey.trace);
    replay.goTo(promise.operations);
    return {replay.cut(1, 0), *promise.station};
  }
  throw std::runtime_error("no pack came in this journey");
}

/// Desk and exchange of one sitting.
class Sitter::Run {
 public:
  Run(Sitter& home, std::uint64_t seed, std::function<void()> said = {})
      : home_(home),
        said_(std::move(said)),
        dice_(seed),
        random_(seed + 50),
        desk_({home.kiosk_, "Seat 1"}, clock_, random_, [](const std::string&) {}) {}

  Sitting run() {
    for (int tries = 0; tries < 2 && !sitting_.opened; ++tries) opened();  // as the screen does it after a while
    if (sitting_.opened) {
      talk();
      takeCheck();
      talk();
      lastWord();
    }
    return std::move(sitting_);
  }

 private:
  void opened() {
    ++sitting_.effects;
    if (failureIn(run(app::LoadZone{})) != nullptr) return;
    sitting_.opened = true;
    promise();
  }

  std::vector<app::Event> run(const app::Effect& effect) {
    const RunsOut memory;
    return desk_.run(effect);
  }

  void promise() {
    if (said_) return said_();  // whoever listens knows by heart what it should be
    sitting_.promises.push_back(memoryOf(desk_.records(), home_.asked_));
  }

  /// An effect. After a fault of the disk the same fault must be told for ever.
  std::vector<app::Event> does(const app::Effect& effect) {
    ++sitting_.effects;
    auto events = run(effect);
    const auto* failed = failureIn(events);
    const bool wasBroken = sitting_.failed && deskIsBroken_;
    if (failed == nullptr) {
      if (wasBroken) sitting_.ruleBroken = "an effect was carried out after the disk had failed";
      if (!sitting_.failed) promise();
    } else if (endsIt(failed->fault)) {
      if (wasBroken && failed->sentence != sitting_.failed->message)
        sitting_.ruleBroken = "another fault: " + failed->sentence;
      if (!sitting_.failed) sitting_.failed = Error{failed->fault, failed->sentence, ""};
      deskIsBroken_ = true;
    } else if (!sitting_.failed) {
      sitting_.ruleBroken = "refused: " + failed->sentence;
    }
    return events;
  }

  void takeCheck() {
    if (isOver_) return;
    const StudentId noor = home_.asked_.students.front();
    const auto events = does(app::StartAttempt{noor, kFactors, app::Confidence::notSaid});
    const auto* opened = events.empty() ? nullptr : std::get_if<app::AttemptOpened>(&events.front());
    AttemptId attempt("0123456789abcdef0123456789abcdef");
    if (opened != nullptr) attempt = opened->attempt.attempt;
    if (opened != nullptr) answer(opened->attempt);
    does(app::HandIn{attempt});
    if (sitting_.failed) {  // it goes on pressing
      does(app::LoadPath{noor});
      does(app::StartAttempt{noor, kFactors, app::Confidence::notSaid});
      return;
    }
    does(app::SaveReflection{noor, kFactors, attempt, {"I hurried.", "", ""}, 1});
    does(app::KeepReflection{noor, kFactors, attempt, {"I hurried.", "Pairs.", "Slowly."}});
    does(app::SayRevised{noor, kFactors, attempt, {SkillId("find"), SkillId("use")}});
    does(app::AskForTry{noor, kFactors});
    does(app::SignOut{noor, {}, app::SignOutReason::byHand});
  }

  void answer(const app::AttemptView& view) {
    std::uint64_t serial = 0;
    const auto pauseAt = dice_.below(view.places.size() * 2);
    for (std::size_t at = 0; at < view.places.size(); ++at) {
      if (dice_.below(5) > 0) save(view, view.places[at], ++serial);
      does(app::MovePlace{view.attempt, static_cast<int>(at) + 1});
      if (at != pauseAt) continue;
      does(app::SignOut{view.student, view.attempt, app::SignOutReason::byHand});
      clock_.pass(61'000);
      does(app::StartAttempt{view.student, kFactors, app::Confidence::notSaid});
    }
  }

  void save(const app::AttemptView& view, const app::PlaceView& place, std::uint64_t serial) {
    const auto question = desk_.questionOf(place.slot);
    const auto given = question ? responseTo(*question, place.item, false) : scoring::Response(scoring::Typed("12"));
    does(app::SaveResponse{view.attempt, place.slot, given, dice_.below(4) == 0, serial});
  }

  /// A round with the station. The disk may fail in it as well; then the round is over.
  void talk() {
    if (sitting_.failed) return;
    auto station = must(station::Station::open(home_.station_, clock_, random_));
    if (!exchange_) exchange_ = std::make_unique<desk::Exchange>(desk_, station->token().text());
    for (int left = 60; left > 0; --left) {
      ++sitting_.effects;
      const auto post = next();
      if (!post) return talkFailed(post.error());
      if (!*post) return;
      const auto reply = delivered(*station, **post);
      if (!reply) {
        sitting_.ruleBroken = "the station refused: " + reply.error().message;
        return;
      }
      if (const auto taken = take(*reply); !taken) return talkFailed(taken.error());
      promise();
    }
  }

  Result<std::optional<desk::Post>> next() {
    const RunsOut memory;
    return exchange_->next();
  }

  Result<std::vector<app::Event>> take(ByteView reply) {
    const RunsOut memory;
    return exchange_->take(reply);
  }

  void talkFailed(const Error& error) {
    // Where memory came back, whatever goes on from here is promised by nobody: the sitting ends.
    isOver_ = memoryRanOut() && desk_.records().putSetting("probe", viewOf("x"));
    sitting_.failed = error;
    // Rule B holds in the store even when the desk has not heard of it yet.
    if (error.fault == Fault::io && !memoryRanOut() && desk_.records().putSetting("probe", viewOf("x")))
      sitting_.ruleBroken = "something was saved after the disk had failed";
  }

  void lastWord() {
    if (!sitting_.failed || sitting_.failed->fault != Fault::io || memoryRanOut()) return;
    if (const auto saved = desk_.records().putSetting("probe", viewOf("x")); saved)
      sitting_.ruleBroken = "something was saved after the disk had failed";
  }

  Sitter& home_;
  bool isOver_ = false;
  std::function<void()> said_;
  Dice dice_;
  StillClock clock_;
  CountingRandom random_;
  desk::Desk desk_;
  std::unique_ptr<desk::Exchange> exchange_;
  Sitting sitting_;
  bool deskIsBroken_ = false;
};

Sitter::Sitter(const Recording& journey, const std::string& name)
    : journey_(journey),
      kiosk_(lendKeys(journey.kiosk(), journey.classroom->folder / ("kiosk-" + name))),
      station_(lendKeys(journey.station(), journey.classroom->folder / ("station-" + name))),
      keys_(keysIn(kiosk_)),
      asked_{{journey.classroom->idOf(kWho)}, {kFactors}, journey.asked.readers} {
  Disk empty;
  const Mount mount(kiosk_, empty);
  StillClock clock;
  CountingRandom random(3);
  auto records = must(records::KioskRecords::open(kiosk_ / "kiosk.db", clock, random, keys_));
  fresh_ = memoryOf(records, asked_);
}

Sitting Sitter::sit(Disk& disk, const Morning& morning, std::uint64_t seed) {
  Disk stationDisk = morning.station.afterRestart();
  const Mount kiosk(kiosk_, disk);
  const Mount station(station_, stationDisk);
  return Run(*this, seed).run();
}

std::string Sitter::examine(Disk& disk, const Sitting& sitting, const Sitting& clean, bool deed) {
  {
    const Mount mount(kiosk_, disk);
    if (auto wrong = reopen(sitting, clean, deed ? "done" : ""); !wrong.empty()) return wrong;
  }
  if (!deed) return {};
  Disk cut = disk.afterCut({Damage::Kind::dropAll});
  const Mount mount(kiosk_, cut);
  StillClock clock;
  CountingRandom random(78);
  auto records = records::KioskRecords::open(kiosk_ / "kiosk.db", clock, random, keys_);
  if (!records) return "after the restart and a cut it does not open: " + records.error().message;
  const auto saved = records->setting("probe");
  if (!saved || !*saved || textOf(**saved) != "done")
    return fell(1, "what was saved after the restart is lost by a cut");
  const auto wrong = compare(memoryOf(*records, asked_), sitting, clean);
  return wrong.empty() ? wrong : "after the restart, a deed and a cut: " + wrong;
}

std::string Sitter::reopen(const Sitting& sitting, const Sitting& clean, const std::string& deed) {
  StillClock clock;
  clock.pass(100'000'000);
  CountingRandom random(77);
  auto records = records::KioskRecords::open(kiosk_ / "kiosk.db", clock, random, keys_);
  if (!records) return fell(1, "it does not open: " + records.error().message + " " + records.error().detail);
  if (auto wrong = compare(memoryOf(*records, asked_), sitting, clean); !wrong.empty()) return wrong;
  if (deed.empty()) return {};
  if (auto saved = records->putSetting("probe", viewOf(deed)); !saved)
    return "nothing can be saved after the restart: " + saved.error().message;
  return {};
}

void Sitter::layOut(const Morning& morning) {
  for (const char* file : {"kiosk.db", "kiosk.db-wal", "kiosk.db-journal"}) {
    std::filesystem::remove(kiosk_ / file);
    if (morning.kiosk.has(file)) writeBytes(kiosk_ / file, morning.kiosk.read(file));
  }
}

Sitting Sitter::sitOnMachine(const Morning& morning, std::uint64_t seed, const std::function<void()>& said) {
  Disk stationDisk = morning.station.afterRestart();
  const Mount station(station_, stationDisk);
  return Run(*this, seed, said).run();
}

void Sitter::openOnMachine() {
  StillClock clock;
  CountingRandom random(79);
  must(records::KioskRecords::open(kiosk_ / "kiosk.db", clock, random, keys_));
}

std::string Sitter::examineOnMachine(std::size_t promises, const Sitting& clean) {
  Sitting sitting;
  sitting.promises.assign(clean.promises.begin(), clean.promises.begin() + static_cast<std::ptrdiff_t>(promises));
  return reopen(sitting, clean, "done");
}

/// What was promised last, or what was being done when the disk failed.
std::string Sitter::compare(const Memory& memory, const Sitting& sitting, const Sitting& clean) const {
  const std::size_t given = sitting.promises.size();
  const Memory& last = given == 0 ? fresh_ : sitting.promises.back();
  const Memory& next = given < clean.promises.size() ? clean.promises[given] : clean.promises.back();
  if (given > 0 && memory.leaves < last.leaves + 1) return fell(1, "leaves are lost");
  for (const auto& [part, value] : memory.parts) {
    const auto is = [&](const Memory& one) {
      const auto found = one.parts.find(part);
      return found != one.parts.end() && found->second == value;
    };
    if (!is(last) && !is(next) && !(given == 0 && is(clean.promises.front())))
      return fell(1, part + " is \"" + value + "\", and was promised to be \"" +
                         (last.parts.contains(part) ? last.parts.at(part) : "") + "\"");
  }
  for (const auto& [part, value] : last.parts)
    if (!memory.parts.contains(part) && next.parts.contains(part)) return fell(1, part + " is lost");
  return {};
}

}  // namespace cz::tests
