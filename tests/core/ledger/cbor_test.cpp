#include "core/ledger/cbor.h"

#include "tests/support/catch.h"

using namespace cz;
using ledger::CborReader;
using ledger::CborWriter;

namespace {

Bytes hex(std::string_view text) { return must(bytesFromHex(text)); }

std::string written(CborWriter&& writer) { return hexOf(writer.take()); }

std::string whyNot(std::string_view text) {
  const auto checked = ledger::checkCbor(hex(text));
  return checked ? "it is" : checked.error().message;
}

}  // namespace

// The examples of RFC 8949, appendix A, as far as they belong to our subset.

TEST_CASE("Numbers are written as in RFC 8949") {
  const std::pair<std::uint64_t, std::string> examples[] = {{0, "00"},
                                                            {1, "01"},
                                                            {10, "0a"},
                                                            {23, "17"},
                                                            {24, "1818"},
                                                            {25, "1819"},
                                                            {100, "1864"},
                                                            {1000, "1903e8"},
                                                            {1000000, "1a000f4240"},
                                                            {1000000000000, "1b000000e8d4a51000"},
                                                            {18446744073709551615U, "1bffffffffffffffff"}};
  for (const auto& [number, spelling] : examples) {
    CHECK(written(std::move(CborWriter().number(number))) == spelling);
    const Bytes bytes = hex(spelling);
    CborReader reader(bytes);
    CHECK(reader.number() == number);
    CHECK(reader.finish("It"));
  }
}

TEST_CASE("Numbers below zero are written as in RFC 8949") {
  const std::pair<std::int64_t, std::string> examples[] = {{-1, "20"},
                                                           {-10, "29"},
                                                           {-100, "3863"},
                                                           {-1000, "3903e7"},
                                                           {INT64_MIN, "3b7fffffffffffffff"},
                                                           {0, "00"},
                                                           {INT64_MAX, "1b7fffffffffffffff"}};
  for (const auto& [number, spelling] : examples) {
    CHECK(written(std::move(CborWriter().integer(number))) == spelling);
    const Bytes bytes = hex(spelling);
    CborReader reader(bytes);
    CHECK(reader.integer() == number);
    CHECK(reader.finish("It"));
  }
}

TEST_CASE("Texts, bytes, lists and truths are written as in RFC 8949") {
  CHECK(written(std::move(CborWriter().text(""))) == "60");
  CHECK(written(std::move(CborWriter().text("IETF"))) == "6449455446");
  CHECK(written(std::move(CborWriter().text("\"\\"))) == "62225c");
  CHECK(written(std::move(CborWriter().text("水"))) == "63e6b0b4");
  CHECK(written(std::move(CborWriter().bytes({}))) == "40");
  CHECK(written(std::move(CborWriter().bytes(hex("01020304")))) == "4401020304");
  CHECK(written(std::move(CborWriter().boolean(false))) == "f4");
  CHECK(written(std::move(CborWriter().boolean(true))) == "f5");
  CHECK(written(std::move(CborWriter().null())) == "f6");
  CHECK(written(std::move(CborWriter().array(3).number(1).number(2).number(3))) == "83010203");
  CHECK(written(std::move(CborWriter().map(2).key(1).number(2).key(3).number(4))) == "a201020304");
}

TEST_CASE("What was written is read back") {
  CborWriter writer;
  writer.map(4);
  writer.key(0).text("żółw\0x"), writer.key(2).array(2).integer(-5).null();
  writer.key(3).map(0), writer.key(9).bytes(hex("00ff"));
  const Bytes bytes = writer.take();
  CborReader reader(bytes);
  CHECK(reader.map() == 4);
  reader.key(0);
  CHECK(reader.text() == "żółw\0x");
  CHECK_FALSE(reader.has(1));
  CHECK(reader.has(2));
  CHECK(reader.array() == 2);
  CHECK_FALSE(reader.takeNull());
  CHECK(reader.integer() == -5);
  CHECK(reader.takeNull());
  reader.leave();
  reader.key(3);
  CHECK(reader.map() == 0);
  CHECK_FALSE(reader.has(9));  // it belongs to the outer map
  reader.leave();
  reader.key(9);
  CHECK(reader.bytes() == hex("00ff"));
  reader.leave();
  CHECK(reader.finish("It"));
}

TEST_CASE("One value can be taken as it is") {
  const Bytes bytes =
      hex("83"
          "a20182020304f6"
          "6449455446"
          "07");
  CborReader reader(bytes);
  reader.array();
  CHECK(hexOf(reader.skip()) == "a20182020304f6");
  CHECK(hexOf(reader.skip()) == "6449455446");
  CHECK(reader.number() == 7);
  reader.leave();
  CHECK(reader.finish("It"));
}

