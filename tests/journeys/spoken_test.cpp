// What was spoken is marked where it was spoken, by the teacher at the kiosk, also without a network.

#include <algorithm>

#include "core/station/alarms.h"
#include "core/station/codes.h"
#include "core/station/marking.h"
#include "core/station/student.h"
#include "core/station/today.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;
using journey::Standing;

namespace {

const CheckId kTalk{"talk"};
constexpr const char* kLex = "Lex Moreno";

/// Two skills that are spoken about (criteria clear and true, line "mastered"), and one that is counted.
pack::Files talkPack() {
  std::string items;
  for (const std::string slot : {"tell", "explain"})
    for (const std::string id : {"-1", "-2", "-3"})
      items += "[[item]]\nid = \"" + slot + id + "\"\ntype = \"spoken\"\nstem = \"Speak about it. (" + slot + id +
               ")\"\nrubric = \"talk\"\n";
  for (const std::string id : {"n1", "n2", "n3"})
    items += "[[item]]\nid = \"" + id + "\"\ntype = \"number\"\nstem = \"How many? (" + id + ")\"\nkey = 4\n";
  std::string slots;
  for (const std::string slot : {"tell", "explain"})
    slots +=
        "[[slot]]\nskill = \"" + slot + "\"\nsiblings = [\"" + slot + "-1\", \"" + slot + "-2\", \"" + slot + "-3\"]\n";
  return {{"pack.toml", "format = 1\nid = \"talks\"\ntitle = \"Talks\"\nversion = \"1\"\nlanguage = \"en\"\n"},
          {"units/u.toml", "id = \"u\"\ntitle = \"Talks\"\n[[lesson]]\ncheck = \"talk\"\n"},
          {"checks/talk.toml",
           "id = \"talk\"\ntitle = \"Talk\"\nmastery = { rule = \"levels\" }\n"
           "[[skill]]\nid = \"tell\"\ncan = \"I can tell.\"\nrevise = \"Tell again.\"\n"
           "[[skill]]\nid = \"explain\"\ncan = \"I can explain.\"\nrevise = \"Explain again.\"\n"
           "[[skill]]\nid = \"count\"\ncan = \"I can count.\"\nrevise = \"Count again.\"\n" +
               slots +
               "[[slot]]\nskill = \"count\"\nsiblings = [\"n1\", \"n2\", \"n3\"]\n"
               "[[rubric]]\nid = \"talk\"\nlevels = [\"not yet\", \"nearly\", \"mastered\"]\n"
               "[[rubric.criterion]]\nid = \"clear\"\nlooks_for = \"Is clear.\"\nlevels = [\"a\", \"b\", \"c\"]\n"
               "[[rubric.criterion]]\nid = \"true\"\nlooks_for = \"Is true.\"\nlevels = [\"d\", \"e\", \"f\"]\n" +
               items}};
}

scoring::Mark levels(int clear, int isTrue, const std::string& comment = "") {
  return {{{CriterionId("clear"), clear}, {CriterionId("true"), isTrue}}, comment};
}

struct Room : Classroom {
  std::unique_ptr<Seat> kiosk;

