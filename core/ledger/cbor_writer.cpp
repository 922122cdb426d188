#include "core/ledger/cbor.h"
#include "core/ledger/cbor_head.h"

namespace cz::ledger {

CborWriter& CborWriter::head(unsigned major, std::uint64_t value) {
  const std::size_t width = value < 24 ? 0 : value < 0x100 ? 1 : value < 0x10000 ? 2 : value < 0x100000000 ? 4 : 8;
  static constexpr std::uint8_t kLow[] = {0, 24, 25, 0, 26, 0, 0, 0, 27};
  const unsigned low = width == 0 ? static_cast<unsigned>(value) : kLow[width];
  out_.push_back(static_cast<std::uint8_t>((major << 5U) | low));
  for (std::size_t i = width; i > 0; --i) out_.push_back(static_cast<std::uint8_t>(value >> (8 * (i - 1))));
  return *this;
}

CborWriter& CborWriter::array(std::size_t count) { return head(kArray, count); }
CborWriter& CborWriter::map(std::size_t pairs) { return head(kMap, pairs); }
CborWriter& CborWriter::number(std::uint64_t value) { return head(kUnsigned, value); }

CborWriter& CborWriter::integer(std::int64_t value) {
  if (value >= 0) return head(kUnsigned, static_cast<std::uint64_t>(value));
  return head(kNegative, static_cast<std::uint64_t>(-(value + 1)));
}

CborWriter& CborWriter::bytes(ByteView bytes) {
  head(kBytes, bytes.size());
  return raw(bytes);
}

CborWriter& CborWriter::text(std::string_view utf8) {
  head(kText, utf8.size());
  return raw(viewOf(utf8));
}

CborWriter& CborWriter::boolean(bool value) { return head(kSimple, value ? kTrue : kFalse); }
CborWriter& CborWriter::null() { return head(kSimple, kNull); }

CborWriter& CborWriter::raw(ByteView value) {
  out_.insert(out_.end(), value.begin(), value.end());
  return *this;
}

}  // namespace cz::ledger
