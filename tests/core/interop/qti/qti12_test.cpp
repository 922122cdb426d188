// QTI 1.2 in its dialects.
#include "tests/core/interop/qti/head.h"

namespace {

std::string field(const std::string& label, const std::string& entry) {
  return "<itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>" + label + "</fieldlabel><fieldentry>" + entry +
         "</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>";
}

std::string labels(const std::vector<std::string>& words) {
  std::string text = "<render_choice>";
  for (std::size_t n = 0; n < words.size(); ++n)
    text += "<response_label ident=\"" + std::to_string(n + 1) + "\"><material><mattext texttype=\"text/plain\">" +
            words[n] + "</mattext></material></response_label>";
  return text + "</render_choice>";
}

std::string lid(const std::string& ident, const std::string& cardinality, const std::vector<std::string>& words,
                const std::string& material = "") {
  return "<response_lid ident=\"" + ident + "\" rcardinality=\"" + cardinality + "\">" +
         (material.empty() ? "" : "<material><mattext>" + material + "</mattext></material>") + labels(words) +
         "</response_lid>";
}

std::string equal(const std::string& ident, const std::string& value, const std::string& attributes = "") {
  return "<varequal respident=\"" + ident + "\" " + attributes + ">" + value + "</varequal>";
}

std::string rule(const std::string& condition, const std::string& points, const std::string& action = "Set") {
  return "<respcondition continue=\"No\"><conditionvar>" + condition + "</conditionvar><setvar action=\"" + action +
         "\" varname=\"SCORE\">" + points + "</setvar></respcondition>";
}

std::string add(const std::string& condition, const std::string& points) {
  return "<respcondition><conditionvar>" + condition + "</conditionvar><setvar action=\"Add\" varname=\"SCORE\">" +
         points + "</setvar></respcondition>";
}

Drafted drafted(const std::string& type, const std::string& responses, const std::string& rules,
                const std::string& stem = "&lt;p&gt;Pick &lt;b&gt;one&lt;/b&gt;&lt;/p&gt;") {
  return Drafted(
      readItem12(xml("<item ident=\"x1\" title=\"Question\">" + (type.empty() ? "" : field("question_type", type)) +
                     "<presentation><material><mattext texttype=\"text/html\">" + stem + "</mattext></material>" +
                     responses + "</presentation><resprocessing>" + rules + "</resprocessing></item>")));
}

}  // namespace

TEST_CASE("a single response_lid is a choice; the points are a share, whatever their scale is") {
  const auto made = drafted("multiple_choice_question", lid("r", "Single", {"a", "b"}), rule(equal("r", "2"), "100"));
  CHECK(made.draft.why.empty());
  CHECK(made.draft.item.kind == Kind::choice);
  CHECK(made.draft.item.stem == "Pick **one**");
  CHECK(made.draft.item.title.empty());
  CHECK(made.draft.item.id == "x1");
  CHECK(made.draft.item.choices[1].key);
}

TEST_CASE("points that differ by answer are credits") {
  const auto made = drafted("multiple_choice_question", lid("r", "Single", {"a", "b"}),
                            rule(equal("r", "1"), "10.0") + rule(equal("r", "2"), "5.0"));
  CHECK(made.draft.item.weighted);
  CHECK(made.draft.item.choices[1].percent == "50");
}

TEST_CASE("and with not is exactly these ticks") {
  const auto made =
      drafted("multiple_answers_question", lid("r", "Multiple", {"a", "b", "c"}),
              rule("<and>" + equal("r", "1") + equal("r", "2") + "<not>" + equal("r", "3") + "</not></and>", "100"));
  CHECK(made.draft.item.kind == Kind::choices);
  CHECK(made.draft.item.credit == "all-or-nothing");
  CHECK(made.draft.item.choices[1].key);
  CHECK_FALSE(made.draft.item.choices[2].key);
}

TEST_CASE("several accepted words side by side are any of them, and letter case doesn't count unless it is said") {
  const std::string fib =
      "<response_str ident=\"r\"><render_fib><response_label ident=\"a\"/></render_fib></response_str>";
  const auto made = drafted("short_answer_question", fib, rule(equal("r", "Illinois") + equal("r", "IL"), "100"));
  CHECK(made.draft.item.kind == Kind::text);
  CHECK(made.draft.item.answers.size() == 2);
  CHECK_FALSE(made.draft.item.strictCase);
  CHECK(drafted("short_answer_question", fib, rule(equal("r", "IL", "case=\"Yes\""), "1")).draft.item.strictCase);
}

TEST_CASE("a numerical question with a margin is a number with a tolerance") {
  const std::string fib =
      "<response_str ident=\"r\"><render_fib fibtype=\"Decimal\"><response_label "
      "ident=\"a\"/></render_fib></response_str>";
  const auto made =
      drafted("numerical_question", fib,
              rule("<or>" + equal("r", "200.0", "margintype=\"percent\" margin=\"20.0\"") +
                       "<and><vargte respident=\"r\">160.0</vargte><varlte respident=\"r\">240.0</varlte></and></or>",
                   "100"));
  REQUIRE(made.draft.item.answers.size() == 1);
  CHECK(made.draft.item.answers[0].key == "200");
  CHECK(made.draft.item.answers[0].tolerance == "40");
}

