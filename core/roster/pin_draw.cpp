#include "core/roster/pin_draw.h"

#include <cstdint>
#include <set>

namespace cz::roster {
namespace {

bool isRun(std::string_view digits, int step) {
  for (std::size_t i = 1; i < digits.size(); ++i)
    if ((digits[i] - digits[i - 1] - step + 20) % 10 != 0) return false;
  return true;
}

/// 1212, 123123: the same block again and again.
bool repeatsBlockOf(std::string_view digits, std::size_t length) {
  if (digits.size() <= length || digits.size() % length != 0) return false;
  return digits.substr(length) == digits.substr(0, digits.size() - length);
}

/// 1122, 112233, 111222: every digit held down for the same number of times.
bool stutters(std::string_view digits, std::size_t times) {
  if (digits.size() % times != 0) return false;
  for (std::size_t i = 0; i < digits.size(); ++i)
    if (digits[i] != digits[i - i % times]) return false;
  return true;
}

/// A whole number below `bound`, every one equally likely: values past the last full round are thrown away.
std::uint32_t below(std::uint32_t bound, Random& random) {
  const std::uint64_t round = (std::uint64_t{1} << 32) / bound * bound;
  for (;;) {
    std::uint64_t drawn = 0;
    for (const auto byte : random.bytes(4)) drawn = drawn << 8 | byte;
    if (drawn < round) return static_cast<std::uint32_t>(drawn % bound);
  }
}

std::string padded(std::uint32_t value, std::size_t digits) {
  const std::string plain = std::to_string(value);
  return std::string(digits - plain.size(), '0') + plain;
}

}  // namespace

bool isWeakPin(std::string_view digits) {
  const bool isYear = digits.size() == 4 && (digits.substr(0, 2) == "19" || digits.substr(0, 2) == "20");
  const bool isColumn = digits == "2580" || digits == "0852";
  return isYear || isColumn || isRun(digits, 0) || isRun(digits, 1) || isRun(digits, -1) || repeatsBlockOf(digits, 2) ||
         repeatsBlockOf(digits, 3) || stutters(digits, 2) || stutters(digits, 3);
}

Result<std::vector<std::string>> drawPins(std::size_t count, int digits, const std::vector<std::string>& taken,
                                          Random& random) {
  if (digits != 4 && digits != 6) return Error{Fault::input, "A PIN has 4 or 6 digits; choose one of these.", ""};
  const std::uint32_t all = digits == 4 ? 10'000 : 1'000'000;
  std::set<std::string> used(taken.begin(), taken.end());
  // Half of all PINs, weak ones generously counted in: then a try succeeds often enough to end soon.
  if (used.size() + count > all / 2 - all / 20)
    return Error{Fault::input, "That is too many PINs of " + std::to_string(digits) + " digits; use longer PINs.", ""};
  std::vector<std::string> pins;
  while (pins.size() < count) {
    std::string pin = padded(below(all, random), static_cast<std::size_t>(digits));
    if (!isWeakPin(pin) && used.insert(pin).second) pins.push_back(std::move(pin));
  }
  return pins;
}

}  // namespace cz::roster
