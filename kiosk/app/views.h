#pragma once
// What the screens show: plain facts, gathered by the desk and never changed by a screen. Numbers and states only where
// the screen has words of its own (assets/strings); ready sentences where only the desk knows them.
// No key, no credit and no feedback of an open attempt is ever in here: what isn't on the machine's screen side can't
// leak.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/doctor/finding.h"
#include "core/journey/reflection.h"
#include "core/pack/model.h"
#include "core/pictures/shelf.h"
#include "core/scoring/response.h"
#include "core/scoring/scoring.h"
#include "kiosk/app/mark_view.h"

namespace cz::app {

// ---- before anybody is signed in ----

struct ClassView {
  ClassId id;
  std::string title;  ///< "Period 3"
};

struct NameView {
  StudentId id;
  std::string name;  ///< shown name; two of one name in a class differ already ("Sam Lee · 01", case O-35)
  std::vector<ClassId> classes;
};

/// How the talk with the station goes. For the teacher: students are never shown it.
struct HandOver {
  bool reached = true;        ///< the last round of talk went through
  std::uint64_t waiting = 0;  ///< records that the station does not hold yet
  friend bool operator==(const HandOver&, const HandOver&) = default;
};

/// The seat and who may sit here. Everything on the start, class and name screens.
struct ZoneView {
  std::string room;  ///< "Room 14"; may be empty
  std::string seat;  ///< "Seat 2"; may be empty
  std::vector<ClassView> classes;
  std::vector<NameView> names;
  bool full = false;        ///< the disk has no room for another check: nobody new
  bool outOfUse = false;    ///< the station took this kiosk out of use: nobody new
  bool canConnect = false;  ///< it belongs to no station yet and may join one by a number
  bool canChange = false;   ///< another station than its own answers at its address, and may be joined by a number
  bool newSheet = false;    ///< its station has a new recovery sheet, which two people confirm by a number
  bool hasStation = false;  ///< it belongs to one, which can make codes for it
  enum class Joins {
    byHand,
    byItself,      ///< it knows its station by a mark, and joins it as soon as that lets it in
    otherAnswers,  ///< likewise, and another station answers at the address
  } joins = Joins::byHand;
  bool canJoinByStick = false;  ///< it belongs to none yet and may join one by a stick
  /// The ten digits as they lie on the pad of the next one who signs in; empty: as usual.
  std::string pad = {};
  bool isApart() const { return canConnect || canJoinByStick; }
  bool isClosed() const { return full || outOfUse; }
};

/// How this seat and a station get to know one another by a number that two people compare.
struct ConnectView {
  enum class State {
    calling,    ///< the station has not answered yet
    comparing,  ///< both screens show the number
    pressed,    ///< "the same" was pressed here; the station's answer is still to come
    joined,     ///< this seat is one of the station's
    closed,     ///< nobody pressed "Add a kiosk" at the station
    busy,       ///< another seat is being connected
    pause,      ///< too many tries came to nothing; `waitSeconds` from when it was told
    different,  ///< the numbers were not the same
    notMarked,  ///< another station answers than the one that the settings name by its mark
    over,       ///< it took too long, or was stopped at the station
  } state = State::calling;
  std::string number;  ///< "417 902"; comparing and pressed
  std::string room;    ///< joined: "Room 14"
  int waitSeconds = 0;
  friend bool operator==(const ConnectView&, const ConnectView&) = default;
};
/// Nothing more will come of it.
bool isOver(ConnectView::State state);

/// A time of the week.
struct DayTime {
  int weekday = 0;      ///< Monday = 0
  int minuteOfDay = 0;  ///< 0 to 1,439
  friend bool operator==(const DayTime&, const DayTime&) = default;
};

/// When a student signed in at this seat before: who did not do that finds out that somebody knows their PIN.
struct LastHere {
  int daysAgo = 0;  ///< whole days; from six on `at` could be taken for the wrong week
  DayTime at;
  friend bool operator==(const LastHere&, const LastHere&) = default;
};

// ---- my path ----

/// Where a lesson stands for this student. A journey's standing, `ahead` for what isn't open yet, and `elsewhere` for
/// a try that is open at another seat: nothing at this one waits for it.
enum class Standing { ahead, ready, taking, waiting, notYet, asked, unlocked, mastered, elsewhere };

/// What the student can do after a result.
enum class NextStep {
  goOn,          ///< mastered: on along the path
  tryAgain,      ///< another try is open already
  ask,           ///< another try must be asked for
  asked,         ///< and has been
  waiting,       ///< for the teacher's marks
  teacher,       ///< no try is left: talk with the teacher
  reflect,       ///< look back at the try first: three short questions
  revise,        ///< do the revision, and say so
  showRevision,  ///< do the revision, and show it to the teacher, who confirms it
  wait,          ///< until the day from which the next try is open
};
/// Whether the step has a screen of its own: reflection or revision.
constexpr bool hasScreen(NextStep step) {
  return step == NextStep::reflect || step == NextStep::revise || step == NextStep::showRevision;
}

/// Whether a teacher's unlock is what is missing, asked for or not.
constexpr bool isUpToTeacher(NextStep step) {
  return step == NextStep::ask || step == NextStep::asked || step == NextStep::teacher;
}

/// Whether only a teacher can bring the student on: an unlock, a mark, a word.
constexpr bool waitsForTeacher(NextStep step) {
  return step == NextStep::asked || step == NextStep::teacher || step == NextStep::waiting ||
         step == NextStep::showRevision;
}

struct LessonRow {
  std::string number;  ///< "3"
  std::string title;   ///< "Common factors"
  CheckId check;
  Standing standing = Standing::ahead;
  int tries = 0;                   ///< started so far
  std::optional<int> triesLeft;    ///< after those; nothing = as many as it takes
  int itemCount = 0;               ///< places on a form
  int minutes = 0;                 ///< advice; 0 = not said
  std::string line;                ///< one more fact in the student's words, e.g. why it is still ahead; may be empty
  NextStep next = NextStep::goOn;  ///< after a try that was handed in
  /// NextStep::wait: "on Tuesday, 3 March"; where it is up to the teacher: until when that one's wait is running.
  std::string opens = {};
};

/// A result that the teacher has changed since, because a key was wrong.
struct ChangedView {
  std::string title;  ///< of the check
  int tryNumber = 1;
  bool back = false;  ///< an earlier change was taken back
  bool mastered = false;
  std::string shown;  ///< "5 of 5 points"
  bool wasMastered = false;
  std::string wasShown;
  bool waiting = false;  ///< a teacher must mark something before it is decided
  bool wasWaiting = false;
  std::string reason;  ///< the teacher's words; may be empty
};

struct UnitView {
  std::string title;
  std::vector<LessonRow> lessons;
};

struct PathView {
  StudentId student;
  std::string name;       ///< shown name
  std::string className;  ///< may be empty
  std::vector<UnitView> units;
  std::vector<ChangedView> changed = {};  ///< that the student was not told of at this seat
};

// ---- check cover ----

/// A skill that was missing, and what to do about it.
struct ReviseView {
  std::string can;   ///< "I can list every factor of a whole number."
  std::string task;  ///< "Practice 2.1, problems 1 to 6; …"; may be empty
  SkillId skill = {};
};

struct CoverView {
  StudentId student;
  CheckId check;
  std::string title;
  int tryNumber = 1;              ///< of the try that would start
  std::vector<std::string> cans;  ///< the criteria: "I can …", in the pack's order
  int itemCount = 0;
  int minutes = 0;                 ///< advice; 0 = not said
  std::vector<std::string> tools;  ///< as the pack writes them: "calculator"
  pack::Mastery mastery;           ///< what counts; worded by the screen
  pack::Reassess::Unlock unlock = pack::Reassess::Unlock::teacher;
  std::optional<int> triesLeft;  ///< after the try that would start; nothing = as many as it takes
  Standing standing = Standing::ready;
  bool canStart = false;
  bool hasResult = false;          ///< a try was handed in; its result can be looked at
  bool canAsk = false;             ///< the student may ask for another try now
  bool canUseCode = false;         ///< a code from the teacher could do something here
  std::string why;                 ///< when it can't start: the journey's reason in the student's words
  std::vector<ReviseView> revise;  ///< after a "not yet": what to do before the next try
  NextStep next = NextStep::goOn;  ///< after a "not yet"
  std::string opens = {};          ///< as in LessonRow
  int limitMinutes = 0;            ///< for this student, cut; 0 = as long as it takes
  AttemptId elsewhere = {};        ///< the try that is open at another seat; empty: there is none
  bool wished = false;             ///< the next stick asks the station whether it may go on here
  std::string otherSeat = {};      ///< "Seat 1"; empty = its name was not told
  std::string language = {};       ///< of the pack's words, BCP 47; empty: not known
};

// ---- attempt ----

struct OptionView {
  ChoiceId id;
  std::string text;
  pack::Outline outline = {};  ///< hotspot
};

/// One gap of a running text.
struct GapView {
  ChoiceId id;
  pack::ItemType type = pack::ItemType::text;  ///< text, number or choice
  std::vector<OptionView> options;             ///< choice: in shown order
  std::string unit;                            ///< number: as ItemView::unit
};

/// An item as the student sees it: numbers put in, choices in the order of the form (case O-12).
struct ItemView {
  pack::ItemType type = pack::ItemType::choice;
  std::string language;  ///< BCP 47
  std::string stem;
  std::vector<OptionView> options;  ///< choices, partners, categories, steps in shown order
  std::vector<OptionView> cards;    ///< match: left sides; sort: cards; in shown order
  std::string unit;                 ///< number: the unit that may follow; "%" for per cent; may be empty
  bool inSequence = false;          ///< number-list: the order counts
  bool mayLeaveOut = false;         ///< order: some steps may belong nowhere, so each can be left out
  pack::WordCount words = {};       ///< written
  pack::DrawingPaper paper = pack::DrawingPaper::plain;  ///< drawing
  std::vector<std::string> criteria = {};                ///< written, drawing, spoken: what the teacher looks at
  pack::Hotspot hotspot = {};                            ///< its `options` are the places, when they are shown
  std::vector<GapView> gaps = {};                        ///< gaps: in the order of their marks [[id]] in the stem
};

struct PlaceView {
  SlotId slot;
  ItemView item;
  scoring::Response response;  ///< newest given by the student, saved or not
  scoring::Reading reading;    ///< of the newest saved response
  bool flagged = false;        ///< "come back to this"
};

/// The time of an attempt at one moment.
struct TimeView {
  std::optional<std::int64_t> leftMs;  ///< nothing: no limit; 0: it is up
  std::optional<std::int64_t> bellMs;  ///< until the lesson ends; nothing: no bell is known, or the clock isn't
};

struct AttemptView {
  AttemptId attempt;
  StudentId student;
  CheckId check;
  std::string title;
  int tryNumber = 1;
  pack::NumberStyle style = pack::NumberStyle::point;  ///< of every number typed in this attempt (case O-02)
  std::vector<PlaceView> places;
  int at = 0;                             ///< 0-based; equal to the number of places: the review
  pictures::ShelfPtr pictures = nullptr;  ///< those in the texts of its items
  TimeView time = {};                     ///< when it was opened
  /// It came from another seat just now, with so many answers; nothing: it did not.
  std::optional<int> came = {};
  bool cameWhole = true;  ///< false: that seat had handed none of its answers over
};

// ---- result ----

struct SkillView {
  std::string can;
  bool mastered = false;
  std::string shown;              ///< "4 of 5 points": cut, never rounded up (case O-19)
  std::vector<std::string> says;  ///< feedback; names no key while another try is possible (case O-17)
  bool waiting = false;           ///< a teacher must mark something before it is decided
};

struct ResultView {
  StudentId student;
  AttemptId attempt;
  CheckId check;
  std::string title;
  int tryNumber = 1;
  bool mastered = false;
  std::string shown;  ///< "26 of 29 points"
  int waiting = 0;    ///< items that need a mark; until then nothing is decided
  std::vector<SkillView> skills;
  std::vector<ReviseView> revise;  ///< one for each missing skill
  NextStep next = NextStep::goOn;
  std::string receipt;                    ///< short code to copy down; empty = no line for it
  pictures::ShelfPtr pictures = nullptr;  ///< those in the feedback
  std::string opens = {};                 ///< as in LessonRow
  std::string signedReceipt = {};         ///< the whole receipt, for a QR code; empty = there is none to show
  bool canUseCode = false;                ///< a code from the teacher is what is missing
  std::optional<ChangedView> changed = {};
  std::string language = {};  ///< of the pack's words, BCP 47; empty: not known
};

// ---- between two tries ----

inline constexpr std::size_t kReflectionQuestions = journey::kReflectionAsks.size();

/// Looking back at a try that was "not yet". The questions are the screen's (assets/strings).
struct ReflectionView {
  StudentId student;
  AttemptId attempt;  ///< the try
  CheckId check;
  std::string title;
  int tryNumber = 1;
  std::vector<std::string> missing;  ///< skills that are not there yet: "I can …"; may be empty
  std::vector<std::string> answers;  ///< as they were saved last, kReflectionQuestions of them
};

/// What to revise after it.
struct RevisionView {
  StudentId student;
  AttemptId attempt;
  CheckId check;
  std::string title;
  int tryNumber = 1;
  std::vector<ReviseView> tasks;  ///< one for each missing skill; empty: no skill by itself is missing
  bool byTeacher = false;         ///< the teacher says that it is done; the student only shows it
  std::string language = {};      ///< of the pack's words, BCP 47; empty: not known
  bool canUseCode = false;        ///< a code from the teacher would say that it is done
};

// ---- without the network ----

/// What the teacher needs for a code, and how it went with the last one that was typed.
struct CodeView {
  StudentId student;  ///< student and check: empty where the code is the teacher's own
  CheckId check;
  std::string name;  ///< first name
  std::string title;
  std::string request;       ///< "4K7Q"; empty: none may be typed now
  int triesLeft = 0;         ///< with this request
  int waitSeconds = 0;       ///< no request: from now until there is one
  bool onlyStation = false;  ///< no request: too many were tried; the teacher unlocks by the network
  bool confirms = false;     ///< the code confirms the revision; else it opens another try
  enum class Said { nothing, slip, notRight } said = Said::nothing;  ///< slip: a digit was misread, and no try is gone
  bool isTeachers() const { return student.empty(); }
};

// ---- the teacher at this kiosk ----

/// How this seat is, for somebody who can do something about it.
struct SeatHealth {
  bool hasNetwork = true;           ///< it was told where its station is; false: sticks alone
  std::uint64_t records = 0;        ///< that the station does not hold yet
  std::uint64_t tries = 0;          ///< handed in, and among those records
  std::uint64_t freeMegabytes = 0;  ///< on the disk
  bool full = false;                ///< nobody new may sit down
  bool outOfUse = false;
  bool clockSet = true;         ///< false: it shows a time that can't be, and is not believed
  int missedCodes = 0;          ///< codes that were not right, within a day
  std::string version;          ///< "0.1.0"
  std::uint64_t classList = 0;  ///< its number; 0: none is here
  int students = 0;
  struct Pack {
    std::string title, version;
  };
  std::vector<Pack> packs;
  std::vector<doctor::Finding> amiss = {};  ///< with the machine, for IT
};

/// A try that is open at this kiosk.
struct OpenTryView {
  AttemptId attempt;
  std::string name, title;
  int tryNumber = 1;
  int answered = 0, of = 0;  ///< of: 0 when what was answered can't be read
  bool atBell = false;       ///< put aside: what was seen and not answered comes as other questions
};

/// A student for whom another try can be opened here.
struct UnlockView {
  StudentId student;
  CheckId check;
  std::string name, title;
  int tryNumber = 2;  ///< that would be open
  bool asked = false;
  bool usedUp = false;  ///< every item of the check was seen: some come again
};

/// A student whose revision the teacher is to confirm.
struct ConfirmView {
  StudentId student;
  CheckId check;
  std::string name, title;
  int tryNumber = 1;  ///< after which it is done
};

/// What came of the last exchange by a stick.
struct StickView {
  enum class State {
    nothing,  ///< none was done in this visit
    noStick,  ///< none is plugged in, or none that can be written to
    several,  ///< more than one: which is meant?
    done,     ///< what was written was read back: it is safe to remove
    notDone   ///< `sentence` says why; what this seat holds is where it was
  } state = State::nothing;
  std::string place;             ///< "/media/stick"
  std::uint64_t decisions = 0;   ///< taken: new ones of the teacher
  std::uint64_t handedOver = 0;  ///< records for which the receipt came
  bool parcels = false;          ///< another class list, or other packs
  std::uint64_t written = 0;     ///< records for the station
  std::uint64_t left = 0;        ///< had no room in one exchange
  std::string sentence;
  std::vector<std::string> trouble;  ///< what could not be used, each with its way out
};

/// A page of the panel, and what it asks before an open try is touched.
enum class PanelTab { seat, students, stick };
enum class PanelAsk { release, putAside };

struct PanelView {
  SeatHealth health;
  std::vector<OpenTryView> open;
  std::vector<UnlockView> unlocks;
  StickView stick;
  std::vector<SpokenView> spoken = {};      ///< that wait for a mark
  std::vector<ConfirmView> revisions = {};  ///< that wait for the teacher's word
};

}  // namespace cz::app
