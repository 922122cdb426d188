#include "kiosk/desk/attempt_view.h"

#include <algorithm>

#include "kiosk/desk/path_view.h"

namespace cz::desk {
namespace {

/// Those of `all` named in `order`, in that order.
template <class Asked>
std::vector<app::OptionView> inOrder(const std::vector<Asked>& all, const std::vector<ChoiceId>& order) {
  std::vector<app::OptionView> shown;
  for (const auto& id : order) {
    const auto at = std::find_if(all.begin(), all.end(), [&](const Asked& one) { return one.id == id; });
    if (at != all.end()) shown.push_back({at->id, at->text, {}});
  }
  return shown;
}

/// The places that are shown. Without outlines where they lie would tell the answer: it stays here.
std::vector<app::OptionView> outlinesOf(const pack::Question& question) {
  std::vector<app::OptionView> places;
  for (std::size_t i = 0; i < question.options.size(); ++i)
    places.push_back({question.options[i].id, question.options[i].text, question.item->options[i].outline});
  return places;
}

/// "first.c2" → the option c2 of the gap `first`.
std::vector<ChoiceId> orderWithin(const pack::Item& gap, const std::vector<ChoiceId>& order) {
  const std::string front = gap.id.text + ".";
  std::vector<ChoiceId> own;
  for (const auto& id : order)
    if (id.text.starts_with(front)) own.emplace_back(id.text.substr(front.size()));
  return own;
}

app::ItemView itemOf(const pack::Question& question, const form::Place& place) {
  app::ItemView view;
  view.type = question.item->type;
  view.language = question.item->language;
  view.stem = question.stem;
  view.hotspot = question.item->hotspot;
  if (view.type != pack::ItemType::hotspot)
    view.options = inOrder(question.options, place.options);
  else if (view.hotspot.outlines)
    view.options = outlinesOf(question);
  view.cards = inOrder(question.cards, place.cards);
  for (const auto& gap : question.gaps)
    view.gaps.push_back({ChoiceId(gap.item->id.text), gap.item->type,
                         inOrder(gap.options, orderWithin(*gap.item, place.options)), gap.item->unit});
  view.words = question.item->words;
  view.paper = question.item->paper;
  for (const auto& criterion : question.item->rubric.criteria) view.criteria.push_back(criterion.looksFor);
  view.unit = question.item->unit;
  view.inSequence = question.item->inSequence;
  const auto belongsNowhere = [](const pack::AskedOption& option) { return option.decoy; };
  view.mayLeaveOut = view.type == pack::ItemType::order &&
                     std::any_of(question.options.begin(), question.options.end(), belongsNowhere);
  return view;
}

const pack::Item* itemAt(const pack::Check& check, const form::Form& form, const SlotId& slot) {
  for (const auto& place : form.places)
    if (place.slot == slot) return check.findItem(place.item);
  return nullptr;
}

app::SkillView skillOf(const pack::Check& check, const form::Form& form, const pack::Skill& skill,
                       const scoring::SkillResult& result, const scoring::CheckResult& whole) {
  app::SkillView view;
  view.can = skill.can;
  view.mastered = result.mastered;
  view.waiting = result.waiting > 0;
  view.shown = result.points.toText() + " of " + result.of.toText() + (result.of == Points(1) ? " point" : " points");
  for (const auto& place : whole.places) {
    // A mark's words are for the student, also when everything was right.
    const pack::Item* item = itemAt(check, form, place.slot);
    const bool marked = item != nullptr && pack::isMarked(item->type);
    if (place.skill != skill.id || (place.result.verdict == scoring::Verdict::right && !marked)) continue;
    for (const auto& words : place.result.says)
      if (std::find(view.says.begin(), view.says.end(), words) == view.says.end()) view.says.push_back(words);
  }
  return view;
}

/// 16 million pixels are 64 MB: what a form may hold in the memory of a small kiosk. With more pictures each is
/// smaller.
constexpr std::int64_t kMostPixels = 16'000'000;

}  // namespace

Result<std::vector<app::PlaceView>> placesOf(const pack::Check& check, const form::Form& form,
                                             const scoring::Responses& responses, const std::set<SlotId>& flagged) {
  std::vector<app::PlaceView> places;
  for (const auto& place : form.places) {
    CZ_TRY(question, form::questionAt(check, place));
    app::PlaceView view;
    view.slot = place.slot;
    view.item = itemOf(question, place);
    if (const auto given = responses.find(place.slot); given != responses.end()) view.response = given->second;
    view.reading = scoring::read(question, view.response, check.style);
    view.flagged = flagged.contains(place.slot);
    places.push_back(std::move(view));
  }
  return places;
}

Result<pictures::ShelfPtr> picturesOf(const Shelved& from, const pack::Check& check, const form::Form& form) {
  std::set<std::string> paths;
  for (const auto& place : form.places) {
    CZ_TRY(question, form::questionAt(check, place));
    pack::addPictures(question, paths);
  }
  return pictures::shelve(from.media, paths, kMostPixels);
}

pictures::ShelfPtr picturesOf(const Shelved& from, const app::ResultView& view) {
  std::set<std::string> paths;
  for (const auto& skill : view.skills)
    for (const std::string& words : skill.says) pictures::addPaths(words, paths);
  return pictures::shelve(from.media, paths, kMostPixels);
}

std::vector<SkillId> missedSkills(const scoring::CheckResult& result) {
  std::vector<SkillId> missed;
  for (const auto& skill : result.skills)
    if (!skill.mastered && skill.waiting == 0) missed.push_back(skill.skill);
  return missed;
}

app::ResultView resultOf(const records::AttemptStart& start, const pack::Check& check,
                         const scoring::CheckResult& result, const journey::Journey& journey,
                         const journey::Policy& policy, const journey::Moment& now) {
  const form::Form& form = start.form;
  app::ResultView view;
  view.student = start.student;
  view.attempt = start.attempt;
  view.check = check.id;
  view.title = check.title;
  view.language = check.language;
  view.tryNumber = start.number;
  view.mastered = result.mastered;
  view.shown = result.shown;
  view.waiting = result.waiting;
  for (const auto& skill : result.skills)
    if (const auto* known = check.findSkill(skill.skill))
      view.skills.push_back(skillOf(check, form, *known, skill, result));
  if (!result.mastered) view.revise = reviseOf(check, missedSkills(result));
  view.next = nextStepOf(journey, policy, now);
  view.opens = opensWhen(journey, policy, now);
  return view;
}

}  // namespace cz::desk
