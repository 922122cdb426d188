// Broken packs: each fault is named with file, line and the way out.

#include "tests/core/pack/pack_text.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::pack;
using namespace cz::tests;

namespace {

struct Row {
  std::string text;
  int line;
  std::string part;
};

void expectRows(const std::vector<Row>& rows, const std::string& file, Files (*files)(const std::string&)) {
  for (const Row& row : rows) {
    const auto reading = readAndValidate(files(row.text));
    INFO(row.text << "\nwanted " << file << ":" << row.line << " …" << row.part << "…\ngot\n"
                  << told(reading.problems));
    CHECK(tells(reading.problems, Severity::error, file, row.line, row.part));
    CHECK_FALSE(reading.pack);
  }
}

Files item(const std::string& rest) { return packOfItem(rest); }
Files check(const std::string& text) { return packOfCheck(text); }
Files head(const std::string& text) { return packOfCheck(kCheckHead + itemOf("number", "key = 1\n"), text); }
Files unit(const std::string& text) { return packOfCheck(kCheckHead + itemOf("number", "key = 1\n"), kPackHead, text); }

const std::string kNumber = "[[item]]\nid = \"i\"\ntype = \"number\"\nstem = \"?\"\nkey = 1\n";
const std::string kSkill = "[[skill]]\nid = \"s\"\ncan = \"I can.\"\nrevise = \"Do it.\"\n";
const std::string kSlot = "[[slot]]\nskill = \"s\"\nsiblings = [\"i\"]\n";
const std::string kTop = "id = \"c\"\ntitle = \"C\"\n";

}  // namespace

TEST_CASE("Faults of TOML itself are explained") {
  expectRows(
      {
          {"type = number\n", 12, "Texts need quotes"},
          {"type = choice\n", 12, "Texts need quotes"},
          {"type = text\n", 12, "Texts need quotes"},
          {"type = inches\n", 12, "Texts need quotes"},
          {"type = “number”\n", 12, "straight quotes"},
          {"type = \"number\n", 12, "closing quote"},
          {"type = \"number\"\ntype = \"text\"\n", 13, "has a value already"},
          {"type = \"number\"\nkey = \n", 13, "can't be understood"},
          {"type = \"number\"\nkey = 1/2\n", 13, "in quotes"},
          {"type = \"number\"\nkey = 3,5\n", 13, "in quotes"},
          {"type = \"number\"\ntolerance = 5 %\n", 13, "in quotes"},
          {"type = \"number\"\nlet = { a = [1],\nb = [2] }\n", 13, "stays on one line"},
          {"type = \"number\"\nlet = { a = [1], }\n", 13, "comma before the }"},
          {"type = \"choice\"\ndistractors = [\"a\" \"b\"]\n", 13, "commas between its entries"},
          {"[[item]\n", 12, "alone on its line"},
          {"type = \"number\"\nkey 3\n", 13, "missing quote, comma, bracket or ="},
          {"type = \"number\"\nstem = \"a \\q\"\n", 13, "a \\ too many"},
          {"stem = \"\xFF\"\n", 12, "UTF-8"},
      },
      "checks/c.toml", item);
}

