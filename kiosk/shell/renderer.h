#pragma once
// Textures and triangles on the graphics card, by OpenGL 3.0 or 2.1.

#include <cstdint>
#include <vector>

#include "kiosk/shell/window.h"
#include "kiosk/ui/text.h"

struct ImDrawData;

namespace cz::shell {

/// Needs the window's OpenGL to be current for its whole life.
class Renderer final : public ui::TextureSink {
 public:
  explicit Renderer(GlLevel level) : level_(level) {}

  /// After the board was made, before its first frame. An error when the driver lacks something.
  Result<void> start();
  /// Before the board goes.
  void stop();
  void newFrame();
  void draw(ImDrawData& data);
  /// What was drawn and not swapped yet: RGBA, rows from the top.
  static std::vector<std::uint8_t> pixels(int width, int height);

  ui::TextureId make(int width, int height, std::span<const std::uint8_t> rgba) override;
  void drop(ui::TextureId id) override;

 private:
  GlLevel level_;
  bool started_ = false;
};

}  // namespace cz::shell
