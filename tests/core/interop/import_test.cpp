// Into a pack: what is written is a valid pack that says the same, and nothing is ever half in or overwritten.
#include <algorithm>
#include <fstream>
#include <sstream>

#include "core/interop/import.h"
#include "core/interop/language_numbers.h"
#include "core/interop/names.h"
#include "core/interop/pack_writer.h"
#include "core/interop/toml_text.h"
#include "core/pack/question.h"
#include "tests/core/interop/files.h"

using namespace cz;
using namespace cz::tests;
using namespace cz::interop;

namespace {

struct Import {
  Folder folder;
  std::filesystem::path pack = folder.path() / "My Pack";

  Result<ImportReport> run(const std::string& name, const std::string& text, bool dryRun = false) {
    return importGift({{folder.write(name, text)}, pack, "en", dryRun});
  }
  cz::pack::Pack read() const {
    const auto reading = cz::pack::readAndValidate(must(cz::pack::readFolder(pack)));
    for (const auto& problem : reading.problems) UNSCOPED_INFO(problem.where.file << ": " << problem.message);
    REQUIRE(reading.pack.has_value());
    return *reading.pack;
  }
};

std::string questions(int count) {
  std::string text;
  for (int i = 1; i <= count; ++i) text += "Is " + std::to_string(i) + " a number? {T}\n\n";
  return text;
}

cz::pack::Question asked(const cz::pack::Pack& pack, const std::string& check, const std::string& item) {
  const auto* found = pack.findCheck(CheckId(check));
  REQUIRE(found != nullptr);
  const auto* one = found->findItem(ItemId(item));
  REQUIRE(one != nullptr);
  return must(cz::pack::ask(*one, {}));
}

}  // namespace

TEST_CASE("a new pack has a check, a slot of five, and is ready when the pool is big enough") {
  Import import;
  const auto report = must(import.run("Week 3.gift", questions(7)));
  CHECK(report.in == 7);
  CHECK(report.leftOut.empty());
  CHECK(report.pointsBefore == 7);
  CHECK(report.pointsAfter == 7);
  const auto pack = import.read();
  CHECK(pack.id.text == "my-pack");
  REQUIRE(pack.checks.size() == 1);
  const auto& check = pack.checks[0];
  CHECK(check.id.text == "week-3");
  CHECK(check.title == "Week 3");
  CHECK(check.ready);
  CHECK(check.itemCount() == 5);
  CHECK(check.slots[0].siblings.size() == 7);
  CHECK(check.mastery.rule == cz::pack::Mastery::Rule::total);
  CHECK(check.mastery.atLeast == must(Exact::parse("4/5")));
  CHECK(check.skills[0].can == "I can answer questions on Week 3.");
  CHECK(check.items[0].id.text == "q1");
  REQUIRE(pack.units.size() == 1);
  CHECK(pack.units[0].lessons.size() == 1);
}

TEST_CASE("a new pack writes numbers as its language does, and says so; then 2 and 2.000 are two choices") {
  // gift/rgmf_pygiftparser/…/test4.txt: in Spanish 2.000 TB are two thousand, and 5.000 B are not 0,005 B.
  const std::string text =
      "Convierte 20 GB {=0,02 TB ~2 TB ~2.000 TB ~200 TB}\n\nConvierte 5 MB {=5.000.000 B ~5.000 B ~0,5 B ~0,005 B}\n";
  Folder folder;
  const auto file = folder.write("a.gift", text);
  const auto spanish = must(importGift({{file}, folder.path() / "es", "es", false}));
  CHECK(spanish.in == 2);
  CHECK(spanish.leftOut.empty());
  REQUIRE(spanish.notes.size() == 1);
  CHECK(
      spanish.notes[0].message ==
      "Its language is \"es\", so students write numbers as 12.345,5 (numbers = \"comma\"). Write numbers = \"point\" "
      "if yours write 12,345.5.");
  const auto pack = must(cz::pack::readFolder(folder.path() / "es"));
  CHECK(pack.at("pack.toml").find("numbers = \"comma\"") != std::string::npos);
  // Where a point is the decimal mark 2.000 is 2, but 0,005 is no number and never 5.
  const auto english = must(importGift({{file}, folder.path() / "en", "en", false}));
  REQUIRE(english.leftOut.size() == 1);
  CHECK(english.leftOut[0].line == 1);
  CHECK(english.leftOut[0].why.find("\"2 TB\" and \"2.000 TB\"") != std::string::npos);
}

