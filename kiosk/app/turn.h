#pragma once
// Inside of `update`: one overload of `on` per event, grouped by the part of the visit that it belongs to.
// Each looks at the screen first and leaves everything as it is when the event means nothing there.

#include "kiosk/app/update.h"

namespace cz::app {

// turn_signin.cpp: from the start screen to a right PIN
void on(Step& step, const SignInPressed&);
void on(Step& step, const ClassPicked& event);
void on(Step& step, const PagePicked& event);
void on(Step& step, const NamePicked& event);
void on(Step& step, const PinDigit& event);
void on(Step& step, const PinErased&);
void on(Step& step, const PinEntered&);
void on(Step& step, const ZoneLoaded& event);
void on(Step& step, const PinAnswer& event);
void on(Step& step, const NameGone& event);

// turn_path.cpp: path, cover and result
void on(Step& step, const LessonPicked& event);
void on(Step& step, const OpenPressed&);
void on(Step& step, const SurePicked& event);
void on(Step& step, const StartPressed&);
void on(Step& step, const ResultPressed&);
void on(Step& step, const AskPressed&);
void on(Step& step, const ReceiptPressed&);
void on(Step& step, const PathPressed&);
void on(Step& step, const PathLoaded& event);
void on(Step& step, const CoverLoaded& event);
void on(Step& step, const ResultLoaded& event);
void on(Step& step, const AskSaved& event);

// turn_code.cpp: a code from the teacher
void on(Step& step, const MovePressed&);
void on(Step& step, const MoveRefused& event);
void passTime(Step& step, CoverScreen& cover);
void on(Step& step, const CodePressed&);
void on(Step& step, const CodeDigit& event);
void on(Step& step, const CodeErased&);
void on(Step& step, const CodeEntered&);
void on(Step& step, const CodeLoaded& event);
/// Asks for the new request once the wait is over.
void askAfterWait(Step& step, CodeScreen& code);

// turn_teacher.cpp: the teacher at this kiosk
void on(Step& step, const TeacherPressed&);
void on(Step& step, const PanelTabPicked& event);
void on(Step& step, const PanelUnlockPressed& event);
void on(Step& step, const PanelRevisionPressed& event);
void on(Step& step, const PanelTryPressed& event);
void on(Step& step, const PanelConfirmed&);
void on(Step& step, const StickPressed&);
void on(Step& step, const PanelLoaded& event);
void on(Step& step, const PanelOver&);
// turn_mark.cpp: and marks what was spoken
void on(Step& step, const MarkPressed& event);
void on(Step& step, const LevelPicked& event);
void on(Step& step, const MarkWordsTyped& event);
void on(Step& step, const MarkSaved&);
/// The panel while an answer is being marked on it; null elsewhere.
PanelScreen* openMark(Step& step);
/// To the next criterion once this one has its level; from the last one to the words to the student.
void goOn(PanelScreen& panel);
/// To the criterion before; from the first one back to the panel.
void goBack(PanelScreen& panel);
/// Closes what is being marked, and drops what was begun, when it waits no more.
void lookAtMark(Model& model, PanelScreen& panel);
/// Whoever touches the sheet is here: the desk hears of it.
void stayAtMark(Step& step, MarkSheet& sheet);
/// Closes what nobody touches. True while it stays.
bool passTime(Step& step, PanelScreen& panel);
/// Back to the start screen; nothing more can be done without another code.
void leave(Step& step, const PanelScreen& panel);
/// A rule said no: the reason is shown on the panel, which is asked for again.
void refuse(Step& step, PanelScreen& panel, const Failed& event);

// turn_steps.cpp: reflection and revision
void on(Step& step, const StepPressed&);
void on(Step& step, const ReflectionTyped& event);
void on(Step& step, const TaskTicked& event);
void on(Step& step, const RevisedPressed&);
void on(Step& step, const ReflectionLoaded& event);
void on(Step& step, const RevisionLoaded& event);
void on(Step& step, const ReflectionSaved& event);

// turn_attempt.cpp: items, review, handing in
void on(Step& step, const Answered& event);
void on(Step& step, const Typed& event);
void on(Step& step, const GapTyped& event);
void on(Step& step, const NoteTyped& event);
void on(Step& step, const FlagPressed&);
void on(Step& step, const NextPressed&);
void on(Step& step, const PlacePicked& event);
void on(Step& step, const HandInPressed&);
void on(Step& step, const HandInConfirmed&);
void on(Step& step, const PausePressed&);
void on(Step& step, const AttemptOpened& event);
void on(Step& step, const ResponseSaved& event);
void on(Step& step, const HandedIn& event);

// turn_time.cpp: how long an attempt has been going on
void on(Step& step, const TimeCounted& event);
/// Asks how the time stands, and acts on what is known of it.
void passTime(Step& step, AttemptScreen& attempt);
/// Takes over how the time stands at this moment.
void takeTime(AttemptScreen& attempt, const TimeView& time, std::int64_t nowMs);

// turn_connect.cpp: joining a station by a number
void on(Step& step, const ConnectPressed&);
void on(Step& step, const SameNumber&);
void on(Step& step, const DifferentNumber&);
void on(Step& step, const ConnectChanged& event);
/// Gives up what takes too long. True while somebody may be on the way from one screen to the other.
bool passTime(Step& step, ConnectScreen& connect);
/// Back to the start screen.
void leave(Step& step, const ConnectScreen& connect);

// turn_join.cpp: the same by a stick
void on(Step& step, const JoinPressed&);
void on(Step& step, const JoinAnewPressed&);
void on(Step& step, const JoinStickPressed&);
void on(Step& step, const JoinAnswered& event);
void on(Step& step, const JoinChanged& event);
void leave(Step& step, const JoinScreen& join);
/// It can't be done: the screen says why.
void refuse(Step& step, JoinScreen& join, const Failed& event);

// turn_anywhere.cpp: what can happen on every screen
void on(Step& step, const BackPressed&);
void on(Step& step, const SheetClosed&);
void on(Step& step, const SignOutPressed&);
void on(Step& step, const StillHere&);
void on(Step& step, const SeatPressed&);
void on(Step& step, const LookPressed&);
void on(Step& step, const LookPicked& event);
void on(Step& step, const AloudPressed& event);
void on(Step& step, const VoicesFound& event);
void on(Step& step, const ReadingEnded& event);
void on(Step& step, const RetryPressed&);
void on(Step& step, const Touched&);
void on(Step& step, const FactsChanged&);
void on(Step& step, const HandOverChanged& event);
void on(Step& step, const Failed& event);
void on(Step& step, const Tick& event);

/// The attempt on the screen while it can still be changed; null elsewhere and once it is being handed in.
AttemptScreen* openAttempt(Step& step);
/// Gives every typed draft that still waits to the desk.
void sendWaiting(Step& step, AttemptScreen& attempt);
/// The same for those that have waited for kDraftPauseMs.
void sendRested(Step& step, AttemptScreen& attempt);
/// The reflection on the screen while it can still be changed; null elsewhere.
ReflectionScreen* openReflection(Step& step);
/// Gives what was typed and still waits to the desk.
void sendWaiting(Step& step, ReflectionScreen& reflection);
/// To the next question, and after the last one it is kept.
void goOn(Step& step, ReflectionScreen& reflection);
/// To the question before; from the first one back to the path.
void goBack(Step& step, ReflectionScreen& reflection);
/// From the reflection or the revision back to the path, with everything saved that was typed.
void leaveStep(Step& step);

/// To another place of the attempt (its size = the review), which is then where it would resume.
void moveTo(Step& step, AttemptScreen& attempt, int place);

/// Nobody is here any more: nothing of a visit stays, but a mark that was begun.
void forgetVisit(Step& step);
/// The same, and the start screen comes.
void toStart(Step& step);

/// What is read aloud stops: another screen comes, or nobody is there any more.
void stopReading(Step& step);

/// Ends the visit: saves what is typed, tells the desk, wipes the student's data and the look from the model.
void signOut(Step& step, SignOutReason reason);

}  // namespace cz::app
