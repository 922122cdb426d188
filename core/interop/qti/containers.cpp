// Containers: making them, asking what is in them.

#include <algorithm>

#include "core/interop/qti/scene.h"

namespace cz::interop::qti {
namespace {

using Arguments = std::vector<Value>;

Value collected(const Arguments& arguments, Value::Shape shape) {
  Value value;
  value.shape = shape;
  for (const auto& argument : arguments)
    value.atoms.insert(value.atoms.end(), argument.atoms.begin(), argument.atoms.end());
  return value;
}

Result<Value> multiple(Scene&, const Element&, const Arguments& a) { return collected(a, Value::Shape::multiple); }
Result<Value> ordered(Scene&, const Element&, const Arguments& a) { return collected(a, Value::Shape::ordered); }

bool holdsAtom(const Value& value, const Atom& wanted) {
  return std::any_of(value.atoms.begin(), value.atoms.end(), [&](const Atom& atom) { return atom.sameAs(wanted); });
}

Result<Value> member(Scene&, const Element&, const Arguments& arguments) {
  if (arguments.size() != 2 || arguments[0].isNull() || arguments[1].isNull()) return nothing();
  return single(truthAtom(holdsAtom(arguments[1], arguments[0].atoms[0])));
}

/// Whether a row of atoms stands in another one, in the same order and without gaps.
bool holdsRow(const Value& whole, const Value& part) {
  return std::search(whole.atoms.begin(), whole.atoms.end(), part.atoms.begin(), part.atoms.end(),
                     [](const Atom& a, const Atom& b) { return a.sameAs(b); }) != whole.atoms.end();
}

Result<Value> contains(Scene&, const Element&, const Arguments& arguments) {
  if (arguments.size() != 2 || arguments[0].isNull() || arguments[1].isNull()) return nothing();
  if (arguments[0].shape == Value::Shape::ordered) return single(truthAtom(holdsRow(arguments[0], arguments[1])));
  const bool all = std::all_of(arguments[1].atoms.begin(), arguments[1].atoms.end(),
                               [&](const Atom& atom) { return holdsAtom(arguments[0], atom); });
  return single(truthAtom(all));
}

Result<Value> without(Scene&, const Element&, const Arguments& arguments) {
  if (arguments.size() != 2 || arguments[0].isNull() || arguments[1].isNull()) return nothing();
  Value value = arguments[1];
  std::erase_if(value.atoms, [&](const Atom& atom) { return atom.sameAs(arguments[0].atoms[0]); });
  return value;
}

Result<Value> size(Scene&, const Element&, const Arguments& arguments) {
  if (arguments.size() != 1) return nothing();
  return single(numberAtom(static_cast<std::int64_t>(arguments[0].atoms.size())));
}

Result<Value> index(Scene& scene, const Element& as, const Arguments& arguments) {
  CZ_TRY(place, numberAttribute(scene, as.attribute("n", "1")));
  const auto n = place.toInt().value_or(0);
  if (arguments.size() != 1 || n < 1 || static_cast<std::size_t>(n) > arguments[0].atoms.size()) return nothing();
  return single(arguments[0].atoms[static_cast<std::size_t>(n) - 1]);
}

}  // namespace

const std::map<std::string_view, Function>& containers() {
  static const std::map<std::string_view, Function> kFunctions = {
      {"multiple", multiple}, {"ordered", ordered},    {"member", member}, {"contains", contains},
      {"delete", without},    {"containerSize", size}, {"index", index}};
  return kFunctions;
}

}  // namespace cz::interop::qti
