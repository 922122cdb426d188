#pragma once
// Which slots a check of imported items has. Items that are worth the same and are marked by the same rubric, or by
// none, can stand for one another.

#include <vector>

#include "core/interop/imported.h"

namespace cz::interop {

struct PlannedSlot {
  Exact points = 1;                ///< of each of its items
  std::size_t count = 0;           ///< how many of them a form has
  std::vector<std::size_t> items;  ///< places in the list that was planned
  bool isFixed = false;            ///< the file says how many: one draw of a question, or some of a pool
};

/// The slots in the order in which their first items come. A form has five items, or all when
/// there are fewer, or one of each slot when there are more slots; large slots have more of them.
std::vector<PlannedSlot> planSlots(const std::vector<const ImportedItem*>& items);

/// Whether every slot has items enough for a check that is ready.
bool canBeReady(const std::vector<PlannedSlot>& slots);

}  // namespace cz::interop
