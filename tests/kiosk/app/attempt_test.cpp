#include <algorithm>

#include "tests/kiosk/app/sample.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::app;
using namespace cz::app::sample;
using scoring::Reading;
using scoring::Response;

namespace {

/// Lex at the place with this number (0-based) of the open attempt.
Visit at(int place) {
  Visit lex;
  lex.openAttempt();
  if (place > 0) lex.happens(PlacePicked{place});
  return lex;
}

Response picked(const std::string& id) { return scoring::Picked{ChoiceId(id)}; }
Event savedAs(const char* slot, std::uint64_t serial, Reading reading = {}) {
  return ResponseSaved{kAttempt, SlotId(slot), serial, std::move(reading)};
}
Reading unreadable() { return {Reading::State::unreadable, "", "There is no number after the line."}; }
const AttemptScreen& screenOf(const Visit& visit) { return *visit.on<AttemptScreen>(); }

}  // namespace

TEST_CASE("a tick is given to the desk at once and counts as saved only when the desk says so") {
  Visit lex = at(0);
  lex.happens(Answered{SlotId("s1"), picked("c2")});
  REQUIRE(lex.did<SaveResponse>());
  CHECK(lex.did<SaveResponse>()->response == picked("c2"));
  CHECK(screenOf(lex).saveState(0) == SaveState::saving);
  lex.happens(savedAs("s1", lex.did<SaveResponse>()->serial));
  CHECK(screenOf(lex).saveState(0) == SaveState::saved);
}

TEST_CASE("the same tick again is not saved again") {
  Visit lex = at(0);
  lex.happens(Answered{SlotId("s1"), picked("c2")});
  lex.happens(Answered{SlotId("s1"), picked("c2")});
  CHECK(lex.times<SaveResponse>() == 1);
}

TEST_CASE("a late answer about an older tick doesn't mark the newer one as saved") {
  Visit lex = at(0);
  lex.happens(Answered{SlotId("s1"), picked("c2")});
  const auto first = lex.did<SaveResponse>()->serial;
  lex.happens(Answered{SlotId("s1"), picked("c3")});
  const auto second = lex.did<SaveResponse>()->serial;
  CHECK(second > first);
  lex.happens(savedAs("s1", first));
  CHECK(screenOf(lex).saveState(0) == SaveState::saving);
  lex.happens(savedAs("s1", second));
  CHECK(screenOf(lex).saveState(0) == SaveState::saved);
}

TEST_CASE("typing is saved after a short pause, once, with the newest text") {
  Visit lex = at(2);
  lex.happens(Typed{SlotId("s3"), "3"});
  lex.passes(200);
  lex.happens(Typed{SlotId("s3"), "3/"});
  lex.passes(200);
  CHECK(lex.times<SaveResponse>() == 0);
  lex.happens(Typed{SlotId("s3"), "3/8"});
  CHECK(screenOf(lex).saveState(2) == SaveState::saving);
  lex.passes(349);
  CHECK(lex.times<SaveResponse>() == 0);
  lex.passes(1);
  REQUIRE(lex.did<SaveResponse>());
  CHECK(lex.did<SaveResponse>()->response == Response(scoring::Typed("3/8")));
}

TEST_CASE("an answer that was saved before the last letter was typed is not called saved") {
  Visit lex = at(2);
  lex.happens(Typed{SlotId("s3"), "3"});
  lex.passes(400);
  const auto serial = lex.did<SaveResponse>()->serial;
  lex.happens(Typed{SlotId("s3"), "38"});
  lex.happens(savedAs("s3", serial, {Reading::State::readable, "3", ""}));
  CHECK(screenOf(lex).saveState(2) == SaveState::saving);
  CHECK(screenOf(lex).view.places[2].reading.readAs.empty());  // "Read as 3" would be about the old text
}

TEST_CASE("leaving an item saves what is typed before the place moves") {
  Visit lex = at(2);
  lex.happens(Typed{SlotId("s3"), "0.375"});
  lex.happens(BackPressed{});
  REQUIRE(lex.effects.size() == 2);
  CHECK(std::get<SaveResponse>(lex.effects[0]).response == Response(scoring::Typed("0.375")));
  CHECK(std::get<MovePlace>(lex.effects[1]).place == 1);
}

TEST_CASE("Next waits until a typed answer has been read, and then goes on") {
  Visit lex = at(2);
  lex.happens(Typed{SlotId("s3"), "3/8"});
  lex.happens(NextPressed{});
  REQUIRE(lex.did<SaveResponse>());
  CHECK(screenOf(lex).view.at == 2);
  lex.happens(savedAs("s3", lex.did<SaveResponse>()->serial, {Reading::State::readable, "3/8", ""}));
  CHECK(screenOf(lex).view.at == 3);
  CHECK(lex.did<MovePlace>()->place == 3);
}

TEST_CASE("an answer that can't be read is asked for again; the student may still move on") {
  Visit lex = at(2);
  lex.happens(Typed{SlotId("s3"), "3/"});
  lex.happens(NextPressed{});
  lex.happens(savedAs("s3", lex.did<SaveResponse>()->serial, unreadable()));
  CHECK(screenOf(lex).view.at == 2);
  CHECK(screenOf(lex).drafts[2].askedAgain);
  CHECK(isUnreadable(screenOf(lex).view.places[2]));
  lex.happens(NextPressed{});
  CHECK(screenOf(lex).view.at == 3);
}

TEST_CASE("a corrected answer is asked about afresh") {
  Visit lex = at(2);
  lex.happens(Typed{SlotId("s3"), "3/"});
  lex.happens(NextPressed{});
  lex.happens(savedAs("s3", lex.did<SaveResponse>()->serial, unreadable()));
  lex.happens(Typed{SlotId("s3"), "3//8"});
  CHECK_FALSE(screenOf(lex).drafts[2].askedAgain);
  lex.happens(NextPressed{});
  lex.happens(savedAs("s3", lex.did<SaveResponse>()->serial, unreadable()));
  CHECK(screenOf(lex).view.at == 2);
}

