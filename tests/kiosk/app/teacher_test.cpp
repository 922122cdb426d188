#include "tests/kiosk/app/sample.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::app;
using namespace cz::app::sample;

namespace {

void type(Visit& visit, const std::string& digits) {
  for (const char digit : digits) visit.happens(CodeDigit{digit - '0'});
}

Visit atCode() {
  Visit teacher;
  teacher.happens(TeacherPressed{});
  teacher.happens(CodeLoaded{teachersCode()});
  return teacher;
}

Visit atPanel() {
  Visit teacher = atCode();
  type(teacher, "241964277");
  teacher.happens(CodeEntered{});
  teacher.happens(PanelLoaded{panel()});
  return teacher;
}

}  // namespace

TEST_CASE("from the start screen by a code to the panel, and nobody is signed in on the way") {
  Visit teacher;
  teacher.happens(TeacherPressed{});
  teacher.happens(TeacherPressed{});
  CHECK(teacher.times<OpenTeacher>() == 1);
  teacher.happens(CodeLoaded{teachersCode()});
  REQUIRE(teacher.on<CodeScreen>());
  CHECK(signedIn(teacher.model).empty());
  type(teacher, "241964277");
  teacher.happens(CodeEntered{});
  REQUIRE(teacher.did<TypeTeacherCode>());
  CHECK(teacher.did<TypeTeacherCode>()->digits == "241964277");
  CHECK(teacher.times<TypeCode>() == 0);
  teacher.happens(PanelLoaded{panel()});
  REQUIRE(teacher.on<PanelScreen>());
  CHECK(signedIn(teacher.model).empty());
}

TEST_CASE("a seat without a station has no teacher's panel") {
  Visit teacher;
  teacher.model.zone.hasStation = false;
  teacher.happens(TeacherPressed{});
  CHECK(teacher.times<OpenTeacher>() == 0);
}

TEST_CASE("a code that is not right stays on its screen, and Back leads to the start") {
  Visit teacher = atCode();
  type(teacher, "241964277");
  teacher.happens(CodeEntered{});
  CodeView again = teachersCode();
  again.said = CodeView::Said::notRight;
  again.triesLeft = 4;
  teacher.happens(CodeLoaded{again});
  REQUIRE(teacher.on<CodeScreen>());
  CHECK(teacher.on<CodeScreen>()->digits.empty());
  teacher.happens(BackPressed{});
  CHECK(teacher.on<StartScreen>());
}

