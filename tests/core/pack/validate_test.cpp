// The validator: what looks good in one draw may be wrong in another.

#include "core/pack/validate.h"

#include "core/pack/look_alike.h"
#include "tests/core/pack/pack_text.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::pack;
using namespace cz::tests;

namespace {

std::vector<Problem> problemsOf(const std::string& rest, const std::string& head = kPackHead) {
  return readAndValidate(packOfItem(rest, head)).problems;
}

bool isGood(const std::string& rest, const std::string& head = kPackHead) {
  const auto problems = problemsOf(rest, head);
  INFO(told(problems));
  CHECK(problems.empty());
  return problems.empty();
}

bool isRefused(const std::string& rest, int line, const std::string& part, const std::string& head = kPackHead) {
  const auto problems = problemsOf(rest, head);
  UNSCOPED_INFO(told(problems));
  return tells(problems, Severity::error, "checks/c.toml", line, part);
}

bool isWarned(const std::string& rest, int line, const std::string& part) {
  const auto reading = readAndValidate(packOfItem(rest));
  UNSCOPED_INFO(told(reading.problems));
  return reading.pack && tells(reading.problems, Severity::warning, "checks/c.toml", line, part);
}

std::string choiceOf(const std::string& key, const std::string& distractor, const std::string& let = "") {
  return itemOf("choice", let + "key = \"" + key + "\"\ndistractors = [\n\"" + distractor + "\"]\n");
}

}  // namespace

TEST_CASE("Two choices that look the same are refused") {
  CHECK(isRefused(choiceOf("red", "red"), 16, "look the same: \"red\""));
  CHECK(isRefused(choiceOf("red  ball", " red ball "), 16, "look the same"));
  CHECK(isRefused(choiceOf("\\u00C5", "A\\u030A"), 16, "look the same"));
  CHECK(isRefused(choiceOf("\\u00C5", "\\u212B"), 16, "look the same"));
  CHECK(isRefused(choiceOf("\\uFF11", "1"), 16, "look the same"));
  CHECK(isRefused(choiceOf("a\\u00A0b", "a b"), 16, "look the same"));
  CHECK(isGood(choiceOf("Red", "red")));
  CHECK(isGood(choiceOf("resume", "résumé")));
  // A formula is set alike whatever blanks and braces it is written with.
  CHECK(isRefused(choiceOf("$x=4$", "$x = 4$"), 16, "look the same: \"$x=4$\" and \"$x = 4$\""));
  CHECK(isRefused(choiceOf("$x^{2}$ m", "$x^2$ m"), 16, "look the same"));
  CHECK(isRefused(choiceOf("$\\\\frac{a}{b}$", "$\\\\frac ab$"), 16, "look the same"));
  CHECK(isGood(choiceOf("$x=4$", "$x=5$")));
  CHECK(isGood(choiceOf("$x$", "x")));  // slanted and upright
  CHECK(isGood(choiceOf("$a\\\\,b$", "$ab$")));
}

TEST_CASE("Two choices with the same value are refused, also when they are written as maths") {
  CHECK(isRefused(choiceOf("$\\\\frac{1}{2}$", "$\\\\frac{2}{4}$"), 16, "the same value"));
  CHECK(isRefused(choiceOf("$1\\\\frac{1}{2}$ m", "1.5 m"), 16, "the same value"));
  CHECK(isRefused(choiceOf("$-\\\\frac{3}{4}$", "-0.75"), 16, "the same value"));
  const std::string comma = kPackHead + "numbers = \"comma\"\n";
  CHECK(isRefused(choiceOf("$0{,}5$", "$\\\\tfrac{1}{2}$"), 16, "the same value", comma));
  CHECK_FALSE(isRefused(choiceOf("$\\\\frac{1}{2}$", "$\\\\frac{1}{2}x$"), 16, "the same value"));
  CHECK_FALSE(isRefused(choiceOf("$2^3$", "$2^4$"), 16, "the same value"));
  CHECK(isRefused(choiceOf("$25\\\\%$", "1/4"), 16, "the same value: \"$25\\%$\" and \"1/4\""));
  CHECK(isRefused(choiceOf("$\\\\frac{1}{2}\\\\%$", "0.5 %"), 16, "the same value"));
  CHECK_FALSE(isRefused(choiceOf("$25\\\\%$", "25"), 16, "the same value"));
}

