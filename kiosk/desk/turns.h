#pragma once
// How long a seat waits between two rounds of talk with its station. Pure.

#include <cstdint>

namespace cz::desk {

class Turns {
 public:
  enum class Round {
    reached,  ///< the station answered
    crowded,  ///< it is there, and asks for a slower pace: many seats talk to it from one address
    away
  };
  /// In milliseconds. `waits`: somebody at this seat waits for the station's word (app::waitsForStation).
  std::int64_t after(Round round, bool waits);

  static constexpr std::int64_t kWaited = 500;  ///< what is pressed at the station is on the screen within a second
  static constexpr std::int64_t kTurn = 2'000;
  static constexpr std::int64_t kFirstRetry = 1'000;  ///< after a failed round, doubling
  static constexpr std::int64_t kLongestRetry = 30'000;
  /// Whoever was put off asks again soon, which costs the station next to nothing, and whoever was answered makes room
  /// for the others for so long as being put off has taught. So forty seats behind one address, of which the station
  /// answers five calls a second, are answered every eight seconds each, and none waits for much more than half a
  /// minute.
  static constexpr std::int64_t kPutOff = 700;
  static constexpr std::int64_t kLongestCrowded = 16'000;

 private:
  std::int64_t retry_ = kFirstRetry;
  std::int64_t crowded_ = 0;  ///< after an answer; grows with every time it was put off, and shrinks with every answer
};

}  // namespace cz::desk
