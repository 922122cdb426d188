#include "core/station/marking_choices.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/station/marking_desk.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr std::size_t kLongestSaying = 160;  // letters

scoring::Mark markOf(const DeskLevels& levels, const std::string& comment) {
  scoring::Mark mark{{}, comment};
  for (const auto& [criterion, chosen] : levels) mark.levels[criterion] = chosen.level;
  return mark;
}

/// A line that nobody wrote about this response before is one to be said again.
Result<void> rememberSayings(DeskRows& rows, const ToMark& entry, const DeskPlace& place, const std::string& comment) {
  std::vector<std::string> known;
  for (const Marker marker : {Marker::first, Marker::second, Marker::decider}) {
    CZ_TRY(before, rows.words(place, marker));
    for (const std::string& line : split(before, '\n')) known.push_back(line);
  }
  for (const std::string& line : split(comment, '\n')) {
    const std::string words(trim(line));
    if (words.empty() || codePoints(words).size() > kLongestSaying) continue;
    if (std::find(known.begin(), known.end(), line) == known.end())
      CZ_CHECK(rows.say(entry.check, words, entry.student));
  }
  return {};
}

Result<void> putComment(DeskRows& rows, const ToMark& entry, const DeskPlace& place, Marker marker,
                        const std::string& comment) {
  CZ_CHECK(rememberSayings(rows, entry, place, comment));
  return rows.putWords(place, marker, entry.student, comment);
}

/// Everything that one deed writes, inside a transaction that somebody else commits.
struct Writing {
  Station& station;
  const std::string& seat;
  const ToMark& entry;
  DeskPlace place;
  Marker marker = Marker::first;

  Result<std::int64_t> write(const scoring::Mark& chosen, const DeskRows::Deed& deed) const {
    DeskRows rows(station.db());
    CZ_TRY(number, rows.add(deed, seat, station.clock().wallMs()));
    for (const auto& [criterion, level] : chosen.levels) {
      CZ_CHECK(rows.put(place, marker, {entry.check, entry.student, &entry.rubric, criterion, level}, number));
      CZ_CHECK(rows.unskip(place, criterion));
    }
    CZ_CHECK(putComment(rows, entry, place, marker, chosen.comment));
    return number;
  }

  Result<void> draft(const scoring::Mark& chosen) const {
    CZ_CHECK(write(chosen, {0, place, entry.student, DeskRows::Kind::level, 0, {}}));
    return {};
  }

  /// After the mark itself. Of two markers nobody is waited for any more; what they chose stays until this is undone.
  Result<void> sign(const scoring::Mark& chosen) const {
    DeskRows rows(station.db());
    const auto kind = marker == Marker::decider ? DeskRows::Kind::decision : DeskRows::Kind::mark;
    CZ_TRY(mark, station.facts().markOf(place.attempt, place.slot));
    CZ_TRY(number, write(chosen, {0, place, entry.student, kind, mark->number, entry.mark}));
    if (marker == Marker::first) CZ_CHECK(rows.dropLevels(place, Marker::decider, number));
    return rows.dropSecond(place, number);
  }
};

/// `chosen`: what is new in `mark`.
Result<ChoiceDone> signWith(const Writing& writing, const std::map<CriterionId, int>& chosen, const scoring::Mark& mark,
                            const std::string& alsoNoted = "") {
  Station& station = writing.station;
  CZ_TRY(done, giveMark(station, writing.place.attempt, writing.place.slot, mark,
                        [&](store::Transaction& transaction) -> Result<void> {
                          if (!alsoNoted.empty())
                            CZ_CHECK(note(station, transaction, "mark.of-two", alsoNoted, writing.entry.student));
                          return writing.sign({chosen, mark.comment});
                        }));
  return ChoiceDone(done);
}

Result<ChoiceDone> keepDraft(const Writing& writing, const scoring::Mark& chosen, ChoiceDone what) {
  CZ_TRY(transaction, store::Transaction::begin(writing.station.db()));
  CZ_CHECK(writing.draft(chosen));
  CZ_CHECK(transaction.commit());
  return what;
}

