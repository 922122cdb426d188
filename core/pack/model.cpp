#include "core/pack/model.h"

#include <algorithm>

namespace cz::pack {
namespace {

template <class Thing, class Wanted>
const Thing* find(const std::vector<Thing>& things, const Wanted& wanted) {
  const auto found = std::find_if(things.begin(), things.end(), [&](const Thing& one) { return one.id == wanted; });
  return found == things.end() ? nullptr : &*found;
}

}  // namespace

const Item* Check::findItem(const ItemId& wanted) const { return find(items, wanted); }
const Skill* Check::findSkill(const SkillId& wanted) const { return find(skills, wanted); }

int Check::itemCount() const {
  int count = 0;
  for (const Slot& slot : slots) count += slot.count;
  return count;
}

const Check* Pack::findCheck(const CheckId& wanted) const { return find(checks, wanted); }

}  // namespace cz::pack
