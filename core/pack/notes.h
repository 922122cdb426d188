#pragma once
// What reading and checking notice, collected: an author wants every problem of a pack at once.

#include <string>
#include <vector>

#include "core/pack/read.h"
#include "core/pack/source.h"

namespace cz::pack {

/// A pen for the problems of one file, and within it of one item. Copies write into the same list, which must outlive
/// them.
class Notes {
 public:
  Notes(std::vector<Problem>& problems, std::string file) : problems_(&problems), file_(std::move(file)) {}

  Notes forItem(ItemId item) const {
    Notes notes = *this;
    notes.item_ = std::move(item);
    return notes;
  }

  void error(Spot spot, std::string message) const { add(Severity::error, spot, std::move(message)); }
  void warning(Spot spot, std::string message) const { add(Severity::warning, spot, std::move(message)); }

  const std::string& file() const { return file_; }
  const ItemId& item() const { return item_; }
  /// How many errors there are in the whole list, to see whether a piece of work added any.
  std::size_t errors() const;

 private:
  void add(Severity severity, Spot spot, std::string message) const {
    problems_->push_back({severity, {file_, spot.line, spot.column}, item_, std::move(message)});
  }

  std::vector<Problem>* problems_;
  std::string file_;
  ItemId item_;
};

/// By file, line and column, so that the list is the same however the work was split; doubles are dropped.
void sortProblems(std::vector<Problem>& problems);
bool hasErrors(const std::vector<Problem>& problems);

}  // namespace cz::pack