TEST_CASE("a margin below zero is refused") {
  const std::string fib =
      "<response_str ident=\"r\"><render_fib fibtype=\"Decimal\"><response_label "
      "ident=\"a\"/></render_fib></response_str>";
  CHECK(drafted("numerical_question", fib, rule(equal("r", "3", "margintype=\"absolute\" margin=\"-1\""), "100"))
            .draft.why ==
        "The tolerance -1 of its answer is below zero. Say how far off an answer may be, without a minus.");
}

TEST_CASE("rows with the same answers are one matching question, thirds and all") {
  const std::vector<std::string> words = {"x", "y", "z"};
  const auto made =
      drafted("matching_question",
              lid("r1", "Single", words, "a") + lid("r2", "Single", words, "b") + lid("r3", "Single", words, "c"),
              add(equal("r1", "2"), "33.33") + add(equal("r2", "1"), "33.33") + add(equal("r3", "3"), "33.33"));
  const auto& item = made.draft.item;
  CHECK(made.draft.why.empty());
  CHECK(item.kind == Kind::match);
  CHECK(item.credit.empty());
  CHECK(item.pairs[0].left == "a");
  CHECK(item.pairs[0].right == "y");
  CHECK(made.draft.notes.empty());
}

TEST_CASE("responses that take several answers are categories, when each card counts the same, else pairs to tick") {
  const std::vector<std::string> words = {"cat", "oak", "dog"};
  const auto made =
      drafted("categorization_question", lid("r1", "Multiple", words, "animal") + lid("r2", "Multiple", words, "plant"),
              add(equal("r1", "1") + equal("r1", "3"), "50") + add(equal("r2", "2"), "50"));
  // Each category pays as a whole in the file: "plant – oak" is one of two, and one of three cards.
  CHECK(made.draft.why.empty());
  REQUIRE(made.draft.item.choices.size() == 6);
  CHECK(made.draft.item.choices[4].text == "plant – oak");
  const Asked asked(made.draft.item);
  const auto ticked = [](const std::vector<std::string>& ids) {
    scoring::Picked all;
    for (const auto& id : ids) all.emplace_back(id);
    return all;
  };
  CHECK(asked.share(ticked({"c5"})) == exact("1/2"));
  CHECK(asked.share(ticked({"c1"})) == Exact(0));
  CHECK(asked.share(ticked({"c1", "c3", "c5"})) == Exact(1));
  const auto byCard =
      drafted("categorization_question", lid("r1", "Multiple", words, "animal") + lid("r2", "Multiple", words, "plant"),
              add(equal("r1", "1"), "1") + add(equal("r1", "3"), "1") + add(equal("r2", "2"), "1"));
  CHECK(byCard.draft.why.empty());
  CHECK(byCard.draft.item.kind == Kind::sort);
  CHECK(byCard.draft.item.pairs[0].left == "cat");
  CHECK(byCard.draft.item.pairs[0].right == "animal");
}

TEST_CASE("a gap that is named in the text is typed; a wrong name in the only condition is meant for it") {
  const auto made = drafted("fill_in_multiple_blanks_question", lid("response_w", "Single", {"word", "term"}),
                            add(equal("response_other", "1"), "100"), "Bird is the [w]!");
  CHECK(made.draft.why.empty());
  CHECK(made.draft.item.kind == Kind::text);
  CHECK(made.draft.item.stem == "Bird is the _____!");
  CHECK(made.draft.item.answers[0].key == "word");
}

TEST_CASE("true and false keep their order") {
  CHECK_FALSE(drafted("true_false_question", lid("r", "Single", {"True", "False"}), rule(equal("r", "1"), "100"))
                  .draft.item.shuffle);
}

TEST_CASE("Blackboard's words for points and the feedback for all others") {
  const std::string feedback =
      "<itemfeedback ident=\"no\"><material><mattext>Not yet.</mattext></material></itemfeedback>";
  const Drafted made(readItem12(xml(
      "<item><presentation><flow><material><mat_extension><mat_formattedtext "
      "type=\"HTML\">Q&lt;br&gt;?</mat_formattedtext>"
      "</mat_extension></material></flow>" +
      lid("r", "Single", {"a", "b"}) +
      "</presentation><resprocessing><outcomes><decvar varname=\"SCORE\" maxvalue=\"2.0\"/></outcomes><respcondition>"
      "<conditionvar>" +
      equal("r", "1") +
      "</conditionvar><setvar variablename=\"SCORE\" action=\"Set\">SCORE.max</setvar>"
      "</respcondition><respcondition><conditionvar><other/></conditionvar><displayfeedback linkrefid=\"no\"/>"
      "</respcondition></resprocessing>" +
      feedback + "</item>")));
  CHECK(made.draft.why.empty());
  CHECK(made.draft.best == Exact(2));
  CHECK(made.draft.item.choices[1].says == "Not yet.");
  CHECK(made.draft.item.choices[0].says.empty());
}

TEST_CASE("files, formulas and texts are left out by name") {
  CHECK(drafted("file_upload_question", "", "").draft.why.find("It asks for a file,") == 0);
  CHECK(drafted("calculated_question", "", "").draft.why.find("Its numbers are drawn anew") == 0);
  CHECK(drafted("text_only_question", "", "").draft.why.find("It has nothing to answer.") == 0);
}
