#pragma once
// The invariants of trust: 3 by their numbers, so that a finding says which one fell. Where they are looked at:
//
// I1 I2 I3 I4  judge.cpp at every opened disk; sitting.cpp; week.cpp (I4 also in went_back_test.cpp)
// I5           judge.cpp, order_test.cpp, week.cpp, went_back_test.cpp
// I6           secret_test.cpp at every write of a journey; judge.cpp on whole disks
// I7           week.cpp; order_test.cpp has one unlock that two kiosks spend
// I8           flip_test.cpp
// I9           order_test.cpp, week.cpp
// I10          went_back_test.cpp

#include <string>

namespace cz::tests {

/// "I3, a stored root is the one of its leaves: …"
inline std::string fell(int invariant, const std::string& how) {
  static constexpr const char* kSays[] = {
      "what was acknowledged is there",          "what is there was signed by a kiosk",
      "a stored root is the one of its leaves",  "a countersigned size never falls",
      "facts are what the leaves say",           "nothing on a kiosk's disk can be read by others",
      "an unlock is spent once at a kiosk",      "what is refused changes no byte",
      "any order of messages comes to the same", "every disk that went back is reported, and no other"};
  return "I" + std::to_string(invariant) + ", " + kSays[invariant - 1] + ": " + how;
}

}  // namespace cz::tests
