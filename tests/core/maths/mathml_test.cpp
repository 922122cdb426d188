#include "core/maths/mathml.h"

#include "tests/support/catch.h"

using namespace cz::maths;

TEST_CASE("a fraction as MathML, with its words") {
  CHECK(mathml("\\frac{3}{4}", false) == "<math alttext=\"three quarters\"><mfrac><mn>3</mn><mn>4</mn></mfrac></math>");
  CHECK(mathml("x", true) == "<math display=\"block\" alttext=\"x\"><mi>x</mi></math>");
}

TEST_CASE("every element gets as many arguments as it counts") {
  CHECK(mathml("x^{a+b}", false).find("<msup><mi>x</mi><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></msup>") !=
        std::string::npos);
  CHECK(mathml("{}^2", false).find("<msup><mrow></mrow><mn>2</mn></msup>") != std::string::npos);
  CHECK(mathml("^2", false).find("<msup><mrow></mrow><mn>2</mn></msup>") != std::string::npos);
  CHECK(mathml("\\sqrt[3]{x+1}", false).find("<mroot><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow><mn>3</mn></mroot>") !=
        std::string::npos);
}

TEST_CASE("what a browser would get wrong by itself is said") {
  // A minus at the start of parentheses is a sign, not an operation.
  CHECK(mathml("5-(-3)", false).find("<mrow><mo>−</mo><mn>3</mn></mrow>") != std::string::npos);
  CHECK(mathml("\\text{if }x", false).find("<mtext>if\u00A0</mtext>") != std::string::npos);
  CHECK(mathml("\\sin x", false).find("</mi><mspace") != std::string::npos);
  CHECK(mathml("\\sin(x)", false).find("<mspace") == std::string::npos);
  // Styles in attributes are forbidden on the station's pages.
  CHECK(mathml("\\begin{aligned}a&=b\\end{aligned}", false).find(" style=") == std::string::npos);
}

TEST_CASE("no text of a formula can become markup") {
  const std::string all = mathml("\\text{<script>alert(\"1\")</script>} < \\& \\mathrm{<b>}", false);
  CHECK(all.find("<script") == std::string::npos);
  CHECK(all.find("<b>") == std::string::npos);
  CHECK(all.find("<mtext>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;</mtext>") != std::string::npos);
  CHECK(all.find("<mo>&lt;</mo>") != std::string::npos);
  CHECK(mathml("\\fract<b>", false) == "<code>\\fract&lt;b&gt;</code>");
}
