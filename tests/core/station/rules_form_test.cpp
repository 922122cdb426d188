#include "core/station/daemon/rules_form.h"

#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;

namespace {

/// Berlin in the winter of 2026.
journey::Calendar berlin() {
  journey::Calendar calendar;
  calendar.offsets = {{0, 60}, {1'774'746'000'000, 120}, {1'792'890'000'000, 60}};
  return calendar;
}

std::string whyNot(const RuleFields& fields) {
  const auto rules = rulesFrom(fields, berlin());
  return rules ? "" : rules.error().message;
}

}  // namespace

TEST_CASE("An empty form decides nothing") {
  CHECK(must(rulesFrom({{"unlock", ""}, {"wait", " "}}, berlin())) == journey::Rules{});
  CHECK(inWords({}, berlin()).empty());
}

TEST_CASE("What a form says is what it shows again") {
  const RuleFields written = {
      {"unlock", "automatic"}, {"wait", "2"},      {"wait_unit", "school-days"}, {"tries", "3"},
      {"reflect", "no"},       {"revise", "yes"},  {"confirm", "teacher"},       {"form", "unseen"},
      {"retake", "missed"},    {"away", "counts"}, {"from", "2026-12-01T09:00"}, {"until", "2026-12-01T10:30"}};
  const auto rules = must(rulesFrom(written, berlin()));
  CHECK(fieldsOf(rules, berlin()) == written);
  CHECK(rules.wait == pack::Wait{pack::Wait::Unit::schoolDays, 2});
  // 9:00 in Berlin in winter is 8:00 universal time: 1 December 2026 begins at 1,796,083,200 s.
  CHECK(rules.window ==
        journey::Window{1'796'083'200'000 + 8 * 3'600'000, 1'796'083'200'000 + 9 * 3'600'000 + 1'800'000});
  CHECK(inWords(rules, berlin()) ==
        "unlocks by itself, wait 2 school days, 3 tries, without reflection, with revision, the teacher confirms the "
        "revision, a form not seen before, only missed skills again, time away counts, from 2026-12-01 09:00, until "
        "2026-12-01 10:30");
}

TEST_CASE("The same form again holds every skill, so that it and missed skills alone are not meant together") {
  CHECK(inWords(must(rulesFrom({{"form", "same"}}, berlin())), berlin()) == "the same form again");
  CHECK(must(rulesFrom({{"form", "same"}, {"retake", "everything"}}, berlin())).form == pack::Reassess::FormRule::same);
  CHECK(whyNot({{"form", "same"}, {"retake", "missed"}}) ==
        "retake: The same form again asks for everything. Choose everything, or a form that was not seen.");
}

TEST_CASE("A wait without a unit is one of school days") {
  CHECK(must(rulesFrom({{"wait", "1"}}, berlin())).wait == pack::Wait{pack::Wait::Unit::schoolDays, 1});
}

TEST_CASE("What can't be understood is named with what may stand there") {
  CHECK(whyNot({{"unlock", "never"}}) == "unlock: \"never\" is not understood. Write teacher, automatic, always.");
  CHECK(whyNot({{"tries", "-1"}}) == "tries: \"-1\" is not understood. Write a whole number from 0 to 1000.");
  CHECK(whyNot({{"tries", "2.5"}}) == "tries: \"2.5\" is not understood. Write a whole number from 0 to 1000.");
  CHECK(whyNot({{"from", "2026-02-30T09:00"}}) ==
        "from: \"2026-02-30T09:00\" is not understood. Write a date and a time: 2026-12-01T09:00.");
  CHECK(whyNot({{"from", "2026-12-01T10:00"}, {"until", "2026-12-01T10:00"}}) ==
        "until: It ends before it begins. Write a later time.");
}

TEST_CASE("Holidays are days and runs of days, and come back as runs") {
  const RuleFields written = {{"day0", "on"},
                              {"day5", "on"},
                              {"holidays", "2026-12-31\r\n2026-12-21 to 2026-12-23, 2026-12-24"},
                              {"extra", ""},
                              {"bells", "9:35 08:45"}};
  const auto calendar = must(calendarFrom(written, berlin()));
  CHECK(calendar.schoolDays == std::array<bool, 7>{true, false, false, false, false, true, false});
  CHECK(calendar.holidays.size() == 5);
  CHECK(calendar.bells == std::vector<int>{525, 575});
  CHECK(calendar.offsets == berlin().offsets);  // a form knows nothing of the zone
  const RuleFields again = fieldsOf(calendar);
  CHECK(again.at("holidays") == "2026-12-21 to 2026-12-24\n2026-12-31");
  CHECK(again.at("bells") == "08:45, 09:35");
  CHECK(again.at("day5") == "on");
  CHECK_FALSE(again.contains("day1"));
}

TEST_CASE("A week without school and a day that isn't are refused") {
  CHECK(calendarFrom({{"holidays", ""}}, berlin()).error().message == "A week needs a school day. Tick at least one.");
  CHECK(calendarFrom({{"day0", "on"}, {"holidays", "24.12.2026"}}, berlin()).error().message ==
        "holidays: \"24.12.2026\" is not understood. Write a date like 2026-12-24, or 2026-12-21 to 2027-01-05.");
  CHECK(calendarFrom({{"day0", "on"}, {"bells", "24:00"}}, berlin()).error().message ==
        "bells: \"24:00\" is not understood. Write times like 08:45, 09:35.");
}
