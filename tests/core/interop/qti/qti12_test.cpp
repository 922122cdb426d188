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
  // Canvas lists all words that are right, and names the first one in its condition.
  REQUIRE(made.draft.item.answers.size() == 2);
  CHECK(made.draft.item.answers[0].key == "word");
  CHECK(made.draft.item.answers[1].key == "term");
  CHECK(made.draft.item.answers[1].percent == "100");
}

TEST_CASE("every word that Canvas lists for a gap is right in it, and in no other") {
  const auto made = drafted("fill_in_multiple_blanks_question",
                            lid("response_a", "Single", {"red", "crimson"}) + lid("response_b", "Single", {"blue"}),
                            add(equal("response_a", "1"), "50.00") + add(equal("response_b", "1"), "50.00"),
                            "Roses are [a], violets are [b].");
  CHECK(made.draft.why.empty());
  const Asked asked(made.draft.item);
  const auto filled = [](const std::string& a, const std::string& b) {
    return scoring::Filled{{ChoiceId("gap-1"), a}, {ChoiceId("gap-2"), b}};
  };
  CHECK(asked.share(filled("Crimson", "blue")) == Exact(1));
  CHECK(asked.share(filled("red", "crimson")) == exact("1/2"));
  CHECK(asked.share(filled("blue", "")) == Exact(0));
}

