#include "core/interop/numeric.h"

#include <algorithm>
#include <charconv>

#include "core/base/exact.h"
#include "core/base/text.h"

namespace cz::interop {
namespace {

constexpr auto kNone = std::string_view::npos;

}  // namespace

bool isDecimal(std::string_view text) {
  return !text.empty() && text.find('/') == kNone && text.size() <= 60 && Exact::parse(text).ok();
}

std::optional<std::string> plainDecimal(std::string_view text) {
  text = trim(text);
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  const auto mark = std::min(text.find('e'), text.find('E'));
  std::string digits(text.substr(0, mark));
  if (digits.substr(0, 1) == ".") digits = "0" + digits;
  if (digits.substr(0, 2) == "-.") digits = "-0" + digits.substr(1);
  if (!digits.empty() && digits.back() == '.') digits.pop_back();
  if (!isDecimal(digits)) return std::nullopt;
  if (mark == kNone) return digits;
  auto exponent = text.substr(mark + 1);
  if (!exponent.empty() && exponent.front() == '+') exponent.remove_prefix(1);
  int power = 0;
  const auto read = std::from_chars(exponent.data(), exponent.data() + exponent.size(), power);
  if (read.ec != std::errc() || read.ptr != exponent.data() + exponent.size()) return std::nullopt;
  if (power < -30 || power > 30) return std::nullopt;
  return (must(Exact::parse(digits)) * must(powerOfTen(power))).toDecimal(120);
}

Result<Numeric> readNumeric(std::string_view text) {
  text = trim(text);
  if (text.empty() || text == "*") return Numeric{Numeric::Kind::anything, "", ""};
  const Error bad{Fault::input,
                  "\"" + std::string(text) + "\" is not a number. Write 3.14, 3.14:0.01 or 3..4, with a point.", ""};
  const auto dots = text.find("..");
  const auto colon = text.find(':');
  const auto cut = dots != kNone ? dots : colon;
  const auto number = plainDecimal(text.substr(0, cut));
  if (!number) return bad;
  if (cut == kNone) return Numeric{Numeric::Kind::exact, *number, ""};
  const auto other = plainDecimal(text.substr(cut + (dots != kNone ? 2 : 1)));
  if (!other) return bad;
  if (dots != kNone && must(Exact::parse(*other)) < must(Exact::parse(*number)))
    return Error{Fault::input,
                 "The range " + std::string(text) + " goes down. Write the smaller number first: " + *other + ".." +
                     *number + ".",
                 ""};
  if (dots != kNone) return Numeric{Numeric::Kind::range, *number, *other};
  return Numeric{Numeric::Kind::tolerance, *number, *other};
}

}  // namespace cz::interop
