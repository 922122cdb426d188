#include "kiosk/shell/window.h"

#include <GLFW/glfw3.h>

#include <mutex>

#include "kiosk/shell/loop.h"

namespace cz::shell {
namespace {

constexpr double kCursorRests = 5;  // seconds without a move after which a full-screen cursor is hidden

std::string lastFault;
std::mutex wakeMutex;
bool awake = false;  // GLFW is running and may be woken

void setAwake(bool value) {
  const std::scoped_lock lock(wakeMutex);
  awake = value;
}

Error noDisplay() {
  return {Fault::io,
          "There is no display to show on. Start it inside a graphical session, under cage, or with xvfb-run.",
          lastFault};
}
Error noOpenGl() {
  return {Fault::io, "This display has no OpenGL 2.1. Install the graphics driver (on Debian: libgl1-mesa-dri).",
          lastFault};
}

ui::Key keyOf(int key) {
  switch (key) {
    case GLFW_KEY_TAB: return ui::Key::tab;
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER: return ui::Key::enter;
    case GLFW_KEY_SPACE: return ui::Key::space;
    case GLFW_KEY_ESCAPE: return ui::Key::escape;
    case GLFW_KEY_LEFT: return ui::Key::left;
    case GLFW_KEY_RIGHT: return ui::Key::right;
    case GLFW_KEY_UP: return ui::Key::up;
    case GLFW_KEY_DOWN: return ui::Key::down;
    case GLFW_KEY_HOME: return ui::Key::home;
    case GLFW_KEY_END: return ui::Key::end;
    case GLFW_KEY_PAGE_UP: return ui::Key::pageUp;
    case GLFW_KEY_PAGE_DOWN: return ui::Key::pageDown;
    case GLFW_KEY_BACKSPACE: return ui::Key::backspace;
    case GLFW_KEY_DELETE: return ui::Key::del;
    default: return ui::Key::none;
  }
}

Window& ownerOf(GLFWwindow* window) { return *static_cast<Window*>(glfwGetWindowUserPointer(window)); }

void onKey(GLFWwindow* window, int key, int /*scancode*/, int action, int mods) {
  ownerOf(window).setHeld(action == GLFW_REPEAT);
  if (action == GLFW_RELEASE || keyOf(key) == ui::Key::none) return;
  ui::KeyPress press{keyOf(key)};
  press.shift = (mods & GLFW_MOD_SHIFT) != 0;
  press.control = (mods & GLFW_MOD_CONTROL) != 0;
  press.alt = (mods & GLFW_MOD_ALT) != 0;
  press.repeat = action == GLFW_REPEAT;
  ownerOf(window).queue().key(press);
}

/// Comes right after the key that makes it.
void onChar(GLFWwindow* window, unsigned point) {
  Window& self = ownerOf(window);
  self.queue().type(static_cast<char32_t>(point), self.isHeld());
}
void onScroll(GLFWwindow* window, double /*x*/, double y) { ownerOf(window).queue().wheel(static_cast<float>(y)); }

/// OpenGL 3.0 first; when the driver can't, 2.1.
GLFWwindow* create(const std::string& title, int width, int height, GLFWmonitor* monitor, GlLevel& level) {
  for (const GlLevel tried : {GlLevel::gl3, GlLevel::gl2}) {
    level = tried;
    glfwDefaultWindowHints();
    glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, tried == GlLevel::gl3 ? 3 : 2);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, tried == GlLevel::gl3 ? 0 : 1);
    if (GLFWwindow* window = glfwCreateWindow(width, height, title.c_str(), monitor, nullptr)) return window;
  }
  return nullptr;
}

}  // namespace

void wake() {
  const std::scoped_lock lock(wakeMutex);
  if (awake) glfwPostEmptyEvent();
}

