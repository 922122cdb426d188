// What a kiosk signs as a teacher's mark counts only with a code of the teacher's behind it, of what was spoken.

#include "core/station/marks_here.h"

#include <algorithm>

#include "core/crypto/hash.h"
#include "core/form/form.h"
#include "core/records/payload_code.h"
#include "core/records/payload_marked.h"
#include "core/station/alarms.h"
#include "core/station/codes.h"
#include "core/station/marking.h"
#include "core/station/student.h"
#include "tests/core/station/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using journey::Standing;
using station::testing::Classroom;
using station::testing::SimKiosk;
using State = MarkAtSeat::State;

namespace {

const CheckId kTalk("talk");
const SlotId kSpoken("tell");
const SlotId kWritten("write");

/// One answer that is spoken and one that is written, by one rubric: criterion clear, line "mastered".
pack::Files talkPack() {
  std::string text =
      "id = \"talk\"\ntitle = \"Talk\"\nmastery = { rule = \"levels\" }\n"
      "[[skill]]\nid = \"tell\"\ncan = \"I can tell.\"\nrevise = \"Tell again.\"\n"
      "[[rubric]]\nid = \"clear\"\nlevels = [\"not yet\", \"mastered\"]\n"
      "[[rubric.criterion]]\nid = \"clear\"\nlooks_for = \"Is clear.\"\nlevels = [\"a\", \"b\"]\n";
  for (const auto& [slot, type] : {std::pair("tell", "spoken"), std::pair("write", "written")}) {
    const std::string name = slot;
    text += "[[slot]]\nid = \"" + name + "\"\nskill = \"tell\"\nsiblings = [\"" + name + "-1\", \"" + name +
            "-2\", \"" + name + "-3\"]\n";
    for (const std::string id : {"-1", "-2", "-3"})
      text += "[[item]]\nid = \"" + name + id + "\"\ntype = \"" + type + "\"\nstem = \"Tell. (" + name + id +
              ")\"\nrubric = \"clear\"\n";
  }
  return {{"pack.toml", "format = 1\nid = \"talks\"\ntitle = \"Talks\"\nversion = \"1\"\nlanguage = \"en\"\n"},
          {"units/u.toml", "id = \"u\"\ntitle = \"Talks\"\n[[lesson]]\ncheck = \"talk\"\n"},
          {"checks/talk.toml", text}};
}

scoring::Mark clear(int level) { return {{{CriterionId("clear"), level}}, ""}; }

/// Ada has handed in at Seat 1, and the station has it.
struct Room : Classroom {
  SimKiosk kiosk{*this, 1, "Seat 1"};
  StudentId ada = student("001");
  AttemptId attempt;

  Room() {
    must(kiosk.pair());
    must(station().addPack(talkPack()));
    const auto pack = *pack::read(talkPack()).pack;
    records::AttemptStart start;
    start.student = ada;
    start.check = kTalk;
    start.attempt = attempt = AttemptId(hexOf(random.bytes(16)));
    start.number = 1;
    start.pack = crypto::sha256(viewOf(pack::parcelOf(talkPack())));
    start.form =
        must(form::build(*pack.findCheck(kTalk), form::seedFor(station().keys().formKey(), ada, kTalk, 1), {}));
    kiosk.append(ledger::LeafType::attemptStart, records::encode(start));
    records::AttemptDone done;
    done.attempt = attempt;
    done.responses[kWritten] = scoring::Typed("words");
    done.result = must(scoring::scoreForm(*pack.findCheck(kTalk), start.form, done.responses));
    kiosk.append(ledger::LeafType::attemptDone, records::encode(done));
    must(kiosk.sync());
  }
  /// As the teacher's panel writes it. `issued`: this station made the code that let the teacher in.
  void useCode(bool issued = true, bool follows = true) {
    if (issued) must(issueTeacherCode(station(), kiosk.log().id(), "7K2M"));
    const auto key = must(records::codeKeyAtKiosk(kiosk.keys(), station().keys().identity()));
    const records::CodeFor what{kiosk.log().id(), ada, kTalk, "7K2M", records::CodeAction::teacherMark};
    const GrantId grant = follows ? records::grantOf(key, what) : GrantId("made-up");
    kiosk.append(ledger::LeafType::offlineUsed,
                 records::encode(records::CodeUsed{ada, kTalk, "7K2M", what.action, grant, attempt}));
  }
  void mark(const SlotId& slot, std::uint64_t number, const scoring::Mark& mark = clear(1)) {
    const records::MarkGiven given{attempt, slot, mark, true, 0, {}, number, 0};
    kiosk.append(ledger::LeafType::rubricMark, records::encode(records::MarkedHere{given, 0}));
  }
  bool isMarked(const SlotId& slot) { return must(toMark(station(), attempt, slot)).mark.has_value(); }
  std::vector<std::string> alarms() { return must(alarmsOf(station())); }
  std::vector<State> states() {
    std::vector<State> all;
    for (const MarkAtSeat& one : must(marksGivenAtSeats(station(), attempt))) all.push_back(one.state);
    return all;
  }
  /// What the student's page says of the try, with "Answer" and the number of this place in front.
  bool says(const SlotId& slot, const std::string& note) {
    const auto part = studentPageOf(station(), ada)->checks.at(0).attempts.at(0);
    const auto at =
        std::find_if(part.items.begin(), part.items.end(), [&](const auto& one) { return one.slot == slot; });
    const std::string answer =
        at == part.items.end() ? "An answer" : "Answer " + std::to_string(at - part.items.begin() + 1);
    return std::find(part.notes.begin(), part.notes.end(), answer + note) != part.notes.end();
  }
};

const char* const kNoCode =
    "Seat 1 signed a mark for an answer in “Talk” by Ada Novak, and no code of a teacher stands behind it. It doesn't "
    "count: mark the answer here. The kiosk's program or its keys are not as they should be: take it out of use on its "
    "page, and have IT look at it.";

std::string unfit(const std::string& why) {
  return "Seat 1 signed a mark for an answer in “Talk” by Ada Novak that can't be one, so it doesn't count: " + why +
         " Mark the answer here, and have IT look at this kiosk.";
}

}  // namespace

