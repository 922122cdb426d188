#pragma once
// Sizes and places as notes and proofs spell them.

#include <cstdint>
#include <optional>
#include <string_view>

namespace cz::ledger {

/// Decimal digits without leading zeros, so that a number has one spelling; at most 18 digits. Nothing for all else.
inline std::optional<std::uint64_t> decimalFrom(std::string_view digits) {
  if (digits.empty() || digits.size() > 18 || (digits.size() > 1 && digits.front() == '0')) return std::nullopt;
  std::uint64_t number = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + static_cast<std::uint64_t>(digit - '0');
  }
  return number;
}

}  // namespace cz::ledger
