#pragma once
// Joining a station by a stick, as it stands (sync: stick_join.h has the four walks).

#include <string>
#include <vector>

namespace cz::app {

struct JoinView {
  enum class State {
    asking,     ///< no station has answered yet
    numbered,   ///< one has: `number` is to be written down and carried there with the stick
    answered,   ///< somebody there said that it is the same: the same is asked here
    joined,     ///< this seat is one of the station's
    different,  ///< somebody said that it is not the same, here or there
    over,       ///< it came to nothing at the station
    pause,      ///< too many tries came to nothing; `waitSeconds` from when it was told
  } state = State::asking;
  std::string number;  ///< "417 902"
  std::string room;    ///< "Room 14", as the station calls itself
  /// What came of the last exchange with the stick.
  enum class Stick {
    nothing,  ///< none was done yet on this screen
    none,     ///< none is plugged in, or none that can be written to
    several,  ///< more than one: which is meant?
    done,     ///< what was written was read back: it is safe to remove
    notDone   ///< `sentence` says why
  } stick = Stick::nothing;
  std::string sentence;
  std::vector<std::string> trouble;  ///< what could not be used, each with its way out
  bool filled = false;               ///< joined: class list or checks came with the stick
  int waitSeconds = 0;
};

}  // namespace cz::app
