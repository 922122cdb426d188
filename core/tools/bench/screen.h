#pragma once
// A screen without a monitor (Xvfb) whose pixels can be read while others draw on it: the same judge for every
// program that is measured.

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "core/tools/bench/process.h"

namespace cz::tools {

class VirtualScreen {
 public:
  /// 1920×1080, 24 bits deep. An error when Xvfb is missing.
  static Result<VirtualScreen> start(const std::filesystem::path& scratch);
  VirtualScreen(VirtualScreen&& other) noexcept;
  VirtualScreen& operator=(VirtualScreen&&) = delete;
  ~VirtualScreen();

  /// "DISPLAY=:99", for the programs to be shown here.
  std::string environment() const { return "DISPLAY=:" + std::to_string(display_); }
  /// 0xRRGGBB at a pixel.
  std::uint32_t pixel(int x, int y) const;
  /// Milliseconds from `since` until the pixel near the lower left corner has this colour; nothing after 30 s.
  std::optional<double> untilColour(std::uint32_t colour, std::chrono::steady_clock::time_point since) const;

 private:
  VirtualScreen(Process server, int display, const std::uint8_t* bytes, std::size_t size);
  Process server_;
  int display_ = 0;
  const std::uint8_t* bytes_ = nullptr;  ///< the server's frame buffer in XWD form, mapped read-only
  std::size_t size_ = 0;
};

}  // namespace cz::tools
