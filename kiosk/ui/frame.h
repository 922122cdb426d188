#pragma once
// One frame of the screen: where to draw, what the person did, what is on the screen.
// Rules of the interface: a press acts when it is let go inside the same widget, once, however long it was held or how
// often a key repeats. Everything works by touch alone, by mouse alone, by keyboard alone. What the keyboard holds has
// a ring of 4 units outside it, shown while the keyboard was used last. Nothing blinks.
// Directions: screens and widgets are laid out as if everything ran from left to right. Where the language runs from
// right to left the frame turns the whole page, and what was done with it back again; what never turns (pictures,
// maths, keys, codes) is drawn inside a LeftToRight.

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/input.h"
#include "kiosk/ui/probe.h"
#include "kiosk/ui/text.h"
#include "kiosk/ui/theme.h"
#include "kiosk/ui/units.h"

struct ImDrawList;

namespace cz::ui {

struct Memory;  // memory.h: what is remembered between frames

/// How a widget is told to the probe and to the keyboard.
struct Telling {
  Role role = Role::button;
  std::string_view label{};
  std::string_view state{};
  bool enabled = true;
  bool focusable = true;
  bool rapid = false;  ///< two quick taps are two deeds (keys of a keypad); else the second of a double tap is dropped
  bool draggable = false;  ///< dragging it moves it; else dragging scrolls the area that it lies in
  bool takesKeys = false;  ///< Enter and Space are its own business (a text field)
  float radius = -1;       ///< of its corners, for the focus ring; below 0: Metrics::radius
};

/// What the person did with a widget in this frame.
struct Reaction {
  bool hover = false;      ///< the pointer is over it
  bool held = false;       ///< pressed and not let go yet
  bool activated = false;  ///< tapped, clicked, or Enter or Space pressed on it: act now
  bool focused = false;    ///< holds the keyboard
  bool ring = false;       ///< draw the focus ring (react() has done so)
  bool pressed = false;    ///< went down on it just now
  bool dragged = false;    ///< held and moved by more than 10 units
  bool dropped = false;    ///< let go after being dragged; see pointer()
};

class Frame {
 public:
  Frame(Memory& memory, TextCache& text, const Input& input, const Canvas& canvas);
  Frame(const Frame&) = delete;
  Frame& operator=(const Frame&) = delete;

  /// Theme and text size from here on. Call it first in a frame. Kept for the next frames.
  void setLook(ThemeName theme, int zoomPercent);

  /// Letters and direction from here on, likewise.
  /// `language` (BCP 47): in whose words plain() says formulas.
  void setWriting(Typeface typeface, bool rightToLeft, std::string_view language = "en");
  /// Marked text as it is told to the probe.
  std::string plain(std::string_view marked) const;
  /// Whether what is drawn now is turned: runs from right to left.
  bool turned() const { return flow_.turned; }

  /// The pictures that stand in texts from here on; null: none. Call it before anything is drawn.
  void usePictures(const pictures::ShelfPtr& shelf);

  const Canvas& canvas() const { return canvas_; }
  const Metrics& metrics() const { return metrics_; }
  const Theme& theme() const { return *theme_; }
  Color color(Tone tone) const { return (*theme_)[tone]; }
  const Input& input() const { return input_; }
  Point pointer() const;              ///< in units, as the page is laid out
  Point pressedAt() const;            ///< where it went down last, likewise
  Point laidOut(Point pixels) const;  ///< any point of the screen, likewise
  /// Where something of the page comes to lie on the screen, in units from its left edge.
  Rect onScreen(const Rect& rect) const;
  Point onScreen(Point at) const;
  const Probe& probe() const { return probe_; }

  // ---- widgets' own business ----

  /// Registers a widget and says what was done with it. Draws the focus ring when it is due.
  Reaction react(std::string_view id, const Rect& rect, const Telling& telling);
  /// Registers something that only shows.
  void tell(std::string_view id, const Rect& rect, Role role, std::string_view label, std::string_view state = {});
  /// Gives `id` the keyboard from the next frame on (e.g. the answer field of a new item).
  void focus(std::string_view id);
  bool isFocused(std::string_view id) const;
  /// False while a sheet lies over what is being drawn.
  bool reachable() const;
  /// The key pressed in this frame, when nobody took it yet.
  const KeyPress& key() const { return key_; }
  void takeKey();  ///< nobody else gets it
  /// What has just happened to `owner` or to a part of it, in a sentence: told to the probe as "told" until the next
  /// one, as long as the owner is drawn. For whatever describes the screen from the probe (scripts, tests); the voice
  /// that reads aloud only reads what it is asked to.
  void announce(std::string_view owner, std::string_view sentence);
  /// Asks for another frame at once: something changed after it was drawn. Every deed that a widget reports does so.
  void again();
  Memory& memory() { return memory_; }
  TextCache& cache() { return cache_; }

