// What a good pack reads as.

#include "core/pack/question.h"
#include "tests/core/pack/pack_text.h"
#include "tests/support/catch.h"
#include "tests/support/where.h"

using namespace cz;
using namespace cz::pack;
using namespace cz::tests;

namespace {

constexpr const char* kSkillSlotItem =
    "[[skill]]\nid = \"s\"\ncan = \"I can.\"\nrevise = \"Do it.\"\n"
    "[[slot]]\nid = \"first\"\nskill = \"s\"\nsiblings = [\"a\"]\n"
    "[[item]]\nid = \"a\"\ntype = \"number\"\nstem = \"1?\"\nkey = 1\n";

Question asked(const Item& item, std::uint64_t draw = 0) { return must(ask(item, must(drawAt(item, draw)).value())); }

Exact exact(const std::string& text) { return must(Exact::parse(text)); }

}  // namespace

TEST_CASE("A pack knows its head, its units and its checks") {
  const auto reading = read(packOfCheck(kCheckHead + itemOf("number", "key = 1\n")));
  REQUIRE(reading.pack);
  CHECK(reading.problems.empty());
  const Pack& pack = *reading.pack;
  CHECK(pack.id == PackId("p"));
  CHECK(pack.title == "P");
  CHECK(pack.version == "1");
  CHECK(pack.language == "en");
  REQUIRE(pack.units.size() == 1);
  CHECK(pack.units[0].id == UnitId("u"));
  CHECK(pack.units[0].inOrder);
  REQUIRE(pack.units[0].lessons.size() == 1);
  CHECK(pack.units[0].lessons[0].number == "1");
  CHECK(pack.units[0].lessons[0].title == "C");
  REQUIRE(pack.findCheck(CheckId("c")));
  CHECK_FALSE(pack.findCheck(CheckId("d")));
}

TEST_CASE("A check that says little gets the usual rules") {
  const Check check = goodCheck(packOfItem(itemOf("number", "key = 1\n")));
  CHECK(check.language == "en");
  CHECK(check.style == NumberStyle::point);
  CHECK(check.minutes == 0);
  CHECK_FALSE(check.ready);
  CHECK(check.mastery.rule == Mastery::Rule::everySkill);
  CHECK(check.mastery.atLeast == Exact(1));
  CHECK(check.reassess.unlock == Reassess::Unlock::teacher);
  CHECK(check.reassess.form == Reassess::FormRule::unseen);
  CHECK(check.reassess.tries == 0);
  CHECK(check.reassess.reflect);
  CHECK(check.reassess.revise);
  REQUIRE(check.slots.size() == 1);
  CHECK(check.slots[0].id == SlotId("s1"));
  CHECK(check.slots[0].points == Exact(1));
  CHECK(check.itemCount() == 1);
  CHECK(check.findSkill(SkillId("s"))->revise == "Do it.");
  CHECK(check.findItem(ItemId("i"))->where.line == 10);
}

TEST_CASE("A check may say everything") {
  const Check check = goodCheck(packOfCheck(
      "id = \"c\"\ntitle = \"C\"\nminutes = 8\nready = true\ntools = [\"calculator\", \"paper\"]\nlanguage = \"lt\"\n"
      "numbers = \"comma\"\n"
      "mastery = { rule = \"total\", at_least = \"80 %\" }\n"
      "reassess = { unlock = \"automatic\", wait = \"0 h\", tries = 3, reflect = false, revise = false, form = "
      "\"same\" }\n"
      "[[skill]]\nid = \"s\"\ncan = \"I can.\"\nrevise = \"Do it.\"\n"
      "[[slot]]\nid = \"first\"\nskill = \"s\"\npoints = \"1/2\"\ncount = 2\nsiblings = [\"a\", \"b\", \"d\", \"e\"]\n"
      "[[item]]\nid = \"a\"\ntype = \"number\"\nstem = \"1?\"\nkey = 1\n"
      "[[item]]\nid = \"b\"\ntype = \"number\"\nstem = \"2?\"\nkey = 2\nlanguage = \"de\"\n"
      "[[item]]\nid = \"d\"\ntype = \"number\"\nstem = \"3?\"\nkey = 3\n"
      "[[item]]\nid = \"e\"\ntype = \"number\"\nstem = \"4?\"\nkey = 4\n"));
  CHECK(check.minutes == 8);
  CHECK(check.ready);
  CHECK(check.tools == std::vector<std::string>{"calculator", "paper"});
  CHECK(check.style == NumberStyle::comma);
  CHECK(check.mastery.rule == Mastery::Rule::total);
  CHECK(check.mastery.atLeast == exact("4/5"));
  CHECK(check.reassess.unlock == Reassess::Unlock::automatic);
  CHECK(check.reassess.tries == 3);
  CHECK_FALSE(check.reassess.reflect);
  CHECK(check.reassess.form == Reassess::FormRule::same);
  CHECK(check.slots[0].id == SlotId("first"));
  CHECK(check.slots[0].points == exact("1/2"));
  CHECK(check.itemCount() == 2);
  CHECK(check.items[0].language == "lt");
  CHECK(check.items[1].language == "de");
}