TEST_CASE("An amount of money is the same with the sign in front and behind") {
  CHECK(isRefused(choiceOf("\u20AC 4", "4 \u20AC"), 16, "the same value"));
  CHECK(isRefused(choiceOf("$5", "5.00 $"), 16, "the same value"));
  CHECK(isRefused(choiceOf("-\u00A33", "-3 \u00A3"), 16, "the same value"));
  CHECK_FALSE(isRefused(choiceOf("$5", "5 \u20AC"), 16, "the same value"));
  CHECK_FALSE(isRefused(choiceOf("$5", "5"), 16, "the same value"));
}

TEST_CASE("An item that asks how a number is written may offer one value twice, but never one look") {
  CHECK(isGood(choiceOf("$\\\\frac{1}{2}$", "$\\\\frac{2}{4}$", "equal_values = true\n")));
  CHECK(isGood(choiceOf("1/2", "2/4", "equal_values = true\n")));
  CHECK(isRefused(choiceOf("1/2", "1/2", "equal_values = true\n"), 17, "look the same"));
}

TEST_CASE("Two choices with the same value are refused") {
  CHECK(isRefused(choiceOf("1/2", "0.5"), 16, "the same value: \"1/2\" and \"0.5\""));
  CHECK(isRefused(choiceOf("1/2", "2/4"), 16, "the same value"));
  CHECK(isRefused(choiceOf("1 1/2", "3/2"), 16, "the same value"));
  CHECK(isRefused(choiceOf("0.50 m", "1/2 m"), 16, "the same value"));
  CHECK(isRefused(choiceOf("1,000", "1000"), 16, "the same value"));
  CHECK(isRefused(choiceOf("-3", "\\u22123"), 16, "the same value"));
  CHECK(isRefused(choiceOf("3", "03"), 16, "the same value"));
  CHECK(isGood(choiceOf("0.5 m", "0.5 cm")));
  CHECK(isGood(choiceOf("1/2", "1/3")));
  CHECK(isGood(choiceOf("3", "-3")));
  CHECK(isGood(choiceOf("3 apples", "4 apples")));
  CHECK(isGood(choiceOf("1:30", "1:45")));
  CHECK(isGood(choiceOf("12 1/2", "12 1/4")));
}

TEST_CASE("Two choices with the same quantity in other units are refused") {
  CHECK(isRefused(choiceOf("1 m", "100 cm"), 16, "the same value: \"1 m\" and \"100 cm\""));
  CHECK(isRefused(choiceOf("1.5 h", "90 min"), 16, "the same value"));
  CHECK(isRefused(choiceOf("1/4 l", "250 ml"), 16, "the same value"));
  CHECK(isRefused(choiceOf("2 dm\u00B3", "2000 cm^3"), 16, "the same value"));
  CHECK(isRefused(choiceOf("36 km/h", "10 m/s"), 16, "the same value"));
  CHECK(isRefused(choiceOf("3 m", "3 meters"), 16, "the same value"));
  CHECK(isRefused(choiceOf("2 kJ", "2000 J"), 16, "the same value"));
  CHECK(isRefused(choiceOf("3 MW", "3000 kW"), 16, "the same value"));
  CHECK(isRefused(choiceOf("0.5", "50 %"), 16, "the same value"));
  CHECK(isRefused(choiceOf("50 %", "1/2"), 16, "the same value"));
  CHECK(isRefused(choiceOf("$\\\\frac{1}{2}$ kg", "500 g"), 16, "the same value"));
  CHECK(isGood(choiceOf("1 m", "100 cm", "equal_values = true\n")));
  CHECK(isGood(choiceOf("1 m", "10 cm")));
  CHECK(isGood(choiceOf("1 m long", "100 cm long")));
  CHECK(isGood(choiceOf("1 g", "1000 mm")));
  CHECK(isGood(choiceOf("5 MJ", "5 mJ")));
  CHECK(isGood(choiceOf("5 MW", "5 mW")));
  CHECK(isGood(choiceOf("0.5 %", "0.5")));
}

TEST_CASE("The style of the pack decides what a comma means") {
  const std::string comma = kPackHead + "numbers = \"comma\"\n";
  CHECK(isRefused(choiceOf("0,5", "1/2"), 16, "the same value", comma));
  CHECK(isRefused(choiceOf("1.000", "1000"), 16, "the same value", comma));
  CHECK(isGood(choiceOf("1,000", "1000"), comma));
  CHECK(isGood(choiceOf("1.000", "1000")));
}

