#include "core/interop/qti/machine.h"

#include <algorithm>

#include "core/interop/qti/luck.h"
#include "core/interop/qti/rules.h"

namespace cz::interop::qti {
namespace {

/// "http://…/match_correct.xml" → "match_correct".
std::string lastPart(std::string address) {
  if (const auto slash = address.rfind('/'); slash != std::string::npos) address.erase(0, slash + 1);
  return address.ends_with(".xml") ? address.substr(0, address.size() - 4) : address;
}

/// The templates speak of RESPONSE; an item with one other response means that one.
const Declaration* mainResponse(const Declarations& declared) {
  const auto found = declared.responses.find("RESPONSE");
  if (found != declared.responses.end()) return &found->second;
  return declared.responses.size() == 1 ? &declared.responses.begin()->second : nullptr;
}

Value startOf(const Declaration& outcome) {
  if (outcome.usual) return *outcome.usual;
  const bool number = isNumber(outcome.base) && outcome.shape == Value::Shape::single;
  return number ? single(numberAtom(0)) : nothing();
}

/// Some programs write a processing that never says what an answer is worth.
bool setsPoints(const Element& processing, const std::string& score) {
  for (const char* rule : {"setOutcomeValue", "lookupOutcomeValue"})
    for (const auto* one : processing.all(rule))
      if (one->attribute("identifier") == score) return true;
  return false;
}

bool isMatch(const std::string& name) {
  return name == "match_correct" || name == "CC2_match" || name == "CC2_match_basic" ||
         name == "match_correct_multiple";
}

}  // namespace

namespace {

/// What a draw has set. A response takes it in its own shape.
void take(const Drawn& drawn, Declarations& declared) {
  for (const auto& [id, value] : drawn.correct)
    if (const auto found = declared.responses.find(id); found != declared.responses.end()) {
      found->second.correct = value;
      found->second.correct->shape = found->second.shape;
    }
  for (auto* among : {&declared.responses, &declared.outcomes})
    for (const auto& [id, value] : drawn.usual)
      if (const auto found = among->find(id); found != among->end()) found->second.usual = value;
}

}  // namespace

Result<std::shared_ptr<const Machine>> Machine::of(std::shared_ptr<const Element> item, bool strictCase,
                                                   const Drawn& drawn) {
  CZ_TRY(declared, readDeclarations(*item, strictCase));
  take(drawn, declared);
  std::shared_ptr<Machine> made(new Machine(std::move(item), std::move(declared), drawn.templates));
  made->choose();
  return std::shared_ptr<const Machine>(std::move(made));
}

Machine::Machine(std::shared_ptr<const Element> item, Declarations declared, Values templates)
    : item_(std::move(item)),
      declared_(std::move(declared)),
      templates_(std::move(templates)),
      processing_(item_->child("responseProcessing")) {}

void Machine::choose() {
  if (processing_ != nullptr) {
    const Element& processing = *processing_;
    template_ = lastPart(processing.attribute("template", processing.attribute("templateLocation")));
    if (setsPoints(processing, scoreName())) way_ = Way::written;
    if (way_ == Way::written || !template_.empty()) {
      if (way_ != Way::written && isMatch(template_)) way_ = Way::key;
      if (way_ != Way::written && (template_ == "map_response" || template_ == "CC2_map_response")) way_ = Way::mapping;
      if (way_ != Way::written && template_ == "map_response_point") way_ = Way::areas;
      return;
    }
  }
  const auto& all = declared_.responses;
  const auto has = [&](auto what) { return std::any_of(all.begin(), all.end(), what); };
  if (has([](const auto& one) { return one.second.mapping.has_value(); })) way_ = Way::assumedMapping;
  if (has([](const auto& one) { return one.second.correct.has_value(); })) way_ = Way::assumedKey;
}

std::string Machine::scoreName() const {
  if (declared_.outcomes.count("SCORE") != 0) return "SCORE";
  std::string found;
  for (const auto& [id, outcome] : declared_.outcomes) {
    if (!isNumber(outcome.base) || id == "MAXSCORE") continue;
    if (!found.empty()) return "SCORE";
    found = id;
  }
  return found.empty() || processing_ == nullptr || processing_->elements().empty() ? "SCORE" : found;
}

namespace {

/// What one response earns by its key or by its mapping.
Exact earnedBy(const Declaration& declared, const Values& responses, bool byMapping) {
  const auto found = responses.find(declared.id);
  if (found == responses.end() || found->second.isNull()) return 0;
  if (byMapping) return declared.mapping ? declared.mapping->earned(found->second) : Exact(0);
  return declared.correct && found->second.sameAs(*declared.correct) ? 1 : 0;
}

/// Keys count as edges even where no comparison was reached.
void addKeyEdges(const Declarations& declared, std::vector<Exact>& edges) {
  for (const auto& [id, response] : declared.responses) {
    if (response.correct && response.correct->number()) edges.push_back(*response.correct->number());
    if (!response.mapping) continue;
    for (const auto& entry : response.mapping->entries)
      if (isNumber(entry.key.base)) edges.push_back(entry.key.number);
  }
}

}  // namespace

/// A template means RESPONSE; where nothing says anything, every response counts the same.
Result<Exact> Machine::templatePoints(const Values& responses) const {
  if (way_ == Way::unknown)
    return Error{Fault::input,
                 template_.empty() ? "Nothing in it says which answer is right."
                                   : "Its points are worked out by \"" + template_ + "\", which we don't know.",
                 ""};
  Exact sum = 0;
  if (assumed()) {
    for (const auto& [id, response] : declared_.responses)
      sum += earnedBy(response, responses, way_ == Way::assumedMapping);
    return sum;
  }
  const auto* response = mainResponse(declared_);
  if (response == nullptr) return Error{Fault::input, "It has several answers, and its template is for one.", ""};
  if (way_ == Way::areas) {
    const auto given = responses.find(response->id);
    return given != responses.end() && response->areas ? response->areas->earned(given->second) : Exact(0);
  }
  return earnedBy(*response, responses, way_ == Way::mapping);
}

/// No run is believed that asks for a number by chance, unless chance can't reach the points at all.
Result<Outcome> Machine::run(const Values& responses) const {
  Sample sample;
  auto outcome = runOnce(responses, sample);
  if (sample.asked == 0 || !outcome || !isByLuck(*processing_, scoreName())) return outcome;
  return Error{Fault::input, "Its points depend on chance.", ""};
}

Result<Outcome> Machine::runOnce(const Values& responses, Sample& sample) const {
  Scene scene{declared_, responses, {}, false, 0, &sample};
  scene.variables.insert(templates_.begin(), templates_.end());
  for (const auto& [id, outcome] : declared_.outcomes) scene.variables[id] = startOf(outcome);
  if (way_ == Way::written) {
    CZ_CHECK(runRules(scene, *processing_));
  } else {
    CZ_TRY(points, templatePoints(responses));
    scene.variables["SCORE"] = single(numberAtom(points));
  }
  addKeyEdges(declared_, scene.edges);
  Outcome outcome;
  outcome.edges = std::move(scene.edges);
  outcome.values = std::move(scene.variables);
  return outcome;
}

Exact Outcome::score(const std::string& name) const {
  const auto found = values.find(name);
  return found == values.end() ? Exact(0) : found->second.number().value_or(Exact(0));
}

}  // namespace cz::interop::qti
