#pragma once
// What is done at the marking desk. Each deed is one commit; what it says is saved survives a pulled plug.

#include <variant>

#include "core/station/desk_rows.h"
#include "core/station/marking.h"

namespace cz::station {

/// Two marks of one response, to be held side by side (case O-26). Nothing was saved by the deed that gives it.
struct TwoMarks {
  ToMark entry;  ///< its rubric as presentRubric has it
  scoring::Mark one;
  scoring::Mark other;
  bool oneCounts = false;  ///< it is signed already; else it is the first marker's, and `other` the second one's
};

/// What came of a choice.
struct Kept {};           ///< kept; the response has criteria left
struct AwaitsSecond {};   ///< kept; the second marker comes next
struct ChosenMeanwhile {  ///< not kept: somebody chose another level for it since the page was shown
  int level = 0;
};
using ChoiceDone = std::variant<Kept, MarkDone, AwaitsSecond, ChosenMeanwhile, TwoMarks>;

/// One level, at the desk.
struct OneLevel {
  DeskPlace place;
  CriterionId criterion;
  int level = 0;
  std::string comment;      ///< as it stands now
  std::optional<int> was;   ///< the level that the page showed
  std::uint64_t marks = 0;  ///< ToMark::marks that the page showed
};
/// Keeps the level; with the last one the mark is signed. input: no such level, or the comment is too long · notFound:
/// there is no such response.
Result<ChoiceDone> chooseLevel(Station& station, const std::string& seat, const OneLevel& choice);

/// All levels of a response at once.
struct WholeMark {
  DeskPlace place;
  scoring::Mark mark;
  std::uint64_t marks = 0;  ///< as above
  Marker marker = Marker::first;
  std::optional<scoring::Mark> other = {};  ///< of two: the one that doesn't count
};
/// input: the mark doesn't fit the rubric. A second marker's is kept until it is decided which one counts.
Result<ChoiceDone> markWhole(Station& station, const std::string& seat, const WholeMark& whole);

/// The two marks of a response that was marked twice. notFound: not both are there (any more).
Result<TwoMarks> twoMarksOf(Station& station, const DeskPlace& place);
/// Of two marks, this one counts. The entry in the audit log names both. `marks`: as above; a mark that came meanwhile
/// gives the two again.
Result<ChoiceDone> decideMark(Station& station, const std::string& seat, const WholeMark& whole);

/// The response waits until a second one has marked it, too; or no more.
Result<void> askSecondMarker(Station& station, const DeskPlace& place, bool wanted);
/// It comes after all others.
Result<void> putOff(Station& station, const DeskPlace& place, const CriterionId& criterion);
/// Takes the last deed at this seat back; says whose response it was about. notFound: there is none · refused: the
/// student has gone on since the mark.
Result<DeskPlace> undoAtDesk(Station& station, const std::string& seat);
/// Marks that were given under earlier words of a check's rubrics stay as they are. Gives how many.
Result<std::size_t> keepUnderNewWords(Station& station, const CheckId& check);
Result<void> hideNames(Station& station, bool hidden);
Result<void> forgetSaying(Station& station, const CheckId& check, const std::string& words);

}  // namespace cz::station
