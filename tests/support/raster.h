#pragma once
// Draw data to pixels without a display: pictures of screens in tests, the same on every machine.

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "kiosk/ui/text.h"

struct ImDrawData;

namespace cz::tests {

/// RGBA, 4 bytes a pixel, rows from the top.
struct Image {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;

  bool writePng(const std::filesystem::path& file) const;
  static std::optional<Image> readPng(const std::filesystem::path& file);
  Image grey() const;  ///< without colour: for case O-49
};

/// A sink that keeps the pixels of its textures, for render().
class KeepingSink : public ui::TextureSink {
 public:
  struct Texture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;
  };
  ui::TextureId make(int width, int height, std::span<const std::uint8_t> rgba) override;
  void drop(ui::TextureId id) override { textures_.erase(id); }
  const std::map<ui::TextureId, Texture>& textures() const { return textures_; }

 private:
  std::map<ui::TextureId, Texture> textures_;
  ui::TextureId last_ = 0;
};

/// The picture of the current board's last frame, on white. Use a board with useNullRenderer().
Image render(const ImDrawData& data, const KeepingSink& sink);

/// How far two pictures differ, each channel 0 to 255: the mean over all pixels, and the largest mean of an 8 x 8
/// block. Pictures of different sizes differ by 255.
struct Difference {
  double mean = 255;
  double worstBlock = 255;
};
Difference difference(const Image& a, const Image& b);

}  // namespace cz::tests
