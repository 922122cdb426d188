#pragma once
// Deterministic CBOR: the subset of RFC 8949 §4.2 that trust 2.3 allows. One value has one spelling.
//
// Whole numbers, byte strings, UTF-8 text, arrays of at most 4,096, maps of at most 256 with ascending whole-number
// keys, true, false, null; at most 8 levels deep; shortest heads; nothing after the value. The reader refuses all else.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"

namespace cz::ledger {

/// Writes one value piece by piece. Arrays and maps say beforehand how much they hold; a map's keys are written with
/// `key`, ascending. The caller keeps the counts right: what it writes is read back by CborReader in every test.
class CborWriter {
 public:
  CborWriter& array(std::size_t count);
  CborWriter& map(std::size_t pairs);
  CborWriter& key(std::uint64_t key) { return number(key); }
  CborWriter& number(std::uint64_t value);  ///< 0 and up
  CborWriter& integer(std::int64_t value);  ///< also below 0
  CborWriter& bytes(ByteView bytes);
  CborWriter& text(std::string_view utf8);
  CborWriter& boolean(bool value);
  CborWriter& null();
  CborWriter& raw(ByteView value);  ///< one whole value that is CBOR already
  Bytes take() { return std::move(out_); }

 private:
  CborWriter& head(unsigned major, std::uint64_t value);
  Bytes out_;
};

/// Whether `bytes` are exactly one value of the subset. The message says at which byte it stops being one.
Result<void> checkCbor(ByteView bytes);

/// Reads one value piece by piece, in the order in which it was written. The first thing that isn't as expected makes
/// the reader fail; from then on it gives zeros and empty texts, so that only `finish` needs to be asked.
class CborReader {
 public:
  /// `bytes` must outlive the reader.
  explicit CborReader(ByteView bytes);

  std::size_t array();  ///< opens an array and gives its length; close it with `leave`
  std::size_t map();    ///< opens a map and gives its number of pairs; close it with `leave`
  void key(std::uint64_t expected);
  bool has(std::uint64_t optional);  ///< takes the key when it comes next
  void leave();                      ///< everything in the open array or map must have been read
  std::uint64_t number();
  std::int64_t integer();
  Bytes bytes();
  std::string text();
  bool boolean();
  bool takeNull();  ///< takes a null when it comes next
  ByteView skip();  ///< one whole value, as it is

  /// Fails the reading because a value isn't one that may stand there.
  void fail(std::string_view why);
  bool ok() const { return why_.empty(); }
  /// Good when all was as expected and all was read. `what` names the thing in the message: "The start of an attempt".
  Result<void> finish(std::string_view what);

 private:
  std::uint64_t take(unsigned major, const char* what);
  ByteView run(unsigned major, const char* what);
  std::size_t enter(unsigned major, std::size_t valuesPerItem, const char* what);
  void count();

  ByteView bytes_;
  std::size_t at_ = 0;
  std::vector<std::uint64_t> open_;  ///< values still to read in each open array or map
  std::string why_;
};

/// The same for a fixed number of bytes, which a byte string must have.
template <class Fixed>
Fixed readFixed(CborReader& reader) {
  auto fixed = fixedFrom<Fixed>(reader.bytes(), "A value");
  if (fixed) return *fixed;
  reader.fail("a byte string has the wrong length");
  return {};
}

}  // namespace cz::ledger
