#include "core/maths/spoken.h"

#include <string>

#include "core/maths/plain_text.h"
#include "core/maths/symbols.h"
#include "core/maths/tongue.h"
#include "tests/support/catch.h"

using namespace cz;

namespace {

struct Said {
  std::string tex;
  std::string words;
};

}  // namespace

TEST_CASE("formulas are said as a teacher would read them out") {
  const Said all[] = {
      {"\\frac{3}{4}", "three quarters"},
      {"\\frac12", "one half"},
      {"\\frac{3}{2}", "three halves"},
      {"\\frac{1}{100}", "one hundredth"},
      {"\\frac{7}{30}", "7 over 30"},
      {"\\frac{a}{b}", "a over b"},
      {"3\\frac{1}{2}", "3 and one half"},
      {"x^2", "x squared"},
      {"x^3 - 1", "x cubed minus 1"},
      {"2^{10}", "2 to the power of 10"},
      {"a^{n+1}", "a to the power of n plus 1, end of power"},
      {"x_1", "x sub 1"},
      {"\\sqrt{2}", "the square root of 2"},
      {"\\sqrt[3]{x}", "the cube root of x"},
      {"\\sqrt{a+b}", "the square root of a plus b, end of root"},
      {"90^\\circ", "90 degrees"},
      {"90\\degree", "90 degrees"},
      {"25\\%", "25 percent"},
      {"3 \\times 4 = 12", "3 times 4 equals 12"},
      {"a \\le b", "a is less than or equal to b"},
      {"|x|", "the absolute value of x"},
      {"f'(x)", "f prime open parenthesis x close parenthesis"},
      {"0.\\overline{3}", "0 point 3 repeating"},
      {"0.1\\dot{6}", "0.1 6 repeating"},
      {"\\overline{AB}", "A B with a line above"},
      {"\\vec{v}", "vector v"},
      {"\\bar{x}", "x bar"},
      {"\\sin x", "sine of x"},
      {"\\sin^2 x", "sine squared of x"},
      {"\\log_2 8", "log base 2 of 8"},
      {"\\lim_{x \\to 0} f", "the limit as x goes to 0 of f"},
      {"\\sum_{i=1}^{n} i", "the sum from i equals 1 to n of i"},
      {"\\int_0^1 x", "the integral from 0 to 1 of x"},
      {"\\int x", "the integral of x"},
      {"\\binom{n}{k}", "n choose k"},
      {"x \\in \\mathbb{R}", "x is in the real numbers"},
      {"5\\,\\text{cm}", "5 cm"},
      {"1, 2, \\ldots, n", "1, 2, and so on, n"},
      {"\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}",
       "matrix with 2 rows and 2 columns; row 1: 1, 2; row 2: 3, 4; end of matrix"},
      {"\\angle ABC", "angle A B C"},
  };
  for (const Said& one : all) {
    INFO(one.tex);
    CHECK(maths::spoken(one.tex) == one.words);
  }
}

TEST_CASE("fractions within fractions say where each ends") {
  CHECK(maths::spoken("\\frac{a+b}{c}") == "fraction a plus b over c, end of fraction");
  CHECK(maths::spoken("a+\\frac{b}{c}") == "a plus b over c");
  CHECK(maths::spoken("\\frac{\\frac{a}{b}+1}{c}") == "fraction a over b plus 1 over c, end of fraction");
}

TEST_CASE("maths that can't be read is said as it is written") { CHECK(maths::spoken("\\fract{1}") == "\\fract{1}"); }

TEST_CASE("a text is plain with its maths in words and its pictures as what is seen") {
  CHECK(plainText("Is **$\\frac{3}{4}$** of ![a pizza](media/pizza.png) more than $x^2$?") ==
        "Is three quarters of a pizza more than x squared?");
}

TEST_CASE("formulas are said in German as a teacher would read them out") {
  const Said all[] = {
      {"\\frac{3}{4}", "drei Viertel"},
      {"\\frac12", "ein Halb"},
      {"\\frac{3}{2}", "drei Halbe"},
      {"\\frac{7}{30}", "7 durch 30"},
      {"3\\frac{1}{2}", "3 und ein Halb"},
      {"x^2 + 1 = 5", "x Quadrat plus 1 gleich 5"},
      {"a^{n+1}", "a hoch n plus 1, Ende der Hochzahl"},
      {"\\sqrt{2}", "die Wurzel aus 2"},
      {"\\sqrt[3]{x}", "die dritte Wurzel aus x"},
      {"\\sqrt{a+b}", "die Wurzel aus a plus b, Ende der Wurzel"},
      {"90^\\circ", "90 Grad"},
      {"25\\%", "25 Prozent"},
      {"3 \\times 4", "3 mal 4"},
      {"|x|", "der Betrag von x"},
      {"\\log_2 8", "Logarithmus zur Basis 2 von 8"},
      {"\\frac{a+b}{c}", "Bruch a plus b durch c, Ende des Bruchs"},
      {"\\sum_{i=1}^{n} i", "die Summe von i gleich 1 bis n von i"},
      {"5\\,\\text{cm}", "5 cm"},
  };
  for (const Said& one : all) {
    INFO(one.tex);
    CHECK(maths::spoken(one.tex, "de") == one.words);
    CHECK(maths::spoken(one.tex, "de-AT") == one.words);
  }
}

