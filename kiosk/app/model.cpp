#include "kiosk/app/model.h"

#include <algorithm>
#include <array>

namespace cz::app {

SaveState AttemptScreen::saveState(int place) const {
  const auto at = static_cast<std::size_t>(place);
  const Draft& draft = drafts[at];
  if (draft.waiting || draft.saved < draft.sent) return SaveState::saving;
  if (draft.sent == 0 && scoring::isBlank(view.places[at].response)) return SaveState::nothing;
  return SaveState::saved;
}

SaveState ReflectionScreen::saveState() const {
  if (waiting || saved < serial) return SaveState::saving;
  return answer().empty() ? SaveState::nothing : SaveState::saved;
}

bool mayAnswer(const JoinScreen& join, std::int64_t nowMs) {
  return !join.busy && join.view.state == JoinView::State::answered && nowMs - join.sinceMs >= kLookMs;
}

StudentId signedIn(const Model& model) {
  if (const auto* pin = std::get_if<PinScreen>(&model.screen)) return pin->entered ? pin->student : StudentId{};
  if (const auto* path = std::get_if<PathScreen>(&model.screen)) return path->path.student;
  if (const auto* cover = std::get_if<CoverScreen>(&model.screen)) return cover->cover.student;
  if (const auto* attempt = std::get_if<AttemptScreen>(&model.screen)) return attempt->view.student;
  if (const auto* result = std::get_if<ResultScreen>(&model.screen)) return result->result.student;
  if (const auto* code = std::get_if<CodeScreen>(&model.screen)) return code->view.student;
  if (const auto* reflection = std::get_if<ReflectionScreen>(&model.screen)) return reflection->view.student;
  if (const auto* revision = std::get_if<RevisionScreen>(&model.screen)) return revision->view.student;
  return {};
}

std::string signedInName(const Model& model) {
  const StudentId who = signedIn(model);
  if (who.empty()) return {};
  for (const NameView& one : model.zone.names)
    if (one.id == who) return one.name;
  return {};
}

bool waitsForStation(const Model& model) {
  if (const auto* path = std::get_if<PathScreen>(&model.screen)) {
    const auto waits = [](const LessonRow& row) { return waitsForTeacher(row.next); };
    return std::any_of(path->path.units.begin(), path->path.units.end(), [&](const UnitView& unit) {
      return std::any_of(unit.lessons.begin(), unit.lessons.end(), waits);
    });
  }
  if (const auto* cover = std::get_if<CoverScreen>(&model.screen))
    return cover->movingMs || waitsForTeacher(cover->cover.next);
  if (const auto* result = std::get_if<ResultScreen>(&model.screen)) return waitsForTeacher(result->result.next);
  if (const auto* revision = std::get_if<RevisionScreen>(&model.screen)) return revision->view.byTeacher;
  if (const auto* code = std::get_if<CodeScreen>(&model.screen)) return !code->view.isTeachers();
  if (const auto* connect = std::get_if<ConnectScreen>(&model.screen)) return !isOver(connect->view.state);
  return false;
}

const std::string& languageOf(const Model& model) {
  return model.look.language.empty() ? model.fittings.language : model.look.language;
}

bool hasVoice(const Fittings& fittings, std::string_view language) {
  const std::string_view main = language.substr(0, language.find('-'));
  return std::any_of(fittings.voices.begin(), fittings.voices.end(), [&](const std::string& voice) {
    return voice == language || std::string_view(voice).substr(0, voice.find('-')) == main;
  });
}

std::int64_t nextTickMs(const Model& model) {
  constexpr std::int64_t kSoon = 100, kCountdown = 250, kCalm = 2'000, kNobody = 10'000;
  if (const auto* attempt = std::get_if<AttemptScreen>(&model.screen)) {
    const bool waits =
        std::any_of(attempt->drafts.begin(), attempt->drafts.end(), [](const Draft& d) { return d.waiting; });
    if (waits) return kSoon;
    constexpr std::int64_t kLastMinuteMs = 60'000;
    if (attempt->endsAtMs && *attempt->endsAtMs - model.nowMs < kLastMinuteMs) return kCountdown;
  }
  const auto* reflection = std::get_if<ReflectionScreen>(&model.screen);
  if (reflection != nullptr && reflection->waiting) return kSoon;
  const auto* code = std::get_if<CodeScreen>(&model.screen);
  const bool waits = std::holds_alternative<PinScreen>(model.screen) || (code != nullptr && code->waitUntilMs > 0);
  const auto* join = std::get_if<JoinScreen>(&model.screen);
  const bool asks = join != nullptr && model.nowMs - join->sinceMs < kLookMs;
  if (model.askedStillMs || waits || asks) return kCountdown;
  return std::holds_alternative<StartScreen>(model.screen) ? kNobody : kCalm;
}

int secondsLeft(std::int64_t untilMs, std::int64_t nowMs) {
  return static_cast<int>((std::max<std::int64_t>(untilMs - nowMs, 0) + 999) / 1000);
}

bool isUnreadable(const PlaceView& place) {
  return place.reading.state == scoring::Reading::State::unreadable && !scoring::isBlank(place.response);
}

int unansweredCount(const AttemptView& attempt) {
  return static_cast<int>(std::count_if(attempt.places.begin(), attempt.places.end(),
                                        [](const PlaceView& place) { return scoring::isBlank(place.response); }));
}

bool showsResult(Standing standing) { return standing == Standing::mastered || standing == Standing::waiting; }

const LessonRow* nextStep(const PathView& path) {
  constexpr std::array order = {Standing::taking, Standing::unlocked, Standing::ready,    Standing::notYet,
                                Standing::asked,  Standing::waiting,  Standing::elsewhere};
  for (const Standing wanted : order)
    for (const UnitView& unit : path.units)
      for (const LessonRow& lesson : unit.lessons)
        if (lesson.standing == wanted) return &lesson;
  return nullptr;
}

const LessonRow* findLesson(const PathView& path, const CheckId& check) {
  for (const UnitView& unit : path.units)
    for (const LessonRow& lesson : unit.lessons)
      if (lesson.check == check) return &lesson;
  return nullptr;
}

}  // namespace cz::app
