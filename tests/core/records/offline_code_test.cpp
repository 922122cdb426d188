// The code that a teacher reads out: the same at both sides, and bound to all that it is for (trust: 2.8).

#include "core/records/offline_code.h"

#include <fstream>
#include <set>

#include "core/base/damm.h"
#include "core/base/text.h"
#include "core/records/payload_code.h"
#include "tests/core/records/a_kiosk.h"
#include "tests/support/where.h"

using namespace cz;
using namespace cz::records;
using namespace cz::tests;

namespace {

/// A line of offline_codes.tsv, which offline_codes.py computed from the formats alone.
struct Line {
  int kiosk = 0;
  int station = 0;
  CodeFor what;
  std::string code;
  std::string grant;
};

std::vector<Line> linesOfTable() {
  std::ifstream in(inTree("tests/core/records/offline_codes.tsv"));
  std::vector<Line> lines;
  for (std::string text; std::getline(in, text);) {
    if (text.starts_with('#')) continue;
    const auto part = split(text, '\t');
    REQUIRE(part.size() == 9);
    const CodeFor what{LogId(part[2]), StudentId(part[3]), CheckId(part[4]), part[5],
                       static_cast<CodeAction>(std::stoi(part[6]))};
    lines.push_back({std::stoi(part[0]), std::stoi(part[1]), what, part[7], part[8]});
  }
  return lines;
}

CodeFor someCode() { return {LogId("log"), kLex, kFactors, "4K7Q", CodeAction::unlock}; }

}  // namespace

TEST_CASE("Kiosk and station come to the codes that a second program computes from the formats") {
  const auto lines = linesOfTable();
  REQUIRE(lines.size() == 10);
  for (const Line& line : lines) {
    INFO(line.what.check.text << " " << line.what.request);
    const auto kiosk = keysNumber(static_cast<std::uint8_t>(line.kiosk));
    const auto station = keysNumber(static_cast<std::uint8_t>(line.station));
    const auto here = must(codeKeyAtKiosk(kiosk, station.identity()));
    const auto there = must(codeKeyAtStation(station, kiosk.identity()));
    CHECK(here == there);
    CHECK(codeOf(here, line.what) == line.code);
    CHECK(grantOf(there, line.what) == GrantId(line.grant));
  }
}

TEST_CASE("Another student, check, request, kiosk, station or deed is another code") {
  std::set<std::string> codes, grants;
  for (const Line& line : linesOfTable()) {
    codes.insert(line.code);
    grants.insert(line.grant);
  }
  CHECK(codes.size() == 10);
  CHECK(grants.size() == 10);
}

TEST_CASE("A code is nine digits, also when its number is small, and its last digit fits") {
  const auto key = must(codeKeyAtKiosk(keysNumber(7), keysNumber(9).identity()));
  CodeFor what = someCode();
  bool small = false;
  for (int i = 0; i < 200; ++i) {
    what.request = "00" + std::to_string(i % 10) + std::to_string(i / 10 % 10);
    what.student = StudentId(std::to_string(i));
    const std::string code = codeOf(key, what);
    CHECK(code.size() == 9);
    CHECK(dammHolds(code));
    small = small || code.front() == '0';
  }
  CHECK(small);
}

TEST_CASE("A code is taken with blanks, dashes and letters that stand for digits") {
  const std::string code = "48310275" + std::string(1, dammDigit("48310275"));
  for (const std::string& typed : {inThrees(code), code, " " + code + "\n", code.substr(0, 3) + "-" + code.substr(3),
                                   "4831O275" + code.substr(8), "483 l02 75" + code.substr(8)})
    CHECK(must(codeTyped(typed)) == code);
}

TEST_CASE("What can be no code is told before it costs a try") {
  const std::string code = "48310275" + std::string(1, dammDigit("48310275"));
  std::string slip = code;
  slip[3] = slip[3] == '9' ? '8' : '9';
  for (const std::string& typed : {std::string(), code.substr(0, 8), code + "0", slip, code.substr(0, 8) + "x"})
    CHECK(codeTyped(typed).error().fault == Fault::input);
}

TEST_CASE("A code is shown in threes") {
  CHECK(inThrees("483102754") == "483 102 754");
  CHECK(inThrees("4831") == "483 1");
  CHECK(inThrees("").empty());
}

TEST_CASE("A request is four symbols, and is taken in any case, with blanks, and with O for 0") {
  CountingRandom random;
  std::set<std::string> drawn;
  for (int i = 0; i < 50; ++i) {
    const std::string request = drawRequest(random);
    CHECK(request.size() == 4);
    CHECK(must(requestTyped(request)) == request);
    drawn.insert(request);
  }
  CHECK(drawn.size() > 40);
  CHECK(must(requestTyped(" 4k-7q ")) == "4K7Q");
  CHECK(must(requestTyped("OIL0")) == "0110");
  for (const char* typed : {"", "4K7", "4K7QA", "4K7U", "4K7é"})
    CHECK(requestTyped(typed).error().fault == Fault::input);
}

TEST_CASE("The first two bytes and a half of what is drawn are the request") {
  struct Fixed final : Random {
    void fill(std::uint8_t* to, std::size_t count) override {
      const std::uint8_t bytes[] = {0x00, 0x44, 0x3F};  // 00000 00001 00010 00011 | 1111
      for (std::size_t i = 0; i < count; ++i) to[i] = bytes[i];
    }
  } random;
  CHECK(drawRequest(random) == "0123");
}

TEST_CASE("What is written about a used code is read again, and nothing but what would be written") {
  const CodeUsed used{kLex, kFactors, "4K7Q", CodeAction::unlock, GrantId("g1")};
  CHECK(must(decodeCodeUsed(encode(used))) == used);
  CodeUsed bad = used;
  bad.request = "4k7q";
  CHECK_FALSE(decodeCodeUsed(encode(bad)));
  CodeUsed answering = used;
  answering.attempt = AttemptId("a1");
  CHECK(must(decodeCodeUsed(encode(answering))) == answering);
  const CodeUsed teachers{{}, {}, "4K7Q", CodeAction::teacher, GrantId("g2")};
  CHECK(must(decodeCodeUsed(encode(teachers))) == teachers);
  bad = used;
  bad.grant = {};
  CHECK_FALSE(decodeCodeUsed(encode(bad)));
  Bytes more = encode(used);
  more.push_back(0);
  CHECK_FALSE(decodeCodeUsed(more));
  CodeUsed later = used;
  later.action = static_cast<CodeAction>(99);
  CHECK(must(decodeCodeUsed(encode(later))) == later);
  CHECK(must(decodeCodeMissed(encode(CodeMissed{17}))) == CodeMissed{17});
}
