#include "kiosk/desk/runner.h"

#include <algorithm>
#include <utility>

#include "core/crypto/pin.h"
#include "kiosk/desk/attempt_time.h"
#include "kiosk/desk/attempt_view.h"
#include "kiosk/desk/changed_view.h"
#include "kiosk/desk/local_time.h"
#include "kiosk/desk/look_text.h"
#include "kiosk/desk/only.h"
#include "kiosk/desk/path_view.h"
#include "kiosk/desk/wishes.h"

namespace cz::desk {
namespace {

using app::Event;

Error noSuchCheck() { return {Fault::refused, "This check is no longer here. Choose another one.", ""}; }

Error outOfUse() {
  return {Fault::refused, "This seat is not in use any more. Please take another seat, and tell your teacher.", ""};
}

Error noRoom() { return {Fault::refused, "This seat has no room for another check. Please take another seat.", ""}; }

/// Every order is as likely as any other.
std::string shuffledDigits(Random& random) {
  std::string digits = "1234567890";
  for (std::size_t left = digits.size(); left > 1; --left) {
    const std::size_t fair = 256 / left * left;  // bytes from here on would favour the first ones
    std::size_t drawn = fair;
    while (drawn >= fair) drawn = random.bytes(1).front();
    std::swap(digits[left - 1], digits[drawn % left]);
  }
  return digits;
}

std::string reasonOf(app::SignOutReason reason) {
  switch (reason) {
    case app::SignOutReason::byBell: return records::kAtBell;
    case app::SignOutReason::byHand: return "by-hand";
    case app::SignOutReason::byTime: return "by-time";
    case app::SignOutReason::byFault: return "by-fault";
  }
  return "by-fault";
}

}  // namespace

std::vector<app::Event> nameGone(const StudentId& student) {
  return only(app::NameGone{student, "This name is no longer on the list. Ask your teacher."});
}

const roster::SeatStudent* Desk::Runner::student(const StudentId& id) const {
  const auto& all = desk.roster_.students;
  const auto at = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == id; });
  return at == all.end() ? nullptr : &*at;
}

journey::Policy Desk::Runner::policy(const StudentId& id, const pack::Check& check) const {
  const auto* who = student(id);
  return journey::policyOf(check,
                           records::rulesOf(desk.rules_, who == nullptr ? std::vector<ClassId>() : who->classes));
}

roster::Needs Desk::Runner::needs(const StudentId& id) const {
  const auto* who = student(id);
  return who == nullptr ? roster::Needs() : who->needs;
}

void Desk::Runner::sitting(sync::SeatStatus status) const {
  const bool same = status.state == desk.status_.state && status.student == desk.status_.student &&
                    status.check == desk.status_.check;
  if (!same) desk.statusSinceMs_ = desk.clock_.bootMs();
  desk.status_ = std::move(status);
}

// ---- before the check ----

Desk::Runner::Answer Desk::Runner::operator()(const app::LoadZone& /*effect*/) const {
  app::ZoneView zone{
      desk.room_, desk.setup_.seat, {}, {}, desk.diskRoom_ != Space::State::enough, desk.records_->isRetired()};
  zone.canConnect = desk.setup_.byNumber && !desk.records_->downlog();
  // A seat that has a pairing token joins by that, as soon as the station is there.
  zone.canJoinByStick = !desk.records_->downlog() && (desk.setup_.byNumber || !desk.setup_.network);
  zone.canChange = desk.setup_.byNumber && desk.records_->downlog() && desk.stranger_;
  zone.newSheet = desk.setup_.byNumber && desk.records_->unapprovedSheet() && !zone.canChange;
  zone.joins =
      zone.canConnect && !desk.setup_.mark.empty() ? app::ZoneView::Joins::byItself : app::ZoneView::Joins::byHand;
  if (zone.canConnect && desk.notMarked_) zone.joins = app::ZoneView::Joins::otherAnswers;
  zone.hasStation = desk.records_->downlog().has_value();
  if (desk.setup_.shufflePin) zone.pad = shuffledDigits(desk.random_);
  for (const auto& each : desk.roster_.classes) zone.classes.push_back({each.id, each.title});
  for (const auto& each : desk.roster_.students) zone.names.push_back({each.id, each.name, each.classes});
  return only(app::ZoneLoaded{std::move(zone)});
}

Desk::Runner::Answer Desk::Runner::operator()(const app::CheckPin& effect) const {
  const auto* who = student(effect.student);
  if (who == nullptr) return nameGone(effect.student);
  app::PinAnswer answer{effect.student, app::PinAnswer::Outcome::noPin, 0, 0};
  if (who->pinHash.empty()) return only(answer);
  if (desk.diskRoom_ != Space::State::enough) return noRoom();
  if (desk.records_->isRetired()) return outOfUse();
  CZ_TRY(guess, desk.records_->chargeGuess(effect.student));
  if (!guess.allowed) {
    answer.outcome = app::PinAnswer::Outcome::wait;
    answer.waitSeconds = static_cast<int>((guess.waitMs + 999) / 1000);
    return only(answer);
  }
  if (crypto::checkPin(who->pinHash, effect.pin)) {
    CZ_TRY(last, desk.records_->signIn(effect.student));
    answer.lastHere = lastHere(last);
    desk.telling_.clear();
    sitting({sync::SeatStatus::State::signedIn, effect.student, {}, 0, 0, 0});
    answer.outcome = app::PinAnswer::Outcome::right;
    answer.look = lookOf(effect.student);
  } else {
    answer.outcome = app::PinAnswer::Outcome::wrong;
    answer.missesLeft = guess.missesLeft;
  }
  return only(answer);
}

