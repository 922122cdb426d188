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
  const bool high = has(page, "Ada is");  // whose first level is the highest; the other's is the one below
  CHECK(locationOf(zone.choose(page, "2", "&comment=Quote+a+line.")) == "/marking?done=kept#turn");
  page = zone.desktop.get("/marking").body;
  CHECK(has(page, "name=\"say.0\" value=\"Quote a line.\""));
  CHECK(locationOf(zone.choose(page, "1", "&comment=&say.0=Quote+a+line.")) == "/marking?done=kept#turn");
  page = zone.desktop.get("/marking").body;
  CHECK(has(page, ">Quote a line.</textarea>"));
  const bool highFirst = has(page, "Ada is");
  CHECK(locationOf(zone.choose(page, "2", "&comment=Quote+a+line.")) ==
        (highFirst == high ? "/marking?done=mastered#turn" : "/marking?done=not-yet#turn"));
  page = zone.desktop.get("/marking").body;
  CHECK(locationOf(zone.choose(page, "2", "&comment=Quote+a+line.")) ==
        (highFirst == high ? "/marking?done=not-yet#turn" : "/marking?done=mastered#turn"));
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
  CHECK(locationOf(zone.desktop.post("/mark", at + "2&level.proof=2")) == "/marking?done=mastered#turn");
  const auto late = zone.desktop.post("/mark", at + "1&level.proof=2&comment=Mine");
  CHECK(late.status == 409);
  CHECK(has(late.body, "Your mark was not saved"));
  CHECK(has(late.body, "Saved meanwhile"));
  CHECK(has(late.body, "They differ. You decide."));
  CHECK(fieldOn(late.body, "marks") == "1");
  CHECK(fieldOn(late.body, "other.claim") == "1");
  const std::string decided = "attempt=" + fieldOn(desk, "attempt") +
                              "&slot=s1&marks=1&other.claim=1&other.proof=2&level.claim=1&level.proof=2";
  CHECK(locationOf(zone.desktop.post("/marking/decide", decided)) == "/marking?done=not-yet#turn");
  CHECK(has(zone.desktop.get("/audit").body, "claim: mastered, proof: mastered | claim: nearly, proof: mastered"));
}

TEST_CASE("A second marker is asked for, doesn't see the first one's levels, and both stand side by side") {
  Zone zone;
  const std::string desk = zone.desktop.get("/marking").body;
  const std::string at = "attempt=" + fieldOn(desk, "attempt") + "&slot=s1";
  CHECK(locationOf(zone.desktop.post("/marking/second", at + "&wanted=yes")) == "/marking?done=ask-second#turn");
  const std::string levels = "&marks=0&level.proof=2&level.claim=";
  CHECK(locationOf(zone.desktop.post("/mark", at + levels + "2")) == "/marking?done=second#turn");
  const std::string second =
      zone.desktop.get("/marking", {{"attempt", fieldOn(desk, "attempt")}, {"slot", "s1"}, {"as", "2"}}).body;
  CHECK(has(second, "You are the second marker."));
  CHECK_FALSE(has(second, " checked"));
  CHECK(locationOf(zone.desktop.post("/mark", at + "&as=2" + levels + "1")) == "/marking?done=second#turn");
  CHECK(has(zone.desktop.get("/marking").body, "Decide between the two"));
  const std::string two =
      zone.desktop.get("/marking/two", {{"attempt", fieldOn(desk, "attempt")}, {"slot", "s1"}}).body;
  CHECK(has(two, "First marker"));
  CHECK(has(two, "Second marker"));
  CHECK(locationOf(zone.desktop.post("/marking/decide", at + levels + "2")) == "/marking?done=mastered#turn");
}

