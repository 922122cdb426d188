// Forms, responses and results as JSON: what one command prints another one reads.

#include <algorithm>

#include "core/tools/form_json.h"
#include "core/tools/score_json.h"
#include "tests/support/catch.h"
#include "tests/support/every_type.h"
#include "tests/support/listing.h"

using namespace cz;
using namespace cz::tests;
using namespace cz::tools;

namespace {

Seed seedOf(std::uint8_t number) { return Seed{{number}}; }

form::Form built(std::uint8_t seed) { return must(form::build(everyType(), seedOf(seed), {})); }

/// A check with one number item, so that forms can be written by hand.
pack::Check small() {
  pack::Check check = newCheck("small");
  check.items.push_back(drawn(numberItem("double", "2 × {n}?", "{2*n}"), "n", {3, 4}));
  auto picked = choiceItem("pick", "Which?", {"yes", "no"});
  check.items.push_back(std::move(picked));
  addSlot(check, {"double"});
  addSlot(check, {"pick"});
  return check;
}

const std::string kSmallForm = R"({"algorithm": 1, "check": "small", "items": [
  {"slot": "s1", "item": "double", "draws": {"n": "4"}, "choices": [], "stem": "2 × 4?"},
  {"slot": "s2", "item": "pick", "draws": {}, "choices": ["c2", "c1"], "stem": "Which?"}]})";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string whyNot(const std::string& text) {
  const auto form = formFromJson(small(), text);
  REQUIRE_FALSE(form);
  return form.error().message;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

scoring::Responses responses(const std::string& text) {
  const auto check = small();
  return must(responsesFromJson(check, must(formFromJson(check, kSmallForm)), text));
}

std::string whyNoResponses(const std::string& text) {
  const auto check = small();
  const auto read = responsesFromJson(check, must(formFromJson(check, kSmallForm)), text);
  REQUIRE_FALSE(read);
  return read.error().message;
}

}  // namespace

TEST_CASE("a form comes back from its JSON as it was") {
  const auto check = everyType();
  for (std::uint8_t seed = 0; seed < 20; ++seed) {
    const auto form = built(seed);
    const auto again = must(formFromJson(check, must(jsonOfForm(check, form))));
    CHECK(listingOf(check, again) == listingOf(check, form));
    for (std::size_t i = 0; i < form.places.size(); ++i) {
      CHECK(again.places[i].values == form.places[i].values);
      CHECK(again.places[i].points == form.places[i].points);
      CHECK(again.places[i].skill == form.places[i].skill);
    }
  }
}

TEST_CASE("a form that a script wrote with the contract's fields alone is enough") {
  const auto form = must(formFromJson(small(), kSmallForm));
  REQUIRE(form.places.size() == 2);
  CHECK(form.places[0].values.at("n") == pack::Value(Exact(4)));
  CHECK(form.places[0].points == Points(1));
  CHECK(joinedIds(form.places[1].options) == "c2 c1");
}

TEST_CASE("the forms seen before are an array, oldest first, or one form alone") {
  CHECK(must(formsFromJson(small(), "[" + kSmallForm + "," + kSmallForm + "]")).size() == 2);
  CHECK(must(formsFromJson(small(), kSmallForm)).size() == 1);
  CHECK(must(formsFromJson(small(), "[]")).empty());
}

TEST_CASE("a form that doesn't fit the check is refused with the slot named") {
  CHECK(holds(whyNot("{"), "not well-formed JSON"));
  CHECK(holds(whyNot("[]"), "\"items\""));
  CHECK(holds(whyNot(replaced(kSmallForm, "\"small\"", "\"large\"")), "belongs to the check \"large\""));
  CHECK(holds(whyNot(replaced(kSmallForm, "\"s1\"", "\"s7\"")), "the slot \"s7\""));
  CHECK(holds(whyNot(replaced(kSmallForm, "\"double\"", "\"triple\"")), "slot s1: the check has no item \"triple\""));
  CHECK(holds(whyNot(replaced(kSmallForm, "\"n\": \"4\"", "\"n\": \"5\"")), "slot s1: the value of n"));
  CHECK(holds(whyNot(replaced(kSmallForm, "\"n\": \"4\"", "\"m\": \"4\"")), "slot s1: the value of n is missing"));
  CHECK(holds(whyNot(replaced(kSmallForm, "\"c2\"", "\"c7\"")), "slot s2: \"choices\""));
  CHECK(holds(whyNot(replaced(kSmallForm, "\"s2\"", "\"s1\"")), "slot s1: its slot doesn't list the item \"pick\""));
  CHECK(holds(whyNot(replaced(kSmallForm, "\"draws\": {}", "\"points\": \"99\", \"draws\": {}")),
              "slot s2: the check gives 1 for this slot, not 99"));
}

TEST_CASE("a form that is to be scored has every place of its check once") {
  const std::string pick = R"({"slot": "s2", "item": "pick", "draws": {}, "choices": ["c2", "c1"], "stem": "Which?"})";
  CHECK(holds(whyNot(replaced(kSmallForm, pick, pick + "," + pick)), "the slot s2 twice"));
  CHECK(checkWhole(small(), must(formFromJson(small(), kSmallForm))));
  const auto part = must(formFromJson(small(), replaced(kSmallForm, ",\n  " + pick, "")));
  const auto whole = checkWhole(small(), part);
  REQUIRE_FALSE(whole);
  CHECK(holds(whole.error().message, "leaves out the slot s2"));
}

