// Where the keyboard goes: Tab in the order of reading, arrows to the nearest neighbour that way.

#include <cmath>
#include <vector>

#include "kiosk/ui/frame.h"
#include "kiosk/ui/memory.h"

namespace cz::ui {
namespace {

using Places = std::vector<const Probed*>;

Places focusable(const Probe& probe) {
  Places places;
  for (const Probed& thing : probe.all())
    if (thing.focusable && thing.reachable) places.push_back(&thing);
  return places;
}

std::size_t indexOf(const Places& places, const std::string& id) {
  for (std::size_t i = 0; i < places.size(); ++i)
    if (places[i]->id == id) return i;
  return places.size();
}

const Probed* byTab(const Places& places, std::size_t at, bool back) {
  const std::size_t count = places.size();
  if (at == count) return places[back ? count - 1 : 0];
  return places[(at + (back ? count - 1 : 1)) % count];
}

/// How far `to` is from `from` that way; below 0 when it isn't that way at all. Sideways offset counts more.
float wayTo(const Rect& from, const Rect& to, Key arrow) {
  const Point a = from.centre();
  const Point b = to.centre();
  float along = 0;
  float aside = 0;
  switch (arrow) {
    case Key::left: along = from.x - to.right(); break;
    case Key::right: along = to.x - from.right(); break;
    case Key::up: along = from.y - to.bottom(); break;
    default: along = to.y - from.bottom(); break;
  }
  const bool level = arrow == Key::left || arrow == Key::right;
  if (level) {
    aside = std::max({0.0F, from.y - to.bottom(), to.y - from.bottom()}) + std::abs(a.y - b.y) / 8;
  } else {
    aside = std::max({0.0F, from.x - to.right(), to.x - from.right()}) + std::abs(a.x - b.x) / 8;
  }
  return along < -1 ? -1 : std::max(0.0F, along) + 3 * aside;
}

const Probed* byArrow(const Places& places, std::size_t at, Key arrow) {
  if (at == places.size()) return places.front();
  const Probed* best = nullptr;
  float least = 0;
  for (const Probed* place : places) {
    const float way = wayTo(places[at]->rect, place->rect, arrow);
    if (place == places[at] || way < 0 || (best != nullptr && way >= least)) continue;
    best = place;
    least = way;
  }
  return best;
}

bool isArrow(Key key) { return key == Key::left || key == Key::right || key == Key::up || key == Key::down; }

}  // namespace

void Frame::moveFocus() {
  const Places places = focusable(probe_);
  const std::size_t at = indexOf(places, memory_.focused);
  if (key_.key != Key::tab && !isArrow(key_.key)) return;
  const Probed* next = places.empty()         ? nullptr
                       : key_.key == Key::tab ? byTab(places, at, key_.shift)
                                              : byArrow(places, at, key_.key);
  const bool upOrDown = key_.key == Key::up || key_.key == Key::down;
  if (next == nullptr && upOrDown) memory_.scrollByKey = key_.key == Key::up ? -1 : 1;
  takeKey();
  if (next == nullptr) return;
  memory_.focused = next->id;
  memory_.bringIntoView = next->id;
}

}  // namespace cz::ui
