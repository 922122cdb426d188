#include "kiosk/desk/runner.h"

#include <algorithm>

#include "core/crypto/pin.h"
#include "kiosk/desk/attempt_view.h"
#include "kiosk/desk/path_view.h"

namespace cz::desk {
namespace {

using app::Event;

/// An answer of one event.
template <class One>
std::vector<Event> only(One event) {
  std::vector<Event> events;
  events.emplace_back(std::move(event));
  return events;
}

Error noSuchStudent() { return {Fault::refused, "This name is no longer on the list. Ask your teacher.", ""}; }
Error noSuchCheck() { return {Fault::refused, "This check is no longer here. Choose another one.", ""}; }
Error noSuchAttempt() { return {Fault::notFound, "This try is not open at this kiosk.", ""}; }

const char* reasonOf(app::SignOutReason reason) {
  switch (reason) {
    case app::SignOutReason::byHand: return "by-hand";
    case app::SignOutReason::byTime: return "by-time";
    case app::SignOutReason::byFault: return "by-fault";
  }
  return "by-fault";
}

}  // namespace

const roster::SeatStudent* Desk::Runner::student(const StudentId& id) const {
  const auto& all = desk.roster_.students;
  const auto at = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == id; });
  return at == all.end() ? nullptr : &*at;
}

void Desk::Runner::sitting(sync::SeatStatus status) const {
  const bool same = status.state == desk.status_.state && status.student == desk.status_.student &&
                    status.check == desk.status_.check;
  if (!same) desk.statusSinceMs_ = desk.clock_.bootMs();
  desk.status_ = std::move(status);
}

Result<pack::Question> Desk::questionOf(const SlotId& slot) const {
  if (attempt_)
    for (const auto& place : attempt_->form.places)
      if (place.slot == slot) return form::questionAt(*attempt_->check, place);
  return noSuchAttempt();
}

// ---- before the check ----

Desk::Runner::Answer Desk::Runner::operator()(const app::LoadZone& /*effect*/) const {
  app::ZoneView zone{desk.room_, desk.setup_.seat, {}, {}};
  for (const auto& each : desk.roster_.classes) zone.classes.push_back({each.id, each.title});
  for (const auto& each : desk.roster_.students) zone.names.push_back({each.id, each.name, each.classes});
  return only(app::ZoneLoaded{std::move(zone)});
}

Desk::Runner::Answer Desk::Runner::operator()(const app::CheckPin& effect) const {
  const auto* who = student(effect.student);
  if (who == nullptr) return noSuchStudent();
  app::PinAnswer answer{effect.student, app::PinAnswer::Outcome::noPin, 0, 0};
  if (who->pinHash.empty()) return only(answer);
  CZ_TRY(guess, desk.records_->chargeGuess(effect.student));
  if (!guess.allowed) {
    answer.outcome = app::PinAnswer::Outcome::wait;
    answer.waitSeconds = static_cast<int>((guess.waitMs + 999) / 1000);
    return only(answer);
  }
  if (crypto::checkPin(who->pinHash, effect.pin)) {
    CZ_CHECK(desk.records_->forgiveGuess(effect.student));
    sitting({sync::SeatStatus::State::signedIn, effect.student, {}, 0, 0, 0});
    answer.outcome = app::PinAnswer::Outcome::right;
  } else {
    answer.outcome = app::PinAnswer::Outcome::wrong;
    answer.missesLeft = guess.missesLeft;
  }
  return only(answer);
}

Result<std::vector<app::UnitView>> Desk::Runner::units(const StudentId& student) const {
  return unitsOf(
      desk.library_, [&](const CheckId& check) { return desk.records_->journey(student, check); },
      desk.records_->now());
}

