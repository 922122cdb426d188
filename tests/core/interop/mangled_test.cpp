// Files that somebody cut, typed into or damaged: whatever the bytes, a reader gives questions and faults and never
// stops the program; what comes of it has a name, a line and a reason. Worth most with sanitizers.

#include <algorithm>

#include "core/interop/aiken_read.h"
#include "core/interop/cloze.h"
#include "core/interop/gift_read.h"
#include "core/interop/moodle_read.h"
#include "tests/core/interop/imports.h"

using namespace cz::interop;
using namespace cz::tests;

namespace {

using Read = QuestionFile (*)(std::string_view bytes);

/// What was left out has a name, a line and a reason; what came in is whole.
bool isGood(const Imported& imported) {
  const auto told = [](const LeftOut& one) {
    return !one.why.empty() && !one.id.empty() && !one.type.empty() && one.line > 0;
  };
  const auto whole = [](const ImportedItem& one) { return !one.id.empty() && !one.stem.empty(); };
  return std::all_of(imported.leftOut.begin(), imported.leftOut.end(), told) &&
         std::all_of(imported.items.begin(), imported.items.end(), whole);
}

/// The first of these texts that is not imported well; empty when all are.
std::string firstBad(const std::vector<std::string>& texts, Read read) {
  for (const std::string& text : texts)
    if (!isGood(converted(read(text)))) return text;
  return "";
}

/// Every cut, every letter missing, and every letter changed into each sign that means something somewhere.
void mangle(const std::string& sample, Read read) {
  std::vector<std::string> cut, missing, changed;
  for (std::size_t at = 0; at < sample.size(); ++at) {
    cut.push_back(sample.substr(0, at));
    missing.push_back(std::string(sample).erase(at, 1));
    for (const char sign : std::string("<>&]{}~=#%:*\\\"1-A\n\0\xFF", 21)) {
      changed.push_back(sample);
      changed.back()[at] = sign;
    }
  }
  CHECK(firstBad(cut, read) == "");
  CHECK(firstBad(missing, read) == "");
  CHECK(firstBad(changed, read) == "");
}

}  // namespace

TEST_CASE("a mangled Aiken file never stops the program") {
  mangle("Who?\nA) a\nB. b\nANSWER: B\n\nWhat?\nA) c\nB) d\nANSWER: A\n", aiken::readFile);
}

TEST_CASE("a mangled GIFT file never stops the program") {
  mangle("::T::Q {=a#f ~%50%b ~c####g}\n\nN {#=3:1 =%50%2..4}\n\nM {=a -> 1 =b -> 2}\n", gift::readFile);
}

TEST_CASE("mangled embedded answers never stop the program") {
  mangle("A {1:MC:=a#f~%50%b} b {2:NM:=3.5:0.1~*#x} c {:SA:=\\}*&#233;} d {1:MRS:=a~=b}",
         [](std::string_view bytes) { return cloze::readFile(bytes, "file.txt"); });
}

TEST_CASE("a mangled Moodle XML file never stops the program") {
  const auto read = [](std::string_view bytes) { return moodle::readFile(bytes, "file.xml"); };
  mangle(
      "<quiz><question type=\"category\"><category><text>top/C</text></category></question>"
      "<question type=\"multichoice\"><name><text>N</text></name><questiontext "
      "format=\"html\"><text><![CDATA[<b>Q</b>]]>"
      "</text><file name=\"a.png\">AA</file></questiontext><single>false</single><answer fraction=\"50\"><text>a</text>"
      "</answer><answer fraction=\"50\"><text>b</text></answer></question></quiz>",
      read);
  mangle(
      "<quiz><question type=\"numerical\"><questiontext><text>Q</text></questiontext><answer "
      "fraction=\"100\"><text>1e2</text>"
      "<tolerance>0.1</tolerance></answer><units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit></"
      "units>"
      "</question><question type=\"gapselect\"><questiontext><text>a [[1]] b [[2]]</text></questiontext><selectoption>"
      "<text>x</text><group>1</group></selectoption><selectoption><text>y</text><group>1</group></selectoption></"
      "question>"
      "</quiz>",
      read);
  mangle(
      "<quiz><question type=\"gapfill\"><questiontext><text>a [b|c] d [e]</text></questiontext><answerdisplay>dropdown"
      "</answerdisplay><delimitchars>[]</delimitchars><answer fraction=\"0\"><text>f</text></answer></question></quiz>",
      read);
}

TEST_CASE("XML that is nested without end is no way to stop the program") {
  std::string deep = "<quiz>";
  for (int i = 0; i < 50'000; ++i) deep += "<question type=\"x\">";
  CHECK(converted(moodle::readFile(deep, "deep.xml")).items.empty());
  for (int i = 0; i < 50'000; ++i) deep += "</question>";
  CHECK(converted(moodle::readFile(deep + "</quiz>", "deep.xml")).leftOut.size() == 1);
}
