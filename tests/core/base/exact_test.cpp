#include "core/base/exact.h"

#include "tests/support/catch.h"

using cz::Exact;
using cz::must;

namespace {
Exact exact(const char* text) { return must(Exact::parse(text)); }
}  // namespace

TEST_CASE("numbers are read exactly and written in lowest terms") {
  CHECK(exact("6/8").toText() == "3/4");
  CHECK(exact("-0.050").toText() == "-1/20");
  CHECK(exact("007").toText() == "7");
  CHECK(exact("123456789012345678901234567890").toText() == "123456789012345678901234567890");
}

TEST_CASE("what is not a plain number is refused") {
  for (const char* bad : {"", "-", ".", "1.", ".5", "1/0", "1/-2", "1e5", "1,5", " 1", "+1", "0x1", "1/2/3", "--1"}) {
    INFO(bad);
    CHECK_FALSE(Exact::parse(bad));
  }
}

TEST_CASE("a tenth three times is three tenths, unlike with binary floats") {
  CHECK(exact("0.1") + exact("0.1") + exact("0.1") == exact("0.3"));
  CHECK(exact("4.35") + exact("0.01") == exact("4.36"));
}

TEST_CASE("a shown decimal is cut, never rounded up") {
  CHECK(exact("89.66").toCutDecimal(1) == "89.6");
  CHECK(exact("99.99").toCutDecimal(0) == "99");
  CHECK(exact("-0.19").toCutDecimal(1) == "-0.1");
  CHECK(exact("-0.01").toCutDecimal(1) == "0.0");
  CHECK(exact("2/3").toCutDecimal(4) == "0.6666");
}

TEST_CASE("only numbers with a finite decimal have one") {
  CHECK(exact("3/8").toDecimal() == "0.375");
  CHECK(exact("-7/2").toDecimal() == "-3.5");
  CHECK_FALSE(exact("1/3").toDecimal());
}

TEST_CASE("floor goes down, also below zero") {
  CHECK(exact("-7/2").floor() == Exact(-4));
  CHECK(exact("7/2").floor() == Exact(3));
  CHECK(exact("5").floor() == Exact(5));
}

TEST_CASE("order is by value") {
  CHECK(exact("1/3") < exact("0.34"));
  CHECK(exact("-2") < exact("-1"));
  CHECK(exact("2/4") == exact("0.5"));
}

TEST_CASE("powers of ten go both ways and have a limit") {
  CHECK(must(cz::powerOfTen(3)) == Exact(1000));
  CHECK(must(cz::powerOfTen(-2)) == exact("0.01"));
  CHECK_FALSE(cz::powerOfTen(100000));
}
