#pragma once
// The marking desk as data: one criterion at a time across students, what is left to do, and whom it keeps waiting.
// Changes nothing; marking_choices.h does.
//
// Responses to one check with one rubric make a heap. The heap that keeps somebody waiting is marked first, of those
// the one with the oldest hand-in. In a heap comes one criterion after the other, each across all its responses in an
// order that is like drawn by lot, another one for each criterion, and stays the same: nobody is always the first or
// after the best one.

#include <set>

#include "core/station/desk_reworded.h"
#include "core/station/desk_rows.h"
#include "core/station/marking.h"
#include "core/station/rubric_edits.h"

namespace cz::station {

/// One criterion of one response, to be decided now.
struct DeskTurn {
  ToMark entry;  ///< its rubric as presentRubric has it
  PresentRubric::Edit edit = PresentRubric::Edit::none;
  CriterionId criterion;
  std::size_t criterionAt = 0;   ///< from 0
  std::optional<int> level;      ///< chosen before
  std::string wordsThen;         ///< of that level, when the criterion has other words now; else empty
  std::size_t done = 0, of = 0;  ///< responses of the heap that have a level here, and all of them
  std::size_t blocked = 0;       ///< students who wait for this heap
  std::string comment;           ///< so far
};

struct DeskHeap {
  CheckId check;
  std::string title;  ///< of the check
  std::size_t responses = 0;
  std::size_t decisions = 0;  ///< still to be made
  std::size_t blocked = 0;    ///< students who wait
  std::int64_t oldestMs = 0;  ///< hand-in, by the station's clock
};

/// A response that two people are to mark, when the first one has.
struct DeskSecond {
  ToMark entry;
  bool both = false;  ///< and the second one, too: it is to be decided which counts
};

/// The last deed of this browser, which it can undo.
struct DeskUndo {
  std::int64_t number = 0;
  DeskRows::Kind kind = DeskRows::Kind::level;
  std::string who;  ///< the student whose response it was about
};

struct DeskPage {
  std::optional<DeskTurn> turn;
  std::vector<DeskHeap> heaps;      ///< in the order in which they are marked
  std::vector<ToMark> spoken;       ///< marked beside the student, all criteria at once; oldest first
  std::vector<DeskSecond> seconds;  ///< oldest first
  std::vector<DeskReworded> reworded;
  std::vector<std::string> sayings;  ///< for the turn's check
  std::size_t decisions = 0;         ///< left, of all heaps
  int minutes = 0;                   ///< about; 0: nothing is left
  std::size_t blocked = 0;           ///< students who wait for any mark
  std::optional<DeskUndo> undo;
  bool namesHidden = false;
};

/// One criterion of one response.
struct DeskSpot {
  DeskPlace place;
  CriterionId criterion;
};

/// `seat`: the browser, by any text of its own. `elsewhere`: what is open in other browsers: it comes last. `at`: what
/// is to be the turn, whatever else waits; without it on the desk: as always.
Result<DeskPage> deskOf(Station& station, const std::string& seat, const std::set<DeskPlace>& elsewhere,
                        const std::optional<DeskSpot>& at = {});

Result<bool> namesHidden(Station& station);

/// For so many decisions, whole and never less than one: by the middle of the paces (milliseconds), of which those over
/// three minutes are pauses; with fewer than five of them, 25 s each. 0 decisions: 0.
int minutesLeft(std::size_t decisions, std::vector<std::int64_t> paces);

/// A level of a criterion that stands under its present words.
bool stands(const DeskLevels& levels, const pack::Rubric& rubric, const pack::Criterion& criterion);

}  // namespace cz::station
