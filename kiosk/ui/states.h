#pragma once
// What only shows: pages, cards, state pills, notices, progress.

#include "kiosk/ui/frame.h"
#include "kiosk/ui/icons.h"

namespace cz::ui {

/// A state told by icon, word and colour together.
enum class Mark { mastered, notYet, waiting, nextStep, ready, ahead };

Icon iconOf(Mark mark);
Tone frontOf(Mark mark);   ///< of the icon and the word
Tone groundOf(Mark mark);  ///< of the pill

/// The page: paper, hair lines, and its three parts inside the margins.
struct Page {
  Rect top;     ///< the top bar
  Rect body;    ///< between the lines; keep some air at its top: metrics().gap
  Rect bottom;  ///< the bottom bar, as high as a control, for secondary (left) and primary (right)
};
Page page(Frame& frame);

/// A white card with a hair line; `padding` inside it is metrics().gap * 1.75. Gives the inner rectangle.
Rect card(Frame& frame, const Rect& rect);
float cardPadding(const Frame& frame);

/// The state's word on its tinted ground, with the icon when `withIcon`; at the right end of `box`, vertically in the
/// middle. Gives what it covers.
Rect pill(Frame& frame, const Rect& box, Mark mark, std::string_view word, bool withIcon = false);
Size pillSize(Frame& frame, std::string_view word, bool withIcon = false);

enum class NoticeKind { saved, hint, caution };
/// One or more lines with an icon: "Saved". Gives the height used.
float notice(Frame& frame, const Rect& box, NoticeKind kind, std::string_view text, std::string_view id = {});
float noticeHeight(Frame& frame, std::string_view text, float width);

/// A bar of `done` of `total`; `label` says it in words (drawn above it when there is room for it).
void progress(Frame& frame, std::string_view id, const Rect& box, int done, int total, std::string_view label);

/// A list with round bullets. Gives the height used.
float bullets(Frame& frame, const Rect& box, const std::vector<std::string>& lines, const TextStyle& style);
float bulletsHeight(Frame& frame, const std::vector<std::string>& lines, const TextStyle& style, float width);

/// A line across.
void rule(Frame& frame, Point from, float width);

// Usual styles, with the text size in them.
TextStyle titleStyle(const Frame& frame);                             ///< 40 bold
TextStyle headingStyle(const Frame& frame);                           ///< 28 bold
TextStyle bodyStyle(const Frame& frame, Tone tone = Tone::ink);       ///< 22
TextStyle smallStyle(const Frame& frame, Tone tone = Tone::softInk);  ///< 19
TextStyle stemStyle(const Frame& frame);                              ///< 30, with marks

}  // namespace cz::ui
