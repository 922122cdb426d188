#pragma once
// Different things get different types: a StudentId can't be passed where a CheckId is meant.

#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace cz {

/// A name given to a thing, as text. The empty id names nothing.
template <class Tag>
struct Id {
  std::string text;

  Id() = default;
  explicit Id(std::string name) : text(std::move(name)) {}
  bool empty() const { return text.empty(); }
  friend auto operator<=>(const Id&, const Id&) = default;
};

using PackId = Id<struct PackTag>;            ///< one pack, e.g. "factors-6"
using UnitId = Id<struct UnitTag>;            ///< one unit of a pack
using CheckId = Id<struct CheckTag>;          ///< one check; unique over all packs of a station
using SkillId = Id<struct SkillTag>;          ///< one skill of a check
using SlotId = Id<struct SlotTag>;            ///< one place on a form; "s1", or "s1.2" in a drawn pool
using ItemId = Id<struct ItemTag>;            ///< one item of a check
using ChoiceId = Id<struct ChoiceTag>;        ///< one choice, card, step or partner of an item
using RubricId = Id<struct RubricTag>;        ///< one rubric of a check
using CriterionId = Id<struct CriterionTag>;  ///< one criterion of a rubric
using StudentId = Id<struct StudentTag>;      ///< pseudonym: 32 lower-case hex digits, never a name
using ClassId = Id<struct ClassTag>;          ///< one class of the roster
using AttemptId = Id<struct AttemptTag>;      ///< 32 hex digits, drawn when an attempt starts
using GrantId = Id<struct GrantTag>;          ///< 32 hex digits, drawn when the teacher unlocks
using LogId = Id<struct LogTag>;              ///< 26 base32 symbols (trust: 2.4)

}  // namespace cz

template <class Tag>
struct std::hash<cz::Id<Tag>> {
  std::size_t operator()(const cz::Id<Tag>& id) const { return std::hash<std::string>{}(id.text); }
};