Desk::Runner::Answer Desk::Runner::operator()(const app::LoadPath& effect) const {
  const auto* who = student(effect.student);
  if (who == nullptr) return noSuchStudent();
  CZ_TRY(lessons, units(effect.student));
  app::PathView path{effect.student, who->name, {}, std::move(lessons)};
  for (const auto& each : desk.roster_.classes)
    if (!who->classes.empty() && each.id == who->classes.front()) path.className = each.title;
  desk.attempt_.reset();
  sitting({sync::SeatStatus::State::signedIn, effect.student, {}, 0, 0, 0});
  return only(app::PathLoaded{std::move(path)});
}

Result<Desk::Runner::Lesson> Desk::Runner::lesson(const StudentId& student, const CheckId& check) const {
  CZ_TRY(all, units(student));
  for (const auto& unit : all)
    for (const auto& row : unit.lessons) {
      if (row.check != check) continue;
      CZ_TRY(journey, desk.records_->journey(student, check));
      return Lesson{row, desk.library_.find(check), std::move(journey)};
    }
  return noSuchCheck();
}

Desk::Runner::Answer Desk::Runner::operator()(const app::OpenCover& effect) const {
  CZ_TRY(opened, lesson(effect.student, effect.check));
  const pack::Check& check = *opened.found.check;
  app::CoverView cover = coverOf(effect.student, check, opened.journey, opened.row, desk.records_->now());
  CZ_TRY(last, desk.records_->lastResult(effect.student, effect.check));
  cover.hasResult = last.has_value();
  if (!last || opened.journey.mastered() || opened.journey.waiting()) return only(app::CoverLoaded{std::move(cover)});
  CZ_TRY(result, resultView(effect.student, *last));
  cover.revise = std::move(result.revise);
  return only(app::CoverLoaded{std::move(cover)});
}

// ---- the check ----

Desk::Runner::Answer Desk::Runner::operator()(const app::StartAttempt& effect) const {
  CZ_TRY(opened, lesson(effect.student, effect.check));
  if (opened.row.standing == app::Standing::ahead)
    return Error{Fault::refused, "This check " + opened.row.line + ".", ""};
  const auto policy = journey::policyOf(*opened.found.check);
  const auto decision = journey::decide(opened.journey, journey::WantStart{}, policy, desk.records_->now());
  if (const auto* refused = std::get_if<journey::Refused>(&decision)) return Error{Fault::refused, refused->reason, ""};
  const auto& allowed = std::get<journey::Allowed>(decision);
  if (allowed.resume) {
    CZ_TRY(live, desk.records_->liveAttempt(*allowed.resume));
    CZ_CHECK(desk.records_->resumeAttempt(*allowed.resume));
    CZ_TRY(view, show(live));
    return only(app::AttemptOpened{std::move(view)});
  }
  CZ_TRY(id, begin(effect, opened, allowed));
  CZ_TRY(live, desk.records_->liveAttempt(id));
  CZ_TRY(view, show(live));
  return only(app::AttemptOpened{std::move(view)});
}

Result<form::Form> Desk::Runner::nextForm(const app::StartAttempt& effect, const pack::Check& check,
                                          const journey::Allowed& allowed) const {
  if (allowed.form == pack::Reassess::FormRule::same) {
    CZ_TRY(last, desk.records_->lastResult(effect.student, effect.check));
    if (last) return std::move(last->start.form);
  }
  CZ_TRY(earlier, desk.records_->earlierForms(effect.student, effect.check));
  const Seed seed = form::seedFor(desk.roster_.formKey, effect.student, effect.check, allowed.number);
  CZ_TRY(whole, form::build(check, seed, earlier));
  return form::onlySkills(std::move(whole), allowed.only);
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
  const int count = static_cast<int>(view.places.size());
  sitting({sync::SeatStatus::State::taking, view.student, view.check, std::min(live.place + 1, count), count, 0});
  desk.attempt_ = std::make_unique<OpenAttempt>(
      OpenAttempt{live.start.attempt, std::move(from), check, live.start.form, live.flagged, live.place});
  return view;
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
  CZ_TRY(question, form::questionAt(*open->check, *place));
  auto reading = scoring::read(question, effect.response, open->check->style);
  return only(app::ResponseSaved{effect.attempt, effect.slot, effect.serial, std::move(reading)});
}

