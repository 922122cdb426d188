#pragma once
// The semantic probe: what is on the screen, as a person would tell it. Keyboard focus, read-aloud, the script driver
// and tests all use it. Rebuilt in every frame, in the order of drawing, which is the order of reading.

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/geometry.h"

namespace cz::ui {

enum class Role {
  text,
  heading,
  button,
  link,
  choice,
  check,
  row,
  tile,
  key,
  field,
  item,
  status,
  progress,
  card,
  place,
  area,
  picture
};

std::string_view wordOf(Role role);  ///< "button"

struct Probed {
  std::string id{};  ///< "next", "choice/c1"; unique in a frame
  Role role = Role::text;
  std::string label{};  ///< what is written on it or what it is called
  std::string state{};  ///< "chosen", "answered, flagged", a field's text (dots for a PIN); may be empty
  Rect rect{};          ///< pixels; where it would be if nothing cut it off
  Rect visible{};       ///< pixels; the part that shows; empty = scrolled away
  std::string area{};   ///< id of the scroll area that it lies in; may be empty
  bool enabled = true;
  bool focusable = false;
  bool focused = false;
  bool reachable = true;  ///< false while a sheet lies over it
};

class Probe {
 public:
  const std::vector<Probed>& all() const { return things_; }
  const Probed* byId(std::string_view id) const;
  /// By id, else by exact label, else by the beginning of a label; reachable controls win over plain text.
  const Probed* find(std::string_view idOrLabel) const;
  /// One line for each thing: `button "Next" (next)`. For messages of tests and scripts.
  std::string told() const;
  /// Everything readable in order, as sentences: for read-aloud.
  std::vector<std::string> spoken() const;

  void clear() { things_.clear(); }
  Probed& add(Probed thing);  ///< valid until the next add

 private:
  std::vector<Probed> things_;
};

}  // namespace cz::ui
