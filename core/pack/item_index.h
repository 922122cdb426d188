#pragma once
// The items of one check by their ids, for who looks up thousands: Check::findItem walks through all of them.

#include <unordered_map>

#include "core/pack/model.h"

namespace cz::pack {

/// The check must outlive it and stay as it is.
class ItemIndex {
 public:
  explicit ItemIndex(const Check& check) {
    for (const Item& item : check.items) items_.emplace(item.id, &item);
  }

  /// The first of that id, or null.
  const Item* find(const ItemId& id) const {
    const auto found = items_.find(id);
    return found == items_.end() ? nullptr : found->second;
  }

 private:
  std::unordered_map<ItemId, const Item*> items_;
};

}  // namespace cz::pack