TEST_CASE("A file made to break the reader is refused, not followed") {
  const auto deep = [](int times) {
    std::string name = "a";
    for (int i = 0; i < times; ++i) name += ".a";
    return name;
  };
  expectRows({{deep(300'000) + " = 1\n", 12, "more dots"},
              {"[" + deep(300'000) + "]\n", 12, "more dots"},
              {"x = { " + deep(9) + " = 1 }\n", 12, "more dots"},
              {"x = " + std::string(100'000, '[') + "\n", 12, "256"}},
             "checks/c.toml", item);
  std::string nested;
  for (int i = 0; i < 200; ++i) nested += "{ " + deep(8) + " = ";
  expectRows({{itemOf("number", "key = 1\nx = " + nested + "1" + std::string(200, '}') + "\n"), 15, "There is no `x`"}},
             "checks/c.toml", item);
  CHECK(read(packOfItem(itemOf("text", "key = \"............\" # ............\nsays = '''............'''\n"))).pack);
}

TEST_CASE("Names and kinds of an item's values") {
  expectRows(
      {
          {"type = \"nunber\"\n", 12, "Did you mean \"number\"?"},
          {"type = \"essay\"\n", 12, "Write choice, choices, number"},
          {"stem = \"?\"\n", 10, "no `type`"},
          {"type = \"number\"\nkey = 1\n", 10, "no `stem`"},
          {"type = \"number\"\nstem = \"  \"\nkey = 1\n", 13, "`stem` is empty"},
          {itemOf("number", "key = 1\nstems = \"x\"\n"), 15, "Did you mean \"stem\"?"},
          {itemOf("number", "key = 1\ncolour = \"red\"\n"), 15, "no `colour` in an item of type number"},
          {itemOf("number", "key = 1\ndistractors = [\"2\"]\n"), 15, "no `distractors` in an item of type number"},
          {itemOf("number", "key = 3.5\n"), 14, "in quotes: \"3.5\""},
          {itemOf("number", "key = -0.25\n"), 14, "in quotes: \"-0.25\""},
          {itemOf("number", "key = 1999-12-31\n"), 14, "not a date"},
          {itemOf("number", "key = true\n"), 14, "not true or false"},
          {itemOf("number", "key = 1\nshuffle = \"yes\"\n"), 15, "must be true or false"},
          {itemOf("number", "key = 1\nsays = 3\n"), 15, "must be a text"},
          {itemOf("number", "key = 1\ncredit = \"per-part\"\n"), 15, "is no `credit`"},
          {itemOf("number", "key = \"a\\u0007\"\n"), 14, "control character"},
          {itemOf("text", "key = \"a\"\ncase = \"ignored\"\n"), 15, "Did you mean \"ignore\"?"},
          {itemOf("number", "key = 1\ntest = \"x\"\n"), 15, "must be a list of tables"},
          {itemOf("number", "key = 1\n[[item.test]]\nverdict = \"right\"\n"), 15, "no `response`"},
          {itemOf("number", "key = 1\n[[item.test]]\nresponse = \"1\"\n"), 15, "no `verdict`"},
          {itemOf("number", "key = 1\n[[item.test]]\nresponse = \"1\"\nverdict = \"rigth\"\n"), 17, "\"right\"?"},
          {itemOf("number", "key = 1\n[[item.test]]\nresponse = \"1\"\nverdict = \"right\"\ndraw = -1\n"), 18,
           "from 0"},
      },
      "checks/c.toml", item);
}

TEST_CASE("Faults within expressions are found at their line, also in long texts") {
  expectRows(
      {
          {itemOf("number", "key = \"{1 +}\"\n"), 14, "missing at the end"},
          {itemOf("number", "key = \"{m}\"\n"), 14, "no parameter named \"m\""},
          {"type = \"number\"\nlet = { name = [1] }\nstem = \"{nane}\"\nkey = 1\n", 14, "Did you mean \"name\"?"},
          {"type = \"number\"\nstem = \"\"\"\nOne\nTwo {n}\n\"\"\"\nkey = 1\n", 15, "no parameter named \"n\""},
          {"type = \"number\"\nstem = \"\"\"One\nTwo {3 4}\"\"\"\nkey = 1\n", 14, "doesn't fit here"},
          {itemOf("number", "key = 1\nonly = \"a <\"\n"), 15, "missing at the end"},
          {itemOf("number", "key = 1\nonly = [\"1 = 1\", \"a < 1\"]\n"), 15, "no parameter named \"a\""},
          {itemOf("number", "key = 1\nsays = \"Costs {\"\n"), 15, "never closed"},
          {itemOf("choice", "key = \"a\"\ndistractors = [\n\"b\",\n\"{c}\"]\n"), 17, "no parameter named \"c\""},
      },
      "checks/c.toml", item);
}

TEST_CASE("Columns point at the fault") {
  const auto columnOf = [](const std::string& rest) {
    const auto problems = read(packOfItem(rest)).problems;
    REQUIRE_FALSE(problems.empty());
    return problems[0].where.column;
  };
  CHECK(columnOf(itemOf("number", "key = \"{1 +}\"\n")) == 12);
  CHECK(columnOf("type = \"number\"\nstem = \"Žąsų {n}\"\nkey = 1\n") == 15);
  CHECK(columnOf("type = \"number\"\nstem = \"\"\"\nŽ {n}\"\"\"\nkey = 1\n") == 4);
  CHECK(columnOf("type = \"number\"\nstem = '''x {n}'''\nkey = 1\n") == 14);
  CHECK(columnOf(itemOf("number", "key = 1\ncolour = 1\n")) == 1);
}

TEST_CASE("Faults of parameters") {
  expectRows(
      {
          {itemOf("number", "key = 1\nlet = { n = [] }\n"), 15, "1 to 10,000 values"},
          {itemOf("number", "key = 1\nlet = { n = 3.5 }\n"), 15, "in quotes: \"3.5\""},
          {itemOf("number", "key = 1\nlet = { n = [1, 3.5] }\n"), 15, "in quotes: \"3.5\""},
          {itemOf("number", "key = 1\nlet = { gcd = [1] }\n"), 15, "That is a function"},
          {itemOf("number", "key = 1\nlet = { \"a-b\" = [1] }\n"), 15, "can't be named \"a-b\""},
          {itemOf("number", "key = 1\nlet = { n = \"2..x\" }\n"), 15, "is not a range"},
          {itemOf("number", "key = 1\nlet = { n = \"1..0\" }\n"), 15, "goes down, from 1 to 0. Write the smaller"},
          {itemOf("number", "key = \"1..0\"\n"), 14, "goes down, from 1 to 0"},
          {itemOf("number", "key = \"2..5\"\n"), 14, "accept = [{ key = \"2\", up_to = \"5\" }]"},
          {itemOf("number", "key = 1\naccept = [{ key = \"{2 + 1}\", up_to = \"{1 + 1}\" }]\n"), 15,
           "goes from 3 down to 2"},
          {itemOf("number", "key = 1\nlet = { n = \"1..20000\" }\n"), 15, "at most 10,000"},
          {itemOf("number", "key = 1\nlet = { n = \"{m}\" }\n"), 15, "no parameter named \"m\""},
          {itemOf("number", "key = 1\nlet = { n = [1], m = \"n is {n}\" }\n"), 15,
           "one {expression} and nothing around"},
          {itemOf("number", "key = 1\nlet = { a = \"{b}\", b = \"{c}\", c = \"{a}\" }\n"), 15,
           "wait for one another: a, b, c"},
          {itemOf("number", "key = 1\nlet = { a = \"{a + 1}\" }\n"), 15, "wait for one another: a"},
          {itemOf("number", "key = 1\nlet = 3\n"), 15, "must be a table"},
          {itemOf("number", "key = 1\nlet = { n = [[1, \"x\"]] }\n"), 15, "lists of numbers"},
          {itemOf("number", "key = 1\nlet = { n = [1, 2] }\nonly = \"n > 2\"\n"), 10, "forbid every draw"},
          {itemOf("number", "key = 1\nlet = { n = [1, 2] }\nonly = \"n\"\n"), 10, "must be a condition"},
          {itemOf("number", "key = 1\nlet = { n = [1, 0], q = \"{1 / n}\" }\n"), 10, "parameter q can't be worked out"},
      },
      "checks/c.toml", item);
}

TEST_CASE("Faults of choices and steps") {
  expectRows(
      {
          {itemOf("choice", "distractors = [\"a\", \"b\"]\n"), 10, "No choice is the key"},
          {itemOf("choice", "key = \"a\"\n"), 10, "two choices or more"},
          {itemOf("choice", "choices = [{ text = \"a\", key = true }, { text = \"b\", key = true }]\n"), 10, "2 keys"},
          {itemOf("choice", "key = \"a\"\nchoices = [\"b\"]\n"), 15, "either `choices` or `key`"},
          {itemOf("choice", "key = \"a\"\ndistractors = \"b\"\n"), 15, "must be a list in [brackets]"},
          {itemOf("choice", "key = \"a\"\ndistractors = [\"\"]\n"), 15, "is empty"},
          {itemOf("choice", "key = \"a\"\ndistractors = [{ says = \"b\" }]\n"), 15, "no `text` in a choice"},
          {itemOf("choice", "key = \"a\"\ndistractors = [{ text = \"b\", pinned = true }]\n"), 15,
           "Did you mean \"pin\"?"},
          {itemOf("choice", "key = \"a\"\ndistractors = [{ text = \"b\", id = \"c1\" }]\n"), 15, "used twice"},
          {itemOf("choice", "key = \"a\"\ndistractors = [{ text = \"b\", id = \"x y\" }]\n"), 15, "letters a-z"},
          {itemOf("choice", "key = \"a\"\ndistractors = [{ text = \"b\", credit = \"3/2\" }]\n"), 15, "from 0 to 1"},
          {itemOf("choice", "key = \"a\"\ndistractors = [{ text = \"b\", credit = \"half\" }]\n"), 15, "a share like"},
          {itemOf("choices", "distractors = [\"a\", \"b\"]\n"), 10, "No choice is a key"},
          {itemOf("choices", "credit = \"weights\"\nkeys = [\"a\"]\ndistractors = [\"b\"]\n"), 10, "needs a `credit`"},
          {itemOf("choices", "choices = [{ text = \"a\", credit = 1 }, \"b\"]\n"), 10, "credit = \"weights\""},
          {itemOf("choices", "credit = \"sets\"\nchoices = [\"a\", \"b\"]\n"), 14, "write sets = [{ ticks"},
          {itemOf("choices", "credit = \"sets\"\nchoices = [\"a\", \"b\"]\nsets = [{ ticks = [\"c3\"] }]\n"), 16,
           "There is no choice \"c3\""},
          {itemOf("choices", "credit = \"sets\"\nchoices = [\"a\", \"b\"]\nsets = [{ ticks = [\"c1\", \"c1\"] }]\n"),
           16, "twice in this set"},
          {itemOf("choices", "credit = \"sets\"\nchoices = [\"a\", \"b\"]\nsets = [{ ticks = [] }]\n"), 16,
           "at least one choice"},
          {itemOf("choices",
                  "credit = \"sets\"\nchoices = [\"a\", \"b\"]\nsets = [{ ticks = [\"c1\"] }, { ticks = [\"c1\"], "
                  "credit = \"1/2\" }]\n"),
           16, "set of ticks is here twice"},
          {itemOf("choices",
                  "credit = \"sets\"\nchoices = [\"a\", \"b\"]\nsets = [{ ticks = [\"c1\"], credit = \"1/2\" }]\n"),
           16, "No set of ticks earns all"},
          {itemOf("choices",
                  "credit = \"sets\"\nchoices = [\"a\", \"b\"]\nsets = [{ ticks = [\"c1\"], credit = 0 }]\n"),
           16, "from above 0 to 1"},
          {itemOf("choices",
                  "credit = \"sets\"\nkeys = [\"a\"]\ndistractors = [\"b\"]\nsets = [{ ticks = [\"c1\"] }]\n"),
           10, "the sets say what is right"},
          {itemOf("match", "pairs = [{ left = \"a\", right = \"x\", weight = 0 }, { left = \"b\", right = \"y\" }]\n"),
           14, "A weight is above zero"},
          {itemOf("match",
                  "pairs = [{ left = \"a\", right = \"x\" }, { left = \"b\", right = \"y\" }]\nbands = [{ credit = 1 "
                  "}]\n"),
           15, "Add `from`"},
          {itemOf(
               "match",
               "pairs = [{ left = \"a\", right = \"x\" }, { left = \"b\", right = \"y\" }]\nbands = [{ from = 2 }]\n"),
           15, "above 0 to 1"},
          {itemOf("match",
                  "pairs = [{ left = \"a\", right = \"x\" }, { left = \"b\", right = \"y\" }]\nbands = [{ from = "
                  "\"1/2\" }, { from = \"1/2\" }]\n"),
           15, "Bands go upwards"},
          {itemOf("match",
                  "pairs = [{ left = \"a\", right = \"x\" }, { left = \"b\", right = \"y\" }]\nbands = [{ from = "
                  "\"1/2\", credit = \"1/2\" }]\n"),
           15, "No band earns all the points"},
          {itemOf("order", "steps = [\"a\"]\n"), 10, "two `steps` or more"},
          {itemOf("order", "steps = [\"a\", { text = \"b\", pin = true }]\n"), 14, "no `pin` in a step"},
      },
      "checks/c.toml", item);
}

TEST_CASE("Faults of pairs and cards") {
  expectRows(
      {
          {itemOf("match", "pairs = [{ left = \"a\", right = \"b\" }]\n"), 14, "two pairs or more"},
          {itemOf("match", ""), 10, "There are no `pairs`"},
          {itemOf("match", "pairs = [\"a\", \"b\"]\n"), 14, "A pair is written"},
          {itemOf("match", "pairs = [{ left = \"a\" }, { left = \"c\", right = \"d\" }]\n"), 14,
           "no `right` in a pair"},
          {itemOf("match",
                  "pairs = [{ left = \"a\", right = \"b\" }, { left = \"c\", right = \"d\" }]\nextra = [\"b\"]\n"),
           15, "also the right side of a pair"},
          {itemOf(
               "sort",
               "categories = [\"x\", \"y\"]\ncards = [{ text = \"a\", in = \"x\" }, { text = \"b\", in = \"z\" }]\n"),
           15, "no category \"z\""},
          {itemOf("sort",
                  "categories = [\"Metal\", \"Wood\"]\ncards = [{ text = \"a\", in = \"Wod\" }, { text = \"b\", in = "
                  "\"Wood\" }]\n"),
           15, "Did you mean \"Wood\"?"},
          {itemOf("sort",
                  "categories = [\"x\"]\ncards = [{ text = \"a\", in = \"x\" }, { text = \"b\", in = \"x\" }]\n"),
           14, "two categories or more"},
          {itemOf("sort", "categories = [\"x\", \"y\"]\ncards = [{ text = \"a\", in = \"x\" }]\n"), 15,
           "two cards or more"},
          {itemOf("sort", "cards = []\n"), 10, "There are no `categories`"},
          {itemOf(
               "sort",
               "categories = [{ id = \"c2\", text = \"x\" }, \"y\"]\ncards = [{ text = \"a\", in = \"x\" }, { text = "
               "\"b\", in = \"y\" }]\n"),
           14, "used twice"},
      },
      "checks/c.toml", item);
}

TEST_CASE("Faults of typed answers") {
  expectRows(
      {
          {itemOf("number", ""), 10, "No answer is fully right"},
          {itemOf("number", "accept = [{ key = 3, credit = \"1/2\" }]\n"), 10, "No answer is fully right"},
          {itemOf("number", "key = \"three\"\n"), 14, "\"three\" is not a number"},
          {itemOf("number", "key = \"3,5\"\n"), 14, "always write a decimal point"},
          {itemOf("number", "key = 1\ntolerance = 0.5\n"), 15, "in quotes: \"0.5\""},
          {itemOf("number", "key = 1\ntolerance = \"wide\"\n"), 15, "In the tolerance"},
          {itemOf("number", "key = 1\ntolerance = -2\n"), 15, "can't be below zero"},
          {itemOf("number", "key = 1\ntolerance = \"-2 %\"\n"), 15, "can't be below zero"},
          {itemOf("number", "key = 1\naccept = [{ key = 3, up_to = 2 }]\n"), 15, "Write the smaller one"},
          {itemOf("number", "key = 1\naccept = [{ credit = \"1/2\" }]\n"), 15, "no `key` in an accepted answer"},
          {itemOf("number", "key = 1\naccept = [{ key = 2, credit = 0 }]\n"), 15, "go into `wrong`"},
          {itemOf("number", "key = \"{10 ^ 30}\"\n"), 14, "more than 30 digits"},
          {itemOf("number", "key = \"{1 / 3 ^ 64}\"\n"), 14, "more than 30 digits"},
          {itemOf("number", "key = 1\nwrong = [{ when = \"1\", says = \"No.\" }]\n"), 15, "also the right answer"},
          {itemOf("number", "key = 10\ntolerance = \"0.5\"\nwrong = [{ when = \"10.5\", says = \"No.\" }]\n"), 16,
           "also the right"},
          {itemOf("number", "key = 1\nwrong = [{ says = \"No.\" }]\n"), 15, "no `when`"},
          {itemOf("number",
                  "let = { n = [0, 2] }\nkey = \"{n * n}\"\nwrong = [\n{ when = \"{2 * n}\", says = \"No.\" }]\n"),
           17, "With n = 0: The wrong idea 0"},
          {itemOf("number-list", "key = \"\"\n"), 14, "empty list"},
          {itemOf("number-list", "key = \"1, x\"\n"), 14, "\"x\" is not a number"},
          {itemOf("number-list", "key = \"1, 2\"\nwrong = [{ when = \"2, 1\", says = \"No.\" }]\n"), 15,
           "also the right"},
          {itemOf("number-list", "key = \"{range(1, 201)}\"\n"), 14, "more than 200 numbers"},
          {itemOf("number-list", "key = \"1, 2\"\ntolerance = 1\n"), 15, "no `tolerance`"},
          {itemOf("text", "key = \" \"\n"), 14, "key is empty"},
          {itemOf("text", "key = \"a\\nb\"\n"), 14, "doesn't fit on one line"},
          {itemOf("text", "key = \"Yes\"\nwrong = [{ when = \"YES\", says = \"No.\" }]\n"), 15, "also the right"},
          {itemOf("number", "let = { n = [1, 2] }\nkey = \"{6 / (n - 1)}\"\n"), 15,
           "With n = 1: In the key: Division by zero"},
      },
      "checks/c.toml", item);
}

TEST_CASE("Faults of a check") {
  expectRows(
      {
          {"title = \"C\"\n" + kSkill + kSlot + kNumber, 1, "no `id`"},
          {"id = \"x\"\ntitle = \"C\"\n" + kSkill + kSlot + kNumber, 1, "Give both the same name"},
          {"id = \"c\"\n" + kSkill + kSlot + kNumber, 1, "no `title`"},
          {kTop + "minutes = -1\n" + kSkill + kSlot + kNumber, 3, "from 0 to 1000"},
          {kTop + "minutes = \"8\"\n" + kSkill + kSlot + kNumber, 3, "Write it without quotes"},
          {kTop + "masterie = { }\n" + kSkill + kSlot + kNumber, 3, "Did you mean \"mastery\"?"},
          {kTop + "mastery = { rule = \"all\" }\n" + kSkill + kSlot + kNumber, 3,
           "every-skill, total, items-right or levels"},
          {kTop + "mastery = { at_least = 80 }\n" + kSkill + kSlot + kNumber, 3, "at most \"100 %\""},
          {kTop + "mastery = { at_least = \"110 %\" }\n" + kSkill + kSlot + kNumber, 3, "at most \"100 %\""},
          {kTop + "mastery = { at_least = 0 }\n" + kSkill + kSlot + kNumber, 3, "above 0"},
          {kTop + "mastery = { at_least = 0.8 }\n" + kSkill + kSlot + kNumber, 3, "in quotes: \"0.8\""},
          {kTop + "mastery = { rule = \"items-right\" }\n" + kSkill + kSlot + kNumber, 3, "needs `count`"},
          {kTop + "mastery = { rule = \"items-right\", count = 2 }\n" + kSkill + kSlot + kNumber, 3,
           "a form has only 1"},
          {kTop + "mastery = { count = 2 }\n" + kSkill + kSlot + kNumber, 3, "belongs to the rule items-right"},
          {kTop + "mastery = { rule = \"items-right\", count = 1, at_least = \"1/2\" }\n" + kSkill + kSlot + kNumber, 3,
           "Write `count` instead"},
          {kTop + "reassess = { unlock = \"nobody\" }\n" + kSkill + kSlot + kNumber, 3, "teacher, automatic or always"},
          {kTop + "reassess = { tries = -1 }\n" + kSkill + kSlot + kNumber, 3, "from 0 to 100"},
          {kTop + "reassess = { wait = \"soon\" }\n" + kSkill + kSlot + kNumber, 3, "in hours or in school days"},
          {kTop + "reassess = { wait = \"2 weeks\" }\n" + kSkill + kSlot + kNumber, 3, "in hours or in school days"},
          {kTop + "reassess = { wait = \"-1 h\" }\n" + kSkill + kSlot + kNumber, 3, "in hours or in school days"},
          {kTop + "reassess = { wait = \"101 school days\" }\n" + kSkill + kSlot + kNumber, 3, "up to 100"},
          {kTop + "mastery = { rule = \"total\", at_least = \"1\" }\nreassess = { retake = \"missed\" }\n" + kSkill +
               kSlot + kNumber,
           4, "needs mastery by every-skill or levels"},
          {kTop + "numbers = \"dot\"\n" + kSkill + kSlot + kNumber, 3, "space-comma, swiss or indian"},
          {kTop + kSlot + kNumber, 1, "no skills"},
          {kTop + kSkill + kNumber, 1, "no slots"},
          {kTop + kSkill + "[[skill]]\nid = \"t\"\ncan = \"x\"\nrevise = \"y\"\n" + kSlot + kNumber, 7,
           "No slot asks for"},
          {kTop + kSkill + kSkill + kSlot + kNumber, 7, "Two skills are called \"s\""},
          {kTop + "[[skill]]\nid = \"s\"\ncan = \"\"\nrevise = \"Do.\"\n" + kSlot + kNumber, 5, "`can` is empty"},
          {kTop + "[[skill]]\nid = \"s\"\ncan = \"I can.\"\n" + kSlot + kNumber, 3, "no `revise`"},
          {kTop + kSkill + "[[slot]]\nskill = \"t\"\nsiblings = [\"i\"]\n" + kNumber, 7, "no skill \"t\""},
          {kTop + kSkill + "[[slot]]\nskill = \"s\"\nsiblings = [\"j\"]\n" + kNumber, 7, "Did you mean \"i\"?"},
          {kTop + kSkill + "[[slot]]\nskill = \"s\"\nsiblings = [\"other\"]\n" + kNumber, 7, "no item \"other\""},
          {kTop + kSkill + "[[slot]]\nskill = \"s\"\nsiblings = [\"i\", \"i\"]\n" + kNumber, 7, "names \"i\" twice"},
          {kTop + kSkill + "[[slot]]\nskill = \"s\"\nsiblings = []\n" + kNumber, 9, "names no `siblings`"},
          {kTop + kSkill + "[[slot]]\nskill = \"s\"\n" + kNumber, 7, "names no `siblings`"},
          {kTop + kSkill + "[[slot]]\nskill = \"s\"\ncount = 2\nsiblings = [\"i\"]\n" + kNumber, 7, "asks for 2 items"},
          {kTop + kSkill + "[[slot]]\nskill = \"s\"\npoints = 0\nsiblings = [\"i\"]\n" + kNumber, 9, "above 0"},
          {kTop + kSkill + "[[slot]]\nskill = \"s\"\npoints = 0.5\nsiblings = [\"i\"]\n" + kNumber, 9,
           "in quotes: \"0.5\""},
          {kTop + kSkill + "[[slot]]\nid = \"s1.2\"\nskill = \"s\"\nsiblings = [\"i\"]\n" + kNumber, 8, "letters a-z"},
          {kTop + kSkill + "[[slot]]\nid = \"s2\"\nskill = \"s\"\nsiblings = [\"i\"]\n" + kSlot + kNumber, 11,
           "called \"s2\""},
          {kTop + "ready = true\n" + kSkill + kSlot + kNumber, 8, "1 instead of 3"},
          {kTop + kSkill + kSlot + kNumber + kNumber, 15, "two items with this id"},
          {kTop + kSkill + kSlot + "[[item]]\ntype = \"number\"\nstem = \"?\"\nkey = 1\n", 10, "no `id`"},
          {kTop + "[skill]\nid = \"s\"\n" + kSlot + kNumber, 3, "[[skill]]"},
      },
      "checks/c.toml", check);
}

TEST_CASE("A check that is ready has two siblings more than places") {
  const std::string more =
      "[[item]]\nid = \"j\"\ntype = \"number\"\nstem = \"?\"\nkey = 1\n[[item]]\nid = \"k\"\ntype = "
      "\"number\"\nstem = \"?\"\nkey = 1\n";
  const std::string one =
      kTop + "ready = true\n" + kSkill + "[[slot]]\nskill = \"s\"\nsiblings = [\"i\", \"j\", \"k\"]\n";
  CHECK(read(packOfCheck(one + kNumber + more)).pack);
  const std::string two =
      kTop + "ready = true\n" + kSkill + "[[slot]]\nskill = \"s\"\ncount = 2\nsiblings = [\"i\", \"j\", \"k\"]\n";
  const auto reading = read(packOfCheck(two + kNumber + more));
  CHECK(tells(reading.problems, Severity::error, "checks/c.toml", 8, "3 instead of 4"));
}

TEST_CASE("Faults of pack.toml") {
  expectRows(
      {
          {"id = \"p\"\ntitle = \"P\"\nversion = \"1\"\nlanguage = \"en\"\n", 1, "Write format = 1"},
          {"format = 2\nid = \"p\"\ntitle = \"P\"\nversion = \"1\"\nlanguage = \"en\"\n", 1, "packs of format 1"},
          {"format = 1\nid = \"my pack\"\ntitle = \"P\"\nversion = \"1\"\nlanguage = \"en\"\n", 2, "letters a-z"},
          {"format = 1\nid = \"p\"\nversion = \"1\"\nlanguage = \"en\"\n", 1, "no `title`"},
          {"format = 1\nid = \"p\"\ntitle = \"P\"\nversion = 1\nlanguage = \"en\"\n", 4, "must be a text"},
          {kPackHead + "authors = \"me\"\nlicense = \"CC0\"\n", 7, "Did you mean \"licence\"?"},
          {kPackHead + "numbers = \"dots\"\n", 6, "space-comma, swiss or indian"},
      },
      "pack.toml", head);
  const auto none = readAndValidate({});
  CHECK(tells(none.problems, Severity::error, "pack.toml", 0, "no pack.toml"));
}

TEST_CASE("Faults of units") {
  expectRows(
      {
          {"id = \"v\"\ntitle = \"U\"\n[[lesson]]\ncheck = \"c\"\n", 1, "Give both the same name"},
          {"id = \"u\"\ntitle = \"U\"\n", 1, "no lessons"},
          {"id = \"u\"\ntitle = \"U\"\n[[lesson]]\ntitle = \"L\"\n", 3, "no `check` in a lesson"},
          {"id = \"u\"\ntitle = \"U\"\n[[lesson]]\ncheck = \"cc\"\n", 4, "Did you mean \"c\"?"},
          {"id = \"u\"\ntitle = \"U\"\n[[lesson]]\ncheck = \"fractions\"\n", 4, "Add checks/fractions.toml"},
          {"id = \"u\"\ntitle = \"U\"\n[[lesson]]\ncheck = \"c\"\n[[lesson]]\ncheck = \"c\"\n", 6, "two lessons"},
          {"id = \"u\"\ntitle = \"U\"\norder = \"random\"\n[[lesson]]\ncheck = \"c\"\n", 3, "in-order or free"},
      },
      "units/u.toml", unit);
}

TEST_CASE("All faults are told at once, ordered by place, and name their item") {
  const auto reading = readAndValidate(
      packOfCheck(kTop + kSkill + "[[slot]]\nskill = \"s\"\nsiblings = [\"i\", \"j\"]\n" +
                  "[[item]]\nid = \"i\"\ntype = \"number\"\nstem = \"{x}\"\nkey = 3.5\n" +
                  "[[item]]\nid = \"j\"\ntype = \"choice\"\nstem = \"?\"\nkey = \"a\"\ndistractors = [\"a \"]\n"));
  INFO(told(reading.problems));
  REQUIRE(reading.problems.size() == 3);
  CHECK(reading.problems[0].where.line == 13);
  CHECK(reading.problems[0].item == ItemId("i"));
  CHECK(reading.problems[1].where.line == 14);
  CHECK(reading.problems[2].where.line == 20);
  CHECK(reading.problems[2].item == ItemId("j"));
  CHECK_FALSE(reading.pack);
}

TEST_CASE("A slot isn't blamed for an item whose own faults are told") {
  const auto reading = readAndValidate(packOfItem("type = \"number\"\nstem = \"?\"\nkey = 1\nkez = 2\n"));
  INFO(told(reading.problems));
  CHECK(reading.problems.size() == 1);
}

TEST_CASE("Files that nobody reads get a warning") {
  auto files = packOfItem(itemOf("number", "key = 1\n"));
  files["checks/notes.txt"] = "x";
  files["checks/old/c.toml"] = "x";
  files["media/a.png"] = "x";
  const auto reading = read(files);
  CHECK(reading.pack);
  CHECK(reading.problems.size() == 2);
  CHECK(tells(reading.problems, Severity::warning, "checks/notes.txt", 0, "is not read"));
  CHECK(tells(reading.problems, Severity::warning, "checks/old/c.toml", 0, "is not read"));
}

TEST_CASE("A form that nobody can write the key in is refused") {
  expectRows(
      {
          {itemOf("number", "key = \"1/3\"\nwritten_as = \"decimal\"\n"), 14, "can't be written as the item asks"},
          {itemOf("number", "key = \"0.125\"\nwritten_as = \"2 decimals\"\n"), 14, "can't be written as the item asks"},
          {itemOf("number", "key = \"3/4\"\nwritten_as = \"mixed\"\n"), 14, "no mixed number"},
          {itemOf("number", "key = 1\nwritten_as = \"roman\"\n"), 15, "roman"},
          {itemOf("number", "key = 1\nwritten_credit = \"1/2\"\n"), 15, "needs `written_as`"},
          {itemOf("number", "key = 1\nwritten_as = \"decimal\"\nwritten_credit = 1\n"), 16, "share from 0 to below 1"},
          {itemOf("number", "key = 1\ntolerance = \"1.5 decimals\"\n"), 15, "whole numbers up to 60"},
      },
      "checks/c.toml", item);
}

TEST_CASE("A file that isn't UTF-8 is named with line and column of the first byte that is none") {
  const auto spotOf = [](const std::string& rest) {
    const auto reading = readAndValidate(packOfItem(rest));
    INFO(told(reading.problems));
    REQUIRE(reading.problems.size() >= 1);
    CHECK(reading.problems[0].message ==
          "From here on this file isn't UTF-8 text, or holds a NUL. Save it again as UTF-8.");
    return std::pair(reading.problems[0].where.line, reading.problems[0].where.column);
  };
  CHECK(spotOf("type = \"text\"\nstem = \"\xC3\xA9t\xE9\"\n") == std::pair(13, 11));  // behind: stem = "ét
  CHECK(spotOf("type = \"text\"\r\n\xE9\n") == std::pair(13, 1));
  CHECK(spotOf(std::string("a\0", 2)) == std::pair(12, 2));
  CHECK(spotOf("# \xE2\x82") == std::pair(12, 3));      // cut off in the middle of a letter
  CHECK(spotOf("# \xED\xA0\x80") == std::pair(12, 3));  // half of a pair
}
