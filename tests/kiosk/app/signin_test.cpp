#include "tests/kiosk/app/sample.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::app;
using namespace cz::app::sample;

TEST_CASE("the kiosk asks for the zone when it is switched on and then shows the start screen") {
  const Step first = begin();
  CHECK(std::holds_alternative<BootScreen>(first.model.screen));
  REQUIRE(first.effects.size() == 1);
  CHECK(std::holds_alternative<LoadZone>(first.effects[0]));
  CHECK(Visit().on<StartScreen>());
}

TEST_CASE("class, name and PIN lead to the student's path") {
  Visit lex;
  lex.happens(SignInPressed{});
  REQUIRE(lex.on<ClassScreen>());
  lex.happens(ClassPicked{kThird});
  REQUIRE(lex.on<NamesScreen>());
  lex.happens(NamePicked{kLex});
  REQUIRE(lex.on<PinScreen>());
  CHECK(lex.on<PinScreen>()->name == "Lex Moreno");
  for (const int digit : {4, 7, 1, 1}) lex.happens(PinDigit{digit});
  lex.happens(PinEntered{});
  REQUIRE(lex.did<CheckPin>());
  CHECK(lex.did<CheckPin>()->student == kLex);
  CHECK(lex.did<CheckPin>()->pin == "4711");
  CHECK(signedIn(lex.model).empty());
  lex.happens(PinAnswer{kLex, PinAnswer::Outcome::right, 0, 0});
  REQUIRE(lex.did<LoadPath>());
  lex.happens(PathLoaded{path()});
  REQUIRE(lex.on<PathScreen>());
  CHECK(signedIn(lex.model) == kLex);
  CHECK(signedInName(lex.model) == "Lex Moreno");
}

TEST_CASE("a seat with one class goes straight to the names, and back to the start") {
  Visit visit;
  ZoneView one = zone();
  one.classes.pop_back();
  visit.happens(ZoneLoaded{one});
  visit.happens(SignInPressed{});
  CHECK(visit.on<NamesScreen>());
  visit.happens(BackPressed{});
  CHECK(visit.on<StartScreen>());
}

TEST_CASE("a seat without a class stays at the start screen") {
  Visit visit;
  visit.happens(ZoneLoaded{ZoneView{}});
  visit.happens(SignInPressed{});
  CHECK(visit.on<StartScreen>());
}

TEST_CASE("back leads from the PIN to the same names, then to the classes, then to the start") {
  Visit visit;
  visit.happens(SignInPressed{});
  visit.happens(ClassPicked{kThird});
  visit.happens(NamePicked{kLex});
  visit.happens(BackPressed{});
  REQUIRE(visit.on<NamesScreen>());
  CHECK(visit.on<NamesScreen>()->id == kThird);
  visit.happens(BackPressed{});
  CHECK(visit.on<ClassScreen>());
  visit.happens(BackPressed{});
  CHECK(visit.on<StartScreen>());
}

namespace {
Visit atPin() {
  Visit visit;
  visit.happens(SignInPressed{});
  visit.happens(ClassPicked{kThird});
  visit.happens(NamePicked{kLex});
  return visit;
}
}  // namespace

TEST_CASE("a wrong PIN says how many misses are left and forgets the digits") {
  Visit visit = atPin();
  for (const int digit : {1, 2, 3, 4}) visit.happens(PinDigit{digit});
  visit.happens(PinEntered{});
  CHECK(visit.on<PinScreen>()->digits.empty());
  visit.happens(PinAnswer{kLex, PinAnswer::Outcome::wrong, 3, 0});
  REQUIRE(visit.on<PinScreen>());
  CHECK(visit.on<PinScreen>()->trouble == PinScreen::Trouble::wrong);
  CHECK(visit.on<PinScreen>()->missesLeft == 3);
  visit.happens(PinDigit{4});
  CHECK(visit.on<PinScreen>()->trouble == PinScreen::Trouble::none);
}

TEST_CASE("a PIN of three digits isn't asked about, and no more than six are taken") {
  Visit visit = atPin();
  for (const int digit : {1, 2, 3}) visit.happens(PinDigit{digit});
  visit.happens(PinEntered{});
  CHECK(visit.times<CheckPin>() == 0);
  for (const int digit : {4, 5, 6, 7, 8}) visit.happens(PinDigit{digit});
  CHECK(visit.on<PinScreen>()->digits == "123456");
  visit.happens(PinErased{});
  CHECK(visit.on<PinScreen>()->digits == "12345");
}

TEST_CASE("while one PIN is being checked, pressing again asks nothing more") {
  Visit visit = atPin();
  for (const int digit : {1, 2, 3, 4}) visit.happens(PinDigit{digit});
  visit.happens(PinEntered{});
  for (const int digit : {1, 2, 3, 4}) visit.happens(PinDigit{digit});
  visit.happens(PinEntered{});
  CHECK(visit.times<CheckPin>() == 1);
}

