// The gallery in a real window: gallery_window WIDTHxHEIGHT [SCRIPT FOLDER [PAGE [PERCENT]]].

#include <cstdio>
#include <cstdlib>
#include <string>

#include "kiosk/shell/loop.h"
#include "tests/kiosk/ui/gallery.h"

namespace {

class GalleryApp final : public cz::shell::App {
 public:
  GalleryApp(int page, int percent) : percent_(percent) { gallery_.page = page; }
  void draw(cz::ui::Frame& frame) override {
    frame.setLook(theme_, percent_);
    gallery_.draw(frame);
  }
  std::optional<double> nextDeadlineSeconds() override { return std::nullopt; }
  bool wantsQuit() override { return false; }

  /// `page N` shows another page; `theme light|dark|contrast`.
  cz::shell::VerbReply verb(const cz::shell::Command& command) {
    using Reply = cz::shell::VerbReply;
    if (command.words.size() != 2) return {};
    if (command.words[0] == "theme") {
      theme_ = command.words[1] == "dark"       ? cz::ui::ThemeName::dark
               : command.words[1] == "contrast" ? cz::ui::ThemeName::highContrast
                                                : cz::ui::ThemeName::light;
      return {Reply::Kind::done, {}, {}};
    }
    if (command.words[0] != "page") return {};
    gallery_.page = std::atoi(command.words[1].c_str());
    return {Reply::Kind::done, {}, {}};
  }

 private:
  cz::tests::Gallery gallery_;
  cz::ui::ThemeName theme_ = cz::ui::ThemeName::light;
  int percent_;
};

}  // namespace

int main(int argc, char** argv) {
  int width = 0;
  int height = 0;
  if (argc < 2 || std::sscanf(argv[1], "%dx%d", &width, &height) != 2) {
    std::fprintf(stderr, "Usage: gallery_window WIDTHxHEIGHT [SCRIPT FOLDER [PAGE [PERCENT]]]\n");
    return 2;
  }
  GalleryApp app(argc > 4 ? std::atoi(argv[4]) : 0, argc > 5 ? std::atoi(argv[5]) : 100);
  cz::shell::RunOptions options;
  options.window = {width, height};
  if (argc > 3) {
    options.script = argv[2];
    options.screenshots = argv[3];
  }
  options.verbs = [&app](const cz::shell::Command& command, const cz::ui::Probe&) { return app.verb(command); };
  return cz::shell::run(app, options);
}
