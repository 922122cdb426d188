// One check in two languages.

#include "core/pack/twin.h"

#include "core/pack/question.h"
#include "tests/core/pack/pack_text.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::pack;
using namespace cz::tests;

namespace {

const std::string kCity =
    "id = \"c\"\ntitle = \"Cities\"\n[in.lt]\ntitle = \"Miestai\"\n"
    "[[skill]]\nid = \"s\"\ncan = \"I can.\"\nrevise = \"Do it.\"\n[skill.in.lt]\ncan = \"Moku.\"\nrevise = "
    "\"Pakartok.\"\n"
    "[[slot]]\nskill = \"s\"\nsiblings = [\"i\"]\n"
    "[[item]]\nid = \"i\"\n";

Question asked(const Check& check) {
  const Item& item = check.items.at(0);
  return must(ask(item, must(drawAt(item, 0)).value()));
}

std::vector<Problem> problemsOf(const std::string& item) { return readAndValidate(packOfCheck(kCity + item)).problems; }

std::string messagesOf(const std::string& item) { return told(problemsOf(item)); }

}  // namespace

TEST_CASE("A choice in another language has its words, and the same ids, numbers and key") {
  const Check check = goodCheck(packOfCheck(
      kCity +
      "type = \"choice\"\nlet = { n = [3, 4] }\nstem = \"{n} trees?\"\nsays = \"So it is.\"\nkey = \"yes\"\n"
      "distractors = [{ text = \"no\", says = \"Look.\" }, \"{n}\"]\n"
      "[item.in.lt]\nstem = \"{n} medžiai?\"\nsays = \"Taip yra.\"\n"
      "choices = { c1 = \"taip\", c2 = { text = \"ne\", says = \"Pažiūrėk.\" } }\n"));
  CHECK(languagesOf(check) == std::vector<std::string>{"en", "lt"});
  const Check there = inLanguage(check, "lt");
  CHECK(there.title == "Miestai");
  CHECK(there.language == "lt");
  CHECK(there.skills[0].can == "Moku.");
  CHECK(there.skills[0].revise == "Pakartok.");
  const Question question = asked(there);
  CHECK(question.stem == "3 medžiai?");
  CHECK(question.says == "Taip yra.");
  CHECK(question.options.at(0).text == "taip");
  CHECK(question.options.at(0).key);
  CHECK(question.options.at(1).text == "ne");
  CHECK(question.options.at(1).says == "Pažiūrėk.");
  CHECK(question.options.at(2).text == "3");
  CHECK(question.options.at(2).id == ChoiceId("c3"));
  CHECK(asked(check).stem == "3 trees?");
  CHECK(asked(inLanguage(check, "en")).options.at(0).text == "yes");
}

TEST_CASE("A typed text is right by the keys of its language") {
  const Check check =
      goodCheck(packOfCheck(
          kCity + "type = \"text\"\nstem = \"Capital of Poland?\"\nkeys = [\"Warsaw\", \"the city of Warsaw\"]\n"
                  "accept = [{ key = \"Cracow\", credit = \"1/2\", says = \"Once.\" }]\nwrong = [{ when = \"Vienna\", "
                  "says = \"No.\" }]\n"
                  "[item.in.lt]\nstem = \"Lenkijos sostinė?\"\nkeys = [\"Varšuva\"]\naccept = [{ key = \"Krokuva\", "
                  "says = \"Kadaise.\" }]\n"
                  "wrong = [{ when = \"Viena\", says = \"Ne.\" }]\n"));
  const Question question = asked(inLanguage(check, "lt"));
  REQUIRE(question.accepts.size() == 2);
  CHECK(std::get<std::string>(question.accepts[0].key) == "Varšuva");
  CHECK(std::get<std::string>(question.accepts[1].key) == "Krokuva");
  CHECK(question.accepts[1].credit == must(Exact::parse("1/2")));
  CHECK(question.accepts[1].says == "Kadaise.");
  CHECK(std::get<std::string>(question.wrongs.at(0).when) == "Viena");
  CHECK(question.wrongs[0].says == "Ne.");
  CHECK(question.item->language == "lt");
}

