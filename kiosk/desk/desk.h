#pragma once
// Carries out what `update` asks for: the kiosk's memory and judgement, without a window and without a socket.
//
// The shell runs one Desk on its worker thread; tests run it in line. Every answer is given after the commit.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/pack/question.h"
#include "core/records/class_rules.h"
#include "core/records/kiosk_records.h"
#include "core/roster/roster.h"
#include "core/sync/enrol_kiosk.h"
#include "core/sync/messages.h"
#include "kiosk/app/effect.h"
#include "kiosk/app/event.h"
#include "kiosk/desk/library.h"
#include "kiosk/desk/mounts.h"
#include "kiosk/desk/space.h"

namespace cz::desk {

struct Setup {
  std::filesystem::path folder;  ///< of this seat: kiosk.key, kiosk.db; made when missing
  std::string seat;              ///< "Seat 1"
  Space::Free free = &Space::freeOn;
  bool byNumber = false;     ///< it has a station's address and no token: it may join by comparing a number
  bool network = true;       ///< it has a station's address; false: sticks alone
  std::string version = {};  ///< of this program
  std::function<std::vector<std::filesystem::path>()> sticks = &mountedSticks;  ///< where one may be exchanged
  std::function<std::vector<doctor::Finding>()> doctor = {};  ///< looks at this machine; empty: nobody does
  std::function<records::Running()> running = {};  ///< asked once, when it opens its records; empty: nothing is known
  bool shufflePin =
      false;              ///< the digits of the PIN pad lie elsewhere in every visit: where it was touched tells no PIN
  std::string mark = {};  ///< of its station (sync::markOf): it joins that one by itself; empty: people compare
  std::string machine = {};  ///< by which its maker tells this machine from others; empty: not known
};

/// Not thread-safe. `clock` and `random` must outlive it.
class Desk {
 public:
  /// A line for the machine's log: no names, no answers.
  using Log = std::function<void(const std::string&)>;

  Desk(Setup setup, Clock& clock, Random& random, Log log);
  ~Desk();

  /// Does it and says what came of it. Never throws; a fault comes back as Failed. After a fault of the disk every
  /// further effect fails likewise until the program is started again (trust: rule B); a database that could not be
  /// opened is tried again by the next LoadZone.
  std::vector<app::Event> run(const app::Effect& effect);

  /// The question at a place of the attempt on the screen, with its key: for the script driver, which answers as a
  /// student who knows would. notFound: no such place.
  Result<pack::Question> questionOf(const SlotId& slot) const;

  // ---- for the exchange with the station (exchange.h) ----

  /// Opens keys and records when that has not been done yet.
  Result<void> open();
  records::KioskRecords& records() { return *records_; }
  const crypto::DeviceKeys& keys() const { return *keys_; }
  const Setup& setup() const { return setup_; }
  sync::SeatStatus status() const;
  /// As the class list has it; empty: not on it.
  std::string nameOf(const StudentId& student) const;
  /// What is amiss with this machine, cut to what a message may carry. Looked at anew once a minute.
  const std::vector<doctor::Finding>& health();
  /// The attempt that whoever is signed in wants to go on with here; empty: none. Asked for once.
  const AttemptId& wantsHere() const { return wantsHere_; }
  void wasAsked() { wantsHere_ = {}; }
  /// Whether the last message reached the station and came back answered. Not since the start: no.
  bool isReached() const { return reached_; }
  void setReached(bool reached) { reached_ = reached; }
  /// The attempt on the screen; empty: none.
  AttemptId onScreen() const;
  std::int64_t nowMs() { return clock_.bootMs(); }
  /// The try to join a station by a number that goes on at this moment; null: none.
  sync::EnrolKiosk* ceremony() { return ceremony_ ? &*ceremony_ : nullptr; }
  /// Begins one by itself, where this kiosk knows its station by a mark and belongs to none yet; every few seconds
  /// again until the station lets it in.
  void joinByMark();
  /// Another station answered last than the one whose mark this kiosk has.
  bool otherAnswers() const { return notMarked_; }
  /// How it goes; joined: this kiosk keeps what it learned, durably, and the ceremony is done with.
  Result<app::ConnectView> lookAtCeremony();
  /// Reads roster and packs again after the station sent others.
  /// Looks whether the disk has room, and has the station told when it hasn't any more.
  Result<void> lookAtDisk();
  Result<void> reload();
  Random& random() { return random_; }
  void setRoom(const std::string& room) { room_ = room; }
  /// Whether another station than this kiosk's answers at its address, and may be joined by a number. Gives whether
  /// that is news.
  bool setStranger(bool stranger) { return std::exchange(stranger_, stranger) != stranger; }

 private:
  struct Runner;
  struct OpenAttempt;

  Result<void> loadRoster();
  /// A pack that can't be read is reported and left out.
  Result<void> loadPacks();
  Result<ShelvedPtr> shelved(const Hash& pack);
  app::Failed failed(const Error& error);

  Setup setup_;
  Clock& clock_;
  Random& random_;
  Log log_;
  std::optional<crypto::DeviceKeys> keys_;
  std::optional<records::KioskRecords> records_;
  Space space_;
  Space::State diskRoom_ = Space::State::enough;
  std::optional<Error> broken_;  ///< what ended the use of the disk for this run
  roster::SeatRoster roster_;
  records::RuleBook rules_;
  Library library_;
  ShelvedPtr readLast_;  ///< of an earlier version perhaps: what waits for a mark asks for it again and again
  std::string room_;
  bool stranger_ = false;
  std::optional<sync::EnrolKiosk> ceremony_;
  sync::EnrolLimit tries_;
  std::int64_t joinAgainMs_ = 0;  ///< not by itself before that, in time since boot
  bool notMarked_ = false;
  std::unique_ptr<OpenAttempt> attempt_;
  /// Changed results that stand on the path of whoever is signed in; told once the student has left.
  std::vector<std::pair<AttemptId, journey::Deed>> telling_;
  app::StickView stickSaid_;  ///< what came of the last stick in the teacher's present visit
  sync::SeatStatus status_;
  AttemptId wantsHere_;
  bool reached_ = false;
  std::int64_t statusSinceMs_ = 0;
  std::vector<doctor::Finding> health_;
  std::optional<std::int64_t> healthSinceMs_;
};

}  // namespace cz::desk
