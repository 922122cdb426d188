// The pages of marking, as a browser uses them.

#include "core/station/marking.h"
#include "tests/core/station/desktop.h"
#include "tests/core/station/written.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using station::testing::Classroom;
using station::testing::Desktop;
using station::testing::fieldOn;
using station::testing::handInWriting;
using station::testing::locationOf;
using station::testing::SimKiosk;
using station::testing::writtenPack;

namespace {

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

struct Zone {
  Classroom room;
  SimKiosk kiosk{room, 7, "Seat 1"};
  Desktop desktop{room};

  Zone() {
    must(room.station().addPack(writtenPack()));
    must(kiosk.pair());
    handInWriting(room, kiosk, room.student("001"), "Ada is <b>brave</b>.");
    handInWriting(room, kiosk, room.student("002"), "She is cold.");
  }

  /// Presses "Save and next" on this page with a level; gives the answer.
  HttpResponse choose(const std::string& page, const std::string& level, const std::string& more = "") {
    const std::string criterion = fieldOn(page, "criterion");
    std::string fields;
    for (const char* name : {"attempt", "slot", "criterion", "marks", "was"})
      fields += std::string(name) + "=" + fieldOn(page, name) + "&";
    return desktop.post("/marking/level", fields + "level." + criterion + "=" + level + more);
  }
};

}  // namespace

TEST_CASE("The desk shows one criterion, what was written as letters, and how much is left") {
  Zone zone;
  const std::string page = zone.desktop.get("/marking").body;
  CHECK(has(page, "Criterion 1 of 2 · response 1 of 2 · 2 students wait"));
  CHECK(has(page, "4 levels to choose · about 2 minutes of marking left · 2 students wait for a mark"));
  CHECK(has(page, "<legend>Names a trait.</legend>"));
  CHECK_FALSE(has(page, "<legend>Proves it.</legend>"));
  CHECK_FALSE(has(page, "<b>brave</b>"));
  CHECK(page.find("A trait is named.") < page.find("A feeling is named."));  // the highest level stands at the top
}

TEST_CASE("Four choices mark two responses, with a word that was said before said again") {
  Zone zone;
  std::string page = zone.desktop.get("/marking").body;
  CHECK(locationOf(zone.choose(page, "2", "&comment=Quote+a+line.")) == "/marking?done=kept");
  page = zone.desktop.get("/marking").body;
  CHECK(has(page, "name=\"say.0\" value=\"Quote a line.\""));
  CHECK(locationOf(zone.choose(page, "1", "&comment=&say.0=Quote+a+line.")) == "/marking?done=kept");
  page = zone.desktop.get("/marking").body;
  CHECK(has(page, ">Quote a line.</textarea>"));
  CHECK(locationOf(zone.choose(page, "2", "&comment=Quote+a+line.")) != "");
  page = zone.desktop.get("/marking").body;
  CHECK(locationOf(zone.choose(page, "2", "&comment=Quote+a+line.")) != "");
  CHECK(has(zone.desktop.get("/marking").body, "Nothing waits for a mark."));
  CHECK(must(toMark(zone.room.station())).empty());
}

TEST_CASE("Without a level nothing is saved, and the page says what is missing") {
  Zone zone;
  const auto answer = zone.desktop.post("/marking/level", "attempt=x&slot=s1&criterion=claim");
  CHECK(answer.status == 409);
  CHECK(has(answer.body, "Choose a level first."));
}

TEST_CASE("Hidden names are on no page of marking but where somebody speaks") {
  Zone zone;
  zone.desktop.post("/marking/names", "names=hide");
  const std::string desk = zone.desktop.get("/marking").body;
  CHECK_FALSE(has(desk, "Novak"));
  CHECK_FALSE(has(desk, "Lee"));
  CHECK(has(desk, "Name hidden"));
  const std::string whole = zone.desktop.get("/marking", {{"attempt", fieldOn(desk, "attempt")}, {"slot", "s1"}}).body;
  CHECK_FALSE(has(whole, "Novak"));
  CHECK_FALSE(has(whole, "Lee"));
  CHECK(has(whole, "A word to the student"));
}

