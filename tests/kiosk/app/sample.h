#pragma once
// A small, believable zone for the tests of kiosk/app and kiosk/screens: two classes, Lex's path, one attempt with an
// item of every type, and results.

#include <string>
#include <vector>

#include "kiosk/app/update.h"

namespace cz::app::sample {

inline const StudentId kLex{"0123456789abcdef0123456789abcdef"};
inline const StudentId kSam{"1123456789abcdef0123456789abcdef"};
inline const CheckId kFactors{"factors"};
inline const CheckId kCommon{"common-factors"};
inline const AttemptId kAttempt{"a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0"};
inline const ClassId kThird{"p3"};

ZoneView zone();
/// `count` students of one class, "Name 0" …, spread over the letters A to Z.
ZoneView bigZone(int count);
PathView path();
/// The same with the third lesson's attempt open.
PathView pathWithOpenAttempt();
CoverView cover();
CoverView coverAfterNotYet();
/// Eight places: choice, choices, number, number-list, text, match, sort, order.
AttemptView attempt();
ResultView mastered();
ResultView notYet();
/// From "not yet" to mastered, because a key was wrong.
ChangedView changed();
/// After that result: two questions answered, and two things to revise.
ReflectionView reflection();
RevisionView revision();
/// What the teacher needs for a code that opens the next try of that check.
CodeView code();
/// What the teacher needs for a code of their own, and what it opens: two open tries, two that can be unlocked.
CodeView teachersCode();
PanelView panel();
/// An answer that was given aloud: two criteria, four levels.
SpokenView spoken();
/// A longest-case text for every size of screen.
std::string longSentence();

/// One person's way through the kiosk, told event by event.
class Visit {
 public:
  Visit();
  /// Lets it happen; its effects are in `effects` afterwards, without those of earlier events.
  void happens(const Event& event);
  /// Time goes on by this many milliseconds.
  void passes(std::int64_t ms);
  /// From the start screen to the path.
  void signIn();
  /// From the start screen to the first item of the attempt.
  void openAttempt();

  template <class T>
  const T* on() const {
    return std::get_if<T>(&model.screen);
  }
  /// The only effect of that kind in the last event; null when there is none or more than one.
  template <class T>
  const T* did() const {
    const T* found = nullptr;
    for (const Effect& effect : effects)
      if (const auto* one = std::get_if<T>(&effect)) {
        if (found) return nullptr;
        found = one;
      }
    return found;
  }
  /// How often an effect of that kind was asked for since the beginning.
  template <class T>
  int times() const {
    int count = 0;
    for (const Effect& effect : all) count += std::holds_alternative<T>(effect) ? 1 : 0;
    return count;
  }

  Model model;
  std::vector<Effect> effects;
  std::vector<Effect> all;
};

}  // namespace cz::app::sample
