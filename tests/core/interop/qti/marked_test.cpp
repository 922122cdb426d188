// What a teacher marks, in every version.
#include "tests/core/interop/qti/head.h"

namespace {

constexpr const char* kString = "cardinality=\"single\" baseType=\"string\">";
constexpr const char* kOurs =
    "A teacher marks it. The file has no criteria, so its rubric is ours: look at it before it counts.";

Drafted item12(const std::string& type, const std::string& presentation) {
  return Drafted(
      readItem12(xml("<item ident=\"i\"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>question_type"
                     "</fieldlabel><fieldentry>" +
                     type +
                     "</fieldentry></qtimetadatafield></qtimetadata>"
                     "</itemmetadata><presentation><material><mattext>Why?</mattext></material>" +
                     presentation + "</presentation></item>")));
}

constexpr const char* kField =
    "<response_str ident=\"r\" rcardinality=\"Single\"><render_fib><response_label ident=\"a\"/></render_fib>"
    "</response_str>";

}  // namespace

TEST_CASE("extended text is a written item, whether or not anything says how it is scored") {
  for (const char* processing : {"", "<responseProcessing/>", "<responseProcessing template=\"x/match_correct\"/>"}) {
    const Drafted made(question2(item2(kString,
                                       "<extendedTextInteraction responseIdentifier=\"RESPONSE\"><prompt>Why?</prompt>"
                                       "</extendedTextInteraction>",
                                       processing)));
    CHECK(made.draft.why.empty());
    CHECK(made.draft.item.kind == Kind::written);
    CHECK(made.draft.item.stem == "Stem\nWhy?");
    CHECK(made.noted(kOurs));
  }
}

TEST_CASE("a block for scorers is the criterion of what is marked, and a note of what is not") {
  const std::string block = "<rubricBlock view=\"scorer\"><p>Two reasons.</p></rubricBlock>";
  const Drafted made(
      question2(item2(kString, block + "<extendedTextInteraction responseIdentifier=\"RESPONSE\"/>", "")));
  CHECK(made.draft.item.rubric.criteria.at(0).looksFor == "Two reasons.");
  Imported imported;
  convert(question2(item2("cardinality=\"single\" baseType=\"identifier\"><correctResponse><value>a</value>"
                          "</correctResponse>",
                          block + "<choiceInteraction responseIdentifier=\"RESPONSE\" maxChoices=\"1\"><simpleChoice "
                                  "identifier=\"a\">A</simpleChoice><simpleChoice identifier=\"b\">B</simpleChoice>"
                                  "</choiceInteraction>")),
          origin(), imported);
  REQUIRE(imported.notes.size() == 1);
  CHECK(imported.notes[0].message == "Its notes for scorers are left out: \"Two reasons.\"");
}

TEST_CASE("a model answer is a sample for who marks") {
  const Drafted made(question2(item2(std::string(kString) + "<correctResponse><value>Light scatters.</value>"
                                                            "</correctResponse>",
                                     "<extendedTextInteraction responseIdentifier=\"RESPONSE\"/>")));
  CHECK(made.draft.item.sample == "Light scatters.");
  CHECK(made.noted("In the file a program compares it with its key; here the key is a sample for who marks."));
}

TEST_CASE("a drawing is a drawing; a file is left out") {
  const Drafted made(question2(item2("cardinality=\"single\" baseType=\"file\">",
                                     "<drawingInteraction responseIdentifier=\"RESPONSE\"><object type=\"image/png\" "
                                     "data=\"map.png\"/></drawingInteraction>",
                                     "")));
  CHECK(made.draft.item.kind == Kind::drawing);
  CHECK(made.draft.lost == std::set<std::string>{"a picture (map.png)"});
  CHECK(Drafted(question2(item2("cardinality=\"single\" baseType=\"file\">",
                                "<uploadInteraction responseIdentifier=\"RESPONSE\"/>", "")))
            .draft.why == "It asks for a file, and a kiosk takes none. Ask for a written answer or a drawing.");
}

TEST_CASE("QTI 1.2: an essay by its type, and typed words without a key") {
  for (const char* type : {"essay_question", "cc.essay.v0p1", "Essay", ""}) {
    INFO(type);
    const auto made = item12(type, kField);
    CHECK(made.draft.why.empty());
    CHECK(made.draft.item.kind == Kind::written);
    CHECK(made.noted(kOurs));
  }
  CHECK(item12("numerical_question", kField).draft.item.kind == Kind::number);
}

TEST_CASE("the points of the file are the points of the item, as its greatest score where it says nothing") {
  Imported imported;
  convert(question2(item2("cardinality=\"single\" baseType=\"identifier\"><correctResponse><value>a</value>"
                          "</correctResponse><mapping><mapEntry mapKey=\"a\" mappedValue=\"3\"/></mapping>",
                          "<choiceInteraction responseIdentifier=\"RESPONSE\" maxChoices=\"1\"><simpleChoice "
                          "identifier=\"a\">A</simpleChoice><simpleChoice identifier=\"b\">B</simpleChoice>"
                          "</choiceInteraction>",
                          "<responseProcessing template=\"x/map_response\"/>")),
          origin(), imported);
  REQUIRE(imported.items.size() == 1);
  CHECK(imported.items[0].points == Exact(3));
  CHECK(imported.pointsBefore == Exact(3));
}