TEST_CASE("who types on while Next waits stays at the item") {
  Visit lex = at(2);
  lex.happens(Typed{SlotId("s3"), "3/"});
  lex.happens(NextPressed{});
  const auto serial = lex.did<SaveResponse>()->serial;
  lex.happens(Typed{SlotId("s3"), "3/8"});
  lex.happens(savedAs("s3", serial, {Reading::State::readable, "3", ""}));
  CHECK(screenOf(lex).view.at == 2);
}

TEST_CASE("who comes back to an answer that can't be read sees why at once") {
  Visit lex = at(2);
  lex.happens(Typed{SlotId("s3"), "3/"});
  lex.happens(PlacePicked{8});
  lex.happens(savedAs("s3", 1, unreadable()));
  CHECK_FALSE(screenOf(lex).drafts[2].askedAgain);
  lex.happens(PlacePicked{2});
  CHECK(screenOf(lex).drafts[2].askedAgain);
}

TEST_CASE("a flag is saved with the answer that is there") {
  Visit lex = at(0);
  lex.happens(Answered{SlotId("s1"), picked("c2")});
  lex.happens(FlagPressed{});
  REQUIRE(lex.did<SaveResponse>());
  CHECK(lex.did<SaveResponse>()->flagged);
  CHECK(lex.did<SaveResponse>()->response == picked("c2"));
  lex.happens(FlagPressed{});
  CHECK_FALSE(lex.did<SaveResponse>()->flagged);
}

TEST_CASE("the attempt resumes at its item with the ticks, the flags and the order of choices as they were") {
  Visit lex;
  lex.signIn();
  lex.happens(PathLoaded{pathWithOpenAttempt()});
  lex.happens(OpenPressed{});
  AttemptView left = attempt();
  left.at = 4;
  left.places[0].response = picked("c1");
  left.places[0].item.options = {
      {ChoiceId("c3"), "1/2"}, {ChoiceId("c1"), "3/2"}, {ChoiceId("c4"), "6/4"}, {ChoiceId("c2"), "3/8"}};
  left.places[1].flagged = true;
  lex.happens(AttemptOpened{left});
  CHECK(screenOf(lex).view.at == 4);
  CHECK(screenOf(lex).view.places[0].response == picked("c1"));
  CHECK(screenOf(lex).view.places[0].item.options[0].id == ChoiceId("c3"));
  CHECK(screenOf(lex).view.places[1].flagged);
  CHECK(screenOf(lex).saveState(0) == SaveState::saved);
  CHECK(screenOf(lex).saveState(1) == SaveState::nothing);
}

TEST_CASE("Next at the last item leads to the review, and Back from there to the last item") {
  Visit lex = at(7);
  lex.happens(NextPressed{});
  CHECK(screenOf(lex).atReview());
  CHECK(lex.did<MovePlace>()->place == 8);
  lex.happens(NextPressed{});
  CHECK(screenOf(lex).view.at == 8);
  lex.happens(BackPressed{});
  CHECK(screenOf(lex).view.at == 7);
}

TEST_CASE("handing in twice sends one hand-in, after every answer") {
  Visit lex = at(2);
  lex.happens(Typed{SlotId("s3"), "3/8"});
  lex.happens(PlacePicked{8});
  lex.happens(HandInPressed{});
  lex.happens(HandInConfirmed{});
  lex.happens(HandInConfirmed{});
  lex.happens(HandInPressed{});
  lex.happens(HandInConfirmed{});
  CHECK(lex.times<HandIn>() == 1);
  const auto isSave = [](const Effect& e) { return std::holds_alternative<SaveResponse>(e); };
  const auto isHandIn = [](const Effect& e) { return std::holds_alternative<HandIn>(e); };
  const auto save = std::find_if(lex.all.begin(), lex.all.end(), isSave);
  CHECK(save < std::find_if(lex.all.begin(), lex.all.end(), isHandIn));
}

TEST_CASE("nothing is handed in without the question, and closing the question hands nothing in") {
  Visit lex = at(8);
  lex.happens(HandInConfirmed{});
  lex.happens(HandInPressed{});
  CHECK(screenOf(lex).sheet == AttemptScreen::Sheet::handIn);
  lex.happens(SheetClosed{});
  lex.happens(HandInConfirmed{});
  CHECK(lex.times<HandIn>() == 0);
}

TEST_CASE("once handed in, nothing can be changed any more") {
  Visit lex = at(8);
  lex.happens(HandInPressed{});
  lex.happens(HandInConfirmed{});
  lex.happens(PlacePicked{0});
  lex.happens(Answered{SlotId("s1"), picked("c1")});
  lex.happens(Typed{SlotId("s3"), "1"});
  lex.passes(1000);
  CHECK(lex.times<SaveResponse>() == 0);
  lex.happens(HandedIn{mastered()});
  REQUIRE(lex.on<ResultScreen>());
  CHECK(lex.on<ResultScreen>()->result.mastered);
}

TEST_CASE("the result of another attempt is not shown") {
  Visit lex = at(8);
  ResultView other = mastered();
  other.attempt = AttemptId("b0");
  lex.happens(HandedIn{other});
  CHECK(lex.on<AttemptScreen>());
}

TEST_CASE("unanswered places are counted for the hand-in question") {
  Visit lex = at(0);
  lex.happens(Answered{SlotId("s1"), picked("c2")});
  lex.happens(Typed{SlotId("s5"), "  "});  // white space is no answer
  CHECK(unansweredCount(screenOf(lex).view) == 7);
}