  Room() {
    must(station().addPack(talkPack()));
    kiosk = seat("kiosk");
    kiosk->talkTo(station());
  }
  void handIn() {
    kiosk->signIn(slipOf(kLex));
    kiosk->openCover(kTalk);
    kiosk->happens(app::StartPressed{});
    kiosk->answerAll(true);
    kiosk->handIn();
    kiosk->signOut();
  }
  void letIn() {
    kiosk->happens(app::TeacherPressed{});
    const std::string request = kiosk->screen<app::CodeScreen>().view.request;
    const LogId log = kiosk->desk().records().uplog().id();
    REQUIRE(kiosk->opensPanel(must(station::issueTeacherCode(station(), log, request)).code));
  }
  const app::PanelScreen& panel() const { return kiosk->screen<app::PanelScreen>(); }
  /// On the panel: the answer at the top of the list.
  void open() { kiosk->happens(app::MarkPressed{panel().view.spoken.at(0).attempt, panel().view.spoken.at(0).slot}); }
  void mark(int clear, int isTrue, const std::string& comment = "") {
    open();
    kiosk->happens(app::LevelPicked{clear});
    kiosk->happens(app::LevelPicked{isTrue});
    if (!comment.empty()) kiosk->happens(app::MarkWordsTyped{comment});
    kiosk->happens(app::MarkSaved{});
  }
  AttemptId attempt() { return here().last()->id; }
  journey::Journey at(Seat& seat) { return must(seat.desk().records().journey(idOf(kLex), kTalk)); }
  journey::Journey here() { return at(*kiosk); }
  journey::Journey there() { return must(station().facts().journeyOf(idOf(kLex), kTalk)); }
  station::CheckPart page() { return station::studentPageOf(station(), idOf(kLex))->checks.at(0); }
};

bool has(const std::vector<std::string>& lines, const std::string& part) {
  return std::any_of(lines.begin(), lines.end(), [&](const auto& line) { return line.find(part) != line.npos; });
}

}  // namespace

TEST_CASE(
    "marked at the kiosk without a network: the student has the result at once, the station with the next message") {
  Room room;
  room.handIn();
  CHECK(room.here().standing() == Standing::waiting);
  room.letIn();
  REQUIRE(room.panel().view.spoken.size() == 2);
  const auto first = room.panel().view.spoken[0];  // a copy: the list goes on
  CHECK(first.name == kLex);
  CHECK(first.title == "Talk");
  CHECK(first.stem.starts_with("Speak about it. (tell"));
  CHECK(first.levels == std::vector<std::string>{"not yet", "nearly", "mastered"});
  CHECK(first.line == 2);
  REQUIRE(first.criteria.size() == 2);
  CHECK(first.criteria[1].looksFor == "Is true.");
  CHECK(first.criteria[1].levels == std::vector<std::string>{"d", "e", "f"});
  room.mark(2, 2, "Well told.");
  CHECK(room.panel().view.spoken.size() == 1);
  CHECK(room.here().standing() == Standing::waiting);
  room.mark(2, 2);
  CHECK(room.panel().view.spoken.empty());
  CHECK(room.here().standing() == Standing::mastered);
  room.kiosk->happens(app::BackPressed{});

  room.kiosk->signIn(room.slipOf(kLex));
  room.kiosk->openCover(kTalk);
  const auto& result = room.kiosk->screen<app::ResultScreen>().result;
  CHECK(result.mastered);
  CHECK(result.skills.at(0).says ==
        std::vector<std::string>{"Is clear. mastered: c", "Is true. mastered: f", "Well told."});
  room.kiosk->signOut();

  CHECK(room.there().last() == nullptr);
  room.kiosk->talkTo(room.station());
  CHECK(room.there().standing() == Standing::mastered);
  CHECK(room.here().standing() == Standing::mastered);
  CHECK(station::todayOf(room.station()).toMark == 0);
  CHECK(must(station::alarmsOf(room.station())).empty());
  const auto entry = must(station::toMark(room.station(), room.attempt(), first.slot));
  CHECK(entry.mark == levels(2, 2, "Well told."));
  CHECK(entry.markedAt == "Seat 1");
  const auto page = room.page();
  CHECK(has(page.attempts.at(0).notes, "Answer 1 was marked at Seat 1, at the kiosk, by code."));
  CHECK(has(page.codes, "An answer was marked by the teacher at Seat 1, for the request "));
}

TEST_CASE("a mark at the kiosk below the line is not yet, and the student revises at once") {
  Room room;
  room.handIn();
  room.letIn();
  room.mark(2, 1);
  room.mark(2, 2);
  room.kiosk->happens(app::BackPressed{});
  CHECK(room.here().standing() == Standing::notYet);
  room.kiosk->signIn(room.slipOf(kLex));
  room.kiosk->openCover(kTalk);
  const auto& result = room.kiosk->screen<app::ResultScreen>().result;
  CHECK(result.next == app::NextStep::reflect);
  REQUIRE(result.revise.size() == 1);
  CHECK(result.revise[0].task == "Tell again.");
  room.kiosk->signOut();
  room.kiosk->talkTo(room.station());
  CHECK(room.there().standing() == Standing::notYet);
  CHECK(room.there().last()->outcome()->missed == std::vector<SkillId>{SkillId("tell")});
}

