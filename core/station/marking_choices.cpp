#include "core/station/marking_choices.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/station/marking_desk.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr std::size_t kLongestComment = 4000;
constexpr std::size_t kLongestSaying = 160;

/// As it is now, with its rubric in its present words.
Result<ToMark> responseAt(Station& station, const DeskPlace& place) {
  CZ_TRY(entry, toMark(station, place.attempt, place.slot));
  entry.rubric = presentRubric(station, entry.check, entry.rubric).rubric;
  return entry;
}

Result<void> expectComment(const std::string& comment) {
  if (comment.size() <= kLongestComment && isUtf8(comment)) return {};
  return Error{Fault::input, "The comment is too long. Write at most 4000 letters.", ""};
}

scoring::Mark markOf(const DeskLevels& levels, const std::string& comment) {
  scoring::Mark mark{{}, comment};
  for (const auto& [criterion, chosen] : levels) mark.levels[criterion] = chosen.level;
  return mark;
}

/// A line that was not there before is one to be said again.
Result<void> rememberSayings(DeskRows& rows, const ToMark& entry, const std::string& before, const std::string& now) {
  const auto known = split(before, '\n');
  for (const std::string& line : split(now, '\n')) {
    const std::string words(trim(line));
    if (words.empty() || words.size() > kLongestSaying) continue;
    if (std::find(known.begin(), known.end(), line) == known.end())
      CZ_CHECK(rows.say(entry.check, words, entry.student));
  }
  return {};
}

/// Everything that one deed writes, inside a transaction that somebody else commits.
struct Writing {
  Station& station;
  const std::string& seat;
  const ToMark& entry;
  DeskPlace place;
  Marker marker = Marker::first;

  Result<void> write(const std::map<CriterionId, int>& levels, const std::string& comment, bool isSigned) const {
    DeskRows rows(station.db());
    const DeskRows::Deed deed{0, place, isSigned, isSigned ? entry.mark : std::nullopt};
    CZ_TRY(number, rows.add(deed, seat, entry.student, station.clock().wallMs()));
    for (const auto& [criterion, level] : levels) {
      CZ_CHECK(rows.put(place, marker, {entry.check, entry.student, &entry.rubric, criterion, level}, number));
      CZ_CHECK(rows.unskip(place, criterion));
    }
    CZ_TRY(before, rows.words(place, marker));
    CZ_CHECK(rememberSayings(rows, entry, before, comment));
    return rows.putWords(place, marker, entry.student, comment);
  }
};

Result<ChoiceDone> signWith(Station& station, const Writing& writing, const std::map<CriterionId, int>& chosen,
                            const scoring::Mark& mark, const std::string& alsoNoted = "") {
  CZ_TRY(done, giveMark(station, writing.place.attempt, writing.place.slot, mark,
                        [&](store::Transaction& transaction) -> Result<void> {
                          DeskRows rows(station.db());
                          CZ_CHECK(rows.dropSecond(writing.place));
                          CZ_CHECK(rows.forgetMarker(writing.place, Marker::second));
                          if (!alsoNoted.empty())
                            CZ_CHECK(note(station, transaction, "mark.of-two", alsoNoted, writing.entry.student));
                          return writing.write(chosen, mark.comment, true);
                        }));
  return ChoiceDone(done);
}

Result<ChoiceDone> keepDraft(Station& station, const Writing& writing, const std::map<CriterionId, int>& chosen,
                             const std::string& comment, ChoiceDone what) {
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(writing.write(chosen, comment, false));
  CZ_CHECK(transaction.commit());
  return what;
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

}  // namespace