TEST_CASE("A wait is written in hours or in school days") {
  const auto waitOf = [](const std::string& written) {
    return goodCheck(packOfCheck("id = \"c\"\ntitle = \"C\"\nmastery = { rule = \"total\", at_least = \"1\" "
                                 "}\nreassess = { wait = \"" +
                                 written + "\" }\n" + kSkillSlotItem))
        .reassess.wait;
  };
  CHECK(waitOf("4 h") == Wait{Wait::Unit::hours, 4});
  CHECK(waitOf("1 hour") == Wait{Wait::Unit::hours, 1});
  CHECK(waitOf("2 school days") == Wait{Wait::Unit::schoolDays, 2});
  CHECK(waitOf(" 1 school day ") == Wait{Wait::Unit::schoolDays, 1});
  CHECK(waitOf("0") == Wait{Wait::Unit::hours, 0});
  // as packs were written before
  CHECK(waitOf("0 d") == Wait{Wait::Unit::schoolDays, 0});
  CHECK(waitOf("1 d") == Wait{Wait::Unit::schoolDays, 1});
  CHECK(waitOf("1 day") == Wait{Wait::Unit::schoolDays, 1});
  CHECK(waitOf("2 days") == Wait{Wait::Unit::schoolDays, 2});
}

TEST_CASE("What the author wrote about the next try is known from what was left out") {
  const Check check =
      goodCheck(packOfCheck("id = \"c\"\ntitle = \"C\"\nmastery = { rule = \"every-skill\", at_least = \"1\" }\n"
                            "reassess = { tries = 2, confirm = \"teacher\", retake = \"missed\" }\n" +
                            std::string(kSkillSlotItem)));
  CHECK(check.reassess.said == std::vector<std::string>{"tries", "confirm", "retake"});
  CHECK(check.reassess.confirm == Reassess::Confirm::teacher);
  CHECK(check.reassess.retake == Reassess::Retake::missed);
  CHECK(check.reassess.unlock == Reassess::Unlock::teacher);
}

TEST_CASE("Shares are written as per cent, fraction or decimal") {
  for (const std::string share : {"\"80 %\"", "\"80%\"", "\"4/5\"", "\"0.8\""}) {
    const auto text = "mastery = { rule = \"total\", at_least = " + share + " }\n" + kCheckHead;
    CHECK(goodCheck(packOfCheck(text + itemOf("number", "key = 1\n"))).mastery.atLeast == exact("4/5"));
  }
}

TEST_CASE("choice: the key comes first, then the distractors as written") {
  const Item item = goodItem(itemOf("choice",
                                    "let = { n = [4] }\nkey = \"{n * 2}\"\ndistractors = [\"{n + 2}\", { text = "
                                    "\"none\", pin = true, says = \"No.\", idea = \"gave-up\" }]\nsays = \"So.\"\n"));
  const Question question = asked(item);
  CHECK(question.stem == "Stem 4?");
  CHECK(question.says == "So.");
  REQUIRE(question.options.size() == 3);
  CHECK(question.options[0].id == ChoiceId("c1"));
  CHECK(question.options[0].text == "8");
  CHECK(question.options[0].key);
  CHECK(question.options[0].credit == Exact(1));
  CHECK(question.options[1].text == "6");
  CHECK_FALSE(question.options[1].key);
  CHECK(question.options[2].pinned);
  CHECK(question.options[2].says == "No.");
  CHECK(question.options[2].misconception == "gave-up");
  CHECK(item.shuffle);
}