TEST_CASE("responses are texts, lists and pairs; null is nothing given") {
  const auto read = responses(R"({"s1": " 8 ", "s2": ["c1"]})");
  CHECK(std::get<scoring::Typed>(read.at(SlotId("s1"))) == " 8 ");
  CHECK(std::get<scoring::Picked>(read.at(SlotId("s2"))) == scoring::Picked{ChoiceId("c1")});
  CHECK(scoring::isBlank(responses(R"({"s1": null})").at(SlotId("s1"))));
  CHECK(std::get<scoring::Picked>(responses(R"({"s2": "c2"})").at(SlotId("s2"))) == scoring::Picked{ChoiceId("c2")});
  CHECK(std::get<scoring::Picked>(responses(R"({"s2": ["no"]})").at(SlotId("s2"))) == scoring::Picked{ChoiceId("c2")});
}

TEST_CASE("responses that can't be meant are refused with the slot named") {
  CHECK(holds(whyNoResponses(R"({"s9": "8"})"), "\"s9\""));
  CHECK(holds(whyNoResponses(R"({"s1": 3.5})"), "slot s1"));
  CHECK(holds(whyNoResponses(R"({"s2": [1]})"), "slot s2"));
  CHECK(holds(whyNoResponses("[]"), "must be an object"));
}

TEST_CASE("an answer that is there twice is refused: one of both would be lost") {
  CHECK(holds(whyNoResponses(R"({"s1": "8", "s1": "9"})"), "has \"s1\" twice"));
  CHECK(holds(whyNot(replaced(kSmallForm, "\"n\": \"4\"", "\"n\": \"4\", \"n\": \"3\"")), "has \"n\" twice"));
  CHECK(must(formsFromJson(small(), "[" + kSmallForm + "," + kSmallForm + "]")).size() == 2);  // in two objects
}

TEST_CASE("one response from the command line is read by the item's type") {
  const auto check = everyType();
  const auto question = [&](const std::string& id) {
    const auto* item = check.findItem(ItemId(id));
    return must(pack::ask(*item, must(pack::drawAt(*item, 0)).value()));
  };
  CHECK(must(responseFromText(question("product"), "[3]")) == scoring::Response("[3]"));
  CHECK(must(responseFromText(question("primes"), "[\"c1\",\"c3\"]")) ==
        scoring::Response(scoring::Picked{ChoiceId("c1"), ChoiceId("c3")}));
  CHECK(must(responseFromText(question("double"), "c2")) == scoring::Response(scoring::Picked{ChoiceId("c2")}));
  CHECK(must(responseFromText(question("pairs"), R"({"l1": "c2"})")) ==
        scoring::Response(scoring::Paired{{ChoiceId("l1"), ChoiceId("c2")}}));
  CHECK(must(responseFromText(question("pairs"), R"({"2 × 3": "6"})")) ==
        scoring::Response(scoring::Paired{{ChoiceId("l1"), ChoiceId("c1")}}));
  CHECK_FALSE(responseFromText(question("pairs"), R"({"l1": "c1", "l1": "c2"})"));
  CHECK(scoring::isBlank(must(responseFromText(question("steps"), " "))));
  CHECK_FALSE(responseFromText(question("primes"), "c1, c3"));
}

TEST_CASE("a number too large for a spot stays off the picture, whatever its last digits are") {
  pack::Item item = newItem("h", pack::ItemType::hotspot, "Touch it.");
  item.hotspot.outlines = false;
  pack::Question question;
  question.item = &item;
  CHECK(must(responseFromText(question, "[500, 250]")) == scoring::Response(scoring::Pointed{{{500, 250}}}));
  CHECK_FALSE(responseFromText(question, "[4294967796, 250]"));  // 2^32 + 500
  CHECK_FALSE(responseFromText(question, "[500, -4294967046]"));
  CHECK_FALSE(responseFromText(question, "[500, 18446744073709551615]"));
}

TEST_CASE("a scored form is printed with the contract's fields, numbers as strings") {
  const auto check = small();
  const auto form = must(formFromJson(check, kSmallForm));
  const auto result = must(scoring::scoreForm(check, form, responses(R"({"s1": "8.0", "s2": ["c2"]})")));
  const std::string json = jsonOf(check, result);
  for (const std::string part :
       {R"("why": [)", R"("next": ")", R"("points": "1")", R"("of": "2")", R"("mastered": false)",
        R"("shown": "1 of 2 points")", R"("skill": "do it")", R"("slot": "s1")", R"("verdict": "right")",
        R"("verdict": "not-right")", R"("read_as": "8")", R"("says": [])"})
    CHECK(holds(json, part));
}

TEST_CASE("bytes that are no text do not stop the printing") {
  scoring::ItemResult result;
  result.readAs = "\xff";
  CHECK(holds(jsonOf(result), "read_as"));
}
