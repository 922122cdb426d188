#pragma once
// From facts to sentences: which words a fact gets. The words themselves are in assets/strings.

#include <string>

#include "kiosk/app/model.h"
#include "kiosk/app/words.h"

namespace cz::screens {

/// "Tuesday, 10:14"; empty when the clock isn't to be trusted.
std::string clockLine(const app::Words& words, const app::Model& model);
/// "Last sign-in here: Tuesday, 10:14"; after some days how many.
std::string lastHereLine(const app::Words& words, const app::LastHere& last);
/// "5 questions, about 8 minutes".
std::string aboutLine(const app::Words& words, int items, int minutes);

/// "Mastered", "Not yet": the word beside the icon.
std::string standingWord(const app::Words& words, app::Standing standing);
/// The row's second line: what happened so far, and what the desk adds.
std::string standingLine(const app::Words& words, const app::LessonRow& lesson);

/// What counts as mastery, as one sentence with exact numbers (case O-19).
std::string masteryLine(const app::Words& words, const pack::Mastery& mastery);
/// What happens after a "not yet", with the tries that are left.
std::string notYetLine(const app::Words& words, const app::CoverView& cover);

/// What to do with an item: "Choose one."
std::string howTo(const app::Words& words, const app::ItemView& item, pack::NumberStyle style);
/// The states of a place, as words: "answered, come back".
std::string placeMarks(const app::Words& words, const app::PlaceView& place);

/// The result in one line: "2 skills shown, 1 not yet."
std::string headline(const app::Words& words, const app::ResultView& result);
/// Until when the teacher's unlock waits; empty: it doesn't.
std::string waitLine(const app::Words& words, app::NextStep next, const std::string& opens);
/// What comes next, in one sentence; one more where the teacher's unlock waits.
std::string nextLine(const app::Words& words, const app::ResultView& result);

/// That the teacher has changed a result, with before and after. `withTitle`: where it isn't said otherwise.
std::string changedLine(const app::Words& words, const app::ChangedView& changed, bool withTitle);

/// An item's type as its answer is given.
bool isTyped(const app::ItemView& item);

/// How long an attempt may still go on: "12 minutes left", "Bell in 3 minutes". Empty when there is nothing
/// to say; whichever comes first.
std::string timeLine(const app::Words& words, const app::AttemptScreen& attempt, std::int64_t nowMs);

}  // namespace cz::screens
