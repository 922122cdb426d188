#pragma once
// The order of a package's documents, by its manifest; and what the manifest promises that isn't there.

#include <map>
#include <string>

#include "core/interop/qti/package.h"

namespace cz::interop::qti {

/// A document with an item or items of any version.
bool holdsQuestions(const Element& root);

/// Fills package.order. What the manifest names and the package has not is told: items and tests in package.broken,
/// other files in package.notes. Canvas writes its quizzes twice; only the full one counts.
void arrange(Package& package);

/// What the questions of a document belong to: the title of the test that names it, else of the only test, else the
/// package's own name.
class Groups {
 public:
  explicit Groups(const Package& package);
  const std::string& of(const std::string& document) const;

 private:
  std::map<std::string, std::string> named_;
  std::string other_;
};

}  // namespace cz::interop::qti
