// Today as HTML.

#include "tests/core/station/page_samples.h"

using namespace cz;
using namespace cz::station;
using station::testing::around;
using station::testing::assets;
using station::testing::countOf;
using station::testing::has;
using station::testing::request;
using station::testing::studentPage;
using station::testing::takingSeat;

TEST_CASE("Today shows who sits where and how far they are") {
  Today today;
  today.seats = {takingSeat()};
  const std::string page = Pages(assets()).today(today, {"Room 14", "t", 0, "", ""});
  CHECK(has(page, ">Ada Novak</a> · Common factors"));
  CHECK(has(page, "item 2 of 5, 4 min"));
  CHECK(has(page, "<progress value=\"1\" max=\"5\""));
}

TEST_CASE("A kiosk that was not heard from shows no student") {
  Today today;
  today.seats = {takingSeat()};
  today.seats[0].heard = false;
  today.seats[0].agoMs = 7 * 60'000;
  const std::string page = Pages(assets()).today(today, {"Room 14", "t", 0, "", ""});
  CHECK(has(page, "last heard from 7 min ago"));
  CHECK_FALSE(has(page, "Ada Novak"));
}

TEST_CASE("Beside a request stand the student's words, each under what was asked, and the state of the revision") {
  using Revision = LookingBack::Revision;
  Today today;
  today.requests = {request()};
  today.requests[0].back = {{"I took my time.", "I stopped <b>early</b>.", "Write all pairs."}, Revision::said};
  const std::string page = Pages(assets()).today(today, {"Room 14", "secret", 1, "", ""});
  CHECK(has(page, "<dt>What went well in this try?</dt><dd>“I took my time.”</dd>"));
  CHECK(has(page, "<dt>What was hard, or what did you mix up?</dt><dd>“I stopped &lt;b&gt;early&lt;/b&gt;.”</dd>"));
  CHECK(has(page, "<dt>What will you do before the next try?</dt><dd>“Write all pairs.”</dd>"));
  CHECK(has(page, "Revision: says that it is done"));
  CHECK(countOf(page, "action=\"/unlock\"") == 1);  // still one tap
}

TEST_CASE(
    "A try that was begun and left stands on Today with each time it was opened; of many, the first and last ones") {
  constexpr std::int64_t kNoon = 1'764'244'800'000, kMinute = 60'000;  // 27 November 2025, 12:00 universal time
  Today today;
  today.nowMs = kNoon;
  CHECK_FALSE(has(Pages(assets()).today(today, {"Room 14", "t", 0, "", ""}), "Begun and left"));
  LeftCard left{StudentId("ab12"), "Lex Moreno", CheckId("gcf"), "Common factors", 2, "Seat 1", {}};
  for (int i = 0; i < 10; ++i) left.openings.push_back({{kNoon + i * kMinute, false}, 0});
  today.left = {left};
  const std::string page = Pages(assets()).today(today, {"Room 14", "t", 0, "", ""});
  const std::string first = clockTime(kNoon), fourth = clockTime(kNoon + 3 * kMinute);
  CHECK(has(page, "href=\"/student/ab12#gcf\">Lex Moreno</a> · Common factors, try 2"));
  CHECK(has(page, "opened 10×, not handed in: " + first + ", …, " + fourth + ", "));
  CHECK(has(page, clockTime(kNoon + 9 * kMinute) + " · Seat 1"));
}

TEST_CASE("Answers to other questions than the kiosk's are shown without a guess at what was asked") {
  Today today;
  today.requests = {request()};
  today.requests[0].back.answers = {"Just this."};
  const std::string page = Pages(assets()).today(today, {"Room 14", "secret", 1, "", ""});
  CHECK(has(page, "<dd>“Just this.”</dd>"));
  CHECK_FALSE(has(page, "<dt>"));
}

TEST_CASE("A revision that waits for the teacher has a button on Today and on the student's page") {
  using Revision = LookingBack::Revision;
  Today today;
  today.toConfirm = {
      {StudentId("ab12"), "Lex Moreno", CheckId("gcf"), "Common factors", {"I can list."}, {{}, Revision::toConfirm}}};
  const Pages pages(assets());
  const std::string page = pages.today(today, {"Room 14", "secret", 0, "", ""});
  CHECK(countOf(page, "action=\"/confirm\"") == 1);
  CHECK(has(page, "name=\"check\" value=\"gcf\""));
  CHECK(has(page, "not yet: I can list."));
  StudentPage student = studentPage();
  CHECK_FALSE(has(pages.student(student, around()), "action=\"/confirm\""));
  student.checks[0].back.revision = Revision::toConfirm;
  CHECK(countOf(pages.student(student, around()), "action=\"/confirm\"") == 1);
}

TEST_CASE("A request has one button that names the try, and warns before items repeat") {
  Today today;
  today.requests = {request()};
  const Pages pages(assets());
  std::string page = pages.today(today, {"Room 14", "secret", 1, "", ""});
  CHECK(countOf(page, "action=\"/unlock\"") == 1);
  CHECK(has(page, "name=\"token\" value=\"secret\""));
  CHECK(has(page, "asks for try 3 of Common factors"));
  CHECK(has(page, "“I stopped at 5.” · not yet: I can find common factors."));
  CHECK_FALSE(has(page, "name=\"repeat\""));
  today.requests[0].usedUp = true;
  page = pages.today(today, {"Room 14", "secret", 1, "", ""});
  CHECK(has(page, "has seen every item of this check"));
  CHECK(has(page, "name=\"repeat\" value=\"yes\""));
}
