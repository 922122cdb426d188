// How a student likes to read, and answering with nothing but keys.

#include <cmath>

#include "tests/kiosk/screens/english.h"
#include "tests/kiosk/screens/glass.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::screens;
using ui::Key;

namespace {

void withLanguages(Glass& glass) {
  glass.visit.model.fittings.languages = {{"en", "English"}, {"ar", "العربية"}, {"de", "Deutsch"}};
  glass.visit.model.fittings.openDyslexic = true;
}

/// Signed in, at one item of the sample attempt.
void sitAt(Glass& glass, int place) {
  glass.visit.signIn();
  glass.show(attemptAt(place));
}

void tabTo(Glass& glass, const std::string& id) {
  for (int i = 0; i < 60; ++i) {
    const ui::Probed* thing = glass.probe().byId(id);
    if (thing != nullptr && thing->focused) return;
    glass.press(Key::tab);
  }
  FAIL("the keyboard does not come to " << id);
}

std::string told(const Glass& glass) {
  const ui::Probed* thing = glass.probe().byId("told");
  return thing == nullptr ? std::string() : thing->label;
}

std::string focused(const Glass& glass) {
  for (const ui::Probed& thing : glass.probe().all())
    if (thing.focused) return thing.id;
  return {};
}

const scoring::Response& response(const Glass& glass, std::size_t place) {
  return std::get<app::AttemptScreen>(glass.visit.model.screen).view.places[place].response;
}

float leftOf(const Glass& glass, const std::string& id) {
  const ui::Probed* thing = glass.probe().byId(id);
  REQUIRE(thing != nullptr);
  return thing->rect.x;
}

}  // namespace

TEST_CASE("a language, letters and line by line are chosen in the middle of a check, and kept for the student") {
  Glass glass(1280, 1400);  // so that the whole sheet shows
  withLanguages(glass);
  sitAt(glass, 0);
  REQUIRE(glass.tap("look"));
  REQUIRE(glass.tap("language/de"));
  CHECK(glass.visit.model.look.language == "de");
  REQUIRE(glass.tap("letters/open-dyslexic"));
  REQUIRE(glass.tap("help/line"));
  CHECK(glass.visit.model.look.typeface == app::TypefaceChoice::openDyslexic);
  CHECK(glass.visit.model.look.lineByLine);
  CHECK(glass.visit.times<app::KeepLook>() == 3);
  REQUIRE(glass.tap("look/done"));
  CHECK(std::holds_alternative<app::AttemptScreen>(glass.visit.model.screen));
  CHECK(glass.shows("reading-band"));
  REQUIRE(glass.tap("look"));
  REQUIRE(glass.tap("help/line"));
  REQUIRE(glass.tap("look/done"));
  CHECK_FALSE(glass.shows("reading-band"));
}

TEST_CASE("letters that the machine doesn't have are not offered") {
  Glass glass(1280, 800);
  glass.visit.signIn();
  REQUIRE(glass.tap("look"));
  CHECK(glass.shows("letters/andika"));
  CHECK_FALSE(glass.shows("letters/open-dyslexic"));
  CHECK_FALSE(glass.shows("language/de"));  // nor a language that is the only one
}

TEST_CASE("whoever signs in again finds the screen as they like it, and the next one the usual look") {
  Glass glass(1280, 800);
  app::Look mine;
  mine.textPercent = 150;
  mine.language = "de";
  glass.visit.model.screen = pinOf("");
  std::get<app::PinScreen>(glass.visit.model.screen).checking = true;
  glass.happens(app::PinAnswer{app::sample::kLex, app::PinAnswer::Outcome::right, 0, 0, mine});
  CHECK(glass.visit.model.look == mine);
  CHECK(app::languageOf(glass.visit.model) == "de");
  glass.happens(app::PathLoaded{app::sample::path()});
  glass.happens(app::SignOutPressed{});
  CHECK(glass.visit.model.look == app::Look{});
  CHECK(app::languageOf(glass.visit.model) == "en");
}

