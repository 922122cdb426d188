#pragma once
// What an item declares: its responses with their keys and mappings, its outcomes with their defaults.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/interop/qti/area.h"
#include "core/interop/qti/element.h"
#include "core/interop/qti/value.h"

namespace cz::interop::qti {

/// What a response earns, by what it is.
struct Mapping {
  struct Entry {
    Atom key;
    Exact earns = 0;
    bool caseCounts = true;
  };
  std::vector<Entry> entries;
  Exact otherwise = 0;
  std::optional<Exact> atLeast;
  std::optional<Exact> atMost;

  /// Every part of the response is looked up; the sum is kept within the bounds.
  Exact earned(const Value& response) const;
};

/// What points on a picture earn.
struct AreaMapping {
  struct Entry {
    Area area;
    Exact earns = 0;
  };
  std::vector<Entry> entries;
  Exact otherwise = 0;
  std::optional<Exact> atLeast;
  std::optional<Exact> atMost;

  /// Every area counts once, however many points lie in it; a point outside of all earns `otherwise`.
  Exact earned(const Value& response) const;
};

struct Declaration {
  std::string id;
  Base base = Base::text;
  Value::Shape shape = Value::Shape::single;
  std::optional<Value> correct;
  std::optional<Value> usual;  ///< default value
  std::optional<Mapping> mapping;
  const Element* table = nullptr;  ///< outcome: its matchTable or interpolationTable
  std::optional<Exact> most;       ///< outcome: normalMaximum
  std::optional<AreaMapping> areas = {};
};

struct Declarations {
  std::map<std::string, Declaration> responses;
  std::map<std::string, Declaration> outcomes;
};

/// `strictCase`: whether letter case counts in a mapping that does not say (2.x: yes; 3.0: no). The document must
/// outlive the declarations. An error names the value that can't be read.
Result<Declarations> readDeclarations(const Element& item, bool strictCase);

/// A <correctResponse>, <defaultValue> or any other holder of <value>s.
Result<Value> readValues(const Element& holder, Base base, Value::Shape shape);

}  // namespace cz::interop::qti