TEST_CASE("the teacher has five minutes to fetch the code; after a wait the new request comes by itself") {
  Visit teacher = atCode();
  teacher.passes(kTeacherCodeMs - 1);
  CHECK(teacher.on<CodeScreen>());
  teacher.passes(1);
  CHECK(teacher.on<StartScreen>());
  Visit waiting = atCode();
  CodeView wait = teachersCode();
  wait.request.clear();
  wait.waitSeconds = 60;
  waiting.happens(CodeLoaded{wait});
  waiting.passes(60'000);
  CHECK(waiting.times<OpenTeacher>() == 2);
}

TEST_CASE("a student's code that comes late doesn't show on the teacher's screen, nor the other way round") {
  Visit teacher = atCode();
  teacher.happens(CodeLoaded{code()});
  CHECK(teacher.on<CodeScreen>()->view.isTeachers());
  Visit nobody;
  nobody.happens(CodeLoaded{teachersCode()});
  CHECK(nobody.on<StartScreen>());
}

TEST_CASE("a right code that is answered after the teacher has left opens nothing, and ends at once") {
  Visit teacher = atCode();
  type(teacher, "241964277");
  teacher.happens(CodeEntered{});
  teacher.passes(kTeacherCodeMs);
  REQUIRE(teacher.on<StartScreen>());
  teacher.happens(PanelLoaded{panel()});
  CHECK(teacher.on<StartScreen>());
  CHECK(teacher.did<LeavePanel>());
}

TEST_CASE("an unlock is one press, for who is on the list") {
  Visit teacher = atPanel();
  teacher.happens(PanelTabPicked{PanelTab::students});
  teacher.happens(PanelUnlockPressed{kSam, kCommon});
  CHECK(teacher.times<UnlockHere>() == 0);
  teacher.happens(PanelUnlockPressed{kSam, kFactors});
  teacher.happens(PanelUnlockPressed{kSam, kFactors});
  CHECK(teacher.times<UnlockHere>() == 1);
  PanelView after = panel();
  after.unlocks.erase(after.unlocks.begin());
  teacher.happens(PanelLoaded{after});
  CHECK(teacher.on<PanelScreen>()->tab == PanelTab::students);
  CHECK_FALSE(teacher.on<PanelScreen>()->busy);
  CHECK(teacher.on<PanelScreen>()->view.unlocks.size() == 1);
}

TEST_CASE("a revision is confirmed by one press, for who waits for it") {
  Visit teacher = atPanel();
  teacher.happens(PanelTabPicked{PanelTab::students});
  teacher.happens(PanelRevisionPressed{kSam, kFactors});
  CHECK(teacher.times<ConfirmHere>() == 0);
  teacher.happens(PanelRevisionPressed{kSam, kCommon});
  teacher.happens(PanelRevisionPressed{kSam, kCommon});
  CHECK(teacher.times<ConfirmHere>() == 1);
}

TEST_CASE("an open try is put aside or released only after a question, and No leaves it") {
  Visit teacher = atPanel();
  teacher.happens(PanelConfirmed{});
  teacher.happens(PanelTryPressed{AttemptId("nobody's"), PanelAsk::release});
  CHECK_FALSE(teacher.on<PanelScreen>()->ask);
  teacher.happens(PanelTryPressed{kAttempt, PanelAsk::release});
  CHECK(teacher.on<PanelScreen>()->ask == PanelAsk::release);
  teacher.happens(SheetClosed{});
  CHECK_FALSE(teacher.on<PanelScreen>()->ask);
  CHECK(teacher.times<ReleaseHere>() == 0);
  teacher.happens(PanelTryPressed{kAttempt, PanelAsk::putAside});
  teacher.happens(PanelConfirmed{});
  REQUIRE(teacher.did<PutAsideHere>());
  CHECK(teacher.did<PutAsideHere>()->attempt == kAttempt);
  teacher.happens(PanelLoaded{panel()});
  teacher.happens(PanelTryPressed{kAttempt, PanelAsk::release});
  teacher.happens(PanelConfirmed{});
  CHECK(teacher.did<ReleaseHere>());
}

TEST_CASE("what a rule refuses is said on the panel, which is asked for again") {
  Visit teacher = atPanel();
  teacher.happens(PanelUnlockPressed{kSam, kFactors});
  teacher.happens(Failed{Fault::refused, "Another try is open already.", "refused"});
  REQUIRE(teacher.on<PanelScreen>());
  CHECK(teacher.on<PanelScreen>()->notice == "Another try is open already.");
  CHECK(teacher.did<LoadPanel>());
  teacher.happens(PanelLoaded{panel()});
  CHECK(teacher.on<PanelScreen>()->notice == "Another try is open already.");
  teacher.happens(PanelTabPicked{PanelTab::stick});
  CHECK(teacher.on<PanelScreen>()->notice.empty());
}

TEST_CASE("a fault of the disk ends the teacher's visit and shows the service screen") {
  Visit teacher = atPanel();
  teacher.happens(Failed{Fault::io, "The disk can't be read.", "disk-io"});
  CHECK(teacher.on<ServiceScreen>());
  CHECK(teacher.times<LeavePanel>() == 1);
}

TEST_CASE("the stick is exchanged by one press, however long it takes; meanwhile nothing closes") {
  Visit teacher = atPanel();
  teacher.happens(PanelTabPicked{PanelTab::stick});
  teacher.happens(StickPressed{});
  teacher.happens(StickPressed{});
  CHECK(teacher.times<ExchangeByStick>() == 1);
  teacher.happens(BackPressed{});
  teacher.passes(kTeacherMs * 2);
  CHECK(teacher.on<PanelScreen>());
  PanelView done = panel();
  done.stick.state = StickView::State::done;
  teacher.happens(PanelLoaded{done});
  teacher.passes(kTeacherMs - 1);
  CHECK(teacher.on<PanelScreen>());
}

TEST_CASE("Close, three minutes without a touch, and the end of the visit at the desk all lead to the start") {
  Visit closed = atPanel();
  closed.happens(BackPressed{});
  CHECK(closed.on<StartScreen>());
  CHECK(closed.did<LeavePanel>());
  CHECK(closed.did<LoadZone>());
  Visit idle = atPanel();
  idle.passes(kTeacherMs - 1);
  CHECK(idle.on<PanelScreen>());
  idle.passes(1);
  CHECK(idle.on<StartScreen>());
  CHECK(idle.did<LeavePanel>());
  Visit over = atPanel();
  over.happens(PanelOver{});
  CHECK(over.on<StartScreen>());
}

TEST_CASE("the end of the visit leaves nothing of it over the start screen") {
  Visit teacher = atPanel();
  teacher.happens(LookPressed{});
  teacher.happens(LookPicked{{150, ThemeChoice::dark, TypefaceChoice::andika, false, "de"}});
  teacher.happens(PanelOver{});
  CHECK(teacher.on<StartScreen>());
  CHECK_FALSE(teacher.model.lookOpen);
  CHECK(teacher.model.look == Look{});
}

TEST_CASE("news from the station is shown on the panel as it comes") {
  Visit teacher = atPanel();
  teacher.happens(FactsChanged{});
  CHECK(teacher.did<LoadPanel>());
}

TEST_CASE("when the station was reached last is remembered, and never guessed") {
  Visit seat;
  CHECK(seat.model.reachedMs == -1);
  seat.happens(HandOverChanged{{false, 3}});
  CHECK(seat.model.reachedMs == -1);
  seat.happens(HandOverChanged{{true, 0}});
  const std::int64_t then = seat.model.nowMs;
  CHECK(seat.model.reachedMs == then);
  seat.passes(60'000);
  seat.happens(HandOverChanged{{false, 1}});
  CHECK(seat.model.reachedMs == then + 60'000);
  seat.passes(60'000);
  seat.happens(HandOverChanged{{false, 2}});
  CHECK(seat.model.reachedMs == then + 60'000);
}
