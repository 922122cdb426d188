#pragma once
// What screens have in common: the bars, the scrolling middle, rows of toggles, two columns.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/screens/aloud.h"
#include "kiosk/screens/column.h"
#include "kiosk/screens/scene.h"

namespace cz::screens {

/// Draws "Aa" and, when `leaveId` isn't empty, the button to leave (sign out, stop for now) at the right of the top
/// bar. Gives what is left of the bar.
ui::Rect topTools(Scene& scene, ui::Rect bar, bool& leave, std::string_view leaveId = {},
                  std::string_view leaveLabel = {});
/// The same without a button to leave.
ui::Rect topTools(Scene& scene, ui::Rect bar);
/// "Read aloud" as an icon at the right of the top bar, `bar` less by it afterwards. True when it was tapped.
bool speaker(Scene& scene, ui::Rect& bar);
/// The same where the machine has a voice for something on the screen; a tap reads all that aloudOf() has of it. Gives
/// what is left of the bar.
template <class Screen>
ui::Rect drawAloud(Scene& scene, ui::Rect bar, const Screen& screen) {
  const app::Fittings& fittings = scene.model.fittings;
  const auto has = [&](const std::string& language) { return app::hasVoice(fittings, language); };
  if (!has(scene.words.language()) && !has(packLanguage(screen))) return bar;
  // Its formulas are put into words only now: a frame must not do so.
  if (speaker(scene, bar)) scene.say(app::AloudPressed{withVoice(aloudOf(scene.words, screen), fittings)});
  return bar;
}
/// How long the attempt may still go on, at the right of the top bar, when there is something to say. Gives what is
/// left of the bar.
ui::Rect drawTime(Scene& scene, ui::Rect bar, const app::AttemptScreen& attempt);
/// A bold name and what belongs to it, on one line, in the top bar.
void topLine(Scene& scene, const ui::Rect& bar, std::string_view name, std::string_view more);

/// The primary button, at the right of `bar`, which gets narrower by it. True when it was tapped.
bool primary(Scene& scene, ui::Rect& bar, std::string_view id, std::string_view label, bool enabled = true);
/// A secondary button at the left of `bar`, which gets narrower by it. True when it was tapped. When there is no room
/// for the label and there is an icon, the icon stands alone.
bool secondary(Scene& scene, ui::Rect& bar, std::string_view id, std::string_view label,
               const ui::ButtonLook& look = {});

/// One of a row of buttons of which one can be on.
struct Toggle {
  std::string id;
  std::string label;
  bool chosen = false;
};
/// Width at which the widest of them still shows its whole label, with its tick.
float togglesLeast(Scene& scene, const std::vector<Toggle>& toggles);
/// Equal buttons side by side, in as many rows as it takes. Gives the position of the one that was tapped.
std::optional<std::size_t> drawToggles(Scene& scene, Column& column, const std::vector<Toggle>& toggles);

/// Underlined words to tap, in a row of `card`. True when they were tapped.
bool linkRow(Scene& scene, Column& card, std::string_view id, std::string_view label);
/// The primary button to a step that has a screen of its own.
std::string stepLabel(const Scene& scene, app::NextStep step);
/// A number that is compared with another screen's, or copied down: as large as it goes on one line.
void drawCompared(Scene& scene, Column& column, const std::string& number);
/// Whole minutes until then, rounded up. `ms`: on the model's clock.
int minutesUntil(const Scene& scene, std::int64_t ms);
/// Skills that are not there yet, each with its half disc in front.
void drawNotYet(Scene& scene, Column& column, const std::vector<std::string>& cans);

/// Whether the page is wide enough for two columns at this text size.
bool hasTwoColumns(const Scene& scene, const ui::Rect& body);

/// The part of the page between the bars, scrolled when it is too long. `fill(Column&)` draws. `ground`: what it lies
/// on.
template <class Fill>
void scrolled(Scene& scene, std::string_view id, const ui::Rect& body, const Fill& fill,
              ui::Tone ground = ui::Tone::paper) {
  constexpr float kRing = 8;  // room for the focus ring at the sides
  ui::Scroll scroll(scene.frame, id, body.inset(-kRing, 0), ground);
  Column column(scene.frame, scroll.content().inset(kRing, 0));
  column.gap(scene.gap() * 1.75F);
  fill(column);
  column.gap(scene.gap());
  scroll.end(column.y());
}

/// Two columns side by side, each scrolled for itself, or one below the other when the page is too narrow.
/// `share`: of the width for the left one; `side`: whether they stand side by side.
template <class Left, class Right>
void twoColumns(Scene& scene, std::string_view id, const ui::Rect& body, float share, const Left& left,
                const Right& right, bool side) {
  if (side) {
    ui::Rect rest = body;
    const ui::Rect first = rest.cutLeft((body.w - scene.gap() * 2) * share, scene.gap() * 2);
    scrolled(scene, std::string(id) + "/left", first, left);
    scrolled(scene, std::string(id) + "/right", rest, right);
  } else {
    scrolled(scene, id, body, [&](Column& column) {
      left(column);
      column.gap(scene.gap() * 1.5F);
      right(column);
    });
  }
}

template <class Left, class Right>
void twoColumns(Scene& scene, std::string_view id, const ui::Rect& body, float share, const Left& left,
                const Right& right) {
  twoColumns(scene, id, body, share, left, right, hasTwoColumns(scene, body));
}

/// Equal boxes in as many columns as fit with at least `least` units each, but no more than `most`.
class Grid {
 public:
  Grid(const Scene& scene, Column& column, float least, float height, std::size_t most = 12);
  ui::Rect next();  ///< the next box; takes a new row from the column when one is full

 private:
  Column& column_;
  float gap_;
  float height_;
  int columns_;
  int used_ = 0;
  ui::Rect row_;
};

}  // namespace cz::screens
