// Whole visits by finger and by keyboard alone, through the drawn screens.

#include "tests/kiosk/screens/glass.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::screens;
namespace sample = cz::app::sample;

namespace {

const app::AttemptScreen& attemptOf(const Glass& glass) { return *glass.visit.on<app::AttemptScreen>(); }

void signIn(Glass& glass) {
  REQUIRE(glass.tap("Sign in"));
  REQUIRE(glass.tap("Period 3"));
  REQUIRE(glass.tap("Lex Moreno"));
  glass.type("4711");
  REQUIRE(glass.tap("enter"));
  glass.happens(app::PinAnswer{sample::kLex, app::PinAnswer::Outcome::right, 0, 0});
  glass.happens(app::PathLoaded{sample::path()});
}

void openAttempt(Glass& glass) {
  signIn(glass);
  REQUIRE(glass.tap("Open the check"));
  glass.happens(app::CoverLoaded{sample::cover()});
  REQUIRE(glass.tap("Fairly"));
  REQUIRE(glass.tap("I am ready: start"));
  glass.happens(app::AttemptOpened{sample::attempt()});
}

}  // namespace

TEST_CASE("by finger alone: from the start screen to the result") {
  Glass glass(1280, 800);
  openAttempt(glass);
  REQUIRE(glass.tap("3/8"));
  CHECK(attemptOf(glass).view.places[0].response == scoring::Response(scoring::Picked{ChoiceId("c2")}));
  REQUIRE(glass.tap("Next"));
  REQUIRE(glass.tap("3"));
  REQUIRE(glass.tap("12"));
  CHECK(attemptOf(glass).view.places[1].response == scoring::Response(scoring::Picked{ChoiceId("c1"), ChoiceId("c5")}));
  REQUIRE(glass.tap("Come back to this"));
  CHECK(attemptOf(glass).view.places[1].flagged);
  REQUIRE(glass.tap("places/8"));
  REQUIRE(glass.tap("It's right like this"));
  REQUIRE(glass.tap("Look it all over"));
  REQUIRE(glass.tap("hand-in"));
  REQUIRE(glass.tap("Yes, hand in"));
  CHECK(glass.visit.times<app::HandIn>() == 1);
  glass.happens(app::HandedIn{sample::notYet()});
  REQUIRE(glass.tap("Ask for another try"));
  glass.happens(app::AskSaved{sample::kLex, sample::kCommon});
  REQUIRE(glass.tap("Sign out"));
  CHECK(glass.visit.on<app::StartScreen>());
}

TEST_CASE("the receipt lies over the result as a QR code, and leaves it as it was") {
  Glass glass(1280, 800);
  openAttempt(glass);
  glass.show(app::ResultScreen{sample::mastered(), false});
  REQUIRE(glass.tap("Show the receipt"));
  CHECK(glass.visit.on<app::ResultScreen>()->receiptOpen);
  CHECK(glass.shows("The receipt as a QR code"));
  CHECK_FALSE(glass.tap("My path"));  // it lies under the sheet
  REQUIRE(glass.tap("Done"));
  CHECK_FALSE(glass.visit.on<app::ResultScreen>()->receiptOpen);
  CHECK_FALSE(glass.shows("The receipt as a QR code"));
}

TEST_CASE("by finger alone: looking back with the keys on the screen, and ticking what was revised") {
  Glass glass(1280, 800);
  openAttempt(glass);
  app::ResultView result = sample::notYet();
  result.next = app::NextStep::reflect;
  glass.show(app::ResultScreen{result, false});
  REQUIRE(glass.tap("Reflect now"));
  app::ReflectionView blank = sample::reflection();
  blank.answers = {"", "", ""};
  glass.happens(app::ReflectionLoaded{blank});
  REQUIRE(glass.tap("Next question"));
  CHECK(glass.shows("There is nothing here yet. A few words are enough, then you can go on."));
  for (const char* key : {"o", "k"}) REQUIRE(glass.tap("reflection/1/keys/" + std::string(key)));
  REQUIRE(glass.tap("Next question"));
  CHECK(glass.shows("Question 2 of 3"));
  CHECK(glass.drafts.text.empty());
  glass.type("b");
  REQUIRE(glass.tap("Next question"));
  glass.type("c");
  REQUIRE(glass.tap("Keep my reflection"));
  REQUIRE(glass.visit.times<app::KeepReflection>() == 1);
  glass.happens(app::RevisionLoaded{sample::revision()});
  REQUIRE(glass.tap("task/1"));
  REQUIRE(glass.tap("task/2"));
  REQUIRE(glass.tap("I have revised"));
  CHECK(glass.visit.times<app::SayRevised>() == 1);
}

