#include "core/base/exact.h"

#include <algorithm>

namespace cz {
namespace {

bool allDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Error notANumber(std::string_view text) {
  return {Fault::input, "This is not a number: " + std::string(text.substr(0, 60)), ""};
}

mpz_class tenTo(unsigned long exponent) {
  mpz_class power;
  mpz_ui_pow_ui(power.get_mpz_t(), 10, exponent);
  return power;
}

}  // namespace

Result<Exact> Exact::ratio(const Exact& over, const Exact& under) {
  if (under.sign() == 0) return Error{Fault::input, "A number can't be divided by zero.", ""};
  return Exact(mpq_class(over.value_ / under.value_));
}

Result<Exact> Exact::parse(std::string_view text) {
  const std::string_view whole = text;
  if (text.size() > 200) return notANumber(text);
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  std::string over;
  std::string under = "1";
  if (const auto slash = text.find('/'); slash != std::string_view::npos) {
    over = text.substr(0, slash);
    under = text.substr(slash + 1);
  } else if (const auto point = text.find('.'); point != std::string_view::npos) {
    const auto fraction = text.substr(point + 1);
    if (!allDigits(text.substr(0, point)) || !allDigits(fraction)) return notANumber(whole);
    over = std::string(text.substr(0, point)).append(fraction);
    under = "1" + std::string(fraction.size(), '0');
  } else {
    over = text;
  }
  if (!allDigits(over) || !allDigits(under)) return notANumber(whole);
  mpq_class value{mpz_class(over, 10), 1};
  const mpz_class divisor(under, 10);
  if (divisor == 0) return notANumber(whole);
  value /= divisor;
  return Exact(negative ? mpq_class(-value) : value);
}

bool Exact::isWhole() const { return value_.get_den() == 1; }
int Exact::sign() const { return sgn(value_); }
Exact Exact::numerator() const { return Exact(mpq_class(value_.get_num())); }
Exact Exact::denominator() const { return Exact(mpq_class(value_.get_den())); }
Exact Exact::abs() const { return sign() < 0 ? -*this : *this; }
Exact Exact::operator-() const { return Exact(mpq_class(-value_)); }

Exact Exact::floor() const {
  mpz_class down;
  mpz_fdiv_q(down.get_mpz_t(), value_.get_num().get_mpz_t(), value_.get_den().get_mpz_t());
  return Exact(mpq_class(down));
}

std::optional<std::int64_t> Exact::toInt() const {
  if (!isWhole() || !value_.get_num().fits_slong_p()) return std::nullopt;
  return static_cast<std::int64_t>(value_.get_num().get_si());
}

std::string Exact::toText() const { return value_.get_str(); }

std::optional<std::string> Exact::toDecimal(int most) const {
  for (int places = 0; places <= most; ++places) {
    const mpq_class scaled = value_ * mpq_class(tenTo(static_cast<unsigned long>(places)));
    if (scaled.get_den() == 1) return toCutDecimal(places);
  }
  return std::nullopt;
}

std::string Exact::toCutDecimal(int places) const {
  const mpq_class scaled = ::abs(value_) * mpq_class(tenTo(static_cast<unsigned long>(places)));
  mpz_class cut;
  mpz_tdiv_q(cut.get_mpz_t(), scaled.get_num().get_mpz_t(), scaled.get_den().get_mpz_t());
  std::string digits = cut.get_str();
  const auto point = static_cast<std::size_t>(places);
  if (digits.size() <= point) digits.insert(0, point + 1 - digits.size(), '0');
  if (point > 0) digits.insert(digits.size() - point, ".");
  return (sign() < 0 && cut != 0 ? "-" : "") + digits;
}

Exact operator+(const Exact& a, const Exact& b) { return Exact(mpq_class(a.value_ + b.value_)); }
Exact operator-(const Exact& a, const Exact& b) { return Exact(mpq_class(a.value_ - b.value_)); }
Exact operator*(const Exact& a, const Exact& b) { return Exact(mpq_class(a.value_ * b.value_)); }

std::strong_ordering operator<=>(const Exact& a, const Exact& b) {
  const int order = cmp(a.value_, b.value_);
  return order < 0   ? std::strong_ordering::less
         : order > 0 ? std::strong_ordering::greater
                     : std::strong_ordering::equal;
}

Result<Exact> powerOfTen(int exponent) {
  if (exponent > 400 || exponent < -400)
    return Error{Fault::input, "The power of ten is too large.", std::to_string(exponent)};
  const Exact one(1);
  Exact power(1);
  for (int i = 0; i < (exponent < 0 ? -exponent : exponent); ++i) power = power * Exact(10);
  return exponent < 0 ? Exact::ratio(one, power) : Result<Exact>(power);
}

}  // namespace cz
