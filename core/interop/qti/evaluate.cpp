// Expressions: variables, truth, and the way to the other functions.

#include "core/interop/qti/scene.h"

namespace cz::interop::qti {
namespace {

constexpr int kMostSteps = 100'000;

const Declaration* responseOf(const Scene& scene, const Element& element) {
  const auto found = scene.declared.responses.find(element.attribute("identifier"));
  return found == scene.declared.responses.end() ? nullptr : &found->second;
}

Result<Value> baseValue(const Element& element) {
  const std::string text = element.text();
  const auto atom = atomOf(baseOf(element.attribute("baseType")), text);
  if (atom) return single(*atom);
  return Error{Fault::input,
               "Line " + std::to_string(element.line) + " has a value that can't be read: \"" + text + "\".",
               std::to_string(element.line)};
}

Value usualOf(const Scene& scene, const std::string& id) {
  for (const auto* among : {&scene.declared.responses, &scene.declared.outcomes})
    if (const auto found = among->find(id); found != among->end() && found->second.usual) return *found->second.usual;
  return nothing();
}

Value mapped(const Scene& scene, const Element& element) {
  const auto* declared = responseOf(scene, element);
  const Value response = scene.variable(element.attribute("identifier"));
  if (declared == nullptr || !declared->mapping) return response.isNull() ? nothing() : single(numberAtom(0));
  return single(numberAtom(declared->mapping->earned(response)));
}

Value mappedPoint(const Scene& scene, const Element& element) {
  const auto* declared = responseOf(scene, element);
  const Value response = scene.variable(element.attribute("identifier"));
  const bool known = declared != nullptr && declared->areas.has_value();
  return single(numberAtom(known ? declared->areas->earned(response) : Exact(0)));
}

/// The leaves of the tree.
Result<std::optional<Value>> leaf(const Scene& scene, const Element& element) {
  const std::string& name = element.name;
  std::optional<Value> value;
  if (name == "null") value = nothing();
  if (name == "variable") value = scene.variable(element.attribute("identifier"));
  if (name == "default") value = usualOf(scene, element.attribute("identifier"));
  if (name == "mapResponse") value = mapped(scene, element);
  if (name == "mapResponsePoint") value = mappedPoint(scene, element);
  if (name == "correct") {
    const auto* declared = responseOf(scene, element);
    value = declared != nullptr && declared->correct ? *declared->correct : nothing();
  }
  if (name == "baseValue") {
    CZ_TRY(written, baseValue(element));
    value = written;
  }
  return value;
}

/// `and` ends at the first false, `or` at the first true; NULL beside it is NULL.
Value joined(const std::vector<Value>& parts, bool endsAt) {
  bool unknown = false;
  for (const auto& part : parts) {
    if (part.truth() == endsAt) return single(truthAtom(endsAt));
    unknown = unknown || part.isNull();
  }
  return unknown ? nothing() : single(truthAtom(!endsAt));
}

Result<Value> anyN(Scene& scene, const Element& as, const std::vector<Value>& parts) {
  CZ_TRY(least, numberAttribute(scene, as.attribute("min", "0")));
  CZ_TRY(most, numberAttribute(scene, as.attribute("max", "0")));
  std::int64_t yes = 0;
  std::int64_t unknown = 0;
  for (const auto& part : parts) part.isNull() ? ++unknown : yes += part.truth().value_or(false) ? 1 : 0;
  if (Exact(yes) >= least && Exact(yes + unknown) <= most) return single(truthAtom(true));
  if (Exact(yes) > most || Exact(yes + unknown) < least) return single(truthAtom(false));
  return nothing();
}

Result<std::optional<Value>> truth(Scene& scene, const Element& element, const std::vector<Value>& parts) {
  const std::string& name = element.name;
  std::optional<Value> value;
  if (name == "and") value = joined(parts, false);
  if (name == "or") value = joined(parts, true);
  if (name == "not" && parts.size() == 1) {
    const auto one = parts[0].truth();
    value = one ? single(truthAtom(!*one)) : nothing();
  }
  if (name == "isNull" && parts.size() == 1)
    value = single(truthAtom(parts[0].isNull() || (parts[0].atoms.size() == 1 && parts[0].atoms[0].base == Base::text &&
                                                   parts[0].atoms[0].text.empty())));
  if (name == "isNotNull" && parts.size() == 1) value = single(truthAtom(!parts[0].isNull()));
  if (name == "anyN") {
    CZ_TRY(counted, anyN(scene, element, parts));
    value = counted;
  }
  return value;
}

}  // namespace

Value Scene::variable(const std::string& id) const {
  const auto found = variables.find(id);
  return found == variables.end() ? nothing() : found->second;
}

Error unknownElement(const Element& element) {
  return {Fault::input,
          "Its points are worked out with \"" + element.name + "\" (line " + std::to_string(element.line) +
              "), which we can't do.",
          std::to_string(element.line)};
}

Error belowZero(const std::string& tolerance) {
  return {
      Fault::input,
      "The tolerance " + tolerance + " of its answer is below zero. Say how far off an answer may be, without a minus.",
      ""};
}

Result<Exact> numberAttribute(const Scene& scene, const std::string& text) {
  if (const auto number = numberOf(text)) return *number;
  const bool braces = text.size() > 2 && text.front() == '{' && text.back() == '}';
  if (const auto number = scene.variable(braces ? text.substr(1, text.size() - 2) : text).number()) return *number;
  return Error{Fault::input, "\"" + text + "\" is no number.", ""};
}

Result<std::vector<Value>> evaluateChildren(Scene& scene, const Element& expression) {
  std::vector<Value> values;
  for (const auto* child : expression.elements()) {
    CZ_TRY(value, evaluate(scene, *child));
    values.push_back(value);
  }
  return values;
}

Result<Value> evaluate(Scene& scene, const Element& element) {
  if (++scene.steps > kMostSteps) return Error{Fault::input, "Working out its points takes too many steps.", ""};
  CZ_TRY(simple, leaf(scene, element));
  if (simple) return *simple;
  CZ_TRY(arguments, evaluateChildren(scene, element));
  CZ_TRY(known, truth(scene, element, arguments));
  if (known) return *known;
  for (const auto* functions : {&comparisons(), &arithmetic(), &containers(), &chances()})
    if (const auto found = functions->find(element.name); found != functions->end())
      return found->second(scene, element, arguments);
  return unknownElement(element);
}

Result<bool> holds(Scene& scene, const Element& expression) {
  CZ_TRY(value, evaluate(scene, expression));
  if (!value.isNull() && !value.truth()) return unknownElement(expression);
  return value.truth().value_or(false);
}

}  // namespace cz::interop::qti