TEST_CASE("places have their own numbers") {
  using cz::pack::NumberStyle;
  CHECK(numbersIn("en") == NumberStyle::point);
  CHECK(numbersIn("de-AT") == NumberStyle::comma);
  CHECK(numbersIn("de-CH") == NumberStyle::swiss);
  CHECK(numbersIn("es-MX") == NumberStyle::point);
  CHECK(numbersIn("lt") == NumberStyle::spaceComma);
  CHECK(numbersIn("") == NumberStyle::point);
}

TEST_CASE("too few questions make a check that is not ready") {
  Import import;
  must(import.run("few.gift", questions(6)));
  CHECK_FALSE(import.read().checks[0].ready);
}

TEST_CASE("every kind of question says in the pack what it said in the file") {
  Import import;
  const auto report =
      must(import.run("kinds.gift",
                      "::Pick {one}::Choose \\{a\\} \"b\" \\\\ c {=right \\{x\\}#Yes! ~wrong ~%50%half}\n\n"
                      "::Any::Season? {=spring =summer ~easter}\n\n"
                      "::Many::Primes? {~%50%2 ~%50%7 ~%-33.33333%9 ~%-33%15}\n\n"
                      "::Word::Best animal? {=Frog =%50%Cat#Well. =%0%*#No.}\n\n"
                      "::Num::When? {#=1822:1 =%50%1800..1810#Near.}\n\n"
                      "::Range::Digit? {#1..9}\n\n"
                      "::Pairs::Match {=a -> 1 =b -> 2 =c -> 1 = -> 3}\n\n"
                      "::Lines::[html]<p>One</p><p>two \\{\\}</p> {T####Because.}\n"));
  for (const auto& one : report.leftOut) UNSCOPED_INFO(one.id << ": " << one.why);
  CHECK(report.in == 8);
  const auto pack = import.read();

  const auto pick = asked(pack, "kinds", "pick-one");
  CHECK(pick.stem == "Choose {a} \"b\" \\ c");
  REQUIRE(pick.options.size() == 3);
  CHECK(pick.options[0].text == "right {x}");
  CHECK(pick.options[0].key);
  CHECK(pick.options[0].says == "Yes!");
  CHECK(pick.options[2].credit == must(Exact::parse("1/2")));

  const auto any = asked(pack, "kinds", "any");
  CHECK(any.options[0].credit == Exact(1));
  CHECK(any.options[1].credit == Exact(1));
  CHECK(any.options[2].credit == Exact(0));

  const auto many = asked(pack, "kinds", "many");
  CHECK(many.item->type == cz::pack::ItemType::choices);
  CHECK(many.options[2].credit == must(Exact::parse("-0.3333333")));
  CHECK(many.options[3].credit == must(Exact::parse("-0.33")));

  const auto word = asked(pack, "kinds", "word");
  CHECK(word.item->wildcard);
  REQUIRE(word.accepts.size() == 2);
  CHECK(word.accepts[1].credit == must(Exact::parse("1/2")));
  CHECK(word.wrongs[0].says == "No.");

  const auto num = asked(pack, "kinds", "num");
  REQUIRE(num.accepts.size() == 2);
  CHECK(num.accepts[0].margin == Exact(1));
  CHECK(num.accepts[1].upTo == Exact(1810));
  CHECK(asked(pack, "kinds", "range").accepts[0].upTo == Exact(9));

  const auto pairs = asked(pack, "kinds", "pairs");
  CHECK(pairs.cards.size() == 3);
  CHECK(pairs.cards[0].partner == pairs.cards[2].partner);
  CHECK(pairs.options.size() == 3);

  const auto lines = asked(pack, "kinds", "lines");
  CHECK(lines.stem == "One\ntwo {}");
  CHECK(lines.says == "Because.");
  CHECK(lines.options[0].pinned);
}

