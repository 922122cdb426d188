// A picture: one of its places, or the spot that is meant.

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/pack/outline.h"
#include "kiosk/screens/answers.h"
#include "kiosk/screens/parts.h"
#include "kiosk/ui/hotspot.h"

namespace cz::screens {
namespace {

using pack::Hotspot;
using pack::Outline;
using scoring::Picked;
using scoring::Pointed;
using scoring::Spot;

constexpr float kHighest = 0.48F;  // of the screen: the stem stays beside the picture
constexpr float kMostGrown = 2;    // a photograph's pixel is at most two units large
constexpr int kCorners = 48;       // that a circle is drawn with

ui::Rect roomFor(const Scene& scene, Column& column, const Hotspot& picture) {
  const auto width = static_cast<float>(picture.width);
  const auto height = static_cast<float>(picture.height);
  const float most = scene.frame.canvas().height() * kHighest;
  const float scale = std::min({column.width() / width, most / height, kMostGrown});
  const ui::Rect row = column.take(height * scale);
  return {row.x, row.y, width * scale, height * scale};
}

/// A point of the picture in thousandths, as scoring has it.
Spot spotOf(ui::Point part) {
  const auto side = [](float value) {
    return std::clamp(static_cast<int>(std::lround(value * scoring::kCanvas)), 0, scoring::kCanvas);
  };
  return {side(part.x), side(part.y)};
}

ui::Point partOf(const Spot& spot) {
  return {static_cast<float>(spot.x) / scoring::kCanvas, static_cast<float>(spot.y) / scoring::kCanvas};
}

std::vector<ui::Point> cornersOf(const Outline& outline, const Hotspot& picture) {
  const auto part = [&](float x, float y) {
    return ui::Point{x / static_cast<float>(picture.width), y / static_cast<float>(picture.height)};
  };
  const auto number = [&](std::size_t i) { return static_cast<float>(outline.numbers[i]); };
  std::vector<ui::Point> corners;
  switch (outline.kind) {
    case Outline::Kind::circle:
      for (int i = 0; i < kCorners; ++i) {
        const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / kCorners;
        corners.push_back(part(number(0) + number(2) * std::cos(angle), number(1) + number(2) * std::sin(angle)));
      }
      break;
    case Outline::Kind::box:
      corners = {part(number(0), number(1)), part(number(0) + number(2), number(1)),
                 part(number(0) + number(2), number(1) + number(3)), part(number(0), number(1) + number(3))};
      break;
    case Outline::Kind::polygon:
      for (std::size_t i = 0; i + 1 < outline.numbers.size(); i += 2) corners.push_back(part(number(i), number(i + 1)));
      break;
  }
  return corners;
}

ui::Rect boundsOf(const Outline& outline, const Hotspot& picture) {
  const pack::Bounds box = pack::boundsOf(outline);
  const auto width = static_cast<float>(picture.width);
  const auto height = static_cast<float>(picture.height);
  return {static_cast<float>(box.left) / width, static_cast<float>(box.top) / height,
          static_cast<float>(box.width) / width, static_cast<float>(box.height) / height};
}

/// The tapped one more, or less; where one is asked for, instead of the other.
template <class List>
List afterTap(List list, const typename List::value_type& one, int most) {
  const auto found = std::find(list.begin(), list.end(), one);
  if (found != list.end()) {
    list.erase(found);
  } else if (most == 1) {
    list = {one};
  } else if (static_cast<int>(list.size()) < most) {
    list.push_back(one);
  }
  return list;
}

void noteFull(Scene& scene, Column& column, std::size_t marked, int most) {
  if (most == 1 || static_cast<int>(marked) < most) return;
  column.gap(scene.gap() * 0.5F);
  column.small(scene.words.count("hotspot.full", static_cast<int>(marked)));
}

void drawPlaces(Scene& scene, Column& column, const app::PlaceView& place) {
  const app::ItemView& item = place.item;
  const auto* given = std::get_if<Picked>(&place.response);
  const Picked picked = given ? *given : Picked{};
  std::vector<ui::PictureArea> areas;
  for (const app::OptionView& option : item.options) {
    const bool chosen = std::find(picked.begin(), picked.end(), option.id) != picked.end();
    areas.push_back({idOf(place, "place/" + option.id.text), option.text,
                     chosen ? scene.words("hotspot.chosen") : scene.words("hotspot.not-chosen"),
                     cornersOf(option.outline, item.hotspot), boundsOf(option.outline, item.hotspot), chosen});
  }
  const auto areaAt = [&](ui::Point part) -> std::optional<std::size_t> {
    const Spot spot = spotOf(part);
    for (std::size_t i = 0; i < item.options.size(); ++i)
      if (pack::holds(item.options[i].outline, item.hotspot, spot.x, spot.y)) return i;
    return std::nullopt;
  };
  const auto tapped = ui::pickArea(scene.frame, idOf(place, "picture"), roomFor(scene, column, item.hotspot),
                                   {item.hotspot.path, item.hotspot.seen}, areas, areaAt);
  noteFull(scene, column, picked.size(), item.hotspot.most);
  if (tapped) scene.say(app::Answered{place.slot, afterTap(picked, item.options[*tapped].id, item.hotspot.most)});
}

void drawPointing(Scene& scene, Column& column, const app::PlaceView& place, Drafts& drafts) {
  const Hotspot& picture = place.item.hotspot;
  const auto* given = std::get_if<Pointed>(&place.response);
  Pointed pointed = given ? *given : Pointed{};
  std::vector<ui::Point> marks;
  for (const Spot& spot : pointed.spots) marks.push_back(partOf(spot));
  const Spot aim = drafts.aim.value_or(Spot{scoring::kCanvas / 2, scoring::kCanvas / 2});
  const std::string state =
      scene.words("hotspot.at", {{"x", std::to_string(aim.x / 10)}, {"y", std::to_string(aim.y / 10)}});
  const ui::PointDeed deed = ui::pointAt(scene.frame, idOf(place, "picture"), roomFor(scene, column, picture),
                                         {picture.path, picture.seen}, marks, partOf(aim), state);
  drafts.aim = spotOf(deed.aim);
  noteFull(scene, column, pointed.spots.size(), picture.most);
  const auto before = pointed.spots;
  if (deed.removed) pointed.spots.erase(pointed.spots.begin() + static_cast<std::ptrdiff_t>(*deed.removed));
  if (deed.pointed) pointed.spots = afterTap(pointed.spots, spotOf(*deed.pointed), picture.most);
  if (pointed.spots == before) return;  // no more may be marked
  scene.say(app::Answered{place.slot, pointed});
  const Spot at = deed.pointed ? spotOf(*deed.pointed) : Spot();
  const bool marked = deed.pointed && std::find(pointed.spots.begin(), pointed.spots.end(), at) != pointed.spots.end();
  scene.frame.announce(idOf(place, "picture"), marked ? scene.words("told.marked", {{"x", std::to_string(at.x / 10)},
                                                                                    {"y", std::to_string(at.y / 10)}})
                                                      : scene.words("told.unmarked"));
}

}  // namespace

void drawHotspot(Scene& scene, Column& column, const app::PlaceView& place, Drafts& drafts) {
  if (place.item.hotspot.outlines) return drawPlaces(scene, column, place);
  drawPointing(scene, column, place, drafts);
}

}  // namespace cz::screens
