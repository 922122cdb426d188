// A run of leaves in parts: nothing is given before its signed end has come.

#include "core/ledger/slice_parts.h"

#include "tests/support/catch.h"

using namespace cz;
using ledger::Slice;
using ledger::SliceParts;

namespace {

Slice part(std::uint64_t from, std::size_t count, const std::string& note = "") {
  Slice slice{from, std::vector<Bytes>(count, Bytes{1, 2}), {}, note};
  slice.payloads.push_back({from, {}, Bytes{static_cast<std::uint8_t>(from)}});
  return slice;
}

}  // namespace

TEST_CASE("Parts are joined once the last one has come, and then forgotten") {
  SliceParts parts;
  CHECK_FALSE(must(parts.add(part(10, 3))).has_value());
  CHECK(parts.next() == 13);
  CHECK_FALSE(must(parts.add(part(13, 2))).has_value());
  const auto whole = must(parts.add(part(15, 1, "signed")));
  REQUIRE(whole);
  CHECK(whole->from == 10);
  CHECK(whole->leaves.size() == 6);
  CHECK(whole->payloads.size() == 3);
  CHECK(whole->note == "signed");
  CHECK(parts.next() == 0);
}

TEST_CASE("One that is whole by itself is given at once; one that doesn't go on begins anew") {
  SliceParts parts;
  CHECK(must(parts.add(part(4, 2, "signed")))->leaves.size() == 2);
  CHECK_FALSE(must(parts.add(part(0, 5))).has_value());
  const auto other = must(parts.add(part(7, 2, "signed")));  // leaves 5 and 6 are missing
  REQUIRE(other);
  CHECK(other->from == 7);
  CHECK(other->leaves.size() == 2);
}

TEST_CASE("Nobody fills the memory with parts") {
  SliceParts parts;
  Slice large{0, {Bytes(SliceParts::kMostBytes / 2, 0)}, {}, ""};
  CHECK(parts.add(large).ok());
  large.from = 1;
  CHECK(parts.add(large).ok());
  CHECK(parts.add(part(2, 1)).error().fault == Fault::refused);
  CHECK(parts.next() == 0);
}
