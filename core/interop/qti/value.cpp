#include "core/interop/qti/value.h"

#include <algorithm>

#include "core/base/text.h"

namespace cz::interop::qti {
namespace {

constexpr int kGreatestPower = 100;

/// A small whole number with a sign, for exponents.
std::optional<int> powerOf(std::string_view text) {
  const auto number = Exact::parse(text.starts_with('+') ? text.substr(1) : text);
  if (!number || text.find('.') != std::string_view::npos) return std::nullopt;
  const auto whole = number->toInt();
  if (!whole || *whole > kGreatestPower || *whole < -kGreatestPower) return std::nullopt;
  return static_cast<int>(*whole);
}

/// "a  b" → "a b".
std::string pairText(std::string_view text) { return tidySpaces(text); }

std::string turned(const std::string& pair) {
  const auto blank = pair.find(' ');
  return blank == std::string::npos ? pair : pair.substr(blank + 1) + " " + pair.substr(0, blank);
}

}  // namespace

Base baseOf(std::string_view baseType) {
  if (baseType == "integer") return Base::integer;
  if (baseType == "float") return Base::real;
  if (baseType == "boolean") return Base::boolean;
  if (baseType == "pair") return Base::pair;
  if (baseType == "point") return Base::point;
  return baseType == "directedPair" ? Base::directedPair : Base::text;
}

bool isNumber(Base base) { return base == Base::integer || base == Base::real; }

std::optional<Exact> numberOf(std::string_view text) {
  text = trim(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto exponent = text.find_first_of("eE");
  std::string digits(text.substr(0, exponent));
  if (digits.find('/') != std::string::npos) return std::nullopt;
  const auto first = digits.find_first_not_of('-');
  if (first != std::string::npos && digits[first] == '.') digits.insert(first, "0");
  if (!digits.empty() && digits.back() == '.') digits.pop_back();
  const auto number = Exact::parse(digits);
  if (!number) return std::nullopt;
  if (exponent == std::string_view::npos) return *number;
  const auto power = powerOf(text.substr(exponent + 1));
  if (!power) return std::nullopt;
  return *number * must(powerOfTen(*power));
}

bool Atom::sameAs(const Atom& other) const {
  if (isNumber(base) && isNumber(other.base)) return number == other.number;
  if (base == Base::boolean && other.base == Base::boolean) return truth == other.truth;
  const bool anyWay = base == Base::pair || other.base == Base::pair;
  return text == other.text || (anyWay && turned(text) == other.text);
}

std::optional<Atom> atomOf(Base base, std::string_view text) {
  Atom atom;
  atom.base = base;
  if (isNumber(base)) {
    const auto number = numberOf(text);
    if (!number) return std::nullopt;
    atom.number = *number;
  }
  const auto bare = trim(text);
  if (base == Base::boolean && bare != "true" && bare != "false" && bare != "1" && bare != "0") return std::nullopt;
  atom.truth = bare == "true" || bare == "1";
  const bool twoParts = base == Base::pair || base == Base::directedPair || base == Base::point;
  atom.text = twoParts ? pairText(text) : std::string(bare);
  return atom;
}

Atom textAtom(std::string_view text) {
  Atom atom;
  atom.text = std::string(text);
  return atom;
}

Atom numberAtom(const Exact& number) {
  Atom atom;
  atom.base = Base::real;
  atom.number = number;
  atom.text = number.toDecimal().value_or(number.toText());
  return atom;
}

Atom truthAtom(bool truth) {
  Atom atom;
  atom.base = Base::boolean;
  atom.truth = truth;
  atom.text = truth ? "true" : "false";
  return atom;
}

std::optional<Exact> Value::number() const {
  if (atoms.size() != 1) return std::nullopt;
  if (isNumber(atoms[0].base)) return atoms[0].number;
  return atoms[0].base == Base::text ? numberOf(atoms[0].text) : std::nullopt;
}

std::optional<bool> Value::truth() const {
  if (atoms.size() != 1 || atoms[0].base != Base::boolean) return std::nullopt;
  return atoms[0].truth;
}

bool Value::sameAs(const Value& other) const {
  if (atoms.size() != other.atoms.size()) return false;
  const auto same = [](const Atom& a, const Atom& b) { return a.sameAs(b); };
  if (shape == Shape::ordered || other.shape == Shape::ordered)
    return std::equal(atoms.begin(), atoms.end(), other.atoms.begin(), same);
  return std::is_permutation(atoms.begin(), atoms.end(), other.atoms.begin(), same);
}

Value single(Atom atom) { return {Value::Shape::single, {std::move(atom)}}; }
Value nothing() { return {}; }

}  // namespace cz::interop::qti