TEST_CASE("formulas are said in Arabic as a teacher would read them out") {
  const Said all[] = {
      {"\\frac{3}{4}", "3 على 4"},
      {"3\\frac{1}{2}", "3 و 1 على 2"},
      {"\\frac{a+b}{c}", "كسر a زائد b على c، انتهى الكسر"},
      {"x^2 = 9", "x تربيع يساوي 9"},
      {"a^{n+1}", "a أس n زائد 1، انتهى الأس"},
      {"\\sqrt{2}", "الجذر التربيعي لـ 2"},
      {"\\sqrt[3]{x}", "الجذر التكعيبي لـ x"},
      {"\\sqrt{a+b}", "الجذر التربيعي لـ a زائد b، انتهى الجذر"},
      {"90^\\circ", "90 درجة"},
      {"25\\%", "25 بالمئة"},
      {"3 \\times 4", "3 في 4"},
      {"|x|", "القيمة المطلقة لـ x"},
      {"\\log_2 8", "لوغاريتم للأساس 2 لـ 8"},
      {"\\sum_{i=1}^{n} i", "المجموع من i يساوي 1 إلى n لـ i"},
      {"\\binom{n}{k}", "k من n"},
      {"1, 2, \\ldots, n", "1، 2، وهكذا، n"},
      {"5\\,\\text{cm}", "5 cm"},
  };
  for (const Said& one : all) {
    INFO(one.tex);
    CHECK(maths::spoken(one.tex, "ar") == one.words);
  }
}

TEST_CASE("a table is said in Arabic with one row, two rows and more each in their own form") {
  CHECK(maths::spoken("\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}", "ar") ==
        "مصفوفة فيها صفان و عمودان؛ صف 1: 1، 2؛ صف 2: 3، 4؛ انتهت المصفوفة");
  CHECK(maths::spoken("\\begin{pmatrix}1&2&3\\end{pmatrix}", "ar") ==
        "مصفوفة فيها صف واحد و 3 أعمدة؛ صف 1: 1، 2، 3؛ انتهت المصفوفة");
  const maths::Tongue arabic("ar"), english("en"), german("de");
  CHECK(arabic.count(1, "case") == "حالة واحدة");
  CHECK(arabic.count(2, "case") == "حالتان");
  CHECK(arabic.count(10, "row") == "10 صفوف");
  CHECK(arabic.count(11, "row") == "11 صفًا");
  CHECK(arabic.count(99, "column") == "99 عمودًا");
  CHECK(arabic.count(100, "row") == "100 صف");
  CHECK(english.count(1, "column") == "1 column");
  CHECK(english.count(2, "column") == "2 columns");
  CHECK(german.count(1, "row") == "1 Zeile");
  CHECK(german.count(2, "row") == "2 Zeilen");
}

TEST_CASE("a language without words of its own for formulas is said in English") {
  CHECK(maths::spoken("x^2", "sv") == "x squared");
}

TEST_CASE("every sign and name has its word in German and Arabic") {
  for (const std::string& command : maths::commandNames()) {
    const auto node = maths::symbolOf(command.substr(1));
    if (!node) continue;
    const std::string& word = node->spoken;
    const bool saysItself = word.size() <= 1;  // a letter, a comma
    INFO(command << ": " << word);
    CHECK((saysItself || maths::germanWords().contains(word)));
    CHECK((saysItself || maths::arabicWords().contains(word)));
  }
  for (const char* sign : {"+", "-", "*", "/", "=", "<", ">", "!", "%", "€"}) {
    INFO(sign);
    CHECK(maths::germanWords().contains(maths::characterOf(sign).spoken));
    CHECK(maths::arabicWords().contains(maths::characterOf(sign).spoken));
  }
}

TEST_CASE("the German and the Arabic sentences have the same gaps as the English ones") {
  for (const auto* words : {&maths::germanWords(), &maths::arabicWords()})
    for (const auto& [english, own] : *words)
      for (const std::string gap : {"{1}", "{2}", "{3}"}) {
        INFO(english << ": " << own);
        CHECK((english.find(gap) == english.npos) == (own.find(gap) == own.npos));
      }
}

TEST_CASE("a text for a German voice has its maths in German words") {
  CHECK(plainText("Ist $\\frac{3}{4}$ mehr als $x^2$?", "de") == "Ist drei Viertel mehr als x Quadrat?");
}
