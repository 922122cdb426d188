// Pictures of the gallery in all themes and sizes, for looking at: gallery_pictures FOLDER [PAGE].

#include <cstdio>
#include <string>

#include "tests/kiosk/ui/gallery.h"
#include "tests/support/stage.h"

int main(int argc, char** argv) {
  using namespace cz;
  if (argc < 2) {
    std::fprintf(stderr, "Usage: gallery_pictures FOLDER [PAGE]\n");
    return 2;
  }
  struct Look {
    const char* name;
    int width, height, zoom;
    ui::ThemeName theme;
  };
  const Look looks[] = {{"light", 1280, 800, 100, ui::ThemeName::light},
                        {"dark", 1280, 800, 100, ui::ThemeName::dark},
                        {"contrast", 1280, 800, 100, ui::ThemeName::highContrast},
                        {"full-hd", 1920, 1080, 100, ui::ThemeName::light},
                        {"small-200", 800, 480, 200, ui::ThemeName::light}};
  for (const Look& look : looks) {
    for (int page = 0; page < tests::Gallery::kPages; ++page) {
      if (argc > 2 && std::to_string(page) != argv[2]) continue;
      tests::Gallery gallery;
      gallery.page = page;
      tests::Stage stage([&gallery](ui::Frame& frame) { gallery.draw(frame); }, look.width, look.height);
      stage.look(look.theme, look.zoom);
      const std::string file = std::string(argv[1]) + "/" + look.name + "-" + std::to_string(page) + ".png";
      if (!stage.picture().writePng(file)) return 1;
    }
  }
  return 0;
}
