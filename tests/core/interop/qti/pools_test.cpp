// What a file draws for each student, how it weighs, and what it is worth with all that is left out.
#include <algorithm>

#include "core/interop/qti/import_qti.h"
#include "tests/core/interop/qti/items.h"

using namespace cz;
using namespace cz::tests;
using namespace cz::interop;

namespace {

std::string field(const std::string& label, const std::string& entry) {
  return "<qtimetadatafield><fieldlabel>" + label + "</fieldlabel><fieldentry>" + entry +
         "</fieldentry></qtimetadatafield>";
}

/// A question of Canvas; `inside` is its response, or nothing.
std::string item12(const std::string& id, const std::string& type, const std::string& points,
                   const std::string& inside) {
  return "<item ident=\"" + id + "\" title=\"" + id + "\"><itemmetadata><qtimetadata>" + field("question_type", type) +
         (points.empty() ? "" : field("points_possible", points)) +
         "</qtimetadata></itemmetadata><presentation><material><mattext>" + id + "?</mattext></material>" + inside +
         "</presentation><resprocessing><respcondition><conditionvar><varequal respident=\"r\">1</varequal>"
         "</conditionvar><setvar action=\"Set\" varname=\"SCORE\">100</setvar></respcondition></resprocessing></item>";
}

std::string choice12(const std::string& id, const std::string& points = "1") {
  return item12(
      id, "multiple_choice_question", points,
      "<response_lid ident=\"r\" rcardinality=\"Single\"><render_choice><response_label ident=\"1\"><material>"
      "<mattext>yes</mattext></material></response_label><response_label ident=\"2\"><material><mattext>no"
      "</mattext></material></response_label></render_choice></response_lid>");
}

std::string section(const std::string& title, const std::string& selection, const std::string& inside) {
  return "<section ident=\"s\" title=\"" + title + "\"><selection_ordering><selection>" + selection +
         "</selection></selection_ordering>" + inside + "</section>";
}

std::string quiz(const std::string& inside) {
  return "<questestinterop><assessment ident=\"a\" title=\"Quiz\"><section ident=\"root_section\">" + inside +
         "</section></assessment></questestinterop>";
}

struct Run {
  Folder folder;
  Result<ImportReport> result = Error{Fault::input, "", ""};

  explicit Run(const std::string& file) {
    result = importQti({{folder.write("in.xml", file)}, folder.path() / "pack", "en", false});
  }
  /// A test over the items a, b, c.
  explicit Run(const std::string& inside, const std::string& id) {
    for (const char* one : {"a", "b", "c"}) folder.write(std::string("in/") + one + ".xml", choiceItem(one));
    folder.write("in/" + id + ".xml", "<assessmentTest identifier=\"t\" title=\"Test\"><testPart>\n" + inside +
                                          "</testPart></assessmentTest>");
    result = importQti({{folder.path() / "in"}, folder.path() / "pack", "en", false});
  }

  const ImportReport& report() const {
    REQUIRE(result.ok());
    return *result;
  }
  bool says(const std::string& message) const {
    for (const auto& note : report().notes) UNSCOPED_INFO(note.message);
    return std::any_of(report().notes.begin(), report().notes.end(),
                       [&](const auto& note) { return note.message == message; });
  }
  std::vector<pack::Slot> slots() const {
    const auto reading = pack::readAndValidate(must(pack::readFolder(folder.path() / "pack")));
    for (const auto& problem : reading.problems) UNSCOPED_INFO(problem.message);
    REQUIRE(reading.pack.has_value());
    return reading.pack->checks.at(0).slots;
  }
};

std::string reference(const std::string& id, const std::string& inside = "", const std::string& more = "") {
  return "<assessmentItemRef identifier=\"i-" + id + "\" href=\"" + id + ".xml\"" + more + ">" + inside +
         "</assessmentItemRef>\n";
}

}  // namespace

TEST_CASE("a group of Canvas that draws one question is a slot of its own, worth what the group pays") {
  const Run run(quiz(choice12("x") + section("Group",
                                             "<selection_number>1</selection_number><selection_extension>"
                                             "<points_per_item>7</points_per_item></selection_extension>",
                                             choice12("g1") + choice12("g2"))));
  CHECK_FALSE(run.report().isPartial());
  CHECK(run.report().pointsBefore == Exact(15));  // 1 + 7 + 7
  CHECK(run.report().pointsAfter == Exact(15));
  const auto slots = run.slots();
  REQUIRE(slots.size() == 2);
  CHECK(slots[0].points == Exact(1));
  CHECK(slots[1].points == Exact(7));
  CHECK(slots[1].count == 1);
  CHECK(slots[1].siblings.size() == 2);
}