TEST_CASE("What students could not type as a number has no value to share: it is compared as text") {
  // With a point as the decimal mark 0,005 is no number; with a comma it is five thousandths, and 5.000 is five
  // thousand.
  const std::string comma = kPackHead + "numbers = \"comma\"\n";
  CHECK(isGood(choiceOf("5.000 B", "0,005 B")));
  CHECK(isGood(choiceOf("0,005", "5")));
  CHECK(isGood(choiceOf("5.000 B", "0,005 B"), comma));
  CHECK(isGood(choiceOf("2 TB", "2.000 TB"), comma));
  CHECK(isRefused(choiceOf("2 TB", "2.000 TB"), 16, "the same value"));
  CHECK(isRefused(choiceOf("5,000 B", "5000 B"), 16, "the same value"));
}

TEST_CASE("Coinciding choices are found in the one draw that has them, and the draw is named") {
  const std::string let = "let = { n = \"1..50\", m = [2, 3] }\n";
  CHECK(isRefused(choiceOf("{n * m}", "{n + m}", let), 17, "With n = 2, m = 2: Two choices look the same: \"4\""));
  CHECK(isGood(choiceOf("{n * m}", "{n + m}", let + "only = \"n * m != n + m\"\n")));
}

TEST_CASE("Where equal values are fair, only equal looks are refused") {
  CHECK(isGood(itemOf("choices", "keys = [\"1/2\", \"0.5\"]\ndistractors = [\"1/3\", \"1/4\"]\n")));
  CHECK(isRefused(itemOf("choices", "keys = [\"1/2\"]\ndistractors = [\"0.5\"]\n"), 15, "the same value"));
  CHECK(isGood(itemOf("sort",
                      "categories = [\"half\", \"not\"]\ncards = [{ text = \"1/2\", in = \"half\" }, { text = "
                      "\"0.5\", in = \"half\" }, { text = \"1/3\", in = \"not\" }]\n")));
}

TEST_CASE("Cards, partners, categories and steps must differ, too") {
  CHECK(isRefused(itemOf("match", "pairs = [{ left = \"a\", right = \"1\" },\n{ left = \"a\", right = \"2\" }]\n"), 15,
                  "Two cards look the same"));
  CHECK(isRefused(itemOf("match",
                         "let = { n = [3] }\npairs = [{ left = \"a\", right = \"{n}\" },\n{ left = \"b\", right = "
                         "\"3\" }]\n"),
                  16, "Two choices look the same"));
  CHECK(isRefused(itemOf("sort",
                         "categories = [\"x\", \"x\"]\ncards = [{ text = \"a\", in = \"x\" }, { text = \"b\", in = "
                         "\"x\" }]\n"),
                  14, "Two categories look the same"));
  CHECK(isRefused(itemOf("order", "steps = [\"a\", \"b\",\n\"a\"]\n"), 15, "Two choices look the same"));
}

TEST_CASE("Texts that are empty in some draw are refused") {
  const std::string let = "let = { w = [\"red\", \" \"] }\n";
  CHECK(isRefused("type = \"number\"\n" + let + "stem = \"{w}\"\nkey = 1\n", 14, "The stem is empty here"));
  CHECK(isRefused(choiceOf("blue", "{w}", let), 17, "A text is empty here"));
}

TEST_CASE("A choice that speaks about the others wants to be pinned") {
  for (const std::string text : {"All of the above", "none of these", "Both of these.", "Neither of the above",
                                 "Ninguna de "
                                 "las anteriores",
                                 "Keine der genannten Antworten"}) {
    INFO(text);
    CHECK(isWarned(choiceOf("red", text), 16, "pin = true"));
  }
  CHECK(isGood(itemOf("choice", "key = \"red\"\ndistractors = [{ text = \"None of these\", pin = true }]\n")));
  CHECK(isGood(choiceOf("red", "none of these") + "shuffle = false\n"));
  CHECK(isGood(choiceOf("red", "above all")));
}

