#include "core/station/marking.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/form/form.h"
#include "core/station/relay.h"
#include "core/station/score_again.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr std::size_t kLongestComment = 4000;

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

/// Writes down what the place has from now on: a mark, or none any more.
Result<MarkDone> sign(Station& station, Paper paper, const SlotId& slot, const std::optional<scoring::Mark>& mark,
                      const Beside& beside) {
  if (mark)
    paper.marks[slot] = *mark;
  else
    paper.marks.erase(slot);
  CZ_TRY(judged, judgedNow(paper));
  CZ_TRY(kiosk, kioskFor(station, paper.fact.place()));
  CZ_TRY(number, nextMark(station.db(), paper.fact.id, slot));
  const records::MarkGiven given{
      paper.fact.id, slot,   mark.value_or(scoring::Mark{}), judged.ours.mastered, judged.ours.waiting,
      judged.missed, number, regradeNumber(paper.regrades)};
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(station.downlogs().add(transaction, kiosk.fingerprint(), given));
  CZ_CHECK(relayMark(station, transaction, given, kiosk.up.id()));
  CZ_CHECK(station.factWriter().take(given));
  CZ_CHECK(
      note(station, transaction, mark ? "mark" : "mark.taken-back",
           std::string(mark ? "Marked" : "Took a mark back of") + " an answer in “" + paper.found.check->title + "”.",
           paper.fact.student));
  if (beside) CZ_CHECK(beside(transaction));
  CZ_CHECK(transaction.commit());
  return MarkDone{given.mastered, given.waiting};
}

/// Who looked back, revised, asked, or has another try did so because of the mark: it can't be as if it had never been.
Result<void> expectNotGoneOn(Station& station, const AttemptFact& fact, const std::string& who) {
  CZ_TRY(journey, station.facts().journeyOf(fact.student, fact.check));
  const journey::Attempt* own = journey.find(fact.id);
  const auto standing = journey.standing();
  const bool there = own != nullptr && own == journey.last() && !own->asked && !own->reflected && !own->revised &&
                     standing != journey::Standing::unlocked;
  if (there) return {};
  return Error{Fault::refused, who + " has gone on since. Change the mark instead: the newest one counts.", ""};
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
  for (ToMark& entry : entries)
    if (entry.slot == slot) return std::move(entry);
  return nothingToMark();
}

Result<std::uint64_t> nextMark(store::Database& db, const AttemptId& attempt, const SlotId& slot) {
  CZ_TRY(known, Facts(db).markOf(attempt, slot));
  return known ? known->number + 1 : std::uint64_t{1};
}

Result<MarkDone> giveMark(Station& station, const AttemptId& attempt, const SlotId& slot, const scoring::Mark& mark,
                          const Beside& beside) {
  if (mark.comment.size() > kLongestComment || !isUtf8(mark.comment))
    return Error{Fault::input, "The comment is too long. Write at most 4000 letters.", ""};
  CZ_TRY(entry, toMark(station, attempt, slot));
  CZ_CHECK(scoring::checkMark(entry.rubric, mark));
  CZ_TRY(paper, handedIn(station, attempt));
  return sign(station, std::move(paper), slot, mark, beside);
}

Result<MarkDone> takeBackMark(Station& station, const AttemptId& attempt, const SlotId& slot,
                              const std::optional<scoring::Mark>& before, const Beside& beside) {
  CZ_TRY(entry, toMark(station, attempt, slot));
  if (!entry.mark) return Error{Fault::notFound, "There is no mark to take back any more.", ""};
  CZ_TRY(paper, handedIn(station, attempt));
  CZ_CHECK(expectNotGoneOn(station, paper.fact, entry.who));
  return sign(station, std::move(paper), slot, before, beside);
}

}  // namespace cz::station