TEST_CASE("in a language that runs from right to left the page is turned round, keys and pictures are not") {
  Glass left(1280, 800), right(1280, 800);
  const app::Words arabic = wordsOf("ar");
  right.words = &arabic;
  for (Glass* glass : {&left, &right}) sitAt(*glass, 2);
  CHECK(leftOf(left, "next/s3") > 640);
  CHECK(leftOf(right, "next/s3") < 640);
  CHECK(leftOf(left, "back") < leftOf(left, "flag"));
  CHECK(leftOf(right, "back") > leftOf(right, "flag"));
  // 1 stands to the left of 2 on keys everywhere.
  CHECK(leftOf(left, "s3/keys/1") < leftOf(left, "s3/keys/2"));
  CHECK(leftOf(right, "s3/keys/1") < leftOf(right, "s3/keys/2"));
  // A tap goes where the button is seen.
  REQUIRE(right.tap("s3/keys/7"));
  CHECK(std::get<scoring::Typed>(response(right, 2)) == "7");
}

TEST_CASE("a card is dragged to its place on a turned page as well") {
  const app::Words arabic = wordsOf("ar");
  Glass glass(1280, 800);
  glass.words = &arabic;
  sitAt(glass, 6);
  REQUIRE(glass.drag("s7/sort/l1", "s7/sort/c2"));
  CHECK(std::get<scoring::Paired>(response(glass, 6)).at(ChoiceId("l1")) == ChoiceId("c2"));
}

TEST_CASE("a choice is made with keys alone") {
  Glass glass(1280, 800);
  sitAt(glass, 0);
  tabTo(glass, "s1/choice/c2");
  glass.press(Key::space);
  CHECK(std::get<scoring::Picked>(response(glass, 0)) == scoring::Picked{ChoiceId("c2")});
}

TEST_CASE("what was announced of a card is not told any more on another question, nor while looking it all over") {
  for (const std::string go : {"places/1", "next/s8"}) {
    Glass glass(1280, 800);
    sitAt(glass, 7);
    tabTo(glass, "s8/order/c1");
    glass.press(Key::enter);
    REQUIRE(!told(glass).empty());
    REQUIRE(glass.tap(go));
    CHECK(told(glass) == "");
  }
}

TEST_CASE("what was announced of a card does not stay over a result that came by itself") {
  Glass glass(1280, 800);
  sitAt(glass, 7);
  tabTo(glass, "s8/order/c1");
  glass.press(Key::enter);
  REQUIRE(!told(glass).empty());
  glass.happens(app::HandedIn{app::sample::notYet()});  // the time was up
  REQUIRE(glass.visit.on<app::ResultScreen>());
  CHECK(told(glass) == "");
}

TEST_CASE("a card is announced with its formula in the words of its question, and its braces stay its own") {
  Glass glass(1280, 800);
  glass.visit.signIn();
  app::AttemptScreen screen = attemptAt(6);
  app::ItemView& item = screen.view.places[6].item;
  item.language = "de";
  item.cards = {{ChoiceId("l1"), "{place} $\\frac{3}{4}$"}};
  item.options = {{ChoiceId("c1"), "small {card}"}};
  glass.show(screen);
  tabTo(glass, "s7/sort/l1");
  glass.press(Key::enter);
  CHECK(told(glass) == "Picked up: {place} drei Viertel.");
  glass.press(Key::enter);
  CHECK(told(glass) == "{place} drei Viertel: now at small {card}.");
}

TEST_CASE("in Arabic what is announced of a card keeps the card's own direction") {
  const app::Words arabic = wordsOf("ar");
  Glass glass(1280, 800);
  glass.words = &arabic;
  sitAt(glass, 7);
  tabTo(glass, "s8/order/c1");
  const std::string card = glass.probe().byId("s8/order/c1")->label;
  glass.press(Key::enter);
  CHECK(told(glass) == "في يدك: \u2068" + card + "\u2069.");
}

TEST_CASE("cards are put in order with keys alone, and each move is announced") {
  Glass glass(1280, 800);
  sitAt(glass, 7);
  tabTo(glass, "s8/order/c1");
  const std::string card = glass.probe().byId("s8/order/c1")->label;
  glass.press(Key::enter);
  CHECK(told(glass) == "Picked up: " + card + ".");
  glass.press(Key::down);
  CHECK(told(glass).starts_with(card + ": now at place "));
  CHECK(focused(glass) == "s8/order/c1");
  glass.press(Key::escape);
  CHECK(told(glass) == "Put back where it was: " + card + ".");
  CHECK(std::holds_alternative<scoring::Picked>(response(glass, 7)));
}

