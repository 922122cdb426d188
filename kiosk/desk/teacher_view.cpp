// What the teacher's panel shows: how the seat is, which tries are open here, who could get another one.

#include <algorithm>

#include "core/form/form.h"
#include "kiosk/desk/runner.h"

namespace cz::desk {
namespace {

constexpr int kMegabyteBits = 20;

int answeredIn(const scoring::Responses& responses) {
  return static_cast<int>(
      std::count_if(responses.begin(), responses.end(), [](const auto& one) { return !scoring::isBlank(one.second); }));
}

/// Own leaves that the station is not known to hold.
Result<std::uint64_t> notHandedOver(records::KioskRecords& records) {
  CZ_TRY(from, records.ackedSize());
  std::uint64_t count = 0;
  for (;;) {
    CZ_TRY(part, records.pending(from + count));
    if (part.leaves.empty()) return count;
    count += part.leaves.size();
  }
}

}  // namespace

Result<app::SeatHealth> Desk::Runner::health() const {
  app::SeatHealth health;
  health.hasNetwork = desk.setup_.network;
  health.version = desk.setup_.version;
  health.freeMegabytes = desk.setup_.free(desk.setup_.folder) >> kMegabyteBits;
  health.full = desk.diskRoom_ != Space::State::enough;
  health.outOfUse = desk.records_->isRetired();
  health.clockSet = desk.records_->now().wallMs.has_value();
  CZ_TRY(records, notHandedOver(*desk.records_));
  CZ_TRY(tries, desk.records_->triesToHandOver());
  CZ_TRY(missed, desk.records_->missedCodes());
  CZ_TRY(roster, desk.records_->roster());
  health.records = records;
  health.tries = tries;
  health.missedCodes = missed;
  if (roster) health.classList = roster->version;
  health.students = static_cast<int>(desk.roster_.students.size());
  for (const ShelvedPtr& one : desk.library_.packs()) health.packs.push_back({one->pack.title, one->pack.version});
  health.amiss = desk.health();
  return health;
}

Result<std::vector<app::OpenTryView>> Desk::Runner::openTries() const {
  CZ_TRY(tries, desk.records_->openTries());
  std::vector<app::OpenTryView> views;
  for (const records::OpenTry& one : tries) {
    app::OpenTryView view{one.attempt, "", one.check.text, one.number, 0, 0, one.atBell};
    if (const auto* who = student(one.student)) view.name = who->name;
    if (const Found found = desk.library_.find(one.check); found.check != nullptr) view.title = found.check->title;
    if (const auto live = desk.records_->liveAttempt(one.attempt)) {
      view.answered = answeredIn(live->responses);
      view.of = static_cast<int>(live->start.form.places.size());
    }
    views.push_back(std::move(view));
  }
  return views;
}

template <class Look>
Result<void> Desk::Runner::eachWay(const Look& look) const {
  CZ_TRY(ways, desk.records_->ways());
  for (const auto& [id, check] : ways) {
    const auto* who = student(id);
    const Found found = desk.library_.find(check);
    if (who == nullptr || found.check == nullptr) continue;
    CZ_TRY(journey, desk.records_->journey(id, check));
    if (journey.last() != nullptr) CZ_CHECK(look(*who, *found.check, journey));
  }
  return {};
}

/// What a code could open.
Result<std::vector<app::UnlockView>> Desk::Runner::unlocks() const {
  std::vector<app::UnlockView> views;
  CZ_CHECK(eachWay(
      [&](const roster::SeatStudent& who, const pack::Check& check, const journey::Journey& journey) -> Result<void> {
        const auto may = journey::decide(journey, journey::WantUseCode{}, policy(who.id, check), desk.records_->now());
        if (!std::holds_alternative<journey::Allowed>(may)) return {};
        const bool asked = journey.standing() == journey::Standing::asked;
        CZ_TRY(earlier, desk.records_->earlierForms(who.id, check.id));
        views.push_back({who.id, check.id, who.name, check.title, std::get<journey::Allowed>(may).number, asked,
                         form::poolIsUsedUp(check, earlier)});
        return {};
      }));
  std::stable_sort(views.begin(), views.end(), [](const app::UnlockView& one, const app::UnlockView& other) {
    return std::pair(!one.asked, one.name) < std::pair(!other.asked, other.name);
  });
  return views;
}

/// Where nothing else is missing before another try may be asked for.
Result<std::vector<app::ConfirmView>> Desk::Runner::revisions() const {
  std::vector<app::ConfirmView> views;
  CZ_CHECK(eachWay(
      [&](const roster::SeatStudent& who, const pack::Check& check, const journey::Journey& journey) -> Result<void> {
        if (journey::nextStep(journey, policy(who.id, check), desk.records_->now()) != journey::NextStep::showRevision)
          return {};
        views.push_back({who.id, check.id, who.name, check.title, journey.last()->start->number});
        return {};
      }));
  std::stable_sort(views.begin(), views.end(),
                   [](const auto& one, const auto& other) { return one.name < other.name; });
  return views;
}

}  // namespace cz::desk
