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

bool isMarked(ItemType type) {
  return type == ItemType::written || type == ItemType::drawing || type == ItemType::spoken;
}

Exact inBand(const std::vector<Band>& bands, const Exact& share) {
  if (bands.empty()) return share;
  Exact credit = 0;
  for (const Band& band : bands)
    if (share >= band.from) credit = band.credit;
  return credit;
}

std::vector<ChoiceId> optionIds(const Item& item) {
  std::vector<ChoiceId> ids;
  for (const Option& option : item.options) ids.push_back(option.id);
  for (const Item& gap : item.gaps)
    for (const Option& option : gap.options) ids.emplace_back(gap.id.text + "." + option.id.text);
  return ids;
}

int Check::itemCount() const {
  int count = 0;
  for (const Slot& slot : slots) count += slot.count;
  return count;
}

const Check* Pack::findCheck(const CheckId& wanted) const { return find(checks, wanted); }

const Picture* Pack::findPicture(std::string_view path) const {
  const auto found =
      std::find_if(pictures.begin(), pictures.end(), [&](const Picture& one) { return one.path == path; });
  return found == pictures.end() ? nullptr : &*found;
}

}  // namespace cz::pack
