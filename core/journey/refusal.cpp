#include "core/journey/refusal.h"

namespace cz::journey {
namespace {

struct Words {
  const char* name;
  const char* reason;
  const char* next;
};

/// In the order of the enumeration. {when} is a moment.
constexpr Words kWords[] = {
    {"mastered-already", "You have mastered this check already.", "Choose another check on your path."},
    {"start-now", "Your next try is open. You can start right away.", "Start it when you feel ready."},
    {"go-on-first", "You have a try that is not handed in yet. Go on with it.", "Go on with it, and hand it in."},
    {"go-on-elsewhere", "Your try is open at another seat.",
     "Go on there, or open it at this seat and choose to go on here."},
    {"waiting-for-marks", "Your teacher is still marking your last try.", "Choose another check in the meantime."},
    {"reflect-first", "Look back at your last try first: three short questions.", "Answer the three questions."},
    {"revise-first", "Do the revision for what is not there yet first.", "Do it, and then say that it is done."},
    {"teacher-confirms", "Your teacher confirms that the revision is done.", "Show your work to your teacher."},
    {"reflected-already", "You have answered these questions already.", "Go on with the revision."},
    {"revised-already", "Your revision is done already.", "Ask for another try."},
    {"nothing-to-reflect", "There is nothing to look back at now.", "Go on along your path."},
    {"nothing-to-revise", "There is nothing to revise for this check now.", "Go on along your path."},
    {"ask-first", "Ask for another try first. Your teacher will open it.", "Ask for another try."},
    {"asked-already", "You have asked for another try. Your teacher will open it.",
     "Go on practising until it is open."},
    {"no-tries-left", "You have used all your tries. Your teacher can open another one for you.",
     "Ask for another try."},
    {"wait-running", "Your next try opens {when}.", "Practise until then."},
    {"clock-unsure", "This seat doesn't know what time it is, so it can't tell whether you may start.",
     "Ask for another try, or ask your teacher to open it."},
    {"too-early", "This check opens {when}.", "Come back then."},
    {"too-late", "The time for this check is over.", "Ask your teacher to open it for you."},
    {"not-open", "This try is not open at this seat.", "Go back to your path."},
    {"handed-in-already", "This try is handed in already.", "Look at its result."},
    {"void-now", "Your teacher has taken this try out. It doesn't count.", "Ask your teacher what comes next."},
    {"nothing-to-unlock", "This check is mastered; there is nothing to unlock.", "Choose another check."},
    {"first-needs-none", "The first try needs no unlock; the student can start.", "Let the student start."},
    {"try-is-open", "A try is open and not handed in yet; the student can go on with it.",
     "Let it be handed in, or take it out."},
    {"mark-first", "The last try waits for marks. Mark it first.", "Mark it."},
    {"unlocked-already", "The next try is unlocked already.", "Let the student start."},
    {"wait-not-over", "The wait before the next try ends {when}.", "Unlock it with the wait waived, or later."},
    {"no-wait", "Nobody waits for this try.", "Unlock it."},
    {"nothing-to-confirm", "There is no revision to confirm.", "Look at what the student needs next."},
    {"confirmed-already", "The revision is confirmed already.", "Unlock the next try."},
    {"no-such-attempt", "This student has no such try.", "Look it up on the student's page."},
    {"not-handed-in", "This try is not handed in yet.", "Let it be handed in, or take it out."},
    {"void-already", "This try has been taken out already.", "Bring it back if it should count."},
    {"not-void", "This try counts already.", "Nothing needs to be done."},
    {"no-rival", "No other try came from the same unlock.", "Take the try out if it should not count."},
    {"chosen-already", "This is the try that counts already.", "Nothing needs to be done."},
    {"theirs-already", "This try is this student's already.", "Choose the student who took it."},
    {"there-already", "This try goes on at that seat already.", "Let the student sit down there."},
    {"reason-needed", "This needs a reason; it is kept with the record.", "Say why in a few words."},
    {"excused-already", "The student is excused from this check already.", "Nothing needs to be done."},
    {"not-excused", "The student is not excused from this check.", "Nothing needs to be done."},
    {"nothing-to-excuse", "This check is mastered; there is nothing to excuse.", "Choose another check."},
    {"bad-time", "Extra time is from 1 minute to 24 hours.", "Give another number of minutes."},
    {"bad-factor", "The factor of time is from 1 to 10.", "Give it as 1, 3/2, 2 …"},
};
static_assert(std::size(kWords) == kRefusals);

const Words& wordsOf(Refusal why) { return kWords[static_cast<std::size_t>(why)]; }

std::string twoDigits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

std::string nameOf(Refusal why) { return wordsOf(why).name; }

std::string momentIn(const Calendar& calendar, std::int64_t ms) {
  const WallTime when = calendar.at(ms);
  std::string words = "on " + nameOf(when.day);
  if (when.minute > 0) words += ", at " + twoDigits(when.minute / 60) + ":" + twoDigits(when.minute % 60);
  return words;
}

Refused refused(Refusal why) { return {why, wordsOf(why).reason, wordsOf(why).next}; }

Refused refusedUntil(Refusal why, std::int64_t opensMs, const Calendar& calendar) {
  Refused refusal = refused(why);
  const std::string mark = "{when}";
  const auto at = refusal.reason.find(mark);
  if (at != std::string::npos) refusal.reason.replace(at, mark.size(), momentIn(calendar, opensMs));
  return refusal;
}

}  // namespace cz::journey
