#pragma once

#include <utility>
#include <vector>

#include "kiosk/app/event.h"

namespace cz::desk {

/// An answer of one event. (An initializer list would copy it.)
template <class One>
std::vector<app::Event> only(One event) {
  std::vector<app::Event> events;
  events.emplace_back(std::move(event));
  return events;
}

}  // namespace cz::desk
