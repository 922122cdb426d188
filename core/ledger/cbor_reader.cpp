#include "core/ledger/cbor.h"
#include "core/ledger/cbor_head.h"

namespace cz::ledger {

CborReader::CborReader(ByteView bytes) : bytes_(bytes) {
  if (auto checked = checkCbor(bytes); !checked) fail(checked.error().message + " (" + checked.error().detail + ")");
}

void CborReader::fail(std::string_view why) {
  if (why_.empty()) why_ = why;
}

/// One value less to read in the array or map that is open.
void CborReader::count() {
  if (open_.empty()) return;
  if (open_.back() == 0) return fail("an array or a map has too little in it");
  --open_.back();
}

std::uint64_t CborReader::take(unsigned major, const char* what) {
  if (!ok()) return 0;
  count();
  const CborHead head = cborHeadAt(bytes_, at_);
  if (head.size == 0 || head.major != major) fail(std::string("there is no ") + what + " where one belongs");
  if (!ok()) return 0;
  at_ += head.size;
  return head.value;
}

ByteView CborReader::run(unsigned major, const char* what) {
  const auto length = static_cast<std::size_t>(take(major, what));
  if (!ok()) return {};
  at_ += length;
  return bytes_.subspan(at_ - length, length);
}

std::size_t CborReader::enter(unsigned major, std::size_t valuesPerItem, const char* what) {
  const auto items = static_cast<std::size_t>(take(major, what));
  if (ok()) open_.push_back(items * valuesPerItem);
  return items;
}

std::size_t CborReader::array() { return enter(kArray, 1, "array"); }
std::size_t CborReader::map() { return enter(kMap, 2, "map"); }

void CborReader::key(std::uint64_t expected) {
  if (take(kUnsigned, "key") != expected) fail("a map lacks a key: " + std::to_string(expected));
}

bool CborReader::has(std::uint64_t optional) {
  if (!ok() || open_.empty() || open_.back() == 0) return false;
  const CborHead head = cborHeadAt(bytes_, at_);
  if (head.size == 0 || head.major != kUnsigned || head.value != optional) return false;
  take(kUnsigned, "key");
  return true;
}

void CborReader::leave() {
  if (!ok()) return;
  if (open_.empty() || open_.back() != 0) return fail("an array or a map has too much in it");
  open_.pop_back();
}

std::uint64_t CborReader::number() { return take(kUnsigned, "whole number"); }

std::int64_t CborReader::integer() {
  const CborHead head = ok() ? cborHeadAt(bytes_, at_) : CborHead{};
  if (head.major == kNegative) return -1 - static_cast<std::int64_t>(take(kNegative, "whole number"));
  const std::uint64_t value = take(kUnsigned, "whole number");
  if (value > INT64_MAX) fail("a number is too large");
  return ok() ? static_cast<std::int64_t>(value) : 0;
}

Bytes CborReader::bytes() {
  const ByteView content = run(kBytes, "byte string");
  return {content.begin(), content.end()};
}

std::string CborReader::text() { return std::string(textOf(run(kText, "text"))); }

bool CborReader::boolean() {
  const std::uint64_t value = take(kSimple, "true or false");
  if (ok() && value == kNull) fail("there is no true or false where one belongs");
  return value == kTrue;
}

bool CborReader::takeNull() {
  const CborHead head = ok() ? cborHeadAt(bytes_, at_) : CborHead{};
  if (head.size == 0 || head.major != kSimple || head.value != kNull) return false;
  take(kSimple, "null");
  return ok();
}

ByteView CborReader::skip() {
  if (!ok()) return {};
  count();
  const std::size_t from = at_;
  // The whole was checked, so counting values is enough to find the end of this one.
  for (std::uint64_t values = 1; values > 0 && ok(); --values) {
    const CborHead head = cborHeadAt(bytes_, at_);
    if (head.size == 0) fail("a value is missing");
    at_ += head.size;
    if (head.major == kBytes || head.major == kText) at_ += static_cast<std::size_t>(head.value);
    if (head.major == kArray) values += head.value;
    if (head.major == kMap) values += 2 * head.value;
  }
  return ok() ? bytes_.subspan(from, at_ - from) : ByteView{};
}

Result<void> CborReader::finish(std::string_view what) {
  if (ok() && (at_ != bytes_.size() || !open_.empty())) fail("something is left over");
  if (ok()) return {};
  return Error{Fault::input, std::string(what) + " can't be read: " + why_ + ".", ""};
}

}  // namespace cz::ledger
