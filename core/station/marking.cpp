#include "core/station/marking.h"

#include <algorithm>

#include "core/form/form.h"
#include "core/station/marks_here.h"
#include "core/station/relay.h"
#include "core/station/score_again.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

Error nothingToMark() {
  return {Fault::notFound, "There is no such response to mark. checkzone-station mark --list shows what waits.", ""};
}

/// What was signed, with the check that it was made from.
struct Paper {
  AttemptFact fact;
  FoundCheck found;
  records::AttemptStart start;
  records::AttemptDone done;
  scoring::Marks marks;
  std::vector<records::TeachersDecision> regrades;  ///< the last one counts
};

Result<Judged> judgedNow(const Paper& paper) {
  return scoreAgain(*paper.found.check, paper.start, paper.done, paper.marks, newestOf(paper.regrades));
}

Result<Paper> paperOf(Station& station, AttemptFact fact) {
  Paper paper;
  paper.found = station.packs().findCheck(fact.check, fact.pack);
  if (!paper.found) return nothingToMark();
  CZ_TRY(start, startOf(station.db(), fact));
  CZ_TRY(done, doneOf(station.db(), fact));
  CZ_TRY(marks, station.facts().marksOf(fact.id));
  paper.start = std::move(start);
  paper.done = std::move(done);
  CZ_TRY(regrades, station.facts().regradesOf(fact.id));
  paper.marks = std::move(marks);
  paper.regrades = std::move(regrades);
  paper.fact = std::move(fact);
  return paper;
}

ToMark entryOf(Station& station, const Paper& paper, const form::Place& place, const pack::Question& question) {
  ToMark entry;
  entry.attempt = paper.fact.id;
  entry.slot = place.slot;
  entry.student = paper.fact.student;
  entry.who = station.rosters().nameOf(paper.fact.student).value_or("Someone who is not on the roster");
  entry.title = paper.found.check->title;
  entry.number = paper.fact.number;
  entry.arrivedMs = paper.fact.arrivedMs;
  entry.type = question.item->type;
  entry.stem = question.stem;
  entry.sample = question.sample;
  entry.rubric = question.item->rubric;
  entry.paper = question.item->paper;
  if (const auto given = paper.done.responses.find(place.slot); given != paper.done.responses.end())
    entry.response = given->second;
  if (const auto mark = paper.marks.find(place.slot); mark != paper.marks.end()) entry.mark = mark->second;
  entry.check = paper.fact.check;
  entry.pack = paper.fact.pack;
  return entry;
}

/// The places of one attempt that a teacher marks; `all`: also those that have their mark or need none.
Result<std::vector<ToMark>> entriesOf(Station& station, const Paper& paper, bool all) {
  CZ_TRY(judged, judgedNow(paper));
  const scoring::CheckResult& scored = judged.ours;
  std::vector<ToMark> entries;
  for (std::size_t i = 0; i < scored.places.size(); ++i) {
    const form::Place& place = paper.start.form.places[i];
    CZ_TRY(question, form::questionAt(*paper.found.check, place));
    const bool waits = scored.places[i].result.verdict == scoring::Verdict::needsMark;
    if (!waits && !(all && pack::isMarked(question.item->type))) continue;
    entries.push_back(entryOf(station, paper, place, question));
    CZ_TRY(newest, station.facts().markOf(paper.fact.id, place.slot));
    if (newest) entries.back().marks = newest->number;
  }
  return entries;
}

/// Whose downlog a mark is written into: the kiosk's where it was handed in, so that it is the first to tell the
/// student. That one may have another log now, or be out of use: then it is any other one.
Result<Kiosk> kioskFor(Station& station, const LogId& up) {
  CZ_TRY(kiosks, station.kiosks().inUse());
  const auto home = std::find_if(kiosks.begin(), kiosks.end(), [&](const Kiosk& one) { return one.up.id() == up; });
  if (home != kiosks.end()) return *home;
  if (!kiosks.empty()) return kiosks.front();
  return Error{Fault::refused, "No kiosk of this station is in use, so nobody would see the mark. Add one first.", ""};
}

Result<Paper> handedIn(Station& station, const AttemptId& attempt) {
  CZ_TRY(fact, station.facts().attempt(attempt));
  if (!fact || fact->state != AttemptFact::State::scored) return nothingToMark();
  return paperOf(station, *fact);
}

/// The line of the audit log that goes with it.
using Say = std::function<Result<void>(store::Transaction&, const Paper&)>;

/// Scores the attempt with what the place has from now on, and commits it: a mark, or, without levels, none any more.
Result<MarkDone> sign(Station& station, Paper paper, records::MarkGiven given, const Say& say) {
  if (given.mark.levels.empty())
    paper.marks.erase(given.slot);
  else
    paper.marks[given.slot] = given.mark;
  CZ_TRY(judged, judgedNow(paper));
  CZ_TRY(kiosk, kioskFor(station, paper.fact.place()));
  given.mastered = judged.ours.mastered;
  given.waiting = judged.ours.waiting;
  given.missed = judged.missed;
  given.regrade = regradeNumber(paper.regrades);
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(station.downlogs().add(transaction, kiosk.fingerprint(), given));
  CZ_CHECK(relayMark(station, transaction, given, kiosk.up.id()));
  CZ_CHECK(station.factWriter().take(given));
  CZ_CHECK(say(transaction, paper));
  CZ_CHECK(transaction.commit());
  return MarkDone{given.mastered, given.waiting};
}

