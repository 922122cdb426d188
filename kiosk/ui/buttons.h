#pragma once
// Things to tap: buttons, choice cards, rows, name tiles.

#include "kiosk/ui/frame.h"
#include "kiosk/ui/icons.h"
#include "kiosk/ui/states.h"

namespace cz::ui {

enum class ButtonKind {
  primary,    ///< the one thing to do next; one a screen, at bottom right
  secondary,  ///< outlined
  quiet,      ///< no outline until touched
  link,       ///< underlined words
  tool,       ///< small and outlined, in the top bar
};

struct ButtonLook {
  ButtonKind kind = ButtonKind::secondary;
  Icon icon = Icon::none;
  bool enabled = true;
  bool chosen = false;       ///< a toggle that is on: tinted, with a tick
  std::string_view state{};  ///< for the probe
  bool iconAlone = false;    ///< the label is told and not written
  bool marks = false;        ///< a pack's words: **bold**, $maths$ … are shown (core/base/marks.h)
};

/// True when it was tapped. The label is cut with "…" when the box is too narrow: ask buttonSize.
bool button(Frame& frame, std::string_view id, const Rect& rect, std::string_view label, const ButtonLook& look = {});
/// Width that shows the whole label with its padding, and the height of the kind.
Size buttonSize(Frame& frame, std::string_view label, const ButtonLook& look = {});

enum class ChoiceKind { one, several };

/// A card with a ring (one of many) or a box (several). `rich`: the text has **marks**. True when tapped.
bool choiceCard(Frame& frame, std::string_view id, const Rect& rect, ChoiceKind kind, std::string_view text,
                bool chosen, bool enabled = true);
/// Height that shows all of `text`; at least Metrics::choice.
float choiceHeight(Frame& frame, std::string_view text, float width);
/// How many columns choices get: 2 when every text fits on one line of half the width, else 1.
int choiceColumns(Frame& frame, const std::vector<std::string>& texts, float width);

/// A row of a list: state icon, title, second line, and the state's word at the right.
struct RowLook {
  Mark mark = Mark::ahead;
  std::string_view title{};
  std::string_view line{};  ///< may be empty
  std::string_view word{};  ///< in the pill; may be empty
  bool chosen = false;      ///< framed and tinted
  bool tappable = true;
  bool divided = false;  ///< a hair line below
};
bool listRow(Frame& frame, std::string_view id, const Rect& rect, const RowLook& look);
float rowHeight(Frame& frame, const RowLook& look, float width);

/// A tile with a name (and a second line, e.g. the class). True when tapped.
bool nameTile(Frame& frame, std::string_view id, const Rect& rect, std::string_view name, std::string_view line = {});
float tileHeight(Frame& frame, bool withLine);

}  // namespace cz::ui
