// Moodle XML, type by type: what comes in, what is left out by name, what is noted.
#include "tests/core/interop/imports.h"
#include "tests/core/interop/moodle_text.h"

using namespace cz;
using namespace cz::tests;
using cz::interop::ImportedItem;
using Kind = cz::interop::ImportedItem::Kind;

TEST_CASE("a Moodle choice with one pick: the key, feedback, minus points that count as none") {
  const auto file = asked("multichoice",
                          "<single>true</single><generalfeedback format=\"html\"><text>Because.</text>"
                          "</generalfeedback>" +
                              answer("100", "right", feedback("Yes.")) +
                              answer("-33.33333", "<![CDATA[<b>wrong</b> &amp; bad]]>") + answer("0", "x &lt; y"));
  const auto q = onlyItem(file);
  CHECK(q.kind == Kind::choice);
  CHECK(q.title == "N");
  CHECK(q.stem == "Q");
  CHECK(q.says == "Because.");
  CHECK_FALSE(q.weighted);
  REQUIRE(q.choices.size() == 3);
  CHECK(q.choices[0].key);
  CHECK(q.choices[0].says == "Yes.");
  CHECK(q.shuffle);
  CHECK(q.choices[1].text == "**wrong** & bad");
  CHECK(q.choices[2].text == "x < y");
  CHECK(noted(converted(file), "Minus points for a single pick count as none (in 1 question, here first)."));
}

TEST_CASE("fractions of a Moodle choice are weights") {
  const auto part =
      onlyItem(asked("multichoice", answer("100.0000000", "a") + answer("50.0000000", "b") + answer("0", "c")));
  CHECK(part.weighted);
  CHECK(part.choices[1].percent == "50");
  CHECK(onlyItem(asked("multichoice", answer("100", "a") + answer("33,333", "b"))).choices[1].percent == "33.333");
  const auto many = onlyItem(asked("multichoice", "<single>false</single>" + answer("33.33333", "a") +
                                                      answer("66.66667", "b") + answer("-100", "c")));
  CHECK(many.kind == Kind::choices);
  CHECK(many.choices[0].percent == "33.33333");
  CHECK(many.choices[2].percent == "-100");
  CHECK(onlyItem(asked("multichoice", "<single>0</single>" + answer("100", "a") + answer("-50", "b"))).kind ==
        Kind::choices);
}

TEST_CASE("choices that Moodle doesn't shuffle keep their places") {
  const auto q =
      onlyItem(asked("multichoice", "<shuffleanswers>0</shuffleanswers>" + answer("100", "one") + answer("0", "two")));
  CHECK_FALSE(q.shuffle);
  const std::string pointing = answer("100", "one") + answer("0", "none of these");
  CHECK(converted(asked("multichoice", "<shuffleanswers>false</shuffleanswers>" + pointing)).notes.empty());
  CHECK(converted(asked("multichoice", "<shuffleanswers>true</shuffleanswers>" + pointing)).notes.size() == 1);
}

TEST_CASE("a Moodle choice that can't be asked is left out with the reason") {
  CHECK(onlyLeftOut(asked("multichoice", answer("50", "a") + answer("0", "b"))).why ==
        "No choice earns all the points. Give the right one 100 %.");
  CHECK(onlyLeftOut(asked("multichoice", answer("0", "a") + answer("0", "b"))).why ==
        "No choice earns anything. Mark the right one.");
  CHECK(onlyLeftOut(asked("multichoice", answer("all", "a") + answer("0", "b"))).why ==
        "The fraction \"all\" of an answer is no number. Correct it.");
  CHECK(onlyLeftOut(asked("multichoice", "")).why == "There are fewer than two choices. Add wrong ones.");
  CHECK(onlyLeftOut(asked("multichoice", "")).type == "multichoice");
}

TEST_CASE("a set of choices pays for all right ones or for nothing") {
  const auto q = onlyItem(asked("multichoiceset", answer("50", "a") + answer("50", "b") + answer("0", "c")));
  CHECK(q.kind == Kind::choices);
  CHECK(q.credit == "all-or-nothing");
  CHECK_FALSE(q.weighted);
  CHECK(q.choices[1].key);
  CHECK_FALSE(q.choices[2].key);
}

TEST_CASE("true or false: feedback goes to the answer that it stands with") {
  const auto q = onlyItem(
      asked("truefalse", answer("0", "true", feedback("No, not true.")) + answer("100", "false", feedback("Right."))));
  REQUIRE(q.choices.size() == 2);
  CHECK(q.choices[0].text == "True");
  CHECK(q.choices[0].says == "No, not true.");
  CHECK(q.choices[1].key);
  CHECK(q.choices[1].says == "Right.");
  CHECK(onlyLeftOut(asked("truefalse", answer("100", "true") + answer("100", "false")))
            .why.find("Its answers are not one") == 0);
  CHECK(
      onlyLeftOut(asked("truefalse", answer("100", "ja") + answer("0", "nein"))).why.find("Its answers are not one") ==
      0);
}

