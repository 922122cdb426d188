#pragma once
// Responses that only a person can judge: what waits for the teacher, and the teacher's marks.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/pack/model.h"
#include "core/records/payload.h"
#include "core/scoring/mark.h"
#include "core/scoring/response.h"
#include "core/station/kiosks.h"

namespace cz::store {
class Database;
class Transaction;
}  // namespace cz::store

namespace cz::station {

class Station;

/// One response with everything that is needed to mark it.
struct ToMark {
  AttemptId attempt;
  SlotId slot;
  StudentId student;
  std::string who;
  std::string title;  ///< of the check
  int number = 0;     ///< of the try
  std::int64_t arrivedMs = 0;
  pack::ItemType type = pack::ItemType::written;
  std::string stem;    ///< as it was shown, in the pack's own markup
  std::string sample;  ///< what the line of mastery may look like; may be empty
  scoring::Response response;
  pack::DrawingPaper paper = pack::DrawingPaper::plain;
  pack::Rubric rubric;
  std::optional<scoring::Mark> mark;  ///< the present one, when it is marked already
  std::string markedAt = {};          ///< the seat where the teacher gave it, after a code; empty: at this station
  std::uint64_t marks = 0;            ///< number of the newest mark of this place; 0: there was none
  CheckId check = {};
  Hash pack = {};  ///< that it was made from
};

/// Everything that waits for a mark, oldest hand-in first, places in the order of the form.
Result<std::vector<ToMark>> toMark(Station& station);
/// One response, marked or not. notFound: there is none that a teacher marks.
Result<ToMark> toMark(Station& station, const AttemptId& attempt, const SlotId& slot);

struct MarkDone {
  bool mastered = false;
  int waiting = 0;  ///< places of the attempt that still need a mark
};

/// What is to be written in the same commit as a mark.
using Beside = std::function<Result<void>(store::Transaction&)>;

/// Writes the mark, as a signed leaf, into the downlog of the kiosk where the attempt was handed in, and scores the
/// attempt again. A second mark for a place takes the first one's place; both stay in the log.
/// notFound: no such response, or its kiosk is unknown. input: the mark doesn't fit the rubric; the comment is too
/// long.
Result<MarkDone> giveMark(Station& station, const AttemptId& attempt, const SlotId& slot, const scoring::Mark& mark,
                          const Beside& beside = {});

/// Takes the present mark of a place back, by another signed leaf in the same logs: the place waits for a mark again,
/// or, with `before`, has that one. Nothing that was signed goes away. notFound: there is no mark. refused: the student
/// has gone on since; another mark can be given then.
Result<MarkDone> takeBackMark(Station& station, const AttemptId& attempt, const SlotId& slot,
                              const std::optional<scoring::Mark>& before, const Beside& beside = {});

/// The same for a mark that the teacher gave at a kiosk, under the number that it has there. Outside of any
/// transaction. input also: the answer was not spoken.
Result<void> takeMark(Station& station, const Kiosk& from, const records::MarkGiven& mark);

/// The number of the next mark of a place.
Result<std::uint64_t> nextMark(store::Database& db, const AttemptId& attempt, const SlotId& slot);

}  // namespace cz::station