Result<MarkDone> signMark(Station& station, records::MarkGiven given, const Say& say) {
  CZ_CHECK(scoring::checkComment(given.mark));
  CZ_TRY(entry, toMark(station, given.attempt, given.slot));
  CZ_CHECK(scoring::checkMark(entry.rubric, given.mark));
  CZ_TRY(paper, handedIn(station, given.attempt));
  return sign(station, std::move(paper), std::move(given), say);
}

/// A mark of this station's own, with the next number of its place.
Result<records::MarkGiven> ownMark(Station& station, const AttemptId& attempt, const SlotId& slot, scoring::Mark mark) {
  CZ_TRY(number, nextMark(station.db(), attempt, slot));
  return records::MarkGiven{attempt, slot, std::move(mark), false, 0, {}, number, 0};
}

Say sayHere(Station& station, const std::string& deed, const std::string& words, const Beside& beside) {
  return [&station, deed, words, beside](store::Transaction& transaction, const Paper& paper) -> Result<void> {
    CZ_CHECK(note(station, transaction, deed, words + " an answer in “" + paper.found.check->title + "”.",
                  paper.fact.student));
    return beside ? beside(transaction) : Result<void>();
  };
}

/// Who looked back, revised, asked, or has another try, begun or open to begin, did so because of the mark: it can't be
/// as if it had never been.
Result<void> expectNotGoneOn(Station& station, const AttemptFact& fact) {
  CZ_TRY(journey, station.facts().journeyOf(fact.student, fact.check));
  const journey::Attempt* own = journey.find(fact.id);
  const auto isLater = [&](const journey::Attempt* one) {
    return !one->isVoid() && one->start->number > own->start->number;
  };
  const auto attempts = journey.attempts();
  const bool there = own != nullptr && own == journey.last() && !own->asked && !own->reflected && !own->revised &&
                     std::none_of(attempts.begin(), attempts.end(), isLater) &&
                     journey.standing() != journey::Standing::unlocked;
  if (there) return {};
  return Error{Fault::refused, "The student has gone on since. Change the mark instead: the newest one counts.", ""};
}

}  // namespace

Result<std::vector<ToMark>> toMark(Station& station) {
  CZ_TRY(waiting, station.facts().waitingForMarks());
  std::vector<ToMark> all;
  for (AttemptFact& fact : waiting) {
    CZ_TRY(paper, paperOf(station, std::move(fact)));
    CZ_TRY(entries, entriesOf(station, paper, false));
    std::move(entries.begin(), entries.end(), std::back_inserter(all));
  }
  return all;
}

Result<ToMark> toMark(Station& station, const AttemptId& attempt, const SlotId& slot) {
  CZ_TRY(paper, handedIn(station, attempt));
  CZ_TRY(entries, entriesOf(station, paper, true));
  for (ToMark& entry : entries) {
    if (entry.slot != slot) continue;
    CZ_TRY(seats, marksGivenAtSeats(station, attempt));
    for (const MarkAtSeat& one : seats)
      if (one.slot == slot && one.state == MarkAtSeat::State::counts) entry.markedAt = one.seat;
    return std::move(entry);
  }
  return nothingToMark();
}

Result<std::uint64_t> nextMark(store::Database& db, const AttemptId& attempt, const SlotId& slot) {
  CZ_TRY(known, Facts(db).markOf(attempt, slot));
  return known ? known->number + 1 : std::uint64_t{1};
}

Result<MarkDone> giveMark(Station& station, const AttemptId& attempt, const SlotId& slot, const scoring::Mark& mark,
                          const Beside& beside) {
  CZ_TRY(given, ownMark(station, attempt, slot, mark));
  return signMark(station, std::move(given), sayHere(station, "mark", "Marked", beside));
}

Result<MarkDone> takeBackMark(Station& station, const AttemptId& attempt, const SlotId& slot,
                              const std::optional<scoring::Mark>& before, const Beside& beside) {
  CZ_TRY(entry, toMark(station, attempt, slot));
  if (!entry.mark) return Error{Fault::notFound, "There is no mark to take back any more.", ""};
  CZ_TRY(paper, handedIn(station, attempt));
  CZ_CHECK(expectNotGoneOn(station, paper.fact));
  CZ_TRY(given, ownMark(station, attempt, slot, before.value_or(scoring::Mark{})));
  const Say say = before ? sayHere(station, "mark", "Marked", beside)
                         : sayHere(station, "mark.taken-back", "Took a mark back of", beside);
  return sign(station, std::move(paper), std::move(given), say);
}

Result<void> takeMark(Station& station, const Kiosk& from, const records::MarkGiven& mark) {
  CZ_TRY(entry, toMark(station, mark.attempt, mark.slot));
  if (entry.type != pack::ItemType::spoken)
    return Error{Fault::input, "Only what was spoken is marked at a kiosk.", ""};
  CZ_CHECK(signMark(station, mark, [&](store::Transaction& transaction, const Paper& paper) {
    const std::string what = "Took over a mark for “" + paper.found.check->title + "” that was given at " + from.seat +
                             ", at the kiosk, by code.";
    return station.audit().write(transaction, {"mark", what, "kiosk", paper.fact.student});
  }));
  return {};
}

}  // namespace cz::station
