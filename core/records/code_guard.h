#pragma once
// Guesses at the codes that teachers read out, counted so that a pulled plug refunds nothing (trust: 2.8): a try is
// charged and committed before it is compared.
//
// What a guess is worth: a code has eight free digits, and all that are good at the moment are compared. For a student
// that is one for each deed that the journey allows, at most three at once: 20 tries a day are right with
// 3 · 20 / 10⁸ = 6·10⁻⁷. For the teacher it is one for the request and up to 40
// on sheets (code_sheet.h), as any kiosk takes the next sheet unheard: 41 · 20 / 10⁸ = 8.2·10⁻⁶ per kiosk and
// day, 1.5·10⁻³ in a school year of 180 days that are all spent on it. The station hears of the misses, and of a right
// one that it never made.

#include <cstdint>
#include <string>

namespace cz::records {

inline constexpr int kTriesPerRequest = 5;
inline constexpr std::int64_t kFirstCodeWaitMs = 60'000;  ///< doubling
inline constexpr std::int64_t kLongestCodeWaitMs = std::int64_t{15} * 60'000;
inline constexpr int kCodeTriesPerDay = 20;                               ///< per kiosk, over all students
inline constexpr std::int64_t kCodeDayMs = std::int64_t{24} * 3'600'000;  ///< of powered time

/// How long after the n-th request in a row that was used up the next one comes. 0 of them: at once.
std::int64_t waitAfterRequests(int usedUp);

/// Whether a code may be typed now, for one student and one check.
struct CodeDoor {
  std::string request;       ///< four symbols that the teacher needs; empty: none may be typed
  int triesLeft = 0;         ///< before the request is used up, or none are left for today
  std::int64_t waitMs = 0;   ///< no request: until there is one
  bool onlyStation = false;  ///< no request: too many tries in 24 hours of powered time; the station unlocks
};

/// What came of a code.
struct CodeTried {
  enum class Outcome {
    right,     ///< the unlock is in the log
    slip,      ///< it can't be any code: a digit was misread. Nothing was charged
    notRight,  ///< it is not the one
    closed     ///< none may be typed now; nothing was charged
  } outcome = Outcome::closed;
  CodeDoor door;             ///< as it stands afterwards; right: empty
  std::string request = {};  ///< right: for which it was
};

}  // namespace cz::records