TEST_CASE("Credits that pay for ticking everything are worth a warning") {
  // The teacher's example of case O-37: 50 + 50 - 33.33333 - 33 pays 33.66667 per cent for four ticks.
  const std::string primes = itemOf("choices",
                                    "credit = \"weights\"\nchoices = [{ text = \"2\", credit = \"50 %\" }, { text = "
                                    "\"7\", credit = \"50 %\" }, { text = \"9\", credit = \"-33.33333 %\" }, { text "
                                    "= \"15\", credit = \"-33 %\" }]\n");
  CHECK(isWarned(primes, 10, "Ticking everything pays 33.66667 %"));
  const auto summing = [](const std::string& second) {
    return itemOf("choices",
                  "credit = \"weights\"\nchoices = [{ text = \"2\", credit = \"50 %\" }, { text = \"7\", credit = \"" +
                      second + "\" }, { text = \"9\", credit = -1 }, { text = \"8\", credit = -1 }]\n");
  };
  CHECK(isWarned(summing("60 %"), 10, "add up to 110 %"));
  CHECK(isGood(summing("50 %")));
  CHECK(isWarned(itemOf("choices", "keys = [\"a\", \"b\", \"c\"]\ndistractors = [\"d\"]\n"), 10, "pays 66.66 %"));
  CHECK(
      isGood(itemOf("choices", "keys = [\"a\", \"b\", \"c\"]\ndistractors = [\"d\"]\ncredit = \"all-or-nothing\"\n")));
  CHECK(isGood(itemOf("choices", "keys = [\"a\", \"b\"]\ndistractors = [\"c\", \"d\"]\n")));
}

TEST_CASE("A line of mastery that weights can't reach is refused") {
  const std::string ninety = itemOf("choices",
                                    "credit = \"weights\"\nchoices = [{ text = \"2\", credit = \"45 %\" }, { text = "
                                    "\"7\", credit = \"45 %\" }, { text = \"9\", credit = -1 }]\n");
  CHECK(isRefused(ninety, 1, "can't be reached for the skill \"s\""));
  const auto with = [&](const std::string& mastery) {
    return readAndValidate(packOfCheck(mastery + kCheckHead + ninety));
  };
  CHECK(with("mastery = { at_least = \"90 %\" }\n").pack);
  CHECK_FALSE(with("mastery = { at_least = \"91 %\" }\n").pack);
  CHECK_FALSE(with("mastery = { rule = \"total\", at_least = \"91 %\" }\n").pack);
  CHECK_FALSE(with("mastery = { rule = \"items-right\", count = 1 }\n").pack);
}

TEST_CASE("A percentage of a key that is zero is worth a warning") {
  CHECK(isWarned(itemOf("number", "key = 0\ntolerance = \"10 %\"\n"), 15, "A percentage of the key 0 is 0"));
  CHECK(isGood(itemOf("number", "key = 4\ntolerance = \"10 %\"\n")));
}

TEST_CASE("A wrong idea that earns credit is worth a warning; one that is right is refused in its draw") {
  CHECK(isWarned(
      itemOf("number", "key = 4\naccept = [{ key = 5, credit = \"1/2\" }]\nwrong = [{ when = 5, says = \"No.\" }]\n"),
      16, "also earns credit"));
  const std::string square =
      "let = { n = \"2..9\" }\nkey = \"{n * n}\"\nwrong = [{ when = \"{2 * n}\", says = \"No.\" }]\n";
  CHECK(isRefused(itemOf("number", square), 16, "With n = 2: The wrong idea 4 is also the right answer"));
  CHECK(isGood(itemOf("number", square + "only = \"n > 2\"\n")));
}

TEST_CASE("A sequence and a set differ in what equals the key") {
  const std::string lists = "key = \"1, 2\"\nwrong = [{ when = \"2, 1\", says = \"Turned.\" }]\n";
  CHECK(isRefused(itemOf("number-list", lists), 15, "also the right answer"));
  CHECK(isGood(itemOf("number-list", lists + "sequence = true\n")));
}

TEST_CASE("Texts are compared by the rules of their item") {
  const auto with = [](const std::string& rules) {
    return itemOf("text", "key = \"Café\"\nwrong = [{ when = \"cafe\", says = \"No.\" }]\n" + rules);
  };
  CHECK(isGood(with("")));
  CHECK(isRefused(with("accents = \"ignore\"\n"), 15, "also the right answer"));
  CHECK(isGood(with("accents = \"ignore\"\ncase = \"strict\"\n")));
}

TEST_CASE("Of very many draws a sample is walked, and said so") {
  const std::string many = "let = { a = \"1..100\", b = \"1..100\" }\nkey = \"{a + b}\"\n";
  CHECK(isWarned(itemOf("number", many), 10, "10000 draws; 2000 of them"));
  CHECK(isGood(itemOf("number", "let = { a = \"1..40\", b = \"1..50\" }\nkey = \"{a + b}\"\n")));
}