TEST_CASE("Undo and putting off lead back to the desk and say so") {
  Zone zone;
  const std::string page = zone.desktop.get("/marking").body;
  CHECK_FALSE(has(page, "Undo"));
  const std::string at = "attempt=" + fieldOn(page, "attempt") + "&slot=s1&criterion=claim";
  CHECK(locationOf(zone.desktop.post("/marking/skip", at)) == "/marking?done=put-off#turn");
  CHECK(fieldOn(zone.desktop.get("/marking").body, "attempt") != fieldOn(page, "attempt"));
  std::string desk = zone.desktop.get("/marking").body;
  CHECK(has(desk, ">Undo putting off · "));
  zone.choose(desk, "0");
  desk = zone.desktop.get("/marking").body;
  CHECK(has(desk, ">Undo the level · "));
  const std::string deed = "deed=" + fieldOn(desk, "deed");
  CHECK(locationOf(zone.desktop.post("/marking/undo", deed)) == "/marking?done=undone#turn");
  const auto again = zone.desktop.post("/marking/undo", deed);
  CHECK(again.status == 409);
  CHECK(has(again.body, "That was undone already."));
  CHECK(has(again.body, ">Undo putting off · "));
}

TEST_CASE("With hidden names the button that undoes names its deed, and nobody") {
  Zone zone;
  zone.choose(zone.desktop.get("/marking").body, "0");
  zone.desktop.post("/marking/names", "names=hide");
  CHECK(has(zone.desktop.get("/marking").body, ">Undo the level</button>"));
}

TEST_CASE("Whichever button is pressed, what stands in the comment box is kept") {
  Zone zone;
  const std::string page = zone.desktop.get("/marking").body;
  const std::string at = "attempt=" + fieldOn(page, "attempt") + "&slot=s1&criterion=claim&check=trait";
  const std::string address = fieldOn(page, "attempt");
  const auto box = [&] {
    const std::string whole = zone.desktop.get("/marking", {{"attempt", address}, {"slot", "s1"}}).body;
    const auto from = whole.find("maxlength=\"4000\">");
    REQUIRE(from != std::string::npos);
    return whole.substr(from + 17, whole.find("</textarea>") - from - 17);
  };
  zone.desktop.post("/marking/skip", at + "&comment=Put+off.");
  CHECK(box() == "Put off.");
  zone.desktop.post("/marking/forget", at + "&words=x&comment=Put+off.&say.0=Well+told.");
  CHECK(box() == "Put off.\nWell told.");
  zone.desktop.post("/marking/second", at + "&wanted=yes&comment=For+two.");
  CHECK(box() == "For two.");
}

TEST_CASE("A choice that is refused shows the same turn again, with the comment and the level that was chosen") {
  Zone zone;
  const std::string page = zone.desktop.get("/marking").body;
  const auto noLevel = zone.choose(page, "", "&comment=Say+%3Cwhy%3E.");
  CHECK(noLevel.status == 409);
  CHECK(has(noLevel.body, "Choose a level first."));
  CHECK(fieldOn(noLevel.body, "attempt") == fieldOn(page, "attempt"));
  CHECK(has(noLevel.body, ">Say &lt;why&gt;.</textarea>"));
  const auto tooLong = zone.choose(page, "1", "&comment=" + std::string(4001, 'x'));
  CHECK(has(tooLong.body, "it has 4001 letters. Write at most 4000."));
  CHECK(has(tooLong.body, ">" + std::string(4001, 'x') + "</textarea>"));
  CHECK(has(tooLong.body, "value=\"1\" data-key=\"2\" required checked"));
}

TEST_CASE("A level that was chosen meanwhile in another browser is shown in the same turn, with the comment as typed") {
  Zone zone;
  const std::string page = zone.desktop.get("/marking").body;
  Desktop other = zone.desktop.another();
  const std::string fields = "attempt=" + fieldOn(page, "attempt") + "&slot=s1&criterion=claim&marks=0&was=";
  CHECK(locationOf(other.post("/marking/level", fields + "&level.claim=2")) == "/marking?done=kept#turn");
  const auto late = zone.choose(page, "0", "&comment=Mine.");
  CHECK(late.status == 409);
  CHECK(has(late.body, "in another browser level 3 was chosen for it meanwhile. It stays unless you choose again."));
  CHECK(fieldOn(late.body, "attempt") == fieldOn(page, "attempt"));
  CHECK(fieldOn(late.body, "was") == "2");
  CHECK(has(late.body, "value=\"2\" data-key=\"3\" required checked"));
  CHECK(has(late.body, ">Mine.</textarea>"));
  CHECK(locationOf(zone.choose(late.body, "0", "&comment=Mine.")) == "/marking?done=kept#turn");
}

