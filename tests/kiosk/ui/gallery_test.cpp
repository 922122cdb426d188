// Rules that every page of widgets keeps, in all themes, sizes and text sizes.

#include "tests/kiosk/ui/gallery.h"

#include <memory>
#include <set>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/stage.h"

using namespace cz::ui;
using cz::tests::Gallery;
using cz::tests::Stage;

namespace {

struct Size2 {
  int width, height, zoom;
};
const Size2 kSizes[] = {{1280, 800, 100}, {1920, 1080, 100}, {1024, 600, 150}, {800, 480, 200}};

struct Scene {
  Size2 size;
  Gallery gallery;
  std::unique_ptr<Stage> stage;
};

/// Every page at every size. Made once: laying all of them out takes most of this file's time.
std::vector<std::unique_ptr<Scene>>& scenes() {
  static std::vector<std::unique_ptr<Scene>> all;
  if (!all.empty()) return all;
  for (const Size2& size : kSizes)
    for (int page = 0; page < Gallery::kPages; ++page) {
      all.push_back(std::make_unique<Scene>(Scene{size, {}, nullptr}));
      Scene& scene = *all.back();
      scene.gallery.page = page;
      scene.stage =
          std::make_unique<Stage>([&scene](Frame& frame) { scene.gallery.draw(frame); }, size.width, size.height);
      scene.stage->look(ThemeName::light, size.zoom);
    }
  return all;
}

/// Calls `look(stage, page)` for every page at every size, with nothing held by the keyboard.
template <class Look>
void everywhere(const Look& look) {
  for (const auto& scene : scenes()) {
    const Size2& size = scene->size;
    INFO("page " << scene->gallery.page << " at " << size.width << "x" << size.height << ", " << size.zoom << " %");
    scene->stage->board().forget();
    scene->stage->settle();
    look(*scene->stage, scene->gallery.page);
  }
}

bool isControl(const Probed& thing) { return thing.focusable || thing.role == Role::key; }

}  // namespace

TEST_CASE("everything on the screen has a name of its own, and every control a label") {
  everywhere([](Stage& stage, int) {
    std::set<std::string> ids;
    for (const Probed& thing : stage.probe().all()) {
      INFO(thing.id);
      CHECK(ids.insert(thing.id).second);
      if (isControl(thing)) CHECK_FALSE(thing.label.empty());
    }
  });
}

TEST_CASE("Tab reaches every control once around") {
  everywhere([](Stage& stage, int) {
    std::set<std::string> wanted;
    for (const Probed& thing : stage.probe().all())
      if (thing.focusable) wanted.insert(thing.id);
    std::set<std::string> reached;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      stage.press(Key::tab);
      reached.insert(stage.focused());
    }
    CHECK(reached == wanted);
  });
}

TEST_CASE("what the keyboard reaches is in view") {
  everywhere([](Stage& stage, int) {
    for (std::size_t i = 0; i < 30; ++i) {
      stage.press(Key::tab);
      const Probed& here = stage.at(stage.focused());
      INFO(here.id);
      CHECK(here.visible.h >= std::min(here.rect.h, 40.0F) - 1);
    }
  });
}

TEST_CASE("the one primary action is always on the screen, at the bottom right") {
  everywhere([](Stage& stage, int page) {
    if (page < 2) return;
    const Probed& primary = stage.at(page == Gallery::kPages - 1 ? "go" : "next");
    CHECK(primary.visible.holds(primary.rect));
    CHECK(primary.rect.x > stage.at("back").rect.right());
  });
}

TEST_CASE("no two controls lie on one another") {
  everywhere([](Stage& stage, int) {
    const auto& all = stage.probe().all();
    for (std::size_t a = 0; a < all.size(); ++a)
      for (std::size_t b = a + 1; b < all.size(); ++b) {
        // A card lies in its place, arrows on their card.
        if (!isControl(all[a]) || !isControl(all[b]) || all[b].id.starts_with(all[a].id + "/")) continue;
        INFO(all[a].id << " and " << all[b].id);
        CHECK(all[a].visible.inset(1).common(all[b].visible.inset(1)).empty());
      }
  });
}

TEST_CASE("targets are large enough for a finger at every size") {
  // 44 units at the least scale of 0.7 are 31 pixels; on a 7 inch screen of 800 x 480 (133 to the inch) that is 6 mm
  // for the smallest tool, and 9 mm for what answers a question.
  everywhere([](Stage& stage, int) {
    for (const Probed& thing : stage.probe().all()) {
      if (!isControl(thing)) continue;
      INFO(thing.id);
      CHECK(thing.rect.h >= 30);
      CHECK(thing.rect.w >= 30);
    }
  });
}

TEST_CASE("every theme draws a different picture of the same things") {
  Gallery gallery;
  gallery.page = 2;
  Stage stage([&gallery](Frame& frame) { gallery.draw(frame); }, 640, 400);
  const auto light = stage.picture();
  const std::string told = stage.probe().told();
  stage.look(ThemeName::dark, 100);
  CHECK(difference(light, stage.picture()).mean > 100);
  CHECK(stage.probe().told() == told);
  stage.look(ThemeName::highContrast, 100);
  CHECK(difference(light, stage.picture()).mean > 100);
  CHECK(stage.probe().told() == told);
}

TEST_CASE("the same page is drawn to the same picture every time") {
  const auto picture = [] {
    Gallery gallery;
    gallery.page = 3;
    Stage stage([&gallery](Frame& frame) { gallery.draw(frame); }, 640, 400);
    return stage.picture();
  };
  CHECK(difference(picture(), picture()).worstBlock == 0);
}

TEST_CASE("a page is spoken in the order of reading, with the states of what is on it") {
  Gallery gallery;
  gallery.page = 2;
  Stage stage([&gallery](Frame& frame) { gallery.draw(frame); });
  const auto spoken = stage.probe().spoken();
  const auto at = [&](const std::string& sentence) { return std::find(spoken.begin(), spoken.end(), sentence); };
  const auto stem =
      at("Mina shares three quarters of a cake equally between 2 friends. Which part of the whole cake does each "
         "friend get?");
  const auto chosen = at("three eighths, chosen");
  REQUIRE(stem != spoken.end());
  REQUIRE(chosen != spoken.end());
  CHECK(stem < chosen);
  CHECK(at("one half, not chosen") != spoken.end());
}