TEST_CASE("More draws than can be counted are refused") {
  const std::string let = "let = { a = \"1..9999\", b = \"1..9999\", c = \"1..9999\", d = \"1..9999\" }\n";
  CHECK(isRefused(itemOf("number", let + "key = \"{a}\"\n"), 10, "too many draws to count"));
}

TEST_CASE("A fault that every draw has is told once") {
  const auto problems = problemsOf(choiceOf("{n}", "{n}", "let = { n = \"1..99\" }\n"));
  CHECK(problems.size() == 1);
}

TEST_CASE("What is wrong in a draw is named with its line and column") {
  // Line 16: distractors = ["red", "bl{…}"]; the second distractor begins in column 23.
  const auto problems = problemsOf(
      itemOf("choice", "let = { e = [\"ack\", \"ue\"] }\nkey = \"blue\"\ndistractors = [\"red\", \"bl{e}\"]\n"));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].where.line == 16);
  CHECK(problems[0].where.column == 23);
  CHECK(problems[0].message.find("With e = ue: Two choices look the same") == 0);
}

TEST_CASE("Siblings that ask the same are worth a warning, in whatever order their choices stand") {
  const auto two = [](const std::string& first, const std::string& second) {
    const std::string head =
        "id = \"c\"\ntitle = \"C\"\n[[skill]]\nid = \"s\"\ncan = \"I can.\"\nrevise = \"Do it.\"\n"
        "[[slot]]\nskill = \"s\"\nsiblings = [\"i\", \"j\"]\n";
    return readAndValidate(packOfCheck(head + "[[item]]\nid = \"i\"\n" + first + "[[item]]\nid = \"j\"\n" + second))
        .problems;
  };
  const std::string red = itemOf("choice", "key = \"red\"\ndistractors = [\"blue\", \"green\"]\n");
  const auto same = two(red, itemOf("choice", "key = \"red\"\ndistractors = [\"green\", \"blue\"]\n"));
  CHECK(tells(same, Severity::warning, "checks/c.toml", 16, "It asks the same as its sibling i,"));
  CHECK(two(red, itemOf("choice", "key = \"red\"\ndistractors = [\"blue\", \"black\"]\n")).empty());
  const auto sum = [](const std::string& name, const std::string& values, const std::string& rest = "") {
    return "type = \"number\"\nstem = \"{" + name + "} + 1?\"\nlet = { " + name + " = [" + values + "] }\nkey = \"{" +
           name + " + 1}\"\n" + rest;
  };
  CHECK_FALSE(two(sum("n", "1, 2"), sum("n", "1, 2")).empty());
  CHECK(two(sum("n", "1, 2"), sum("n", "3, 4")).empty());
  CHECK(two(sum("n", "1, 2"), sum("n", "1, 2", "written_as = \"2 decimals\"\n")).empty());
  CHECK(two(sum("n", "1, 2"), sum("n", "1, 2", "written_as = \"decimal\"\n")).empty());
  CHECK(two(sum("n", "1, 2", "written_as = \"3 decimals\"\n"), sum("n", "1, 2", "written_as = \"2 decimals\"\n"))
            .empty());
  CHECK(two(sum("n", "1, 2", "unit = \"cm\"\n"), sum("n", "1, 2", "unit = \"m\"\n")).empty());
  const std::string list = itemOf("number-list", "key = \"1, 2\"\n");
  CHECK_FALSE(two(list, list).empty());
  CHECK(two(list, itemOf("number-list", "key = \"1, 2\"\nsequence = true\n")).empty());
  const std::string sort =
      "categories = [\"x\", \"y\"]\ncards = [{ text = \"a\", in = \"x\" }, { text = \"b\", in = \"y\" }]\n";
  CHECK_FALSE(two(itemOf("sort", sort), itemOf("sort", sort)).empty());
  // Another name for the parameter, and numbers that overlap, are no other question.
  const auto overlap = two(sum("n", "1, 2"), sum("m", "5, 2"));
  CHECK(tells(overlap, Severity::warning, "checks/c.toml", 16, "With m = 2: It asks the same as its sibling i,"));
}

