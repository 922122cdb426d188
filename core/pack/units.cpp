#include "core/pack/units.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/text.h"

namespace cz::pack {
namespace {

enum class Measures { length, area, volume, mass, time, speed, power, energy, other };

/// `over` ÷ `under` of what its kind is measured in here: metres, square metres, litres, grams, seconds, m/s, W, J.
struct Unit {
  std::string_view symbol;  ///< normalised
  Measures what = Measures::other;
  std::int64_t over = 1;
  std::int64_t under = 1;
  std::string_view names;  ///< other spellings in lower case, with a blank between them
};

// Names without accents and blanks: in English, German, Spanish, French, Lithuanian, and whatever else is one word.
constexpr std::array kUnits = {
    Unit{"mm", Measures::length, 1, 1000,
         "millimeter millimeters millimetre millimetres millimetern milimetro milimetros milimetras milimetrai "
         "milimetru"},
    Unit{"cm", Measures::length, 1, 100,
         "centimeter centimeters centimetre centimetres zentimeter zentimetern centimetro centimetros centimetras "
         "centimetrai centimetru"},
    Unit{"dm", Measures::length, 1, 10,
         "decimeter decimeters decimetre decimetres dezimeter dezimetern decimetro decimetros decimetras decimetrai "
         "decimetru"},
    Unit{"m", Measures::length, 1, 1, "meter meters metre metres metern metro metros metras metrai metru"},
    Unit{"km", Measures::length, 1000, 1,
         "kilometer kilometers kilometre kilometres kilometern kilometro kilometros kilometras kilometrai kilometru"},
    Unit{"in", Measures::length, 127, 5000, "inch inches zoll pulgada pulgadas pouce pouces colis coliai coliu"},
    Unit{"ft", Measures::length, 381, 1250, "foot feet fuss pie pies pied pieds peda pedos pedu"},
    Unit{"yd", Measures::length, 1143, 1250, "yard yards yarda yardas"},
    Unit{"mi", Measures::length, 201'168, 125, "mile miles meile meilen milla millas mylia mylios myliu"},
    Unit{"mm2", Measures::area, 1, 1'000'000, "sqmm squaremillimeters squaremillimetres quadratmillimeter"},
    Unit{"cm2", Measures::area, 1, 10'000, "sqcm squarecentimeters squarecentimetres quadratzentimeter"},
    Unit{"dm2", Measures::area, 1, 100, "quadratdezimeter"},
    Unit{"m2", Measures::area, 1, 1,
         "qm sqm squaremeters squaremetres quadratmeter quadratmetern metroscuadrados metrescarres"},
    Unit{"ha", Measures::area, 10'000, 1,
         "hectare hectares hektar hektare hectarea hectareas hektaras hektarai hektaru"},
    Unit{"km2", Measures::area, 1'000'000, 1, "sqkm squarekilometers squarekilometres quadratkilometer"},
    Unit{"in2", Measures::area, 64'516, 100'000'000, ""},
    Unit{"ft2", Measures::area, 9'290'304, 100'000'000, ""},
    Unit{"yd2", Measures::area, 83'612'736, 100'000'000, ""},
    Unit{"mi2", Measures::area, 2'589'988'110'336, 1'000'000, ""},
    Unit{"acre", Measures::area, 40'468'564'224, 10'000'000, "acres"},
    Unit{"ml", Measures::volume, 1, 1000,
         "milliliter milliliters millilitre millilitres millilitern mililitro mililitros mililitras mililitrai "
         "mililitru"},
    Unit{"cl", Measures::volume, 1, 100,
         "centiliter centiliters centilitre centilitres zentiliter centilitro centilitros"},
    Unit{"dl", Measures::volume, 1, 10, "deciliter deciliters decilitre decilitres deziliter decilitro decilitros"},
    Unit{"l", Measures::volume, 1, 1, "liter liters litre litres litern litro litros litras litrai litru"},
    Unit{"hl", Measures::volume, 100, 1, "hektoliter hectoliter hectoliters hectolitre hectolitres"},
    Unit{"mm3", Measures::volume, 1, 1'000'000, "kubikmillimeter"},
    Unit{"cm3", Measures::volume, 1, 1000, "ccm cubiccentimeters cubiccentimetres kubikzentimeter"},
    Unit{"dm3", Measures::volume, 1, 1, "kubikdezimeter"},
    Unit{"m3", Measures::volume, 1000, 1, "cbm cubicmeters cubicmetres kubikmeter kubikmetern"},
    Unit{"in3", Measures::volume, 16'387'064, 1'000'000'000, ""},
    Unit{"ft3", Measures::volume, 28'316'846'592, 1'000'000'000, ""},
    Unit{"yd3", Measures::volume, 764'554'857'984, 1'000'000'000, ""},
    Unit{"floz", Measures::volume, 295'735'295'625, 10'000'000'000'000, "fluidounce fluidounces"},
    Unit{"cup", Measures::volume, 2'365'882'365, 10'000'000'000, "cups"},
    Unit{"pint", Measures::volume, 473'176'473, 1'000'000'000, "pints"},  // pt may be points
    Unit{"qt", Measures::volume, 946'352'946, 1'000'000'000, "qts quart quarts"},
    Unit{"gal", Measures::volume, 3'785'411'784, 1'000'000'000, "gals gallon gallons"},
    Unit{"mg", Measures::mass, 1, 1000,
         "milligram milligrams milligramm miligramo miligramos milligramme milligrammes miligramas miligramai "
         "miligramu"},
    Unit{"g", Measures::mass, 1, 1, "gram grams gramm gramme grammes gramo gramos gramas gramai gramu"},
    Unit{"kg", Measures::mass, 1000, 1,
         "kilogram kilograms kilo kilos kilogramm kilogramme kilogrammes kilogramo kilogramos kilogramas kilogramai "
         "kilogramu"},
    Unit{"t", Measures::mass, 1'000'000, 1, "tonne tonnes tonnen tonelada toneladas tona tonos tonu"},
    Unit{"oz", Measures::mass, 45'359'237, 1'600'000, "ounce ounces unze unzen onza onzas once onces"},
    Unit{"lb", Measures::mass, 45'359'237, 100'000, "lbs pound pounds libra libras"},
    Unit{"ms", Measures::time, 1, 1000, "millisecond milliseconds millisekunde millisekunden"},
    Unit{"s", Measures::time, 1, 1,
         "sec secs second seconds sek sekunde sekunden segundo segundos seconde secondes sekundes sekundziu"},
    Unit{"min", Measures::time, 60, 1, "mins minute minutes minuten minuto minutos minutes minuciu"},
    Unit{"h", Measures::time, 3600, 1,
         "hr hrs hour hours std stunde stunden hora horas heure heures val valanda valandos valandu uur"},
    Unit{"d", Measures::time, 86'400, 1, "day days tag tage tagen dia dias jour jours diena dienos dienu"},
    Unit{"wk", Measures::time, 604'800, 1,
         "wks week weeks woche wochen semana semanas semaine semaines savaite savaites savaiciu"},
    Unit{"m/s", Measures::speed, 1, 1, ""},
    Unit{"km/h", Measures::speed, 5, 18, "kmh kph"},
    Unit{"mph", Measures::speed, 44'704, 100'000, "mi/h milesperhour mileperhour"},
    Unit{"W", Measures::power, 1, 1, "watt watts"},
    Unit{"kW", Measures::power, 1000, 1, "kilowatt kilowatts"},
    Unit{"MW", Measures::power, 1'000'000, 1, "megawatt megawatts"},
    Unit{"J", Measures::energy, 1, 1, "joule joules"},
    Unit{"kJ", Measures::energy, 1000, 1, "kilojoule kilojoules"},
    Unit{"N", Measures::other, 1, 1, "newton newtons"},
    Unit{"V", Measures::other, 1, 1, "volt volts"},
    Unit{"A", Measures::other, 1, 1, "ampere amperes amp amps"},
    Unit{"Hz", Measures::other, 1, 1, "hertz"},
    Unit{"%", Measures::other, 1, 1, "percent pct prozent porciento pourcent procentas procentai procentu procent"},
    Unit{"\u20AC", Measures::other, 1, 1, "eur euro euros eurai euru"},
    Unit{"$", Measures::other, 1, 1, "usd dollar dollars dolar dolares doleris doleriai doleriu"},
    Unit{"\u00A3", Measures::other, 1, 1, "gbp pound pounds pfund libra libras svaras svarai svaru"},
    Unit{"ct", Measures::other, 1, 1, "\u00A2 cts cent cents centimo centimos centime centimes centas centai centu"},
    Unit{"\u00B0", Measures::other, 1, 1,
         "deg degree degrees grad grado grados degre degres laipsnis laipsniai laipsniu"},
    Unit{"\u00B0C", Measures::other, 1, 1,
         "\u00B0c c celsius degc degreescelsius degreecelsius gradcelsius gradoscelsius degrescelsius"},
    Unit{"\u00B0F", Measures::other, 1, 1, "\u00B0f f fahrenheit degf degreesfahrenheit"},
};

/// Without what doesn't tell units apart.
std::string normalised(std::string_view unit) {
  std::vector<char32_t> points;
  for (const char32_t point : codePoints(unit)) {
    if (point == 0x2103 || point == 0x2109) {  // one sign for degrees and letter
      points.insert(points.end(), {0xB0, point == 0x2103 ? U'C' : U'F'});
      continue;
    }
    const bool blank = point == ' ' || point == 0xA0 || point == 0x202F || point == 0x2009 || point == '\t';
    if (blank || point == '^' || point == '.') continue;
    points.push_back(point == 0xB2 ? '2' : point == 0xB3 ? '3' : point == 0xBA ? 0xB0 : point == 0x3BC ? 0xB5 : point);
  }
  return utf8Of(points);
}

/// In lower case and without accents, as names are listed.
std::string plain(std::string_view spelling) { return stripMarks(foldCase(spelling, "en")); }

/// Every spelling with the units that it may mean, in the order of kUnits. A word may name several: pounds.
class Spellings {
 public:
  Spellings() {
    for (const Unit& unit : kUnits) {
      symbols_.emplace(unit.symbol, &unit);
      folded_[plain(unit.symbol)].push_back(&unit);
      for (const auto& name : split(unit.names, ' '))
        if (!name.empty()) named_[name].push_back(&unit);
    }
  }

  /// Whether this is one of the unit's spellings.
  bool spells(const std::string& spelling, const Unit& unit) const {
    const std::string name = plain(spelling);
    return unit.symbol == spelling || holds(named_, name, unit) || holds(folded_, name, unit);
  }

  const Unit* find(const std::string& spelling) const {
    if (const auto exact = symbols_.find(spelling); exact != symbols_.end()) return exact->second;
    const std::string name = plain(spelling);
    for (const auto* all : {&named_, &folded_})
      if (const auto found = all->find(name); found != all->end()) return found->second.front();
    return nullptr;
  }

 private:
  using Units = std::unordered_map<std::string, std::vector<const Unit*>>;

  static bool holds(const Units& units, const std::string& name, const Unit& unit) {
    const auto found = units.find(name);
    return found != units.end() && std::find(found->second.begin(), found->second.end(), &unit) != found->second.end();
  }

  std::unordered_map<std::string_view, const Unit*> symbols_;
  Units folded_;  ///< symbols in lower case and without accents
  Units named_;
};

/// "square feet", "sq ft", "feet squared", "Quadratmeter": a length and its power, in words.
struct PowerWord {
  std::string_view word;
  char power;
};
constexpr std::array kBefore = {PowerWord{"square", '2'}, PowerWord{"sq", '2'}, PowerWord{"quadrat", '2'},
                                PowerWord{"cubic", '3'},  PowerWord{"cu", '3'}, PowerWord{"kubik", '3'}};
constexpr std::array kBehind = {PowerWord{"squared", '2'},     PowerWord{"cuadrados", '2'}, PowerWord{"cuadrado", '2'},
                                PowerWord{"carres", '2'},      PowerWord{"carre", '2'},     PowerWord{"cubed", '3'},
                                PowerWord{"cubicos", '3'},     PowerWord{"cubico", '3'},    PowerWord{"cubes", '3'},
                                PowerWord{"kvadratiniai", '2'}};

const Spellings& spellings() {
  static const Spellings kSpellings;
  return kSpellings;
}

/// "ft2" for the length and the power; empty when there is no such unit.
std::string raised(const std::string& length, char power) {
  const Unit* base = length.empty() ? nullptr : spellings().find(length);
  if (base == nullptr || base->what != Measures::length) return "";
  const std::string symbol = std::string(base->symbol) + power;
  return spellings().find(symbol) == nullptr ? "" : symbol;
}

/// The symbol that a unit's words for its power stand for; else the spelling as it is.
std::string withPower(const std::string& spelling) {
  const std::string name = plain(spelling);
  for (const auto& [word, power] : kBefore)
    if (name.starts_with(word))
      if (auto symbol = raised(name.substr(word.size()), power); !symbol.empty()) return symbol;
  for (const auto& [word, power] : kBehind)
    if (name.ends_with(word))
      if (auto symbol = raised(name.substr(0, name.size() - word.size()), power); !symbol.empty()) return symbol;
  return spelling;
}

std::string spellingOf(std::string_view unit) { return withPower(normalised(unit)); }

bool spells(const std::string& spelling, const Unit& unit) { return spellings().spells(spelling, unit); }

const Unit* find(const std::string& spelling) { return spellings().find(spelling); }

/// Symbols that a prefix may stand before.
bool isBase(std::string_view symbol) {
  constexpr std::array kBases = {"m", "g",  "s", "l", "L",   "t",   "W",  "V",  "A", "J", "N", "Pa", "Hz",
                                 "B", "eV", "b", "a", "cal", "mol", "Bq", "Sv", "F", "C", "K", "T",  "H"};
  return std::find(kBases.begin(), kBases.end(), symbol) != kBases.end();
}

/// Mega and milli, peta and pico: the same letters, but the first one says another thing. A word that only begins with
/// such a letter has no prefix: "Minutes" are minutes.
bool differByPrefix(const std::string& typed, const std::string& asked) {
  if (typed.size() < 2 || typed.size() != asked.size() || typed == asked) return false;
  if (!isBase(std::string_view(asked).substr(1))) return false;
  const auto is = [&](char small) {
    const char large = static_cast<char>(small - 'a' + 'A');
    const bool restIsEqual = std::string_view(typed).substr(1) == std::string_view(asked).substr(1);
    return (asked[0] == large && typed[0] == small) || (asked[0] == small && typed[0] == large && restIsEqual);
  };
  return is('m') || is('p');
}

/// One of several things, or several of them: "team" and "teams", "box" and "boxes".
bool isOtherNumber(const std::string& one, const std::string& other) {
  constexpr std::size_t kShortest = 3;
  const std::string& shorter = one.size() < other.size() ? one : other;
  const std::string& longer = one.size() < other.size() ? other : one;
  return shorter.size() >= kShortest && (longer == shorter + "s" || longer == shorter + "es");
}

/// The unit that is meant, where it can be converted: Mm is not mm.
const Unit* convertible(std::string_view unit) {
  const std::string spelling = spellingOf(unit);
  const Unit* known = find(spelling);
  const bool can = known != nullptr && known->what != Measures::other;
  return can && !differByPrefix(spelling, std::string(known->symbol)) ? known : nullptr;
}

}  // namespace

bool isSameUnit(std::string_view typed, std::string_view asked) {
  const std::string a = spellingOf(typed);
  const std::string b = spellingOf(asked);
  if (a == b) return true;
  if (differByPrefix(a, b)) return false;
  if (plain(a) == plain(b)) return true;
  const Unit* wanted = find(b);
  if (wanted == nullptr) return isOtherNumber(plain(a), plain(b));
  return spells(a, *wanted) || (wanted->symbol == "\u00B0C" && a == "\u00B0");
}

std::optional<Exact> conversion(std::string_view typed, std::string_view asked) {
  const std::string a = spellingOf(typed);
  const Unit* to = convertible(asked);
  if (to == nullptr) return std::nullopt;
  // A word may be the name of several units, and only one of them measures the same: pounds.
  const auto from = std::find_if(kUnits.begin(), kUnits.end(),
                                 [&](const Unit& unit) { return unit.what == to->what && spells(a, unit); });
  if (from == kUnits.end() || differByPrefix(a, std::string(from->symbol))) return std::nullopt;  // Mm is not mm
  return must(Exact::ratio(Exact(from->over) * Exact(to->under), Exact(from->under) * Exact(to->over)));
}

bool isConvertible(std::string_view unit) { return convertible(unit) != nullptr; }

bool isMoney(std::string_view unit) {
  constexpr std::array kOthers = {"\u00A5", "\u20B9", "chf",    "fr",     "sfr",    "franken", "franc",
                                  "francs", "kr",     "kronen", "kroner", "kronor", "dkk",     "sek",
                                  "nok",    "yen",    "jpy",    "inr",    "rupees", "zl",      "pln"};
  const std::string spelling = spellingOf(unit);
  const Unit* known = find(spelling);
  if (known != nullptr) return known->symbol == "\u20AC" || known->symbol == "$" || known->symbol == "\u00A3";
  return std::find(kOthers.begin(), kOthers.end(), plain(spelling)) != kOthers.end();
}

bool isKnownUnit(std::string_view words) {
  const auto digits = std::count_if(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool apart = digits > 0 && words.find(' ') != std::string_view::npos;  // "m 3": another number
  return digits <= 1 && !apart && find(spellingOf(words)) != nullptr;
}

}  // namespace cz::pack
