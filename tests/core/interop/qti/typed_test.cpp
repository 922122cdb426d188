// Typed words and numbers: letter case, ranges and tolerances as the file has them.
#include "tests/core/interop/qti/head.h"

namespace {

const std::string kEntry = "<p>It is <textEntryInteraction responseIdentifier=\"RESPONSE\"/>.</p>";

std::string key(const std::string& type, const std::string& value, const std::string& more = "") {
  return "cardinality=\"single\" baseType=\"" + type + "\"><correctResponse><value>" + value +
         "</value></correctResponse>" + more;
}

/// One point when the condition holds.
std::string when(const std::string& condition) {
  return "<responseProcessing><responseCondition><responseIf>" + condition +
         "<setOutcomeValue identifier=\"SCORE\"><baseValue baseType=\"float\">1</baseValue></setOutcomeValue>"
         "</responseIf></responseCondition></responseProcessing>";
}

const std::string kResponse = "<variable identifier=\"RESPONSE\"/>";
const std::string kCorrect = "<correct identifier=\"RESPONSE\"/>";

std::string number(const std::string& value) { return "<baseValue baseType=\"float\">" + value + "</baseValue>"; }

}  // namespace

TEST_CASE("a matched word counts with its letter case; a gap stands where it is typed") {
  const Drafted made(question2(item2(key("string", "York"), kEntry)));
  CHECK(made.draft.item.kind == Kind::text);
  CHECK(made.draft.item.stem == "Stem\nIt is _____.");
  CHECK(made.draft.item.strictCase);
  CHECK(Asked(made.draft.item).share(scoring::Typed("York")) == Exact(1));
  CHECK(Asked(made.draft.item).share(scoring::Typed("york")) == Exact(0));
}

TEST_CASE("a mapping without letter case accepts it, with parts for other words") {
  const std::string mapping =
      "<mapping><mapEntry mapKey=\"York\" mappedValue=\"2\" caseSensitive=\"false\"/>"
      "<mapEntry mapKey=\"Yorkshire\" mappedValue=\"1\" caseSensitive=\"false\"/></mapping>";
  const Drafted made(
      question2(item2(key("string", "York", mapping), kEntry, "<responseProcessing template=\"map_response\"/>")));
  CHECK_FALSE(made.draft.item.strictCase);
  CHECK(Asked(made.draft.item).share(scoring::Typed("yorkshire")) == exact("1/2"));
}

namespace {

/// One word that counts in any letter case, and "Ely" that counts in its own.
std::string mixedCase(const std::string& anyCase) {
  return "<mapping><mapEntry mapKey=\"" + anyCase + "\" mappedValue=\"1\" caseSensitive=\"false\"/>" +
         "<mapEntry mapKey=\"Ely\" mappedValue=\"1\" caseSensitive=\"true\"/></mapping>";
}

}  // namespace

TEST_CASE("short words of which some count letter case and some don't are spelled out") {
  const Drafted made(question2(
      item2(key("string", "York", mixedCase("York")), kEntry, "<responseProcessing template=\"map_response\"/>")));
  const Asked asked(made.draft.item);
  CHECK(asked.share(scoring::Typed("yORK")) == Exact(1));
  CHECK(asked.share(scoring::Typed("Ely")) == Exact(1));
  CHECK(asked.share(scoring::Typed("ely")) == Exact(0));
}

TEST_CASE("long words of which some count letter case and some don't are left out") {
  const Drafted made(question2(
      item2(key("string", "York", mixedCase("Yorkshire")), kEntry, "<responseProcessing template=\"map_response\"/>")));
  CHECK(made.draft.why.find("Its points can't be counted with our methods.") == 0);
}

TEST_CASE("a tolerance around the key is a tolerance here") {
  const Drafted made(question2(
      item2(key("float", "10"), kEntry,
            when("<equal toleranceMode=\"absolute\" tolerance=\"0.5\">" + kResponse + kCorrect + "</equal>"))));
  const auto& item = made.draft.item;
  CHECK(item.kind == Kind::number);
  REQUIRE(item.answers.size() == 1);
  CHECK(item.answers[0].key == "10");
  CHECK(item.answers[0].tolerance == "0.5");
  const Asked asked(item);
  CHECK(asked.share(scoring::Typed("9.5")) == Exact(1));
  CHECK(asked.share(scoring::Typed("10.51")) == Exact(0));
}