TEST_CASE("A second spelling of a value is refused") {
  for (const char* text :
       {"1800", "1817", "190000", "1900ff", "1a0000ffff", "1b00000000ffffffff", "3800", "7800", "5817", "9800", "b800"})
    CHECK(whyNot(text).find("longer than need be") != std::string::npos);
}

TEST_CASE("Floats, tags, indefinite lengths and other simple values are refused") {
  CHECK(whyNot("f90000").find("only true, false and null") != std::string::npos);
  CHECK(whyNot("fb3ff199999999999a").find("only true, false and null") != std::string::npos);
  CHECK(whyNot("f7").find("only true, false and null") != std::string::npos);
  CHECK(whyNot("f0").find("only true, false and null") != std::string::npos);
  CHECK(whyNot("f820").find("only true, false and null") != std::string::npos);
  CHECK(whyNot("c11a514b67b0").find("tag") != std::string::npos);
  CHECK(whyNot("9fff").find("indefinite") != std::string::npos);
  CHECK(whyNot("5f42010243030405ff").find("indefinite") != std::string::npos);
  CHECK(whyNot("ff").find("indefinite") != std::string::npos);
  CHECK(whyNot("1c").find("indefinite") != std::string::npos);  // a reserved head
}

TEST_CASE("Maps have ascending whole-number keys") {
  CHECK(whyNot("a20102"
               "0304") == "it is");
  CHECK(whyNot("a203040102").find("ascend") != std::string::npos);
  CHECK(whyNot("a201020103").find("ascend") != std::string::npos);
  CHECK(whyNot("a1616101").find("whole number") != std::string::npos);
  CHECK(whyNot("a12001").find("whole number") != std::string::npos);
}

TEST_CASE("Texts are UTF-8") {
  CHECK(whyNot("6161") == "it is");
  CHECK(whyNot("6100") == "it is");  // a NUL is a letter like any other
  CHECK(whyNot("61ff").find("UTF-8") != std::string::npos);
  CHECK(whyNot("63eda080").find("UTF-8") != std::string::npos);  // half of a surrogate pair
  CHECK(whyNot("62c080").find("UTF-8") != std::string::npos);    // a NUL in two bytes
}

TEST_CASE("Nothing is too long, too deep or left over") {
  CHECK(whyNot("8181818181818181"
               "00") == "it is");
  CHECK(whyNot("818181818181818181"
               "00")
            .find("deeply") != std::string::npos);
  CHECK(whyNot("991001").find("too long") != std::string::npos);  // 4,097 items
  CHECK(whyNot("b90101").find("too long") != std::string::npos);  // 257 pairs
  CHECK(whyNot("0000").find("follows") != std::string::npos);
  CHECK(whyNot("").find("too early") != std::string::npos);
  CHECK(whyNot("5bffffffffffffffff00").find("too early") != std::string::npos);
}

TEST_CASE("A value that was cut anywhere is refused") {
  CborWriter writer;
  writer.map(2).key(1).array(3).text("three").bytes(Bytes(300, 1)).integer(-70000).key(500).boolean(true);
  const Bytes whole = writer.take();
  REQUIRE(ledger::checkCbor(whole));
  for (std::size_t length = 0; length < whole.size(); ++length)
    CHECK_FALSE(ledger::checkCbor(ByteView(whole).first(length)));
}

TEST_CASE("A reader that meets something else says so once, and reads nothing more") {
  const Bytes bytes =
      hex("a2016161"
          "0205");
  CborReader reader(bytes);
  reader.map();
  reader.key(1);
  CHECK(reader.number() == 0);
  CHECK(reader.text().empty());
  const auto finished = reader.finish("The letter");
  REQUIRE_FALSE(finished);
  CHECK(finished.error().message == "The letter can't be read: there is no whole number where one belongs.");
}

TEST_CASE("A map with too little or too much in it is no good") {
  const Bytes bytes = hex("820101");
  CborReader tooFew(bytes);
  tooFew.array();
  tooFew.number();
  tooFew.leave();
  CHECK_FALSE(tooFew.finish("It"));
  CborReader tooMany(bytes);
  tooMany.array();
  for (int i = 0; i < 3; ++i) tooMany.number();
  CHECK_FALSE(tooMany.finish("It"));
  CborReader unread(bytes);
  CHECK_FALSE(unread.finish("It"));
}

TEST_CASE("No run of bytes makes the reader stumble") {
  // All strings of three bytes: each is refused, or is a value that ends exactly where the string ends.
  Bytes bytes(3);
  std::size_t good = 0;
  for (unsigned value = 0; value < 1U << 24U; value += 7) {
    bytes = {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8),
             static_cast<std::uint8_t>(value)};
    if (!ledger::checkCbor(bytes)) continue;
    ++good;
    CborReader reader(bytes);
    reader.skip();
    if (!reader.finish("It")) FAIL(hexOf(bytes));
  }
  CHECK(good > 1000);
}