Result<std::unique_ptr<Window>> Window::open(const std::string& title, std::optional<std::pair<int, int>> size) {
  glfwSetErrorCallback([](int, const char* text) { lastFault = text; });
  if (glfwInit() != GLFW_TRUE) return noDisplay();
  GLFWmonitor* monitor = size ? nullptr : glfwGetPrimaryMonitor();
  const GLFWvidmode* mode = monitor != nullptr ? glfwGetVideoMode(monitor) : nullptr;
  if (!size && mode == nullptr) {
    glfwTerminate();
    return noDisplay();
  }
  GlLevel level = GlLevel::gl3;
  GLFWwindow* window =
      create(title, size ? size->first : mode->width, size ? size->second : mode->height, monitor, level);
  if (window == nullptr) {
    glfwTerminate();
    return noOpenGl();
  }
  glfwMakeContextCurrent(window);
  glfwSwapInterval(1);
  return std::unique_ptr<Window>(new Window(window, level, !size));
}

Window::Window(GLFWwindow* window, GlLevel level, bool fullScreen)
    : window_(window), level_(level), fullScreen_(fullScreen) {
  glfwSetWindowUserPointer(window, this);
  listen();
  setAwake(true);
}

Window::~Window() {
  setAwake(false);
  glfwDestroyWindow(window_);
  glfwTerminate();
}

void Window::listen() {
  glfwSetKeyCallback(window_, onKey);
  glfwSetCharCallback(window_, onChar);
  glfwSetScrollCallback(window_, onScroll);
  glfwSetCursorPosCallback(window_, [](GLFWwindow* w, double x, double y) {
    Window& self = ownerOf(w);
    self.queue_.moveTo(self.pixelOf(x, y));
    self.showCursor(true);
  });
  glfwSetMouseButtonCallback(window_, [](GLFWwindow* w, int button, int action, int) {
    if (button != GLFW_MOUSE_BUTTON_LEFT) return;
    Window& self = ownerOf(w);
    double x = 0;
    double y = 0;
    glfwGetCursorPos(w, &x, &y);
    if (action == GLFW_PRESS)
      self.queue_.press(self.pixelOf(x, y));
    else
      self.queue_.release(self.pixelOf(x, y));
  });
  glfwSetWindowRefreshCallback(window_, [](GLFWwindow* w) { ownerOf(w).damaged_ = true; });
  glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* w, int, int) { ownerOf(w).damaged_ = true; });
}

ui::Point Window::pixelOf(double x, double y) const {
  int width = 0;
  int height = 0;
  glfwGetWindowSize(window_, &width, &height);
  const auto [pixelWidth, pixelHeight] = pixels();
  if (width <= 0 || height <= 0) return {-1, -1};
  return {static_cast<float>(x * pixelWidth / width), static_cast<float>(y * pixelHeight / height)};
}

std::pair<int, int> Window::pixels() const {
  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  return {width, height};
}

void Window::showCursor(bool show) {
  if (show) cursorMoved_ = now();
  if (!fullScreen_ || show == cursorShown_) return;
  cursorShown_ = show;
  glfwSetInputMode(window_, GLFW_CURSOR, show ? GLFW_CURSOR_NORMAL : GLFW_CURSOR_HIDDEN);
}

void Window::wait(std::optional<double> seconds) {
  const bool cursorTires = fullScreen_ && cursorShown_;
  const double rest = cursorMoved_ + kCursorRests - now();
  if (cursorTires && rest <= 0)
    showCursor(false);
  else if (cursorTires)
    seconds = std::min(seconds.value_or(rest), rest);
  if (!seconds)
    glfwWaitEvents();
  else if (*seconds <= 0)
    glfwPollEvents();
  else
    glfwWaitEventsTimeout(*seconds);
}

void Window::swap() { glfwSwapBuffers(window_); }
void Window::resize(int width, int height) { glfwSetWindowSize(window_, width, height); }
double Window::now() const { return glfwGetTime(); }

bool Window::wantsClose() const {
  if (glfwWindowShouldClose(window_) != GLFW_TRUE) return false;
  if (fullScreen_) glfwSetWindowShouldClose(window_, GLFW_FALSE);
  return !fullScreen_;
}

}  // namespace cz::shell
