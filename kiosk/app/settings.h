#pragma once
// The few values that decide how the kiosk behaves, in one place; and what a student may set for themself.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace cz::app {

inline constexpr std::int64_t kDraftPauseMs = 350;       ///< a typed draft is saved after this pause
inline constexpr std::int64_t kIdlePathMs = 60'000;      ///< signed in, outside an attempt: then "Still here?"
inline constexpr std::int64_t kIdleAttemptMs = 300'000;  ///< in an attempt: then "Still here?"
inline constexpr std::int64_t kIdleNobodyMs = 60'000;    ///< names and PIN: then back to the start screen
inline constexpr std::int64_t kStillHereMs = 20'000;     ///< how long that question waits for an answer
inline constexpr std::int64_t kTeacherCodeMs = 300'000;  ///< a teacher's code: the way to the station and back
inline constexpr std::int64_t kTeacherMs = 180'000;      ///< the teacher's panel: then it closes by itself
inline constexpr std::int64_t kStayMs = 60'000;          ///< who marks is said to be here so often
inline constexpr std::int64_t kFullRetryMs = 60'000;     ///< a full disk is looked at again
inline constexpr std::int64_t kServiceRetryMs = 20'000;  ///< the service screen tries again by itself
inline constexpr std::int64_t kConnectMs = 180'000;      ///< how long connecting may take before it is given up
inline constexpr std::int64_t kLookMs = 2'000;   ///< a question that decides much stands so long before it is answered
inline constexpr std::int64_t kMoveMs = 10'000;  ///< how long the station may take to say that a try goes on here
inline constexpr int kNamesPerPage = 24;         ///< a class with more is paged by first letter
inline constexpr int kPinMost = 6;               ///< digits; a PIN has 4 to 6
inline constexpr int kPinLeast = 4;
inline constexpr std::size_t kCodeDigits = 9;  ///< of a code that a teacher reads out

/// How sure the student feels before starting; kept with the attempt.
enum class Confidence { notSaid, notSure, fairly, very };

enum class ThemeChoice { light, dark, highContrast };

inline constexpr int kTextSizes[] = {100, 125, 150, 175, 200};  ///< per cent

/// Letters to read: openDyslexic only where the machine has it (Fittings).
enum class TypefaceChoice { andika, openDyslexic, system };

/// How a student likes to read. It lasts until sign-out, so that the next student meets the usual look, and comes back
/// with the student.
struct Look {
  int textPercent = 100;  ///< one of kTextSizes
  ThemeChoice theme = ThemeChoice::light;
  TypefaceChoice typeface = TypefaceChoice::andika;
  bool lineByLine = false;    ///< all but the lines that are being read is dimmed
  std::string language = {};  ///< of the interface, BCP 47; empty: the seat's own
  friend bool operator==(const Look&, const Look&) = default;
};

/// What this machine can do for a reader. Told once, when it is switched on.
struct Fittings {
  std::string language = "en";                                 ///< the seat's own
  std::vector<std::pair<std::string, std::string>> languages;  ///< tag and name of each that it speaks
  bool openDyslexic = false;                                   ///< that family is installed
  std::vector<std::string> voices;                             ///< languages that can be read aloud; empty: none
};

/// Sentences in one language, to be read aloud.
struct Spoken {
  std::string language;  ///< BCP 47
  std::string text;
};

}  // namespace cz::app