TEST_CASE("a mark that the station gave meanwhile counts, and the kiosk's is kept beside it") {
  Room room;
  room.handIn();
  room.kiosk->talkTo(room.station());
  room.letIn();
  const SlotId slot = room.panel().view.spoken.at(0).slot;
  room.mark(2, 2);
  room.mark(2, 2);
  room.kiosk->happens(app::BackPressed{});
  CHECK(room.here().standing() == Standing::mastered);
  must(station::giveMark(room.station(), room.attempt(), slot, levels(0, 2)));
  room.kiosk->talkTo(room.station());
  CHECK(room.here().standing() == Standing::notYet);
  CHECK(room.there().standing() == Standing::notYet);
  CHECK(must(room.kiosk->desk().records().marks(room.attempt())).at(slot) == levels(0, 2));
  CHECK(must(room.station().facts().marksOf(room.attempt())).at(slot) == levels(0, 2));
  CHECK(must(station::toMark(room.station(), room.attempt(), slot)).markedAt.empty());
  CHECK(has(room.page().attempts.at(0).notes,
            "Answer 1 was also marked at Seat 1, at the kiosk, by code. That mark is kept and doesn't count"));
  CHECK(must(station::alarmsOf(room.station())).empty());
}

TEST_CASE("one answer marked at the kiosk and another one at the station, neither hearing of the other: both count") {
  Room room;
  room.handIn();
  room.kiosk->talkTo(room.station());
  room.letIn();
  const SlotId second = room.panel().view.spoken.at(1).slot;
  room.mark(2, 2);
  room.kiosk->happens(app::BackPressed{});
  must(station::giveMark(room.station(), room.attempt(), second, levels(2, 2)));
  CHECK(room.here().standing() == Standing::waiting);
  CHECK(room.there().standing() == Standing::waiting);
  room.kiosk->talkTo(room.station());
  CHECK(room.here().standing() == Standing::mastered);
  CHECK(room.there().standing() == Standing::mastered);
}

TEST_CASE("a mark from the kiosk can be changed at the station, and reaches the other seats") {
  Room room;
  auto other = room.seat("other", "Seat 2");
  other->talkTo(room.station());
  room.handIn();
  room.letIn();
  const SlotId slot = room.panel().view.spoken.at(0).slot;
  room.mark(2, 2);
  room.mark(2, 2);
  room.kiosk->happens(app::BackPressed{});
  for (int round = 0; round < 2; ++round)
    for (Seat* each : {room.kiosk.get(), other.get()}) each->talkTo(room.station());
  CHECK(room.at(*other).standing() == Standing::mastered);
  must(station::giveMark(room.station(), room.attempt(), slot, levels(1, 2)));
  for (Seat* each : {room.kiosk.get(), other.get()}) each->talkTo(room.station());
  CHECK(room.here().standing() == Standing::notYet);
  CHECK(room.at(*other).standing() == Standing::notYet);
  CHECK(room.there().standing() == Standing::notYet);
}

TEST_CASE("sent twice, drawn anew and after a restart it is the same one mark") {
  Room room;
  room.handIn();
  room.letIn();
  room.mark(2, 2, "Well told.");
  room.mark(2, 2);
  room.kiosk->happens(app::BackPressed{});
  room.kiosk.reset();
  room.kiosk = room.seat("kiosk");
  CHECK(room.here().standing() == Standing::mastered);
  CHECK(must(room.kiosk->desk().records().marks(room.attempt())).begin()->second.comment == "Well told.");
  room.kiosk->talkTo(room.station());
  const auto marks = must(room.station().facts().marksOf(room.attempt()));
  REQUIRE(room.kiosk->desk().records().setAcked(0));
  room.kiosk->talkTo(room.station());
  CHECK(must(room.station().facts().marksOf(room.attempt())) == marks);
  const std::string before = must(room.station().facts().asText());
  must(room.station().rebuild());
  CHECK(must(room.station().facts().asText()) == before);
  room.kiosk->talkTo(room.station());
  CHECK(must(room.station().facts().asText()) == before);
  const std::string kiosk = must(room.kiosk->desk().records().factsAsText());
  REQUIRE(room.kiosk->desk().records().rebuild());
  CHECK(must(room.kiosk->desk().records().factsAsText()) == kiosk);
}

