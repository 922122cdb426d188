#pragma once
// What marking at the desk writes. Each deed is one commit; what it says is saved survives a pulled plug. The same deed
// once more, by a button that was pressed twice, changes nothing and comes to the same.

#include <variant>

#include "core/station/desk_rows.h"
#include "core/station/marking.h"

namespace cz::station {

/// Two marks of one response, to be held side by side (case O-26). Nothing was saved by the deed that gives it.
struct TwoMarks {
  ToMark entry;  ///< its rubric as presentRubric has it
  scoring::Mark one;
  scoring::Mark other;
  bool oneCounts = false;    ///< it is signed already; else it is the first marker's, and `other` the second one's
  std::string comment = {};  ///< of who decided before, when that was undone; may be empty
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
/// input: the mark doesn't fit the rubric · refused: nobody waits for a second marker's any more. A second marker's is
/// kept until it is decided which one counts.
Result<ChoiceDone> markWhole(Station& station, const std::string& seat, const WholeMark& whole);

/// The two marks of a response that was marked twice. notFound: not both are there (any more).
Result<TwoMarks> twoMarksOf(Station& station, const DeskPlace& place);
/// Of two marks, this one counts. The entry in the audit log names both. `marks`: as above; a mark that came meanwhile
/// gives the two again.
Result<ChoiceDone> decideMark(Station& station, const std::string& seat, const WholeMark& whole);

/// The comment as it stands in the box, with nothing chosen. input: it is too long.
Result<void> keepComment(Station& station, const DeskPlace& place, Marker marker, const std::string& comment);

/// A response as the desk shows it: its rubric in its present words. notFound: there is none.
Result<ToMark> responseAt(Station& station, const DeskPlace& place);

}  // namespace cz::station
