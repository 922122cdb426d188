#pragma once
// The design canvas. Every size in kiosk/ui and kiosk/screens is in layout units: one unit is one pixel of a
// 1280x800 screen. Other screens get one scale, and a canvas as many units wide and high as fit; screens flow into it.
// Text size (100 to 200 %) makes type larger, and every box by as much as its text grows; it never stretches a picture.

#include "kiosk/ui/geometry.h"

namespace cz::ui {

/// The screen in units.
struct Canvas {
  int pixelWidth = 1280;
  int pixelHeight = 800;
  float scale = 1;  ///< pixels for each unit

  /// scale = the smaller of width/1280 and height/800, but from 0.70 to 4.0: below that a finger can't hit.
  static Canvas of(int pixelWidth, int pixelHeight);

  float width() const { return static_cast<float>(pixelWidth) / scale; }
  float height() const { return static_cast<float>(pixelHeight) / scale; }
  Rect rect() const { return {0, 0, width(), height()}; }
  /// To pixels. Edges are rounded to whole pixels so that straight lines are crisp.
  float px(float units) const { return units * scale; }
  float snapped(float units) const;
};

/// Sizes that screens and widgets share, in units, text size already in them.
struct Metrics {
  float zoom = 1;  ///< text size: 1.0 to 2.0

  // Type sizes: four, and one for stems.
  float small = 19;
  float body = 22;
  float large = 28;
  float title = 40;
  float stem = 30;

  // Boxes.
  float control = 68;     ///< height of a button or a field
  float tool = 48;        ///< height of a button in the top bar
  float choice = 84;      ///< least height of a choice card
  float topBar = 72;      ///< page(): above
  float bottomBar = 104;  ///< page(): below
  float margin = 40;      ///< left and right of a page; narrower on a narrow canvas
  float gap = 16;         ///< between neighbours
  float radius = 14;      ///< corner of a control
  float cardRadius = 18;  ///< corner of a card or a sheet

  /// Widest column of running text: 70 characters of `size`.
  float measure(float size) const { return size * 34; }

  /// `zoomPercent` is held to 100..200. Margins shrink on a canvas narrower than 1100 units.
  static Metrics of(const Canvas& canvas, int zoomPercent);
};

}  // namespace cz::ui
