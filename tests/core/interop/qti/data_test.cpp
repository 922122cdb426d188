// Other people's files: nothing crashes, everything is accounted for, every pack is valid; and how much comes in.
#include <algorithm>

#include "core/interop/qti/import_qti.h"
#include "core/interop/qti/manifest.h"
#include "core/interop/qti/package.h"
#include "tests/core/interop/qti/items.h"

using namespace cz;
using namespace cz::tests;
using namespace cz::interop;

namespace {

struct Tally {
  std::size_t in = 0;
  std::size_t asked = 0;  ///< items with something to answer
};

/// Something to answer: not a text alone, not a document that is broken or absent.
bool isQuestion(const LeftOut& one) {
  return one.why.find("It has nothing to answer") != 0 && one.type != "unreadable" && one.type != "missing" &&
         one.type != "bankentry_item" && one.type != "no interaction" && one.type != "section" && one.type != "zip" &&
         one.type != "package";
}

void add(const std::filesystem::path& folder, Tally& tally) {
  const Folder out;
  const auto report = importQti({{folder}, out.path() / "pack", "en", false});
  if (!report) UNSCOPED_INFO(report.error().message);
  REQUIRE(report.ok());
  for (const auto& one : report->leftOut) CHECK_FALSE((one.why.empty() || one.line <= 0 || one.id.empty()));
  const std::size_t asked =
      report->in + static_cast<std::size_t>(std::count_if(report->leftOut.begin(), report->leftOut.end(), isQuestion));
  tally.in += report->in;
  tally.asked += asked;
  WARN(folder.filename().string() << ": " << report->in << " of " << asked << " in, " << report->leftOut.size()
                                  << " left out by name");
  if (report->in == 0) return;
  CHECK(pack::readAndValidate(must(pack::readFolder(out.path() / "pack"))).pack.has_value());
}

Tally tallyOf(const std::filesystem::path& folder) {
  Tally tally;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.is_directory()) add(entry.path(), tally);
  WARN(folder.filename().string() << " altogether: " << tally.in << " of " << tally.asked << " in");
  return tally;
}

}  // namespace

TEST_CASE("QTI 1.2 of other people comes in") {
  if (const auto folder = sharedData("qti12")) CHECK(tallyOf(*folder).in >= 115);
}

TEST_CASE("QTI 2.x of other people comes in") {
  if (const auto folder = sharedData("qti2")) CHECK(tallyOf(*folder).in >= 306);
}

TEST_CASE("QTI 3.0 of other people comes in") {
  if (const auto folder = sharedData("qti3")) CHECK(tallyOf(*folder).in >= 100);
}
