#pragma once
// The kiosk at one moment. One struct per screen holds exactly what that screen needs, so that leaving a screen
// destroys what it knew about a student (case O-46).

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/app/join_view.h"
#include "kiosk/app/settings.h"
#include "kiosk/app/views.h"

namespace cz::app {

/// Switched on, the desk hasn't answered yet.
struct BootScreen {};
struct StartScreen {
  bool seatOpen = false;    ///< the teacher looks what waits to be handed over
  bool busy = false;        ///< the screen for the teacher's code is on its way
  bool markLeft = false;    ///< the teacher's time was over in the middle of a mark (Model::leftMark)
  std::string notice = {};  ///< why whoever sat here is signed out; may be empty
};
struct ClassScreen {};
struct NamesScreen {
  ClassId id;
  int page = 0;
};

struct PinScreen {
  enum class Trouble { none, wrong, wait, noPin };
  StudentId student;
  std::string name;
  NamesScreen from;    ///< where Back leads
  std::string digits;  ///< as typed so far; wiped as soon as it was asked about
  std::string pad;     ///< as in ZoneView; it stays as it is while somebody types
  Trouble trouble = Trouble::none;
  int missesLeft = 0;                     ///< after `wrong`
  std::int64_t waitUntilMs = 0;           ///< after `wait`, in boot time
  bool checking = false;                  ///< the desk has the PIN
  bool entered = false;                   ///< it was right; the path is on its way
  std::optional<LastHere> lastHere = {};  ///< entered
};

struct PathScreen {
  PathView path;
  CheckId picked;                         ///< the row whose panel is shown
  std::string notice;                     ///< why the last wish was refused; may be empty
  bool busy = false;                      ///< the desk was asked for the next screen
  std::optional<LastHere> lastHere = {};  ///< until the student leaves the path
};

struct CoverScreen {
  CoverView cover;
  Confidence confidence = Confidence::notSaid;
  bool busy = false;
  std::optional<std::int64_t> movingMs = {};  ///< since when the station is asked whether the try goes on here
  bool unanswered = false;                    ///< it did not answer
};

/// What is known of the newest response at one place.
struct Draft {
  std::uint64_t sent = 0;    ///< serial of the newest one given to the desk; 0 = none in this sitting
  std::uint64_t saved = 0;   ///< newest serial that was committed
  bool waiting = false;      ///< typed since then, not given to the desk yet
  std::int64_t typedMs = 0;  ///< when, in boot time
  bool askedAgain = false;   ///< the student was told that this response can't be read
};

enum class SaveState { nothing, saving, saved };

/// Items and review of one attempt.
struct AttemptScreen {
  enum class Sheet { none, handIn, pause, bell };
  AttemptView view;
  std::vector<Draft> drafts;     ///< one per place
  std::uint64_t serial = 0;      ///< the last one used
  std::optional<int> leavingTo;  ///< Next was pressed; waiting to hear whether the answer can be read
  Sheet sheet = Sheet::none;
  bool handingIn = false;  ///< sent once; nothing can be changed any more

  std::int64_t countedMs = 0;            ///< when its time was asked for last; this and the next three in boot time
  std::optional<std::int64_t> endsAtMs;  ///< when its time is up, as was told last; nothing: no limit
  std::optional<std::int64_t> bellAtMs;  ///< when the lesson ends, likewise
  std::int64_t bellAskedMs = 0;          ///< since when "The lesson is over" is on the screen
  bool pastBell = false;                 ///< the student goes on after the bell
  bool timeUp = false;                   ///< handed in because its time was up

  int size() const { return static_cast<int>(view.places.size()); }
  bool atReview() const { return view.at == size(); }
  /// "Saved" is shown for `saved` alone: the newest response has been committed.
  SaveState saveState(int place) const;
};

struct ResultScreen {
  ResultView result;
  bool busy = false;
  bool timeUp = false;       ///< it was handed in because its time was up
  bool receiptOpen = false;  ///< its receipt lies over it
};

/// A code that the teacher reads out.
struct CodeScreen {
  CodeView view;
  std::string digits;            ///< as typed so far
  std::int64_t waitUntilMs = 0;  ///< when there is a new request, in boot time; 0: nothing to wait for
  bool busy = false;             ///< the desk has the code, or was asked for the next screen
};

/// One question at a time.
struct ReflectionScreen {
  ReflectionView view;       ///< answers: as typed so far
  int at = 0;                ///< 0-based question
  std::uint64_t serial = 0;  ///< of the newest save
  std::uint64_t saved = 0;   ///< newest serial that was committed
  bool waiting = false;      ///< typed since then
  std::int64_t typedMs = 0;  ///< when, in boot time
  bool askedAgain = false;   ///< the student wanted to go on and had written nothing
  bool busy = false;         ///< being kept, or left

