// MathML in other systems' texts.
#include "core/interop/mathml_text.h"

#include "tests/support/catch.h"

using cz::interop::mathsOf;

namespace {

std::string math(const std::string& inside) { return mathsOf("<math>" + inside + "</math>").text; }

}  // namespace

TEST_CASE("formulas become TeX that a pack reads") {
  CHECK(math("<mfrac><mn>1</mn><mn>2</mn></mfrac>") == "\\(\\frac{1}{2}\\)");
  CHECK(math("<msup><mi>x</mi><mn>2</mn></msup><mo>&#8722;</mo><msqrt><mn>3</mn></msqrt>") ==
        "\\({x}^{2}-\\sqrt{3}\\)");
  CHECK(math("<mover><mi>x</mi><mo>^</mo></mover><mfrac><mn>1</mn><mn>2</mn></mfrac>") == "\\(\\hat{x}\\frac{1}{2}\\)");
  CHECK(math("<mroot><mn>8</mn><mn>3</mn></mroot><msubsup><mi>a</mi><mn>1</mn><mn>2</mn></msubsup>") ==
        "\\(\\sqrt[3]{8}{a}_{1}^{2}\\)");
  CHECK(math("<munderover><mo>&#8721;</mo><mn>1</mn><mn>9</mn></munderover><mi>n</mi>") == "\\(\\sum _{1}^{9}n\\)");
  CHECK(math("<mi>sin</mi><mi>x</mi><mo>=</mo><mi>area</mi>") == "\\(\\sin x=\\text{area}\\)");
  CHECK(math("<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn>"
             "</mtd></mtr></mtable>") == "\\(\\begin{matrix}{1} & {2} \\\\ {3} & {4}\\end{matrix}\\)");
  CHECK(math("<semantics><mrow><mn>5</mn></mrow><annotation>five</annotation></semantics>") == "\\(5\\)");
  CHECK(math("").empty());
  CHECK(mathsOf("<math></math>").whole);
}

TEST_CASE("a blank between two numbers keeps them apart") {
  CHECK(math("<mn>1</mn><mspace width=\"1em\"/><mn>2</mn>") == "\\(1\\;2\\)");
  CHECK(math("<mn>1</mn><mtext>&nbsp;</mtext><mn>2</mn>") == "\\(1\\;2\\)");
}

TEST_CASE("fences of MathML keep their separators and braces") {
  CHECK(math("<mfenced><mi>x</mi><mi>y</mi></mfenced>") == "\\((x,y)\\)");
  CHECK(math("<mfenced separators=\"; |\"><mn>1</mn><mn>2</mn><mn>3</mn><mn>4</mn></mfenced>") == "\\((1;2|3|4)\\)");
  CHECK(math("<mfenced separators=\"\"><mi>x</mi><mi>y</mi></mfenced>") == "\\((xy)\\)");
  CHECK(math("<mfenced open=\"{\" close=\"}\"><mn>1</mn><mn>2</mn></mfenced>") == "\\(\\{1,2\\}\\)");
}

TEST_CASE("what means something else in TeX, or nothing that we know, is words in brackets") {
  // Without its bar it is no fraction; a mover of one part, a dollar, and loose text are no formula.
  for (const char* odd : {"<mfrac linethickness=\"0\"><mn>1</mn><mn>2</mn></mfrac>", "<mover><mn>12</mn></mover>",
                          "<menclose notation=\"longdiv\"><mn>12</mn></menclose>", "<mi>$</mi>", "7<mn>1</mn>",
                          "<mfrac><mn>1</mn></mfrac>", "<mover><mi>x</mi><mo>!</mo></mover>"}) {
    INFO(odd);
    const auto shown = mathsOf(std::string("<math>") + odd + "</math>");
    CHECK_FALSE(shown.whole);
    CHECK(shown.text.front() == '[');
    CHECK(shown.text.back() == ']');
  }
  CHECK(math("<mmultiscripts><mi>C</mi><mn>6</mn><mn>14</mn></mmultiscripts>") == "[C 6 14]");
  CHECK(math("<menclose><msup><mi>x</mi><mn>2</mn></msup><mfrac><mn>1</mn><mn>2</mn></mfrac></menclose>") ==
        "[x^(2) (1)/(2)]");
}

TEST_CASE("formulas as deep as nobody writes them end in words, not in a crash") {
  std::string deep;
  for (int n = 0; n < 100'000; ++n) deep += "<mrow>";
  deep += "<mn>1</mn>";
  for (int n = 0; n < 100'000; ++n) deep += "</mrow>";
  CHECK(math(deep) == "[…]");
}
