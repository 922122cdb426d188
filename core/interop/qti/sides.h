#pragma once
// Which side of a file's pairs has the cards and which the partners.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/interop/qti/question.h"

namespace cz::interop::qti {

/// The partner of cards that have none; no file's identifier is like it.
inline constexpr const char* kNobody = "\x01nobody";

/// One side of the pairs: who is a card, who is a partner. Points into the question.
struct Sides {
  std::vector<const Choice*> cards;
  std::vector<const Choice*> partners;
  std::map<std::string, std::string> key;  ///< card → partner, or kNobody
  bool turned = false;                     ///< cards stand second in the file's pairs
};

/// Every card has exactly one partner; where that can't be, some may have none. Nothing when a card has several
/// partners on either side, or when no pair is known.
std::optional<Sides> sidesOf(const Interaction& interaction);

}  // namespace cz::interop::qti
