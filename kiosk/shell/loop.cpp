#include "kiosk/shell/loop.h"

#include <cstdio>
#include <memory>

#include "kiosk/shell/manager.h"
#include "kiosk/shell/renderer.h"
#include "kiosk/shell/screenshot.h"
#include "kiosk/shell/watchdog.h"
#include "kiosk/shell/window.h"
#include "kiosk/ui/board.h"

namespace cz::shell {
namespace {

constexpr int kQuietFrames = 2;        // drawn after the last deed: what it changed may change something else
constexpr int kMostFrames = 100;       // in a row without looking at the window again
constexpr double kScriptPause = 0.02;  // seconds between two looks of a waiting script; an event ends it sooner

int fail(const Error& error) {
  std::fprintf(stderr, "%s\n", error.message.c_str());
  if (!error.detail.empty()) std::fprintf(stderr, "(%s)\n", error.detail.c_str());
  return 1;
}

/// One run of one program in one window.
class Loop {
 public:
  Loop(App& app, Window& window, Renderer& renderer, ui::Board& board, const RunOptions& options)
      : app_(app), window_(window), renderer_(renderer), board_(board), options_(options) {}

  Result<void> useScript() {
    if (options_.script.empty()) return {};
    CZ_TRY(commands, loadScript(options_.script));
    ScriptDriver::Hands hands;
    hands.screenshot = [this](const std::string& name) { return screenshot(name); };
    if (options_.window) hands.resize = [this](int width, int height) { window_.resize(width, height); };
    script_ =
        std::make_unique<ScriptDriver>(std::move(commands), options_.script.string(), options_.verbs, std::move(hands));
    return {};
  }

  Result<void> run() {
    while (!app_.wantsQuit() && !window_.wantsClose()) {
      drawUntilQuiet();
      show();
      watchdog_.standing(app_.standing());
      watchdog_.turn(window_.now(), app_.alive());
      if (script_) CZ_CHECK(script_->step(board_.probe(), window_.queue(), window_.now()));
      if (script_ && script_->finished() && window_.queue().empty()) break;
      window_.wait(pause());
    }
    return {};
  }

 private:
  void drawUntilQuiet() {
    int quiet = 0;
    for (int i = 0; i < kMostFrames && quiet < kQuietFrames; ++i) {
      const bool deed = !window_.queue().empty();
      const bool news = app_.catchUp();
      drawFrame();
      quiet = deed || news || board_.wantsAgain() ? 0 : quiet + 1;
    }
  }

  void drawFrame() {
    if (app_.wantsForgetting()) board_.forget();
    const auto [width, height] = window_.pixels();
    renderer_.newFrame();
    const ui::Input input = window_.queue().take(window_.now() + (script_ ? script_->timeAdded() : 0));
    app_.draw(board_.begin(input, std::max(1, width), std::max(1, height)));
    data_ = board_.end();
  }

  /// Nothing is shown twice: what looks the same costs no drawing.
  void show() {
    const std::uint64_t print = board_.fingerprint();
    if (!window_.takeDamage() && print == shown_) return;
    shown_ = print;
    renderer_.draw(*data_);
    window_.swap();
  }

  std::optional<double> pause() {
    if (!window_.queue().empty() || board_.wantsAgain()) return 0;
    auto deadline = app_.nextDeadlineSeconds();
    if (const auto sign = watchdog_.due(window_.now())) deadline = std::min(deadline.value_or(*sign), *sign);
    return script_ ? std::min(deadline.value_or(kScriptPause), kScriptPause) : deadline;
  }

  Result<void> screenshot(const std::string& name) {
    renderer_.draw(*data_);
    const auto [width, height] = window_.pixels();
    const auto rgba = Renderer::pixels(width, height);
    window_.swap();
    return writePng(options_.screenshots / (name + ".png"), width, height, rgba);
  }

  App& app_;
  Window& window_;
  Renderer& renderer_;
  ui::Board& board_;
  const RunOptions& options_;
  const Manager manager_ = Manager::fromEnvironment();
  Watchdog watchdog_{manager_.limitSeconds(), [this](const std::string& line) { manager_.tell(line); }};
  std::unique_ptr<ScriptDriver> script_;
  ImDrawData* data_ = nullptr;
  std::uint64_t shown_ = 0;
};

Result<void> runIn(Window& window, App& app, const RunOptions& options) {
  Renderer renderer(window.glLevel());
  ui::Board board(renderer);
  CZ_CHECK(renderer.start());
  Loop loop(app, window, renderer, board, options);
  Result<void> done = loop.useScript();
  if (done) done = loop.run();
  renderer.stop();
  return done;
}

}  // namespace

int run(App& app, const RunOptions& options) {
  auto window = Window::open(options.title, options.window);
  if (!window) return fail(window.error());
  const Result<void> done = runIn(**window, app, options);
  return done ? 0 : fail(done.error());
}

}  // namespace cz::shell
