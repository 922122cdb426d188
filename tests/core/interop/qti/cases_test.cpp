// Other people's expected points: pie-qti's cases.json (response → outcomes) and Cito's results beside their items.
// What is imported must earn exactly that through core/scoring.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/interop/archive.h"
#include "core/interop/item_toml.h"
#include "core/interop/qti/body.h"
#include "core/interop/qti/machine.h"
#include "tests/core/interop/qti/items.h"

using namespace cz;
using namespace cz::tests;
using namespace cz::interop::qti;
using nlohmann::json;

namespace {

std::string written(const json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

Value valueOf(const json& from, const Declaration& declared) {
  Value value;
  value.shape = declared.shape;
  const auto add = [&](const json& one) {
    const std::string text = written(one);
    if (const auto atom = atomOf(declared.base, text); atom && !text.empty()) value.atoms.push_back(*atom);
  };
  if (from.is_array())
    for (const auto& one : from) add(one);
  else if (!from.is_null())
    add(from);
  return value;
}

std::optional<Exact> expectedScore(const json& expect) {
  if (expect.contains("outcomes") && expect["outcomes"].contains("SCORE") && expect["outcomes"]["SCORE"].is_number())
    return exact(expect["outcomes"]["SCORE"].dump());
  return std::nullopt;
}

/// What a value is in one gap: the words, or the place of the choice among its choices.
std::string filledWith(const Interaction& one, const Value& given) {
  if (given.isNull()) return "";
  if (one.kind == Interaction::Kind::textEntry) return given.atoms[0].text;
  for (std::size_t n = 0; n < one.choices.size(); ++n)
    if (one.choices[n].id == given.atoms[0].text) return "c" + std::to_string(n + 1);
  return "";
}

/// The responses in our terms: as the draft has tried them; typed ones are themselves.
std::optional<scoring::Response> ours(const Draft& draft, const Values& responses) {
  const auto valueFor = [&](const Interaction& one) {
    const auto found = responses.find(one.response);
    return found == responses.end() ? nothing() : found->second;
  };
  const auto& all = draft.question().interactions;
  if (all.size() > 1) {
    scoring::Filled filled;
    for (std::size_t n = 0; n < all.size(); ++n)
      if (const auto words = filledWith(all[n], valueFor(all[n])); !words.empty())
        filled[ChoiceId("gap-" + std::to_string(n + 1))] = words;
    return filled;
  }
  const Value given = valueFor(draft.main());
  if (given.isNull()) return scoring::Response();
  if (draft.main().kind == Interaction::Kind::textEntry) return scoring::Typed(given.atoms[0].text);
  for (const auto& probe : draft.probes)
    if (probe.given.sameAs(given)) return probe.ours;
  return std::nullopt;
}

struct Case {
  std::string name;
  Values responses;
  Exact score;
};

/// What is wrong in these files' own expectations, or asks for what we refuse by name.
bool isKnownOther(const std::string& folder) {
  // Numbers and texts as conditions: QTI wants truth values there.
  if (folder == "responseProcessing_responseCondition_toBoolean") return true;
  return false;
}

struct Tally {
  std::size_t run = 0;        ///< cases whose points our evaluator worked out
  std::size_t refused = 0;    ///< cases that need what we don't know
  std::size_t imported = 0;   ///< items that came in
  std::size_t scored = 0;     ///< cases of those, through core/scoring
  std::size_t unsayable = 0;  ///< cases of those with a response that no student can give here
};

void checkCase(const Machine& machine, const Case& one, Tally& tally) {
  INFO(one.name);
  const auto outcome = machine.run(one.responses);
  if (!outcome) {
    ++tally.refused;
    return;
  }
  CHECK(outcome->score(machine.scoreName()).toText() == one.score.toText());
  ++tally.run;
}

void checkImported(const Drafted& drafted, const std::vector<Case>& cases, Tally& tally) {
  const Draft& draft = drafted.draft;
  if (!draft.why.empty()) return;
  if (interop::isMarked(draft.item)) return;  // nothing in the file says which answer is right: a teacher marks it
  ++tally.imported;
  const Asked asked(draft.item);
  for (const auto& one : cases) {
    INFO(one.name);
    const auto response = ours(draft, one.responses);
    if (!response) {
      ++tally.unsayable;
      WARN(one.name << " can't be said in our terms");
      continue;
    }
    const Exact share = std::max(Exact(0), must(Exact::ratio(one.score, draft.best)));
    CHECK(asked.share(*response).toText() == share.toText());
    ++tally.scored;
  }
}

std::vector<Case> casesOf(const std::filesystem::path& file, const Machine& machine) {
  std::vector<Case> cases;
  const json all = json::parse(must(interop::readFile(file)));
  for (const auto& from : all["cases"]) {
    if (!from.contains("expect") || !from.contains("responses")) continue;
    const auto score = expectedScore(from["expect"]);
    if (!score) continue;
    Case one{from["name"].get<std::string>(), {}, *score};
    for (const auto& [id, value] : from["responses"].items())
      if (const auto declared = machine.declared().responses.find(id); declared != machine.declared().responses.end())
        one.responses[id] = valueOf(value, declared->second);
    cases.push_back(std::move(one));
  }
  return cases;
}

}  // namespace

TEST_CASE("pie-qti's cases: the evaluator gives their points, and what is imported earns them") {
  const auto folder = sharedData("qti2/pie-framework_pie-qti");
  if (!folder) return;
  Tally tally;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(*folder)) {
    if (entry.path().filename() != "cases.json") continue;
    const auto file = entry.path().parent_path() / "item.xml";
    const std::string name = entry.path().parent_path().filename().string();
    if (!std::filesystem::exists(file) || isKnownOther(name)) continue;
    INFO(name);
    auto item = xml(must(interop::readFile(file)));
    Drawn drawn;
    if (hasTemplates(*item)) {
      // What these items draw has one outcome only.
      const auto draws = drawsOf(*item);
      if (!draws) continue;
      drawn = draws->front();
      item = std::make_shared<const Element>(withDraw(*item, drawn));
    }
    const auto machine = Machine::of(item, true, drawn);
    if (!machine) continue;
    const auto cases = casesOf(entry.path(), **machine);
    if (!question2(must(interop::readFile(file))).whyNot.empty()) continue;
    for (const auto& one : cases) checkCase(**machine, one, tally);
    checkImported(Drafted(question2(must(interop::readFile(file)))), cases, tally);
  }
  WARN("pie-qti: " << tally.run << " cases by the evaluator, " << tally.refused << " refused by name; "
                   << tally.imported << " items in, " << tally.scored << " of their cases through core/scoring");
  CHECK(tally.scored >= 20);
}