TEST_CASE("The same number is right in every language; only what is said differs") {
  const Check check = goodCheck(packOfCheck(
      kCity +
      "type = \"number\"\nstem = \"Half of 8?\"\nkey = 4\nwrong = [{ when = 16, says = \"You doubled.\" }]\n"
      "[item.in.lt]\nstem = \"Pusė iš 8?\"\nwrong = [\"Padvigubinai.\"]\n"));
  const Question question = asked(inLanguage(check, "lt"));
  CHECK(std::get<Exact>(question.accepts.at(0).key) == Exact(4));
  CHECK(std::get<Exact>(question.wrongs.at(0).when) == Exact(16));
  CHECK(question.wrongs[0].says == "Padvigubinai.");
}

TEST_CASE("Cards, categories and gaps have their words by id") {
  const Check sorts = goodCheck(
      packOfCheck(kCity + "type = \"sort\"\nstem = \"Sort.\"\ncategories = [\"Solid\", \"Liquid\"]\n"
                          "cards = [{ text = \"salt\", in = \"Solid\" }, { text = \"oil\", in = \"Liquid\" }]\n"
                          "[item.in.lt]\nstem = \"Suskirstyk.\"\nchoices = { c1 = \"Kieta\", c2 = \"Skysta\" }\n"
                          "cards = { l1 = \"druska\", l2 = \"aliejus\" }\n"));
  CHECK(asked(inLanguage(sorts, "lt")).options.at(1).text == "Skysta");
  CHECK(asked(inLanguage(sorts, "lt")).cards.at(0).text == "druska");
  CHECK(asked(inLanguage(sorts, "lt")).cards.at(0).partner == ChoiceId("c1"));
  const Check gaps = goodCheck(packOfCheck(
      kCity +
      "type = \"gaps\"\nstem = \"It is [[kind]], [[word]].\"\n"
      "[[item.gap]]\nid = \"kind\"\ntype = \"choice\"\nkey = \"even\"\ndistractors = [\"odd\"]\n"
      "[[item.gap]]\nid = \"word\"\nkey = \"yes\"\n"
      "[item.in.lt]\nstem = \"Jis [[kind]], [[word]].\"\n"
      "gaps = { kind = { choices = { c1 = \"lyginis\", c2 = \"nelyginis\" } }, word = { keys = [\"taip\"] } }\n"));
  const Question question = asked(inLanguage(gaps, "lt"));
  CHECK(question.gaps.at(0).options.at(1).text == "nelyginis");
  CHECK(std::get<std::string>(question.gaps.at(1).accepts.at(0).key) == "taip");
}

TEST_CASE("What has no words is named once, and stays in the item's own language") {
  const std::string item =
      "type = \"choice\"\nstem = \"Trees?\"\nkey = \"yes\"\ndistractors = [{ text = \"no\", says = \"Look.\" }, "
      "\"12\"]\n"
      "[item.in.lt]\nstem = \"Medžiai?\"\nchoices = { c2 = \"ne\" }\n";
  CHECK(tells(problemsOf(item), Severity::warning, "checks/c.toml", 21,
              "In \"lt\" these words are missing and shown in \"en\": c1, c2 says."));
  CHECK(asked(inLanguage(goodCheck(packOfCheck(kCity + item)), "lt")).options.at(0).text == "yes");
}

