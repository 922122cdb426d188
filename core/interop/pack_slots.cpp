#include "core/interop/pack_slots.h"

#include <algorithm>

#include "core/interop/item_toml.h"

namespace cz::interop {
namespace {

constexpr std::size_t kItemsOfForm = 5;
constexpr std::size_t kSpareForReady = 2;  ///< the validator's own rule for a check that is ready

bool areSiblings(const ImportedItem& a, const ImportedItem& b) {
  return a.points == b.points && isMarked(a) == isMarked(b) && a.rubric == b.rubric && a.family == b.family &&
         a.pool == b.pool;
}

bool isFull(const PlannedSlot& slot) { return slot.isFixed || slot.count == slot.items.size(); }

/// Whether the next place of the form goes to `a` rather than to `b`: to the one with more items for each place.
bool goesFirst(const PlannedSlot& a, const PlannedSlot& b) {
  if (isFull(a) || isFull(b)) return !isFull(a) && isFull(b);
  return a.items.size() * (b.count + 1) > b.items.size() * (a.count + 1);
}

}  // namespace

std::vector<PlannedSlot> planSlots(const std::vector<const ImportedItem*>& items) {
  std::vector<PlannedSlot> slots;
  for (std::size_t n = 0; n < items.size(); ++n) {
    const auto same = [&](const PlannedSlot& slot) { return areSiblings(*items[slot.items[0]], *items[n]); };
    auto at = std::find_if(slots.begin(), slots.end(), same);
    const bool isFixed = !items[n]->family.empty() || !items[n]->pool.empty();
    if (at == slots.end()) at = slots.insert(at, {items[n]->points, 1, {}, isFixed});
    at->items.push_back(n);
    // Of several draws of one question a form has one, of a pool as many as the file says.
    if (!items[n]->pool.empty()) at->count = std::min(items[n]->drawn, at->items.size());
  }
  std::size_t places = 0;
  for (const auto& slot : slots) places += slot.count;
  for (; places < std::min(kItemsOfForm, items.size()); ++places) {
    const auto first = std::min_element(slots.begin(), slots.end(), goesFirst);
    if (isFull(*first)) break;
    ++first->count;
  }
  return slots;
}

bool canBeReady(const std::vector<PlannedSlot>& slots) {
  return std::all_of(slots.begin(), slots.end(),
                     [](const PlannedSlot& slot) { return slot.items.size() >= slot.count + kSpareForReady; });
}

}  // namespace cz::interop
