#include "core/base/damm.h"

#include <cstddef>

namespace cz {
namespace {

/// Each row is where to go from one interim digit, by the next digit of the number.
constexpr std::string_view kTable[10] = {"0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
                                         "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"};

std::size_t valueOf(char digit) { return static_cast<std::size_t>(digit - '0'); }

}  // namespace

char dammDigit(std::string_view digits) {
  char interim = '0';
  for (const char digit : digits) interim = kTable[valueOf(interim)][valueOf(digit)];
  return interim;
}

bool dammHolds(std::string_view digits) { return !digits.empty() && dammDigit(digits) == '0'; }

}  // namespace cz