  bool atLast() const { return at + 1 == static_cast<int>(kReflectionQuestions); }
  const std::string& answer() const { return view.answers[static_cast<std::size_t>(at)]; }
  SaveState saveState() const;
};

struct RevisionScreen {
  RevisionView view;
  std::vector<bool> ticked;  ///< one for each task; one alone when there are no tasks
  bool askedAgain = false;   ///< "I've revised" came before everything was ticked
  bool busy = false;
};

struct ServiceScreen {
  Fault fault = Fault::io;
  std::string sentence;        ///< for IT
  std::string code;            ///< for IT
  std::int64_t retryAtMs = 0;  ///< the kiosk tries again by itself, in boot time
};

/// What the teacher may do here, after a code of their own.
struct PanelScreen {
  PanelView view;
  PanelTab tab = PanelTab::seat;
  std::string notice;           ///< why the last wish was refused; may be empty
  std::optional<PanelAsk> ask;  ///< the question on the screen, about `asked`
  AttemptId asked;
  bool busy = false;
  std::optional<MarkSheet> marking = {};  ///< the answer that is being marked
  bool overtaken = false;                 ///< it was, and then it waited no more by itself
};

/// A seat that belongs to no station yet.
struct ConnectScreen {
  ConnectView view;
  std::int64_t sinceMs = 0;      ///< when this try began, in boot time
  std::int64_t waitUntilMs = 0;  ///< pause: until then, likewise
};

/// The same, joining by a stick.
struct JoinScreen {
  JoinView view;
  std::int64_t waitUntilMs = 0;  ///< pause: until then, in boot time
  bool busy = false;
  std::int64_t sinceMs = 0;  ///< when the state became what it is, in boot time
};

using Screen = std::variant<BootScreen, StartScreen, ClassScreen, NamesScreen, PinScreen, PathScreen, CoverScreen,
                            AttemptScreen, ResultScreen, CodeScreen, ReflectionScreen, RevisionScreen, ServiceScreen,
                            ConnectScreen, PanelScreen, JoinScreen>;

struct Model {
  ZoneView zone;
  HandOver handOver;
  std::int64_t reachedMs = -1;  ///< when the station was reached last, in boot time; -1: not since the start
  Screen screen;
  Look look;
  bool lookOpen = false;
  Fittings fittings;
  bool reading = false;                      ///< something is being read aloud
  std::uint64_t readings = 0;                ///< so many were begun
  std::int64_t nowMs = 0;                    ///< boot time of the last tick
  int weekday = -1;                          ///< as in Tick
  int minuteOfDay = 0;                       ///< as in Tick
  std::int64_t zoneAskedMs = 0;              ///< when the zone was asked for last because the disk was full
  std::int64_t touchedMs = 0;                ///< the last sign of a person
  std::optional<std::int64_t> askedStillMs;  ///< since when "Still here?" is on the screen
  /// A mark that was begun when the teacher's time was over. No screen has it; the next teacher who marks the same
  /// answer here goes on with it.
  std::optional<MarkSheet> leftMark;
};

/// Whether the question of a number that was compared may be answered: not by a tap that was meant for what stood there
/// before.
bool mayAnswer(const JoinScreen& join, std::int64_t nowMs);

/// Who is signed in; empty when nobody is.
StudentId signedIn(const Model& model);
/// The shown name of whoever is signed in; may be empty.
std::string signedInName(const Model& model);

/// Whether somebody looks at this screen until the station says something: an unlock, a mark, a confirmed revision,
/// that a try goes on here, or how the number compares.
bool waitsForStation(const Model& model);

/// The interface's language now: the student's, else the seat's.
const std::string& languageOf(const Model& model);
/// Whether the machine has a voice for a language (BCP 47): "de" speaks "de-AT" as well.
bool hasVoice(const Fittings& fittings, std::string_view language);

/// How long the shell may sleep before the next Tick is due.
std::int64_t nextTickMs(const Model& model);
/// Seconds left, rounded up, never below 0: what a countdown shows.
int secondsLeft(std::int64_t untilMs, std::int64_t nowMs);

/// An answer is there but can't be read.
bool isUnreadable(const PlaceView& place);
/// How many places have no answer at all.
int unansweredCount(const AttemptView& attempt);

/// Whether opening the lesson shows its last result: there is nothing else to do with it.
bool showsResult(Standing standing);
/// The row to offer first: an open attempt, then an unlocked, ready, not-yet, asked or waiting one; nothing when all is
/// mastered.
const LessonRow* nextStep(const PathView& path);
const LessonRow* findLesson(const PathView& path, const CheckId& check);

/// Some names of a class, for one page of the name screen.
struct NamePage {
  std::string label;  ///< "A–F", "G"; empty when there is one page only
  std::vector<NameView> names;
};
/// The names of a class in alphabetical order. More than kNamesPerPage: pages of whole first letters.
std::vector<NamePage> namePages(const ZoneView& zone, const ClassId& id);

}  // namespace cz::app