TEST_CASE("Two slots that ask the same are worth a warning, and bold or a blank makes no other question") {
  const std::string head =
      "id = \"c\"\ntitle = \"C\"\n[[skill]]\nid = \"s\"\ncan = \"I can.\"\nrevise = \"Do it.\"\n"
      "[[slot]]\nid = \"one\"\nskill = \"s\"\nsiblings = [\"i\"]\n[[slot]]\nid = \"two\"\nskill = \"s\"\nsiblings = "
      "[\"j\"]\n";
  const auto problems =
      readAndValidate(packOfCheck(head + "[[item]]\nid = \"i\"\ntype = \"number\"\nstem = \"Add 2 and 5.\"\nkey = 7\n" +
                                  "[[item]]\nid = \"j\"\ntype = \"number\"\nstem = \"Add **2**  and 5.\"\nkey = 7\n"))
          .problems;
  CHECK(tells(problems, Severity::warning, "checks/c.toml", 20, "It asks the same as i of slot one, so one form may"));
}

TEST_CASE("A parameter that changes nothing that is seen is worth a warning, and with practice forms it is an error") {
  const auto of = [](const std::string& practice) {
    return readAndValidate(
               packOfCheck("id = \"c\"\ntitle = \"C\"\n" + practice +
                           "[[skill]]\nid = \"s\"\ncan = \"I can.\"\nrevise = \"Do it.\"\n[[slot]]\nskill = "
                           "\"s\"\nsiblings = [\"i\"]\n[[item]]\nid = \"i\"\ntype = \"number\"\nlet = { n = [1, "
                           "2], w = [\"k\", \"l\"] }\nstem = \"{n} + 1?\"\nkey = \"{n + 1}\"\n"))
        .problems;
  };
  const std::string words = "With n = 1, w = l: It looks the same as with n = 1, w = k. Take out the parameter";
  CHECK(tells(of(""), Severity::warning, "checks/c.toml", 10, words));
  CHECK(tells(of("practice = true\n"), Severity::error, "checks/c.toml", 11, words));
}

TEST_CASE("A practice item that asks what a real form asks is refused") {
  const auto with = [](const std::string& key) {
    return readAndValidate(
               packOfCheck("id = \"c\"\ntitle = \"C\"\n[[skill]]\nid = \"s\"\ncan = \"I can.\"\nrevise = \"Do "
                           "it.\"\n[[slot]]\nskill = \"s\"\nsiblings = [\"i\"]\npractice = [\"p\"]\n[[item]]\nid = "
                           "\"i\"\n" +
                           itemOf("choice", "key = \"red\"\ndistractors = [\"blue\"]\n") + "[[item]]\nid = \"p\"\n" +
                           itemOf("choice", "key = \"" + key + "\"\ndistractors = [\"blue\"]\n")))
        .problems;
  };
  CHECK(tells(with("red"), Severity::error, "checks/c.toml", 17, "It is for practice, and asks the same as i,"));
  CHECK(with("green").empty());
}

TEST_CASE("Siblings that ask the same, one on practice forms and one on real forms, are refused") {
  const auto with = [](const std::string& head, const std::string& other) {
    std::string items;
    for (const std::string& id : {std::string("i"), other})
      items += "[[item]]\nid = \"" + id +
               "\"\ntype = \"number\"\nlet = { n = \"1..8\" }\nstem = \"{n} + 1?\"\nkey = \"{n + 1}\"\n";
    return readAndValidate(
               packOfCheck("id = \"c\"\ntitle = \"C\"\n" + head +
                           "[[skill]]\nid = \"s\"\ncan = \"I can.\"\nrevise = \"Do it.\"\n[[slot]]\nskill = "
                           "\"s\"\nsiblings = [\"i\", \"" +
                           other + "\"]\n" + items))
        .problems;
  };
  // Each item keeps two of its eight draws back by its own name: the same numbers are real in one and kept in the
  // other.
  const auto plain = with("", "j");
  CHECK(tells(plain, Severity::warning, "checks/c.toml", 16, "It asks the same as its sibling i"));
  CHECK_FALSE(tells(plain, Severity::error, "checks/c.toml", 16, ""));
  CHECK(tells(with("practice = true\n", "j"), Severity::error, "checks/c.toml", 17,
              "one may come on a practice form and the other on a real one"));
}

