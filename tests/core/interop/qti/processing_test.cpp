// Response processing: expressions worked out by hand, rules, templates, and what is refused by name.
#include "core/interop/qti/machine.h"
#include "core/interop/qti/rounding.h"
#include "tests/core/interop/qti/items.h"

using namespace cz;
using namespace cz::tests;
using namespace cz::interop::qti;

namespace {

const std::string kNumber = "cardinality=\"single\" baseType=\"float\">";

Result<Outcome> run(const std::string& declaration, const std::string& processing, const Value& given) {
  const auto machine = must(Machine::of(xml(item2(declaration, "", processing)), true));
  return machine->run({{"RESPONSE", given}});
}

/// SCORE after setting it to an expression over the response R.
std::string worth(const std::string& expression, const Value& given) {
  const auto outcome = run(kNumber,
                           "<responseProcessing><setOutcomeValue identifier=\"SCORE\">" + expression +
                               "</setOutcomeValue></responseProcessing>",
                           given);
  if (!outcome) return outcome.error().message;
  const Value value = outcome->values.at("SCORE");
  if (value.isNull()) return "NULL";
  return value.truth() ? value.atoms[0].text : value.number() ? value.number()->toText() : value.atoms[0].text;
}

std::string base(const std::string& type, const std::string& value) {
  return "<baseValue baseType=\"" + type + "\">" + value + "</baseValue>";
}

std::string number(const std::string& value) { return base("float", value); }
std::string truth(const std::string& value) { return base("boolean", value); }

const std::string kResponse = "<variable identifier=\"RESPONSE\"/>";

Value numberValue(const std::string& text) { return single(*atomOf(Base::real, text)); }

}  // namespace

TEST_CASE("arithmetic is exact, and nothing divided by zero is NULL") {
  CHECK(worth("<sum>" + kResponse + number("0.1") + "</sum>", numberValue("0.2")) == "3/10");
  CHECK(worth("<product>" + number("2") + number("3") + number("1.5") + "</product>", {}) == "9");
  CHECK(worth("<subtract>" + number("2") + number("5") + "</subtract>", {}) == "-3");
  CHECK(worth("<divide>" + number("1") + number("3") + "</divide>", {}) == "1/3");
  CHECK(worth("<divide>" + number("1") + number("0") + "</divide>", {}) == "NULL");
  CHECK(worth("<integerDivide>" + number("-7") + number("2") + "</integerDivide>", {}) == "-4");
  CHECK(worth("<integerModulus>" + number("-7") + number("2") + "</integerModulus>", {}) == "1");
  CHECK(worth("<power>" + number("2") + number("3") + "</power>", {}) == "8");
  CHECK(worth("<max>" + number("2") + number("3") + "</max>", {}) == "3");
  CHECK(worth("<sum>" + kResponse + number("1") + "</sum>", {}) == "NULL");
}

TEST_CASE("half is rounded up, also below zero") {
  CHECK(worth("<round>" + number("4.5") + "</round>", {}) == "5");
  CHECK(worth("<round>" + number("-1.5") + "</round>", {}) == "-1");
  CHECK(worth("<truncate>" + number("-1.5") + "</truncate>", {}) == "-1");
  CHECK(Rounding{true, 3}.rounded(exact("1234.5")) == exact("1230"));
  CHECK(Rounding{true, 2}.rounded(exact("0.0456")) == exact("0.046"));
  CHECK(Rounding{false, 2}.rounded(exact("3.14159")) == exact("3.14"));
}

TEST_CASE("truth has three values: true, false and NULL") {
  CHECK(worth("<and>" + truth("true") + "<null/></and>", {}) == "NULL");
  CHECK(worth("<and>" + truth("false") + "<null/></and>", {}) == "false");
  CHECK(worth("<or>" + truth("true") + "<null/></or>", {}) == "true");
  CHECK(worth("<or>" + truth("false") + "<null/></or>", {}) == "NULL");
  CHECK(worth("<not>" + truth("false") + "</not>", {}) == "true");
  CHECK(worth("<isNull>" + kResponse + "</isNull>", {}) == "true");
  CHECK(worth("<match>" + kResponse + number("1") + "</match>", {}) == "NULL");
  CHECK(worth("<anyN min=\"1\" max=\"2\">" + truth("true") + truth("true") + truth("false") + "</anyN>", {}) == "true");
  CHECK(worth("<anyN min=\"3\" max=\"3\">" + truth("true") + truth("true") + truth("false") + "</anyN>", {}) ==
        "false");
}

