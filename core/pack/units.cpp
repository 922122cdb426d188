#include "core/pack/units.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/base/text.h"

namespace cz::pack {
namespace {

enum class Measures { length, area, volume, mass, time, speed, other };

/// `over` ÷ `under` of what its kind is measured in here: metres, square metres, litres, grams, seconds, m/s.
struct Unit {
  std::string_view symbol;  ///< normalised
  Measures what = Measures::other;
  std::int64_t over = 1;
  std::int64_t under = 1;
  std::string_view names;  ///< other spellings in lower case, with a blank between them
};

constexpr std::array kUnits = {
    Unit{"mm", Measures::length, 1, 1000, "millimeter millimeters millimetre millimetres"},
    Unit{"cm", Measures::length, 1, 100, "centimeter centimeters centimetre centimetres"},
    Unit{"dm", Measures::length, 1, 10, "decimeter decimeters decimetre decimetres"},
    Unit{"m", Measures::length, 1, 1, "meter meters metre metres"},
    Unit{"km", Measures::length, 1000, 1, "kilometer kilometers kilometre kilometres"},
    Unit{"mm2", Measures::area, 1, 1'000'000, "sqmm"},
    Unit{"cm2", Measures::area, 1, 10'000, "sqcm squarecentimeters squarecentimetres"},
    Unit{"dm2", Measures::area, 1, 100, ""},
    Unit{"m2", Measures::area, 1, 1, "sqm squaremeters squaremetres"},
    Unit{"ha", Measures::area, 10'000, 1, "hectare hectares"},
    Unit{"km2", Measures::area, 1'000'000, 1, "sqkm"},
    Unit{"ml", Measures::volume, 1, 1000, "milliliter milliliters millilitre millilitres"},
    Unit{"cl", Measures::volume, 1, 100, "centiliter centiliters centilitre centilitres"},
    Unit{"dl", Measures::volume, 1, 10, "deciliter deciliters decilitre decilitres"},
    Unit{"l", Measures::volume, 1, 1, "liter liters litre litres"},
    Unit{"hl", Measures::volume, 100, 1, ""},
    Unit{"mm3", Measures::volume, 1, 1'000'000, ""},
    Unit{"cm3", Measures::volume, 1, 1000, "ccm cubiccentimeters cubiccentimetres"},
    Unit{"dm3", Measures::volume, 1, 1, ""},
    Unit{"m3", Measures::volume, 1000, 1, "cbm cubicmeters cubicmetres"},
    Unit{"mg", Measures::mass, 1, 1000, "milligram milligrams"},
    Unit{"g", Measures::mass, 1, 1, "gram grams gramme grammes"},
    Unit{"kg", Measures::mass, 1000, 1, "kilogram kilograms kilo kilos"},
    Unit{"t", Measures::mass, 1'000'000, 1, "tonne tonnes"},
    Unit{"ms", Measures::time, 1, 1000, "millisecond milliseconds"},
    Unit{"s", Measures::time, 1, 1, "sec secs second seconds"},
    Unit{"min", Measures::time, 60, 1, "mins minute minutes"},
    Unit{"h", Measures::time, 3600, 1, "hr hrs hour hours"},
    Unit{"d", Measures::time, 86'400, 1, "day days"},
    Unit{"m/s", Measures::speed, 1, 1, ""},
    Unit{"km/h", Measures::speed, 5, 18, "kmh kph"},
    Unit{"%", Measures::other, 1, 1, "percent pct"},
    Unit{"\u00B0", Measures::other, 1, 1, "deg degree degrees"},
    Unit{"\u00B0C", Measures::other, 1, 1, "\u00B0c celsius degc degreescelsius degreecelsius"},
};

/// Without what doesn't tell units apart.
std::string normalised(std::string_view unit) {
  std::vector<char32_t> points;
  for (const char32_t point : codePoints(unit)) {
    const bool blank = point == ' ' || point == 0xA0 || point == 0x202F || point == 0x2009 || point == '\t';
    if (blank || point == '^' || point == '.') continue;
    points.push_back(point == 0xB2 ? '2' : point == 0xB3 ? '3' : point == 0xBA ? 0xB0 : point == 0x3BC ? 0xB5 : point);
  }
  return utf8Of(points);
}

bool isNamed(const Unit& unit, const std::string& folded) {
  const auto names = split(unit.names, ' ');
  return !folded.empty() && std::find(names.begin(), names.end(), folded) != names.end();
}

const Unit* find(const std::string& spelling) {
  const std::string folded = foldCase(spelling, "en");
  const auto by = [&](auto fits) {
    const auto found = std::find_if(kUnits.begin(), kUnits.end(), fits);
    return found == kUnits.end() ? nullptr : &*found;
  };
  if (const Unit* exact = by([&](const Unit& unit) { return unit.symbol == spelling; })) return exact;
  if (const Unit* named = by([&](const Unit& unit) { return isNamed(unit, folded); })) return named;
  return by([&](const Unit& unit) { return foldCase(unit.symbol, "en") == folded; });
}

/// Mega and milli, peta and pico: the same letters, but the first one says another thing.
bool differByPrefix(const std::string& typed, const std::string& asked) {
  if (typed.size() < 2 || typed.size() != asked.size() || typed == asked) return false;
  const auto is = [&](char small) {
    const char large = static_cast<char>(small - 'a' + 'A');
    const bool restIsEqual = std::string_view(typed).substr(1) == std::string_view(asked).substr(1);
    return (asked[0] == large && typed[0] == small) || (asked[0] == small && typed[0] == large && restIsEqual);
  };
  return is('m') || is('p');
}

}  // namespace

bool isSameUnit(std::string_view typed, std::string_view asked) {
  const std::string a = normalised(typed);
  const std::string b = normalised(asked);
  if (a == b) return true;
  if (differByPrefix(a, b)) return false;
  if (foldCase(a, "en") == foldCase(b, "en")) return true;
  const Unit* one = find(a);
  return one != nullptr && one == find(b);
}

std::optional<Exact> conversion(std::string_view typed, std::string_view asked) {
  const std::string a = normalised(typed);
  const std::string b = normalised(asked);
  const Unit* from = find(a);
  const Unit* to = find(b);
  if (!from || !to || from->what != to->what || from->what == Measures::other) return std::nullopt;
  if (differByPrefix(a, std::string(from->symbol))) return std::nullopt;  // Mm is not mm
  return must(Exact::ratio(Exact(from->over) * Exact(to->under), Exact(from->under) * Exact(to->over)));
}

bool isConvertible(std::string_view unit) {
  const Unit* known = find(normalised(unit));
  return known != nullptr && known->what != Measures::other;
}

bool isUnitOfTwoWords(std::string_view words) {
  return words.find(' ') != std::string_view::npos && words.find_first_of("0123456789") == std::string_view::npos &&
         find(normalised(words)) != nullptr;
}

}  // namespace cz::pack
