// What stands on a sheet of codes, in place of a request.

#include "core/records/code_sheet.h"

#include "core/records/payload_code.h"
#include "core/records/payload_marked.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::records;

TEST_CASE("A place on a sheet has one spelling, and no request on a screen looks like it") {
  CHECK(requestOf(1764271234, 7) == "sheet/1764271234/7");
  CHECK(sheetRequest("sheet/1764271234/7") == std::pair(std::uint64_t{1764271234}, 7));
  for (const char* no : {"4K7Q", "", "sheet/", "sheet/1", "sheet/1/", "sheet/1/0", "sheet/1/21", "sheet/01/1",
                         "sheet/1/01", "sheet/1/1 ", "sheet//1", "Sheet/1/1", "sheet/1/1/1", "sheet/-1/1"})
    CHECK_FALSE(sheetRequest(no));
}

TEST_CASE("The word of a sheet reads as it was written, and nothing else is one") {
  const CodeSheet sheet{1764271234, 20, 1'790'000'000'000};
  const Bytes bytes = encode(sheet);
  CHECK(must(decodeCodeSheet(bytes)) == sheet);
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(decodeCodeSheet(ByteView(bytes).first(size)));
  CHECK_FALSE(decodeCodeSheet(encode(CodeSheet{1, 0, 0})));
  CHECK_FALSE(decodeCodeSheet(encode(CodeSheet{1, 21, 0})));
}

TEST_CASE("A code of a sheet that was used is written down like any other") {
  const CodeUsed used{{}, {}, requestOf(3, 20), CodeAction::teacher, GrantId("g")};
  CHECK(must(decodeCodeUsed(encode(used))) == used);
  CHECK_FALSE(decodeCodeUsed(encode(CodeUsed{{}, {}, "sheet/3/21", CodeAction::teacher, GrantId("g")})));
}

TEST_CASE("A mark at a kiosk reads as it was written, and has a number") {
  MarkedHere marked{{AttemptId("a"), SlotId("s1"), {{{CriterionId("clear"), 2}}, "Well told."}, true, 0}, 17};
  marked.given.number = 3;
  const Bytes bytes = encode(marked);
  const auto read = must(decodeMarkedHere(bytes));
  CHECK(read.after == 17);
  CHECK(encode(read.given) == encode(marked.given));
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(decodeMarkedHere(ByteView(bytes).first(size)));
  marked.given.number = 0;
  CHECK_FALSE(decodeMarkedHere(encode(marked)));
}
