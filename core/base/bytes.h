#pragma once
// Bytes and their spellings in text.

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace cz {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

/// A fixed number of bytes with a meaning of its own. Two tags of one size don't mix.
template <class Tag, std::size_t N>
struct FixedBytes {
  static constexpr std::size_t size = N;
  std::array<std::uint8_t, N> bytes{};

  ByteView view() const { return bytes; }
  friend auto operator<=>(const FixedBytes&, const FixedBytes&) = default;
};

using Hash = FixedBytes<struct HashTag, 32>;  ///< SHA-256 of something
using Seed = FixedBytes<struct SeedTag, 32>;  ///< decides a form together with its algorithm version

/// One after the other.
Bytes joined(std::initializer_list<ByteView> parts);

ByteView viewOf(std::string_view text);
std::string_view textOf(ByteView bytes);

/// Lower-case hexadecimal.
std::string hexOf(ByteView bytes);
/// Strict: even length, lower-case digits only, so that a value has one spelling.
Result<Bytes> bytesFromHex(std::string_view hex);

/// RFC 4648 base64 with padding.
std::string base64Of(ByteView bytes);
/// Strict: padded, no white space, unused bits zero.
Result<Bytes> bytesFromBase64(std::string_view text);

/// RFC 4648 base32, lower case, no padding.
std::string base32Of(ByteView bytes);
/// Strict inverse of base32Of: unknown symbols or set unused bits are an error.
Result<Bytes> bytesFromBase32(std::string_view text);

/// Copies exactly N bytes; another length is an input error naming `what`.
template <class Fixed>
Result<Fixed> fixedFrom(ByteView bytes, std::string_view what) {
  if (bytes.size() != Fixed::size)
    return Error{Fault::input, std::string(what) + " must be " + std::to_string(Fixed::size) + " bytes long.", ""};
  Fixed fixed;
  for (std::size_t i = 0; i < Fixed::size; ++i) fixed.bytes[i] = bytes[i];
  return fixed;
}

}  // namespace cz