TEST_CASE("cards are sorted with keys alone, and where each lies is announced") {
  Glass glass(1280, 800);
  sitAt(glass, 6);
  tabTo(glass, "s7/sort/l1");
  const std::string card = glass.probe().byId("s7/sort/l1")->label;
  glass.press(Key::enter);
  CHECK(told(glass) == "Picked up: " + card + ".");
  const std::string place = focused(glass);  // the keyboard goes on to the places
  REQUIRE(place.starts_with("s7/sort/c"));
  const std::string named = glass.probe().byId(place)->label;
  glass.press(Key::enter);
  CHECK(told(glass) == card + ": now at " + named + ".");
  CHECK(std::get<scoring::Paired>(response(glass, 6)).contains(ChoiceId("l1")));
}

TEST_CASE("partners are matched with keys alone, taken back and let go") {
  Glass glass(1280, 800);
  sitAt(glass, 5);
  tabTo(glass, "s6/match/c1");
  const std::string card = glass.probe().byId("s6/match/c1")->label;
  glass.press(Key::enter);
  CHECK(told(glass) == "Picked up: " + card + ".");
  glass.press(Key::escape);
  CHECK(told(glass) == "Put back where it was: " + card + ".");
  tabTo(glass, "s6/match/c1");
  glass.press(Key::enter);
  const std::string left = focused(glass);
  REQUIRE(left.starts_with("s6/match/l"));
  glass.press(Key::enter);
  CHECK(told(glass).starts_with(card + ": now at "));
  CHECK(std::get<scoring::Paired>(response(glass, 5)).size() == 1);
  tabTo(glass, left + "/card");
  glass.press(Key::enter);
  tabTo(glass, "s6/match/tray");
  glass.press(Key::enter);
  CHECK(told(glass) == card + ": taken back.");
}

TEST_CASE("a place of a picture is marked with keys alone, and taken away again") {
  Glass glass(1280, 800);
  glass.visit.signIn();
  app::AttemptScreen screen = attemptAt(4);
  app::ItemView& item = screen.view.places[4].item;
  item.type = pack::ItemType::hotspot;
  item.hotspot = {"media/none.png", "a pond", 400, 200, false, 1};
  item.options.clear();
  glass.show(screen);
  tabTo(glass, "s5/picture");
  glass.press(Key::right);
  glass.press(Key::enter);
  CHECK(told(glass) == "Marked: 52 % from the left, 50 % from the top.");
  REQUIRE(std::get<scoring::Pointed>(response(glass, 4)).spots.size() == 1);
  CHECK(std::get<scoring::Pointed>(response(glass, 4)).spots[0].x == 520);
  glass.press(Key::enter);
  CHECK(told(glass) == "The mark is taken away.");
}

TEST_CASE("a mark that finds no room is not announced as made") {
  Glass glass(1280, 800);
  glass.visit.signIn();
  app::AttemptScreen screen = attemptAt(4);
  app::ItemView& item = screen.view.places[4].item;
  item.type = pack::ItemType::hotspot;
  item.hotspot = {"media/none.png", "a pond", 400, 200, false, 2};
  item.options.clear();
  screen.view.places[4].response = scoring::Pointed{{{100, 100}, {900, 900}}};
  glass.show(screen);
  tabTo(glass, "s5/picture");
  glass.press(Key::enter);
  CHECK(told(glass) == "");
  CHECK(std::get<scoring::Pointed>(response(glass, 4)).spots.size() == 2);
}

TEST_CASE("who can't draw reaches the words beside the drawing by keyboard") {
  Glass glass(1280, 800);
  glass.visit.signIn();
  app::AttemptScreen screen = attemptAt(4);
  screen.view.places[4].item.type = pack::ItemType::drawing;
  glass.show(screen);
  tabTo(glass, "s5/note");
  glass.type("a square");
  CHECK(glass.probe().byId("s5/note")->state == "a square");
}

TEST_CASE("the reading band follows the keyboard, and moves by lines") {
  Glass glass(1280, 800);
  sitAt(glass, 0);
  glass.visit.model.look.lineByLine = true;
  tabTo(glass, "s1/choice/c1");
  const auto middle = [&](const char* id) { return glass.probe().byId(id)->rect.centre().y; };
  CHECK(std::abs(middle("reading-band") - middle("s1/choice/c1")) < 2);
  const float before = middle("reading-band");
  ui::KeyPress down;
  down.key = Key::down;
  down.control = true;
  glass.press(down);
  CHECK(middle("reading-band") > before + 30);
  CHECK(focused(glass) == "s1/choice/c1");
}
