#include "core/tools/bench/screen.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <thread>

namespace cz::tools {
namespace {

constexpr int kWidth = 1920;
constexpr int kHeight = 1080;

/// A header field of an XWD file: big-endian 32 bits (X11/XWDFile.h).
std::uint32_t field(const std::uint8_t* bytes, int index) {
  const std::uint8_t* at = bytes + index * 4;
  return std::uint32_t{at[0]} << 24U | std::uint32_t{at[1]} << 16U | std::uint32_t{at[2]} << 8U | at[3];
}

struct Mapped {
  const std::uint8_t* bytes = nullptr;
  std::size_t size = 0;
};

Mapped mapWhenWritten(const std::filesystem::path& file) {
  for (int tries = 0; tries < 200; ++tries) {
    struct stat info {};
    const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor >= 0 && fstat(descriptor, &info) == 0 && info.st_size > kWidth * kHeight * 4) {
      const auto size = static_cast<std::size_t>(info.st_size);
      void* at = mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
      close(descriptor);
      if (at != MAP_FAILED) return {static_cast<const std::uint8_t*>(at), size};
    } else if (descriptor >= 0) {
      close(descriptor);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return {};
}

}  // namespace

Result<VirtualScreen> VirtualScreen::start(const std::filesystem::path& scratch) {
  int display = 90;
  while (std::filesystem::exists("/tmp/.X" + std::to_string(display) + "-lock")) ++display;
  const std::string size = std::to_string(kWidth) + "x" + std::to_string(kHeight) + "x24";
  CZ_TRY(server, Process::start({"Xvfb", ":" + std::to_string(display), "-screen", "0", size, "-fbdir",
                                 scratch.string(), "-nolisten", "tcp"}));
  const Mapped mapped = mapWhenWritten(scratch / "Xvfb_screen0");
  if (mapped.bytes == nullptr) return Error{Fault::io, "Xvfb did not start.", ""};
  return VirtualScreen(std::move(server), display, mapped.bytes, mapped.size);
}

VirtualScreen::VirtualScreen(Process server, int display, const std::uint8_t* bytes, std::size_t size)
    : server_(std::move(server)), display_(display), bytes_(bytes), size_(size) {}

VirtualScreen::VirtualScreen(VirtualScreen&& other) noexcept
    : server_(std::move(other.server_)), display_(other.display_), bytes_(other.bytes_), size_(other.size_) {
  other.bytes_ = nullptr;
}

VirtualScreen::~VirtualScreen() {
  if (bytes_ != nullptr) munmap(const_cast<std::uint8_t*>(bytes_), size_);
}

std::uint32_t VirtualScreen::pixel(int x, int y) const {
  constexpr int kHeaderSize = 0;
  constexpr int kBytesPerLine = 12;
  constexpr int kColours = 19;
  const std::size_t pixels = field(bytes_, kHeaderSize) + std::size_t{12} * field(bytes_, kColours);
  const std::size_t at =
      pixels + static_cast<std::size_t>(y) * field(bytes_, kBytesPerLine) + static_cast<std::size_t>(x) * 4;
  const volatile std::uint8_t* bytes = bytes_;  // another process writes here
  return std::uint32_t{bytes[at + 2]} << 16U | std::uint32_t{bytes[at + 1]} << 8U | bytes[at];
}

std::optional<double> VirtualScreen::untilColour(std::uint32_t colour,
                                                 std::chrono::steady_clock::time_point since) const {
  const auto until = since + std::chrono::seconds(30);
  for (auto now = since; now < until; now = std::chrono::steady_clock::now()) {
    if (pixel(12, kHeight - 12) == colour) return std::chrono::duration<double, std::milli>(now - since).count();
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return std::nullopt;
}

}  // namespace cz::tools
