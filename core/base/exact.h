#pragma once
// Exact numbers: every point, tolerance, threshold and typed answer is a fraction of whole numbers
// of any size. There is no way from here to a binary float and back.

#include <gmpxx.h>

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace cz {

/// A fraction in lowest terms with a positive denominator.
class Exact {
 public:
  Exact() = default;                                               ///< zero
  Exact(std::int64_t whole) : value_(static_cast<long>(whole)) {}  // implicit: 3 is a number
  /// A denominator of zero is an input error.
  static Result<Exact> ratio(const Exact& over, const Exact& under);
  /// What toText writes: "-3", "3/4", and also plain decimals: "0.05", "-12.50". At most 200 characters,
  /// a point for the decimal mark, no grouping, no exponent. For files and protocols, not for students.
  static Result<Exact> parse(std::string_view text);

  bool isWhole() const;
  int sign() const;  ///< -1, 0, 1
  Exact numerator() const;
  Exact denominator() const;  ///< always positive
  Exact floor() const;        ///< greatest whole number not above this one
  Exact abs() const;
  std::optional<std::int64_t> toInt() const;  ///< when whole and in range
  /// "3", "3/4", "-1/2": the spelling of protocols and JSON.
  std::string toText() const;
  /// "0.75" when it has a finite decimal expansion of at most `most` digits, else nothing.
  std::optional<std::string> toDecimal(int most = 30) const;
  /// Cut (never rounded up) to `places` decimals: 89.66 → "89.6" for 1 place. Towards zero.
  std::string toCutDecimal(int places) const;

  friend Exact operator+(const Exact& a, const Exact& b);
  friend Exact operator-(const Exact& a, const Exact& b);
  friend Exact operator*(const Exact& a, const Exact& b);
  Exact operator-() const;
  Exact& operator+=(const Exact& other) { return *this = *this + other; }
  friend bool operator==(const Exact& a, const Exact& b) { return a.value_ == b.value_; }
  friend std::strong_ordering operator<=>(const Exact& a, const Exact& b);

 private:
  explicit Exact(mpq_class value) : value_(std::move(value)) {}
  mpq_class value_;
};

/// 10 to the power of `exponent`, also negative. |exponent| above 400 is an input error: nobody means it.
Result<Exact> powerOfTen(int exponent);

/// Points of an item, a skill or a form.
using Points = Exact;

}  // namespace cz
