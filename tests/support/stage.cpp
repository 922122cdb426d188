#include "tests/support/stage.h"

#include <stdexcept>

namespace cz::tests {

Stage::Stage(Draw draw, int width, int height) : draw_(std::move(draw)), board_(sink_), width_(width), height_(height) {
  board_.useNullRenderer();
  settle();
}

void Stage::look(ui::ThemeName theme, int zoomPercent) {
  theme_ = theme;
  zoom_ = zoomPercent;
  settle();
}

void Stage::resize(int width, int height) {
  width_ = width;
  height_ = height;
  settle();
}

void Stage::frame() {
  ui::Frame& frame = board_.begin(queue_.take(now_), width_, height_);
  frame.setLook(theme_, zoom_);
  draw_(frame);
  data_ = board_.end();
  ++frames_;
}

void Stage::settle() {
  // A frame that asks for another one again and again would never end.
  for (int left = 200; left > 0; --left) {
    frame();
    if (queue_.empty() && !board_.wantsAgain()) return;
  }
  throw std::runtime_error("the screen does not settle");
}

const ui::Probed& Stage::at(std::string_view label) const {
  const ui::Probed* thing = probe().find(label);
  if (thing == nullptr) throw std::runtime_error("not on the screen: " + std::string(label) + "\n" + probe().told());
  return *thing;
}

void Stage::tap(std::string_view label) {
  const ui::Probed& thing = at(label);
  if (thing.visible.empty()) throw std::runtime_error("out of view: " + std::string(label));
  tapAt(thing.visible.centre());
}

void Stage::tapAt(ui::Point pixels) {
  now_ += 1;
  queue_.moveTo(pixels);
  queue_.press(pixels);
  queue_.release(pixels);
  settle();
}

void Stage::press(ui::Key key, bool shift) {
  queue_.key({key, shift});
  settle();
}

void Stage::type(std::string_view utf8) {
  queue_.type(utf8);
  settle();
}

void Stage::drag(std::string_view from, std::string_view to) { dragTo(from, at(to).visible.centre()); }

void Stage::dragTo(std::string_view from, ui::Point pixels) {
  now_ += 1;
  const ui::Point start = at(from).visible.centre();
  queue_.press(start);
  settle();
  queue_.moveTo({(start.x + pixels.x) / 2, (start.y + pixels.y) / 2});
  settle();
  queue_.moveTo(pixels);
  settle();
  queue_.release(pixels);
  settle();
}

std::string Stage::focused() const {
  for (const ui::Probed& thing : probe().all())
    if (thing.focused) return thing.id;
  return {};
}

Image Stage::picture() {
  settle();
  return render(*data_, sink_);
}

}  // namespace cz::tests