TEST_CASE("what the station marks while the teacher marks at the kiosk closes the sheet and says so") {
  Room room;
  room.handIn();
  room.kiosk->talkTo(room.station());
  room.letIn();
  room.open();
  room.kiosk->happens(app::LevelPicked{2});
  must(station::giveMark(room.station(), room.attempt(), room.panel().marking->of.slot, levels(2, 2)));
  room.kiosk->talkTo(room.station());
  CHECK_FALSE(room.panel().marking);
  CHECK(room.panel().overtaken);
  CHECK(room.panel().view.spoken.size() == 1);
}

TEST_CASE("without a teacher, for a level that is none or an answer that waits no more nothing is marked") {
  Room room;
  room.handIn();
  room.letIn();
  const app::SpokenView first = room.panel().view.spoken.at(0);
  const auto size = [&] { return must(room.kiosk->desk().records().pending(0)).leaves.size(); };
  const auto tries = [&](const app::MarkHere& effect) {
    const auto before = size();
    const auto events = room.kiosk->desk().run(effect);
    CHECK(size() == before);
    REQUIRE(events.size() == 1);
    return events[0];
  };
  CHECK(std::holds_alternative<app::Failed>(tries({first.attempt, first.slot, levels(2, 3)})));
  CHECK(std::holds_alternative<app::Failed>(tries({first.attempt, SlotId("nobody's"), levels(2, 2)})));
  CHECK(std::holds_alternative<app::Failed>(tries({AttemptId("nobody's"), first.slot, levels(2, 2)})));
  CHECK(std::holds_alternative<app::Failed>(tries({first.attempt, first.slot, levels(2, 2, std::string(4001, 'a'))})));
  room.mark(2, 2);
  CHECK(std::holds_alternative<app::Failed>(tries({first.attempt, first.slot, levels(2, 2)})));
  room.kiosk->happens(app::BackPressed{});
  CHECK(std::holds_alternative<app::PanelOver>(tries({first.attempt, first.slot, levels(2, 2)})));
}

TEST_CASE("whoever takes seven minutes for a mark and is at it all the time saves it") {
  Room room;
  room.handIn();
  room.letIn();
  room.open();
  room.kiosk->happens(app::LevelPicked{2});
  room.kiosk->happens(app::LevelPicked{2});
  std::string words;
  for (int second = 0; second < 7 * 60; second += 20) {
    room.kiosk->happens(app::MarkWordsTyped{words += "x"});
    room.clock.pass(20'000);
    room.kiosk->tick(room.kiosk->model().nowMs + 20'000);
  }
  REQUIRE(room.panel().marking);
  room.kiosk->happens(app::MarkSaved{});
  CHECK(room.panel().view.spoken.size() == 1);
  CHECK(room.panel().notice.empty());
}

TEST_CASE("a mark that comes after the teacher's time is not lost: another code, and it is saved as it was") {
  Room room;
  room.handIn();
  room.letIn();
  room.open();
  room.kiosk->happens(app::LevelPicked{2});
  room.kiosk->happens(app::LevelPicked{1});
  room.kiosk->happens(app::MarkWordsTyped{"Well told."});
  room.clock.pass(records::kTeacherVisitMs + 60'000);
  room.kiosk->happens(app::MarkSaved{});
  CHECK(room.kiosk->screen<app::StartScreen>().markLeft);
  CHECK(room.here().last()->isWaiting());
  room.letIn();
  room.open();
  room.kiosk->happens(app::MarkSaved{});
  CHECK(room.panel().view.spoken.size() == 1);
  CHECK(must(room.kiosk->desk().records().marks(room.attempt())).size() == 1);
}
