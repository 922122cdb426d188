#pragma once
// A picture to answer on: places to pick, or anywhere to point at. By finger and mouse on the picture itself, by
// keyboard from place to place or with a cross that the arrow keys move.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/frame.h"

namespace cz::ui {

/// A place that can be picked. Points are parts of the picture's width and height, 0 to 1.
struct PictureArea {
  std::string id;
  std::string label;
  std::string state;
  std::vector<Point> corners;
  Rect bounds;
  bool chosen = false;
};

struct PictureLook {
  std::string path;         ///< of one of the frame's pictures
  std::string_view seen{};  ///< what is seen on it: its label, and its words when it can't be shown
};

/// Draws the picture with the outlines of its areas on it; gives the position of the area that was picked. `at` tells
/// which area a point of the picture belongs to.
std::optional<std::size_t> pickArea(Frame& frame, std::string_view id, const Rect& rect, const PictureLook& look,
                                    const std::vector<PictureArea>& areas,
                                    const std::function<std::optional<std::size_t>(Point)>& at);

/// What was done in this frame.
struct PointDeed {
  std::optional<Point> pointed;        ///< somewhere new
  std::optional<std::size_t> removed;  ///< the mark that was touched
  Point aim;                           ///< where the keyboard's cross stands now
};

/// Draws the picture with the marks that were made. `state` tells where the cross stands.
PointDeed pointAt(Frame& frame, std::string_view id, const Rect& rect, const PictureLook& look,
                  const std::vector<Point>& marks, Point aim, std::string_view state);

}  // namespace cz::ui
