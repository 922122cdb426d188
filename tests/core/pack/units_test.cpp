#include "core/pack/units.h"

#include "tests/core/pack/pack_text.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::pack;
using namespace cz::tests;

namespace {

std::string factor(const std::string& typed, const std::string& asked) {
  const auto found = conversion(typed, asked);
  return found ? found->toText() : "none";
}

}  // namespace

TEST_CASE("Spellings of one unit are one unit") {
  for (const auto& [typed, asked] : std::vector<std::pair<std::string, std::string>>{{"m", "m"},
                                                                                     {"M", "m"},
                                                                                     {"meters", "m"},
                                                                                     {"metre", "m"},
                                                                                     {"KG", "kg"},
                                                                                     {"CM", "cm"},
                                                                                     {"m\u00B2", "m2"},
                                                                                     {"m^2", "m\u00B2"},
                                                                                     {"percent", "%"},
                                                                                     {"per cent", "%"},
                                                                                     {"degrees", "\u00B0"},
                                                                                     {"\u00BA", "\u00B0"},
                                                                                     {"Liter", "l"},
                                                                                     {"sec.", "s"},
                                                                                     {"apples", "Apples"},
                                                                                     {"kilometers", "km"},
                                                                                     {"\u00B0c", "\u00B0C"}}) {
    INFO(typed << " and " << asked);
    CHECK(isSameUnit(typed, asked));
  }
}

TEST_CASE("Another prefix is another unit, though only the letter case differs") {
  CHECK_FALSE(isSameUnit("mW", "MW"));
  CHECK_FALSE(isSameUnit("MW", "mW"));
  CHECK_FALSE(isSameUnit("Mg", "mg"));
  CHECK_FALSE(isSameUnit("mw", "MW"));
  CHECK_FALSE(isSameUnit("Pa", "pa"));
  CHECK(isSameUnit("MG", "mg"));  // everything in capitals
  CHECK_FALSE(isSameUnit("cm", "m"));
  CHECK_FALSE(isSameUnit("m", "min"));
}

TEST_CASE("A word that begins with a large M or P has no prefix") {
  CHECK(isSameUnit("Minutes", "minutes"));
  CHECK(isSameUnit("Marbles", "marbles"));
  CHECK(isSameUnit("pages", "Pages"));
  CHECK(isSameUnit("Min", "min"));
  CHECK_FALSE(isSameUnit("Mm", "mm"));  // megametres, if anything
  CHECK_FALSE(isSameUnit("Ms", "ms"));
}

TEST_CASE("An author's own unit is the same in one and in several, and never another word") {
  CHECK(isSameUnit("team", "teams"));
  CHECK(isSameUnit("boxes", "box"));
  CHECK_FALSE(isSameUnit("tea", "teams"));
  CHECK_FALSE(isSameUnit("goats", "teams"));
  CHECK_FALSE(isKnownUnit("teams"));
  CHECK(isKnownUnit("per cent"));
  CHECK(isKnownUnit("Minuten"));
}

TEST_CASE("Squares and cubes of lengths may be written in words, whichever length it is") {
  for (const auto& [typed, asked] : std::vector<std::pair<std::string, std::string>>{{"square feet", "ft\u00B2"},
                                                                                     {"sq ft", "ft2"},
                                                                                     {"sq. in.", "in^2"},
                                                                                     {"square foot", "ft2"},
                                                                                     {"feet squared", "ft2"},
                                                                                     {"Square Metre", "m2"},
                                                                                     {"cubic yards", "yd3"},
                                                                                     {"cu ft", "ft\u00B3"},
                                                                                     {"Kubikmetern", "m3"},
                                                                                     {"Quadratkilometern", "km2"},
                                                                                     {"centimetros cuadrados", "cm2"},
                                                                                     {"m\u00E8tres carr\u00E9s", "m2"},
                                                                                     {"qm", "m2"},
                                                                                     {"ft2", "square feet"}}) {
    INFO(typed << " and " << asked);
    CHECK(isSameUnit(typed, asked));
    CHECK(isKnownUnit(typed));
  }
  CHECK_FALSE(isSameUnit("square feet", "ft"));
  CHECK_FALSE(isSameUnit("square inches", "ft2"));
  CHECK_FALSE(isKnownUnit("squares"));  // things that are counted
  CHECK_FALSE(isKnownUnit("cubes"));
  CHECK_FALSE(isKnownUnit("square seconds"));
  CHECK_FALSE(isKnownUnit("pt"));  // points or a pint
}

