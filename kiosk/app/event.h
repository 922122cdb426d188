#pragma once
// Everything that can happen to the kiosk: what a person did on the screen, what the desk answered, and time.
// `update` (update.h) takes one at a time. An answer that comes late, for a student or a draft that is no longer there,
// is dropped by `update`; the desk needn't care.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "kiosk/app/join_view.h"
#include "kiosk/app/settings.h"
#include "kiosk/app/views.h"

namespace cz::app {

// ---- a person ----

struct SignInPressed {};  ///< on the start screen
struct ClassPicked {
  ClassId id;
};
struct PagePicked {
  int page = 0;  ///< of the name pages (NamesScreen)
};
struct NamePicked {
  StudentId id;
};
struct PinDigit {
  int digit = 0;  ///< 0–9
};
struct PinErased {};
struct PinEntered {};
struct LessonPicked {
  CheckId check;
};
struct OpenPressed {};  ///< the path's primary: open the cover, or go on with the open attempt
struct SurePicked {
  Confidence confidence = Confidence::notSaid;
};
struct StartPressed {};
struct ResultPressed {};  ///< cover: look at the last result again
struct AskPressed {};     ///< cover or result: "ask for another try"
struct StepPressed {};    ///< path, cover or result: to the reflection, or the revision, that comes next
struct MovePressed {};    ///< cover: "go on here" with a try that is open at another seat
struct CodePressed {};    ///< path, cover or result: "my teacher has a code"
struct CodeDigit {
  int digit = 0;  ///< 0–9
};
struct CodeErased {};
struct CodeEntered {};
/// The answer to one question of the reflection as it is now. Saved like a typed response.
struct ReflectionTyped {
  int question = 0;  ///< 0-based
  std::string text;
};
struct TaskTicked {
  int task = 0;  ///< of the revision; a second time takes it back
};
struct RevisedPressed {};  ///< "I've revised"
/// A whole response at once: ticks, pairs, orders. Saved as it comes.
struct Answered {
  SlotId slot;
  scoring::Response response;
};
/// The text box as it is now. Saved after a short pause, and before the item is left.
struct Typed {
  SlotId slot;
  std::string text;
};
/// The same for one gap of a running text.
struct GapTyped {
  SlotId slot;
  ChoiceId gap;
  std::string text;
};
/// The words beside a drawing.
struct NoteTyped {
  SlotId slot;
  std::string text;
};
struct FlagPressed {};
struct NextPressed {};  ///< item or question of the reflection; after its last one: keep it
struct BackPressed {};  ///< one step back on any screen
struct PlacePicked {
  int place = 0;  ///< item navigator and review; the number of places = the review
};
struct HandInPressed {};    ///< opens the question
struct HandInConfirmed {};  ///< answers it
struct SheetClosed {};      ///< leaves a sheet (hand in, pause, receipt, look) without doing anything
struct ReceiptPressed {};   ///< result: shows the receipt as a QR code
struct PathPressed {};      ///< result, reflection, revision: back to my path
struct PausePressed {};     ///< attempt: opens the question whether to stop for now
struct SignOutPressed {};   ///< path, cover, result; in an attempt the answer to that question
struct StillHere {};        ///< the answer to "Still here?"
struct SeatPressed {};      ///< start screen: opens the sheet for the teacher, what waits to be handed over
struct TeacherPressed {};   ///< start screen: to the teacher's own code
struct PanelTabPicked {
  PanelTab tab = PanelTab::seat;
};
struct PanelUnlockPressed {
  StudentId student;
  CheckId check;
};
struct PanelRevisionPressed {  ///< confirms it
  StudentId student;
  CheckId check;
};
/// Opens the question whether to do it.
struct PanelTryPressed {
  AttemptId attempt;
  PanelAsk what = PanelAsk::putAside;
};
struct PanelConfirmed {};  ///< answers it
struct StickPressed {};
/// The teacher begins to mark an answer. Next and Back lead from criterion to criterion; Back from the first one, out.
struct MarkPressed {
  AttemptId attempt;
  SlotId slot;
};
/// A level for the criterion on the screen; the next one follows by itself.
struct LevelPicked {
  int level = 0;  ///< 0 = lowest
};
struct MarkWordsTyped {
  std::string text;  ///< to the student
};
struct MarkSaved {};
struct LookPressed {};  ///< opens the sheet for text size and colours
struct LookPicked {
  Look look;
};
struct AloudPressed {  ///< reads what is on the screen; while something is read: stops it
  std::vector<Spoken> what;
};
struct RetryPressed {};  ///< service screen
struct ConnectPressed {
};  ///< start screen of a seat that belongs to no station; or once more after a try that came to nothing
struct SameNumber {};  ///< the answer to "Is this the same number?"
struct DifferentNumber {};
struct JoinPressed {};       ///< start screen of a seat that belongs to no station: by a stick
struct JoinAnewPressed {};   ///< gives up what was begun
struct JoinStickPressed {};  ///< "exchange with the stick"
/// Whether the station showed the same number.
struct JoinAnswered {
  bool same = false;
};
/// Any key or touch. A pointer that merely moves doesn't count.
struct Touched {};

// ---- the desk's answers (effect.h says which effect asks for which) ----

struct ZoneLoaded {
  ZoneView zone;
};
struct PinAnswer {
  enum class Outcome { right, wrong, wait, noPin };
  StudentId student;
  Outcome outcome = Outcome::wrong;
  int missesLeft = 0;                     ///< wrong: how many more before a wait
  int waitSeconds = 0;                    ///< wait: from now
  std::optional<Look> look = {};          ///< right: how the student likes to read; nothing: never said
  std::optional<LastHere> lastHere = {};  ///< right: nothing: not known
};
struct PathLoaded {
  PathView path;
};
struct CoverLoaded {
  CoverView cover;
};
/// A new attempt, or the open one at the place where it was left.
struct AttemptOpened {
  AttemptView attempt;
};
/// Sent after the commit, never before. `reading` is of that response.
struct ResponseSaved {
  AttemptId attempt;
  SlotId slot;
  std::uint64_t serial = 0;  ///< as in SaveResponse
  scoring::Reading reading;
};
/// How the time of the open attempt stands now.
struct TimeCounted {
  AttemptId attempt;
  TimeView time;
};
struct HandedIn {
  ResultView result;
};
/// The name is not on the class list any more, and the student can't go on here.
struct NameGone {
  StudentId student;
  std::string sentence;  ///< for whoever is at the screen
};
/// The last result of a check, with the marks that have come.
struct ResultLoaded {
  ResultView result;
};
struct AskSaved {
  StudentId student;
  CheckId check;
};
/// A request for a code, and what came of the one that was typed. A right one, or none needed: CoverLoaded.
struct CodeLoaded {
  CodeView code;
};
struct ReflectionLoaded {
  ReflectionView reflection;
};
struct RevisionLoaded {
  RevisionView revision;
};
/// Sent after the commit. `serial` as in SaveReflection.
struct ReflectionSaved {
  AttemptId attempt;
  std::uint64_t serial = 0;
};
/// How connecting to a station goes.
struct ConnectChanged {
  ConnectView connect;
};
/// How joining by a stick goes.
struct JoinChanged {
  JoinView join;
};
/// How everything is now, for the teacher.
struct PanelLoaded {
  PanelView panel;
  bool asNews = false;  ///< nobody waits for it: what the teacher wished for is still to be answered
};
/// The teacher's time at this kiosk is over.
struct PanelOver {};
/// Which languages can be read aloud here.
struct VoicesFound {
  std::vector<std::string> languages;
};
/// What was read aloud has been read to its end.
struct ReadingEnded {
  std::uint64_t number = 0;  ///< as in ReadAloud: an earlier one says nothing of what is being read now
};
/// Something arrived from the station (roster, unlock, marks): what is shown may be old.
struct FactsChanged {};
/// After a round of talk with the station, when it tells something new.
struct HandOverChanged {
  HandOver handOver;
};
/// The station says that a try can't go on here.
struct MoveRefused {
  AttemptId attempt;
  std::string sentence;  ///< for the student
};
/// An effect was not done. Fault::refused: a rule said no, `sentence` is shown to the student; notFound: what was open
/// is not there any more, likewise. Everything else shows the service screen; the attempt, if there is one, is as it
/// was committed last.
struct Failed {
  Fault fault = Fault::io;
  std::string sentence;  ///< for the person at the screen
  std::string code;      ///< short, for IT: "io-17"
};

// ---- time ----

/// Comes before every batch of other events, and no later than `nextTickMs` (model.h) after the one before.
struct Tick {
  std::int64_t bootMs = 0;  ///< never goes back; all waiting is measured in it
  int weekday = -1;         ///< local, Monday = 0; -1 = the clock isn't to be trusted
  int minuteOfDay = 0;      ///< local, 0–1439
};

/// The person's events come first, see byPerson.
using Event = std::variant<
    SignInPressed, ClassPicked, PagePicked, NamePicked, PinDigit, PinErased, PinEntered, LessonPicked, OpenPressed,
    SurePicked, StartPressed, ResultPressed, AskPressed, StepPressed, MovePressed, CodePressed, CodeDigit, CodeErased,
    CodeEntered, ReflectionTyped, TaskTicked, RevisedPressed, Answered, Typed, GapTyped, NoteTyped, FlagPressed,
    NextPressed, BackPressed, PlacePicked, HandInPressed, HandInConfirmed, SheetClosed, ReceiptPressed, PathPressed,
    PausePressed, SignOutPressed, StillHere, SeatPressed, LookPressed, LookPicked, RetryPressed, ConnectPressed,
    SameNumber, DifferentNumber, TeacherPressed, PanelTabPicked, PanelUnlockPressed, PanelRevisionPressed,
    PanelTryPressed, PanelConfirmed, StickPressed, AloudPressed, MarkPressed, LevelPicked, MarkWordsTyped, MarkSaved,
    JoinPressed, JoinAnewPressed, JoinStickPressed, JoinAnswered, Touched, ZoneLoaded, PinAnswer, PathLoaded,
    CoverLoaded, AttemptOpened, ResponseSaved, HandedIn, ResultLoaded, AskSaved, CodeLoaded, ReflectionLoaded,
    RevisionLoaded, ReflectionSaved, FactsChanged, HandOverChanged, Failed, Tick, TimeCounted, ConnectChanged,
    MoveRefused, PanelLoaded, PanelOver, VoicesFound, ReadingEnded, JoinChanged, NameGone>;

/// Whether a person did it, not the desk or the clock.
bool byPerson(const Event& event);

}  // namespace cz::app
