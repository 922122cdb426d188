// The teacher marks at this kiosk what was spoken here: what waits, and what a mark makes of the try.

#include <algorithm>

#include "kiosk/desk/attempt_view.h"
#include "kiosk/desk/runner.h"

namespace cz::desk {
namespace {

app::SpokenView viewOf(const pack::Question& question) {
  app::SpokenView view;
  view.stem = question.stem;
  const pack::Rubric& rubric = question.item->rubric;
  view.line = rubric.mastered;
  for (const pack::Level& level : rubric.levels) view.levels.push_back(level.title);
  for (const pack::Criterion& one : rubric.criteria) view.criteria.push_back({one.id, one.looksFor, one.levels});
  return view;
}

bool isSpokenAndWaits(const pack::Question& question, const scoring::ItemResult& result) {
  return question.item->type == pack::ItemType::spoken && result.verdict == scoring::Verdict::needsMark;
}

}  // namespace

/// Only by the pack that the try was made from: another one may ask something else, by another rubric.
Result<std::vector<app::SpokenView>> Desk::Runner::spoken() const {
  CZ_TRY(tries, desk.records_->triesToMark());
  std::vector<app::SpokenView> views;
  for (const records::TryToMark& one : tries) {
    const auto& start = one.finished.start;
    const auto* who = student(one.student);
    if (who == nullptr || !desk.shelved(start.pack)) continue;
    CZ_TRY(marks, desk.records_->marks(start.attempt));
    CZ_TRY(judged, judgedWith(one.finished, marks));
    for (std::size_t i = 0; i < judged.result.places.size(); ++i) {
      CZ_TRY(question, form::questionAt(*judged.found.check, start.form.places.at(i)));
      if (!isSpokenAndWaits(question, judged.result.places[i].result)) continue;
      app::SpokenView view = viewOf(question);
      view.attempt = start.attempt;
      view.slot = start.form.places[i].slot;
      view.name = who->name;
      view.title = judged.found.check->title;
      view.tryNumber = start.number;
      CZ_TRY(pictures, picturesOf(*judged.found.from, *judged.found.check, start.form));
      view.pictures = std::move(pictures);
      views.push_back(std::move(view));
    }
  }
  std::stable_sort(views.begin(), views.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return views;
}

Result<void> Desk::Runner::mark(const app::MarkHere& effect) const {
  if (const auto fit = scoring::checkComment(effect.mark); !fit) return Error{Fault::refused, fit.error().message, ""};
  CZ_TRY(tries, desk.records_->triesToMark());
  const auto at = std::find_if(tries.begin(), tries.end(), [&](const records::TryToMark& one) {
    return one.finished.start.attempt == effect.attempt;
  });
  if (at == tries.end() || !desk.shelved(at->finished.start.pack)) return records::nothingWaits();
  CZ_TRY(marks, desk.records_->marks(effect.attempt));
  if (marks.contains(effect.slot)) return records::nothingWaits();
  const auto& places = at->finished.start.form.places;
  const auto place =
      std::find_if(places.begin(), places.end(), [&](const auto& one) { return one.slot == effect.slot; });
  if (place == places.end()) return records::nothingWaits();
  CZ_TRY(before, judgedWith(at->finished, marks));
  CZ_TRY(question, form::questionAt(*before.found.check, *place));
  if (question.item->type != pack::ItemType::spoken) return records::nothingWaits();
  const auto fits = scoring::checkMark(question.item->rubric, effect.mark);
  if (!fits) return Error{Fault::refused, fits.error().message, ""};
  marks[effect.slot] = effect.mark;
  CZ_TRY(judged, judgedWith(at->finished, marks));
  records::MarkGiven given{effect.attempt, effect.slot, effect.mark, judged.result.mastered, judged.result.waiting};
  given.missed = missedSkills(judged.result);
  if (judged.regrade) given.regrade = judged.regrade->by().number;
  return desk.records_->markAsTeacher(std::move(given));
}

}  // namespace cz::desk
