#pragma once
// Short ways to say what came of an import.

#include <algorithm>
#include <string>

#include "core/interop/convert.h"
#include "tests/support/catch.h"

namespace cz::tests {

inline interop::Imported converted(const interop::QuestionFile& file, const std::string& language = "en") {
  interop::Imported imported;
  interop::convert(file, "a.file", language, imported);
  return imported;
}

/// The one item that everything became.
inline interop::ImportedItem onlyItem(const interop::QuestionFile& file) {
  auto imported = converted(file);
  for (const auto& one : imported.leftOut) UNSCOPED_INFO(one.id << ": " << one.why);
  REQUIRE(imported.leftOut.empty());
  REQUIRE(imported.items.size() == 1);
  return imported.items[0];
}

/// The one thing that was left out; nothing else is there.
inline interop::LeftOut onlyLeftOut(const interop::QuestionFile& file) {
  auto imported = converted(file);
  CHECK(imported.items.empty());
  REQUIRE(imported.leftOut.size() == 1);
  return imported.leftOut[0];
}

inline bool noted(const interop::Imported& imported, const std::string& message) {
  for (const auto& note : imported.notes) UNSCOPED_INFO(note.message);
  return std::any_of(imported.notes.begin(), imported.notes.end(),
                     [&](const interop::ImportNote& note) { return note.message == message; });
}

}  // namespace cz::tests