TEST_CASE("each category is a check of its own, and the unit lists them in order") {
  Import import;
  must(import.run("bank.gift", "$CATEGORY: top/Rates\n" + questions(3) + "$CATEGORY: top/Ratios\n" + questions(2) +
                                   "$CATEGORY: Rates\nLast? {T}\n"));
  const auto pack = import.read();
  REQUIRE(pack.checks.size() == 2);
  CHECK(pack.findCheck(CheckId("rates"))->items.size() == 4);
  REQUIRE(pack.units.size() == 1);
  CHECK(pack.units[0].lessons[1].check.text == "ratios");
}

TEST_CASE("an existing pack gets checks added, and the same file doesn't come in twice") {
  Import import;
  must(import.run("one.gift", questions(3)));
  const auto more = must(import.run("two.gift", questions(3)));
  CHECK(more.written == std::vector<std::string>{"checks/two.toml", "units/two.toml"});
  CHECK(import.read().checks.size() == 2);
  const auto before = must(cz::pack::readFolder(import.pack));
  const auto again = import.run("one.gift", questions(4));
  REQUIRE_FALSE(again.ok());
  CHECK(again.error().message.find("delete checks/one.toml and its lesson first") != std::string::npos);
  CHECK(must(cz::pack::readFolder(import.pack)) == before);
}

TEST_CASE("a dry run reports the same and writes nothing") {
  Import import;
  const auto report = must(import.run("a.gift", questions(3) + "Only a text.\n", true));
  CHECK(report.in == 3);
  CHECK(report.kept.size() == 1);
  CHECK_FALSE(std::filesystem::exists(import.pack));
}

TEST_CASE("what the validator refuses is left out by name, and the rest is in") {
  Import import;
  // Choices that look the same on a screen (a no-break space) are the validator's find, not the reader's.
  const auto report =
      must(import.run("a.gift", questions(3) + "::Twins::Which? {=1/2 ~2/4 ~3}\n\n::Twice::Which? {=a\xC2\xA0"
                                               "b ~a b}\n"));
  for (const auto& one : report.leftOut) UNSCOPED_INFO(one.id << ": " << one.why);
  CHECK(report.in + report.leftOut.size() == 5);
  CHECK(
      std::any_of(report.leftOut.begin(), report.leftOut.end(), [](const LeftOut& one) { return one.id == "Twice"; }));
  CHECK(import.read().checks[0].items.size() == report.in);
}

TEST_CASE("nothing importable writes nothing") {
  Import import;
  const auto report = must(import.run("a.gift", "Only a text.\n"));
  CHECK(report.in == 0);
  CHECK(report.written.empty());
  CHECK_FALSE(std::filesystem::exists(import.pack));
}

TEST_CASE("a folder that is no pack, a pack with faults, and a file that isn't there are refused") {
  Import import;
  import.folder.write("My Pack/notes.txt", "mine");
  CHECK_FALSE(import.run("a.gift", questions(3)).ok());
  import.folder.write("My Pack/pack.toml", "format = 1\n");
  const auto faulty = import.run("a.gift", questions(3));
  REQUIRE_FALSE(faulty.ok());
  CHECK(faulty.error().message.find("The pack has a fault in pack.toml") == 0);
  CHECK_FALSE(importGift({{import.folder.path() / "absent.gift"}, import.folder.path() / "new", "en", false}).ok());
}

