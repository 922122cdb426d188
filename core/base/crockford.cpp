#include "core/base/crockford.h"

#include <optional>

namespace cz {
namespace {

constexpr std::string_view kSymbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

Error unreadable(std::string_view why) { return {Fault::input, std::string(why), ""}; }

std::optional<unsigned> valueOf(char symbol) {
  const auto at = kSymbols.find(symbol);
  return at == std::string_view::npos ? std::nullopt : std::optional<unsigned>(static_cast<unsigned>(at));
}

char tidied(char typed) {
  const char upper = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
  return upper == 'O' ? '0' : upper == 'I' || upper == 'L' ? '1' : upper;
}

bool isBetween(char typed) { return typed == '-' || typed == ' ' || typed == '\n' || typed == '\r' || typed == '\t'; }

/// The value times x in GF(32).
unsigned timesX(unsigned value) {
  value <<= 1U;
  return (value & 32U) != 0 ? value ^ 0b100101U : value;
}

}  // namespace

std::string crockfordOf(ByteView bytes) {
  std::string symbols;
  unsigned held = 0, bits = 0;
  for (const std::uint8_t byte : bytes) {
    held = held << 8U | byte;
    for (bits += 8; bits >= 5; bits -= 5) symbols += kSymbols[(held >> (bits - 5)) & 31U];
    held &= (1U << bits) - 1;
  }
  if (bits > 0) symbols += kSymbols[(held << (5 - bits)) & 31U];
  return symbols;
}

std::string inGroups(std::string_view symbols, std::size_t group) {
  std::string text;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if (i > 0 && i % group == 0) text += '-';
    text += symbols[i];
  }
  return text;
}

Result<std::string> crockfordTyped(std::string_view typed) {
  std::string symbols;
  for (const char one : typed) {
    if (isBetween(one)) continue;
    if (!valueOf(tidied(one))) return unreadable("it holds a sign that is never in one");
    symbols += tidied(one);
  }
  return symbols;
}

Result<Bytes> bytesFromCrockford(std::string_view typed, std::size_t count) {
  CZ_TRY(symbols, crockfordTyped(typed));
  const std::size_t wanted = (count * 8 + 4) / 5;
  if (symbols.size() > wanted) return unreadable("it is too long");
  if (symbols.size() < wanted) return unreadable("it is too short");
  Bytes bytes;
  unsigned held = 0, bits = 0;
  for (const char symbol : symbols) {
    held = held << 5U | *valueOf(symbol);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push_back(static_cast<std::uint8_t>(held >> bits));
    held &= (1U << bits) - 1;
  }
  if (held != 0) return unreadable("its last sign is wrong");
  return bytes;
}

char crockfordCheck(std::string_view symbols) {
  unsigned sum = 0;
  for (const char symbol : symbols) sum = timesX(sum ^ valueOf(symbol).value_or(0));
  return kSymbols[sum];
}

}  // namespace cz
