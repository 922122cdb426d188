#include "core/interop/qti/rules.h"

namespace cz::interop::qti {
namespace {

Result<Value> onlyChild(Scene& scene, const Element& rule) {
  const auto children = rule.elements();
  if (children.size() != 1) return unknownElement(rule);
  return evaluate(scene, *children[0]);
}

Result<void> setOutcome(Scene& scene, const Element& rule) {
  CZ_TRY(value, onlyChild(scene, rule));
  scene.variables[rule.attribute("identifier")] = value;
  return {};
}

/// The table's entry for a number, or its default.
Result<Value> lookedUp(const Element& table, Base base, const Exact& number) {
  for (const auto* entry : table.elements()) {
    const auto source = numberOf(entry->attribute("sourceValue"));
    if (!source) continue;
    const bool open = entry->attribute("includeBoundary") == "false";
    const bool range = table.name == "interpolationTable";
    const bool fits = range ? (open ? number > *source : number >= *source) : number == *source;
    if (!fits) continue;
    const auto atom = atomOf(base, entry->attribute("targetValue"));
    if (atom) return single(*atom);
  }
  const auto otherwise = atomOf(base, table.attribute("defaultValue"));
  return otherwise && table.has("defaultValue") ? single(*otherwise) : nothing();
}

Result<void> lookup(Scene& scene, const Element& rule) {
  const std::string id = rule.attribute("identifier");
  CZ_TRY(value, onlyChild(scene, rule));
  const auto declared = scene.declared.outcomes.find(id);
  if (declared == scene.declared.outcomes.end() || declared->second.table == nullptr) return unknownElement(rule);
  const auto number = value.number();
  if (!number) return unknownElement(rule);
  CZ_TRY(found, lookedUp(*declared->second.table, declared->second.base, *number));
  scene.variables[id] = found;
  return {};
}

/// The rules of a branch: all of its children but the condition.
Result<void> runBranch(Scene& scene, const Element& branch, bool hasCondition);

Result<void> condition(Scene& scene, const Element& rule) {
  for (const auto* branch : rule.elements()) {
    const bool otherwise = branch->name == "responseElse";
    const auto parts = branch->elements();
    if (!otherwise && parts.empty()) return unknownElement(*branch);
    if (!otherwise) {
      CZ_TRY(yes, holds(scene, *parts[0]));
      if (!yes) continue;
    }
    return runBranch(scene, *branch, !otherwise);
  }
  return {};
}

Result<void> runRule(Scene& scene, const Element& rule) {
  if (rule.name == "setOutcomeValue") return setOutcome(scene, rule);
  if (rule.name == "lookupOutcomeValue") return lookup(scene, rule);
  if (rule.name == "responseCondition") return condition(scene, rule);
  if (rule.name == "responseProcessingFragment") return runRules(scene, rule);
  if (rule.name != "exitResponse") return unknownElement(rule);
  scene.ended = true;
  return {};
}

Result<void> runBranch(Scene& scene, const Element& branch, bool hasCondition) {
  const auto parts = branch.elements();
  for (std::size_t i = hasCondition ? 1 : 0; i < parts.size() && !scene.ended; ++i) CZ_CHECK(runRule(scene, *parts[i]));
  return {};
}

}  // namespace

Result<void> runRules(Scene& scene, const Element& holder) { return runBranch(scene, holder, false); }

}  // namespace cz::interop::qti