TEST_CASE("Units of the customary system are converted as they are defined") {
  CHECK(factor("ft2", "in2") == "144");
  CHECK(factor("square yards", "square feet") == "9");
  CHECK(factor("acre", "sq ft") == "43560");
  CHECK(factor("mi2", "acres") == "640");
  CHECK(factor("yd3", "ft3") == "27");
  CHECK(factor("ft3", "in3") == "1728");
  CHECK(factor("gallons", "quarts") == "4");
  CHECK(factor("quart", "pints") == "2");
  CHECK(factor("pint", "cups") == "2");
  CHECK(factor("cup", "fl oz") == "8");
  CHECK(factor("gal", "in3") == "231");
  CHECK(factor("in3", "cm3") == "2048383/125000");  // 2.54 cm to the third
  CHECK(factor("mph", "ft/s") == "none");
  CHECK(factor("mph", "km/h") == "25146/15625");  // 1.609344
  CHECK(factor("fl oz", "oz") == "none");         // one is a volume, the other a mass
}

TEST_CASE("A unit is converted into another of its kind, exactly") {
  CHECK(factor("cm", "m") == "1/100");
  CHECK(factor("km", "m") == "1000");
  CHECK(factor("m2", "cm\u00B2") == "10000");
  CHECK(factor("dm3", "l") == "1");
  CHECK(factor("ml", "cm3") == "1");
  CHECK(factor("h", "min") == "60");
  CHECK(factor("km/h", "m/s") == "5/18");
  CHECK(factor("kilograms", "g") == "1000");
  CHECK(factor("MW", "kW") == "1000");
  CHECK(factor("J", "kJ") == "1/1000");
  CHECK(factor("J", "W") == "none");
  CHECK(factor("MW", "mW") == "none");
  CHECK(factor("mW", "MW") == "none");
  CHECK(factor("mm", "Mm") == "none");
  CHECK(factor("cm", "kg") == "none");
  CHECK(factor("Min", "h") == "1/60");
  CHECK(factor("Minuten", "h") == "1/60");
  CHECK(factor("in", "cm") == "127/50");  // an inch is 2.54 cm by definition
  CHECK(factor("pounds", "kg") == "45359237/100000000");
  CHECK(factor("pounds", "$") == "none");
  CHECK(factor("week", "d") == "7");
  CHECK(factor("apples", "m") == "none");
  CHECK(factor("Mm", "m") == "none");  // a megametre, if anything
  CHECK(factor("%", "%") == "none");
}

TEST_CASE("A rule for units needs a unit that it can work with") {
  const auto number = [](const std::string& rest) {
    return told(readAndValidate(packOfItem("type = \"number\"\nstem = \"?\"\nkey = 12\n" + rest)).problems);
  };
  CHECK(number("unit = \"m\"\nunit_rule = \"converted\"\n").empty());
  CHECK(number("unit = \"apples\"\nunit_rule = \"required\"\n").empty());
  CHECK(number("unit_rule = \"required\"\n").find("needs a `unit`") != std::string::npos);
  CHECK(number("unit = \"apples\"\nunit_rule = \"converted\"\n").find("can't be converted") != std::string::npos);
  CHECK(number("unit = \"m\"\nunit_rule = \"convert\"\n").find("Did you mean \"converted\"?") != std::string::npos);
}