/// Somebody marked it since the page was shown. Who means the same, or pressed twice, has no quarrel with that.
Result<ChoiceDone> markedMeanwhile(Station& station, const ToMark& entry, const scoring::Mark& mine) {
  if (*entry.mark != mine) return ChoiceDone(TwoMarks{entry, *entry.mark, mine, true});
  CZ_TRY(given, station.facts().markOf(entry.attempt, entry.slot));
  return ChoiceDone(MarkDone{given->mastered, given->waiting});
}

/// "trait: nearly, proof: mastered"
std::string inWords(const pack::Rubric& rubric, const scoring::Mark& mark) {
  std::vector<std::string> words;
  for (const pack::Criterion& one : rubric.criteria)
    if (const auto level = mark.levels.find(one.id); level != mark.levels.end())
      words.push_back(one.id.text + ": " + rubric.levels.at(static_cast<std::size_t>(level->second)).title);
  return join(words, ", ");
}

bool isAllThere(const ToMark& entry, const DeskLevels& levels) {
  const auto& all = entry.rubric.criteria;
  return std::all_of(all.begin(), all.end(),
                     [&](const pack::Criterion& one) { return stands(levels, entry.rubric, one); });
}

/// A level must be one of the rubric's: looked at before anything is kept.
Result<void> expectLevel(const ToMark& entry, const CriterionId& criterion, int level) {
  const auto& all = entry.rubric.criteria;
  const bool known = std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.id == criterion; });
  if (known && level >= 0 && level < static_cast<int>(entry.rubric.levels.size())) return {};
  return Error{Fault::input, "The rubric has no such level. Load the page again.", criterion.text};
}

/// Whether its mark waits for a second marker.
Result<bool> waitsForTwo(const DeskRows& rows, const ToMark& entry, const DeskPlace& place) {
  if (entry.mark) return false;
  return rows.wantsSecond(place);
}

}  // namespace

Result<ToMark> responseAt(Station& station, const DeskPlace& place) {
  CZ_TRY(entry, toMark(station, place.attempt, place.slot));
  entry.rubric = presentRubric(station, entry.check, entry.rubric).rubric;
  return entry;
}

Result<ChoiceDone> chooseLevel(Station& station, const std::string& seat, const OneLevel& choice) {
  CZ_CHECK(scoring::checkComment({{}, choice.comment}));
  CZ_TRY(entry, responseAt(station, choice.place));
  CZ_CHECK(expectLevel(entry, choice.criterion, choice.level));
  const DeskRows rows(station.db());
  CZ_TRY(levels, rows.levels(choice.place, Marker::first));
  CZ_TRY(words, rows.words(choice.place, Marker::first));
  const auto now = levels.find(choice.criterion);
  const std::optional<int> present = now == levels.end() ? std::nullopt : std::optional(now->second.level);
  scoring::Mark mine = markOf(levels, choice.comment);
  mine.levels[choice.criterion] = choice.level;
  if (entry.mark && entry.marks != choice.marks) return markedMeanwhile(station, entry, mine);
  if (present && present != choice.was && *present != choice.level) return ChoiceDone(ChosenMeanwhile{*present});
  bool twice = present == choice.level && words == choice.comment;
  for (const pack::Criterion& one : entry.rubric.criteria) {
    if (one.id != choice.criterion) continue;
    twice = twice && stands(levels, entry.rubric, one);
    levels[one.id] = {choice.level, wordsUnder(entry.rubric, one)};
  }
  const Writing writing{station, seat, entry, choice.place};
  const scoring::Mark chosen{{{choice.criterion, choice.level}}, choice.comment};
  CZ_TRY(second, waitsForTwo(rows, entry, choice.place));
  const bool whole = isAllThere(entry, levels);
  if (whole && !second) return signWith(writing, chosen.levels, mine);
  const ChoiceDone what = whole ? ChoiceDone(AwaitsSecond{}) : ChoiceDone(Kept{});
  return twice ? Result<ChoiceDone>(what) : keepDraft(writing, chosen, what);
}

