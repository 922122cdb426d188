// One student's page as HTML.

#include "tests/core/station/page_samples.h"

using namespace cz;
using namespace cz::station;
using station::testing::around;
using station::testing::assets;
using station::testing::has;
using station::testing::studentPage;

TEST_CASE("A student's page shows what was asked, what was answered and the signed leaf") {
  const std::string page = Pages(assets()).student(studentPage(), {"Room 14", "t", 0, "", ""});
  CHECK(has(page, "What is <strong>3</strong> + 4?"));
  CHECK(has(page, "<span>7</span>"));
  CHECK(has(page, "a = 3, b = 4"));
  CHECK(has(page, "Leaf 17 of log logid, signed by Seat 1 and verified on arrival."));
  CHECK(has(page, "Unlock try 3"));
}

TEST_CASE("A try that came from a code says so, and so does its check") {
  StudentPage page = studentPage();
  page.checks[0].codes = {"Unlocked by code at Seat 1, for the request 4K7Q."};
  page.checks[0].attempts[0].byCode = true;
  const std::string shown = Pages(assets()).student(page, {"Room 14", "t", 0, "", ""});
  CHECK(has(shown, "unlocked by code · Not yet"));
  CHECK(has(shown, "Unlocked by code at Seat 1, for the request 4K7Q."));
}

TEST_CASE("An attempt that was opened again and again says so, and when (O-22)") {
  StudentPage page = studentPage();
  page.checks[0].attempts[0].handedIn = false;
  page.checks[0].attempts[0].openings = {Opening{}, Opening{}, Opening{}, Opening{}};
  const std::string shown = Pages(assets()).student(page, {"Room 14", "t", 0, "", ""});
  CHECK(has(shown, "opened 4× · not handed in yet"));
  CHECK(has(shown, "Opened at a time that is not known, at a time that is not known, "));
}

TEST_CASE("The student's page shows the id of a try, and of one that was taken out why") {
  StudentPage student = studentPage();
  AttemptPart& attempt = student.checks[0].attempts[0];
  attempt.id = AttemptId("0123abcd");
  attempt.mastered = false;
  attempt.takenOut = true;
  attempt.whyOut = "fire alarm";
  const std::string page = Pages(assets()).student(student, around());
  CHECK(has(page, "verified on arrival. Id of the try: 0123abcd"));
  CHECK(has(page, "Taken out: fire alarm · 1 of 1 point"));
  CHECK_FALSE(has(page, "Not yet ·"));
}
