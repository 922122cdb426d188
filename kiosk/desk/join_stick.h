#pragma once
// Joining a station by a stick, where no network is (sync: stick_join.h). What is under way is kept among this kiosk's
// settings, so that a restart between two walks loses nothing.

#include <filesystem>
#include <string>
#include <vector>

#include "core/sync/stick_folder.h"
#include "core/sync/stick_join.h"
#include "kiosk/desk/desk.h"

namespace cz::desk {

/// Runs on the desk's thread. `desk` must outlive it.
class JoinStick {
 public:
  using State = sync::JoiningKiosk::State;
  struct Standing {
    State state = State::asking;
    std::string number;  ///< "417 902"; empty while no station has answered
    std::string room;    ///< of the station that answered; nobody has proven it yet
  };
  struct Exchanged {
    Standing now;
    bool wasWritten = false;           ///< the stick carries this kiosk's word, and reads as it was written
    std::vector<std::string> trouble;  ///< sentences, each with its way out
  };

  explicit JoinStick(Desk& desk) : desk_(desk) {}

  /// refused: this kiosk has a station already.
  Result<Standing> standing();
  /// Reads the stick's answer, if there is one, and leaves on it what the station has to know next. io, full: as the
  /// stick says; what was read is kept.
  Result<Exchanged> exchange(const std::filesystem::path& folder);
  /// Somebody at the kiosk says whether the station showed the same number and was told "the same". Yes: this kiosk
  /// belongs to that station, durably. No: all of it is forgotten. refused: nothing waits for that answer.
  Result<void> answer(bool same);
  /// What was begun comes to nothing; the next exchange begins anew, with another number.
  Result<void> forget();

 private:
  Result<sync::JoiningKiosk> open();
  Result<void> keep(const sync::KeptJoin& kept);
  Result<void> hear(const sync::StickFolder& stick, sync::JoiningKiosk& joining, Exchanged& done);

  Desk& desk_;
};

}  // namespace cz::desk
