#pragma once
// A sheet over the page: the page is dimmed and doesn't react until the sheet is gone.

#include "kiosk/ui/frame.h"

namespace cz::ui {

/// Use: `Sheet sheet(frame, "look", {640, 420}); … draw inside sheet.inner() …` Closed when it isn't drawn any more.
class Sheet {
 public:
  /// In the middle of the canvas; never larger than it.
  Sheet(Frame& frame, std::string_view id, Size size);
  ~Sheet();
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;

  const Rect& inner() const { return inner_; }  ///< without the padding
  /// Escape was pressed, or the dimmed page was tapped.
  bool dismissed() const { return dismissed_; }

 private:
  Frame& frame_;
  Rect inner_;
  bool dismissed_ = false;
};

enum class Answer { none, yes, no };
struct Question {
  std::string_view title{};
  std::string_view body{};
  std::string_view yes{};  ///< primary, at the right; id "<id>/yes"
  std::string_view
      no{};  ///< secondary, at the left; id "<id>/no"; also Escape. Empty: there is none, and Escape says yes
};
/// Asks before something that can't be undone. Draw it last, as long as it is open.
Answer confirmSheet(Frame& frame, std::string_view id, const Question& question);

}  // namespace cz::ui