TEST_CASE("limits from below and above are a range; an open end is told") {
  const Drafted closed(question2(
      item2(key("float", "3.5"), kEntry,
            when("<and><gte>" + kResponse + number("3") + "</gte><lte>" + kResponse + number("5") + "</lte></and>"))));
  CHECK(closed.draft.item.answers[0].key == "3");
  CHECK(closed.draft.item.answers[0].upTo == "5");
  CHECK(closed.draft.notes.empty());
  const Drafted open(question2(
      item2(key("float", "3.5"), kEntry,
            when("<and><gt>" + kResponse + number("3") + "</gt><lt>" + kResponse + number("5") + "</lt></and>"))));
  CHECK(open.draft.why.empty());
  CHECK(open.noted("A number on the very end of a range counts as in the range."));
}

TEST_CASE("the limits of a relative tolerance are those of the first number") {
  const auto within = [](const std::string& key_, const std::string& per, const std::string& inside,
                         const std::string& mode = "relative") {
    return Drafted(question2(
        item2(key("float", key_), kEntry,
              when("<equal toleranceMode=\"" + mode + "\" tolerance=\"" + per + "\">" + inside + "</equal>"))));
  };
  // The key first: from 90 to 110.
  const auto keyFirst = within("100", "10 10", kCorrect + kResponse);
  CHECK(keyFirst.draft.why.empty());
  const Asked asked(keyFirst.draft.item);
  CHECK(asked.share(scoring::Typed("110")) == Exact(1));
  CHECK(asked.share(scoring::Typed("110.01")) == Exact(0));
  CHECK(asked.share(scoring::Typed("89.99")) == Exact(0));
  // The response first, 60 per cent below and 25 above it: from 100/1.25 = 80 to 100/0.4 = 250.
  const auto responseFirst = within("100", "60 25", kResponse + kCorrect);
  CHECK(responseFirst.draft.why.empty());
  const Asked turned(responseFirst.draft.item);
  CHECK(turned.share(scoring::Typed("80")) == Exact(1));
  CHECK(turned.share(scoring::Typed("79.99")) == Exact(0));
  CHECK(turned.share(scoring::Typed("250")) == Exact(1));
  CHECK(turned.share(scoring::Typed("250.01")) == Exact(0));
  // The same with 5 per cent: from 50/1.05 to 50/0.95.
  CHECK(within("50", "5 5", kResponse + kCorrect).draft.why ==
        "A right answer to it ends at 1000/21, which is no decimal number, so ours can't end there. Say from where to "
        "where it goes.");
  // 1 below and 3 above the response: from 10 - 3 to 10 + 1.
  const Asked absolute(within("10", "1 3", kResponse + kCorrect, "absolute").draft.item);
  CHECK(absolute.share(scoring::Typed("7")) == Exact(1));
  CHECK(absolute.share(scoring::Typed("6.99")) == Exact(0));
  CHECK(absolute.share(scoring::Typed("11")) == Exact(1));
  CHECK(absolute.share(scoring::Typed("11.01")) == Exact(0));
  CHECK(within("10", "-1", kCorrect + kResponse, "absolute").draft.why ==
        "The tolerance -1 of its answer is below zero. Say how far off an answer may be, without a minus.");
}

TEST_CASE("whole numbers between open limits are keys") {
  const Drafted made(question2(
      item2(key("integer", "4"), kEntry,
            when("<and><gt>" + kResponse + number("3") + "</gt><lt>" + kResponse + number("6") + "</lt></and>"))));
  REQUIRE(made.draft.item.answers.size() == 2);
  CHECK(made.draft.item.answers[0].key == "4");
  CHECK(made.draft.item.answers[1].key == "5");
}

TEST_CASE("a number of any size is no key") {
  const Drafted made(question2(item2(key("float", "4"), kEntry, when("<gt>" + kResponse + number("3") + "</gt>"))));
  CHECK(made.draft.why == "A number of any size earns points in it. Say from where to where.");
}

TEST_CASE("a slider is a typed number, and that is said") {
  const Drafted made(question2(item2(key("integer", "7"),
                                     "<sliderInteraction responseIdentifier=\"RESPONSE\" lowerBound=\"0\" "
                                     "upperBound=\"10\"/>")));
  CHECK(made.draft.item.answers[0].key == "7");
  CHECK(made.noted("In the file the number is set with a slider from 0 to 10; here it is typed."));
}