TEST_CASE("A sample for who marks may serve for every language, or have its own words") {
  const std::string rubric =
      "[[rubric]]\nid = \"r\"\nlevels = [\"no\", \"yes\"]\n"
      "[[rubric.criterion]]\nid = \"c\"\nlooks_for = \"It.\"\nlevels = [\"Not there.\", \"There.\"]\n";
  const std::string item =
      "type = \"spoken\"\nrubric = \"r\"\nstem = \"Speak.\"\nsample = \"Guten Tag!\"\n"
      "[item.in.lt]\nstem = \"Kalbėk.\"\n";
  CHECK(tells(problemsOf(item + rubric), Severity::warning, "checks/c.toml", 1,
              "In \"lt\" these have no words and are shown in \"en\": rubric r."));
  CHECK(asked(inLanguage(goodCheck(packOfCheck(kCity + item + rubric)), "lt")).sample == "Guten Tag!");
  const std::string own = item + "sample = \"Laba diena!\"\n" + rubric;
  CHECK(asked(inLanguage(goodCheck(packOfCheck(kCity + own)), "lt")).sample == "Laba diena!");
}

TEST_CASE("A rubric has its words in another language, and its levels, weights and line stay") {
  const std::string item = "type = \"spoken\"\nrubric = \"r\"\nstem = \"Speak.\"\n[item.in.lt]\nstem = \"Kalbėk.\"\n";
  const std::string rubric =
      "[[rubric]]\nid = \"r\"\nlevels = [\"no\", \"yes\"]\n[rubric.in.lt]\nlevels = [\"ne\", \"taip\"]\n"
      "[[rubric.criterion]]\nid = \"c\"\nlooks_for = \"It.\"\nweight = 2\nlevels = [\"Not there.\", \"There.\"]\n"
      "examples = [\"um\", \"it\"]\n"
      "[rubric.criterion.in.lt]\nlooks_for = \"Tai.\"\nlevels = [\"Nėra.\", \"Yra.\"]\n";
  CHECK(problemsOf(item + rubric).empty());
  const Check check = inLanguage(goodCheck(packOfCheck(kCity + item + rubric)), "lt");
  for (const Rubric& words : {check.rubrics.at(0), check.items.back().rubric}) {
    CHECK(words.levels.at(1).title == "taip");
    CHECK(words.levels.at(1).credit == Exact(1));
    CHECK(words.criteria.at(0).looksFor == "Tai.");
    CHECK(words.criteria.at(0).levels.at(0) == "Nėra.");
    CHECK(words.criteria.at(0).examples.at(1) == "it");
    CHECK(words.criteria.at(0).weight == Exact(2));
    CHECK(words.mastered == 1);
  }
}

TEST_CASE("Words of a rubric that are missing, too few or of no other language are told") {
  const std::string item = "type = \"spoken\"\nrubric = \"r\"\nstem = \"Speak.\"\n[item.in.lt]\nstem = \"Kalbėk.\"\n";
  const auto with = [&](const std::string& more) {
    return messagesOf(item +
                      "[[rubric]]\nid = \"r\"\nlevels = [\"no\", \"yes\"]\n[[rubric.criterion]]\nid = \"c\"\n"
                      "looks_for = \"It.\"\nlevels = [\"Not there.\", \"There.\"]\n" +
                      more);
  };
  const auto tell = [&](const std::string& more, const std::string& part) {
    INFO(with(more));
    CHECK(with(more).find(part) != std::string::npos);
  };
  tell("[rubric.criterion.in.lt]\nlevels = [\"Nėra.\", \"Yra.\"]\n", "shown in \"en\": levels, c looks_for.");
  tell("[rubric.in.lt]\nlevels = [\"ne\", \"taip\"]\n", "shown in \"en\": c.");
  tell("[rubric.in.lt]\nlevels = [\"ne\"]\n", "`levels` must have 2 texts, one for each level");
  tell("[rubric.in.en]\nlevels = [\"ne\", \"taip\"]\n", "is the check's own language");
  tell("[rubric.in]\nlt = \"taip\"\n", "Write [rubric.in.lt]");
  tell("[rubric.criterion.in.lt]\nlook_for = \"Tai.\"\n", "Did you mean \"looks_for\"?");
}

