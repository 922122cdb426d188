#pragma once
// Letters on a stick between a kiosk and a station that can't seal anything to one another yet (takeover.h). They lie
// among the bundles, under names of their own; nothing in them is secret.
//
//   "MCZL1\n" | one byte: which | the message

#include <optional>
#include <string_view>
#include <utility>

#include "core/base/bytes.h"

namespace cz::sync {

enum class Letter : std::uint8_t {
  says = 's',    ///< station → kiosk: SuccessorSays, also without a statement: "I am looking for kiosks"
  ask = 'a',     ///< kiosk → station: SuccessorAsk
  move = 'm',    ///< kiosk → station: a sealed MoveRequest
  join = 'j',    ///< kiosk → station: JoinAsk (stick_join.h)
  joined = 'n',  ///< station → kiosk: JoinReply
};

Bytes letterOf(Letter which, ByteView message);
/// Nothing: it is none.
std::optional<std::pair<Letter, Bytes>> letterIn(ByteView file);

/// Their names are those of parts that no message has.
inline constexpr std::size_t kAskPart = 100;
inline constexpr std::size_t kMovePart = 101;
inline constexpr std::size_t kSaysPart = 102;  ///< and up to 1101, by the number of the statement
inline constexpr std::size_t kJoinPart = 2000;

}  // namespace cz::sync
