#pragma once
// What this student has seen of a check: which items, in which form last, with which numbers.

#include <map>
#include <vector>

#include "core/form/form.h"

namespace cz::form {

class History {
 public:
  /// `earlier`: oldest first.
  explicit History(const std::vector<Form>& earlier);

  /// 0 when the item was never seen, else the number of the last form with it, from 1.
  int lastSeen(const ItemId& item) const;
  /// The numbers that the item came with, oldest first.
  const std::vector<pack::Draw>& numbersOf(const ItemId& item) const;
  /// Also counts a place of the form that is being built.
  void add(const ItemId& item, const pack::Draw& values, int form);

 private:
  struct Seen {
    int last = 0;
    std::vector<pack::Draw> numbers;
  };
  std::map<ItemId, Seen> seen_;
};

}  // namespace cz::form
