#include "core/form/part.h"

#include <algorithm>

#include "core/crypto/hash.h"

namespace cz::form {
namespace {

template <class T>
bool holds(const std::vector<T>& all, const T& wanted) {
  return std::find(all.begin(), all.end(), wanted) != all.end();
}

/// Follows from the form's seed, so that a pulled plug gains no other siblings.
Seed seedOfTurn(const Seed& seed, int turn) {
  const std::string message = std::string("checkzone refill 1") + '\0' + std::to_string(turn);
  return Seed{crypto::blake2b(seed.view(), viewOf(message)).bytes};
}

}  // namespace

Form onlySkills(Form form, const std::vector<SkillId>& skills) {
  const auto wanted = [&](const Place& place) { return holds(skills, place.skill); };
  if (std::none_of(form.places.begin(), form.places.end(), wanted)) return form;
  std::erase_if(form.places, [&](const Place& place) { return !wanted(place); });
  return form;
}

Result<Form> refilled(const pack::Check& check, Form form, const std::vector<SlotId>& slots, int turn,
                      std::vector<Form> earlier) {
  const Seed seed = seedOfTurn(form.seed, turn);
  earlier.push_back(form);
  CZ_TRY(other, build(check, seed, earlier));
  for (Place& place : form.places) {
    if (!holds(slots, place.slot)) continue;
    const auto at = std::find_if(other.places.begin(), other.places.end(),
                                 [&](const Place& one) { return one.slot == place.slot; });
    if (at != other.places.end()) place = std::move(*at);
  }
  return form;
}

}  // namespace cz::form