Result<ChoiceDone> markWhole(Station& station, const std::string& seat, const WholeMark& whole) {
  CZ_CHECK(scoring::checkComment(whole.mark));
  CZ_TRY(entry, responseAt(station, whole.place));
  CZ_CHECK(scoring::checkMark(entry.rubric, whole.mark));
  if (entry.mark && entry.marks != whole.marks) return markedMeanwhile(station, entry, whole.mark);
  const DeskRows rows(station.db());
  const Writing writing{station, seat, entry, whole.place, whole.marker};
  CZ_TRY(second, waitsForTwo(rows, entry, whole.place));
  if (!second && whole.marker == Marker::second)
    return Error{Fault::refused, "One marker is enough for this response by now, so what you chose was not saved.", ""};
  if (!second) return signWith(writing, whole.mark.levels, whole.mark);
  CZ_TRY(levels, rows.levels(whole.place, whole.marker));
  CZ_TRY(words, rows.words(whole.place, whole.marker));
  const bool twice = isAllThere(entry, levels) && markOf(levels, words) == whole.mark;
  return twice ? ChoiceDone(AwaitsSecond{}) : keepDraft(writing, whole.mark, AwaitsSecond{});
}

Result<TwoMarks> twoMarksOf(Station& station, const DeskPlace& place) {
  const DeskRows rows(station.db());
  CZ_TRY(entry, responseAt(station, place));
  CZ_TRY(one, rows.levels(place, Marker::first));
  CZ_TRY(other, rows.levels(place, Marker::second));
  CZ_TRY(wanted, waitsForTwo(rows, entry, place));
  const std::size_t all = entry.rubric.criteria.size();
  if (!wanted || one.size() != all || other.size() != all)
    return Error{Fault::notFound, "There are no two marks to decide about here. Look at the page again.", ""};
  CZ_TRY(words, rows.words(place, Marker::first));
  CZ_TRY(otherWords, rows.words(place, Marker::second));
  CZ_TRY(decided, rows.words(place, Marker::decider));
  return TwoMarks{entry, markOf(one, words), markOf(other, otherWords), false, decided};
}

Result<ChoiceDone> decideMark(Station& station, const std::string& seat, const WholeMark& whole) {
  CZ_CHECK(scoring::checkComment(whole.mark));
  CZ_TRY(entry, responseAt(station, whole.place));
  CZ_CHECK(scoring::checkMark(entry.rubric, whole.mark));
  if (entry.marks != whole.marks && entry.mark) return markedMeanwhile(station, entry, whole.mark);
  const auto two = twoMarksOf(station, whole.place);
  std::vector<std::string> both;
  if (two)
    both = {inWords(entry.rubric, two->one), inWords(entry.rubric, two->other)};
  else if (entry.mark)
    both.push_back(inWords(entry.rubric, *entry.mark));
  if (!two && whole.other && scoring::checkMark(entry.rubric, *whole.other))
    both.push_back(inWords(entry.rubric, *whole.other));
  const Writing writing{station, seat, entry, whole.place, two ? Marker::decider : Marker::first};
  return signWith(
      writing, whole.mark.levels, whole.mark,
      "Decided between two marks (" + join(both, " | ") + "); counts: " + inWords(entry.rubric, whole.mark) + ".");
}

Result<void> keepComment(Station& station, const DeskPlace& place, Marker marker, const std::string& comment) {
  CZ_CHECK(scoring::checkComment({{}, comment}));
  CZ_TRY(entry, responseAt(station, place));
  DeskRows rows(station.db());
  CZ_TRY(before, rows.words(place, marker));
  if (before == comment) return {};
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(putComment(rows, entry, place, marker, comment));
  return transaction.commit();
}

}  // namespace cz::station
