#include <algorithm>

#include "core/base/text.h"
#include "core/ledger/cbor.h"
#include "core/ledger/cbor_head.h"

namespace cz::ledger {
namespace {

constexpr std::uint64_t kMostItems = 4096;
constexpr std::uint64_t kMostPairs = 256;
constexpr std::size_t kDeepest = 8;

/// The argument of a head: `extra` bytes, big-endian.
std::uint64_t argumentAt(ByteView bytes, std::size_t at, std::size_t extra) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < extra; ++i) value = (value << 8U) | bytes[at + i];
  return value;
}

CborHead refused(const char* why) { return {kUnsigned, 0, 0, why}; }

/// Walks one value and everything in it.
class Walk {
 public:
  explicit Walk(ByteView bytes) : bytes_(bytes) {}

  bool value(std::size_t depth) {
    const CborHead head = cborHeadAt(bytes_, at_);
    if (head.size == 0) return stop(head.why);
    at_ += head.size;
    switch (head.major) {
      case kBytes:
      case kText: return run(head);
      case kArray: return array(head.value, depth);
      case kMap: return map(head.value, depth);
      default: return true;
    }
  }

  std::size_t at() const { return at_; }
  const char* why() const { return why_; }

 private:
  bool stop(const char* why) {
    why_ = why;
    return false;
  }

  bool run(const CborHead& head) {
    if (head.value > bytes_.size() - at_) return stop("it ends too early");
    const auto length = static_cast<std::size_t>(head.value);
    const std::string_view content = textOf(bytes_.subspan(at_, length));
    if (head.major == kText && !isUtf8WithNul(content)) return stop("a text is not UTF-8");
    at_ += length;
    return true;
  }

  /// isUtf8 refuses NUL, which is allowed in a text.
  static bool isUtf8WithNul(std::string_view text) {
    const auto parts = split(text, '\0');
    return std::all_of(parts.begin(), parts.end(), [](const std::string& part) { return isUtf8(part); });
  }

  bool array(std::uint64_t count, std::size_t depth) {
    if (count > kMostItems) return stop("an array is too long");
    if (depth == kDeepest) return stop("it is nested too deeply");
    for (std::uint64_t i = 0; i < count; ++i)
      if (!value(depth + 1)) return false;
    return true;
  }

  bool map(std::uint64_t pairs, std::size_t depth) {
    if (pairs > kMostPairs) return stop("a map is too long");
    if (depth == kDeepest) return stop("it is nested too deeply");
    std::uint64_t last = 0;
    for (std::uint64_t i = 0; i < pairs; ++i) {
      const CborHead key = cborHeadAt(bytes_, at_);
      if (key.size == 0) return stop(key.why);
      if (key.major != kUnsigned) return stop("a key of a map is not a whole number");
      if (i > 0 && key.value <= last) return stop("the keys of a map don't ascend");
      last = key.value;
      at_ += key.size;
      if (!value(depth + 1)) return false;
    }
    return true;
  }

  ByteView bytes_;
  std::size_t at_ = 0;
  const char* why_ = "";
};

}  // namespace

CborHead cborHeadAt(ByteView bytes, std::size_t at) {
  if (at >= bytes.size()) return refused("it ends too early");
  CborHead head;
  head.major = bytes[at] >> 5U;
  const unsigned low = bytes[at] & 31U;
  if (low > 27) return refused("an indefinite length is not allowed");
  const std::size_t extra = low < 24 ? 0 : std::size_t{1} << (low - 24);
  if (extra > bytes.size() - at - 1) return refused("it ends too early");
  head.value = extra == 0 ? low : argumentAt(bytes, at + 1, extra);
  head.size = 1 + extra;
  if (head.major == kSimple)
    return extra == 0 && head.value >= kFalse && head.value <= kNull
               ? head
               : refused("only true, false and null are allowed beside numbers, texts, bytes, arrays and maps");
  if (head.major == 6) return refused("a tag is not allowed");
  static constexpr std::uint64_t kLeast[] = {0, 24, 0x100, 0x10000, 0x100000000};
  const std::size_t width = extra == 0 ? 0 : low - 23;
  if (head.value < kLeast[width]) return refused("a number is spelled longer than need be");
  if (head.major == kNegative && head.value > INT64_MAX) return refused("a number is too far below zero");
  return head;
}

Result<void> checkCbor(ByteView bytes) {
  Walk walk(bytes);
  const auto bad = [&](const char* why) {
    return Error{Fault::input, std::string("These bytes are not strict CBOR: ") + why + ".",
                 "byte " + std::to_string(walk.at())};
  };
  if (!walk.value(0)) return bad(walk.why());
  if (walk.at() != bytes.size()) return bad("something follows after the value");
  return {};
}

}  // namespace cz::ledger