TEST_CASE("two groups with the same points stay two slots, and draw as many as they say") {
  const auto group = [](const std::string& title, const std::string& number, const std::string& ids) {
    std::string inside;
    for (const char id : ids) inside += choice12(std::string(1, id));
    return section(title, "<selection_number>" + number + "</selection_number>", inside);
  };
  const Run run(quiz(group("One", "2", "abc") + group("Two", "1", "de")));
  const auto slots = run.slots();
  REQUIRE(slots.size() == 2);
  CHECK(slots[0].count == 2);
  CHECK(slots[0].siblings.size() == 3);
  CHECK(slots[1].count == 1);
  CHECK(slots[1].siblings.size() == 2);
}

TEST_CASE("a draw that no slot can hold is said, and counts as partly in") {
  const Run run(
      quiz(section("Group", "<selection_number>1</selection_number>", choice12("a", "1") + choice12("b", "2"))));
  CHECK(run.report().isPartial());
  CHECK(
      run.says("In without its draw of 1 for each student, because they are not worth the same. Write slots for its "
               "questions in the check."));
  const Run nested(quiz(section("Outer", "<selection_number>1</selection_number>",
                                section("Inner", "", choice12("a")) + section("Inner 2", "", choice12("b")))));
  CHECK(nested.report().isPartial());
  CHECK(
      nested.says("In without its draw of 1 for each student, because there are sections among what it draws from. "
                  "Write slots for its questions in the check."));
}

TEST_CASE("a draw from a bank that isn't there is left out with its points") {
  const Run run(
      quiz(choice12("x") + section("From bank",
                                   "<sourcebank_ref>b1</sourcebank_ref><selection_number>3</selection_number>"
                                   "<selection_extension><points_per_item>2</points_per_item></selection_extension>",
                                   "")));
  REQUIRE(run.report().leftOut.size() == 1);
  CHECK(run.report().leftOut[0].id == "From bank");
  CHECK(run.report().leftOut[0].why ==
        "It draws 3 questions from the bank b1, which is not in the file. Export the bank, too.");
  CHECK(run.report().pointsBefore == Exact(7));  // 1 + 3 × 2
  CHECK(run.report().pointsAfter == Exact(1));
}

TEST_CASE("a section of a test that draws is a slot, and a weight multiplies the points") {
  const Run run("<assessmentSection identifier=\"s\" title=\"S\"><selection select=\"1\"/>\n" + reference("a") +
                    reference("b") + "</assessmentSection><assessmentSection identifier=\"u\">" +
                    reference("c", "<weight identifier=\"W\" value=\"5\"/>") + "</assessmentSection>",
                "t");
  CHECK_FALSE(run.report().isPartial());
  CHECK(run.report().pointsBefore == Exact(7));
  CHECK(run.report().pointsAfter == Exact(7));
  CHECK(run.says("In its test it weighs 5: its points were multiplied by that."));
  const auto slots = run.slots();
  REQUIRE(slots.size() == 2);
  CHECK(slots[0].count == 1);
  CHECK(slots[0].siblings.size() == 2);
  CHECK(slots[1].points == Exact(5));
}

TEST_CASE("a test's draw among questions of different weight, or with one that is always asked, is said") {
  const auto drawing = [](const std::string& inside) {
    return Run(
        "<assessmentSection identifier=\"s\" title=\"S\"><selection select=\"1\"/>" + inside + "</assessmentSection>",
        "t");
  };
  CHECK(drawing(reference("a", "<weight identifier=\"W\" value=\"5\"/>") + reference("b"))
            .says("In without its draw of 1 for each student, because they are not worth the same. Write slots for its "
                  "questions in the check."));
  const Run required = drawing(reference("a", "", " required=\"true\"") + reference("b"));
  CHECK(required.report().isPartial());
  CHECK(
      required.says("In without its draw of 1 for each student, because some of its questions are always asked. Write "
                    "slots for its questions in the check."));
}

TEST_CASE("what is left out counts in the points before, with or without a response") {
  const Run run(quiz(choice12("x", "1") + item12("upload", "file_upload_question", "5", "") +
                     item12("sum", "calculated_question", "4", "") + item12("text", "text_only_question", "0", "") +
                     item12("silent upload", "file_upload_question", "", "")));
  CHECK(run.report().leftOut.size() == 3);
  CHECK(run.report().kept.size() == 1);
  CHECK(run.report().pointsBefore == Exact(11));  // 1 + 5 + 4 + 0 + 1
  CHECK(run.report().pointsAfter == Exact(1));
}