TEST_CASE("Two browsers get different responses, and each is told when it opens the other's") {
  Zone zone;
  Desktop other = zone.desktop.another();
  const std::string mine = zone.desktop.get("/marking").body;
  const std::string theirs = other.get("/marking").body;
  CHECK(fieldOn(mine, "attempt") != fieldOn(theirs, "attempt"));
  CHECK_FALSE(has(mine, "Open in another browser"));
  const std::string same = other.get("/marking", {{"attempt", fieldOn(mine, "attempt")}, {"slot", "s1"}}).body;
  CHECK(has(same, "Open in another browser since"));
}

TEST_CASE(
    "A mark saved on an old page is refused with both marks shown, and the chosen one becomes an entry of its own") {
  Zone zone;
  const std::string desk = zone.desktop.get("/marking").body;
  const std::string at = "attempt=" + fieldOn(desk, "attempt") + "&slot=s1&marks=0&level.claim=";
  CHECK(locationOf(zone.desktop.post("/mark", at + "2&level.proof=2")) == "/marking?done=mastered");
  const auto late = zone.desktop.post("/mark", at + "1&level.proof=2&comment=Mine");
  CHECK(late.status == 409);
  CHECK(has(late.body, "Your mark was not saved"));
  CHECK(has(late.body, "Saved meanwhile"));
  CHECK(has(late.body, "They differ. You decide."));
  CHECK(fieldOn(late.body, "marks") == "1");
  CHECK(fieldOn(late.body, "other.claim") == "1");
  const std::string decided = "attempt=" + fieldOn(desk, "attempt") +
                              "&slot=s1&marks=1&other.claim=1&other.proof=2&level.claim=1&level.proof=2";
  CHECK(locationOf(zone.desktop.post("/marking/decide", decided)) == "/marking?done=not-yet");
  CHECK(has(zone.desktop.get("/audit").body, "claim: mastered, proof: mastered | claim: nearly, proof: mastered"));
}

TEST_CASE("A second marker is asked for, doesn't see the first one's levels, and both stand side by side") {
  Zone zone;
  const std::string desk = zone.desktop.get("/marking").body;
  const std::string at = "attempt=" + fieldOn(desk, "attempt") + "&slot=s1";
  CHECK(locationOf(zone.desktop.post("/marking/second", at + "&wanted=yes")) == "/marking?done=ask-second");
  const std::string levels = "&marks=0&level.proof=2&level.claim=";
  CHECK(locationOf(zone.desktop.post("/mark", at + levels + "2")) == "/marking?done=second");
  const std::string second =
      zone.desktop.get("/marking", {{"attempt", fieldOn(desk, "attempt")}, {"slot", "s1"}, {"as", "2"}}).body;
  CHECK(has(second, "You are the second marker."));
  CHECK_FALSE(has(second, " checked"));
  CHECK(locationOf(zone.desktop.post("/mark", at + "&as=2" + levels + "1")) == "/marking?done=second");
  CHECK(has(zone.desktop.get("/marking").body, "Decide between the two"));
  const std::string two =
      zone.desktop.get("/marking/two", {{"attempt", fieldOn(desk, "attempt")}, {"slot", "s1"}}).body;
  CHECK(has(two, "First marker"));
  CHECK(has(two, "Second marker"));
  CHECK(locationOf(zone.desktop.post("/marking/decide", at + levels + "2")) == "/marking?done=mastered");
}

TEST_CASE("Undo and putting off lead back to the desk and say so") {
  Zone zone;
  const std::string page = zone.desktop.get("/marking").body;
  CHECK_FALSE(has(page, "Undo the last one"));
  const std::string at = "attempt=" + fieldOn(page, "attempt") + "&slot=s1&criterion=claim";
  CHECK(locationOf(zone.desktop.post("/marking/skip", at)) == "/marking?done=put-off");
  CHECK(fieldOn(zone.desktop.get("/marking").body, "attempt") != fieldOn(page, "attempt"));
  zone.choose(zone.desktop.get("/marking").body, "0");
  CHECK(has(zone.desktop.get("/marking").body, "Undo the last one"));
  CHECK(locationOf(zone.desktop.post("/marking/undo", "")) == "/marking?done=undone");
  CHECK(zone.desktop.post("/marking/undo", "").status == 409);
}