Result<ChoiceDone> chooseLevel(Station& station, const std::string& seat, const OneLevel& choice) {
  CZ_CHECK(expectComment(choice.comment));
  CZ_TRY(entry, responseAt(station, choice.place));
  CZ_CHECK(expectLevel(entry, choice.criterion, choice.level));
  const DeskRows rows(station.db());
  CZ_TRY(levels, rows.levels(choice.place, Marker::first));
  const auto now = levels.find(choice.criterion);
  scoring::Mark mine = markOf(levels, choice.comment);
  mine.levels[choice.criterion] = choice.level;
  if (entry.mark && entry.marks != choice.marks) return ChoiceDone(TwoMarks{entry, *entry.mark, mine, true});
  const std::optional<int> present = now == levels.end() ? std::nullopt : std::optional(now->second.level);
  if (present && present != choice.was && *present != choice.level) return ChoiceDone(ChosenMeanwhile{*present});
  for (const pack::Criterion& one : entry.rubric.criteria)
    if (one.id == choice.criterion) levels[one.id] = {choice.level, wordsUnder(entry.rubric, one), 0};
  const Writing writing{station, seat, entry, choice.place};
  const std::map<CriterionId, int> chosen = {{choice.criterion, choice.level}};
  if (!isAllThere(entry, levels)) return keepDraft(station, writing, chosen, choice.comment, Kept{});
  CZ_TRY(second, rows.wantsSecond(choice.place));
  if (second) return keepDraft(station, writing, chosen, choice.comment, AwaitsSecond{});
  return signWith(station, writing, chosen, markOf(levels, choice.comment));
}

Result<ChoiceDone> markWhole(Station& station, const std::string& seat, const WholeMark& whole) {
  CZ_CHECK(expectComment(whole.mark.comment));
  CZ_TRY(entry, responseAt(station, whole.place));
  CZ_CHECK(scoring::checkMark(entry.rubric, whole.mark));
  const Writing writing{station, seat, entry, whole.place, whole.marker};
  if (entry.mark && entry.marks != whole.marks) return ChoiceDone(TwoMarks{entry, *entry.mark, whole.mark, true});
  if (whole.marker == Marker::second)
    return keepDraft(station, writing, whole.mark.levels, whole.mark.comment, AwaitsSecond{});
  CZ_TRY(second, DeskRows(station.db()).wantsSecond(whole.place));
  if (second) return keepDraft(station, writing, whole.mark.levels, whole.mark.comment, AwaitsSecond{});
  return signWith(station, writing, whole.mark.levels, whole.mark);
}

Result<TwoMarks> twoMarksOf(Station& station, const DeskPlace& place) {
  const DeskRows rows(station.db());
  CZ_TRY(entry, responseAt(station, place));
  CZ_TRY(one, rows.levels(place, Marker::first));
  CZ_TRY(other, rows.levels(place, Marker::second));
  CZ_TRY(wanted, rows.wantsSecond(place));
  const std::size_t all = entry.rubric.criteria.size();
  if (!wanted || one.size() != all || other.size() != all)
    return Error{Fault::notFound, "There are no two marks to decide about here. Look at the page again.", ""};
  CZ_TRY(words, rows.words(place, Marker::first));
  CZ_TRY(otherWords, rows.words(place, Marker::second));
  return TwoMarks{entry, markOf(one, words), markOf(other, otherWords), false};
}

Result<ChoiceDone> decideMark(Station& station, const std::string& seat, const WholeMark& whole) {
  CZ_CHECK(expectComment(whole.mark.comment));
  CZ_TRY(entry, responseAt(station, whole.place));
  CZ_CHECK(scoring::checkMark(entry.rubric, whole.mark));
  if (entry.marks != whole.marks && entry.mark) return ChoiceDone(TwoMarks{entry, *entry.mark, whole.mark, true});
  std::vector<std::string> both;
  if (entry.mark) both.push_back(inWords(entry.rubric, *entry.mark));
  if (const auto two = twoMarksOf(station, whole.place))
    both = {inWords(entry.rubric, two->one), inWords(entry.rubric, two->other)};
  else if (whole.other && scoring::checkMark(entry.rubric, *whole.other))
    both.push_back(inWords(entry.rubric, *whole.other));
  const Writing writing{station, seat, entry, whole.place};
  return signWith(
      station, writing, whole.mark.levels, whole.mark,
      "Decided between two marks (" + join(both, " | ") + "); counts: " + inWords(entry.rubric, whole.mark) + ".");
}