TEST_CASE("A mark of all criteria that is refused leaves levels and comment in the form") {
  Zone zone;
  const std::string desk = zone.desktop.get("/marking").body;
  const std::string at = "attempt=" + fieldOn(desk, "attempt") + "&slot=s1&marks=0";
  const auto half = zone.desktop.post("/mark", at + "&level.claim=1&comment=Half.");
  CHECK(half.status == 409);
  CHECK(has(half.body, "The criterion proof has no level yet."));
  CHECK(has(half.body, "name=\"level.claim\" value=\"1\" data-key=\"2\" required checked"));
  CHECK(has(half.body, ">Half.</textarea>"));
}

TEST_CASE("A button that is pressed twice is no quarrel with oneself") {
  Zone zone;
  const std::string desk = zone.desktop.get("/marking").body;
  const std::string mark = "attempt=" + fieldOn(desk, "attempt") + "&slot=s1&marks=0&level.claim=2&level.proof=2";
  for (int i = 0; i < 2; ++i)
    CHECK(locationOf(zone.desktop.post("/mark", mark + "&comment=So.")) == "/marking?done=mastered#turn");
  CHECK(has(zone.desktop.post("/mark", mark + "&comment=Other.").body, "Leave the saved one"));
}

TEST_CASE("The second marker is not offered what the first one said, and isn't lost when one is enough by then") {
  Zone zone;
  Desktop other = zone.desktop.another();
  const std::string desk = zone.desktop.get("/marking").body;
  const std::string at = "attempt=" + fieldOn(desk, "attempt") + "&slot=s1&marks=0";
  const std::string mine = at + "&level.claim=2&level.proof=2&comment=Quote+a+line.";
  zone.desktop.post("/marking/second", at + "&wanted=yes");
  zone.desktop.post("/mark", mine);
  const std::string second =
      other.get("/marking", {{"attempt", fieldOn(desk, "attempt")}, {"slot", "s1"}, {"as", "2"}}).body;
  CHECK_FALSE(has(second, "Quote a line."));
  zone.desktop.post("/marking/second", at + "&wanted=no");
  const std::string theirs = at + "&as=2&level.claim=1&level.proof=1&comment=Theirs.";
  const auto late = other.post("/mark", theirs);
  CHECK(late.status == 409);
  CHECK(has(late.body, "One marker is enough for this response by now"));
  CHECK(has(late.body, ">Theirs.</textarea>"));
  CHECK(has(late.body, "Let a second person mark it, too"));
  const auto asked = other.post("/marking/second", theirs + "&wanted=yes");
  CHECK(has(asked.body, "Now save what you chose."));
  CHECK(has(asked.body, ">Theirs.</textarea>"));
  CHECK(locationOf(other.post("/mark", theirs)) == "/marking?done=second#turn");
}

TEST_CASE("Where two have marked it there is no way past the decision") {
  Zone zone;
  const std::string desk = zone.desktop.get("/marking").body;
  const std::string at = "attempt=" + fieldOn(desk, "attempt") + "&slot=s1&marks=0";
  zone.desktop.post("/marking/second", at + "&wanted=yes");
  zone.desktop.post("/mark", at + "&level.claim=2&level.proof=1");
  CHECK(has(zone.desktop.get("/marking").body, "One marker is enough</button>"));
  zone.desktop.post("/mark", at + "&as=2&level.claim=1&level.proof=1");
  CHECK_FALSE(has(zone.desktop.get("/marking").body, "One marker is enough</button>"));
  const auto half = zone.desktop.post("/marking/decide", at + "&level.claim=2&comment=Not+yet.");
  CHECK(half.status == 409);
  CHECK(has(half.body, "The criterion proof has no level yet."));
  CHECK(has(half.body, "Two people have marked this."));
  CHECK(has(half.body, ">Not yet.</textarea>"));
}