TEST_CASE("of several files, one that can't be read is left out by name and the others come in") {
  Import import;
  const auto good = import.folder.write("a.gift", questions(3));
  const auto report = must(importGift({{import.folder.path() / "absent.gift", good}, import.pack, "en", false}));
  CHECK(report.in == 3);
  REQUIRE(report.leftOut.size() == 1);
  CHECK(report.leftOut[0].source == "absent.gift");
  CHECK(report.leftOut[0].type == "file");
}

TEST_CASE("a file in which nothing is a question is named, alone and among others") {
  Import import;
  for (const std::string text : {"", "\n \n", "// only a comment\n"}) {
    const auto report = must(import.run("empty.gift", text));
    CHECK(report.in == 0);
    REQUIRE(report.leftOut.size() == 1);
    CHECK(report.leftOut[0].source == "empty.gift");
    CHECK(report.leftOut[0].why.find("Nothing in it is a question. ") == 0);
    CHECK(report.isPartial());
  }
  const auto empty = import.folder.write("empty.gift", "");
  const auto good = import.folder.write("a.gift", questions(3));
  const auto both = must(importGift({{empty, good}, import.pack, "en", false}));
  CHECK(both.in == 3);
  CHECK(both.leftOut.size() == 1);
}

TEST_CASE("feedback that has no place, and letters that were guessed, make an import one in part") {
  const auto run = [](const std::string& text) { return must(Import().run("a.gift", text, true)); };
  CHECK_FALSE(run("How many? {#\n=3 #Good.\n}\n").isPartial());
  CHECK(run("How many? {#\n=3\n~#Count again.\n}\n").isPartial());
  CHECK(run("Caf\xe9? {=yes ~no}\n").isPartial());
  CHECK_FALSE(run("Caf\xc3\xa9? {=yes ~no}\n").isPartial());
}

TEST_CASE("a new pack's language has a short name") {
  Import import;
  const auto file = import.folder.write("a.gift", questions(3));
  const auto refused = importGift({{file}, import.pack, "english", false});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find("\"english\" is no short name of a language.") == 0);
  CHECK_FALSE(std::filesystem::exists(import.pack));
  CHECK(importGift({{file}, import.pack, "pt-BR", false}));
}

TEST_CASE("titles make ids, also odd ones and equal ones") {
  CHECK(slugOf("Álgebra: ¿qué es x²?") == "algebra-que-es-x");
  CHECK(slugOf("Вопрос") == "");
  CHECK(slugOf(std::string(100, 'a')).size() == 40);
  Import import;
  must(import.run("a.gift", "::Same::A? {T}\n\n::Same::B? {T}\n\n::Вопрос::C? {T}\n"));
  const auto pack = import.read();
  const auto& items = pack.checks[0].items;
  REQUIRE(items.size() == 3);
  CHECK(items[0].id.text == "same");
  CHECK(items[1].id.text == "same-2");
  CHECK(items[2].id.text == "q3");
}

TEST_CASE("texts come back from TOML as they went in") {
  CHECK(tomlLine("a \"b\" \\ c\td\n") == "\"a \\\"b\\\" \\\\ c\\td\\n\"");
  CHECK(tomlString("two\nlines \"q\"") == "\"\"\"\ntwo\nlines \"q\\\"\"\"\"");
  CHECK(literal("a {b} }") == "a {{b}} }}");
}

TEST_CASE("every GIFT file of other people becomes a valid pack, with all that is left out named") {
  const auto folder = sharedData("gift");
  if (!folder) return;
  const Folder out;
  std::size_t in = 0;
  std::size_t number = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(*folder)) {
    if (entry.path().extension() != ".gift" && entry.path().extension() != ".txt") continue;
    INFO(entry.path().string());
    const auto pack = out.path() / ("p" + std::to_string(++number));
    const auto report = importGift({{entry.path()}, pack, "en", false});
    if (!report) UNSCOPED_INFO(report.error().message);
    REQUIRE(report.ok());
    in += report->in;
    for (const auto& one : report->leftOut) CHECK_FALSE((one.why.empty() || one.line <= 0 || one.id.empty()));
    if (report->in == 0) continue;
    CHECK(cz::pack::readAndValidate(must(cz::pack::readFolder(pack))).pack.has_value());
  }
  CHECK(in >= 1900);
}