TEST_CASE("a cover offers a code that is waited for, and any other only while the station is out of reach") {
  constexpr const char* kCode = "My teacher has a code";
  Glass glass(1280, 800);
  openAttempt(glass);
  app::CoverView cover = sample::cover();
  cover.canUseCode = true;
  glass.show(app::CoverScreen{cover, app::Confidence::notSaid, false});
  CHECK_FALSE(glass.shows(kCode));
  glass.happens(app::HandOverChanged{{false, 2}});
  REQUIRE(glass.tap(kCode));
  CHECK(glass.visit.times<app::OpenCode>() == 1);
  glass.happens(app::HandOverChanged{{true, 0}});
  app::CoverView asked = sample::coverAfterNotYet();
  asked.canUseCode = true;
  asked.next = app::NextStep::asked;
  glass.show(app::CoverScreen{asked, app::Confidence::notSaid, false});
  CHECK(glass.shows(kCode));
}

TEST_CASE("the path offers a code for an open try while the station is out of reach, and then only") {
  constexpr const char* kCode = "My teacher has a code";
  Glass glass(1280, 800);
  openAttempt(glass);
  app::PathScreen screen;
  screen.path = sample::pathWithOpenAttempt();
  screen.picked = app::nextStep(screen.path)->check;
  glass.show(screen);
  CHECK_FALSE(glass.shows(kCode));
  glass.happens(app::HandOverChanged{{false, 2}});
  REQUIRE(glass.tap(kCode));
  CHECK(glass.visit.times<app::OpenCode>() == 1);
}

TEST_CASE("by finger alone: a code from the teacher, with what the teacher needs for it on the screen") {
  Glass glass(1280, 800);
  openAttempt(glass);
  app::ResultView result = sample::notYet();
  result.next = app::NextStep::asked;
  result.canUseCode = true;
  glass.show(app::ResultScreen{result, false});
  REQUIRE(glass.tap("My teacher has a code"));
  glass.happens(app::CodeLoaded{sample::code()});
  CHECK(glass.shows("Lex, Common factors"));
  CHECK(glass.shows("4K7Q"));
  for (const char* key : {"2", "4", "1", "9", "6", "4", "2", "7", "8"}) REQUIRE(glass.tap("code/" + std::string(key)));
  CHECK(glass.probe().byId("code/digits")->state == "241 964 278");
  REQUIRE(glass.tap("code/erase"));
  REQUIRE(glass.tap("code/7"));
  REQUIRE(glass.tap("Use the code"));
  CHECK(glass.visit.times<app::TypeCode>() == 1);
  app::CodeView other = sample::code();
  other.said = app::CodeView::Said::notRight;
  other.triesLeft = 1;
  glass.happens(app::CodeLoaded{other});
  CHECK(glass.shows(
      "That isn't the code for these letters and digits. Ask your teacher to read it again. 1 time is left."));
  CHECK(glass.probe().byId("code/digits")->state.empty());
}

TEST_CASE("by keyboard alone: a code is typed wherever the focus is, and Enter uses it") {
  Glass glass(1280, 800);
  openAttempt(glass);
  glass.show(app::CodeScreen{sample::code(), "", 0, false});
  glass.type("241 964 2");
  glass.press(ui::Key::backspace);
  glass.type("277");
  CHECK(glass.probe().byId("code/digits")->state == "241 964 277");
  glass.press(ui::Key::enter);
  CHECK(glass.visit.times<app::TypeCode>() == 1);
}

