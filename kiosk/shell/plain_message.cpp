#include "kiosk/shell/plain_message.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "kiosk/shell/manager.h"
#include "kiosk/shell/renderer.h"
#include "kiosk/shell/screenshot.h"
#include "kiosk/shell/watchdog.h"
#include "kiosk/shell/window.h"

namespace cz::shell {
namespace {

/// One drawing machine of its own; the kiosk's board was never made.
class Machine {
 public:
  Machine() {
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
  }
  ~Machine() { ImGui::DestroyContext(); }
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;
};

void drawLines(const PlainMessage& message, float width, float height) {
  constexpr auto kFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoSavedSettings;
  const float margin = width / 10;
  ImGui::SetNextWindowPos({margin, height / 4});
  ImGui::SetNextWindowSize({width - 2 * margin, height * 3 / 4});
  ImGui::Begin("message", nullptr, kFlags | ImGuiWindowFlags_NoBackground);
  // The built-in letters are 13 pixels high: whole multiples stay sharp.
  const float large = std::max(1.0F, std::floor(height / 240));
  ImGui::SetWindowFontScale(large);
  ImGui::TextWrapped("%s", message.title.c_str());
  ImGui::Spacing();
  ImGui::SetWindowFontScale(std::max(1.0F, large - 1));
  ImGui::TextWrapped("%s", message.line.c_str());
  ImGui::Dummy({0, height / 12});
  ImGui::TextWrapped("%s", message.cause.c_str());
  ImGui::End();
}

void drawFrame(const PlainMessage& message, Renderer& renderer, std::pair<int, int> pixels) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(std::max(1, pixels.first)), static_cast<float>(std::max(1, pixels.second))};
  renderer.newFrame();
  ImGui::NewFrame();
  ImGui::PushStyleColor(ImGuiCol_Text, IM_COL32(28, 28, 30, 255));
  ImGui::GetBackgroundDrawList()->AddRectFilled({0, 0}, io.DisplaySize, IM_COL32(250, 248, 244, 255));
  drawLines(message, io.DisplaySize.x, io.DisplaySize.y);
  ImGui::PopStyleColor();
  ImGui::Render();
  renderer.draw(*ImGui::GetDrawData());
}

}  // namespace

Result<void> show(const PlainMessage& message, std::optional<std::pair<int, int>> size) {
  CZ_TRY(window, Window::open("Checkzone", size));
  const Machine machine;
  Renderer renderer(window->glLevel());
  CZ_CHECK(renderer.start());
  const Manager manager = Manager::fromEnvironment();
  Watchdog watchdog(manager.limitSeconds(), [&](const std::string& line) { manager.tell(line); });
  Result<void> done;
  const double end = window->now() + message.seconds;
  while (!window->wantsClose() && window->now() < end) {
    drawFrame(message, renderer, window->pixels());
    if (!message.picture.empty()) {
      const auto [width, height] = window->pixels();
      done = writePng(message.picture, width, height, Renderer::pixels(width, height));
      break;
    }
    window->swap();
    watchdog.standing("resting");
    watchdog.turn(window->now(), true);
    const double left = end - window->now();
    window->wait(std::min(left, watchdog.due(window->now()).value_or(left)));
  }
  renderer.stop();
  return done;
}

}  // namespace cz::shell
