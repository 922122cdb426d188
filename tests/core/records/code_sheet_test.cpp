// What stands on a sheet of codes, in place of a request.

#include "core/records/code_sheet.h"

#include "core/records/payload_code.h"
#include "core/records/payload_marked.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::records;

TEST_CASE("A place on a sheet has one spelling, and no request on a screen looks like it") {
  CHECK(requestOf({1764271234, 7}) == "sheet/1764271234/7");
  CHECK(placeOf("sheet/1764271234/7") == SheetPlace{1764271234, 7});
  for (const char* no : {"4K7Q", "", "sheet/", "sheet/1", "sheet/1/", "sheet/1/0", "sheet/1/21", "sheet/01/1",
                         "sheet/1/01", "sheet/1/1 ", "sheet//1", "Sheet/1/1", "sheet/1/1/1", "sheet/-1/1"})
    CHECK_FALSE(placeOf(no));
}

TEST_CASE("The word of a sheet reads as it was written, and nothing else is one") {
  const CodeSheet sheet{1764271234, 20, 1'790'000'000'000};
  const Bytes bytes = encode(sheet);
  CHECK(must(decodeCodeSheet(bytes)) == sheet);
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(decodeCodeSheet(ByteView(bytes).first(size)));
  const CodeSheet none{7, 0, 0};  // makes those before void
  CHECK(must(decodeCodeSheet(encode(none))) == none);
  CHECK_FALSE(decodeCodeSheet(encode(CodeSheet{1, 21, 0})));
}

namespace {

/// As "1/2": the first to the last place of each sheet, with what is missing between.
std::string said(const std::vector<SheetPlace>& open) {
  std::string text;
  std::uint64_t sheet = 0;
  int last = 0;
  for (const SheetPlace& one : open) {
    if (one.sheet != sheet) text += (text.empty() ? "" : "; ") + std::to_string(one.sheet) + ":";
    if (one.sheet != sheet || one.place != last + 1) text += " " + std::to_string(one.place) + "-";
    sheet = one.sheet;
    last = one.place;
    const bool ends = &one == &open.back() || (&one + 1)->sheet != sheet || (&one + 1)->place != last + 1;
    if (ends) text += std::to_string(last);
  }
  return text;
}

constexpr std::int64_t kNow = 1'790'000'000'000;

}  // namespace

TEST_CASE("A kiosk that never heard of a sheet takes the first one") {
  CHECK(said(openPlaces({}, {}, kNow)) == "1: 1-20");
  CHECK(said(openPlaces({}, {}, {})) == "1: 1-20");
}

TEST_CASE("A code that was used is none again; of its sheet all others are open, and the next sheet is") {
  CHECK(said(openPlaces({}, {{1, 7}}, kNow)) == "1: 1-6 8-20; 2: 1-20");
  CHECK(said(openPlaces({}, {{1, 1}, {1, 20}}, kNow)) == "1: 2-19; 2: 1-20");
}

TEST_CASE("The first code of a later sheet makes the one before void") {
  CHECK(said(openPlaces({}, {{1, 7}, {2, 3}}, kNow)) == "2: 1-2 4-20; 3: 1-20");
}

TEST_CASE("Of a sheet that was heard of, as many codes are open as it has, before its time") {
  const CodeSheet sheet{4, 3, kNow};
  CHECK(said(openPlaces(sheet, {{4, 2}}, kNow - 1)) == "4: 1-1 3-3; 5: 1-20");
  CHECK(said(openPlaces(sheet, {{4, 2}}, kNow)) == "5: 1-20");
  CHECK(said(openPlaces(sheet, {{4, 2}}, {})) == "4: 1-1 3-3; 5: 1-20");  // the clock is not set
}

TEST_CASE("What was heard of an earlier sheet says nothing of the one whose code was used since, and the other way") {
  CHECK(said(openPlaces(CodeSheet{4, 3, kNow - 1}, {{5, 20}}, kNow)) == "5: 1-19; 6: 1-20");
  CHECK(said(openPlaces(CodeSheet{6, 3, kNow + 1}, {{5, 20}}, kNow)) == "6: 1-3; 7: 1-20");
}

TEST_CASE("A sheet without codes makes those before void, and the next one goes on behind it") {
  CHECK(said(openPlaces(CodeSheet{1'790'000'000, 0, 0}, {{3, 1}}, kNow)) == "1790000001: 1-20");
}

TEST_CASE("Never are more than forty places open") {
  CHECK(openPlaces({}, {}, kNow).size() <= kMostOpenPlaces);
  CHECK(openPlaces(CodeSheet{1, kCodesOnSheet, kNow + 1}, {}, kNow).size() == kMostOpenPlaces);
}

TEST_CASE("A code of a sheet that was used is written down like any other") {
  const CodeUsed used{{}, {}, requestOf({3, 20}), CodeAction::teacher, GrantId("g")};
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
