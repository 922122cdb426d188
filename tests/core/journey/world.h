#pragma once
// Three kiosks, a station and two students, for one check: everybody wants anything at any time, and news travels late.
// What the rules allow happens; every step is held against what was promised (world_rules.cpp), told from the leaves
// alone and not from the journey.

#include <array>
#include <functional>
#include <map>
#include <set>

#include "core/crypto/stream.h"
#include "core/form/form.h"
#include "core/journey/decide.h"
#include "core/journey/stamp.h"

namespace cz::tests {

using namespace cz::journey;

/// The room under test, or one with a fault put in.
struct Room {
  std::function<Decision(const Journey&, const Command&, const Policy&, const Moment&)> decide = journey::decide;
  std::function<Journey(Journey, const Happening&)> evolve = journey::evolve;
};

/// A leaf: what happened, and to whom when it names no attempt.
struct Told {
  StudentId about;
  Happening what;
};

/// A kiosk, or the station, as far as it has heard.
struct Listener {
  LogId log;  ///< that it writes; the station's is empty
  std::map<StudentId, Journey> journeys;
  std::vector<Told> heard;
};

struct Kiosk : Listener {
  std::vector<Told> up;    ///< its own log
  std::vector<Told> down;  ///< what the station wrote for it
  std::size_t sent = 0;    ///< of `up`, to the station
  std::size_t got = 0;     ///< of `down`
  bool clockSet = true;
};

class World {
 public:
  World(const Room& room, const Seed& seed);

  /// One wish or one parcel of news. False: a promise was broken, and `broken()` says which.
  bool step();
  /// Everybody hears everything; then all must agree, and nobody may be stuck.
  bool settle();
  const std::string& broken() const { return broken_; }
  /// How often each kind of wish was allowed, in the order of Command; then new tries after the first, and pairs of
  /// rivals. A walk that never gets anywhere proves nothing.
  using Reached = std::array<int, std::variant_size_v<Command> + 2>;
  const Reached& reached() const { return reached_; }

  static constexpr int kSteps = 200;  ///< of one world, before it settles

 private:
  friend struct Promises;
  void studentWants();
  void teacherWants();
  void newsTravels(std::size_t kiosk, std::size_t most);
  void hear(Listener& listener, const Told& told);
  void write(Kiosk& kiosk, const Told& told);
  void decideAt(const StudentId& student, const Command& command);
  void mark();
  void regraded(const WantRegrade& want);
  void started(Kiosk& kiosk, const StudentId& student, const Allowed& start, const AttemptId& id);
  Command byCode(const Kiosk& kiosk, const StudentId& student);
  Command studentsCommand(const Kiosk& kiosk, const StudentId& student);
  Command teachersCommand();
  AttemptId someAttempt(const Listener& listener);
  AttemptId openAttempt(const Kiosk& kiosk, const StudentId& student);
  Outcome someOutcome();
  Deed deed();
  std::uint64_t below(std::uint64_t n) { return dice_.below(n); }
  bool oneIn(std::uint64_t n) { return dice_.below(n) == 0; }
  StudentId someStudent() { return students_[below(students_.size())]; }
  Moment momentAt(const Kiosk& kiosk) const;
  void breakPromise(const std::string& what);
  void agree();
  void mergeAnyhow();
  bool leadsToMastery(Journey journey);

  const Room& room_;
  crypto::Stream dice_;
  Policy policy_;
  pack::Check check_;
  std::vector<StudentId> students_;
  std::vector<Kiosk> kiosks_;
  Listener station_;
  std::int64_t nowMs_ = 1'772'400'000'000;
  std::uint64_t deeds_ = 0;
  int attempts_ = 0;
  std::map<AttemptId, form::Form> forms_;
  std::string broken_;
  Reached reached_{};
};

}  // namespace cz::tests
