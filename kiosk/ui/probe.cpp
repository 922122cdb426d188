#include "kiosk/ui/probe.h"

namespace cz::ui {
namespace {

// What find() prefers among things of the same label: something to use, then something to read.
int worth(const Probed& thing) {
  if (!thing.reachable) return 1;
  return thing.focusable || thing.role == Role::key ? 3 : 2;
}

bool readable(const Probed& thing) {
  return thing.reachable && !thing.label.empty() && thing.role != Role::key && thing.role != Role::area;
}

}  // namespace

std::string_view wordOf(Role role) {
  switch (role) {
    case Role::text: return "text";
    case Role::heading: return "heading";
    case Role::button: return "button";
    case Role::link: return "link";
    case Role::choice: return "choice";
    case Role::check: return "check box";
    case Role::row: return "row";
    case Role::tile: return "tile";
    case Role::key: return "key";
    case Role::field: return "field";
    case Role::item: return "item";
    case Role::status: return "status";
    case Role::progress: return "progress";
    case Role::card: return "card";
    case Role::place: return "place";
    case Role::area: return "area";
    case Role::picture: return "picture";
  }
  return "thing";
}

Probed& Probe::add(Probed thing) {
  things_.push_back(std::move(thing));
  return things_.back();
}

const Probed* Probe::byId(std::string_view id) const {
  for (const Probed& thing : things_)
    if (thing.id == id) return &thing;
  return nullptr;
}

const Probed* Probe::find(std::string_view idOrLabel) const {
  if (idOrLabel.empty()) return nullptr;
  if (const Probed* thing = byId(idOrLabel)) return thing;
  const Probed* best = nullptr;
  int bestWorth = 0;
  for (const Probed& thing : things_) {
    const int exact = thing.label == idOrLabel ? 10 : 0;
    if (exact == 0 && !thing.label.starts_with(idOrLabel)) continue;
    if (exact + worth(thing) <= bestWorth) continue;
    best = &thing;
    bestWorth = exact + worth(thing);
  }
  return best;
}

std::string Probe::told() const {
  std::string lines;
  for (const Probed& thing : things_) {
    lines += std::string(wordOf(thing.role)) + " \"" + thing.label + "\" (" + thing.id + ")";
    if (!thing.state.empty()) lines += " " + thing.state;
    if (!thing.enabled) lines += ", off";
    if (thing.focused) lines += ", has the keyboard";
    if (thing.visible.empty()) lines += ", out of view";
    if (!thing.reachable) lines += ", behind a sheet";
    lines += "\n";
  }
  return lines;
}

std::vector<std::string> Probe::spoken() const {
  std::vector<std::string> sentences;
  for (const Probed& thing : things_) {
    if (!readable(thing)) continue;
    sentences.push_back(thing.state.empty() || thing.role == Role::text ? thing.label
                                                                        : thing.label + ", " + thing.state);
  }
  return sentences;
}

}  // namespace cz::ui
