// Gaps on their way into a pack and back.
#include "core/interop/import.h"
#include "core/pack/question.h"
#include "tests/core/interop/files.h"

using namespace cz;
using namespace cz::tests;
using namespace cz::interop;

TEST_CASE("a text with gaps says in the pack what it said in the file") {
  const Folder folder;
  const auto file = folder.write(
      "cat.txt",
      "The {2:SAC:=cat~%50%kitten#Young.} of {{Ada}} has {1:NM:=4:0.5} legs and {1:MCS:=fur~%50%hair~fins}.");
  const auto report = must(importCloze({{file}, folder.path() / "pack", "en", false}));
  for (const auto& one : report.leftOut) UNSCOPED_INFO(one.id << ": " << one.why);
  CHECK(report.in == 1);
  const auto reading = pack::readAndValidate(must(pack::readFolder(folder.path() / "pack")));
  REQUIRE(reading.pack.has_value());
  const auto* item = reading.pack->findCheck(CheckId("cat"))->findItem(ItemId("cat"));
  REQUIRE(item != nullptr);
  CHECK(must(pack::ask(*item, {})).stem == "The [[gap-1]] of {{Ada}} has [[gap-2]] legs and [[gap-3]].");
  REQUIRE(item->gaps.size() == 3);
  CHECK(item->gaps[0].weight == Exact(2));
  CHECK(item->gaps[0].letterCase == pack::LetterCase::strict);
  CHECK(item->gaps[0].accepts[1].credit == must(Exact::parse("1/2")));
  CHECK(item->gaps[1].type == pack::ItemType::number);
  CHECK(item->gaps[2].options[1].credit == must(Exact::parse("1/2")));
  CHECK(item->gaps[2].shuffle);
}
