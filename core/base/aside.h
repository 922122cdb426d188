#pragma once
// How pieces of a database's journal are named that were set aside (store: torn_end.h), for whoever looks for them.

#include <string_view>

namespace cz {

// Between the name of the database and a number from 1: "kiosk.db-torn-1".
inline constexpr std::string_view kTornMark = "-torn-";        ///< what was never finished
inline constexpr std::string_view kUnsureMark = "-unsure-";    ///< one save, finished or just about to be
inline constexpr std::string_view kDamagedMark = "-damaged-";  ///< saves that were finished are in it

}  // namespace cz
