// When the validator refuses a check as a whole, the items that it refuses it for stay out, and the rest comes in.
#include <algorithm>

#include "core/interop/blame.h"
#include "core/interop/import.h"
#include "tests/core/interop/files.h"

using namespace cz;
using namespace cz::tests;
using namespace cz::interop;

namespace {

using Places = std::vector<std::size_t>;

Places blamedFor(std::size_t count, const Against& against) {
  Places all(count);
  for (std::size_t n = 0; n < count; ++n) all[n] = n;
  Places out;
  for (const auto& one : blame(all, against)) out.push_back(one.place);
  return out;
}

bool holds(const Places& places, std::size_t wanted) {
  return std::find(places.begin(), places.end(), wanted) != places.end();
}

constexpr const char* kLow = "::Low::Which? {~%30%a ~%30%b ~%-100%c}\n\n";
constexpr const char* kGood = "A {T}\n\nB {T}\n\nC {T}\n\n";

}  // namespace

TEST_CASE("nobody is blamed when nothing is wrong, and everybody when nothing would do") {
  CHECK(blamedFor(9, [](const Places&) { return ""; }).empty());
  CHECK(blamedFor(3, [](const Places& places) { return places.empty() ? "" : "no"; }) == Places{0, 1, 2});
}

TEST_CASE("of many items only those are blamed that the objection is about") {
  const auto blamed =
      blamedFor(100, [](const Places& places) { return holds(places, 7) || holds(places, 93) ? "no" : ""; });
  CHECK(blamed == Places{7, 93});
}

TEST_CASE("of two that can't be together one is blamed") {
  CHECK(blamedFor(10, [](const Places& places) { return holds(places, 2) && holds(places, 8) ? "no" : ""; }).size() ==
        1);
}

TEST_CASE("one that is too weak alone, but not among others, is not blamed") {
  // The first item needs two others beside it.
  CHECK(blamedFor(8, [](const Places& places) { return holds(places, 0) && places.size() < 3 ? "no" : ""; }).empty());
}

TEST_CASE("an item that puts the line of mastery out of reach is left out with the validator's reason") {
  const Folder folder;
  const auto file = folder.write("a.gift", std::string(kLow) + kGood);
  const auto report = must(importGift({{file}, folder.path() / "pack", "en", false}));
  CHECK(report.in == 3);
  CHECK(report.pointsBefore == Exact(4));
  CHECK(report.pointsAfter == Exact(3));
  REQUIRE(report.leftOut.size() == 1);
  CHECK(report.leftOut[0].id == "Low");
  CHECK(report.leftOut[0].line == 1);
  CHECK(report.leftOut[0].why.find("With it the whole check is refused: The line of mastery can't be reached") == 0);
  CHECK(pack::readAndValidate(must(pack::readFolder(folder.path() / "pack"))).pack.has_value());
}

TEST_CASE("other checks of the same import stay as they are") {
  const Folder folder;
  const auto file = folder.write("a.gift", "$CATEGORY: One\n" + std::string(kLow) + "\n$CATEGORY: Two\n" + kGood);
  const auto report = must(importGift({{file}, folder.path() / "pack", "en", false}));
  CHECK(report.in == 3);
  CHECK(report.leftOut.size() == 1);
  CHECK(std::find(report.written.begin(), report.written.end(), "checks/one.toml") == report.written.end());
}

TEST_CASE("a category with a formula that can't be read is a title as typed") {
  const Folder folder;
  const auto file = folder.write("a.gift", "$CATEGORY: Use $\\\\nosuch{x}$ well\n" + std::string(kGood));
  CHECK(must(importGift({{file}, folder.path() / "pack", "en", false})).in == 3);
}
