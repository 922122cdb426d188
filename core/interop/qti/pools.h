#pragma once
// Groups of questions of which a file draws some for each student: a slot of their own, or a note that says what is
// not in.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/interop/imported.h"
#include "core/interop/qti/element.h"
#include "core/interop/qti/package.h"

namespace cz::interop::qti {

/// What one section says of its questions.
struct Draw {
  std::string source;     ///< file, for reports
  std::string name;       ///< the section's title or id
  int line = 0;           ///< of the section
  std::size_t drawn = 0;  ///< how many of them a form has; 0 = the file doesn't say
  std::size_t of = 0;     ///< how many questions it has
  std::string whyNot;     ///< not empty: our slots can't do that, for this reason
};

/// Puts the items, given by their places in `into`, into a slot of their own; or says in a note why that can't be.
void makePool(const Draw& draw, const std::vector<std::size_t>& items, Imported& into);

/// What a section (or assessment) of QTI 1.2 draws.
Draw drawOf12(const Element& section, const std::string& source);
/// What it pays for each of its questions, or nothing.
std::optional<Exact> pointsPerItem(const Element& section);

/// What became of one document of a package.
struct Came {
  std::size_t from = 0;  ///< its items in Imported::items
  std::size_t to = 0;
  Exact points;  ///< what it added to the points before
};

/// The draws and weights of the package's tests (QTI 2 and 3), once all items are in.
void applyTests(const Package& package, const std::map<std::string, Came>& came, Imported& into);

}  // namespace cz::interop::qti