TEST_CASE("a look that was chosen on the way to the PIN is kept for who never said one, and no other is touched") {
  const Look chosen{150, ThemeChoice::dark};
  const auto enter = [&](Visit& visit, const std::optional<Look>& said) {
    visit.happens(LookPicked{chosen});
    for (const int digit : {1, 2, 3, 4}) visit.happens(PinDigit{digit});
    visit.happens(PinEntered{});
    visit.happens(PinAnswer{kLex, PinAnswer::Outcome::right, 0, 0, said});
  };
  Visit never = atPin(), before = atPin(), usual = atPin();
  enter(never, std::nullopt);
  CHECK(never.times<KeepLook>() == 1);
  CHECK(never.model.look == chosen);
  const Look own{200, ThemeChoice::light};
  enter(before, own);
  CHECK(before.times<KeepLook>() == 0);
  CHECK(before.model.look == own);
  for (const int digit : {1, 2, 3, 4}) usual.happens(PinDigit{digit});
  usual.happens(PinEntered{});
  usual.happens(PinAnswer{kLex, PinAnswer::Outcome::right, 0, 0});
  CHECK(usual.times<KeepLook>() == 0);
}

TEST_CASE("the pad lies as the desk has shuffled it when the name is picked, and stays so while a PIN is typed") {
  Visit visit;
  ZoneView shuffled = zone();
  shuffled.pad = "4071928365";
  visit.happens(ZoneLoaded{shuffled});
  visit.happens(SignInPressed{});
  visit.happens(ClassPicked{kThird});
  visit.happens(NamePicked{kLex});
  CHECK(visit.on<PinScreen>()->pad == "4071928365");
  shuffled.pad = "1234567890";
  visit.happens(ZoneLoaded{shuffled});
  CHECK(visit.on<PinScreen>()->pad == "4071928365");
}

TEST_CASE("when they signed in here last stands on the path until it is left") {
  Visit visit = atPin();
  for (const int digit : {1, 2, 3, 4}) visit.happens(PinDigit{digit});
  visit.happens(PinEntered{});
  const LastHere last{1, {1, 614}};
  visit.happens(PinAnswer{kLex, PinAnswer::Outcome::right, 0, 0, {}, last});
  visit.happens(PathLoaded{path()});
  CHECK(visit.on<PathScreen>()->lastHere == last);
  visit.happens(PathLoaded{path()});  // news
  CHECK(visit.on<PathScreen>()->lastHere == last);
  visit.happens(OpenPressed{});
  visit.happens(CoverLoaded{cover()});
  visit.happens(BackPressed{});
  visit.happens(PathLoaded{path()});
  CHECK_FALSE(visit.on<PathScreen>()->lastHere);
}

TEST_CASE("after too many misses digits are taken again only when the wait is over") {
  Visit visit = atPin();
  for (const int digit : {1, 2, 3, 4}) visit.happens(PinDigit{digit});
  visit.happens(PinEntered{});
  visit.happens(PinAnswer{kLex, PinAnswer::Outcome::wait, 0, 30});
  visit.passes(29'999);
  visit.happens(PinDigit{1});
  CHECK(visit.on<PinScreen>()->digits.empty());
  CHECK(secondsLeft(visit.on<PinScreen>()->waitUntilMs, visit.model.nowMs) == 1);
  visit.passes(1);
  visit.happens(PinDigit{1});
  CHECK(visit.on<PinScreen>()->digits == "1");
}

TEST_CASE("an answer for another student's PIN changes nothing") {
  Visit visit = atPin();
  for (const int digit : {1, 2, 3, 4}) visit.happens(PinDigit{digit});
  visit.happens(PinEntered{});
  visit.happens(PinAnswer{kSam, PinAnswer::Outcome::right, 0, 0});
  CHECK(signedIn(visit.model).empty());
  CHECK(visit.times<LoadPath>() == 0);
}

TEST_CASE("a class of 24 is one page, in alphabetical order with marks and case put aside") {
  const auto pages = namePages(bigZone(24), kThird);
  REQUIRE(pages.size() == 1);
  CHECK(pages[0].label.empty());
  ZoneView few = zone();
  few.names = {{StudentId("1"), "Zoë", {kThird}}, {StudentId("2"), "Éva", {kThird}}, {StudentId("3"), "fay", {kThird}}};
  const auto sorted = namePages(few, kThird);
  CHECK(sorted[0].names[0].name == "Éva");
  CHECK(sorted[0].names[1].name == "fay");
  CHECK(sorted[0].names[2].name == "Zoë");
}

TEST_CASE("a class of more than 24 is paged by first letters, and every name is on exactly one page") {
  const auto pages = namePages(bigZone(60), kThird);  // letters A to H thrice, the others twice
  REQUIRE(pages.size() == 3);
  CHECK(pages[0].label == "A–H");  // 8 × 3 = 24
  CHECK(pages[1].label == "I–T");  // 12 × 2 = 24
  CHECK(pages[2].label == "U–Z");  // 6 × 2 = 12
  CHECK(pages[0].names.size() + pages[1].names.size() + pages[2].names.size() == 60);
}

TEST_CASE("a class that is gone from the roster leads its name screen back to the start") {
  Visit visit;
  visit.happens(SignInPressed{});
  visit.happens(ClassPicked{kThird});
  ZoneView other = zone();
  other.classes = {{ClassId("p9"), "Period 9"}};
  visit.happens(ZoneLoaded{other});
  CHECK(visit.on<StartScreen>());
}
