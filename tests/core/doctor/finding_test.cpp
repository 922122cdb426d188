// What the doctor says, in words and as JSON.

#include "core/doctor/finding.h"

#include <nlohmann/json.hpp>

#include "tests/support/catch.h"

using namespace cz::doctor;

namespace {

const Finding kDisk{"disk", Verdict::good, "51 GB free.", ""};
const Finding kClock{"clock", Verdict::look, "The clock was never set.", "Set it."};
const Finding kKeys{"keys", Verdict::broken, "The keys are cut short.", "Join anew."};

}  // namespace

TEST_CASE("the exit status is that of the worst check: 0 good, 1 look at it, 2 broken") {
  CHECK(exitStatus({}) == 0);
  CHECK(exitStatus({kDisk}) == 0);
  CHECK(exitStatus({kDisk, kClock}) == 1);
  CHECK(exitStatus({kKeys, kDisk, kClock}) == 2);
}

TEST_CASE("each check is a line with its way out below, and a good one has none") {
  CHECK(textOf({kDisk, kClock}) ==
        "good        disk      51 GB free.\n"
        "look at it  clock     The clock was never set.\n"
        "                      Set it.\n");
}

TEST_CASE("as JSON a program reads verdicts by words that stay the same") {
  const auto all = nlohmann::json::parse(jsonOf("checkzone-kiosk", {kDisk, kClock, kKeys}));
  CHECK(all["about"] == "checkzone-kiosk");
  CHECK(all["verdict"] == "broken");
  REQUIRE(all["checks"].size() == 3);
  CHECK(all["checks"][0]["verdict"] == "good");
  CHECK(all["checks"][1] ==
        nlohmann::json{
            {"check", "clock"}, {"verdict", "look"}, {"says", "The clock was never set."}, {"wayOut", "Set it."}});
  CHECK(all["checks"][2]["verdict"] == "broken");
}

TEST_CASE("a name of a file that is no text still gives a report") {
  CHECK(nlohmann::json::accept(jsonOf("x", {{"disk", Verdict::good, "\xFF\xFE", ""}})));
}

TEST_CASE("what is told of a machine is only what is amiss, the worst first") {
  CHECK(toTell({kClock, kDisk, kKeys}, 16, 400) == std::vector<Finding>{kKeys, kClock});
  CHECK(toTell({kClock, kDisk, kKeys}, 1, 400) == std::vector<Finding>{kKeys});
}

TEST_CASE("a text that is too long is cut between two letters, and says so") {
  // Nine bytes: two for each of ż, ó and ł, one for each of the others. The sign of the cut has three.
  const Finding one{"disk", Verdict::look, "żółwie", "Wait."};
  CHECK(toTell({one}, 16, 9).front().says == "żółwie");
  CHECK(toTell({one}, 16, 8).front().says == "żó…");
  CHECK(toTell({one}, 16, 7).front().says == "żó…");
  CHECK(toTell({one}, 16, 6).front().says == "ż…");
}