TEST_CASE("a file of any format in which nothing is a question says so, and the import is not whole") {
  const Folder folder;
  const auto why = [&](const ImportReport& report) {
    CHECK(report.in == 0);
    CHECK(report.isPartial());
    REQUIRE(report.leftOut.size() == 1);
    return report.leftOut[0].why;
  };
  const auto order = [&](const std::string& name, const std::string& bytes) {
    return ImportOrder{{folder.write(name, bytes)}, folder.path() / "pack", "en", false};
  };
  CHECK(why(must(importGift(order("a.gift", "")))) == "Nothing in it is a question. It is empty.");
  CHECK(why(must(importAiken(order("a.txt", " \n")))) == "Nothing in it is a question. It is empty.");
  CHECK(why(must(importGift(order("b.gift", "// only a comment\n")))) ==
        "Nothing in it is a question. Look whether it is the right file and the right format.");
  CHECK(why(must(importMoodleXml(order("a.xml", "<quiz><question type=\"category\"/></quiz>")))) ==
        "Nothing in it is a question. Look whether it is the right file and the right format.");
  CHECK_FALSE(std::filesystem::exists(folder.path() / "pack"));
}

TEST_CASE("a description is kept as text at the head of its check, with its pictures named") {
  Import import;
  const auto report = must(import.run("a.gift", "::Intro::[html]Read <img src\\=\"m.png\"> this.\n\n" + questions(2)));
  CHECK(report.in == 2);
  CHECK(report.leftOut.empty());
  REQUIRE(report.kept.size() == 1);
  CHECK(report.kept[0].type == "description");
  CHECK(report.kept[0].text == "Read this.");
  REQUIRE(report.notes.size() == 1);
  CHECK(report.notes[0].message == "In without a picture (m.png). Look whether the question still makes sense.");
  CHECK(report.isPartial());
  CHECK(import.read().checks[0].items.size() == 2);
  const auto files = must(cz::pack::readFolder(import.pack));
  CHECK(
      files.at("checks/a.toml")
          .starts_with("# Imported from a.gift\n# Kept as text, not shown to students: Intro (a.gift, line 1). Put it "
                       "into the items that need it:\n#   Read this.\n"));
}

TEST_CASE("a text of a category without questions goes to the first check of its file") {
  Import import;
  const auto report =
      must(import.run("a.gift", "$CATEGORY: Texts\n\nRead this.\n\n$CATEGORY: Asked\n\n" + questions(2)));
  CHECK(report.leftOut.empty());
  CHECK(report.kept.size() == 1);
  const auto files = must(cz::pack::readFolder(import.pack));
  CHECK(files.at("checks/asked.toml").find("#   Read this.\n") != std::string::npos);
}

TEST_CASE("more questions than anyone looks through are refused, and nothing is written") {
  Import import;
  const auto refused = import.run("many.gift", questions(20'001));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message ==
        "There are 20001 questions; 20,000 are the most that are imported at once. Split the file.");
  CHECK_FALSE(std::filesystem::exists(import.pack));
}

TEST_CASE("thousands of questions with one title take names as fast as others") {
  Names names;
  for (int n = 1; n <= 20'000; ++n) REQUIRE(names.unused("t") == (n == 1 ? "t" : "t-" + std::to_string(n)));
  Names taken;
  CHECK(taken.insert("q-2"));
  CHECK(taken.unused("q") == "q");
  CHECK(taken.unused("q") == "q-3");
}
