#pragma once
// One function for each effect. Part of Desk; split off so that the opening of files and the way of a check don't mix.

#include "kiosk/desk/desk.h"

namespace cz::desk {

/// The attempt on the screen, with the pack that it was made from.
struct Desk::OpenAttempt {
  AttemptId id;
  ShelvedPtr from;  ///< keeps `check` alive
  const pack::Check* check = nullptr;
  form::Form form;
  std::set<SlotId> flagged;
  int place = 0;
  StudentId student;
};

struct Desk::Runner {
  using Answer = Result<std::vector<app::Event>>;
  Desk& desk;

  Answer operator()(const app::LoadZone& effect) const;
  Answer operator()(const app::CheckPin& effect) const;
  Answer operator()(const app::LoadPath& effect) const;
  Answer operator()(const app::OpenCover& effect) const;
  Answer operator()(const app::StartAttempt& effect) const;
  Answer operator()(const app::SaveResponse& effect) const;
  Answer operator()(const app::MovePlace& effect) const;
  Answer operator()(const app::HandIn& effect) const;
  Answer operator()(const app::OpenResult& effect) const;
  Answer operator()(const app::AskForTry& effect) const;
  Answer operator()(const app::OpenCode& effect) const;
  Answer operator()(const app::TypeCode& effect) const;
  Answer operator()(const app::OpenStep& effect) const;
  Answer operator()(const app::SaveReflection& effect) const;
  Answer operator()(const app::KeepReflection& effect) const;
  Answer operator()(const app::SayRevised& effect) const;
  Answer operator()(const app::KeepLook& effect) const;
  Answer operator()(const app::ReadAloud& effect) const;
  Answer operator()(const app::StopReading& effect) const;
  std::optional<app::Look> lookOf(const StudentId& student) const;
  std::optional<app::LastHere> lastHere(std::optional<std::int64_t> wallMs) const;
  Answer operator()(const app::SignOut& effect) const;
  Answer operator()(const app::CountTime& effect) const;
  Answer operator()(const app::StartConnecting& effect) const;
  Answer operator()(const app::AnswerNumber& effect) const;
  Answer operator()(const app::StopConnecting& effect) const;
  Answer operator()(const app::MoveHere& effect) const;
  Answer operator()(const app::OpenTeacher& effect) const;
  Answer operator()(const app::TypeTeacherCode& effect) const;
  Answer operator()(const app::LoadPanel& effect) const;
  Answer operator()(const app::UnlockHere& effect) const;
  Answer operator()(const app::ConfirmHere& effect) const;
  Answer operator()(const app::ReleaseHere& effect) const;
  Answer operator()(const app::PutAsideHere& effect) const;
  Answer operator()(const app::ExchangeByStick& effect) const;
  Answer operator()(const app::LeavePanel& effect) const;
  Answer operator()(const app::TeacherStays& effect) const;
  Answer operator()(const app::MarkHere& effect) const;
  Answer operator()(const app::OpenJoin& effect) const;
  Answer operator()(const app::JoinByStick& effect) const;
  Answer operator()(const app::AnswerJoin& effect) const;

 private:
  struct Lesson {
    app::LessonRow row;
    Found found;
    journey::Journey journey;
  };
  Result<std::vector<app::UnitView>> units(const StudentId& student) const;
  Result<Lesson> lesson(const StudentId& student, const CheckId& check) const;
  /// What the student has to do next after the last try; where that is nothing of their own, its result.
  Answer stepOf(const StudentId& student, const CheckId& check) const;
  /// What codes from the teacher could do here; none where there is no station that could make one.
  std::vector<records::CodeAction> codesFor(const journey::Journey& journey, const pack::Check& check) const;
  /// Whether one of them does what the student can't go on without.
  bool waitsForCode(const journey::Journey& journey, const pack::Check& check) const;
  app::CodeView codeView(const Lesson& lesson, const records::CodeDoor& door) const;
  // The teacher's panel (teacher_view.cpp says what is on it).
  Result<app::PanelView> panel() const;
  /// Does it while the teacher's visit goes on, and shows what came of it.
  template <class Deed>
  Answer asTeacher(const Deed& deed) const;
  Result<app::SeatHealth> health() const;
  Result<std::vector<app::OpenTryView>> openTries() const;
  Result<std::vector<app::UnlockView>> unlocks() const;
  Result<std::vector<app::ConfirmView>> revisions() const;
  /// Calls `look(student, check, journey)` for everybody on the class list and every check that is here, where a try is
  /// known.
  template <class Look>
  Result<void> eachWay(const Look& look) const;
  /// Whether the teacher may do this for a student now; else why not, or that one of them is no longer here.
  Result<void> expectPanel(const StudentId& id, const CheckId& check, const journey::Command& command) const;
  /// What was spoken here and has no mark yet (runner_mark.cpp).
  Result<std::vector<app::SpokenView>> spoken() const;
  Result<void> mark(const app::MarkHere& effect) const;
  Result<app::ReflectionView> reflection(const Lesson& lesson) const;
  /// An error with the reason when the journey does not allow it, or no longer.
  Result<void> expectAllowed(const Lesson& lesson, const journey::Command& command) const;
  Result<AttemptId> begin(const app::StartAttempt& effect, const Lesson& lesson, const journey::Allowed& allowed) const;
  Result<form::Form> nextForm(const app::StartAttempt& effect, const pack::Check& check,
                              const journey::Allowed& allowed) const;
  form::Form asNeeded(const StudentId& student, const pack::Check& check, form::Form form) const;
  Answer goOn(const AttemptId& attempt, bool afterBell) const;
  Result<void> resume(const records::LiveAttempt& live, bool afterBell) const;
  Result<app::TimeView> timeOf(const records::AttemptStart& start, const pack::Check& check,
                               const journey::TimeAccount& spent) const;
  Result<app::AttemptView> show(const records::LiveAttempt& live) const;
  /// Results that the teacher has changed and the student was not told of here; from now on they are being told.
  Result<std::vector<app::ChangedView>> changed(const StudentId& student) const;
  /// As a regrade says, where there is one. `check`: by which it was taken; null: its pack is not here any more.
  Result<scoring::CheckResult> regraded(const records::Finished& finished, const pack::Check* check,
                                        scoring::CheckResult result) const;
  /// What a finished try comes to.
  struct Judged {
    Found found;          ///< the check that it was judged by
    bool asMade = false;  ///< which is the one that it was made from
    scoring::CheckResult result;
    std::optional<records::TeachersDecision> regrade;  ///< the newest one
  };
  Result<Judged> judgedWith(const records::Finished& finished, const scoring::Marks& marks) const;
  Result<app::ResultView> resultView(const StudentId& student, const records::Finished& finished) const;
  Result<scoring::CheckResult> judge(const AttemptId& attempt) const;
  const roster::SeatStudent* student(const StudentId& id) const;
  /// The rules of a check for a student, and what the student needs in every check.
  journey::Policy policy(const StudentId& id, const pack::Check& check) const;
  roster::Needs needs(const StudentId& id) const;
  void sitting(sync::SeatStatus status) const;
};

/// Of somebody who is not on the class list any more.
std::vector<app::Event> nameGone(const StudentId& student);

}  // namespace cz::desk