Desk::Runner::Answer Desk::Runner::operator()(const app::MovePlace& effect) const {
  OpenAttempt* open = desk.attempt_.get();
  if (open == nullptr || open->id != effect.attempt) return noSuchAttempt();
  open->place = effect.place;
  auto status = desk.status_;
  status.place = std::min(effect.place + 1, status.of);
  sitting(std::move(status));
  CZ_CHECK(desk.records_->savePlace(effect.attempt, effect.place));
  return std::vector<Event>{};
}

Result<scoring::CheckResult> Desk::Runner::judge(const AttemptId& attempt) const {
  auto live = desk.records_->liveAttempt(attempt);
  if (!live && live.error().fault == Fault::notFound)
    return scoring::CheckResult{};  // handed in: the stored one counts
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

/// With the marks that have come. The check comes from the pack that the try was made from; when that is gone, from
/// the present one, and what was judged at the hand-in stands.
Result<app::ResultView> Desk::Runner::resultView(const StudentId& student, const records::Finished& finished) const {
  const auto& start = finished.start;
  const auto made = desk.shelved(start.pack);
  const Found found = made ? Found{*made, (*made)->pack.findCheck(start.check)} : desk.library_.find(start.check);
  if (found.check == nullptr) return noSuchCheck();
  scoring::CheckResult result = finished.done.result;
  CZ_TRY(marks, desk.records_->marks(start.attempt));
  if (made && !marks.empty())
    if (auto scored = scoring::scoreForm(*found.check, start.form, finished.done.responses, marks))
      result = *std::move(scored);
  CZ_TRY(journey, desk.records_->journey(student, start.check));
  app::ResultView view = resultOf(start, *found.check, result, journey, desk.records_->now());
  view.student = student;  // who took it, after corrections
  CZ_TRY(code, desk.records_->receiptCode(finished));
  view.receipt = std::move(code);
  view.pictures = picturesOf(*found.from, view);
  return view;
}

Desk::Runner::Answer Desk::Runner::operator()(const app::OpenResult& effect) const {
  CZ_TRY(last, desk.records_->lastResult(effect.student, effect.check));
  if (!last) {
    // A try that came by a correction has its result elsewhere; what comes after it is to be done here.
    CZ_TRY(opened, lesson(effect.student, effect.check));
    if (app::hasScreen(opened.row.next)) return stepOf(effect.student, effect.check);
    return Error{Fault::refused, "There is no result of this check here.", ""};
  }
  CZ_TRY(view, resultView(effect.student, *last));
  return only(app::ResultLoaded{std::move(view)});
}

// ---- after it ----

Desk::Runner::Answer Desk::Runner::operator()(const app::AskForTry& effect) const {
  CZ_TRY(opened, lesson(effect.student, effect.check));
  const auto policy = journey::policyOf(*opened.found.check);
  const auto decision = journey::decide(opened.journey, journey::WantAsk{}, policy, desk.records_->now());
  if (const auto* refused = std::get_if<journey::Refused>(&decision)) return Error{Fault::refused, refused->reason, ""};
  const auto& last = opened.journey.last()->id;
  CZ_CHECK(desk.records_->ask(effect.student, effect.check, last, ""));
  return only(app::AskSaved{effect.student, effect.check});
}

Desk::Runner::Answer Desk::Runner::operator()(const app::SignOut& effect) const {
  desk.attempt_.reset();
  sitting({});
  if (!effect.attempt.empty()) CZ_CHECK(desk.records_->pauseAttempt(effect.attempt, reasonOf(effect.reason)));
  return std::vector<Event>{};
}

}  // namespace cz::desk
