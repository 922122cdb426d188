#include "core/station/student.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/journey/decide.h"
#include "core/station/code_words.h"
#include "core/station/codes.h"
#include "core/station/decided.h"
#include "core/station/item_lines.h"
#include "core/station/marks_here.h"
#include "core/station/moving.h"
#include "core/station/receipts.h"
#include "core/station/regrade.h"
#include "core/station/rules.h"
#include "core/station/station.h"
#include "core/station/unlock.h"

namespace cz::station {
namespace {

/// What was decided about wrong keys, oldest first; and that an open try isn't needed any more.
void addRegrades(Station& station, const AttemptFact& attempt, std::vector<std::string>& notes) {
  const auto regrades = station.facts().regradesOf(attempt.id);
  if (!regrades) notes.push_back("What was decided about wrong keys can't be read. " + regrades.error().message);
  if (regrades)
    for (const records::TeachersDecision& one : *regrades) notes.push_back(regradeWords(one));
  if (attempt.doneLeaf || attempt.takenOut) return;
  const auto way = station.facts().journeyOf(attempt.student, attempt.check);
  if (way && way->mastered())
    notes.emplace_back(
        "The check is mastered by another try. This one is kept as it was left; nobody needs to go on with it.");
}

std::vector<std::string> notesOf(const AttemptFact& attempt, const std::vector<ItemLine>& items) {
  std::vector<std::string> notes;
  if (attempt.state == AttemptFact::State::waiting)
    notes.emplace_back(
        "The station does not have the pack that this was made from. It is scored as soon as the pack is brought in.");
  if (attempt.differs)
    notes.emplace_back(
        "The station scores this otherwise than the kiosk did. The station's result counts; both are kept.");
  if (attempt.otherSeed)
    notes.emplace_back("This form was not drawn as it should have been. Have IT look at the kiosk.");
  if (items.empty()) notes.emplace_back("What this attempt recorded is not here any more.");
  return notes;
}

std::string seatOr(Station& station, const LogId& log, const std::string& otherwise) {
  const std::string seat = station.kiosks().seatOf(log);
  return seat.empty() ? otherwise : seat;
}

/// What was answered where the try did not go on, and a hand-in that doesn't count: nothing is dropped in silence.
Result<std::vector<std::string>> otherSeatsOf(Station& station, const AttemptFact& attempt) {
  std::vector<std::string> notes;
  if (attempt.holder != attempt.log && !attempt.doneLeaf)
    notes.push_back("It began at " + seatOr(station, attempt.log, "a kiosk") + " and goes on at " +
                    seatOr(station, attempt.holder, "another kiosk") + ".");
  CZ_TRY(handIns, station.facts().handInsOf(attempt));
  for (const HandInFact& one : handIns) {
    if (one.log == attempt.doneLog) continue;
    CZ_TRY(done, doneAt(station.db(), one));
    notes.push_back("It was handed in at two seats. This is what " + seatOr(station, attempt.doneLog, "one kiosk") +
                    " handed in, and it counts. At " + seatOr(station, one.log, "another kiosk") + " it came to " +
                    (done.result.mastered ? "mastered, " : "not yet, ") + done.result.shown + ". Both are kept.");
  }
  CZ_TRY(left, leftBehind(station, attempt));
  for (const KeptState& one : left) {
    const auto words = answersInWords(station, attempt, one.state.responses);
    if (!words.empty())
      notes.push_back("At " + seatOr(station, one.log, "another kiosk") +
                      " more was answered than went along. It doesn't count: " + join(words, "; ") + ".");
  }
  return notes;
}

/// Why a mark that was given at a kiosk counts, or doesn't.
std::string sentenceOf(MarkAtSeat::State state, const std::string& answer, const std::string& seat) {
  using State = MarkAtSeat::State;
  const std::string where = seat + ", at the kiosk, by code";
  switch (state) {
    case State::counts: return answer + " was marked at " + where + ".";
    case State::another:
      return answer + " was also marked at " + where +
             ". That mark is kept and doesn't count: the one that is shown does.";
    case State::none: return answer + " was marked at " + where + ". That mark is kept and was taken back.";
    case State::open: return answer + " was marked at " + where + ". Whether it counts is not known here yet.";
    case State::noCode:
      return answer + " has a mark that " + seat + " signed with no code of a teacher behind it. It doesn't count.";
    case State::unfit: break;
  }
  return answer + " was marked at " + where + ". That mark is kept and doesn't count: it can't be one of this answer.";
}

/// Marks that a teacher gave at a kiosk: which of them count.
Result<std::vector<std::string>> marksInWords(Station& station, const AttemptFact& attempt,
                                              const std::vector<ItemLine>& items) {
  CZ_TRY(marks, marksGivenAtSeats(station, attempt.id));
  std::vector<std::string> notes;
  for (const MarkAtSeat& one : marks) {
    const auto at =
        std::find_if(items.begin(), items.end(), [&](const ItemLine& line) { return line.slot == one.slot; });
    const std::string answer = at == items.end() ? "An answer" : "Answer " + std::to_string(at - items.begin() + 1);
    notes.push_back(sentenceOf(one.state, answer, one.seat.empty() ? "A kiosk" : one.seat));
  }
  return notes;
}

/// A way, and by which rules and when it is asked what may be decided.
struct Asking {
  const journey::Journey& journey;
  const journey::Policy& policy;
  journey::Moment now;
};

/// A seat where it could go on; of a try that was handed in at two, the other one.
Result<std::vector<AttemptPart::Place>> placesFor(Station& station, const AttemptFact& attempt, const Asking& asking) {
  std::vector<AttemptPart::Place> places;
  const auto offer = [&](const LogId& log, std::string seat) {
    const WantedDecision wanted{DecisionKind::handOver, attempt.id, {}, {}, log, 0};
    if (offerOf(asking.journey, asking.policy, asking.now, wanted)) places.push_back({log, std::move(seat)});
  };
  if (attempt.doneLeaf) {
    CZ_TRY(handIns, station.facts().handInsOf(attempt));
    for (const HandInFact& one : handIns)
      if (one.log != attempt.doneLog) offer(one.log, seatOr(station, one.log, "the other kiosk"));
    return places;
  }
  CZ_TRY(kiosks, station.kiosks().inUse());
  for (const Kiosk& kiosk : kiosks) offer(kiosk.up.id(), kiosk.seat);
  return places;
}

/// What the journey would allow of one try. More time is nothing where a try has no limit.
void addOffers(Station& station, const AttemptFact& attempt, const Asking& asking, AttemptPart& part) {
  part.offers = offersFor(asking.journey, asking.policy, asking.now, attempt.id);
  const FoundCheck taken = station.packs().findCheck(attempt.check, attempt.pack);
  if (taken && taken.check->limitMinutes == 0)
    std::erase_if(part.offers, [](const DecisionOffer& one) { return one.kind == DecisionKind::giveTime; });
  if (auto places = placesFor(station, attempt, asking)) part.moveTo = *std::move(places);
}

AttemptPart partOf(Station& station, const AttemptFact& attempt) {
  AttemptPart part;
  part.id = attempt.id;
  part.number = attempt.number;
  part.handedIn = attempt.doneLeaf.has_value();
  part.scored = attempt.state == AttemptFact::State::scored;
  const auto came = station.facts().cameTo(attempt);
  part.mastered = came && *came == CameTo::mastered && !attempt.takenOut;
  part.takenOut = attempt.takenOut;
  part.whyOut = attempt.whyOut;
  part.shown = attempt.shown;
  part.arrivedMs = attempt.arrivedMs;
  part.seat = station.kiosks().seatOf(attempt.place());
  part.leaf = attempt.doneLeaf.value_or(attempt.startLeaf);
  part.at = whenWas(station.db(), attempt.doneLeaf ? attempt.doneLog : attempt.log, part.leaf,
                    part.handedIn ? attempt.doneMs : attempt.startMs);
  part.log = attempt.doneLeaf ? attempt.doneLog.text : attempt.log.text;
  std::vector<PlaceFact> judged;
  if (auto places = station.facts().placesOf(attempt.id)) judged = *std::move(places);
  part.items = itemLinesOf(station, attempt, station.packs().findCheck(attempt.check, attempt.pack), judged);
  part.notes = notesOf(attempt, part.items);
  if (auto openings = openingsOf(station, attempt))
    part.openings = *std::move(openings);
  else
    part.notes.push_back("When it was opened can't be read. " + openings.error().message);
  if (!came) part.notes.push_back("What it came to can't be read. " + came.error().message);
  if (came && *came == CameTo::partly && !attempt.takenOut)
    part.notes.push_back(std::string("It was ") + kPartly + ".");
  if (auto others = otherSeatsOf(station, attempt))
    part.notes.insert(part.notes.end(), others->begin(), others->end());
  else
    part.notes.push_back("What was done at other seats can't be read. " + others.error().message);
  if (const auto marks = marksInWords(station, attempt, part.items))
    part.notes.insert(part.notes.end(), marks->begin(), marks->end());
  else
    part.notes.push_back("What was marked at seats can't be read. " + marks.error().message);
  addRegrades(station, attempt, part.notes);
  if (auto words = station.facts().reflectionAfter(attempt.id))
    part.reflection = *std::move(words);
  else
    part.notes.push_back("What the student wrote when looking back can't be read. " + words.error().message);
  if (attempt.doneLeaf)
    if (auto code = receiptCodeOf(station, attempt)) part.receipt = *std::move(code);
  return part;
}

/// Of the open request: it was made after the last try, or after a rival of it.
std::string wordsOfRequest(Station& station, const journey::Journey& journey) {
  for (const journey::Attempt* attempt : journey.attempts()) {
    const bool asks = attempt == journey.last() || journey::areRivals(journey, *attempt, *journey.last());
    if (!asks || !attempt->asked) continue;
    if (auto words = station.facts().wordsAfter(attempt->id)) return *std::move(words);
  }
  return {};
}

std::string sentenceOf(Station& station, const CodeUse& code) {
  const std::string seat = station.kiosks().seatOf(code.log);
  const std::string where = (seat.empty() ? "a kiosk" : seat) + ", for the request " + code.request;
  const bool panel = records::isAtPanel(code.action);
  const std::string done = doneOf(code.action);
  const std::string by = panel ? " by the teacher" : "";
  switch (code.proof) {
    case Proof::issued: return done + by + (panel ? " at " : " by code at ") + where + ".";
    case Proof::guessed: return done + by + " at " + where + ", by a code that this station did not make.";
    case Proof::mayBeLost:
      return done + by + " at " + where + ", by a code that this station has no record of: it was restored since.";
    case Proof::noCode: break;
  }
  return done + by + " at " + where + ", by something that follows from no code of this station.";
}

void addCodes(Station& station, const StudentId& student, CheckPart& part) {
  const auto used = codesUsedBy(station, student);
  if (!used) {
    part.codes.push_back("What was unlocked by code can't be read. " + used.error().message);
    return;
  }
  for (const CodeUse& code : *used)
    if (code.check == part.check) part.codes.push_back(sentenceOf(station, code));
}

/// Where the station's press and a kiosk's code answered one and the same try, both are said, and that they are one.
void addTwice(const journey::Journey& journey, CheckPart& part) {
  for (const auto& [id, grant] : journey.grants) {
    const GrantId& own = id;  // a lambda can't take a binding along
    if (grant.byCode) continue;
    const bool twice = std::any_of(journey.grants.begin(), journey.grants.end(), [&](const auto& other) {
      return other.second.byCode && journey::isOneUnlock(journey, own, other.first);
    });
    if (twice)
      part.codes.emplace_back(
          "Unlocked at this station, too, after the same try. Both answer one request, so they open one more try.");
  }
}

/// What may be decided about a way and each of its tries.
void addAllOffers(Station& station, const Asking& asking, const std::vector<AttemptFact>& attempts, CheckPart& part) {
  const auto canUnlock = [&](bool waive) {
    return std::holds_alternative<journey::Allowed>(
        journey::decide(asking.journey, journey::WantUnlock{{}, {}, false, waive}, asking.policy, asking.now));
  };
  part.canUnlock = canUnlock(true);
  part.unlockWaives = part.canUnlock && !canUnlock(false);
  part.offers = offersFor(asking.journey, asking.policy, asking.now);
  for (AttemptPart& shown : part.attempts)
    for (const AttemptFact& attempt : attempts)
      if (attempt.id == shown.id) addOffers(station, attempt, asking, shown);
}

CheckPart partOf(Station& station, const StudentId& student, const CheckId& check,
                 const std::vector<AttemptFact>& attempts) {
  CheckPart part;
  part.check = check;
  const FoundCheck found = station.packs().findCheck(check);
  part.title = found ? found.check->title : check.text;
  for (const AttemptFact& attempt : attempts) part.attempts.insert(part.attempts.begin(), partOf(station, attempt));
  addCodes(station, student, part);
  const auto journey = station.facts().journeyOf(student, check);
  if (!journey) return part;
  addTwice(*journey, part);
  for (AttemptPart& attempt : part.attempts) {
    const journey::Attempt* known = journey->find(attempt.id);
    const auto grant =
        known == nullptr || !known->start ? journey->grants.end() : journey->grants.find(known->start->grant);
    attempt.byCode = grant != journey->grants.end() && grant->second.byCode;
  }
  part.standing = journey->standing();
  part.tries = journey->tries();
  part.nextNumber = journey->nextNumber();
  if (const auto said = addDecided(station, *journey, part); !said)
    part.codes.push_back("What was decided can't be read. " + said.error().message);
  if (part.standing == journey::Standing::asked) part.words = wordsOfRequest(station, *journey);
  if (!found || !station.rosters().nameOf(student)) return part;
  const auto policy = policyFor(station, student, *found.check);
  if (!policy) return part;
  addAllOffers(station, {*journey, *policy, {station.clock().wallMs(), {}}}, attempts, part);
  if (auto back = lookingBackOf(station, *journey, *policy)) part.back = *std::move(back);
  const auto usedUp = poolIsUsedUp(station, found, student);
  part.usedUp = usedUp && *usedUp;
  return part;
}

/// Nothing has happened on this way so far: neither student nor teacher did anything. A try that was given to this
/// student for a while, and then to whoever took it, is nothing of this one's.
bool isUntouched(const journey::Journey& journey) {
  const bool hasOne = std::any_of(journey.known.begin(), journey.known.end(), [&](const auto& one) {
    const auto& start = one.second.start;
    return !start || start->student == journey.student || one.second.owner() == journey.student;
  });
  return !hasOne && journey.grants.empty() && !journey.isExcused();
}

/// A check without a try, which its student need not have begun for a teacher to decide about it.
void addWithoutTry(Station& station, const CheckId& check, StudentPage& page) {
  const auto journey = station.facts().journeyOf(page.student, check);
  if (journey && !isUntouched(*journey)) return page.checks.push_back(partOf(station, page.student, check, {}));
  const FoundCheck found = station.packs().findCheck(check);
  if (!journey || !found || !station.rosters().nameOf(page.student)) return;
  const auto policy = policyFor(station, page.student, *found.check);
  if (!policy) return;
  CheckPart part;
  part.check = check;
  part.title = found.check->title;
  addAllOffers(station, {*journey, *policy, {station.clock().wallMs(), {}}}, {}, part);
  page.untried.push_back(std::move(part));
}

/// As a page reads like the course: by unit and lesson; each once.
std::vector<CheckId> checksInOrder(Station& station) {
  std::vector<CheckId> checks;
  for (const FoundUnit& found : station.packs().units())
    for (const pack::Lesson& lesson : found.unit->lessons)
      if (std::find(checks.begin(), checks.end(), lesson.check) == checks.end()) checks.push_back(lesson.check);
  return checks;
}

void addWho(Station& station, StudentPage& page) {
  const auto roster = station.rosters().load();
  const roster::Student* student = roster ? roster->find(page.student) : nullptr;
  page.who = station.rosters().nameOf(page.student).value_or("Someone who is not on the roster");
  page.active = student == nullptr || student->active;
  if (student == nullptr) return;
  if (student->active) page.needs = student->needs;
  for (const roster::Class& each : roster->classes)
    if (std::find(student->classes.begin(), student->classes.end(), each.id) != student->classes.end())
      page.classes.push_back(each.title);
}

}  // namespace

std::optional<StudentPage> studentPageOf(Station& station, const StudentId& student) {
  const auto attempts = station.facts().attemptsOf(student);
  const bool known = station.rosters().nameOf(student).has_value();
  if (!attempts || (!known && attempts->empty())) return std::nullopt;
  StudentPage page;
  page.student = student;
  addWho(station, page);
  std::map<CheckId, std::vector<AttemptFact>> byCheck;
  for (const AttemptFact& attempt : *attempts) byCheck[attempt.check].push_back(attempt);
  for (const CheckId& check : checksInOrder(station)) {
    const auto tried = byCheck.extract(check);
    if (tried.empty())
      addWithoutTry(station, check, page);
    else
      page.checks.push_back(partOf(station, student, check, tried.mapped()));
  }
  for (const auto& [check, ofCheck] : byCheck) page.checks.push_back(partOf(station, student, check, ofCheck));
  return page;
}

}  // namespace cz::station