/// A time that lies ahead, or that this seat can't hold against its own, tells nothing.
std::optional<app::LastHere> Desk::Runner::lastHere(std::optional<std::int64_t> wallMs) const {
  constexpr std::int64_t kDayMs = std::int64_t{24} * 3'600'000;
  const auto now = desk.records_->now().wallMs;
  if (!wallMs || !now || *now < *wallMs) return std::nullopt;
  return app::LastHere{static_cast<int>((*now - *wallMs) / kDayMs), dayTimeOf(*wallMs)};
}

/// Nothing when it was never said. What can't be read any more must keep nobody from signing in.
std::optional<app::Look> Desk::Runner::lookOf(const StudentId& student) const {
  const auto kept = desk.records_->look(student);
  if (!kept) desk.log_("How a student likes to read can't be read any more: " + kept.error().message);
  if (!kept || kept->empty()) return std::nullopt;
  return lookFrom(*kept);
}

Desk::Runner::Answer Desk::Runner::operator()(const app::KeepLook& effect) const {
  CZ_CHECK(desk.records_->keepLook(effect.student, textOf(effect.look)));
  return std::vector<Event>{};
}

// Read aloud is what the shell does itself.
Desk::Runner::Answer Desk::Runner::operator()(const app::ReadAloud& /*effect*/) const { return std::vector<Event>{}; }
Desk::Runner::Answer Desk::Runner::operator()(const app::StopReading& /*effect*/) const { return std::vector<Event>{}; }

Result<std::vector<app::UnitView>> Desk::Runner::units(const StudentId& student) const {
  return unitsOf(
      desk.library_, [&](const CheckId& check) { return desk.records_->journey(student, check); },
      [&](const pack::Check& check) { return policy(student, check); }, desk.records_->now());
}

Desk::Runner::Answer Desk::Runner::operator()(const app::LoadPath& effect) const {
  const auto* who = student(effect.student);
  if (who == nullptr) return nameGone(effect.student);
  CZ_TRY(lessons, units(effect.student));
  app::PathView path{effect.student, who->name, {}, std::move(lessons)};
  for (const auto& each : desk.roster_.classes)
    if (!who->classes.empty() && each.id == who->classes.front()) path.className = each.title;
  CZ_TRY(news, changed(effect.student));
  path.changed = std::move(news);
  desk.attempt_.reset();
  desk.wantsHere_ = {};
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
  app::CoverView cover =
      coverOf(effect.student, check, opened.journey, policy(effect.student, check), opened.row, desk.records_->now());
  cover.canUseCode = cover.standing != app::Standing::ahead && !codesFor(opened.journey, check).empty();
  cover.limitMinutes = limitFor(opened.journey, check, needs(effect.student));
  if (!cover.elsewhere.empty()) {
    CZ_TRY(seat, desk.records_->seatOf(cover.elsewhere));
    cover.otherSeat = std::move(seat);
    CZ_TRY(wished, wishes(desk));
    cover.wished = std::any_of(wished.begin(), wished.end(),
                               [&](const sync::MoveWish& one) { return one.attempt == cover.elsewhere; });
  }
  CZ_TRY(last, desk.records_->lastResult(effect.student, effect.check));
  cover.hasResult = last.has_value();
  if (!last || opened.journey.mastered() || opened.journey.waiting()) return only(app::CoverLoaded{std::move(cover)});
  CZ_TRY(result, resultView(effect.student, *last));
  cover.revise = std::move(result.revise);
  return only(app::CoverLoaded{std::move(cover)});
}

/// The station has the last word, and knows whether somebody sits at it elsewhere. While it is out of reach the wish is
/// kept for the next stick.
Desk::Runner::Answer Desk::Runner::operator()(const app::MoveHere& effect) const {
  CZ_TRY(opened, lesson(effect.student, effect.check));
  const journey::Moment now = desk.records_->now();
  const journey::Attempt* open = opened.journey.open(now.seat);
  if (open == nullptr || open->holder() == now.seat) return (*this)(app::OpenCover{effect.student, effect.check});
  CZ_TRY(pack, desk.records_->packOf(open->id));
  if (!desk.shelved(pack))
    return only(
        app::MoveRefused{open->id,
                         "Your try was made from questions that this seat doesn't have any more. Go back to the "
                         "seat where you began it, or ask your teacher."});
  desk.wantsHere_ = open->id;
  if (desk.setup_.network && desk.isReached()) return std::vector<Event>{};
  const auto turn = open->turns.find(open->holder());
  std::uint64_t known = open->start->at.log == open->holder() ? open->start->at.index : 0;
  if (turn != open->turns.end()) known = std::max(known, turn->second.index);
  CZ_CHECK(keepWish(desk, {open->id, effect.student, open->holder(), known}));
  return (*this)(app::OpenCover{effect.student, effect.check});
}

