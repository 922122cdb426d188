#include "core/base/bytes.h"

namespace cz {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";
constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kBase32 = "abcdefghijklmnopqrstuvwxyz234567";

/// Regroups bytes into symbols of `bits` bits, the last one filled with zero bits.
std::string spell(ByteView bytes, std::string_view alphabet, unsigned bits) {
  std::string text;
  unsigned held = 0;
  unsigned count = 0;
  for (std::uint8_t byte : bytes) {
    held = (held << 8U) | byte;
    for (count += 8; count >= bits; count -= bits) text += alphabet[(held >> (count - bits)) & ((1U << bits) - 1)];
    held &= (1U << count) - 1;
  }
  if (count > 0) text += alphabet[(held << (bits - count)) & ((1U << bits) - 1)];
  return text;
}

Result<Bytes> unspell(std::string_view text, std::string_view alphabet, unsigned bits, const char* name) {
  const Error bad{Fault::input, std::string("This is not ") + name + ".", std::string(text.substr(0, 80))};
  Bytes bytes;
  unsigned held = 0;
  unsigned count = 0;
  for (char symbol : text) {
    const auto at = alphabet.find(symbol);
    if (at == std::string_view::npos) return bad;
    held = (held << bits) | static_cast<unsigned>(at);
    count += bits;
    if (count >= 8) {
      count -= 8;
      bytes.push_back(static_cast<std::uint8_t>(held >> count));
      held &= (1U << count) - 1;
    }
  }
  if (count >= bits || held != 0) return bad;  // a symbol too many, or unused bits that are not zero
  return bytes;
}

}  // namespace

Bytes joined(std::initializer_list<ByteView> parts) {
  std::size_t size = 0;
  for (const ByteView part : parts) size += part.size();
  Bytes all;
  all.reserve(size);
  for (const ByteView part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

ByteView viewOf(std::string_view text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

std::string_view textOf(ByteView bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

std::string hexOf(ByteView bytes) { return spell(bytes, kHex, 4); }

Result<Bytes> bytesFromHex(std::string_view hex) { return unspell(hex, kHex, 4, "lower-case hexadecimal"); }

std::string base64Of(ByteView bytes) {
  std::string text = spell(bytes, kBase64, 6);
  while (text.size() % 4 != 0) text += '=';
  return text;
}

Result<Bytes> bytesFromBase64(std::string_view text) {
  if (text.size() % 4 != 0) return Error{Fault::input, "This is not base64.", std::string(text.substr(0, 80))};
  for (int pads = 0; pads < 2 && text.ends_with('='); ++pads) text.remove_suffix(1);
  return unspell(text, kBase64, 6, "base64");
}

std::string base32Of(ByteView bytes) { return spell(bytes, kBase32, 5); }

Result<Bytes> bytesFromBase32(std::string_view text) { return unspell(text, kBase32, 5, "base32"); }

}  // namespace cz
