#include "kiosk/shell/image_once.h"

#include <cstdio>

#include "core/base/text.h"
#include "kiosk/desk/prepare_image.h"

namespace cz::shell {

int prepareImageOnce(const Options& options) {
  const auto done = desk::prepareImage(options.data);
  if (!done) {
    std::fprintf(stderr, "%s\n", done.error().message.c_str());
    if (!done.error().detail.empty()) std::fprintf(stderr, "(%s)\n", done.error().detail.c_str());
    return 1;
  }
  const std::string where = options.data.string();
  if (done->removed.empty())
    std::printf("There was nothing of one machine in %s.\n", where.c_str());
  else
    std::printf("Removed from %s: %s.\n", where.c_str(), join(done->removed, ", ").c_str());
  for (const std::string& name : done->left)
    std::fprintf(stderr, "Left alone, because no kiosk made it: %s\n", (options.data / name).c_str());
  std::printf("Every copy makes its own keys when it first starts. Start no kiosk here before the image is taken.\n");
  return done->left.empty() ? 0 : 3;
}

}  // namespace cz::shell