TEST_CASE("An item without a place is an error, a check without a lesson a warning") {
  const std::string extra = "[[item]]\nid = \"j\"\ntype = \"number\"\nstem = \"?\"\nkey = 1\n";
  const auto reading = readAndValidate(packOfItem(itemOf("number", "key = 1\n") + extra));
  CHECK_FALSE(reading.pack);
  CHECK(tells(reading.problems, Severity::error, "checks/c.toml", 15, "No slot uses this item"));
  auto files = packOfItem(itemOf("number", "key = 1\n"));
  files.erase("units/u.toml");
  const auto alone = readAndValidate(files);
  CHECK(alone.pack);
  CHECK(tells(alone.problems, Severity::warning, "checks/c.toml", 1, "students don't see it"));
}

TEST_CASE("Amounts at the start of a text are read in every usual spelling") {
  const auto amount = [](const std::string& text, NumberStyle style = NumberStyle::point) {
    const auto found = amountOf(lookOf(text), style);
    return found ? found->value.toText() + "|" + found->rest : std::string("none");
  };
  CHECK(amount("3/4") == "3/4|");
  CHECK(amount("2 3/4 cups") == "11/4|cups");
  CHECK(amount("-2 1/2") == "-5/2|");
  CHECK(amount("12,345.5 km") == "24691/2|km");
  CHECK(amount("12.345,5 km", NumberStyle::comma) == "24691/2|km");
  CHECK(amount("1,23,4") == "none");
  CHECK(amount("3. It melts") == "3|. It melts");
  CHECK(amount("7 of 1/2") == "7|of 1/2");
  CHECK(amount("1/0") == "none");
  CHECK(amount("abc") == "none");
  CHECK(amount("-") == "none");
  CHECK(amount("") == "none");
}

TEST_CASE("Maths that can't be read is refused with its place and the nearest command") {
  const auto problemsOfStem = [](const std::string& stem, const std::string& let = "") {
    return told(readAndValidate(packOfItem("type = \"number\"\nstem = " + stem + "\nkey = 1\n" + let)).problems);
  };
  CHECK(
      problemsOfStem("'What is $1 + \\fract{1}{2}$?'") ==
      "checks/c.toml:13:22 error [i] In maths: \\fract is no command that Checkzone knows. Did you mean \"\\frac\"?\n");
  // In double quotes a backslash is written twice.
  CHECK(problemsOfStem("\"$\\\\pi + \\\\fract{1}{2}$\"").starts_with("checks/c.toml:13:17 error"));
  CHECK(problemsOfStem("'$\\frac{1}{2$'").find("never closed") != std::string::npos);
  CHECK(problemsOfStem("'$$x$$'").find("single dollars") != std::string::npos);
  CHECK(problemsOfStem("'$\\frac12 $ of it'").find("opens no maths") != std::string::npos);
  CHECK(problemsOfStem("'$x^{n}$'", "let = { n = [1, 2] }\n").find("write \\var{n}") != std::string::npos);
  CHECK(problemsOfStem("'$x^{n}$, $\\frac{3}{4}$ and $5'").empty());
  CHECK(problemsOfStem("'$x^\\var{n}$'", "let = { n = [1, 2] }\n").empty());
  CHECK(problemsOfStem("'$\\var{f}$'", "let = { f = ['x^2', 'x^'] }\n").find("With f = x^: In maths") !=
        std::string::npos);
}

TEST_CASE("Maths in an I-can line is checked, too") {
  std::string check = kCheckHead + itemOf("number", "key = 1\n");
  check.replace(check.find("I can."), 6, "I can $x^$.");
  CHECK(told(readAndValidate(packOfCheck(check)).problems).find("missing behind ^") != std::string::npos);
}

TEST_CASE("A wrong idea that differs from the key only at its end is right, unless the ending counts") {
  const std::string item =
      itemOf("text", "key = \"Where are you?\"\nwrong = [{ when = \"Where are you.\", says = \"It asks.\" }]\n");
  CHECK(isRefused(item, 15, "is also the right answer"));
  CHECK(isGood(item + "ending = \"strict\"\n"));
  CHECK(isRefused(item + "ending = \"exact\"\n", 16, "ending"));
}

