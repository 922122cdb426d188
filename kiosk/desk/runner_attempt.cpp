// One attempt: started or gone on with, answered, timed, handed in.

#include <algorithm>

#include "core/form/fewer.h"
#include "core/form/part.h"
#include "kiosk/desk/attempt_time.h"
#include "kiosk/desk/attempt_view.h"
#include "kiosk/desk/only.h"
#include "kiosk/desk/runner.h"

namespace cz::desk {
namespace {

using app::Event;

/// A form of an older version of the pack may have items that this one no longer has. Then another form must do: one
/// that was begun and can't be shown would hold the student up.
bool canBeAsked(const pack::Check& check, const form::Form& form) {
  return std::all_of(form.places.begin(), form.places.end(), [&](const form::Place& place) {
    const bool hasSlot = std::any_of(check.slots.begin(), check.slots.end(),
                                     [&](const pack::Slot& slot) { return slot.id == place.slot; });
    return hasSlot && form::questionAt(check, place).ok();
  });
}

/// The skills that are taken alone: `asked`, unless the check has no others, or the form has some of the others too.
std::vector<SkillId> takenAlone(const pack::Check& check, const form::Form& form, const std::vector<SkillId>& asked) {
  const auto isOther = [&](const auto& one) { return std::find(asked.begin(), asked.end(), one.skill) == asked.end(); };
  const bool hasOthers = std::any_of(check.slots.begin(), check.slots.end(), isOther);
  const bool whole = !hasOthers || std::any_of(form.places.begin(), form.places.end(), isOther);
  return whole ? std::vector<SkillId>() : asked;
}

Error noSuchAttempt() { return {Fault::notFound, "This try is not open at this kiosk.", ""}; }

}  // namespace

Result<pack::Question> Desk::questionOf(const SlotId& slot) const {
  if (attempt_)
    for (const auto& place : attempt_->form.places)
      if (place.slot == slot) return form::questionAt(*attempt_->check, place);
  return noSuchAttempt();
}

Desk::Runner::Answer Desk::Runner::operator()(const app::StartAttempt& effect) const {
  if (student(effect.student) == nullptr) return nameGone(effect.student);
  CZ_TRY(opened, lesson(effect.student, effect.check));
  if (opened.row.standing == app::Standing::ahead)
    return Error{Fault::refused, "This check " + opened.row.line + ".", ""};
  const auto decision = journey::decide(opened.journey, journey::WantStart{},
                                        policy(effect.student, *opened.found.check), desk.records_->now());
  if (const auto* refused = std::get_if<journey::Refused>(&decision)) return Error{Fault::refused, refused->reason, ""};
  const auto& allowed = std::get<journey::Allowed>(decision);
  if (allowed.resume) return goOn(*allowed.resume, allowed.afterBell);
  CZ_TRY(id, begin(effect, opened, allowed));
  CZ_TRY(live, desk.records_->liveAttempt(id));
  CZ_TRY(view, show(live));
  return only(app::AttemptOpened{std::move(view)});
}

Result<form::Form> Desk::Runner::nextForm(const app::StartAttempt& effect, const pack::Check& check,
                                          const journey::Allowed& allowed) const {
  if (allowed.form == pack::Reassess::FormRule::same) {
    CZ_TRY(last, desk.records_->lastResult(effect.student, effect.check));
    if (last && canBeAsked(check, last->start.form)) return std::move(last->start.form);
  }
  CZ_TRY(earlier, desk.records_->earlierForms(effect.student, effect.check));
  const Seed seed = form::seedFor(desk.roster_.formKey, effect.student, effect.check, allowed.number);
  CZ_TRY(whole, form::build(check, seed, earlier));
  return asNeeded(effect.student, check, form::onlySkills(std::move(whole), allowed.only));
}

/// With fewer choices, where the student has that.
form::Form Desk::Runner::asNeeded(const StudentId& student, const pack::Check& check, form::Form form) const {
  bool fewer = needs(student).fewerChoices;
  if (const auto way = desk.records_->journey(student, check.id); way && !way->help.empty())
    fewer = fewer || way->help.rbegin()->second.fewerChoices;
  return fewer ? form::withFewerChoices(check, std::move(form)) : form;
}

Desk::Runner::Answer Desk::Runner::goOn(const AttemptId& attempt, bool afterBell) const {
  using Came = records::LiveAttempt::Came;
  CZ_TRY(left, desk.records_->liveAttempt(attempt));
  if (left.came != Came::no && !desk.shelved(left.start.pack))
    return Error{
        Fault::refused,
        "Your try was made from questions that this seat doesn't have any more. Ask your teacher to move it back "
        "to the seat where you began it.",
        ""};
  CZ_CHECK(resume(left, afterBell));
  CZ_TRY(live, desk.records_->liveAttempt(attempt));
  CZ_TRY(view, show(live));
  if (left.came == Came::no) return only(app::AttemptOpened{std::move(view)});
  view.came = static_cast<int>(std::count_if(view.places.begin(), view.places.end(), [](const app::PlaceView& place) {
    return !scoring::isBlank(place.response);
  }));
  view.cameWhole = left.came == Came::withAnswers;
  return only(app::AttemptOpened{std::move(view)});
}

/// Goes on with an attempt. After a bell, what was seen and not answered could have been looked up: it comes anew.
Result<void> Desk::Runner::resume(const records::LiveAttempt& live, bool afterBell) const {
  const AttemptId& attempt = live.start.attempt;
  // What came along knows how it was left at the other seat; how it was left here before that is of no account.
  const bool bell = live.leftAtBell || (afterBell && live.came != records::LiveAttempt::Came::withAnswers);
  if (!bell) return desk.records_->resumeAttempt(attempt);
  std::vector<SlotId> known;
  for (const auto& place : live.start.form.places) {
    const auto given = live.responses.find(place.slot);
    const bool answered = given != live.responses.end() && !scoring::isBlank(given->second);
    if (live.seen.contains(place.slot) && !answered) known.push_back(place.slot);
  }
  CZ_TRY(from, desk.shelved(live.start.pack));
  const auto* check = from->pack.findCheck(live.start.check);
  if (known.empty() || check == nullptr) return desk.records_->resumeAttempt(attempt);
  CZ_TRY(turn, desk.records_->refills(attempt));
  CZ_TRY(earlier, desk.records_->earlierForms(live.start.student, live.start.check));
  CZ_TRY(form, form::refilled(*check, live.start.form, known, turn + 1, std::move(earlier)));
  return desk.records_->resumeAttempt(attempt, asNeeded(live.start.student, *check, std::move(form)));
}

Result<AttemptId> Desk::Runner::begin(const app::StartAttempt& effect, const Lesson& lesson,
                                      const journey::Allowed& allowed) const {
  CZ_TRY(form, nextForm(effect, *lesson.found.check, allowed));
  records::NewAttempt attempt;
  attempt.student = effect.student;
  attempt.check = effect.check;
  attempt.number = allowed.number;
  attempt.grant = allowed.grant;
  attempt.pack = lesson.found.from->hash;
  attempt.only = takenAlone(*lesson.found.check, form, allowed.only);
  attempt.deeds = std::get<journey::Started>(allowed.leaves.front()).deeds;
  attempt.timeFactor = std::max(needs(effect.student).timeFactor, Exact(1));
  attempt.form = std::move(form);
  attempt.style = lesson.found.check->style;
  attempt.confidence = static_cast<int>(effect.confidence);
  return desk.records_->startAttempt(attempt);
}

Result<app::AttemptView> Desk::Runner::show(const records::LiveAttempt& live) const {
  CZ_TRY(from, desk.shelved(live.start.pack));
  const auto* check = from->pack.findCheck(live.start.check);
  if (check == nullptr) return Error{Fault::corrupt, "The pack of this try does not have its check.", ""};
  app::AttemptView view;
  view.attempt = live.start.attempt;
  view.student = live.start.student;
  view.check = live.start.check;
  view.title = check->title;
  view.style = check->style;
  view.tryNumber = live.start.number;
  view.at = live.place;
  CZ_TRY(places, placesOf(*check, live.start.form, live.responses, live.flagged));
  view.places = std::move(places);
  CZ_TRY(shelf, picturesOf(*from, *check, live.start.form));
  view.pictures = std::move(shelf);
  CZ_TRY(time, timeOf(live.start, *check, live.time));
  view.time = time;
  const int count = static_cast<int>(view.places.size());
  sitting({sync::SeatStatus::State::taking, view.student, view.check, std::min(live.place + 1, count), count, 0});
  desk.attempt_ = std::make_unique<OpenAttempt>(OpenAttempt{live.start.attempt, std::move(from), check, live.start.form,
                                                            live.flagged, live.place, live.start.student});
  return view;
}

Result<app::TimeView> Desk::Runner::timeOf(const records::AttemptStart& start, const pack::Check& check,
                                           const journey::TimeAccount& spent) const {
  CZ_TRY(way, desk.records_->journey(start.student, start.check));
  const journey::Attempt* attempt = way.find(start.attempt);
  if (attempt == nullptr) return noSuchAttempt();
  return desk::timeOf(way, *attempt, check, policy(start.student, check), needs(start.student), spent,
                      desk.records_->now());
}

Desk::Runner::Answer Desk::Runner::operator()(const app::CountTime& effect) const {
  const OpenAttempt* open = desk.attempt_.get();
  if (open == nullptr || open->id != effect.attempt) return std::vector<Event>{};  // it was handed in meanwhile
  CZ_CHECK(desk.records_->mayGoOn(effect.attempt));
  CZ_TRY(spent, desk.records_->atWork(effect.attempt));
  records::AttemptStart start;
  start.student = open->student;
  start.check = open->check->id;
  start.attempt = open->id;
  CZ_TRY(time, timeOf(start, *open->check, spent));
  return only(app::TimeCounted{effect.attempt, time});
}

Desk::Runner::Answer Desk::Runner::operator()(const app::SaveResponse& effect) const {
  OpenAttempt* open = desk.attempt_.get();
  if (open == nullptr || open->id != effect.attempt) return noSuchAttempt();
  const auto& places = open->form.places;
  const auto place =
      std::find_if(places.begin(), places.end(), [&](const auto& one) { return one.slot == effect.slot; });
  if (place == places.end()) return noSuchAttempt();
  if (effect.flagged)
    open->flagged.insert(effect.slot);
  else
    open->flagged.erase(effect.slot);
  CZ_CHECK(desk.records_->saveResponse(effect.attempt, effect.slot, effect.response, open->place, open->flagged));
  CZ_CHECK(desk.records_->mayGoOn(effect.attempt));
  CZ_TRY(question, form::questionAt(*open->check, *place));
  auto reading = scoring::read(question, effect.response, open->check->style);
  return only(app::ResponseSaved{effect.attempt, effect.slot, effect.serial, std::move(reading)});
}

Desk::Runner::Answer Desk::Runner::operator()(const app::MovePlace& effect) const {
  OpenAttempt* open = desk.attempt_.get();
  if (open == nullptr || open->id != effect.attempt) return std::vector<Event>{};  // it is not open here any more
  open->place = effect.place;
  auto status = desk.status_;
  status.place = std::min(effect.place + 1, status.of);
  sitting(std::move(status));
  CZ_CHECK(desk.records_->savePlace(effect.attempt, effect.place));
  CZ_CHECK(desk.records_->mayGoOn(effect.attempt));
  return std::vector<Event>{};
}

Result<scoring::CheckResult> Desk::Runner::judge(const AttemptId& attempt) const {
  auto live = desk.records_->liveAttempt(attempt);
  // Handed in: the stored one counts; or it goes on elsewhere, and the hand-in is refused.
  if (!live && live.error().fault == Fault::refused) return scoring::CheckResult{};
  if (!live) return std::move(live).error();
  CZ_TRY(from, desk.shelved(live->start.pack));
  const auto* check = from->pack.findCheck(live->start.check);
  if (check == nullptr) return Error{Fault::corrupt, "The pack of this try does not have its check.", ""};
  return scoring::scoreForm(*check, live->start.form, live->responses);
}

Desk::Runner::Answer Desk::Runner::operator()(const app::HandIn& effect) const {
  CZ_TRY(judged, judge(effect.attempt));
  CZ_TRY(finished, desk.records_->handIn(effect.attempt, judged));
  CZ_TRY(view, resultView(finished.start.student, finished));
  desk.attempt_.reset();
  sitting({sync::SeatStatus::State::signedIn, finished.start.student, {}, 0, 0, 0});
  return only(app::HandedIn{std::move(view)});
}

}  // namespace cz::desk
