#pragma once
// Small things that the station remembers by name.

#include <optional>
#include <string>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace cz::store {
class Database;
}

namespace cz::station {

/// Begins the name of what a rule of a class once said of a check, or without an id of any: the same form again.
inline constexpr const char* kRuledSameForm = "rules.same-form/";

class Settings {
 public:
  explicit Settings(store::Database& db) : db_(db) {}
  Result<void> put(const std::string& name, ByteView value);
  Result<std::optional<Bytes>> get(const std::string& name) const;
  /// As text; empty when it was never put.
  Result<std::string> text(const std::string& name) const;

 private:
  store::Database& db_;
};

}  // namespace cz::station