TEST_CASE("choice: whole numbers need no quotes, and credits may be partial") {
  const Item plain = goodItem(itemOf("choice", "key = 8\ndistractors = [6, 7]\nshuffle = false\n"));
  CHECK(asked(plain).options[2].text == "7");
  CHECK_FALSE(plain.shuffle);
  const Item partial = goodItem(
      itemOf("choice",
             "choices = [{ id = \"vinegar\", text = \"vinegar\", key = true }, { text = \"lemon\", credit = \"1/2\" }, "
             "{ text = \"water\" }]\n"));
  CHECK(partial.options[0].id == ChoiceId("vinegar"));
  CHECK(partial.options[0].credit == Exact(1));
  CHECK(partial.options[1].id == ChoiceId("c2"));
  CHECK(partial.options[1].credit == exact("1/2"));
  CHECK_FALSE(partial.options[1].key);
}

TEST_CASE("choices: right minus wrong unless said otherwise; under weights what pays is right") {
  const Item item = goodItem(itemOf("choices", "keys = [\"2\", \"3\"]\ndistractors = [\"4\", \"6\"]\n"));
  CHECK(item.credit == Credit::rightMinusWrong);
  CHECK(item.options[1].key);
  CHECK_FALSE(item.options[2].key);
  const Item weighted = goodItem(
      itemOf("choices",
             "credit = \"weights\"\nchoices = [{ text = \"2\", credit = \"50 %\" }, { text = \"7\", credit = \"50 %\" "
             "}, { text = \"9\", credit = \"-50 %\" }, { text = \"15\", credit = \"-50 %\" }]\n"));
  CHECK(weighted.credit == Credit::weights);
  CHECK(weighted.options[0].key);
  CHECK_FALSE(weighted.options[2].key);
  CHECK(weighted.options[2].credit == exact("-1/2"));
}

TEST_CASE("choices: whole sets of ticks, the first full one being the keys") {
  const Item item =
      goodItem(itemOf("choices",
                      "credit = \"sets\"\nchoices = [\"a\", \"b\", { id = \"see\", text = \"c\" }]\n"
                      "sets = [{ ticks = [\"c2\"], credit = \"25 %\" }, { ticks = [\"see\", \"c1\"] }]\n"));
  REQUIRE(item.sets.size() == 2);
  CHECK(item.sets[0].credit == exact("1/4"));
  CHECK(item.sets[1].ticks == std::vector<ChoiceId>{ChoiceId("c1"), ChoiceId("see")});
  CHECK(item.sets[1].credit == Exact(1));
  CHECK(item.options[0].key);
  CHECK_FALSE(item.options[1].key);
  CHECK(item.options[2].key);
}

TEST_CASE("match, sort and gaps: parts have weights, and bands pay by how much is right") {
  const Item match = goodItem(itemOf("match",
                                     "pairs = [{ left = \"a\", right = \"x\", weight = 2 }, { left = \"b\", right = "
                                     "\"y\", weight = \"1/2\" }]\nbands = [{ from = \"80 %\" }]\n"));
  CHECK(match.cards[0].weight == Exact(2));
  CHECK(match.cards[1].weight == exact("1/2"));
  REQUIRE(match.bands.size() == 1);
  CHECK(match.bands[0].from == exact("4/5"));
  CHECK(match.bands[0].credit == Exact(1));
  const Item sort = goodItem(itemOf("sort",
                                    "categories = [\"x\", \"y\"]\ncards = [{ text = \"a\", in = \"x\", weight = 3 }, { "
                                    "text = \"b\", in = \"y\" }]\n"));
  CHECK(sort.cards[0].weight == Exact(3));
  CHECK(sort.cards[1].weight == Exact(1));
}

TEST_CASE("number: key, tolerance, unit, ranges and wrong ideas") {
  const Item item =
      goodItem(itemOf("number",
                      "let = { n = [40] }\nkey = \"{n / 4}\"\ntolerance = \"5 %\"\nunit = \"m\"\n"
                      "accept = [{ key = \"8\", up_to = \"9\", tolerance = \"0.5\", credit = \"50 %\", "
                      "says = \"Near.\" }]\nwrong = [{ when = \"{n * 4}\", says = \"No.\", idea = \"times\" }]\n"));
  CHECK(item.unit == "m");
  const Question question = asked(item);
  REQUIRE(question.accepts.size() == 2);
  CHECK(std::get<Exact>(question.accepts[0].key) == Exact(10));
  CHECK(question.accepts[0].margin == exact("1/2"));
  CHECK(question.accepts[0].credit == Exact(1));
  CHECK(std::get<Exact>(question.accepts[1].key) == Exact(8));
  CHECK(question.accepts[1].upTo == Exact(9));
  CHECK(question.accepts[1].margin == exact("1/2"));
  CHECK(question.accepts[1].credit == exact("1/2"));
  CHECK(question.accepts[1].says == "Near.");
  CHECK(std::get<Exact>(question.wrongs[0].when) == Exact(160));
  CHECK(question.wrongs[0].misconception == "times");
}

