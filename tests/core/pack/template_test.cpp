#include "core/pack/expression.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::pack;

namespace {

const Draw kDraw = {{"n", Exact(12)}, {"who", std::string("Ann")}, {"half", must(Exact::parse("1/2"))}};

std::string rendered(const std::string& source) {
  const auto made = Template::parse(source);
  if (!made) return made.error().detail + ": " + made.error().message;
  const auto text = made->render(kDraw);
  return text ? *text : text.error().detail + ": " + text.error().message;
}

}  // namespace

TEST_CASE("Expressions in braces are put into the text") {
  CHECK(rendered("List every factor of {n}.") == "List every factor of 12.");
  CHECK(rendered("{who} has {n} {plural(n, 'bag', 'bags')}.") == "Ann has 12 bags.");
  CHECK(rendered("{n}{n}") == "1212");
  CHECK(rendered("{ half }") == "1/2");
  CHECK(rendered("Nothing to do") == "Nothing to do");
  CHECK(rendered("") == "");
}

TEST_CASE("Doubled braces are braces") {
  CHECK(rendered("{{n}}") == "{n}");
  CHECK(rendered("{{{n}}}") == "{12}");
  CHECK(rendered("the set {{1, 2}}") == "the set {1, 2}");
}

TEST_CASE("A brace within a quoted text doesn't end the expression") {
  CHECK(rendered("{join(factors(4), '} {')}") == "1} {2} {4");
}

TEST_CASE("A fault is named with its column in the whole text") {
  CHECK(rendered("Ann has {n +} bags").starts_with("13: "));
  CHECK(rendered("Ann has {n bags").starts_with("9: This { is never closed"));
  CHECK(rendered("Ann has n} bags").starts_with("10: A } without"));
  CHECK(rendered("abc {m}").starts_with("6: There is no parameter named m"));
  CHECK(rendered("a { 1 / (n - 12) }").starts_with("7: Division by zero"));
}

TEST_CASE("A text that is one expression keeps its value; any other becomes text") {
  const auto valueOf = [](const std::string& source) { return must(must(Template::parse(source)).value(kDraw)); };
  CHECK(std::holds_alternative<Exact>(valueOf("{n * 2}")));
  CHECK(std::holds_alternative<std::vector<Exact>>(valueOf("{factors(n)}")));
  CHECK(std::get<std::string>(valueOf(" {n}")) == " 12");
  CHECK(std::get<std::string>(valueOf("12")) == "12");
}

TEST_CASE("A literal keeps its braces and reads no names") {
  const Template text = Template::literal("{n} }");
  CHECK(must(text.render({})) == "{n} }");
  CHECK(text.isConstant());
  CHECK(text.names().empty());
  CHECK(Template::literal("").empty());
  CHECK_FALSE(must(Template::parse("{n}")).isConstant());
}

TEST_CASE("A text lists its names once, with their columns") {
  const Template text = must(Template::parse("{a} and {b + a}"));
  CHECK(text.names() == std::vector<std::string>{"a", "b"});
  CHECK(text.uses()[1].column == 10);
}

TEST_CASE("In maths braces are TeX's, and \\var puts a value in") {
  CHECK(rendered("$\\frac{1}{2} + x^{10}$ of {n}") == "$\\frac{1}{2} + x^{10}$ of 12");
  CHECK(rendered("$\\frac{\\var{n}}{5}$") == "$\\frac{12}{5}$");
  CHECK(rendered("$\\var{half}$") == "$\\frac{1}{2}$");
  CHECK(rendered("$x = \\var{n + half}$") == "$x = \\frac{25}{2}$");
  CHECK(rendered("$\\varepsilon$") == "$\\varepsilon$");
  CHECK(rendered("$\\var{n$") == "2: This \\var{ is never closed. Add a }.");
  CHECK(rendered("$\\var{m}$").starts_with("7: "));
}

TEST_CASE("A dollar that is a dollar in the source stays one, whatever is put in") {
  CHECK(rendered("costs ${n} and ${n}.") == "costs $12 and $12.");
  // Put together, "$Ann-$Ann" would be maths.
  CHECK(rendered("${who}-${who}") == "\\$Ann-$Ann");
  CHECK(rendered("\\${n}$") == "\\$12$");
  const auto made = must(Template::parse("Is {f} of {n} more than $5?"));
  CHECK(must(made.render({{"f", std::string("$\\frac{1}{2}$")}, {"n", Exact(12)}})) ==
        "Is $\\frac{1}{2}$ of 12 more than $5?");
}

TEST_CASE("Without maths nothing changes") {
  CHECK(rendered("$ {n} $") == "$ 12 $");
  CHECK(rendered("a\\*{n}") == "a\\*12");
}