TEST_CASE("An item, a skill or a title without words in a language of the check is noted") {
  const std::string all = messagesOf("type = \"number\"\nstem = \"Half of 8?\"\nkey = 4\n");
  CHECK(all.find("In \"lt\" these have no words and are shown in \"en\": item i.") != std::string::npos);
}

TEST_CASE("Wrong ids, names, gaps and lists are errors with their place") {
  const std::string choice =
      "type = \"choice\"\nlet = { n = [3, 4] }\nstem = \"{n}?\"\nkey = \"yes\"\ndistractors = [\"no\"]\n";
  const auto error = [](const std::string& item, const std::string& part) {
    return messagesOf(item).find(part) != std::string::npos;
  };
  CHECK(error(choice + "[item.in.lt]\nstem = \"{n}?\"\nchoices = { c9 = \"taip\" }\n",
              "with the id \"c9\". Write c1 or c2."));
  CHECK(error(choice + "[item.in.lt]\nstem = \"{m}?\"\n", "There is no parameter named \"m\"."));
  CHECK(error(choice + "[item.in.lt]\nstem = \"Kiek?\"\n", "doesn't use {n}"));
  CHECK(error(choice + "[item.in.lt]\nsteam = \"{n}?\"\n", "Did you mean \"stem\"?"));
  CHECK(error(choice + "[item.in.en]\nstem = \"{n}?\"\n", "is the item's own language"));
  CHECK(error(choice + "[item.in]\nlt = \"{n}?\"\n", "Write [item.in.lt]"));
  CHECK(
      error("type = \"number\"\nstem = \"?\"\nkey = 4\nwrong = [{ when = 16, says = \"No.\" }]\n"
            "[item.in.lt]\nwrong = [\"Ne.\", \"Ne.\"]\n",
            "as many entries as the item has: 1"));
  CHECK(
      error("type = \"gaps\"\nstem = \"It is [[a]].\"\n[[item.gap]]\nid = \"a\"\nkey = \"x\"\n[item.in.lt]\nstem = "
            "\"Yra.\"\n",
            "the same gaps in the same order"));
}

TEST_CASE("The draws are walked in every language, and a flaw says in which it is") {
  const std::string all = messagesOf(
      "type = \"choice\"\nstem = \"Trees?\"\nkey = \"yes\"\ndistractors = [\"no\"]\n"
      "[item.in.lt]\nstem = \"Medžiai?\"\nchoices = { c1 = \"taip\", c2 = \"taip\" }\n");
  CHECK(all.find("In \"lt\": Two choices look the same") != std::string::npos);
}

TEST_CASE("A language has a short name, wherever it stands") {
  const std::string good = "type = \"number\"\nstem = \"1?\"\nkey = 1\n[item.in.lt]\nstem = \"1?\"\n";
  CHECK(problemsOf(good).empty());
  const auto refuses = [](const std::vector<Problem>& problems, const std::string& name) {
    UNSCOPED_INFO(told(problems));
    return told(problems).find("\"" + name + "\" is no short name of a language.") != std::string::npos;
  };
  CHECK(refuses(problemsOf(good + "[item.in.\"../../x\"]\nstem = \"1?\"\n"), "../../x"));
  CHECK(refuses(problemsOf(good + "[item.in.lithuanian]\nstem = \"1?\"\n"), "lithuanian"));
  CHECK_FALSE(refuses(problemsOf(good + "[item.in.zh-Hant-TW]\nstem = \"1?\"\n"), "zh-Hant-TW"));
  CHECK(refuses(readAndValidate(packOfCheck("language = \"klingon!\"\n" + kCity + good)).problems, "klingon!"));
  std::string head = kPackHead;
  head.replace(head.find("\"en\""), 4, "\"english\"");
  const auto problems = readAndValidate(packOfCheck(kCity + good, head)).problems;
  CHECK(tells(problems, Severity::error, "pack.toml", 1, "\"english\" is no short name of a language."));
  CHECK_FALSE(tells(problems, Severity::error, "checks/c.toml", 1, "english"));  // said once
}
