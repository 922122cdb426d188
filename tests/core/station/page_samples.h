#pragma once
// What the tests of pages put on them.

#include "core/station/daemon/pages.h"
#include "tests/core/station/words_in.h"
#include "tests/support/catch.h"
#include "tests/support/where.h"

namespace cz::station::testing {

inline const Assets& assets() {
  static const Assets read = must(Assets::read(tests::inTree("assets")));
  return read;
}

/// What nobody should be able to write on a page, and how it has to stand there.
inline const std::string kHostile = "<script>alert('x')</script>\"&{{room}}";
inline const std::string kTamed = "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;{{room}}";

inline Around around() { return {kHostile, "token", 2, kHostile, kHostile}; }

inline SeatCard takingSeat() {
  SeatCard seat;
  seat.seat = "Seat 1";
  seat.status = {sync::SeatStatus::State::taking, StudentId("ab12"), CheckId("gcf"), 2, 5, 245'000};
  seat.who = "Ada Novak";
  seat.check = "Common factors";
  seat.agoMs = 2000;
  seat.heard = true;
  return seat;
}

inline RequestCard request() {
  RequestCard card;
  card.student = StudentId("ab12");
  card.who = "Lex Moreno";
  card.check = CheckId("gcf");
  card.title = "Common factors";
  card.number = 3;
  card.words = "I stopped at 5.";
  card.missed = {"I can find common factors."};
  return card;
}

inline StudentPage studentPage() {
  ItemLine item;
  item.stem = "What is **3** + 4?";
  item.response = {"7"};
  item.verdict = scoring::Verdict::right;
  item.points = 1;
  item.of = 1;
  item.item = "sum";
  item.draws = "a = 3, b = 4";
  AttemptPart attempt;
  attempt.number = 2;
  attempt.handedIn = attempt.scored = true;
  attempt.shown = "1 of 1 point";
  attempt.seat = "Seat 1";
  attempt.leaf = 17;
  attempt.log = "logid";
  attempt.items = {item};
  CheckPart check;
  check.check = CheckId("sums");
  check.title = "Sums";
  check.standing = journey::Standing::asked;
  check.tries = 2;
  check.nextNumber = 3;
  check.canUnlock = true;
  check.attempts = {attempt};
  return {StudentId("ab12"), "Lex Moreno", {"Period 3"}, true, {check}};
}

}  // namespace cz::station::testing
