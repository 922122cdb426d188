#include "core/paper/number_key.h"

#include "core/pack/tex_value.h"

namespace cz::paper {
namespace {

using Shape = pack::WrittenAs::Shape;

constexpr int kMostDecimals = 6;  ///< longer ones are not what anyone compares a student's answer with

/// 7/4 as "1 3/4"; what is below 1 and what is whole as it is.
std::string mixed(const Exact& number) {
  const Exact wholes = number.abs().floor();
  const Exact rest = number.abs() - wholes;
  if (wholes == Exact(0) || rest == Exact(0)) return number.toText();
  return (number.sign() < 0 ? "-" : "") + wholes.toText() + " " + rest.toText();
}

}  // namespace

std::string numberInWords(const Exact& number, Shape shape, pack::NumberStyle style) {
  const auto decimal = number.toDecimal(kMostDecimals);
  const bool asDecimal = shape == Shape::decimal || shape == Shape::decimals || shape == Shape::figures;
  if (decimal && (asDecimal || number.isWhole())) return pack::grouped(*decimal, style);
  const std::string barred = shape == Shape::mixed ? mixed(number) : number.toText();
  const std::string words = "$" + pack::texOf(barred, "", "") + "$";
  const bool both = shape == Shape::any && decimal;
  return both ? words + " (" + pack::grouped(*decimal, style) + ")" : words;
}

}  // namespace cz::paper
