// What `checkzone bench` says of aims. Measures nothing.

#include "core/tools/bench/aim.h"

#include "tests/support/catch.h"

using namespace cz::tools;

TEST_CASE("Each aim that is missed is a line with its part, its value and its bound, and those that are met are none") {
  nlohmann::json parts;
  parts["machine"] = {{"cores", 2}};
  parts["ledger"]["aims"] = told({{"leaves taken in a second", 90'000, Aim::Bound::atLeast, 100'000},
                                  {"times as fast", 8, Aim::Bound::atLeast, 8}});
  parts["start"]["aims"] = told({{"ms to the end of all checks", 501, Aim::Bound::atMost, 500}});
  CHECK(missedIn(parts) ==
        std::vector<std::string>{"missed: ledger: leaves taken in a second is 90000; the aim is at least 100000",
                                 "missed: start: ms to the end of all checks is 501; the aim is at most 500"});
}

TEST_CASE("Where every aim is met, no line says otherwise") {
  nlohmann::json parts;
  parts["save"]["aims"] = told({{"beside the disk's own", 1.5, Aim::Bound::atMost, 1.5}});
  CHECK(missedIn(parts).empty());
}
