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

/// Nearly every number that anyone types or writes fits into a machine's; GMP's own reading takes far longer.
mpz_class wholeOf(const std::string& digits) {
  constexpr std::size_t kFits = 18;
  return digits.size() <= kFits ? mpz_class(std::stol(digits)) : mpz_class(digits, 10);
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
  mpz_class below = 1;
  if (const auto slash = text.find('/'); slash != std::string_view::npos) {
    over = text.substr(0, slash);
    const auto under = text.substr(slash + 1);
    if (!allDigits(under)) return notANumber(whole);
    below = wholeOf(std::string(under));
  } else if (const auto point = text.find('.'); point != std::string_view::npos) {
    const auto fraction = text.substr(point + 1);
    if (!allDigits(text.substr(0, point)) || !allDigits(fraction)) return notANumber(whole);
    over = std::string(text.substr(0, point)).append(fraction);
    below = tenTo(fraction.size());
  } else {
    over = text;
  }
  if (!allDigits(over) || below == 0) return notANumber(whole);
  mpq_class value(wholeOf(over), below);
  if (below != 1) value.canonicalize();
  return Exact(negative ? mpq_class(-value) : std::move(value));
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
  // In lowest terms a fraction is a finite decimal when only twos and fives divide below; as many places as the more
  // frequent of them.
  if (isWhole()) return toText();
  mpz_class rest = value_.get_den();
  const auto twos = mpz_remove(rest.get_mpz_t(), rest.get_mpz_t(), mpz_class(2).get_mpz_t());
  const auto fives = mpz_remove(rest.get_mpz_t(), rest.get_mpz_t(), mpz_class(5).get_mpz_t());
  const auto places = std::max(twos, fives);
  if (rest != 1 || places > static_cast<mp_bitcnt_t>(std::max(most, 0))) return std::nullopt;
  return toCutDecimal(static_cast<int>(places));
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