namespace {

struct Result3 {
  const char* item;
  const char* result;
  std::int64_t points;  ///< worked out by hand from the item's key
};

/// The response of a result to an item.
Values responsesIn(const Element& result, const std::string& item, const Machine& machine) {
  Values values;
  for (const auto* itemResult : result.all("itemResult")) {
    if (itemResult->attribute("identifier") != item) continue;
    for (const auto* variable : itemResult->childrenCalled("responseVariable")) {
      const auto declared = machine.declared().responses.find(variable->attribute("identifier"));
      const auto* given = variable->child("candidateResponse");
      if (declared == machine.declared().responses.end() || given == nullptr) continue;
      values[declared->first] = must(readValues(*given, declared->second.base, declared->second.shape));
    }
  }
  return values;
}

}  // namespace

TEST_CASE("Cito's items earn what their keys give for the candidates' responses") {
  const auto folder = sharedData("qti2/Citolab_qti-scoring-engine/Scoring.Tests/Resources/2x/ResponseProcessing");
  if (!folder) return;
  // The SCORE in these results is there to be replaced; it is not what is expected.
  Tally tally;
  for (const Result3& one : {Result3{"ITM-50066", "AssessmentResult_Update_OutcomeVariable", 1},
                             {"ITM-50066_Multiple_Keys", "AssessmentResult_Update_OutcomeVariable", 1},
                             {"ITM-50066_No_Correct_Response", "AssessmentResult_Update_OutcomeVariable", 1},
                             {"ITM-50069", "AssessmentResult_Update_OutcomeVariable", 0},
                             {"ITM-50069_Mapping", "AssessmentResult_Mapping_A", 0},
                             {"ITM-50069", "AssessmentResult_Add_OutcomeVariable", 0}}) {
    INFO(one.item);
    const auto item = xml(must(interop::readFile(*folder / (std::string(one.item) + ".xml"))));
    const auto result = xml(must(interop::readFile(*folder / (std::string(one.result) + ".xml"))));
    const auto machine = must(Machine::of(item, true));
    const Case made{one.result, responsesIn(*result, item->attribute("identifier"), *machine), one.points};
    checkCase(*machine, made, tally);
    Question read = readItem(item, [](const std::string&) { return nullptr; });
    checkImported(Drafted(std::move(read)), {made}, tally);
  }
  // Their bodies hold no interaction, so none of them can come in; a change of that would be checked above.
  CHECK(tally.run == 6);
}

TEST_CASE("Cito's item with two gaps of 3.0 gives the points that its results are called after") {
  const auto folder = sharedData("qti3/Citolab_qti-scoring-engine/Scoring.Tests/Resources/30/ResponseProcessing");
  if (!folder) return;
  Tally tally;
  for (const char* name : {"2gaps.xml", "2gaps-workaround.xml"}) {
    const auto item = xml(must(interop::readFile(*folder / name)));
    const auto machine = must(Machine::of(item, false));
    for (const auto& [result, points] :
         {std::pair{"2gaps-result-correct-2.xml", 1}, std::pair{"2gaps-result-incorrect-1.xml", 0},
          std::pair{"2gaps-result-incorrect-2.xml", 0}, std::pair{"2gaps-result-incorrect-3.xml", 0}}) {
      const auto given = xml(must(interop::readFile(*folder / result)));
      const Case made{result, responsesIn(*given, "_2gaps", *machine), points};
      REQUIRE(made.responses.size() == 2);
      checkCase(*machine, made, tally);
      checkImported(Drafted(readItem(item, [](const std::string&) { return nullptr; })), {made}, tally);
    }
  }
  CHECK(tally.run == 8);
  CHECK(tally.scored == 8);
}