Result<void> askSecondMarker(Station& station, const DeskPlace& place, bool wanted) {
  CZ_TRY(entry, responseAt(station, place));
  if (entry.mark)
    return Error{Fault::refused, "It has its mark already. Open it from the student's page to change the mark.", ""};
  DeskRows rows(station.db());
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  if (wanted) {
    CZ_CHECK(rows.askSecond(place, entry.student));
  } else {
    // What the first one chose goes back on the desk, where the last criterion is asked once more and signs it.
    CZ_CHECK(rows.dropSecond(place));
    CZ_CHECK(rows.forgetMarker(place, Marker::second));
    CZ_CHECK(
        station.db().run("DELETE FROM desk_level WHERE attempt = ?1 AND slot = ?2 AND marker = 1 AND criterion = ?3",
                         place.attempt, place.slot, entry.rubric.criteria.back().id));
  }
  return transaction.commit();
}

Result<void> putOff(Station& station, const DeskPlace& place, const CriterionId& criterion) {
  CZ_TRY(entry, responseAt(station, place));
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(DeskRows(station.db()).skip(place, criterion, entry.student));
  return transaction.commit();
}

Result<DeskPlace> undoAtDesk(Station& station, const std::string& seat) {
  DeskRows rows(station.db());
  CZ_TRY(last, rows.lastDeedAt(seat));
  if (!last) return Error{Fault::notFound, "There is nothing to undo from this browser.", ""};
  if (last->isSigned) {
    CZ_TRY(entry, toMark(station, last->place.attempt, last->place.slot));
    if (entry.mark) {
      CZ_CHECK(takeBackMark(station, last->place.attempt, last->place.slot, last->before,
                            [&](store::Transaction&) { return rows.undo(last->number); }));
      return last->place;
    }
  }
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(rows.undo(last->number));
  CZ_CHECK(transaction.commit());
  return last->place;
}

Result<std::size_t> keepUnderNewWords(Station& station, const CheckId& check) {
  const FoundCheck found = station.packs().findCheck(check);
  if (!found) return Error{Fault::notFound, "No pack has a check \"" + check.text + "\".", ""};
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  std::size_t kept = 0;
  for (const pack::Rubric& written : found.check->rubrics) {
    std::vector<const pack::Rubric*> all = {&written};
    for (const pack::Rubric& twin : written.in) all.push_back(&twin);
    for (const pack::Rubric* rubric : all)
      for (const pack::Criterion& one : rubric->criteria) {
        CZ_CHECK(station.db().run(
            "UPDATE desk_level SET words = ?5 WHERE check_id = ?1 AND rubric = ?2 AND language = ?3 AND criterion = ?4 "
            "AND words <> ?5 AND EXISTS (SELECT 1 FROM mark m WHERE m.attempt = desk_level.attempt AND m.slot = "
            "desk_level.slot)",
            check, rubric->id, rubric->language, one.id, wordsUnder(*rubric, one)));
        kept += static_cast<std::size_t>(station.db().changes());
      }
  }
  CZ_CHECK(note(station, transaction, "mark.words-kept",
                "Left marks in “" + found.check->title + "” as they are under the rubric's new words."));
  CZ_CHECK(transaction.commit());
  return kept;
}

Result<void> hideNames(Station& station, bool hidden) {
  Settings settings = station.settings();
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(settings.put("marking.names", viewOf(hidden ? "hidden" : "shown")));
  return transaction.commit();
}

Result<void> forgetSaying(Station& station, const CheckId& check, const std::string& words) {
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(DeskRows(station.db()).unsay(check, words));
  return transaction.commit();
}

}  // namespace cz::station
