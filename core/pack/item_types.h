#pragma once
// The item types by the names that packs give them.

#include <array>
#include <string_view>
#include <utility>

#include "core/pack/model.h"

namespace cz::pack {

inline constexpr std::array<std::pair<std::string_view, ItemType>, 13> kItemTypes{
    {{"choice", ItemType::choice},
     {"choices", ItemType::choices},
     {"number", ItemType::number},
     {"number-list", ItemType::numberList},
     {"text", ItemType::text},
     {"match", ItemType::match},
     {"sort", ItemType::sort},
     {"order", ItemType::order},
     {"gaps", ItemType::gaps},
     {"hotspot", ItemType::hotspot},
     {"written", ItemType::written},
     {"drawing", ItemType::drawing},
     {"spoken", ItemType::spoken}}};

/// "number-list".
constexpr std::string_view nameOf(ItemType type) {
  for (const auto& [name, known] : kItemTypes)
    if (known == type) return name;
  return "";
}

}  // namespace cz::pack
