#pragma once
// What the outside must do, in the order given. The desk runs them one after the other and answers each with the event
// named here, or with Failed. Nothing is answered before it is committed.

#include <cstdint>
#include <string>
#include <variant>

#include "core/scoring/mark.h"
#include "kiosk/app/settings.h"
#include "kiosk/app/views.h"

namespace cz::app {

struct LoadZone {};  ///< → ZoneLoaded
/// → PinAnswer. The desk charges a miss before it compares (trust: a pulled plug buys no free guess).
struct CheckPin {
  StudentId student;
  std::string pin;
};
struct LoadPath {  ///< → PathLoaded
  StudentId student;
};
struct OpenCover {  ///< → CoverLoaded
  StudentId student;
  CheckId check;
};
/// → AttemptOpened: a new attempt when the journey allows one, the open attempt when there is one.
struct StartAttempt {
  StudentId student;
  CheckId check;
  Confidence confidence = Confidence::notSaid;  ///< notSaid when going on
};
/// The attempt that is open at another seat is to go on here: the station is asked with the next message. → CoverLoaded
/// when it does, else MoveRefused. While the station is away the wish waits for a stick: → CoverLoaded, with `wished`.
struct MoveHere {
  StudentId student;
  CheckId check;
};
/// → ResponseSaved with the same serial. Serials rise from AttemptOpened on; a flag alone is saved by the same response
/// again.
struct SaveResponse {
  AttemptId attempt;
  SlotId slot;
  scoring::Response response;
  bool flagged = false;
  std::uint64_t serial = 0;
};
/// Where to resume. No answer when it is done.
struct MovePlace {
  AttemptId attempt;
  int place = 0;  ///< 0-based; the number of places = the review
};
/// → TimeCounted. The student is at the attempt.
struct CountTime {
  AttemptId attempt;
};
/// → HandedIn. Comes after every SaveResponse of the attempt. The same attempt twice gives the same result (case O-20).
struct HandIn {
  AttemptId attempt;
};
struct OpenResult {  ///< → ResultLoaded: of the last try that was handed in
  StudentId student;
  CheckId check;
};
struct AskForTry {  ///< → AskSaved
  StudentId student;
  CheckId check;
};
/// The screen for a code from the teacher. → CodeLoaded, or CoverLoaded when none is needed any more.
struct OpenCode {
  StudentId student;
  CheckId check;
};
/// Nine digits. → CoverLoaded when they were right, else CodeLoaded. The desk charges a try before it compares.
struct TypeCode {
  StudentId student;
  CheckId check;
  std::string digits;
};
/// The screen for the teacher's own code. → CodeLoaded
struct OpenTeacher {};
/// Nine digits. → PanelLoaded when they were right, else CodeLoaded. Charged as above.
struct TypeTeacherCode {
  std::string digits;
};
/// Each of these → PanelLoaded (LoadPanel: as news), or PanelOver when the teacher's time is over; what a rule refuses
/// → Failed.
struct LoadPanel {};
struct UnlockHere {
  StudentId student;
  CheckId check;
};
struct ConfirmHere {  ///< a revision
  StudentId student;
  CheckId check;
};
struct ReleaseHere {  ///< takes an open try out
  AttemptId attempt;
};
struct PutAsideHere {  ///< an open try, as at the bell
  AttemptId attempt;
};
/// The teacher is still here, at something that takes its time. No answer while that is so, else PanelOver.
struct TeacherStays {};
/// Marks an answer that was handed in here.
struct MarkHere {
  AttemptId attempt;
  SlotId slot;
  scoring::Mark mark;
};
struct ExchangeByStick {};
/// No answer. Nothing more can be done without another code.
struct LeavePanel {};
/// The step that comes next: → ReflectionLoaded, RevisionLoaded, or ResultLoaded when there is none.
struct OpenStep {
  StudentId student;
  CheckId check;
};
/// → ReflectionSaved. What is written so far; it is nobody's but the student's until it is kept.
struct SaveReflection {
  StudentId student;
  CheckId check;
  AttemptId attempt;
  std::vector<std::string> answers;
  std::uint64_t serial = 0;
};
/// For good, for the teacher to read. → as OpenStep. Again is harmless.
struct KeepReflection {
  StudentId student;
  CheckId check;
  AttemptId attempt;
  std::vector<std::string> answers;
};
/// The student says that the revision is done. → as OpenStep. Again is harmless.
struct SayRevised {
  StudentId student;
  CheckId check;
  AttemptId attempt;
  std::vector<SkillId> skills;
};
/// No answer. The student's way of reading, for the next time at this seat.
struct KeepLook {
  StudentId student;
  Look look;
};
/// Reads these aloud, one after the other, in place of whatever is being read. → ReadingEnded with the same number. The
/// shell's own.
struct ReadAloud {
  std::vector<Spoken> what;
  std::uint64_t number = 0;  ///< of this reading, rising
};
struct StopReading {};  ///< No answer. The shell's own.
enum class SignOutReason { byHand, byTime, byFault, byBell };
/// No answer when it is done. `attempt`: the open attempt that is left paused; empty outside one.
struct SignOut {
  StudentId student;
  AttemptId attempt;
  SignOutReason reason = SignOutReason::byHand;
};

/// The next try to join a station by a number: → ConnectChanged, and again whenever the talk with the station brings
/// something new.
struct StartConnecting {};
/// The person has compared the numbers. → ConnectChanged
struct AnswerNumber {
  bool same = false;
};
/// No answer. What was begun comes to nothing, unless both have pressed "the same" already.
struct StopConnecting {};
/// Joining by a stick: how it stands; `anew`: what was begun is given up before. → JoinChanged
struct OpenJoin {
  bool anew = false;
};
struct JoinByStick {};  ///< reads the stick and writes to it. → JoinChanged
/// Somebody says whether the station showed the same number. → JoinChanged
struct AnswerJoin {
  bool same = false;
};

using Effect =
    std::variant<LoadZone, CheckPin, LoadPath, OpenCover, StartAttempt, SaveResponse, MovePlace, HandIn, OpenResult,
                 AskForTry, OpenCode, TypeCode, OpenStep, SaveReflection, KeepReflection, SayRevised, SignOut,
                 CountTime, StartConnecting, AnswerNumber, StopConnecting, MoveHere, OpenTeacher, TypeTeacherCode,
                 LoadPanel, UnlockHere, ConfirmHere, ReleaseHere, PutAsideHere, ExchangeByStick, LeavePanel, MarkHere,
                 OpenJoin, JoinByStick, AnswerJoin, KeepLook, ReadAloud, StopReading, TeacherStays>;

}  // namespace cz::app
