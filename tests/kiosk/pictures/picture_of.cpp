#include "tests/kiosk/pictures/picture_of.h"

#include "kiosk/screens/screen.h"
#include "kiosk/ui/board.h"
#include "tests/kiosk/screens/english.h"

namespace cz::tests {

Image pictureOf(const app::Model& model, int width, int height) {
  KeepingSink sink;
  ui::Board board(sink);
  board.useNullRenderer();
  screens::Drafts drafts;
  Image image;
  for (int frame = 0; frame < 3; ++frame) {  // sheets and scroll areas settle a frame late
    ui::Input input;
    input.now = frame;
    std::vector<app::Event> events;
    screens::draw(model, drafts, screens::english(), board.begin(input, width, height), events);
    const auto* data = board.end();
    if (frame == 2) image = render(*data, sink);
  }
  return image;
}

}  // namespace cz::tests