TEST_CASE("equality with a tolerance includes both ends unless it is told otherwise") {
  const auto near = [](const std::string& attributes, const std::string& given) {
    return worth("<equal " + attributes + ">" + number("10") + kResponse + "</equal>", numberValue(given));
  };
  CHECK(near("toleranceMode=\"exact\"", "10.0") == "true");
  CHECK(near("toleranceMode=\"absolute\" tolerance=\"1 2\"", "9") == "true");
  CHECK(near("toleranceMode=\"absolute\" tolerance=\"1 2\"", "12") == "true");
  CHECK(near("toleranceMode=\"absolute\" tolerance=\"1 2\"", "8.99") == "false");
  CHECK(near("toleranceMode=\"relative\" tolerance=\"5\"", "10.5") == "true");
  CHECK(near("toleranceMode=\"relative\" tolerance=\"5\"", "10.51") == "false");
  CHECK(near("toleranceMode=\"absolute\" tolerance=\"1\" includeLowerBound=\"false\"", "9") == "false");
}

TEST_CASE("containers: making, asking, taking out") {
  const std::string ab = "<multiple>" + base("identifier", "a") + base("identifier", "b") + "</multiple>";
  const std::string row = "<ordered>" + base("identifier", "a") + base("identifier", "b") + "</ordered>";
  CHECK(worth("<member>" + base("identifier", "a") + ab + "</member>", {}) == "true");
  CHECK(worth("<contains>" + ab + "<multiple>" + base("identifier", "c") + "</multiple></contains>", {}) == "false");
  CHECK(worth("<index n=\"2\">" + row + "</index>", {}) == "b");
  CHECK(worth("<index n=\"3\">" + row + "</index>", {}) == "NULL");
  CHECK(worth("<containerSize><delete>" + base("identifier", "a") + ab + "</delete></containerSize>", {}) == "1");
}

TEST_CASE("letter case in comparing texts is as the file says") {
  const auto same = [](const std::string& attribute) {
    return worth("<stringMatch " + attribute + ">" + base("string", "Rome") + base("string", "rome") + "</stringMatch>",
                 {});
  };
  CHECK(same("caseSensitive=\"true\"") == "false");
  CHECK(same("caseSensitive=\"false\"") == "true");
}

TEST_CASE("a mapping adds up, keeps its bounds, and pays its default for what it doesn't know") {
  const std::string declaration =
      "cardinality=\"multiple\" baseType=\"identifier\"><mapping defaultValue=\"-1\" lowerBound=\"0\" upperBound=\"3\">"
      "<mapEntry mapKey=\"A\" mappedValue=\"2\"/><mapEntry mapKey=\"B\" mappedValue=\"2\"/></mapping>";
  const std::string map = "<responseProcessing template=\"http://x/map_response.xml\"/>";
  const auto points = [&](const std::vector<std::string>& picks) {
    Value given{Value::Shape::multiple, {}};
    for (const auto& pick : picks) given.atoms.push_back(textAtom(pick));
    return must(run(declaration, map, given)).score("SCORE").toText();
  };
  CHECK(points({"A"}) == "2");
  CHECK(points({"A", "B"}) == "3");
  CHECK(points({"A", "x"}) == "1");
  CHECK(points({"x"}) == "0");
  CHECK(points({}) == "0");
}

TEST_CASE("the first branch that holds is taken, and an exit ends everything") {
  const auto set = [](const std::string& value) {
    return "<setOutcomeValue identifier=\"SCORE\">" + number(value) + "</setOutcomeValue>";
  };
  const auto when = [](const std::string& value) { return "<gt>" + kResponse + number(value) + "</gt>"; };
  const std::string processing = "<responseProcessing><responseCondition><responseIf>" + when("10") + set("3") +
                                 "<exitResponse/></responseIf><responseElseIf>" + when("5") + set("2") +
                                 "</responseElseIf><responseElse>" + set("1") +
                                 "</responseElse></responseCondition><setOutcomeValue identifier=\"SCORE\"><sum>"
                                 "<variable identifier=\"SCORE\"/>" +
                                 number("10") + "</sum></setOutcomeValue></responseProcessing>";
  CHECK(must(run(kNumber, processing, numberValue("11"))).score("SCORE") == Exact(3));
  CHECK(must(run(kNumber, processing, numberValue("6"))).score("SCORE") == Exact(12));
  CHECK(must(run(kNumber, processing, numberValue("1"))).score("SCORE") == Exact(11));
  CHECK(must(run(kNumber, processing, nothing())).score("SCORE") == Exact(11));
}

TEST_CASE("what we don't know is refused by name and line, only when it is reached") {
  CHECK(worth("<customOperator class=\"x\"/>", {}) ==
        "Its points are worked out with \"customOperator\" (line 1), which we can't do.");
  const auto other = run(kNumber, "<responseProcessing template=\"http://x/no_such_template\"/>", nothing());
  REQUIRE_FALSE(other.ok());
  CHECK(other.error().message == "Its points are worked out by \"no_such_template\", which we don't know.");
}