TEST_CASE("number: how it must be written, and tolerances in decimals and figures") {
  const Item mixed = goodItem(itemOf("number", "key = \"12/5\"\nwritten_as = \"mixed\"\nwritten_credit = \"1/2\"\n"));
  CHECK(mixed.writtenAs.shape == WrittenAs::Shape::mixed);
  CHECK(mixed.writtenAs.credit == exact("1/2"));
  const Item two = goodItem(itemOf("number", "key = \"2.5\"\nwritten_as = \"2 decimals\"\n"));
  CHECK(two.writtenAs.shape == WrittenAs::Shape::decimals);
  CHECK(two.writtenAs.count == 2);
  const Item near = goodItem(itemOf("number", "key = \"22/7\"\ntolerance = \"3 figures\"\n"));
  CHECK(near.accepts[0].tolerance.kind == Tolerance::Kind::figures);
  CHECK(asked(near).accepts[0].margin == exact("0.005"));
}

TEST_CASE("A percentage of a negative key is taken of its size") {
  const Item item = goodItem(itemOf("number", "key = -100\ntolerance = \"10 %\"\n"));
  CHECK(asked(item).accepts[0].margin == Exact(10));
}

TEST_CASE("A key copied from a word processor may have a real minus sign") {
  CHECK(std::get<Exact>(asked(goodItem(itemOf("number", "key = \" \\u22123 \"\n"))).accepts[0].key) == Exact(-3));
}

TEST_CASE("number-list: a computed or a written list") {
  const Item computed = goodItem(itemOf("number-list", "let = { n = [12] }\nkey = \"{factors(n)}\"\n"));
  CHECK(std::get<std::vector<Exact>>(asked(computed).accepts[0].key) == std::vector<Exact>{1, 2, 3, 4, 6, 12});
  CHECK(computed.credit == Credit::allOrNothing);
  const Item written =
      goodItem(itemOf("number-list", "key = \"1, 2.5, 1/3\"\nsequence = true\ncredit = \"per-part\"\n"));
  CHECK(std::get<std::vector<Exact>>(asked(written).accepts[0].key) ==
        std::vector<Exact>{1, exact("5/2"), exact("1/3")});
  CHECK(written.inSequence);
  CHECK(written.credit == Credit::perPart);
  const Item one = goodItem(itemOf("number-list", "key = 7\n"));
  CHECK(std::get<std::vector<Exact>>(asked(one).accepts[0].key) == std::vector<Exact>{7});
}

TEST_CASE("text: keys, rules and partly right answers") {
  const Item item =
      goodItem(itemOf("text",
                      "keys = [\"Vilnius\", \"the city of Vilnius\"]\naccept = [{ key = \"Kaunas\", credit = "
                      "\"1/2\", says = \"Once.\" }]\ncase = \"strict\"\naccents = \"ignore\"\nquotes = "
                      "\"exact\"\nwildcard = true\nwrong = [{ when = \"Riga\", idea = \"neighbour\" }]\n"));
  CHECK(item.letterCase == LetterCase::strict);
  CHECK(item.accents == Accents::ignore);
  CHECK(item.quotes == Quotes::exact);
  CHECK(item.wildcard);
  const Question question = asked(item);
  REQUIRE(question.accepts.size() == 3);
  CHECK(std::get<std::string>(question.accepts[1].key) == "the city of Vilnius");
  CHECK(question.accepts[2].credit == exact("1/2"));
  CHECK(std::get<std::string>(question.wrongs[0].when) == "Riga");
}