TEST_CASE("what is shown for one tick, whatever else is ticked, is said to that choice") {
  const std::string shows = "<respcondition continue=\"Yes\"><conditionvar>" + equal("r", "3") +
                            "</conditionvar><displayfeedback linkrefid=\"3_fb\"/></respcondition>";
  const std::string rules =
      shows + rule("<and>" + equal("r", "1") + equal("r", "2") + "<not>" + equal("r", "3") + "</not></and>", "100");
  const Drafted made(readItem12(
      xml("<item>" + field("question_type", "multiple_answers_question") +
          "<presentation><material><mattext>Vowels?</mattext></material>" + lid("r", "Multiple", {"a", "e", "k"}) +
          "</presentation><resprocessing>" + rules +
          "</resprocessing><itemfeedback ident=\"3_fb\"><material><mattext>k is a consonant.</mattext></material>"
          "</itemfeedback></item>")));
  CHECK(made.draft.why.empty());
  CHECK(made.draft.item.choices[2].says == "k is a consonant.");
  CHECK(made.draft.item.choices[0].says.empty());
  CHECK(made.draft.notes.empty());
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

namespace {

/// As Brightspace exports it: its own element for metadata, a layout beside the response, keys by the label's name.
Drafted brightspace(const std::string& type, const std::string& presentation, const std::string& rules,
                    const std::string& variables) {
  return Drafted(readItem12(
      xml("<item ident=\"OBJ_1\" label=\"QUES_1\" title=\"\"><itemmetadata><qtimetadata><qti_metadatafield>"
          "<fieldlabel>qmd_questiontype</fieldlabel><fieldentry>" +
          type +
          "</fieldentry></qti_metadatafield><qti_metadatafield><fieldlabel>qmd_weighting</fieldlabel>"
          "<fieldentry>3.000</fieldentry></qti_metadatafield></qtimetadata></itemmetadata><presentation><flow>" +
          presentation + "</flow></presentation><resprocessing><outcomes>" + variables + "</outcomes>" + rules +
          "</resprocessing></item>")));
}

std::string material(const std::string& words) {
  return "<material><mattext texttype=\"text/html\">" + words + "</mattext></material>";
}

std::string typedLine(const std::string& name) {
  return "<response_str ident=\"" + name + "_STR\" rcardinality=\"Single\"><render_fib fibtype=\"String\">" +
         "<response_label ident=\"" + name + "_ANS\"/></render_fib></response_str>";
}

std::string counts(const std::string& condition, const std::string& variable, const std::string& points,
                   const std::string& action) {
  return "<respcondition><conditionvar>" + condition + "</conditionvar><setvar varname=\"" + variable + "\" action=\"" +
         action + "\">" + points + "</setvar></respcondition>";
}

const std::string kLayout = "<response_extension><display_style>2</display_style></response_extension>";

}  // namespace

TEST_CASE("Brightspace: a layout beside the answers asks for nothing, and the weight is the points") {
  const auto made = brightspace("Multiple Choice", material("2+2?") + kLayout + lid("q", "Single", {"3", "4"}),
                                rule(equal("q", "2"), "100.000"), "");
  CHECK(made.draft.why.empty());
  CHECK(made.draft.item.kind == Kind::choice);
  CHECK(made.draft.item.stem == "2+2?");
  CHECK(made.draft.item.choices[1].key);
  REQUIRE(made.question->points);
  CHECK(*made.question->points == Exact(3));
}

TEST_CASE("Brightspace: typed words that are named by their label keep their keys") {
  const auto made = brightspace("Short Answer", material("Capital of Spain?") + typedLine("Q"),
                                counts(equal("Q_ANS", "Madrid"), "Blank_1", "100.0", "Set") +
                                    counts(equal("Q_ANS", "Madird"), "Blank_1", "50.0", "Set"),
                                "");
  CHECK(made.draft.why.empty());
  CHECK(made.draft.item.kind == Kind::text);
  REQUIRE(made.draft.item.answers.size() == 2);
  CHECK(made.draft.item.answers[0].key == "Madrid");
  CHECK(made.draft.item.answers[1].percent == "50");
}

TEST_CASE("blanks that stand within a text stay where they stand, and each counts") {
  const auto made =
      brightspace("Fill in the Blanks",
                  material("Berlin is in") + typedLine("A") + material("and Rome in") + typedLine("B") + material("."),
                  counts(equal("A_ANS", "Germany"), "Blank_1", "100.0", "Set") +
                      counts(equal("B_ANS", "Italy"), "Blank_2", "100.0", "Set"),
                  "");
  CHECK(made.draft.why.empty());
  CHECK(made.draft.item.kind == Kind::gaps);
  CHECK(made.draft.item.stem == "Berlin is in [[gap-1]] and Rome in [[gap-2]] .");
  const Asked asked(made.draft.item);
  CHECK(asked.share(scoring::Filled{{ChoiceId("gap-2"), "Italy"}}) == exact("1/2"));
  CHECK(asked.share(scoring::Filled{{ChoiceId("gap-1"), "Germany"}, {ChoiceId("gap-2"), "italy"}}) == Exact(1));
  // One blank at the end of its question is no gap in a text.
  CHECK(brightspace("Short Answer", material("Capital?") + typedLine("Q"),
                    counts(equal("Q_ANS", "Rome"), "Blank_1", "1", "Set"), "")
            .draft.item.stem == "Capital?");
}

TEST_CASE(
    "Brightspace: right and wrong ticks are counted apart; here a wrong one takes a right one away, and that is said") {
  const std::string rules = counts(equal("q", "1"), "D2L_Correct", "1", "Add") +
                            counts(equal("q", "2"), "D2L_Correct", "1", "Add") +
                            counts(equal("q", "3"), "D2L_Incorrect", "1", "Add");
  const auto made =
      brightspace("Multi-Select", material("Even?") + kLayout + lid("q", "Multiple", {"2", "4", "5"}), rules, "");
  CHECK(made.draft.why.empty());
  CHECK(made.noted(
      "The file doesn't say how right and wrong ticks are paid: here each wrong one takes a right one away."));
  const Asked asked(made.draft.item);
  const auto ticked = [](const std::vector<std::string>& ids) {
    scoring::Picked all;
    for (const auto& id : ids) all.emplace_back(id);
    return all;
  };
  CHECK(asked.share(ticked({"c1", "c2"})) == Exact(1));
  CHECK(asked.share(ticked({"c1"})) == exact("1/2"));
  CHECK(asked.share(ticked({"c1", "c2", "c3"})) == exact("1/2"));
  CHECK(asked.share(ticked({"c3"})) == Exact(0));
}
