#include "core/records/class_rules.h"

#include "tests/core/records/strict.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::records;

namespace {

RuleBook fullBook() {
  RuleBook book;
  book.calendar.schoolDays[5] = true;
  book.calendar.holidays = {20'000, 20'001};
  book.calendar.extraDays = {20'100};
  book.calendar.bells = {525, 575};
  book.calendar.offsets = {{0, 60}, {1'774'746'000'000, 120}};
  journey::Rules& rules = book.byClass[ClassId("p3")].defaults;
  rules.unlock = pack::Reassess::Unlock::automatic;
  rules.wait = pack::Wait{pack::Wait::Unit::schoolDays, 2};
  rules.tries = 3;
  rules.reflect = false;
  rules.revise = true;
  rules.confirm = pack::Reassess::Confirm::teacher;
  rules.form = pack::Reassess::FormRule::same;
  rules.retake = pack::Reassess::Retake::missed;
  rules.away = journey::Away::counts;
  book.byClass[ClassId("p3")].byCheck[CheckId("unit-test")].window = journey::Window{1'000, 2'000};
  book.byClass[ClassId("p4")].byCheck[CheckId("primes")].window = journey::Window{1'000, {}};
  return book;
}

bool isRefused(const RuleBook& book) { return !decodeRuleBook(encode(book)).ok(); }

}  // namespace

TEST_CASE("Everything that a school decided for its classes comes back, in one spelling only") {
  CHECK(must(decodeRuleBook(encode(fullBook()))) == fullBook());
  CHECK(must(decodeRuleBook(encode(RuleBook{}))) == RuleBook{});
  tests::checkStrict(encode(fullBook()), decodeRuleBook);
}

TEST_CASE("Rules that nobody can mean are refused") {
  RuleBook book = fullBook();
  book.byClass[ClassId("p3")].byCheck[CheckId("unit-test")].window = journey::Window{2'000, 2'000};  // over at once
  CHECK(isRefused(book));
  book = fullBook();
  book.byClass[ClassId("p3")].defaults.wait = pack::Wait{pack::Wait::Unit::schoolDays, 101};
  CHECK(isRefused(book));
  book = fullBook();
  book.calendar.bells = {575, 525};  // not in order
  CHECK(isRefused(book));
  book = fullBook();
  book.calendar.bells = {1'440};  // past the end of the day
  CHECK(isRefused(book));
}

TEST_CASE("A student of several classes follows the first one that has rules") {
  const RuleBook book = fullBook();
  const auto rulesIn = [&](const std::vector<ClassId>& classes) { return rulesOf(book, classes); };
  CHECK(rulesIn({ClassId("p1"), ClassId("p3")}).defaults.tries == 3);
  CHECK(rulesIn({ClassId("p4"), ClassId("p3")}).defaults == journey::Rules{});
  CHECK(rulesIn({ClassId("p4")}).byCheck.contains(CheckId("primes")));
  CHECK(rulesIn({}).defaults == journey::Rules{});
  CHECK(rulesIn({}).calendar.bells == std::vector<int>{525, 575});  // the school's days are everybody's
}