TEST_CASE("match: pairs with the same right side share one partner; extras have none") {
  const Item item =
      goodItem(itemOf("match",
                      "pairs = [{ left = \"3\", right = \"odd\", says = \"Count.\" }, { left = \"4\", right = "
                      "\"even\" }, { left = \"5\", right = \"odd\" }]\nextra = [\"neither\"]\n"));
  CHECK(item.credit == Credit::perPart);
  REQUIRE(item.options.size() == 3);
  CHECK(item.options[2].decoy);
  REQUIRE(item.cards.size() == 3);
  CHECK(item.cards[0].id == ChoiceId("l1"));
  CHECK(item.cards[0].partner == ChoiceId("c1"));
  CHECK(item.cards[1].partner == ChoiceId("c2"));
  CHECK(item.cards[2].partner == ChoiceId("c1"));
  CHECK(asked(item).cards[0].says == "Count.");
}

TEST_CASE("sort: cards name their category by text or by id") {
  const Item item =
      goodItem(itemOf("sort",
                      "categories = [\"Solid\", { id = \"wet\", text = \"Liquid\" }]\ncards = [{ text = "
                      "\"salt\", in = \"Solid\" }, { text = \"oil\", in = \"wet\" }, { text = \"milk\", in = "
                      "\"Liquid\" }]\n"));
  CHECK(item.cards[0].partner == ChoiceId("c1"));
  CHECK(item.cards[1].partner == ChoiceId("wet"));
  CHECK(item.cards[2].partner == ChoiceId("wet"));
}

TEST_CASE("order: steps in the right order, decoys behind them") {
  const Item item =
      goodItem(itemOf("order", "steps = [\"first\", \"second\"]\nextra = [\"never\"]\ncredit = \"longest-run\"\n"));
  CHECK(item.credit == Credit::longestRun);
  REQUIRE(item.options.size() == 3);
  CHECK_FALSE(item.options[1].decoy);
  CHECK(item.options[2].decoy);
}

TEST_CASE("Item tests are kept with their places") {
  const Item item = goodItem(itemOf("number",
                                    "let = { n = [1, 2] }\nkey = \"{n}\"\n[[item.test]]\nresponse = \"2\"\nverdict = "
                                    "\"right\"\ndraw = 1\n[[item.test]]\nresponse = \"\"\nverdict = \"unanswered\"\n"));
  REQUIRE(item.tests.size() == 2);
  CHECK(item.tests[0].draw == 1u);
  CHECK(item.tests[0].where.line == 16);
  CHECK(item.tests[1].response.empty());
  CHECK_FALSE(item.tests[1].draw);
}

TEST_CASE("A pack in comma style shows commas and still reads points") {
  const std::string head = kPackHead + "numbers = \"comma\"\n";
  const Item item = goodItem(
      "type = \"number\"\nlet = { n = [3] }\nstem = \"{decimal(n / 2)} m\"\nkey = \"{decimal(n / 2)}\"\n"
      "tolerance = \"0.05\"\n",
      head);
  const Question question = asked(item);
  CHECK(question.stem == "1,5 m");
  CHECK(std::get<Exact>(question.accepts[0].key) == exact("3/2"));
  CHECK(question.accepts[0].margin == exact("1/20"));
}

TEST_CASE("A question that can't be asked says which text of which item, and where") {
  const Item item = goodItem(itemOf("number", "let = { n = [1] }\nkey = \"{12 / n}\"\n"));
  const auto question = ask(item, {{"n", Exact(0)}});
  REQUIRE_FALSE(question);
  CHECK(question.error().message ==
        "Item i can't be asked. In the key: Division by zero. Forbid these numbers with `only`.");
  CHECK(question.error().detail == "checks/c.toml:15");
}

TEST_CASE("Multi-line texts, byte-order mark and Windows line ends are fine") {
  std::string check = kCheckHead + "type = \"number\"\nstem = \"\"\"\nOne.\nTwo.\"\"\"\nkey = 1\n";
  const Item item = goodCheck(packOfCheck("\xEF\xBB\xBF" + check)).items[0];
  CHECK(asked(item).stem == "One.\nTwo.");
  std::string windows;
  for (const char c : kCheckHead + itemOf("number", "key = 1\n")) windows += c == '\n' ? "\r\n" : std::string(1, c);
  CHECK(goodCheck(packOfCheck(windows)).items.size() == 1);
}

TEST_CASE("The packs that come with the program are good") {
  for (const std::string name :
       {"factors-6", "factors-6-summative", "fractions-5", "english-character", "german-a1", "science-changes"}) {
    const auto files = readFolder(inTree("assets/packs/" + name));
    REQUIRE(files);
    const auto reading = readAndValidate(*files);
    INFO(name << "\n" << told(reading.problems));
    CHECK(reading.pack);
    CHECK(reading.problems.empty());
  }
}
