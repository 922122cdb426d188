#include "core/interop/qti/declaration.h"

#include <algorithm>

#include "core/base/text.h"

namespace cz::interop::qti {
namespace {

Error unreadable(const Element& at, const std::string& text) {
  return {Fault::input, "Line " + std::to_string(at.line) + " has a value that can't be read: \"" + text + "\".",
          std::to_string(at.line)};
}

Value::Shape shapeOf(const std::string& cardinality) {
  if (cardinality == "multiple") return Value::Shape::multiple;
  return cardinality == "ordered" ? Value::Shape::ordered : Value::Shape::single;
}

bool fits(const Mapping::Entry& entry, const Atom& atom) {
  if (entry.key.sameAs(atom)) return true;
  return !entry.caseCounts && entry.key.base == Base::text &&
         foldCase(entry.key.text, "en") == foldCase(atom.text, "en");
}

Result<Mapping> readMapping(const Element& from, Base base, bool strictCase) {
  Mapping mapping;
  mapping.otherwise = numberOf(from.attribute("defaultValue")).value_or(Exact(0));
  mapping.atLeast = numberOf(from.attribute("lowerBound"));
  mapping.atMost = numberOf(from.attribute("upperBound"));
  const std::string usual = from.attribute("caseSensitive", strictCase ? "true" : "false");
  for (const auto* entry : from.childrenCalled("mapEntry")) {
    const std::string key = entry->attribute("mapKey");
    const auto atom = atomOf(base, key);
    const auto earns = numberOf(entry->attribute("mappedValue"));
    if (!atom) return unreadable(*entry, key);
    if (!earns) return unreadable(*entry, entry->attribute("mappedValue"));
    mapping.entries.push_back({*atom, *earns, entry->attribute("caseSensitive", usual) != "false"});
  }
  return mapping;
}

Result<AreaMapping> readAreas(const Element& from) {
  AreaMapping areas;
  areas.otherwise = numberOf(from.attribute("defaultValue")).value_or(Exact(0));
  areas.atLeast = numberOf(from.attribute("lowerBound"));
  areas.atMost = numberOf(from.attribute("upperBound"));
  for (const auto* entry : from.childrenCalled("areaMapEntry")) {
    const auto area = areaOf(entry->attribute("shape"), entry->attribute("coords"));
    const auto earns = numberOf(entry->attribute("mappedValue"));
    if (!area) return unreadable(*entry, entry->attribute("shape") + " " + entry->attribute("coords"));
    if (!earns) return unreadable(*entry, entry->attribute("mappedValue"));
    areas.entries.push_back({*area, *earns});
  }
  return areas;
}

Result<Declaration> readOne(const Element& from, bool strictCase) {
  Declaration made;
  made.id = from.attribute("identifier");
  made.base = baseOf(from.attribute("baseType"));
  made.shape = shapeOf(from.attribute("cardinality"));
  made.most = numberOf(from.attribute("normalMaximum"));
  if (const auto* correct = from.child("correctResponse")) {
    CZ_TRY(value, readValues(*correct, made.base, made.shape));
    made.correct = value;
  }
  if (const auto* usual = from.child("defaultValue")) {
    CZ_TRY(value, readValues(*usual, made.base, made.shape));
    made.usual = value;
  }
  if (const auto* mapping = from.child("mapping")) {
    CZ_TRY(read, readMapping(*mapping, made.base, strictCase));
    made.mapping = read;
  }
  if (const auto* areas = from.child("areaMapping")) {
    CZ_TRY(read, readAreas(*areas));
    made.areas = read;
  }
  made.table = from.child("matchTable");
  if (made.table == nullptr) made.table = from.child("interpolationTable");
  return made;
}

}  // namespace

Exact Mapping::earned(const Value& response) const {
  Exact sum = 0;
  for (const auto& atom : response.atoms) {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& one) { return fits(one, atom); });
    sum += found == entries.end() ? otherwise : found->earns;
  }
  if (atLeast && sum < *atLeast) return *atLeast;
  return atMost && sum > *atMost ? *atMost : sum;
}

Exact AreaMapping::earned(const Value& response) const {
  Exact sum = 0;
  std::vector<bool> used(entries.size());
  for (const auto& atom : response.atoms) {
    const auto point = pointOf(atom);
    if (!point) continue;
    std::size_t n = 0;
    while (n < entries.size() && !entries[n].area.holds(point->x, point->y)) ++n;
    if (n == entries.size()) sum += otherwise;
    if (n < entries.size() && !used[n]) sum += entries[n].earns;
    if (n < entries.size()) used[n] = true;
  }
  if (atLeast && sum < *atLeast) return *atLeast;
  return atMost && sum > *atMost ? *atMost : sum;
}

Result<Value> readValues(const Element& holder, Base base, Value::Shape shape) {
  Value value;
  value.shape = shape;
  for (const auto* one : holder.childrenCalled("value")) {
    const std::string text = one->text();
    if (text.empty()) continue;
    const auto atom = atomOf(base, text);
    if (!atom) return unreadable(*one, text);
    value.atoms.push_back(*atom);
  }
  return value;
}

Result<Declarations> readDeclarations(const Element& item, bool strictCase) {
  Declarations made;
  for (const auto* from : item.childrenCalled("responseDeclaration")) {
    CZ_TRY(one, readOne(*from, strictCase));
    made.responses[one.id] = one;
  }
  for (const auto* from : item.childrenCalled("outcomeDeclaration")) {
    CZ_TRY(one, readOne(*from, strictCase));
    made.outcomes[one.id] = one;
  }
  return made;
}

}  // namespace cz::interop::qti
