// XML as a tree of ours: names, text, lines, and what is refused.
#include "core/interop/qti/value.h"
#include "tests/core/interop/qti/items.h"

using namespace cz;
using namespace cz::tests;
using namespace cz::interop::qti;

TEST_CASE("names of QTI 3.0 and names with prefixes are the names of 2.x") {
  const auto root =
      xml("<qti-assessment-item time-dependent=\"false\"><q:qti-item-body xmlns:q=\"x\"/></qti-assessment-item>");
  CHECK(root->name == "assessmentItem");
  CHECK(root->attribute("timeDependent") == "false");
  REQUIRE(root->child("itemBody") != nullptr);
}

TEST_CASE("text stays HTML with its entities; decoded it is what people read") {
  const auto root = xml("<p>a &lt; b&#160;&amp; <b>c</b> <i>d</i><![CDATA[<e>]]></p>");
  CHECK(root->text() == "a < b\xC2\xA0& c d<e>");
  CHECK(root->children.at(0).raw == "a &lt; b&#160;&amp; ");
  CHECK(root->children.at(2).raw == " ");
  CHECK(root->children.at(4).raw == "&lt;e&gt;");
}

TEST_CASE("a doctype is skipped and no entity of it is expanded") {
  const auto root = xml("<!DOCTYPE a [<!ENTITY x \"yyyy\">]><a>&x;</a>");
  CHECK(root->text() == "&x;");
}

TEST_CASE("bytes that are not UTF-8 are read as Windows-1252") {
  CHECK(xml("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>caf\xE9</a>")->text() == "caf\xC3\xA9");
}

TEST_CASE("every element knows its line") {
  const auto root = xml("<a>\n  <b/>\r\n  <c/>\n</a>");
  CHECK(root->line == 1);
  CHECK(root->child("b")->line == 2);
  CHECK(root->child("c")->line == 3);
}

TEST_CASE("broken XML is refused with its line") {
  const auto broken = parseXml("<a>\n<b>\n</a>");
  REQUIRE_FALSE(broken.ok());
  CHECK(broken.error().message == "Line 3 is no well-formed XML: start-end tags mismatch.");
  CHECK(broken.error().detail == "3");
  CHECK_FALSE(parseXml("").ok());
  CHECK_FALSE(parseXml("just words").ok());
}

TEST_CASE("elements that go too deep are refused, not followed") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "<a>";
  for (int i = 0; i < 100'000; ++i) text += "</a>";
  CHECK_FALSE(parseXml(text).ok());
}

TEST_CASE("numbers are exact, in the spellings of files") {
  CHECK(numberOf("1.50") == exact("3/2"));
  CHECK(numberOf("-.5") == exact("-1/2"));
  CHECK(numberOf("+2.") == exact("2"));
  CHECK(numberOf("1e-3") == exact("0.001"));
  CHECK(numberOf(" 2.5E2 ") == exact("250"));
  for (const char* bad : {"", "one", "1/2", "1e", "1e999", "--1", "INF", "1,5"}) CHECK_FALSE(numberOf(bad).has_value());
}

TEST_CASE("pairs without a direction are the same both ways; containers don't mind the order unless they are ordered") {
  CHECK(atomOf(Base::pair, "a b")->sameAs(*atomOf(Base::pair, " b  a ")));
  CHECK_FALSE(atomOf(Base::directedPair, "a b")->sameAs(*atomOf(Base::directedPair, "b a")));
  CHECK(atomOf(Base::integer, "01")->sameAs(*atomOf(Base::real, "1.0")));
  const Value ab{Value::Shape::multiple, {textAtom("a"), textAtom("b")}};
  const Value ba{Value::Shape::multiple, {textAtom("b"), textAtom("a")}};
  CHECK(ab.sameAs(ba));
  CHECK_FALSE(Value{Value::Shape::ordered, ab.atoms}.sameAs(ba));
  CHECK_FALSE(ab.sameAs(Value{Value::Shape::multiple, {textAtom("a"), textAtom("a")}}));
}