  // ---- text ----

  /// Width and height in units. `width` is where lines wrap; 0 = one line for each line of the text.
  Size measure(std::string_view utf8, const TextStyle& style, float width = 0);
  /// Draws into `box` from its top; align is within box.w; box.h isn't a limit. Gives the height used. Also told to the
  /// probe: as `id`, or as a running number when `id` is empty.
  float text(const Rect& box, std::string_view utf8, const TextStyle& style, std::string_view id = {},
             Role role = Role::text);
  /// Draws only: for labels of widgets, which are told by the widget. Vertically in the middle of `box`.
  void label(const Rect& box, std::string_view utf8, const TextStyle& style);

  /// Draws one of the pictures in use into `rect`; false when there is none of this path.
  bool picture(const Rect& rect, const std::string& path);

  // ---- strokes, in units ----

  void fill(const Rect& rect, Color color, float radius = 0);
  void outline(const Rect& rect, Color color, float width, float radius = 0);       ///< the stroke lies inside `rect`
  void box(const Rect& rect, Color ground, Color edge, float width, float radius);  ///< filled, with an edge
  void dashes(const Rect& rect, Color color, float width, float radius = 0);        ///< likewise, broken
  void line(Point from, Point to, Color color, float width);
  void disc(Point centre, float radius, Color color);
  void ring(Point centre, float radius, Color color, float width);
  void shadow(const Rect& rect, float radius);  ///< soft, below a lifted card
  ImDrawList* list() const { return list_; }    ///< pixels

  // ---- areas ----

  /// Drawing and hits are limited to `rect` until popClip().
  void pushClip(const Rect& rect);
  void popClip();
  /// From here to endOver(): above everything else (sheets, a dragged card).
  void beginOver();
  void endOver();
  /// From here to endSheet(): the only part that reacts, from the next frame on, as long as it is drawn each frame.
  void beginSheet(std::string_view id);
  void endSheet();
  void setArea(std::string_view id) { area_ = std::string(id); }  ///< scroll area that widgets now lie in
  const std::string& area() const { return area_; }

  // ---- direction ----

  friend class LeftToRight;

  /// Closes the frame: moves the keyboard's focus. Called by Board.
  void finish();

 private:
  /// How the page lies on the screen: turned round, or moved along.
  struct Flow {
    bool turned = false;
    float shift = 0;  ///< units; where it isn't turned
  };
  Point screenPointer() const;
  Rect inPixels(const Rect& rect) const;
  float draw(const Rect& box, std::string_view utf8, const TextStyle& style);
  Rect limit() const;  ///< of what shows, on the screen
  Probed& add(std::string_view id, const Rect& rect, Role role, std::string_view label, std::string_view state);
  void drawRing(const Rect& rect, float radius);
  Reaction byPointer(const std::string& id, const Rect& seen, const Telling& telling);
  bool activatedByKey(const Telling& telling);
  bool isBounce(const Telling& telling);
  void tellAnnounced();
  void settleSheet();
  void settleHold();
  void moveFocus();

  Memory& memory_;
  TextCache& cache_;
  const Input& input_;
  Canvas canvas_;
  Metrics metrics_;
  Flow flow_;
  const Theme* theme_;
  KeyPress key_;
  Probe probe_;
  ImDrawList* list_ = nullptr;
  std::vector<Rect> clips_;                   ///< on the screen
  std::vector<std::vector<Rect>> heldClips_;  ///< of what lies under beginOver()
  std::string area_;
  std::string sheet_;  ///< the sheet being drawn; empty = the page
  std::string hover_;  ///< the topmost thing under the pointer so far
  int over_ = 0;       ///< how deep in beginOver()
  int unnamed_ = 0;    ///< texts without an id so far
};

/// While it lives, what is drawn runs from left to right inside `area`; the area itself lies where the page puts it.
class LeftToRight {
 public:
  LeftToRight(Frame& frame, const Rect& area);
  ~LeftToRight();
  LeftToRight(const LeftToRight&) = delete;
  LeftToRight& operator=(const LeftToRight&) = delete;

 private:
  Frame& frame_;
  Frame::Flow before_;
};

}  // namespace cz::ui
