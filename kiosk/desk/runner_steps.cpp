// Between two tries: the reflection and the revision.

#include "kiosk/desk/only.h"
#include "kiosk/desk/path_view.h"
#include "kiosk/desk/runner.h"

namespace cz::desk {
namespace {

using app::NextStep;

records::Reflection recordOf(const StudentId& student, const CheckId& check, const AttemptId& attempt,
                             const std::vector<std::string>& answers) {
  return {student, check, attempt, answers};
}

}  // namespace

Result<app::ReflectionView> Desk::Runner::reflection(const Lesson& lesson) const {
  app::ReflectionView view = reflectionOf(*lesson.found.check, lesson.journey);
  auto draft = desk.records_->savedReflection(view.attempt);
  // A draft that can't be read must not keep the student from writing anew.
  if (!draft) desk.log_("What was written of a reflection can't be read any more: " + draft.error().message);
  if (draft && *draft) view.answers = std::move((*draft)->answers);
  view.answers.resize(app::kReflectionQuestions);
  return view;
}

Desk::Runner::Answer Desk::Runner::stepOf(const StudentId& student, const CheckId& check) const {
  CZ_TRY(opened, lesson(student, check));
  const NextStep next = opened.row.next;
  if (next == NextStep::reflect) {
    CZ_TRY(view, reflection(opened));
    return only(app::ReflectionLoaded{std::move(view)});
  }
  if (app::hasScreen(next)) {
    auto view = revisionOf(*opened.found.check, opened.journey, policy(student, *opened.found.check));
    view.canUseCode = waitsForCode(opened.journey, *opened.found.check);
    return only(app::RevisionLoaded{std::move(view)});
  }
  CZ_TRY(last, desk.records_->lastResult(student, check));
  if (last) return (*this)(app::OpenResult{student, check});
  return (*this)(app::OpenCover{student, check});
}

Result<void> Desk::Runner::expectAllowed(const Lesson& lesson, const journey::Command& command) const {
  const auto decision = journey::decide(lesson.journey, command, policy(lesson.journey.student, *lesson.found.check),
                                        desk.records_->now());
  if (const auto* refused = std::get_if<journey::Refused>(&decision)) return Error{Fault::refused, refused->reason, ""};
  return {};
}

Desk::Runner::Answer Desk::Runner::operator()(const app::OpenStep& effect) const {
  return stepOf(effect.student, effect.check);
}

Desk::Runner::Answer Desk::Runner::operator()(const app::SaveReflection& effect) const {
  CZ_CHECK(desk.records_->saveReflection(recordOf(effect.student, effect.check, effect.attempt, effect.answers)));
  return only(app::ReflectionSaved{effect.attempt, effect.serial});
}

Desk::Runner::Answer Desk::Runner::operator()(const app::KeepReflection& effect) const {
  CZ_TRY(opened, lesson(effect.student, effect.check));
  const journey::Attempt* after = opened.journey.find(effect.attempt);
  // Mastered meanwhile, as by a regrade: what was written is kept all the same.
  const bool open = (after == nullptr || !after->reflected) && !opened.journey.mastered();
  if (open) CZ_CHECK(expectAllowed(opened, journey::WantReflect{}));
  CZ_CHECK(desk.records_->reflect(recordOf(effect.student, effect.check, effect.attempt, effect.answers)));
  return stepOf(effect.student, effect.check);
}

Desk::Runner::Answer Desk::Runner::operator()(const app::SayRevised& effect) const {
  CZ_TRY(opened, lesson(effect.student, effect.check));
  const journey::Attempt* after = opened.journey.find(effect.attempt);
  const bool open = (after == nullptr || !after->revised) && !opened.journey.mastered();
  if (open) CZ_CHECK(expectAllowed(opened, journey::WantRevise{}));
  CZ_CHECK(desk.records_->revise({effect.student, effect.check, effect.attempt, effect.skills}));
  return stepOf(effect.student, effect.check);
}

}  // namespace cz::desk