// ---- its result ----

/// The check comes from the pack that the try was made from; when that is gone, from the present one, and what was
/// judged at the hand-in stands.
Result<Desk::Runner::Judged> Desk::Runner::judgedWith(const records::Finished& finished,
                                                      const scoring::Marks& marks) const {
  const auto& start = finished.start;
  const auto made = desk.shelved(start.pack);
  const Found found = made ? Found{*made, (*made)->pack.findCheck(start.check)} : desk.library_.find(start.check);
  if (found.check == nullptr) return noSuchCheck();
  scoring::CheckResult result = finished.done.result;
  if (made && !marks.empty())
    if (auto scored = finished.whole ? scoring::scoreForm(*found.check, start.form, finished.done.responses, marks)
                                     : scoring::addMarks(*found.check, start.form, finished.done.result, marks))
      result = *std::move(scored);
  CZ_TRY(now, regraded(finished, made ? found.check : nullptr, std::move(result)));
  result = std::move(now);
  CZ_TRY(regrade, desk.records_->regrade(start.attempt));
  // Marks that came after a regrade, where only the repaired pack is: it has the rubric as well.
  if (regrade && !made && !marks.empty())
    if (auto marked = scoring::addMarks(*found.check, start.form, result, marks)) result = *std::move(marked);
  return Judged{found, static_cast<bool>(made), std::move(result), std::move(regrade)};
}

/// With the marks that have come.
Result<app::ResultView> Desk::Runner::resultView(const StudentId& student, const records::Finished& finished) const {
  const auto& start = finished.start;
  CZ_TRY(marks, desk.records_->marks(start.attempt));
  CZ_TRY(judged, judgedWith(finished, marks));
  const Found& found = judged.found;
  const scoring::CheckResult& result = judged.result;
  CZ_TRY(journey, desk.records_->journey(student, start.check));
  app::ResultView view =
      resultOf(start, *found.check, result, journey, policy(student, *found.check), desk.records_->now());
  view.student = student;  // who took it, after corrections
  view.canUseCode = waitsForCode(journey, *found.check);
  if (judged.regrade) view.changed = changedOf(*judged.regrade, view.title, start.number);
  view.pictures = picturesOf(*found.from, view);
  if (!finished.here) return view;
  CZ_TRY(receipt, desk.records_->receiptFor(finished));
  receipt.number = view.tryNumber;
  receipt.mastered = view.mastered;
  receipt.shown = view.shown;
  view.receipt = records::receiptCode(receipt.leaf);
  view.signedReceipt = records::signReceipt(receipt, desk.keys());
  return view;
}

Desk::Runner::Answer Desk::Runner::operator()(const app::OpenResult& effect) const {
  CZ_TRY(last, desk.records_->lastResult(effect.student, effect.check));
  if (!last) {
    // A try that came by a correction has its result elsewhere; what comes after it is to be done here.
    CZ_TRY(opened, lesson(effect.student, effect.check));
    if (app::hasScreen(opened.row.next)) return stepOf(effect.student, effect.check);
    const auto tries = opened.journey.attempts();
    if (!tries.empty() && tries.back()->isVoid())
      return Error{Fault::refused, journey::refused(journey::Refusal::voidNow).reason, ""};
    return Error{Fault::refused, "There is no result of this check here.", ""};
  }
  CZ_TRY(view, resultView(effect.student, *last));
  return only(app::ResultLoaded{std::move(view)});
}

// ---- after it ----

Desk::Runner::Answer Desk::Runner::operator()(const app::AskForTry& effect) const {
  CZ_TRY(opened, lesson(effect.student, effect.check));
  CZ_CHECK(expectAllowed(opened, journey::WantAsk{}));
  const auto& last = opened.journey.last()->id;
  CZ_CHECK(desk.records_->ask(effect.student, effect.check, last, ""));
  return only(app::AskSaved{effect.student, effect.check});
}

Desk::Runner::Answer Desk::Runner::operator()(const app::SignOut& effect) const {
  desk.attempt_.reset();
  sitting({});
  desk.wantsHere_ = {};
  for (const auto& [attempt, deed] : std::exchange(desk.telling_, {})) CZ_CHECK(desk.records_->noteTold(attempt, deed));
  if (effect.attempt.empty()) return std::vector<Event>{};
  const auto paused = desk.records_->pauseAttempt(effect.attempt, reasonOf(effect.reason));
  // There is nothing left to put aside: it goes on elsewhere, was taken out, or the student was forgotten.
  const bool isOver = !paused && (paused.error().fault == Fault::refused || paused.error().fault == Fault::notFound);
  if (!paused && !isOver) return paused.error();
  return std::vector<Event>{};
}

}  // namespace cz::desk