TEST_CASE("a wait for the next request counts down, and then the keys are there again") {
  Glass glass(1280, 800);
  openAttempt(glass);
  app::CodeScreen wait{sample::code(), "", glass.visit.model.nowMs + 2'000, false};
  wait.view.request.clear();
  glass.show(wait);
  CHECK(glass.shows(
      "That wasn't the code. In 2 seconds there are new letters and digits here. Tell your teacher the new ones."));
  CHECK_FALSE(glass.shows("code/1"));
  glass.happens(app::Tick{glass.visit.model.nowMs + 2'000, 1, 614});
  CHECK(glass.visit.times<app::OpenCode>() == 1);
  glass.happens(app::CodeLoaded{sample::code()});
  CHECK(glass.shows("code/1"));
}

TEST_CASE("by keyboard alone: signing in and answering") {
  Glass glass(1280, 800);
  const auto tabTo = [&](const std::string& id) {
    for (int i = 0; i < 60; ++i) {
      glass.press(ui::Key::tab);
      const ui::Probed* thing = glass.probe().find(id);
      if (thing && thing->focused) return glass.press(ui::Key::enter);
    }
    FAIL("Tab never came to " << id);
  };
  tabTo("sign-in");
  tabTo("Period 3");
  tabTo("Lex Moreno");
  glass.type("4711");
  glass.press(ui::Key::enter);
  CHECK(glass.visit.times<app::CheckPin>() == 1);
  glass.happens(app::PinAnswer{sample::kLex, app::PinAnswer::Outcome::right, 0, 0});
  glass.happens(app::PathLoaded{sample::path()});
  tabTo("open");
  glass.happens(app::CoverLoaded{sample::cover()});
  tabTo("start");
  glass.happens(app::AttemptOpened{sample::attempt()});
  tabTo("3/8");
  CHECK(attemptOf(glass).view.places[0].response == scoring::Response(scoring::Picked{ChoiceId("c2")}));
}

TEST_CASE("a tick of several comes off by a second tap") {
  Glass glass(1280, 800);
  openAttempt(glass);
  glass.happens(app::PlacePicked{1});
  REQUIRE(glass.tap("5"));
  REQUIRE(glass.tap("5"));
  CHECK(scoring::isBlank(attemptOf(glass).view.places[1].response));
}

TEST_CASE("a typed answer is in the box at once, saved after the pause, and shown with how it was read") {
  Glass glass(1280, 800);
  openAttempt(glass);
  glass.happens(app::PlacePicked{2});
  glass.type("3/8");
  CHECK(attemptOf(glass).view.places[2].response == scoring::Response(scoring::Typed("3/8")));
  CHECK(glass.shows("Saving…"));
  CHECK_FALSE(glass.shows("Saved"));
  glass.visit.passes(app::kDraftPauseMs);
  const auto serial = glass.visit.did<app::SaveResponse>()->serial;
  glass.happens(
      app::ResponseSaved{sample::kAttempt, SlotId("s3"), serial, {scoring::Reading::State::readable, "3/8", ""}});
  CHECK(glass.shows("Saved · Read as 3/8"));
}

TEST_CASE("the box of another item starts with that item's own answer") {
  Glass glass(1280, 800);
  openAttempt(glass);
  glass.happens(app::PlacePicked{3});
  glass.type("1, 2");
  glass.happens(app::PlacePicked{4});
  CHECK(glass.drafts.text.empty());
  glass.type("prime");
  glass.happens(app::PlacePicked{3});
  CHECK(glass.drafts.text == "1, 2");
}

TEST_CASE("the keys on the screen type into the box") {
  Glass glass(1280, 800);
  openAttempt(glass);
  glass.happens(app::PlacePicked{2});
  for (const char* key : {"3", "/", "8"}) REQUIRE(glass.tap("s3/keys/" + std::string(key)));
  CHECK(attemptOf(glass).view.places[2].response == scoring::Response(scoring::Typed("3/8")));
}

TEST_CASE("where the comma is the decimal mark, the keys have a comma and a semicolon") {
  Glass glass(1280, 800);
  openAttempt(glass);
  app::AttemptScreen screen = attemptAt(2);
  screen.view.style = pack::NumberStyle::comma;
  glass.show(screen);
  REQUIRE(glass.tap("s3/keys/0"));
  REQUIRE(glass.tap("s3/keys/,"));
  REQUIRE(glass.tap("s3/keys/5"));
  CHECK(attemptOf(glass).view.places[2].response == scoring::Response(scoring::Typed("0,5")));
  glass.happens(app::PlacePicked{3});
  CHECK(glass.shows("s4/keys/;"));
}

TEST_CASE("letters of any script and emoji are taken as typed") {
  Glass glass(1280, 800);
  openAttempt(glass);
  glass.happens(app::PlacePicked{4});
  for (const char* word : {"żółw ", "عدد ", "🙂"}) glass.type(word);
  CHECK(attemptOf(glass).view.places[4].response == scoring::Response(scoring::Typed("żółw عدد 🙂")));
}

TEST_CASE("gaps are typed and chosen in their rows, and the running text shows them") {
  Glass glass(1280, 800);
  openAttempt(glass);
  app::AttemptScreen screen = attemptAt(4);
  app::ItemView& item = screen.view.places[4].item;
  item.type = pack::ItemType::gaps;
  item.stem = "It will [[what]]; that is a [[kind]].";
  item.gaps = {{ChoiceId("what"), pack::ItemType::text, {}, ""},
               {ChoiceId("kind"), pack::ItemType::choice, {{ChoiceId("c2"), "cause"}, {ChoiceId("c1"), "sign"}}, ""}};
  glass.show(screen);
  CHECK(glass.shows("It will (1) _____; that is a (2) _____."));
  glass.type("rain");
  REQUIRE(glass.tap("s5/gap/kind/c1"));
  const scoring::Filled both{{ChoiceId("kind"), "c1"}, {ChoiceId("what"), "rain"}};
  CHECK(attemptOf(glass).view.places[4].response == scoring::Response(both));
  CHECK(glass.shows("It will (1) rain; that is a (2) sign."));
  REQUIRE(glass.tap("s5/gap/kind/c1"));
  REQUIRE(glass.tap("s5/keys/s"));
  CHECK(attemptOf(glass).view.places[4].response == scoring::Response(scoring::Filled{{ChoiceId("what"), "rains"}}));
}

namespace {

/// The sample attempt's fifth place as an item that a teacher marks.
void showMarked(Glass& glass, pack::ItemType type) {
  openAttempt(glass);
  app::AttemptScreen screen = attemptAt(4);
  app::ItemView& item = screen.view.places[4].item;
  item.type = type;
  item.stem = "Why is the ice gone?";
  item.criteria = {"Names the change.", "Says what stays the same."};
  glass.show(screen);
}

}  // namespace

TEST_CASE("a written answer has lines and counts its words; what the teacher looks at is on the screen") {
  Glass glass(1280, 800);
  showMarked(glass, pack::ItemType::written);
  CHECK(glass.shows("•  Says what stays the same."));
  glass.type("It melted");
  glass.press(ui::Key::enter);
  glass.type("in the sun.");
  CHECK(attemptOf(glass).view.places[4].response == scoring::Response(scoring::Typed("It melted\nin the sun.")));
  CHECK(glass.shows("5 words."));
}

TEST_CASE("a drawing is ink and words; undo takes back the last deed, also the clearing of the sheet") {
  Glass glass(1280, 1300);
  showMarked(glass, pack::ItemType::drawing);
  const auto ink = [&] { return std::get<scoring::Drawn>(attemptOf(glass).view.places[4].response).ink.size(); };
  REQUIRE(glass.tap("s5/sheet"));
  REQUIRE(glass.tap("s5/sheet"));
  CHECK(ink() == 2);
  REQUIRE(glass.tap("s5/clear"));
  CHECK(ink() == 0);
  REQUIRE(glass.tap("s5/undo"));
  CHECK(ink() == 2);
  REQUIRE(glass.tap("s5/eraser"));
  REQUIRE(glass.tap("s5/sheet"));
  CHECK(ink() == 1);
  REQUIRE(glass.tap("s5/note"));
  glass.type("a dot");
  CHECK(std::get<scoring::Drawn>(attemptOf(glass).view.places[4].response).note == "a dot");
  CHECK(ink() == 1);
}

TEST_CASE("a spoken answer is said to the teacher; the student says so, and can take it back") {
  Glass glass(1280, 800);
  showMarked(glass, pack::ItemType::spoken);
  REQUIRE(glass.tap("I have said it to my teacher"));
  CHECK(attemptOf(glass).view.places[4].response == scoring::Response(scoring::Picked{ChoiceId("said")}));
  REQUIRE(glass.tap("I have said it to my teacher"));
  CHECK(scoring::isBlank(attemptOf(glass).view.places[4].response));
}

namespace {

/// The sample attempt's fifth place as a picture of 100 by 50 pixels: a box on the left, a box on the right.
void showPicture(Glass& glass, bool outlines, int most) {
  openAttempt(glass);
  app::AttemptScreen screen = attemptAt(4);
  app::ItemView& item = screen.view.places[4].item;
  item.type = pack::ItemType::hotspot;
  item.stem = "Where?";
  item.hotspot = {"media/none.svg", "Two fields", 100, 50, outlines, most};
  if (outlines)
    item.options = {{ChoiceId("l"), "left field", {pack::Outline::Kind::box, {10, 10, 30, 30}}},
                    {ChoiceId("r"), "right field", {pack::Outline::Kind::box, {60, 10, 30, 30}}}};
  glass.show(screen);
}

scoring::Response pointed(std::vector<scoring::Spot> spots) { return scoring::Pointed{std::move(spots)}; }

}  // namespace

TEST_CASE("a place with an outline is picked by touch or by keyboard, and a second touch takes it back") {
  Glass glass(1280, 800);
  showPicture(glass, true, 1);
  const auto response = [&] { return attemptOf(glass).view.places[4].response; };
  REQUIRE(glass.tapAt("s5/picture", 250, 500));
  CHECK(response() == scoring::Response(scoring::Picked{ChoiceId("l")}));
  CHECK(glass.probe().find("s5/place/l")->state == "chosen");
  REQUIRE(glass.tapAt("s5/picture", 500, 500));  // between both
  CHECK(response() == scoring::Response(scoring::Picked{ChoiceId("l")}));
  REQUIRE(glass.tapAt("s5/picture", 750, 500));
  CHECK(response() == scoring::Response(scoring::Picked{ChoiceId("r")}));
  REQUIRE(glass.tapAt("s5/picture", 750, 500));
  CHECK(scoring::isBlank(response()));
  const auto stops = glass.tabbed();
  CHECK(stops.contains("s5/place/l"));
  CHECK(stops.contains("s5/place/r"));
  CHECK_FALSE(stops.contains("s5/picture"));
  while (!glass.probe().find("s5/place/r")->focused) glass.press(ui::Key::tab);
  glass.press(ui::Key::enter);
  CHECK(response() == scoring::Response(scoring::Picked{ChoiceId("r")}));
}

TEST_CASE("a picture without outlines is pointed at; a touch on a mark takes it away") {
  Glass glass(1280, 800);
  showPicture(glass, false, 2);
  const auto response = [&] { return attemptOf(glass).view.places[4].response; };
  REQUIRE(glass.tapAt("s5/picture", 100, 200));
  CHECK(response() == pointed({{100, 200}}));
  REQUIRE(glass.tapAt("s5/picture", 800, 600));
  CHECK(response() == pointed({{100, 200}, {800, 600}}));
  CHECK(glass.shows("2 places are marked. Touch a mark to take it away."));
  REQUIRE(glass.tapAt("s5/picture", 500, 900));  // no third one
  CHECK(response() == pointed({{100, 200}, {800, 600}}));
  REQUIRE(glass.tapAt("s5/picture", 105, 205));
  CHECK(response() == pointed({{800, 600}}));
}

TEST_CASE("without a pointer the arrow keys move a cross, which says where it stands") {
  Glass glass(1280, 800);
  showPicture(glass, false, 1);
  for (int i = 0; i < 30 && !glass.probe().find("s5/picture")->focused; ++i) glass.press(ui::Key::tab);
  REQUIRE(glass.probe().find("s5/picture")->focused);
  for (int i = 0; i < 3; ++i) glass.press(ui::Key::left);
  glass.press(ui::Key::down, true);
  CHECK(glass.probe().find("s5/picture")->state == "44 % from the left, 60 % from the top");
  glass.press(ui::Key::enter);
  CHECK(attemptOf(glass).view.places[4].response == pointed({{440, 600}}));
  glass.press(ui::Key::tab);
  CHECK_FALSE(glass.probe().find("s5/picture")->focused);
}

TEST_CASE("a card is sorted by picking it and then its place, and matched likewise") {
  Glass glass(1280, 800);
  openAttempt(glass);
  glass.happens(app::PlacePicked{6});
  REQUIRE(glass.tap("s7/sort/l1"));
  REQUIRE(glass.tap("s7/sort/c1"));
  CHECK(attemptOf(glass).view.places[6].response ==
        scoring::Response(scoring::Paired{{ChoiceId("l1"), ChoiceId("c1")}}));
  glass.happens(app::PlacePicked{5});
  REQUIRE(glass.tap("s6/match/c2"));
  REQUIRE(glass.tap("s6/match/l3"));
  CHECK(attemptOf(glass).view.places[5].response ==
        scoring::Response(scoring::Paired{{ChoiceId("l3"), ChoiceId("c2")}}));
}

TEST_CASE("an order is changed by the arrows on a card and kept by ids") {
  Glass glass(1280, 800);
  openAttempt(glass);
  glass.happens(app::PlacePicked{7});
  REQUIRE(glass.tap("s8/order/c2/up"));
  const scoring::Picked moved = {ChoiceId("c2"), ChoiceId("c1"), ChoiceId("c3"), ChoiceId("c4")};
  CHECK(attemptOf(glass).view.places[7].response == scoring::Response(moved));
}

TEST_CASE("a step that belongs nowhere can be left out and put back") {
  Glass glass(1280, 800);
  openAttempt(glass);
  app::AttemptScreen screen = attemptAt(7);
  screen.view.places[7].item.mayLeaveOut = true;
  glass.show(screen);
  REQUIRE(glass.tap("s8/out/c2"));
  const scoring::Picked fewer = {ChoiceId("c1"), ChoiceId("c3"), ChoiceId("c4")};
  CHECK(attemptOf(glass).view.places[7].response == scoring::Response(fewer));
  REQUIRE(glass.tap("s8/back/c2"));
  const scoring::Picked more = {ChoiceId("c1"), ChoiceId("c3"), ChoiceId("c4"), ChoiceId("c2")};
  CHECK(attemptOf(glass).view.places[7].response == scoring::Response(more));
}

TEST_CASE("what waits to be handed over is a small sign on the start screen, with words for the teacher who taps it") {
  Glass glass(1280, 800);
  CHECK_FALSE(glass.shows("Seat 2 · 3"));
  glass.happens(app::HandOverChanged{{false, 3}});
  REQUIRE(glass.tap("seat"));
  CHECK(glass.shows("For the teacher"));
  CHECK(
      glass.shows("The station can't be reached right now. 3 records are not yet handed over; they are saved here and "
                  "go by themselves."));
  glass.press(ui::Key::escape);
  CHECK_FALSE(glass.shows("For the teacher"));
  glass.happens(app::HandOverChanged{{true, 0}});
  REQUIRE(glass.tap("seat"));
  CHECK(glass.shows("Everything on this seat has been handed over to the station."));
}

TEST_CASE("while the station is away a student at work is told nothing of it") {
  Glass glass(1280, 800);
  openAttempt(glass);
  const auto words = [&] {
    std::vector<std::string> all;
    for (const ui::Probed& thing : glass.probe().all()) all.push_back(thing.label + thing.state);
    return all;
  };
  const auto before = words();
  glass.happens(app::HandOverChanged{{false, 12}});
  CHECK(words() == before);
}

TEST_CASE("text size and colours are set from any screen") {
  Glass glass(1280, 800);
  REQUIRE(glass.tap("Aa"));
  REQUIRE(glass.tap("size/150"));
  CHECK(glass.visit.model.look.textPercent == 150);
  REQUIRE(glass.tap("theme/dark"));
  CHECK(glass.visit.model.look.theme == app::ThemeChoice::dark);
  REQUIRE(glass.tap("look/done"));
  CHECK_FALSE(glass.visit.model.lookOpen);
}

TEST_CASE("an answer that can't be read is told why before the student moves on") {
  Glass glass(1280, 800);
  openAttempt(glass);
  glass.happens(app::PlacePicked{2});
  glass.type("3/");
  REQUIRE(glass.tap("Next"));
  const scoring::Reading why{scoring::Reading::State::unreadable, "", "There is no number after the line."};
  glass.happens(app::ResponseSaved{sample::kAttempt, SlotId("s3"), 1, why});
  CHECK(attemptOf(glass).view.at == 2);
  CHECK(glass.shows("This can't be read yet. There is no number after the line."));
  REQUIRE(glass.tap("Next"));
  CHECK(attemptOf(glass).view.at == 3);
}

TEST_CASE("after a sign-out no word of the last student is on the glass") {
  Glass glass(1280, 800);
  openAttempt(glass);
  glass.happens(app::PlacePicked{4});
  glass.type("prime");
  REQUIRE(glass.tap("Stop for now"));
  REQUIRE(glass.tap("Stop and sign out"));
  CHECK(glass.drafts.text.empty());
  for (const ui::Probed& thing : glass.probe().all()) {
    CHECK(thing.label.find("Lex") == std::string::npos);
    CHECK(thing.state.find("prime") == std::string::npos);
  }
}

TEST_CASE("a seat that belongs to no station is connected by two taps") {
  Glass glass(1280, 800);
  app::ZoneView zone;
  zone.seat = "Seat 1";
  zone.canConnect = true;
  glass.happens(app::ZoneLoaded{zone});
  CHECK_FALSE(glass.shows("Sign in"));
  REQUIRE(glass.tap("Connect to the station"));
  CHECK(glass.visit.times<app::StartConnecting>() == 1);
  glass.happens(app::ConnectChanged{{app::ConnectView::State::comparing, "417 902", "", 0}});
  CHECK(glass.shows("417 902"));
  CHECK(glass.shows("No, different"));
  REQUIRE(glass.tap("Yes, the same"));
  CHECK(glass.visit.times<app::AnswerNumber>() == 1);
  CHECK(glass.shows("417 902"));
  CHECK_FALSE(glass.shows("Yes, the same"));
  glass.happens(app::ConnectChanged{{app::ConnectView::State::joined, "", "Room 14", 0}});
  CHECK(glass.shows("This seat belongs to Room 14 now."));
  REQUIRE(glass.tap("Done"));
  CHECK(glass.visit.on<app::StartScreen>());
}

TEST_CASE("what stopped the connecting is said in a sentence, with the way out") {
  using State = app::ConnectView::State;
  const std::pair<State, const char*> each[] = {
      {State::closed, "The station isn't adding seats right now."},
      {State::busy, "Another seat is being connected right now."},
      {State::pause, "Let's take a short break."},
      {State::different, "The numbers were different, so nothing was connected."},
      {State::over, "It took too long, or it was stopped at the station."}};
  for (const auto& [state, sentence] : each) {
    Glass glass(1280, 800);
    glass.show(app::ConnectScreen{{state, "", "", 0}, 0, 0});
    INFO(sentence);
    CHECK(glass.shows(sentence));
    CHECK(glass.shows("Try again"));
    CHECK(glass.shows("Back"));
  }
}