TEST_CASE("a mark from a kiosk that follows a code of the teacher's counts, and nobody is alarmed") {
  Room room;
  room.useCode();
  room.mark(kSpoken, 1);
  must(room.kiosk.sync());
  CHECK(room.isMarked(kSpoken));
  CHECK(room.states() == std::vector{State::counts});
  CHECK(room.says(kSpoken, " was marked at Seat 1, at the kiosk, by code."));
  CHECK(room.alarms().empty());
}

TEST_CASE("a mark from a kiosk without a code behind it doesn't count, and is an alarm") {
  Room room;
  room.mark(kSpoken, 1);
  must(room.kiosk.sync());
  CHECK_FALSE(room.isMarked(kSpoken));
  CHECK(room.alarms() == std::vector<std::string>{kNoCode});
  CHECK(room.says(kSpoken, " has a mark that Seat 1 signed with no code of a teacher behind it. It doesn't count."));
  must(room.kiosk.sync());
  CHECK_FALSE(room.isMarked(kSpoken));
  CHECK(room.alarms().size() == 1);
}

TEST_CASE("each code stands behind one mark: a further one, over the teacher's own, doesn't count") {
  Room room;
  room.useCode();
  room.mark(kSpoken, 1);
  must(room.kiosk.sync());
  must(giveMark(room.station(), room.attempt, kSpoken, clear(0)));
  room.mark(kSpoken, 3);
  must(room.kiosk.sync());
  CHECK(must(toMark(room.station(), room.attempt, kSpoken)).mark == clear(0));
  CHECK(room.states() == std::vector{State::another, State::noCode});
  CHECK(room.alarms() == std::vector<std::string>{kNoCode});
}

TEST_CASE("a code that comes after the mark stands not behind it") {
  Room room;
  room.mark(kSpoken, 1);
  room.useCode();
  must(room.kiosk.sync());
  CHECK_FALSE(room.isMarked(kSpoken));
  CHECK(room.alarms() == std::vector<std::string>{kNoCode});
}

TEST_CASE("behind a code that was guessed or follows from none a mark is what happened, and the alarm names the code") {
  const bool follows = GENERATE(true, false);
  Room room;
  room.useCode(false, follows);
  room.mark(kSpoken, 1);
  must(room.kiosk.sync());
  CHECK(room.isMarked(kSpoken));
  REQUIRE(room.alarms().size() == 1);
  CHECK(room.alarms()[0].starts_with(follows ? "A code that this station did not make let a teacher in who marked"
                                             : "Something that follows from no code of this station let a teacher in"));
}

TEST_CASE("what was written is not marked at a kiosk, also behind a code") {
  Room room;
  room.useCode();
  room.mark(kWritten, 1);
  must(room.kiosk.sync());
  CHECK_FALSE(room.isMarked(kWritten));
  CHECK(room.states() == std::vector{State::unfit});
  CHECK(room.alarms() == std::vector<std::string>{unfit("Only what was spoken is marked at a kiosk.")});
  CHECK(room.says(kWritten,
                  " was marked at Seat 1, at the kiosk, by code. That mark is kept and doesn't count: it can't "
                  "be one of this answer."));
}

TEST_CASE("a number that was made up doesn't count, and the teacher can mark as ever") {
  Room room;
  room.useCode();
  room.mark(kSpoken, INT64_MAX);
  must(room.kiosk.sync());
  CHECK_FALSE(room.isMarked(kSpoken));
  CHECK(room.alarms() == std::vector<std::string>{unfit("Its number was made up.")});
  must(giveMark(room.station(), room.attempt, kSpoken, clear(1)));
  CHECK(must(toMark(room.station(), room.attempt, kSpoken)).marks == 1);
}

TEST_CASE("a mark of no such place says so, and is told of an answer without a number") {
  Room room;
  room.useCode();
  room.mark(SlotId("nowhere"), 1);
  must(room.kiosk.sync());
  CHECK(room.alarms().size() == 1);
  CHECK(room.says(SlotId("nowhere"),
                  " was marked at Seat 1, at the kiosk, by code. That mark is kept and doesn't count: it "
                  "can't be one of this answer."));
}

TEST_CASE("a mark from a kiosk that was taken back at the station is told as taken back") {
  Room room;
  room.useCode();
  room.mark(kSpoken, 1);
  must(room.kiosk.sync());
  must(takeBackMark(room.station(), room.attempt, kSpoken, {}));
  CHECK(room.states() == std::vector{State::none});
  CHECK(room.says(kSpoken, " was marked at Seat 1, at the kiosk, by code. That mark is kept and was taken back."));
}

TEST_CASE("drawn anew, what counted counts and what didn't doesn't") {
  Room room;
  room.useCode();
  room.mark(kSpoken, 1);
  room.mark(kWritten, 1);
  must(room.kiosk.sync());
  const std::string before = must(room.station().facts().asText());
  const auto alarms = room.alarms();
  must(room.station().rebuild());
  CHECK(must(room.station().facts().asText()) == before);
  must(room.kiosk.sync());
  CHECK(must(room.station().facts().asText()) == before);
  CHECK(room.states() == std::vector{State::counts, State::noCode});
  CHECK(room.alarms() == alarms);
}
