#include "core/station/today.h"

#include <algorithm>
#include <set>

#include "core/station/alarms.h"
#include "core/station/rules.h"
#include "core/station/station.h"
#include "core/station/unlock.h"

namespace cz::station {
namespace {

constexpr std::int64_t kFreshMs = 30'000;  // a kiosk calls every few seconds
constexpr std::size_t kMostAlarms = 20;
constexpr std::size_t kMostResults = 20;
constexpr const char* kUnknown = "Someone who is not on the roster";

std::string nameOf(Station& station, const StudentId& student) {
  return station.rosters().nameOf(student).value_or(kUnknown);
}

/// `attempt`: after which the student asked.
Result<RequestCard> requestOf(Station& station, const AttemptFact& attempt, const journey::Journey& journey) {
  const FoundCheck found = station.packs().findCheck(attempt.check);
  RequestCard card;
  card.student = attempt.student;
  card.who = nameOf(station, attempt.student);
  card.check = attempt.check;
  card.title = found ? found.check->title : attempt.check.text;
  card.number = journey.nextNumber();
  if (auto words = station.facts().wordsAfter(attempt.id)) card.words = *std::move(words);
  CZ_TRY(last, station.facts().attempt(journey.last()->id));
  if (last) card.missed = missedWords(found.check, last->missed);
  if (found) {
    CZ_TRY(policy, policyFor(station, attempt.student, *found.check));
    CZ_TRY(back, lookingBackOf(station, journey, policy));
    card.back = std::move(back);
  }
  const auto usedUp = found ? poolIsUsedUp(station, found, attempt.student) : Result<bool>(false);
  card.usedUp = usedUp && *usedUp;
  return card;
}

Result<std::vector<RequestCard>> requestsOf(Station& station) {
  CZ_TRY(asked, station.facts().askedAfter());
  std::vector<RequestCard> cards;
  std::set<std::pair<StudentId, CheckId>> seen;
  for (const AttemptFact& attempt : asked) {
    CZ_TRY(journey, station.facts().journeyOf(attempt.student, attempt.check));
    if (journey.standing() != journey::Standing::asked) continue;
    const auto* after = journey.find(attempt.id);
    const bool open = after == journey.last() || journey::areRivals(journey, *after, *journey.last());
    if (!open || !seen.emplace(attempt.student, attempt.check).second) continue;
    CZ_TRY(card, requestOf(station, attempt, journey));
    cards.push_back(std::move(card));
  }
  return cards;
}

// An empty list must mean that there is nothing, so what can't be read is said.
template <class Part>
Part orSay(Result<Part> part, std::vector<std::string>& alarms) {
  if (part) return *std::move(part);
  alarms.push_back("A part of this page can't be shown. " + part.error().message);
  return {};
}

/// Of one that is scored, and marked.
void sayWhatCame(Station& station, const AttemptFact& attempt, ResultCard& card) {
  const auto came = station.facts().cameTo(attempt);
  card.state = came && *came == CameTo::mastered ? ResultCard::State::mastered : ResultCard::State::notYet;
  if (!came) card.shown += ", " + came.error().message;
  if (came && *came == CameTo::partly) card.shown += std::string(", ") + kPartly;
}

ResultCard resultOf(Station& station, const AttemptFact& attempt) {
  ResultCard card;
  card.student = attempt.student;
  card.who = nameOf(station, attempt.student);
  card.title = station.packs().titleOf(attempt.check);
  card.number = attempt.number;
  card.shown = attempt.shown;
  if (attempt.doneLeaf) card.at = whenWas(station.db(), attempt.doneLog, *attempt.doneLeaf, attempt.doneMs);
  card.arrivedMs = attempt.arrivedMs;
  card.seat = station.kiosks().seatOf(attempt.place());
  if (attempt.state != AttemptFact::State::scored)
    card.shown = "waiting for the pack that it was made from";
  else if (attempt.marksMissing > 0)
    card.state = ResultCard::State::toMark;
  else
    sayWhatCame(station, attempt, card);
  if (attempt.takenOut) {
    card.state = ResultCard::State::takenOut;
    card.shown = attempt.whyOut;
  }
  if (!station.rosters().nameOf(attempt.student)) card.shown += ", waiting for the roster";
  return card;
}

}  // namespace

SeatCard seatCardOf(Station& station, const Kiosk& kiosk) {
  SeatCard card;
  card.seat = kiosk.seat;
  card.kiosk = kiosk.fingerprint();
  const auto heard = station.kiosks().lastOf(kiosk.fingerprint());
  if (!heard) return card;
  card.agoMs = station.clock().bootMs() - heard->atBootMs;
  card.heard = card.agoMs <= kFreshMs;
  card.status = heard->status;
  card.status.forMs += card.agoMs;
  card.health = heard->health;
  if (heard->status.state == sync::SeatStatus::State::free) return card;
  card.who = nameOf(station, heard->status.student);
  if (heard->status.state == sync::SeatStatus::State::taking) card.check = station.packs().titleOf(heard->status.check);
  return card;
}

Today todayOf(Station& station) {
  Today today;
  today.nowMs = station.clock().wallMs();
  std::vector<std::string> unread;
  for (const Kiosk& kiosk : orSay(station.kiosks().all(), unread))
    (kiosk.retired ? today.out : today.seats).push_back(seatCardOf(station, kiosk));
  today.requests = orSay(requestsOf(station), unread);
  today.toConfirm = orSay(revisionsToConfirm(station), unread);
  today.toMove = orSay(toMove(station), unread);
  today.left = orSay(leftOpen(station), unread);
  for (const AttemptFact& attempt : orSay(station.facts().lastHandedIn(kMostResults), unread))
    today.results.push_back(resultOf(station, attempt));
  for (const AttemptFact& attempt : orSay(station.facts().waitingForMarks(), unread))
    today.toMark += static_cast<std::size_t>(attempt.marksMissing);
  today.alarms = orSay(alarmsOf(station), unread);
  today.alarms.insert(today.alarms.begin(), unread.begin(), unread.end());
  today.moreAlarms = today.alarms.size() - std::min(today.alarms.size(), kMostAlarms);
  today.alarms.resize(today.alarms.size() - today.moreAlarms);
  return today;
}

}  // namespace cz::station
