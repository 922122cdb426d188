#pragma once
// Proof by trying: each picture is decoded in a process of its own that may take only so much time and memory. Done
// where packs are checked and taken in, so that no kiosk has to find out.

#include <optional>
#include <vector>

#include "core/pictures/pictures.h"

namespace cz::pictures {

inline constexpr int kMostSeconds = 3;                              ///< of the processor, for one picture
inline constexpr std::size_t kMostMemory = std::size_t{768} << 20;  ///< bytes, over what the program holds already

/// What is wrong with each picture, in the given order: the message as in inspect, nothing for a good one. Tries them
/// at the size of a large screen. When one takes too much, those behind it are not tried any more; `tried` says how
/// many were. Forks: call it where no other thread holds locks.
struct Proof {
  std::vector<std::optional<std::string>> faults;  ///< one for each picture tried
  std::size_t tried() const { return faults.size(); }
};
Result<Proof> prove(const std::vector<ByteView>& pictures);

}  // namespace cz::pictures
