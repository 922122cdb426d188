#pragma once
// A form as lines of text, for golden files: every decision that was left to chance.

#include <string>

#include "core/form/form.h"

namespace cz::tests {

inline std::string joinedIds(const std::vector<ChoiceId>& ids) {
  std::string out;
  for (const auto& id : ids) out += (out.empty() ? "" : " ") + id.text;
  return out.empty() ? "-" : out;
}

inline std::string listingOf(const pack::Check& check, const form::Form& form) {
  std::string out = "algorithm " + std::to_string(form.algorithm) + " check " + form.check.text + " seed " +
                    hexOf(form.seed.view()) + "\n";
  for (const auto& place : form.places) {
    out += "  " + place.slot.text + " " + place.item.text + " draw " + std::to_string(place.draw) + " |";
    for (const auto& [name, value] : place.values) out += " " + name + "=" + pack::shown(value);
    out += " | options " + joinedIds(place.options) + " | cards " + joinedIds(place.cards) + "\n";
    out += "    " + must(form::questionAt(check, place)).stem + "\n";
  }
  return out;
}

}  // namespace cz::tests
