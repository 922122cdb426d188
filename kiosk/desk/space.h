#pragma once
// Room on the disk (trust: 2.9). A reserve file is kept, so that whoever sits here can finish and be saved when the
// disk runs full; long before that nobody new is let in.

#include <cstdint>
#include <filesystem>
#include <functional>

namespace cz::desk {

inline constexpr std::uint64_t kReserveBytes = std::uint64_t{16} << 20U;
inline constexpr std::uint64_t kNobodyNewBelow = std::uint64_t{256} << 20U;  ///< bytes free
inline constexpr std::uint64_t kReleaseBelow = std::uint64_t{64} << 20U;     ///< bytes free, the reserve not counted

class Space {
 public:
  enum class State {
    enough,
    low,      ///< nobody new
    released  ///< nobody new, and the reserve was given up for who is here
  };
  /// Bytes that this program may still write in a folder.
  using Free = std::function<std::uint64_t(const std::filesystem::path& folder)>;
  static std::uint64_t freeOn(const std::filesystem::path& folder);  ///< as the system says; all there is when it can't

  explicit Space(std::filesystem::path folder, Free free = &freeOn)
      : folder_(std::move(folder)), free_(std::move(free)) {}

  /// Looks at the disk, and makes or gives up the reserve as it is due. A reserve that can't be made is no fault: it is
  /// tried again the next time.
  State look();

 private:
  std::filesystem::path file() const { return folder_ / "reserve.bin"; }
  void make() const;

  std::filesystem::path folder_;
  Free free_;
};

}  // namespace cz::desk
