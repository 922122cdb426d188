#include "kiosk/shell/renderer.h"

#include <backends/imgui_impl_opengl2.h>
#include <backends/imgui_impl_opengl3.h>
// GL's own headers come in by GLFW's, in the order that every platform wants.
#define GLFW_INCLUDE_GLEXT
#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>

namespace cz::shell {

Result<void> Renderer::start() {
  started_ = level_ == GlLevel::gl3 ? ImGui_ImplOpenGL3_Init("#version 130") : ImGui_ImplOpenGL2_Init();
  if (started_) return {};
  return Error{Fault::io, "The graphics driver can't draw. Update it, or start with LIBGL_ALWAYS_SOFTWARE=1.", ""};
}

void Renderer::stop() {
  if (!started_) return;
  if (level_ == GlLevel::gl3)
    ImGui_ImplOpenGL3_Shutdown();
  else
    ImGui_ImplOpenGL2_Shutdown();
  started_ = false;
}

void Renderer::newFrame() {
  if (level_ == GlLevel::gl3)
    ImGui_ImplOpenGL3_NewFrame();
  else
    ImGui_ImplOpenGL2_NewFrame();
}

void Renderer::draw(ImDrawData& data) {
  glViewport(0, 0, static_cast<int>(data.DisplaySize.x), static_cast<int>(data.DisplaySize.y));
  glClearColor(1, 1, 1, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  if (level_ == GlLevel::gl3)
    ImGui_ImplOpenGL3_RenderDrawData(&data);
  else
    ImGui_ImplOpenGL2_RenderDrawData(&data);
}

std::vector<std::uint8_t> Renderer::pixels(int width, int height) {
  const auto row = static_cast<std::ptrdiff_t>(width) * 4;
  std::vector<std::uint8_t> rgba(static_cast<std::size_t>(row) * static_cast<std::size_t>(height));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
  // OpenGL begins at the bottom.
  for (int y = 0; y < height / 2; ++y)
    std::swap_ranges(rgba.begin() + y * row, rgba.begin() + (y + 1) * row, rgba.begin() + (height - 1 - y) * row);
  return rgba;
}

ui::TextureId Renderer::make(int width, int height, std::span<const std::uint8_t> rgba) {
  GLuint name = 0;
  glGenTextures(1, &name);
  glBindTexture(GL_TEXTURE_2D, name);
  for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER})
    glTexParameteri(GL_TEXTURE_2D, filter, GL_LINEAR);
  for (const GLenum side : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T})
    glTexParameteri(GL_TEXTURE_2D, side, GL_CLAMP_TO_EDGE);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
  return name;
}

void Renderer::drop(ui::TextureId id) {
  const auto name = static_cast<GLuint>(id);
  glDeleteTextures(1, &name);
}

}  // namespace cz::shell