TEST_CASE("A key that no keyboard types is refused, with the way out") {
  const auto key = [](const std::string& letters) { return itemOf("text", "key = \"" + letters + "\"\n"); };
  CHECK(isRefused(key("\\U0001F600"), 14, "\"\U0001F600\" (U+1F600) is on no keyboard"));
  CHECK(isRefused(key("yes\\u2714"), 14, "U+2714"));
  CHECK(isRefused(key("H\\u2082O"), 14, "\"\u2082\" (U+2082) is on no keyboard"));
  CHECK(isRefused(key("x \\u2264 3"), 14, "Write it as students type it"));
  CHECK(isRefused(key("\\U0001D465"), 14, "U+1D465"));
  CHECK(isRefused(key("\\uE000"), 14, "U+E000 is on no keyboard"));
  CHECK(isRefused(itemOf("text", "keys = [\"a\\u0007\"]\n"), 14, "U+0007 is on no keyboard"));
  CHECK(isRefused("type = \"gaps\"\nstem = \"[[a]]\"\n[[item.gap]]\nid = \"a\"\nkey = \"\\u263A\"\n", 16, "U+263A"));
  CHECK(isGood(key("\u00E9cole, \u00BFqu\u00E9? 5 \u20AC 20 \u00B0C m\u00B2 \u00BD \u00A7")));
  CHECK(
      isGood(key("\u043C\u043E\u0441\u043A\u0432\u0430 \u03B1\u03B2 \u05E9\u05DC\u05D5\u05DD "
                 "\u0928\u092E\u0938\u094D\u0924\u0947 \u6771\u4EAC")));
  CHECK(isGood(key("\u201Cyes\u201D \u2026 \u2013 don\u2019t fac\u00ADtor")));
}

TEST_CASE("A key that no keyboard types beside one that can be typed, and such a wrong idea, are told") {
  CHECK(isWarned(itemOf("text", "keys = [\"H2O\", \"H\\u2082O\"]\n"), 14,
                 "is on no keyboard, so nobody can type this key"));
  CHECK(isWarned(itemOf("text", "key = \"a\"\nwrong = [{ when = \"\\u263A\", says = \"No.\" }]\n"), 15,
                 "nobody types this wrong idea"));
}

TEST_CASE("A key that is nothing but stars is told: any answer is right") {
  const std::string wild = "wildcard = true\n";
  CHECK(isWarned(itemOf("text", "keys = [\"*\"]\n" + wild), 14, "Any answer is right here"));
  CHECK(isWarned(itemOf("text", "keys = [\"a\", \" ** \"]\n" + wild), 14, "Any answer is right here"));
  CHECK(isWarned(itemOf("text", "key = \"a\"\naccept = [{ key = \"*\", credit = \"1/2\" }]\n" + wild), 15,
                 "Any answer earns credit here"));
  CHECK(isGood(itemOf("text", "keys = [\"a*\"]\n" + wild)));
  CHECK(isGood(itemOf("text", "keys = [\"\\\\*\"]\n" + wild)));
  CHECK(isGood(itemOf("text", "keys = [\"*\"]\n")));  // the sign itself
}

TEST_CASE("An item in two slots of other skills or points is refused: siblings are worth the same") {
  const auto with = [&](const std::string& second) {
    const std::string skills =
        "[[skill]]\nid = \"s\"\ncan = \"I can.\"\nrevise = \"Do it.\"\n"
        "[[skill]]\nid = \"t\"\ncan = \"I can, too.\"\nrevise = \"Do it.\"\n";  // 3 to 10
    const std::string slots =
        "[[slot]]\nskill = \"s\"\nsiblings = [\"i\"]\n"             // 11 to 13
        "[[slot]]\nskill = \"t\"\nsiblings = [\"j\"]\n[[slot]]\n";  // 14 to 17
    std::string items;
    for (const std::string id : {"i", "j"})
      items += "[[item]]\nid = \"" + id + "\"\ntype = \"number\"\nstem = \"" + id + "?\"\nkey = 1\n";
    return readAndValidate(packOfCheck("id = \"c\"\ntitle = \"C\"\n" + skills + slots + second + items));
  };
  CHECK(with("skill = \"s\"\nsiblings = [\"i\"]\n").pack);
  const std::string file = "checks/c.toml";
  CHECK(tells(with("skill = \"s\"\npoints = 2\nsiblings = [\"i\"]\n").problems, Severity::error, file, 17,
              "The slots s1 and s3 both name the item \"i\", but are worth different points."));
  CHECK(tells(with("skill = \"t\"\nsiblings = [\"i\"]\n").problems, Severity::error, file, 17,
              "but show different skills. Give each of them items of its own."));
  CHECK(tells(with("skill = \"t\"\nsiblings = [\"j\"]\npractice = [\"i\"]\n").problems, Severity::error, file, 17,
              "for practice, but real forms have it, too"));
}