TEST_CASE("short answers: stars, case, weights; their HTML is text") {
  const auto q =
      onlyItem(asked("shortanswer", "<usecase>1</usecase>" + answer("100", "*dog*") + answer("50", "&lt;b&gt;") +
                                        answer("0", "cat", feedback("Not quite."))));
  CHECK(q.kind == Kind::text);
  CHECK(q.strictCase);
  CHECK(q.wildcard);
  REQUIRE(q.answers.size() == 2);
  CHECK(q.answers[0].key == "*dog*");
  CHECK(q.answers[1].key == "<b>");
  CHECK(q.wrongs[0].says == "Not quite.");
  const auto product = onlyItem(asked("shortanswer", answer("100", "2\\*3")));
  CHECK_FALSE(product.wildcard);
  CHECK_FALSE(product.strictCase);
  CHECK(product.answers[0].key == "2*3");
}

TEST_CASE("numbers: tolerances, exponents, several answers, units") {
  const auto file = asked("numerical", answer("100", "1.5e1", "<tolerance>0.5</tolerance>") +
                                           answer("25", "14", "<tolerance>0</tolerance>" + feedback("Close.")) +
                                           answer("0", "*", feedback("No.")) +
                                           "<unitgradingtype>1</unitgradingtype><units><unit><multiplier>1</multiplier>"
                                           "<unit_name>m</unit_name></unit><unit><multiplier>100</multiplier>"
                                           "<unit_name>cm</unit_name></unit></units>");
  const auto q = onlyItem(file);
  CHECK(q.kind == Kind::number);
  CHECK(q.unit == "m");
  REQUIRE(q.answers.size() == 2);
  CHECK(q.answers[0].key == "15");
  CHECK(q.answers[0].tolerance == "0.5");
  CHECK(q.answers[1].percent == "25");
  CHECK(q.answers[1].tolerance.empty());
  const auto imported = converted(file);
  CHECK(noted(imported, "Answers in cm are not right here."));
  CHECK(noted(imported, "Its unit may be left off here without losing points."));
  CHECK(noted(imported, "Its feedback for all other numbers is left out: \"No.\""));
  CHECK(onlyLeftOut(asked("numerical", answer("100", "3,5"))).why ==
        "Its answer \"3,5\" with the tolerance \"\" is no number. Write both with a point.");
}

TEST_CASE("matching: shared partners, and an empty left side is one partner more") {
  const auto pair = [](const std::string& left, const std::string& right) {
    return "<subquestion format=\"html\"><text>" + left + "</text><answer><text>" + right +
           "</text></answer></subquestion>";
  };
  const auto q =
      onlyItem(asked("matching", pair("frog", "amphibian") + pair("newt", "amphibian") + pair("", "insect")));
  CHECK(q.kind == Kind::match);
  CHECK(q.pairs.size() == 2);
  CHECK(q.extra == std::vector<std::string>{"insect"});
}

TEST_CASE("an ordering question becomes steps, paid as Moodle's name for it says") {
  const std::string steps = answer("1", "wake") + answer("2", "wash") + answer("3", "eat");
  const auto q = onlyItem(asked("ordering", "<gradingtype>ABSOLUTE_POSITION</gradingtype>" + steps));
  CHECK(q.kind == Kind::order);
  CHECK(q.steps == std::vector<std::string>{"wake", "wash", "eat"});
  CHECK(q.credit == "by-position");
  CHECK(onlyItem(asked("ordering", "<gradingtype>ALL_OR_NOTHING</gradingtype>" + steps)).credit.empty());
  const auto relative = converted(
      asked("ordering", "<gradingtype>RELATIVE_TO_CORRECT</gradingtype><selecttype>RANDOM</selecttype>" + steps));
  CHECK(relative.items[0].credit == "longest-run");
  CHECK(relative.notes.size() == 2);
}

TEST_CASE("an embedded answer in Moodle XML becomes an item; several are its gaps") {
  const auto cloze = [](const std::string& text) {
    return quiz("<question type=\"cloze\"><name><text>C</text></name><questiontext format=\"html\"><text><![CDATA[" +
                text + "]]></text></questiontext></question>");
  };
  const auto q = onlyItem(cloze("<p>The <b>big {1:SHORTANSWER:=cat~*#No<br />way.} sat</b>.</p>"));
  CHECK(q.stem == "The **big _____ sat**.");
  CHECK(q.answers[0].key == "cat");
  CHECK(q.wrongs[0].says == "No\nway.");
  CHECK(onlyItem(cloze("<i>{1:SA:=a} and {1:SA:=b}</i>")).stem == "*[[gap-1]] and [[gap-2]]*");
  CHECK(onlyLeftOut(cloze("{1:SA:=a")).why.find("An answer in its text can't be read:") == 0);
}

TEST_CASE("types that can't come in are left out by Moodle's name for them, with what to do") {
  for (const std::string type : {"wordselect", "calculated", "calculatedmulti", "stack", "ddmarker", "ddimageortext",
                                 "randomsamatch", "coderunner", ""}) {
    INFO(type);
    const auto out = onlyLeftOut(asked(type, ""));
    CHECK(out.type == (type.empty() ? "without a type" : type));
    CHECK(out.id == "N");
    CHECK(out.line == 3);
    CHECK(out.why.size() > 40);
  }
}
